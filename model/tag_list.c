#include "model/tag_list.h"

#include <stdlib.h>

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
	take_page->next = l->pages;
	l->pages = take_page;
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
