#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "ui/export.h"
#include "ui/hub_file.h"
#include "ui/keys.h"
#include "ui/list.h"
#include "ui/new_file.h"

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
	for (char *c = name; *c; c++) {
		if (*c == '/')
			*c = '-';
	}
	prompt_set(&l->file, name);
	l->file_error = (struct error){ 0 };
	l->mode = MODE_EXPORT;
}

static struct export_meta meta_of(const struct list *l, char *place)
{
	const struct hub_status *s = app_status(l->view.app);

	place_format(&l->place, place, PLACE_MAX);
	return (struct export_meta){
		.place = place,
		.account = s->signed_in ? s->claims.username : "anonymous",
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
	char place[PLACE_MAX];
	const struct export_meta meta = meta_of(l, place);

	if (export_write(path, l->table, fields, n, &meta, &l->file_error) != ST_OK)
		return l->file_error.status;
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
	char place[PLACE_MAX];
	const struct export_meta meta = meta_of(l, place);
	struct list_export *x = &l->export;

	if (query_parse(l->kind, str_from(l->filter.text), &x->filter,
			&l->file_error) != ST_OK)
		return l->file_error.status;
	if (export_begin(path, l->kind, fields, n, &meta, &x->to, &l->file_error) !=
	    ST_OK) {
		query_free(x->filter);
		x->filter = NULL;
		return l->file_error.status;
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
	char place[PLACE_MAX], n[32];
	struct export_meta meta = meta_of(l, place);
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

/* False: the name is to be changed, l->file_error says why. */
static bool export_now(struct list *l)
{
	char buf[1024];
	const char *path = new_file_typed(l->file.text, buf, sizeof(buf));
	enum status st;

	l->file_error = (struct error){ 0 };
	if (!is_stream(l) && !table_shown(l->table))
		st = error_set(&l->file_error, ST_USAGE,
			       "nothing to export yet: no row is shown");
	else
		st = is_stream(l) ? begin_stream(l, path) : write_shown(l, path);
	if (st != ST_OK)
		app_say_error(l->view.app, &l->file_error);
	return st == ST_OK;
}

enum key_result list_export_key(struct list *l, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(l->view.app, &len) : NULL;

	if (key == K_TAB && hub_file_of(l->view.app, &l->place)) {
		l->mode = MODE_ROWS;
		app_push(l->view.app, hub_file_new(l->view.app, &l->place));
		return KEY_USED;
	}
	if (key == K_ESC || (key == K_ENTER && (!l->file.len || export_now(l))))
		l->mode = MODE_ROWS;
	else if (key != K_ENTER && !prompt_key(&l->file, key, paste, len))
		return key < 0x20 ? KEY_PASS : KEY_USED;
	app_dirty(l->view.app);
	return KEY_USED;
}

const char *list_export_label(const struct list *l)
{
	if (hub_file_of(l->view.app, &l->place))
		return "export to (.csv, .json; Tab: the Hub's own CSV): ";
	return is_stream(l) ? "read all and write it to (.csv or .json, Esc cancels): "
			    : "export to (.csv or .json, Esc cancels): ";
}
