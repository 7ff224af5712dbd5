#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stdbool.h>

#include "model/str.h"

/* A set of names that does not change. */
struct names;

/* Those between the separators, copied; empty ones are left out.  The caller frees. */
struct names *names_new(struct str text, char separator);
void names_free(struct names *n); /* NULL is fine */

bool names_have(const struct names *n, struct str name);
size_t names_count(const struct names *n);

#endif
