#include "net/journal_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "net/thread.h"

enum { PAGE_ROWS = 500, ROWS_MAX = 100000 };

struct journal_list {
	struct journal_list *next;
	ticket ticket;
	json_object *params; /* the filter's strings are in it */
	char *of;
	struct journal *journal; /* NULL: there is none */
	struct journal_filter filter;
	size_t rows;
	int pages;
	int64_t since; /* worker_clock() */
};

static void release(struct journal_list *l)
{
	journal_close(l->journal);
	json_object_put(l->params);
	free(l->of);
	free(l);
}

static void drop(struct worker *w, struct journal_list *l)
{
	struct journal_list **at = &w->journal_lists;

	while (*at != l)
		at = &(*at)->next;
	*at = l->next;
	release(l);
}

static void end(struct worker *w, struct journal_list *l, const struct error *err,
		bool complete)
{
	struct reply *r = reply_new(l->ticket, REPLY_DONE);

	r->err = *err;
	r->complete = complete;
	r->pages_done = l->pages;
	r->ms = (int)(worker_clock(w) - l->since);
	worker_post(w, r);
	drop(w, l);
}

/* ---- what is asked for --------------------------------------------------- */

/* A day begins at midnight, UTC. */
static enum status take_time(json_object *params, const char *name, int64_t *ret,
			     struct error *err)
{
	struct str s = json_str(params, name);
	char day[40];

	snprintf(day, sizeof(day), "%.20sT00:00:00Z", s.len ? s.ptr : "");
	if (!s.len || parse_rfc3339(s, ret) || parse_rfc3339(str_from(day), ret))
		return ST_OK;
	return error_set(err, ST_USAGE, "%s: a day or a time", name + 1);
}

static enum status read_filter(struct journal_list *l, struct error *err)
{
	struct journal_filter *f = &l->filter;
	struct str ns = json_str(l->params, "/namespace"),
		   repo = json_str(l->params, "/repository");

	f->operation = json_str(l->params, "/operation").ptr;
	f->target = json_str(l->params, "/target").ptr;
	f->state = json_str(l->params, "/state").ptr;
	f->job = json_str(l->params, "/job").ptr;
	if (ns.len)
		l->of = xasprintf("%.*s%s%.*s", STR_ARG(ns), repo.len ? "/" : "",
				  STR_ARG(repo));
	f->of = l->of;
	f->limit = PAGE_ROWS;
	if (take_time(l->params, "/from_date", &f->from, err) != ST_OK)
		return err->status;
	return take_time(l->params, "/to_date", &f->to, err);
}

static enum status open_journal(const struct worker *w, struct journal_list *l,
				struct error *err)
{
	const struct hub_config *cfg = worker_config(w);

	if (cfg->journal_path)
		return journal_open_read(cfg->journal_path, &l->journal, err);
	*err = cfg->no_journal;
	if (err->status)
		return err->status;
	return error_set(err, ST_LOCAL, "there is no journal here");
}

void journal_list_start(struct worker *w, ticket t, json_object *take_params)
{
	struct journal_list *l = xcalloc(1, sizeof(*l));
	struct error err = { 0 };

	*l = (struct journal_list){ .next = w->journal_lists,
				    .ticket = t,
				    .params = take_params,
				    .since = worker_clock(w) };
	w->journal_lists = l;
	if (read_filter(l, &err) != ST_OK || open_journal(w, l, &err) != ST_OK)
		end(w, l, &err, false);
}

/* ---- reading ------------------------------------------------------------- */

struct chunk {
	struct journal_list *list;
	json_object *rows;
};

static bool add_row(void *arg, const struct journal_row *row)
{
	struct chunk *c = arg;

	c->list->filter.before = row->id;
	json_object_array_add(c->rows, journal_row_json(row));
	return true;
}

static void post_page(struct worker *w, struct journal_list *l, json_object *rows)
{
	size_t n = json_object_array_length(rows);
	struct reply *r = reply_new(l->ticket, REPLY_PAGE);

	l->rows += n;
	r->pages_done = ++l->pages;
	r->page = page_of_rows(&kind_journal, rows, 0, n);
	r->page->number = l->pages;
	r->page->more = n == PAGE_ROWS;
	worker_post(w, r);
}

static void read_on(struct worker *w, struct journal_list *l)
{
	struct chunk c = { l, json_object_new_array() };
	struct error err = { 0 };
	size_t n;

	if (l->journal &&
	    journal_find(l->journal, &l->filter, add_row, &c, &err) == ST_OK)
		post_page(w, l, c.rows);
	n = json_object_array_length(c.rows);
	json_object_put(c.rows);
	if (err.status || n < PAGE_ROWS || l->rows >= ROWS_MAX)
		end(w, l, &err, !err.status && n < PAGE_ROWS);
}

void journal_list_step(struct worker *w)
{
	if (w->journal_lists)
		read_on(w, w->journal_lists);
	if (w->journal_lists)
		thread_wake_at(w, worker_clock(w));
}

void journal_list_cancel(struct worker *w, ticket t)
{
	for (struct journal_list *l = w->journal_lists; l; l = l->next)
		if (l->ticket == t) {
			drop(w, l);
			return;
		}
}

void journal_list_free_all(struct worker *w)
{
	while (w->journal_lists)
		drop(w, w->journal_lists);
}
