#ifndef MODEL_TAG_LIST_H
#define MODEL_TAG_LIST_H

#include "model/page.h"
#include "model/tag.h"

/*
 * The tags of one repository as a plan sees them: all pages, each name once (a list
 * that moves while it is read repeats rows).  A zeroed one is empty and ready.
 */
struct tag_list {
	const struct tag **at; /* in the order they came; borrowed from the pages */
	size_t n, cap;
	uint32_t *slots; /* by name: 0 is free, else a place + 1 */
	size_t n_slots;
	struct page *pages; /* owned */
	int64_t total;    /* what page 1 said there are; 0 until it came, -1: nothing */
	size_t repeated;  /* rows whose name was here already */
	size_t unread;    /* rows that could not be read */
	bool with_images; /* the rows are struct tag_with_images */
};

void tag_list_done(struct tag_list *l);

/* Takes ownership.  Rows of kind_tags or kind_tags_with_images. */
void tag_list_take(struct tag_list *l, struct page *take_page);

/* When all pages are here: brings their rows into the order of the Hub, however they
 * came. */
void tag_list_order(struct tag_list *l);

/* One tag that lives elsewhere, as long as the list.  False when its name is here. */
bool tag_list_add(struct tag_list *l, const struct tag *tag);

/* Its place; (size_t)-1 when it is not here. */
size_t tag_list_find(const struct tag_list *l, struct str name);

/* Every tag that was there when page 1 was sent is here. */
bool tag_list_complete(const struct tag_list *l);

/* The digests of its images, 32 bytes each, one after the other; {NULL,0}: not known.
 */
struct str tag_list_images(const struct tag_list *l, size_t i);

#endif
