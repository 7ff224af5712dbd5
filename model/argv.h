#ifndef MODEL_ARGV_H
#define MODEL_ARGV_H

#include <stddef.h>

#include "model/error.h"

/*
 * A command written on one line, as the words of an argv: separated by blanks; '...'
 * takes everything as it is, "..." and \ as a shell does.  Nothing else is special: no
 * variable, no pattern, no pipe.  ST_USAGE says what is wrong.  On success the caller
 * owns *ret, which ends with NULL and has one word at least.
 */
enum status argv_split(const char *text, char ***ret, struct error *err) MUST_CHECK;
void argv_free(char **words); /* NULL is fine */

#endif
