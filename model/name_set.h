#ifndef MODEL_NAME_SET_H
#define MODEL_NAME_SET_H

#include "model/json.h"

/*
 * Names of people in any case, as the Hub, mail and identity providers compare them:
 * who is looked for among thousands is not compared with each.  Rows are objects; what
 * is there is a name as json_text() has it, "" is none.
 */
struct name_set;

struct name_set *name_set_new(void);
void name_set_free(struct name_set *s); /* NULL is fine */

/* What these pointers (NULL-terminated) lead to in each of the rows; NULL: no rows. */
void name_set_add(struct name_set *s, json_object *rows, const char *const *pointers);

bool name_set_has(const struct name_set *s, const char *name);
/* One of what these pointers lead to. */
bool name_set_has_row(const struct name_set *s, json_object *row,
		      const char *const *pointers);

#endif
