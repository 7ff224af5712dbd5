#ifndef UI_WEB_H
#define UI_WEB_H

#include "ui/place.h"

/*
 * The page that shows a row in a browser, or its pane when there is no page of the row:
 * on hub.docker.com; what Docker moved from there to its Admin Console has an address
 * there.  https always, and nothing in it but unreserved characters, percent signs and
 * the signs of an address.  `row` NULL: the pane.  False when no page is known.
 */
enum { WEB_MAX = 1024 };
bool web_address(const struct place *p, const void *row, char *buf, size_t size);

#endif
