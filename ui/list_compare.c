#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/estate_compare.h"
#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/change_log.h"
#include "ui/config.h"
#include "ui/list_estate.h"
#include "ui/snapshot_file.h"

/* "ORG:compare old=SNAPSHOT": the rows of `hubdeck compare SNAPSHOT live`. */

/* ---- the snapshot -----------------------------------------------------------------
 */

/* What is compared with it: that of the Hub, which is now, or another snapshot. */
static int64_t after(const struct list *l)
{
	const struct estate *e = app_snapshot(l->view.app);

	return e ? e->now : INT64_MAX;
}

/* Of what is compared with it. */
static const char *url(const struct list *l)
{
	const struct estate *e = app_snapshot(l->view.app);

	return e ? e->url : app_config(l->view.app)->url;
}

/* The one the place names, or the newest; the caller frees. */
static char *chosen(const struct list *l, struct error *err)
{
	const char *dir = app_config(l->view.app)->state_dir;
	char name[PLACE_ASKED_MAX], *path;
	int64_t bytes;

	place_word(&l->place, "old", name, sizeof(name));
	if (name[0])
		return snapshot_find(dir, name);
	path = snapshot_newest(dir, l->place.ns, url(l), after(l), &bytes);
	if (path)
		return path;
	error_set(err, ST_USAGE, "there is no %ssnapshot of %.60s",
		  after(l) < INT64_MAX ? "older " : "", l->place.ns);
	error_hint(err, ":snapshot keeps what it is now, to compare with later");
	return NULL;
}

static enum status check(const struct list *l, const struct estate *before,
			 struct error *err)
{
	if (strcmp(before->org, l->place.ns) != 0)
		return error_set(err, ST_USAGE,
				 "compare: that is a snapshot of %.60s, not of %.60s",
				 before->org, l->place.ns);
	if (!estate_of_hub(before, url(l)))
		return error_set(err, ST_USAGE,
				 "compare: that snapshot is of the Hub at %.100s",
				 before->url);
	if (before->now > after(l))
		return error_set(err, ST_USAGE,
				 "compare: that snapshot is newer than this one");
	return ST_OK;
}

static enum status prepare(struct list *l, struct error *err)
{
	struct estate before = { 0 };
	char *path = chosen(l, err);
	int requests;

	if (!path)
		return err->status;
	if (snapshot_load(path, &before, &requests, err) == ST_OK &&
	    check(l, &before, err) == ST_OK) {
		estate_done(&l->estate.before);
		l->estate.before = before;
	} else {
		estate_done(&before);
	}
	free(path);
	return err->status;
}

/* ---- the changes ------------------------------------------------------------------
 */

/* Who may not list tokens can compare members: only what is compared can be missing. */
static json_object *rows(struct list *l, const struct estate *e)
{
	struct list_estate *s = &l->estate;

	json_object_put(s->missing);
	s->missing = json_object_new_array();
	s->log = (struct error){ 0 };
	return estate_compare(&s->before, e, s->missing);
}

static void ask(struct list *l, json_object *made, struct gather *g)
{
	change_log_ask(g, made, &l->estate.before);
}

static void take(struct list *l, json_object *made, struct gather *g)
{
	change_log_take(g, made, &l->estate.before, &l->estate.log);
}

static void tell(struct list *l, const struct estate *e, json_object *made)
{
	struct list_estate *s = &l->estate;
	char since[32], until[32];

	format_stamp(s->before.now, since, sizeof(since));
	format_stamp(e->now, until, sizeof(until));
	snprintf(s->note, sizeof(s->note), "+%zu -%zu ~%zu", change_count(made, '+'),
		 change_count(made, '-'), change_count(made, '~'));
	snprintf(s->lines[0], ESTATE_LINE, "%s from %s to %s UTC: %s", e->org, since,
		 until, s->note);
	if (app_snapshot(l->view.app))
		snprintf(s->lines[1], ESTATE_LINE,
			 "by whom is not known: the audit log is not in a snapshot");
	else if (s->log.status != ST_OK)
		snprintf(s->lines[1], ESTATE_LINE,
			 "by whom is not known: the audit log: %.100s", s->log.text);
	else
		snprintf(s->lines[1], ESTATE_LINE,
			 "by whom and when: as the audit log says; empty: it does not");
}

const struct estate_list list_compare = {
	.kind = &kind_compare,
	.parts = ESTATE_PEOPLE | ESTATE_ACCESS,
	.prepare = prepare,
	.rows = rows,
	.ask = ask,
	.take = take,
	.tell = tell,
};

/* ---- in a line --------------------------------------------------------------------
 */

/* Nobody waits for a larger one to be read. */
enum { GLANCE_BYTES = 4 << 20 };

/* Repositories always are: an audit does not read them. */
static bool is_people_left_out(json_object *left_out)
{
	for (size_t i = 0; i < json_object_array_length(left_out); i++) {
		struct str what =
			json_str(json_object_array_get_idx(left_out, i), "/what");

		if (!str_eq(what, STR("repositories")))
			return true;
	}
	return false;
}

static void counts(const struct estate *before, const struct estate *e, char *buf,
		   size_t size)
{
	json_object *left_out = json_object_new_array();
	json_object *made = estate_compare(before, e, left_out);
	char since[40];

	format_stamp(before->now, since, sizeof(since));
	if (is_people_left_out(left_out))
		snprintf(buf, size, "since snapshot %.10s: ?", since);
	else
		snprintf(buf, size, "since snapshot %.10s: +%zu -%zu ~%zu", since,
			 change_count(made, '+'), change_count(made, '-'),
			 change_count(made, '~'));
	json_object_put(made);
	json_object_put(left_out);
}

void list_compare_since(const struct list *l, const struct estate *e, char *buf,
			size_t size)
{
	struct estate before = { 0 };
	struct error ignored = { 0 };
	int64_t bytes = 0;
	int requests;
	char *path = snapshot_newest(app_config(l->view.app)->state_dir, e->org, e->url,
				     e->now, &bytes);

	buf[0] = '\0';
	if (path && bytes <= GLANCE_BYTES &&
	    snapshot_load(path, &before, &requests, &ignored) == ST_OK) {
		counts(&before, e, buf, size);
		estate_done(&before);
	}
	free(path);
}
