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
 *
 * Half a surrogate pair ("\ud800") in a text of the Hub is read as U+FFFD, so that one
 * broken description does not hide its whole page.  No name with U+FFFD in it passes
 * the grammar of op_call(): such a row can be seen and not be changed.  In a key it is
 * refused.
 */
enum { JSON_DEPTH_MAX = 32, JSON_KEYS_MAX = 256 };

/*
 * What makes or joins values ends the program where there is no memory, as everything
 * of ours does (model/xalloc.h): json-c would answer NULL, and take NULL for null.
 */
json_object *json_must(json_object *made);
void json_must_take(int rc);
const char *json_must_text(const char *text);

#define json_object_new_object()         json_must(json_object_new_object())
#define json_object_new_array()          json_must(json_object_new_array())
#define json_object_new_string(s)        json_must(json_object_new_string(s))
#define json_object_new_int(n)           json_must(json_object_new_int(n))
#define json_object_new_int64(n)         json_must(json_object_new_int64(n))
#define json_object_new_double(x)        json_must(json_object_new_double(x))
#define json_object_new_boolean(yes)     json_must(json_object_new_boolean(yes))
#define json_object_new_string_len(s, n) json_must(json_object_new_string_len(s, n))
#define json_object_object_add(obj, key, value)                                        \
	json_must_take(json_object_object_add(obj, key, value))
#define json_object_array_add(array, value)                                            \
	json_must_take(json_object_array_add(array, value))
#define json_object_to_json_string(obj) json_must_text(json_object_to_json_string(obj))
#define json_object_to_json_string_ext(obj, flags)                                     \
	json_must_text(json_object_to_json_string_ext(obj, flags))

/* The check alone.  `ret_at` (may be NULL) is the offset of the first fault. */
enum status json_check(struct str body, size_t *ret_at, struct error *err);

/* As json_check().  *ret_mended is NULL, or what json-c gets in place of the body: of
 * the same length, the caller's to free. */
enum status json_mend(struct str body, char **ret_mended, struct error *err) MUST_CHECK;

/* On success the caller owns *ret_obj (json_object_put); a JSON null is NULL and ST_OK.
 */
enum status json_parse(struct str body, json_object **ret_obj,
		       struct error *err) MUST_CHECK;

/* Overwrites all texts in place, before the object is put: one of them is a secret. */
void json_wipe(json_object *obj);

/*
 * What a person wrote: ST_USAGE with "not JSON: ... at byte 21", from 1, which never
 * holds a byte of the text.  Nothing is replaced in it, and no copy of its texts is
 * left in memory but those of the object: json_wipe().
 */
enum status json_check_input(struct str text, struct error *err) MUST_CHECK;
enum status json_parse_input(struct str text, json_object **ret_obj,
			     struct error *err) MUST_CHECK;

/*
 * Typed reads that do not convert: the fallback when absent, null or of another type.
 * `pointer` is RFC 6901: "" is `obj` itself, "/a/0/b~1c" goes into objects and arrays.
 */
json_object *json_at(json_object *obj, const char *pointer); /* NULL; borrowed */
struct str json_str(json_object *obj, const char *pointer);  /* {NULL,0}; borrowed */
/* What is there as a text, also a number or a flag; "" for nothing, NULL, an object and
 * an array.  Borrowed. */
const char *json_text(json_object *obj, const char *pointer);
bool json_flag(json_object *obj, const char *pointer, bool fallback);

/* -1; also for negatives, for more than 2^53, and for 1.0, which is no integer. */
int64_t json_int(json_object *obj, const char *pointer);

/* Adds the text as a member, with U+FFFD for bytes that are no UTF-8. */
void json_put_text(json_object *obj, const char *key, const char *text);

#endif
