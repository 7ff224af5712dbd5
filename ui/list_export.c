#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "ui/export.h"
#include "ui/hub_file.h"
#include "ui/keys.h"
#include "ui/list.h"

/*
 * "E": what is shown goes to a file.  A log is read for it from its newest page to its
 * end, so that the file holds what the screen would need hours of scrolling for; the
 * pages go through here and are not kept.
 */

/* More than what is here is to be written. */
static bool is_stream(const struct list *l)
{
	return l->log.more;
}

void list_export_open(struct list *l)
{
	char name[PROMPT_MAX];

	if (l->export.to) {
		app_say(l->view.app, TONE_INFO, "an export is running; z stops it");
		return;
	}
	if (!table_shown(l->table) && !is_stream(l) && l->load.state != LOAD_WAITING) {
		app_say(l->view.app, TONE_INFO, "nothing to export: no row is shown");
		return;
	}
	snprintf(name, sizeof(name), "%.80s%s%.80s%s%s.csv", l->place.ns,
		 l->place.ns[0] ? "-" : "", l->place.repo, l->place.repo[0] ? "-" : "",
		 l->kind->name);
	file_prompt_open(&l->file, name);
	l->mode = MODE_EXPORT;
}

/* Texts the meta data point to. */
struct origin_texts {
	char place[PLACE_MAX], who[WHO_MAX];
};

static struct export_meta meta_of(const struct list *l, struct origin_texts *t)
{
	const struct estate *kept = app_snapshot(l->view.app);

	place_format(&l->place, t->place, sizeof(t->place));
	if (kept)
		snprintf(t->who, sizeof(t->who), "%s", kept->by ? kept->by : "");
	else
		hub_who(app_status(l->view.app), t->who, sizeof(t->who));
	return (struct export_meta){
		.place = t->place,
		.account = t->who,
		.filter = l->filter.text,
		.now = app_now(l->view.app),
		.requests = l->load.requests,
		.complete = l->complete,
	};
}

/* ---- what is here -------------------------------------------------------- */

static enum status write_shown(struct list *l, const char *path)
{
	const struct field *fields[COLUMNS_MAX];
	size_t n = list_fields(l, fields);
	struct origin_texts texts;
	const struct export_meta meta = meta_of(l, &texts);

	if (export_write(path, l->table, fields, n, &meta, &l->file.failed) != ST_OK)
		return l->file.failed.status;
	app_say(l->view.app, TONE_GOOD, "%zu rows written to %s%s",
		table_shown(l->table), path,
		l->complete ? "" : " (the list is not complete)");
	return ST_OK;
}

/* ---- all of it ----------------------------------------------------------- */

static enum status begin_stream(struct list *l, const char *path)
{
	const struct field *fields[COLUMNS_MAX];
	size_t n = list_fields(l, fields);
	struct origin_texts texts;
	const struct export_meta meta = meta_of(l, &texts);
	struct list_export *x = &l->export;

	if (query_parse(l->kind, str_from(l->filter.text), &x->filter,
			&l->file.failed) != ST_OK)
		return l->file.failed.status;
	if (export_begin(path, l->kind, fields, n, &meta, &x->to, &l->file.failed) !=
	    ST_OK) {
		query_free(x->filter);
		x->filter = NULL;
		return l->file.failed.status;
	}
	snprintf(x->path, sizeof(x->path), "%s", path);
	x->requests = 0;
	x->ticket = hub_submit(app_hub(l->view.app),
			       &(struct request){
				       .op = l->op,
				       .params = place_query(&l->place, meta.now),
				       .want = WANT_ROWS,
				       .priority = PRIO_USER,
				       .all = true,
			       });
	return ST_OK;
}

/* Whatever became of it, the file says how far it goes. */
static void end_stream(struct list *l, bool complete, const struct error *why)
{
	struct list_export *x = &l->export;
	size_t rows = export_rows(x->to);
	struct origin_texts texts;
	char n[32];
	struct export_meta meta = meta_of(l, &texts);
	struct error err = { 0 };

	meta.complete = complete;
	meta.requests = x->requests;
	query_free(x->filter);
	x->filter = NULL;
	format_grouped((int64_t)rows, n, sizeof(n));
	if (export_end(x->to, &meta, &err) != ST_OK)
		app_say_error(l->view.app, &err);
	else if (complete)
		app_say(l->view.app, TONE_GOOD, "%s rows written to %s (%d requests)",
			n, x->path, x->requests);
	else
		app_say(l->view.app, TONE_WARN,
			"%s: %s rows are in %s, which says it is not complete",
			why && why->status ? why->text : "stopped", n, x->path);
	x->to = NULL;
	x->ticket = 0;
}

bool list_export_stop(struct list *l)
{
	if (!l->export.to)
		return false;
	hub_cancel(app_hub(l->view.app), l->export.ticket);
	end_stream(l, false, NULL);
	return true;
}

bool list_export_reply(struct list *l, struct reply *r)
{
	struct list_export *x = &l->export;
	struct error full = { 0 };

	if (!r->ticket || r->ticket != x->ticket)
		return false;
	x->requests = r->requests;
	if (r->page && !export_page(x->to, r->page, x->filter, app_now(l->view.app))) {
		hub_cancel(app_hub(l->view.app), x->ticket);
		error_set(&full, ST_LOCAL, "%s cannot be written", x->path);
		end_stream(l, false, &full);
	} else if (r->type == REPLY_DONE) {
		end_stream(l, r->err.status == ST_OK && r->complete, &r->err);
	}
	app_dirty(l->view.app);
	return true;
}

/* ---- the prompt ---------------------------------------------------------- */

/* False: the name is to be changed, l->file says why. */
static bool export_now(struct list *l)
{
	char path[1024];
	enum status st;

	file_prompt_path(&l->file, path, sizeof(path));
	if (is_stream(l))
		st = begin_stream(l, path);
	else if (table_shown(l->table))
		st = write_shown(l, path);
	else
		st = error_set(&l->file.failed, ST_USAGE,
			       "nothing to export yet: no row is shown");
	if (st != ST_OK)
		app_say_error(l->view.app, &l->file.failed);
	return st == ST_OK;
}

enum key_result list_export_key(struct list *l, uint32_t key)
{
	struct app *a = l->view.app;
	enum file_answer answer;

	if (key == K_TAB && hub_file_of(a, &l->place)) {
		l->mode = MODE_ROWS;
		app_push(a, hub_file_new(a, &l->place));
		return KEY_USED;
	}
	answer = file_prompt_key(&l->file, a, key);
	if (answer == FILE_LEFT || (answer == FILE_NAMED && export_now(l)))
		l->mode = MODE_ROWS;
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
}

const char *list_export_label(const struct list *l)
{
	if (hub_file_of(l->view.app, &l->place))
		return "export to (.csv, .json; Tab: the Hub's own CSV): ";
	return is_stream(l) ? "read all and write it to (.csv or .json, Esc cancels): "
			    : "export to (.csv or .json, Esc cancels): ";
}
