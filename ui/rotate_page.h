#ifndef UI_ROTATE_PAGE_H
#define UI_ROTATE_PAGE_H

#include "ui/app.h"

/*
 * The rotation of a token on a page (UX 6 (v)): its seven steps with what is known of
 * each, and when both tokens were last used, looked at every minute while it is shown.
 * `org` "": a personal token.  `word` is its label or id, or the name of a rotation.
 */
void rotate_page_open(struct app *a, const char *org, const char *word);

#endif
