#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/list_estate.h"
#include "ui/snapshot_file.h"

/* "ORG:snapshots": what was kept of the organization; Enter compares with one. */

struct filling {
	const char *org;
	json_object *rows;
};

static void add(void *arg, const char *name, const struct estate *head, int64_t bytes)
{
	struct filling *f = arg;
	json_object *row;
	char time[40];

	if (strcmp(head->org, f->org) != 0)
		return;
	row = json_object_new_object();
	format_rfc3339(head->now, time, sizeof(time));
	json_put_text(row, "file", name);
	json_put_text(row, "time", time);
	json_put_text(row, "organization", head->org);
	json_put_text(row, "by", head->by ? head->by : "");
	json_put_text(row, "complete", estate_complete(head) ? "yes" : "no");
	json_object_object_add(row, "size", json_object_new_int64(bytes));
	json_object_array_add(f->rows, row);
}

void list_snapshots_fill(struct list *l)
{
	struct filling f = { l->place.ns, json_object_new_array() };

	l->stale = false;
	snapshot_each(app_config(l->view.app)->state_dir, add, &f);
	list_load_made(l, f.rows);
}

void list_snapshots_open(struct list *l, const void *row)
{
	struct str file = kind_name(l->kind, row);
	char text[PLACE_MAX];
	struct place there;
	struct error err = { 0 };

	snprintf(text, sizeof(text), "%s:%s old=%.*s", l->place.ns, kind_compare.name,
		 STR_ARG(file));
	if (place_parse(text, &there, &err) == ST_OK)
		app_goto(l->view.app, &there);
	else
		app_say_error(l->view.app, &err);
}

/* ---- a new one --------------------------------------------------------------------
 */

static void new_one(struct list *l)
{
	struct app *a = l->view.app;

	if (app_snapshot(a))
		app_say(a, TONE_INFO, "this is a snapshot");
	else if (list_estate_reads(l))
		app_say(a, TONE_INFO, "a snapshot is being made; z stops");
	else
		list_estate_read(l, ESTATE_EVERYTHING);
}

static void say_kept(struct app *a, const struct estate *e, const char *path,
		     int requests)
{
	const char *name = strrchr(path, '/') + 1;

	if (estate_complete(e))
		app_say(a, TONE_GOOD, "kept %s (%d requests)", name, requests);
	else
		app_say(a, TONE_WARN, "kept %s, INCOMPLETE: %zu lists were not read",
			name, json_object_array_length(e->missing));
}

void list_snapshots_finish(struct list *l)
{
	struct app *a = l->view.app;
	const struct estate *e = &l->estate.shown;
	struct error err = { 0 };
	int requests;
	char *path = NULL;

	if (list_estate_result(l) != ST_OK)
		return;
	requests = l->load.requests;
	l->load.state = LOAD_COMPLETE;
	if (snapshot_path(app_config(a)->state_dir, e->org, e->now, &path, &err) ||
	    snapshot_save(path, e, requests, &err)) {
		app_say_error(a, &err);
	} else {
		list_snapshots_fill(l);
		say_kept(a, e, path, requests);
	}
	free(path);
}

/* ---- from other lists -------------------------------------------------------------
 */

static bool go(struct list *l)
{
	struct place there;

	if (!place_pane(&l->place, &kind_snapshots, &there)) {
		app_say(l->view.app, TONE_INFO, "choose an organization first");
		return false;
	}
	if (l->kind != &kind_snapshots)
		app_goto(l->view.app, &there);
	return true;
}

void list_snapshots_go(struct list *l)
{
	struct app *a = l->view.app;

	if (l->kind == &kind_snapshots && list_row(l))
		list_snapshots_open(l, list_row(l));
	else if (go(l) && list_table(app_top(a)) &&
		 !table_loaded(list_table(app_top(a))))
		app_say(a, TONE_INFO,
			"there is nothing to compare with yet: :snapshot");
	else
		app_say(a, TONE_INFO,
			"Enter compares with that snapshot; :compare "
			"old=FILE with another file");
}

void list_snapshots_make(struct list *l)
{
	struct app *a = l->view.app;

	if (go(l))
		new_one((struct list *)app_top(a));
}
