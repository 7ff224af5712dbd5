#include "model/tag_list.h"

#include <stdlib.h>

#include "model/kinds.h"
#include "model/xalloc.h"

#define NOWHERE ((size_t)-1)

void tag_list_done(struct tag_list *l)
{
	while (l->pages) {
		struct page *next = l->pages->next;

		page_free(l->pages);
		l->pages = next;
	}
	free(l->at);
	free(l->slots);
	*l = (struct tag_list){ 0 };
}

/* Where the name is, or would be. */
static size_t slot_of(const struct tag_list *l, struct str name)
{
	size_t at = str_hash(name) & (l->n_slots - 1);

	while (l->slots[at] && !str_eq(text_str(l->at[l->slots[at] - 1]->name), name))
		at = (at + 1) & (l->n_slots - 1);
	return at;
}

static void make_room(struct tag_list *l)
{
	if (2 * (l->n + 1) <= l->n_slots)
		return;
	l->n_slots = l->n_slots ? 2 * l->n_slots : 256;
	free(l->slots);
	l->slots = xcalloc(l->n_slots, sizeof(*l->slots));
	for (size_t i = 0; i < l->n; i++)
		l->slots[slot_of(l, text_str(l->at[i]->name))] = (uint32_t)i + 1;
}

bool tag_list_add(struct tag_list *l, const struct tag *tag)
{
	size_t slot;

	make_room(l);
	slot = slot_of(l, text_str(tag->name));
	if (l->slots[slot]) {
		l->repeated++;
		return false;
	}
	l->at = xgrow(l->at, &l->cap, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = tag;
	l->slots[slot] = (uint32_t)l->n;
	return true;
}

void tag_list_take(struct tag_list *l, struct page *take_page)
{
	for (size_t i = 0; i < take_page->n_rows; i++)
		tag_list_add(l, page_row(take_page, i));
	if (take_page->number <= 1)
		l->total = take_page->total;
	l->unread += take_page->skipped;
	l->with_images = take_page->kind == &kind_tags_with_images;
	take_page->next = l->pages;
	l->pages = take_page;
}

static int by_number(const void *a, const void *b)
{
	const struct page *x = *(struct page *const *)a, *y = *(struct page *const *)b;

	return (x->number > y->number) - (x->number < y->number);
}

void tag_list_order(struct tag_list *l)
{
	struct page **all = NULL;
	size_t n = 0, cap = 0;

	for (struct page *p = l->pages; p; p = p->next) {
		all = xgrow(all, &cap, n + 1, sizeof(struct page *));
		all[n++] = p;
	}
	if (n)
		qsort(all, n, sizeof(struct page *), by_number);
	l->pages = NULL;
	l->n = l->repeated = l->unread = 0;
	if (l->n_slots)
		memset(l->slots, 0, l->n_slots * sizeof(*l->slots));
	for (size_t i = 0; i < n; i++)
		tag_list_take(l, all[i]);
	free(all);
}

size_t tag_list_find(const struct tag_list *l, struct str name)
{
	size_t slot = l->n_slots ? slot_of(l, name) : 0;

	return l->n_slots && l->slots[slot] ? l->slots[slot] - 1 : NOWHERE;
}

bool tag_list_complete(const struct tag_list *l)
{
	return l->pages && !l->unread && l->total >= 0 && l->n >= (size_t)l->total;
}

struct str tag_list_images(const struct tag_list *l, size_t i)
{
	const void *row = l->at[i];

	if (!l->with_images)
		return (struct str){ NULL, 0 };
	return text_str(((const struct tag_with_images *)row)->images);
}
