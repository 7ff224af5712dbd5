#ifndef MODEL_JSON_H
#define MODEL_JSON_H

#include <json-c/json.h>

#include "model/error.h"
#include "model/str.h"

/*
 * json-c behind a door that is as strict as its name: one pass over the bytes refuses
 * what json-c would let through (invalid UTF-8, raw controls, a key twice in one object
 * however it is escaped, a NUL in a key, more than 256 keys an object or 32 levels,
 * anything behind the value) before it sees them.  QUALITY section 0.2, J1-J8; RFC
 * 8259.
 */
enum { JSON_DEPTH_MAX = 32, JSON_KEYS_MAX = 256 };

/* The check alone.  `ret_at` (may be NULL) is the offset of the first fault. */
enum status json_check(struct str body, size_t *ret_at, struct error *err);

/* On success the caller owns *ret_obj (json_object_put); a JSON null is NULL and ST_OK.
 */
enum status json_parse(struct str body, json_object **ret_obj,
		       struct error *err) MUST_CHECK;

/*
 * Typed reads that do not convert: the fallback when absent, null or of another type.
 * `pointer` is RFC 6901: "" is `obj` itself, "/a/0/b~1c" goes into objects and arrays.
 */
json_object *json_at(json_object *obj, const char *pointer); /* NULL; borrowed */
struct str json_str(json_object *obj, const char *pointer);  /* {NULL,0}; borrowed */
bool json_flag(json_object *obj, const char *pointer, bool fallback);

/* -1; also for negatives, for more than 2^53, and for 1.0, which is no integer. */
int64_t json_int(json_object *obj, const char *pointer);

/* Adds the text as a member, with U+FFFD for bytes that are no UTF-8. */
void json_put_text(json_object *obj, const char *key, const char *text);

#endif
