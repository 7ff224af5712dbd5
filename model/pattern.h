#ifndef MODEL_PATTERN_H
#define MODEL_PATTERN_H

#include <stdbool.h>

#include "model/error.h"
#include "model/str.h"

/*
 * A regular expression somebody typed (PCRE2) that cannot take long: its length, the
 * steps of one match and the number of matches that ran out of steps are limited.  Not
 * thread safe: one owner.
 */
struct pattern;

enum { PATTERN_LEN_MAX = 512 };

/* Without case unless there is an upper-case letter.  ST_USAGE says where it is wrong.
 */
enum status pattern_new(struct str text, struct pattern **ret_pattern,
			struct error *err) MUST_CHECK;
void pattern_free(struct pattern *p); /* NULL is fine */

/* Anywhere in `s`.  What takes too many steps does not match. */
bool pattern_match(struct pattern *p, struct str s);

#endif
