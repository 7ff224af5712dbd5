#ifndef UI_HUB_FILE_H
#define UI_HUB_FILE_H

#include "ui/app.h"

/*
 * A file that the Hub itself makes goes to one of ours as it comes: the members of an
 * organization as CSV (UX 6 (i).5).  Asks for the name; it is new and only the user's
 * own, as of any export, and is there whole or not at all.
 */
struct view *hub_file_new(struct app *a, const struct place *at);

/* Has the Hub one of what is listed there? */
bool hub_file_of(const struct app *a, const struct place *p);

#endif
