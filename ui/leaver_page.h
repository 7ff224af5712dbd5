#ifndef UI_LEAVER_PAGE_H
#define UI_LEAVER_PAGE_H

#include "ui/app.h"

/*
 * What there is of somebody who leaves an organization, on a page of its own: it is
 * read without waiting, told, and taken away as one plan (`hubdeck leaver`).  `user` is
 * a Docker ID or an address; copied.
 */
struct view *leaver_page_new(struct app *a, const char *org, const char *user);

#endif
