#ifndef HUBSIM_PEOPLE_H
#define HUBSIM_PEOPLE_H

/* Fields that rows of people and organizations have in common. */
#include "tests/hubsim/buf.h"

/* `id`: the uuid without its dashes. */
void add_id(struct buf *b, const char *uuid);
void add_gravatar(struct buf *b, const char *name);

#endif
