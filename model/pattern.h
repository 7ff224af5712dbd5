#ifndef MODEL_PATTERN_H
#define MODEL_PATTERN_H

#include <stdbool.h>

#include "model/error.h"
#include "model/str.h"

/*
 * A pattern somebody typed (PCRE2) that cannot take long: its length, the steps of one
 * match and the number of matches that ran out of steps are limited.  Not thread safe:
 * one owner.
 */
struct pattern;

enum { PATTERN_LEN_MAX = 512 };

/* A regular expression; without case unless there is an upper-case letter.  ST_USAGE
 * says where it is wrong. */
enum status pattern_new(struct str text, struct pattern **ret_pattern,
			struct error *err) MUST_CHECK;

/*
 * For names that a change depends on: a shell pattern (* ? [a-z] \) of the whole name,
 * or, written re:X, /X/ or ^X, a regular expression found anywhere in it.  Case counts.
 */
enum status pattern_of_names(struct str text, struct pattern **ret_pattern,
			     struct error *err) MUST_CHECK;
void pattern_free(struct pattern *p); /* NULL is fine */

/* Anywhere in `s`.  What takes too many steps does not match. */
bool pattern_match(struct pattern *p, struct str s);

/* The same for those who must know that nobody knows. */
enum pattern_answer { PATTERN_NO, PATTERN_YES, PATTERN_UNSURE };
enum pattern_answer pattern_try(struct pattern *p, struct str s);

/* How many groups in parentheses it has; and after PATTERN_YES, what the first one
 * holds: {NULL,0} when it took no part. */
size_t pattern_groups(const struct pattern *p);
struct str pattern_group(const struct pattern *p, struct str s);

#endif
