#include "ui/list_estate.h"

#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"

enum { SAID_MAX = 20 }; /* of what was missed, to the list of errors */

static const struct estate_list *const lists[] = {
	&list_audit_members, &list_compare, &list_ways,
	&list_reach,         &list_doctor,  &list_hooks,
};

const struct estate_list *list_estate(const struct list *l)
{
	for (size_t i = 0; i < COUNT(lists); i++)
		if (lists[i]->kind == l->kind)
			return lists[i];
	return NULL;
}

void list_estate_mark(const struct list *l, const struct field *f, struct rect cell,
		      struct str text)
{
	const struct estate_list *how = list_estate(l);

	if (how && how->mark)
		how->mark(l, f, cell, text);
}

bool list_estate_reads(const struct list *l)
{
	return l->estate.reading || l->estate.more;
}

bool list_estate_waits(const struct list *l, ticket t)
{
	const struct list_estate *e = &l->estate;

	return (e->reading && estate_reading_waits(e->reading, t)) ||
	       (e->more && gather_waits(e->more, t));
}

/* ---- what is missing ------------------------------------------------------ */

static size_t n_missing(const struct list *l)
{
	json_object *missing = l->estate.missing;

	return missing ? json_object_array_length(missing) : 0;
}

bool list_estate_incomplete(const struct list *l)
{
	return n_missing(l) != 0;
}

void list_estate_missed(const struct list *l, size_t i, char *buf, size_t size)
{
	json_object *o = i < n_missing(l)
				 ? json_object_array_get_idx(l->estate.missing, i)
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
			"INCOMPLETE: %zu list%s could not be read; ! says why", n,
			n == 1 ? "" : "s");
}

/* ---- rows ----------------------------------------------------------------- */

static void say_loaded(struct list *l)
{
	const struct load *load = &l->load;
	char took[32] = "";

	if (!app_shows(l->view.app, &l->view))
		return;
	/* Where the clock stands still, no time passes either. */
	if (load->ms >= 100 && load->done_at > load->began_at)
		snprintf(took, sizeof(took), ", %d.%ds", load->ms / 1000,
			 load->ms / 100 % 10);
	if (n_missing(l))
		say_missing(l);
	else if (!load->quiet && l->estate.cost[0])
		app_say(l->view.app, TONE_INFO, "%s%s", l->estate.cost, took);
}

static void tell(struct list *l, const struct estate_list *how, const struct estate *e,
		 json_object *rows)
{
	struct list_estate *s = &l->estate;

	memset(s->lines, 0, sizeof(s->lines));
	s->note[0] = '\0';
	if (how->tell)
		how->tell(l, e, rows);
	snprintf(s->legend, sizeof(s->legend), "%s%s%s", s->lines[1],
		 s->lines[2][0] ? "\n" : "", s->lines[2]);
}

/* Takes the rows. */
static void show(struct list *l, const struct estate_list *how, const struct estate *e,
		 json_object *take_rows)
{
	struct load was = l->load;

	tell(l, how, e, take_rows);
	list_load_made(l, take_rows);
	was.state = LOAD_COMPLETE;
	was.ms = (int)(app_ms(l->view.app) - l->asked_ms);
	was.done_at = l->rows_at;
	l->load = was;
	l->complete = !n_missing(l);
}

/* What was missed is said once for each reading.  Takes the rows. */
static void show_loaded(struct list *l, const struct estate_list *how,
			const struct estate *e, json_object *take_rows)
{
	show(l, how, e, take_rows);
	say_loaded(l);
}

static json_object *make_rows(struct list *l, const struct estate_list *how,
			      const struct estate *e)
{
	json_object_put(l->estate.missing);
	l->estate.missing = json_object_get(e->missing);
	return how->rows(l, e);
}

void list_estate_again(struct list *l)
{
	const struct estate_list *how = list_estate(l);
	const struct estate *e = app_snapshot(l->view.app);

	if (!e)
		e = l->estate.shown.org ? &l->estate.shown : NULL;
	if (how && e && !list_estate_reads(l))
		show(l, how, e, make_rows(l, how, e));
}

/* ---- reading -------------------------------------------------------------- */

void list_estate_read(struct list *l, unsigned parts)
{
	struct app *a = l->view.app;
	const struct estate_list *how = list_estate(l);
	struct estate_wanted wanted = {
		.org = l->place.ns,
		.repo = how && how->of_repo && l->place.repo[0] ? l->place.repo : NULL,
		.parts = parts,
	};

	if (!app_scim(a))
		wanted.parts &= ~(unsigned)ESTATE_SCIM;
	l->load = (struct load){ .state = LOAD_WAITING,
				 .total = -1,
				 .began_at = app_now(a) };
	l->asked_ms = app_ms(a);
	l->estate.how = how;
	l->estate.reading = estate_reading_new(app_hub(a), app_config(a)->url, &wanted);
}

bool list_estate_load(struct list *l, bool quiet)
{
	const struct estate_list *how = list_estate(l);
	const struct estate *snapshot = app_snapshot(l->view.app);
	struct error err = { 0 };

	if (!how)
		return false;
	l->stale = false;
	if (how->asked && !l->place.asked[0])
		snprintf(l->place.asked, sizeof(l->place.asked), "%s", how->asked);
	if (snapshot && strcmp(snapshot->org, l->place.ns) != 0)
		error_set(&err, ST_BAD, "this is a snapshot of %s", snapshot->org);
	if (err.status != ST_OK || (how->prepare && how->prepare(l, &err) != ST_OK))
		list_load_failed(l, &err);
	else if (snapshot)
		show_loaded(l, how, snapshot, make_rows(l, how, snapshot));
	else
		list_estate_read(l, how->parts);
	l->load.quiet = quiet;
	return true;
}

static void end_reading(struct list *l)
{
	struct list_estate *e = &l->estate;

	estate_reading_free(e->reading);
	gather_free(e->more);
	json_object_put(e->rows);
	e->reading = NULL;
	e->more = NULL;
	e->rows = NULL;
}

bool list_estate_stop(struct list *l)
{
	if (!list_estate_reads(l))
		return false;
	end_reading(l);
	l->load.state = LOAD_STOPPED;
	app_say(l->view.app, TONE_INFO, "%s",
		table_loaded(l->table)
			? "stopped; the rows shown are the last good copy"
			: "stopped: no row without all answers; R reads all");
	return true;
}

void list_estate_done(struct list *l)
{
	end_reading(l);
	json_object_put(l->estate.missing);
	estate_done(&l->estate.shown);
	estate_done(&l->estate.before);
}

/* ---- answers -------------------------------------------------------------- */

enum status list_estate_result(struct list *l)
{
	struct list_estate *s = &l->estate;
	struct estate e = { 0 };
	struct error err = { 0 };

	if (estate_reading_result(s->reading, &e, &l->load.requests, &err) == ST_OK) {
		estate_reading_cost(s->reading, s->cost, sizeof(s->cost));
		estate_done(&s->shown);
		s->shown = e;
	}
	end_reading(l);
	if (err.status != ST_OK)
		list_load_failed(l, &err);
	return err.status;
}

static void take_more(struct list *l, const struct estate_list *how)
{
	struct list_estate *s = &l->estate;
	json_object *rows = s->rows;
	size_t used = strlen(s->cost);
	int n = gather_requests(s->more);

	how->take(l, rows, s->more);
	l->load.requests += n;
	if (n)
		snprintf(s->cost + used, sizeof(s->cost) - used, ", then %d", n);
	s->rows = NULL;
	end_reading(l);
	show_loaded(l, how, &s->shown, rows);
}

static void take_estate(struct list *l, const struct estate_list *how)
{
	struct list_estate *s = &l->estate;
	json_object *rows;

	if (list_estate_result(l) != ST_OK)
		return;
	rows = make_rows(l, how, &s->shown);
	if (!how->ask) {
		show_loaded(l, how, &s->shown, rows);
		return;
	}
	s->rows = rows;
	s->more = gather_new(app_hub(l->view.app));
	how->ask(l, rows, s->more);
}

/* What is answered in all; more are asked for when the first are here. */
static void note_progress(struct list *l)
{
	const struct list_estate *s = &l->estate;
	size_t answered = 0, asked = 0;

	if (s->reading)
		estate_reading_progress(s->reading, &answered, &asked);
	else if (s->more) {
		asked = gather_asked(s->more);
		answered = asked - gather_left(s->more);
	}
	l->load.pages_done = (int)answered;
	l->load.pages_total = (int)asked;
}

static bool is_mine(struct list *l, const struct reply *r)
{
	struct list_estate *s = &l->estate;

	return (s->reading && estate_reading_take(s->reading, r)) ||
	       (s->more && gather_take(s->more, r));
}

bool list_estate_reply(struct list *l, const struct reply *r)
{
	struct list_estate *s = &l->estate;

	if (!is_mine(l, r))
		return false;
	if (s->reading && estate_reading_over(s->reading)) {
		if (s->how)
			take_estate(l, s->how);
		else
			list_snapshots_finish(l);
	}
	if (s->more && !gather_left(s->more))
		take_more(l, s->how);
	if (list_estate_reads(l))
		note_progress(l);
	app_dirty(l->view.app);
	return true;
}
