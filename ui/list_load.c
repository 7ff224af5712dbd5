#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/namespace.h"
#include "ui/list.h"

/*
 * Reading the list.  The first reading fills the table that is shown, row by row usable
 * from page 1.  A refresh fills a table behind it and replaces it only once complete,
 * so the screen is never blank and a failure costs nothing.
 */
static struct table *loading(const struct list *l)
{
	return l->behind ? l->behind : l->table;
}

static void submit(struct list *l, enum priority priority, bool quiet)
{
	const struct log *log = l->behind ? &l->behind_log : &l->log;
	const struct request req = {
		.op = l->op,
		.params = place_query(&l->place, app_now(l->view.app)),
		.want = WANT_ROWS,
		.priority = priority,
		.all = !l->kind->endless,
	};

	l->stale = false;
	if (l->kind->endless)
		json_object_object_add(req.params, "page",
				       json_object_new_int(log->pages + 1));
	l->load = (struct load){ .state = LOAD_WAITING,
				 .total = -1,
				 .quiet = quiet,
				 .began_at = app_now(l->view.app) };
	l->asked_ms = app_ms(l->view.app);
	l->load.ticket = hub_submit(app_hub(l->view.app), &req);
}

/* What is known here already needs no request. */
static bool fill(struct list *l)
{
	if (l->kind == &kind_limits)
		list_limits_fill(l);
	else if (l->kind == &kind_contexts)
		list_contexts_fill(l);
	else if (l->kind == &kind_jobs)
		list_jobs_fill(l);
	else if (l->kind == &kind_snapshots)
		list_snapshots_fill(l);
	else
		return false;
	return true;
}

/* A table that takes the place of the one shown when it is whole.  Rows are merged
 * before they are sorted. */
static void begin_behind(struct list *l)
{
	l->behind = table_new(l->kind);
	l->behind_log = (struct log){ 0 };
	l->doubled = 0;
	if (l->kind->merge)
		table_sort(l->behind, NULL, false);
}

/* Whatever is no part of what was kept of an organization. */
static bool not_kept(struct list *l)
{
	struct error err = { 0 };

	if (!app_snapshot(l->view.app) || l->op->host == HOST_NONE)
		return false;
	error_set(&err, ST_LOCAL, "%s: not in a snapshot", l->kind->name);
	error_hint(&err, ":audit-members, :compare, :doctor and :hooks are");
	list_load_failed(l, &err);
	return true;
}

void list_load(struct list *l)
{
	if (fill(l) || list_estate_load(l, false) || not_kept(l))
		return;
	l->complete = false;
	l->rows_at = 0;
	if (l->kind->merge)
		begin_behind(l);
	submit(l, PRIO_USER, false);
	list_context(l, l->table);
	if (list_is_tags(l))
		list_rules_load(l);
}

static void refresh(struct list *l, enum priority priority, bool quiet)
{
	if (l->load.state == LOAD_WAITING || fill(l) || list_estate_load(l, quiet) ||
	    not_kept(l))
		return;
	if (!table_loaded(l->table)) {
		list_load(l);
		return;
	}
	begin_behind(l);
	list_context(l, l->behind);
	submit(l, priority, quiet);
	if (list_is_tags(l))
		list_rules_load(l);
}

void list_refresh(struct list *l)
{
	refresh(l, PRIO_USER, false);
}

void list_refresh_quietly(struct list *l)
{
	refresh(l, PRIO_BACKGROUND, true);
}

void list_refresh_changed(struct list *l)
{
	refresh(l, PRIO_USER, true);
}

void list_load_more(struct list *l)
{
	int before = l->load.requests;

	submit(l, PRIO_USER, false);
	l->load.before = before;
	list_context(l, l->table);
}

/* Puts the new table in the place of the old: same order, filter, marks and row. */
static void swap(struct list *l)
{
	struct table *old = l->table;
	struct held h = list_hold(l);
	char key[1024];
	size_t len = 0, lost;
	bool reverse;
	const struct field *by = table_sorted_by(old, &reverse);

	if (h.any)
		len = kind_key(l->kind, table_row_by_id(old, h.id), key, sizeof(key));
	l->table = l->behind;
	l->log = l->behind_log;
	l->behind = NULL;
	l->untagged = (struct untagged){ 0 };
	list_late_stop(l); /* its rows go with the table */
	l->loads++;
	table_sort(l->table, by, reverse);
	lost = table_copy_marks(l->table, old);
	l->range = false;
	l->marked_bytes = -1;
	l->dropped = l->doubled;
	list_filter_again(l);
	h.any = h.any && table_lookup(l->table, (struct str){ key, len }, &h.id);
	list_restore(l, h);
	list_seek(l);
	table_free(old);
	if (lost)
		app_say(l->view.app, TONE_WARN,
			"%zu marked rows are gone or were pushed again: marks removed",
			lost);
}

/* The first reading of rows that are merged ends early: what there is, is shown, and
 * said not to be whole. */
static void take_part(struct list *l)
{
	if (l->behind && l->kind->merge && !table_loaded(l->table) &&
	    table_loaded(l->behind))
		swap(l);
}

bool list_stop(struct list *l)
{
	if (list_export_stop(l) || list_joined_stop(l) || list_late_stop(l) ||
	    list_estate_stop(l))
		return true;
	if (l->load.state != LOAD_WAITING)
		return false;
	hub_cancel(app_hub(l->view.app), l->load.ticket);
	l->load.ticket = 0;
	l->load.state = LOAD_STOPPED;
	take_part(l);
	if (l->behind) {
		table_free(l->behind);
		l->behind = NULL;
		app_say(l->view.app, TONE_INFO,
			"refresh stopped; the rows shown are the last good copy");
	} else {
		l->rows_at = app_now(l->view.app);
		l->total = l->load.total;
		app_say(l->view.app, TONE_INFO,
			"stopped: %zu rows are here, R reads all",
			table_loaded(l->table));
	}
	return true;
}

static void remember_request(struct list *l, const struct reply *r)
{
	struct load *load = &l->load;

	load->requests = load->before + r->requests;
	load->ms = r->ms;
	load->pages_done = r->pages_done;
	load->pages_total = r->pages_total;
	if (r->path[0])
		snprintf(load->request, sizeof(load->request), "%s %s", r->method,
			 r->path);
}

/* The user's own name, which no organization list has; before the others (UX 7.2).  The
 * status is asked for again: the sign-in may be news of this very turn. */
static void add_own_name(struct list *l)
{
	struct hub_status s;

	if (l->kind != &kind_namespaces || table_loaded(loading(l)))
		return;
	hub_status(app_hub(l->view.app), &s);
	if (s.signed_in && s.claims.username[0])
		table_append(loading(l),
			     namespaces_own_page(s.claims.username,
						 s.claims.source == SOURCE_OAT));
}

static void take_page(struct list *l, struct reply *r)
{
	struct page *page = r->page;
	struct held h;

	r->page = NULL;
	if (!page)
		return;
	add_own_name(l);
	list_log_page(l, page);
	if (page->total >= 0 && !l->kind->merge)
		l->load.total = page->total;
	l->load.skipped += page->skipped;
	if (l->behind) {
		l->doubled += table_append(l->behind, page);
		return;
	}
	h = list_hold(l);
	l->dropped += table_append(l->table, page);
	l->total = l->load.total;
	list_restore(l, h);
	list_seek(l);
}

static void learn_roles(struct list *l)
{
	const struct field *f = kind_field(l->kind, STR("role"));
	size_t n = table_loaded(l->table);
	struct hub_status s;
	char buf[64];

	if (l->kind != &kind_namespaces || !f)
		return;
	hub_status(app_hub(l->view.app), &s);
	for (size_t i = 0; i < n; i++) {
		const void *row = table_row_by_id(l->table, (uint32_t)i);
		struct str name = kind_name(l->kind, row);

		if (!str_eq(name, str_from(s.claims.username)))
			app_learn_role(l->view.app, s.claims.username, name,
				       field_value(f, row, NULL, buf, sizeof(buf)));
	}
}

static void note_identity(struct list *l)
{
	struct hub_status s;

	hub_status(app_hub(l->view.app), &s);
	app_identity(&s, l->identity, sizeof(l->identity));
}

/* The token of an organization is that organization, and there is no list of it. */
static bool is_the_organization(struct list *l, const struct reply *r)
{
	struct hub_status s;

	hub_status(app_hub(l->view.app), &s);
	return l->kind == &kind_namespaces && r->err.status == ST_FORBIDDEN &&
	       s.signed_in && s.claims.source == SOURCE_OAT;
}

static void say_loaded(struct list *l)
{
	const struct load *load = &l->load;
	struct app *a = l->view.app;
	size_t n = table_loaded(loading(l));
	char took[32] = "", rows[32];

	if (!app_shows(a, &l->view) || (load->quiet && !load->skipped))
		return;
	/* Where the clock stands still, no time passes either. */
	if (load->ms >= 1000 && load->done_at > load->began_at)
		snprintf(took, sizeof(took), " in %d.%ds", load->ms / 1000,
			 load->ms / 100 % 10);
	format_grouped((int64_t)n, rows, sizeof(rows));
	if (load->skipped)
		app_say(a, TONE_WARN, "%zu rows could not be read and are not shown",
			load->skipped);
	else if (load->pages_done > 1)
		app_say(a, TONE_INFO, "listing complete, %d pages%s, %s rows",
			load->pages_done, took, rows);
	else
		app_say(a, TONE_INFO, "loaded %s %s%s (%d request%s)", rows,
			n == 1 ? l->kind->noun : kind_nouns(l->kind), took,
			load->requests, load->requests == 1 ? "" : "s");
}

static void finish(struct list *l, const struct reply *r)
{
	l->load.ticket = 0;
	l->load.done_at = app_now(l->view.app);
	/* The rows of a log are as old as its first page. */
	if (l->behind || l->log.pages < 2)
		l->rows_at = l->load.done_at;
	l->load.state = LOAD_COMPLETE;
	l->complete = r->complete || r->err.status != ST_OK;
	l->total = l->load.total;
	add_own_name(l);
	say_loaded(l);
	if (l->behind)
		swap(l);
	list_images_forget(l);
	list_late_fill(l);
	list_late_learn(l);
	learn_roles(l);
	note_identity(l);
	list_clamp(l);
}

void list_load_made(struct list *l, json_object *take_rows)
{
	struct page *page = page_of_rows(l->kind, take_rows, 0,
					 json_object_array_length(take_rows));

	json_object_put(take_rows);
	l->load = (struct load){ .state = LOAD_COMPLETE, .total = -1 };
	l->asked_ms = app_ms(l->view.app);
	l->rows_at = app_now(l->view.app);
	l->complete = true;
	note_identity(l);
	if (!table_loaded(l->table)) {
		table_append(l->table, page);
		list_seek(l);
		return;
	}
	l->behind = table_new(l->kind);
	table_append(l->behind, page);
	swap(l);
}

void list_load_failed(struct list *l, const struct error *err)
{
	l->load.ticket = 0;
	l->load.state = LOAD_FAILED;
	l->load.error = *err;
	note_identity(l);
	take_part(l);
	if (l->behind) {
		table_free(l->behind);
		l->behind = NULL;
	} else if (table_loaded(l->table) && !l->log.pages) {
		l->rows_at = app_now(l->view.app);
	}
	if (err->status != ST_CANCEL && !list_anonymous(l))
		app_say_error(l->view.app, err);
}

bool list_reply(struct view *v, struct reply *r)
{
	struct list *l = (struct list *)v;

	if (list_rules_reply(l, r) || list_images_reply(l, r) ||
	    list_export_reply(l, r) || list_limits_reply(l, r) ||
	    list_joined_reply(l, r) || list_late_reply(l, r) || list_estate_reply(l, r))
		return true;
	if (!r->ticket || r->ticket != l->load.ticket)
		return false;
	remember_request(l, r);
	if (r->type == REPLY_PAGE)
		take_page(l, r);
	else if (r->type == REPLY_DONE &&
		 (r->err.status == ST_OK || is_the_organization(l, r)))
		finish(l, r);
	else if (r->type == REPLY_DONE)
		list_load_failed(l, &r->err);
	app_dirty(l->view.app);
	return true;
}
