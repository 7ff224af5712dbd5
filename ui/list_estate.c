#include "ui/list_estate.h"

#include <stdio.h>

#include "model/xalloc.h"

enum { SAID_MAX = 20 }; /* of what was missed, to the list of errors */

static const struct estate_list *const lists[] = {
	&list_audit_members,
};

const struct estate_list *list_estate(const struct list *l)
{
	for (size_t i = 0; i < COUNT(lists); i++)
		if (lists[i]->kind == l->kind)
			return lists[i];
	return NULL;
}

/* ---- reading ------------------------------------------------------------- */

static void submit(struct list *l, const struct estate_list *how, bool quiet)
{
	struct app *a = l->view.app;
	struct estate_wanted wanted = {
		.org = l->place.ns,
		.repo = how->of_repo && l->place.repo[0] ? l->place.repo : NULL,
		.parts = how->parts,
	};

	if (!app_scim(a))
		wanted.parts &= ~(unsigned)ESTATE_SCIM;
	l->stale = false;
	l->load = (struct load){ .state = LOAD_WAITING,
				 .total = -1,
				 .quiet = quiet,
				 .began_at = app_now(a) };
	l->asked_ms = app_ms(a);
	l->estate.reading = estate_reading_new(app_hub(a), app_config(a)->url, &wanted);
}

bool list_estate_load(struct list *l, bool quiet)
{
	const struct estate_list *how = list_estate(l);

	if (!how)
		return false;
	submit(l, how, quiet);
	return true;
}

static void end_reading(struct list *l)
{
	estate_reading_free(l->estate.reading);
	l->estate.reading = NULL;
}

bool list_estate_stop(struct list *l)
{
	if (!l->estate.reading)
		return false;
	end_reading(l);
	l->load.state = LOAD_STOPPED;
	app_say(l->view.app, TONE_INFO, "%s",
		table_loaded(l->table)
			? "refresh stopped; the rows shown are the last good copy"
			: "stopped: no row without all answers; R reads all");
	return true;
}

void list_estate_done(struct list *l)
{
	end_reading(l);
	estate_done(&l->estate.shown);
}

/* ---- what came of it ------------------------------------------------------ */

static size_t n_missing(const struct list *l)
{
	const struct estate *e = &l->estate.shown;

	return e->missing ? json_object_array_length(e->missing) : 0;
}

bool list_estate_incomplete(const struct list *l)
{
	return n_missing(l) != 0;
}

void list_estate_missed(const struct list *l, size_t i, char *buf, size_t size)
{
	json_object *o = i < n_missing(l)
				 ? json_object_array_get_idx(l->estate.shown.missing, i)
				 : NULL;
	struct str what = json_str(o, "/what"), why = json_str(o, "/why");

	buf[0] = '\0';
	if (o)
		snprintf(buf, size, "%.*s: %.*s", STR_ARG(what), STR_ARG(why));
}

/* All of it can be read with "!". */
static void say_missing(struct list *l)
{
	size_t n = n_missing(l);

	for (size_t i = 0; i < n && i < SAID_MAX; i++) {
		struct error err = { 0 };
		char text[200];

		list_estate_missed(l, i, text, sizeof(text));
		error_set(&err, ST_HTTP, "not read: %s", text);
		app_say_error(l->view.app, &err);
	}
	if (n)
		app_say(l->view.app, TONE_WARN,
			"INCOMPLETE: %zu of the lists could not be read; ! says which",
			n);
}

static void say_loaded(struct list *l, int requests)
{
	size_t n = table_loaded(l->table);

	if (!app_shows(l->view.app, &l->view))
		return;
	if (n_missing(l))
		say_missing(l);
	else if (!l->load.quiet)
		app_say(l->view.app, TONE_INFO, "%zu %s, of %d request%s", n,
			n == 1 ? l->kind->noun : kind_nouns(l->kind), requests,
			requests == 1 ? "" : "s");
}

static void show(struct list *l, const struct estate_list *how)
{
	bool quiet = l->load.quiet;

	list_load_made(l, how->rows(l, &l->estate.shown));
	l->load.quiet = quiet;
	l->load.done_at = l->rows_at;
	l->complete = !n_missing(l);
}

static void finish(struct list *l, const struct estate_list *how)
{
	struct estate e = { 0 };
	struct error err = { 0 };
	int requests = 0;
	enum status st = estate_reading_result(l->estate.reading, &e, &requests, &err);

	end_reading(l);
	if (st != ST_OK) {
		list_load_failed(l, &err);
		return;
	}
	estate_done(&l->estate.shown);
	l->estate.shown = e;
	show(l, how);
	l->load.requests = requests;
	say_loaded(l, requests);
}

/* What is answered in all; more are asked for when the first are here. */
static void note_progress(struct list *l)
{
	size_t answered, asked;

	estate_reading_progress(l->estate.reading, &answered, &asked);
	l->load.pages_done = (int)answered;
	l->load.pages_total = (int)asked;
}

bool list_estate_reply(struct list *l, const struct reply *r)
{
	if (!l->estate.reading || !estate_reading_take(l->estate.reading, r))
		return false;
	note_progress(l);
	if (estate_reading_over(l->estate.reading))
		finish(l, list_estate(l));
	app_dirty(l->view.app);
	return true;
}

bool list_estate_waits(const struct list *l, ticket t)
{
	return l->estate.reading && estate_reading_waits(l->estate.reading, t);
}
