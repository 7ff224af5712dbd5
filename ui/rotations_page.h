#ifndef UI_ROTATIONS_PAGE_H
#define UI_ROTATIONS_PAGE_H

#include "ui/app.h"

/* The rotations of this machine that are under way, as `hubdeck rotate` lists them,
 * with those whose state cannot be read; Enter goes on with one. */
struct view *rotations_page_new(struct app *a);

/* Those whose old token has been off for a week: what is left is to delete it. */
size_t rotations_due(const struct app *a);

#endif
