#ifndef UI_INVITE_PAGE_H
#define UI_INVITE_PAGE_H

#include "ui/app.h"

/*
 * People from a CSV are invited into an organization (UX 6 (iv)), on a page: the lines
 * with what is wrong with each, here and by the Hub's dry run; then they are sent as a
 * job, and what became of each is shown and written beside the file, as of `hubdeck
 * invite`.  `csv` "": asks for the file, the role and the team.
 */
struct view *invite_page_new(struct app *a, const char *org, const char *csv);

#endif
