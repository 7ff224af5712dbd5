#ifndef UI_ACCESS_WORDS_H
#define UI_ACCESS_WORDS_H

#include "model/json.h"
#include "ui/lines.h"

/* A change of access in words (model/access_effect.h). */

/* "People gained: 4   people lost: 0"; that nobody does, when it is so. */
void access_words_sum(json_object *rows, char *buf, size_t size);
/* "+ gusmore  gateway: nothing -> pull" */
void access_words_one(json_object *row, char *buf, size_t size);

/* All of it, a line each. */
void access_words_people(struct lines *l, json_object *rows);

#endif
