#ifndef UI_IN_FORCE_H
#define UI_IN_FORCE_H

#include "ui/config.h"

/*
 * What the configuration comes to, for `hubdeck info`: every setting by its name, and
 * of keys, colours and columns what is not as built in ("keys.delete",
 * "columns.tags.show").
 */
typedef void in_force_fn(void *arg, const char *name, const char *value);
void in_force(const struct config *c, in_force_fn *fn, void *arg);

#endif
