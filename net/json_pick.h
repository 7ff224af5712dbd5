#ifndef NET_JSON_PICK_H
#define NET_JSON_PICK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/str.h"
#include "net/secret.h"

/*
 * Reads single strings out of JSON that holds secrets.  A JSON library would leave
 * copies of every string in memory that is never wiped; this copies nothing but what is
 * asked for.  Any bytes are fine as input: what is not JSON is "not there".
 */

/*
 * The value at a path of object keys, as it is written ("\"text\"", "{...}"); {NULL, 0}
 * when it is not there.  Borrowed from `body`.
 */
struct str json_pick(struct str body, const char *const *path, size_t n);

/* The string value at the path, unescaped: NULL when absent, not a string, or longer
 * than `max`.  The caller frees. */
char *json_pick_text(struct str body, const char *const *path, size_t n, size_t max);

/* The same, into memory for secrets; the caller owns it. */
struct secret *json_pick_secret(struct str body, const char *const *path, size_t n,
				size_t max);

#endif
