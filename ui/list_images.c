#include <stdlib.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/list.h"

/*
 * The images of the tag beside the list.  They cost a request, so one is sent only when
 * the cursor has rested on a tag for a moment, when they are not known yet, and when
 * the Hub's limit is not nearly used up: Enter reads them in any case.
 */
enum { REST_MS = 250, RESERVE = 4 /* of the limit: a quarter is left alone */ };

static bool same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

static char *row_key(const struct list *l, const void *row)
{
	char reference[PLACE_MAX], key[1024];
	size_t len = kind_key(l->kind, row, key, sizeof(key));

	list_reference(l, row, reference, sizeof(reference));
	for (size_t i = 0; i < len; i++)
		key[i] = key[i] ? key[i] : ' ';
	return xasprintf("%s %.*s", reference, (int)len, key);
}

void list_images_watch(struct list *l, const void *row)
{
	struct pane *p = &l->pane;
	char *key = row_key(l, row);

	if (same(key, p->key)) {
		free(key);
		return;
	}
	free(p->key);
	p->key = key;
	p->since = app_ms(l->view.app);
	p->text.top = 0;
}

const struct pane_images *list_images_find(const struct list *l)
{
	for (size_t i = 0; i < PANE_CACHE; i++) {
		if (same(l->pane.cache[i].key, l->pane.key))
			return &l->pane.cache[i];
	}
	return NULL;
}

static bool spare(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);

	if (s->net == HUB_NET_OFFLINE || s->limits.wait_until > app_now(l->view.app))
		return false;
	return s->limits.limit <= 0 || s->limits.remaining < 0 ||
	       s->limits.remaining > s->limits.limit / RESERVE;
}

static bool wanted(const struct list *l)
{
	return list_is_tags(l) && list_pane_shown(l) && l->pane.key && list_row(l) &&
	       l->load.state != LOAD_WAITING && !l->pane.ticket &&
	       !list_images_find(l) && spare(l);
}

bool list_images_busy(const struct list *l)
{
	return l->pane.ticket || list_images_deadline(l) >= 0;
}

int64_t list_images_deadline(const struct list *l)
{
	return wanted(l) && app_top(l->view.app) == &l->view ? l->pane.since + REST_MS
							     : -1;
}

static void forget(struct pane_images *e)
{
	free(e->key);
	page_free(e->page);
	*e = (struct pane_images){ 0 };
}

/* The entry of the tag that was asked for; the oldest makes room. */
static struct pane_images *entry(struct pane *p)
{
	struct pane_images *e;

	for (size_t i = 0; i < PANE_CACHE; i++) {
		if (same(p->cache[i].key, p->asked))
			return &p->cache[i];
	}
	e = &p->cache[p->next++ % PANE_CACHE];
	forget(e);
	e->key = xstrdup(p->asked);
	return e;
}

void list_images_tick(struct list *l, int64_t now_ms)
{
	struct pane *p = &l->pane;
	struct place there;

	if (list_images_deadline(l) < 0 || now_ms < p->since + REST_MS)
		return;
	free(p->asked);
	p->asked = xstrdup(p->key);
	if (!place_enter(&l->place, list_row(l), &there)) {
		entry(p); /* known to say nothing: not tried again and again */
		return;
	}
	p->ticket = hub_submit(
		app_hub(l->view.app),
		&(struct request){
			.op = op_find(kind_tag_images.group, kind_tag_images.action),
			.params = place_params(&there),
			.want = WANT_ROWS,
			.priority = PRIO_BACKGROUND,
		});
}

bool list_images_reply(struct list *l, struct reply *r)
{
	struct pane *p = &l->pane;
	struct pane_images *e;

	if (!r->ticket || r->ticket != p->ticket)
		return false;
	e = entry(p);
	if (r->page && !e->page) {
		e->page = r->page;
		r->page = NULL;
	}
	if (r->type == REPLY_DONE) {
		p->ticket = 0;
		e->why = r->err;
	}
	app_dirty(l->view.app);
	return true;
}

void list_images_forget(struct list *l)
{
	for (size_t i = 0; i < PANE_CACHE; i++)
		forget(&l->pane.cache[i]);
}

void list_images_done(struct list *l)
{
	hub_cancel(app_hub(l->view.app), l->pane.ticket);
	list_images_forget(l);
	lines_done(&l->pane.text);
	free(l->pane.key);
	free(l->pane.asked);
}
