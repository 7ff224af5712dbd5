#ifndef UI_DETAIL_H
#define UI_DETAIL_H

#include "ui/lines.h"
#include "ui/views.h"

/* What the details of a row consist of; the pane beside a list shows the same. */
enum { DETAIL_LABEL = 14 };

void detail_fields(struct lines *text, const struct kind *k, const void *row,
		   int64_t now, int width);
/* A table of the images of a tag, as many of its columns as fit. */
void detail_images(struct lines *text, const struct page *p, int64_t now, int width);
/* What to type elsewhere: docker pull and the like. */
void detail_commands(struct lines *text, const struct kind *k, const char *reference,
		     int width);

#endif
