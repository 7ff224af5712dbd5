#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/kinds.h"
#include "ui/config.h"
#include "ui/copy.h"
#include "ui/detail.h"
#include "ui/export.h"
#include "ui/keys.h"
#include "ui/list.h"
#include "ui/web.h"

/* What can be done with a row without asking the Hub. */

static bool row_digest(const struct list *l, const void *row, char *buf, size_t size)
{
	const struct field *f = kind_field(l->kind, STR("digest"));
	struct str s = { NULL, 0 };

	if (f)
		s = field_value(f, row, NULL, buf, size);
	return s.len > 0;
}

/* As docker writes it: acme, acme/web-app, acme/web-app:v1, acme/web-app@sha256:... */
void list_reference(const struct list *l, const void *row, char *buf, size_t size)
{
	struct str name = kind_name(l->kind, row);
	const struct place *p = &l->place;
	char digest[96];

	if (l->kind == &kind_repos)
		snprintf(buf, size, "%s/%.*s", p->ns, STR_ARG(name));
	else if (list_is_tags(l))
		snprintf(buf, size, "%s/%s:%.*s", p->ns, p->repo, STR_ARG(name));
	else if (l->kind == &kind_images && row_digest(l, row, digest, sizeof(digest)))
		snprintf(buf, size, "%s/%s@%s", p->ns, p->repo, digest);
	else if (l->kind == &kind_images)
		snprintf(buf, size, "%s/%s:%s", p->ns, p->repo, p->tag);
	else
		snprintf(buf, size, "%.*s", STR_ARG(name));
}

static void copy_name(struct list *l, const void *row)
{
	char digest[96];
	struct str s = kind_name(l->kind, row);

	if (l->kind == &kind_images && row_digest(l, row, digest, sizeof(digest)))
		s = str_from(digest);
	copy_text(l->view.app, s);
}

static bool has_docker_name(const struct list *l)
{
	return l->kind == &kind_namespaces || l->kind == &kind_repos ||
	       l->kind == &kind_images || list_is_tags(l);
}

/* What docker calls it, a tag with its digest: the reference that cannot move.  What
 * docker has no name for: its address here. */
static void copy_full(struct list *l, const void *row)
{
	char reference[PLACE_MAX + 256], digest[96];
	struct str name = kind_name(l->kind, row);
	struct place p = l->place;
	size_t n;

	if (has_docker_name(l))
		list_reference(l, row, reference, sizeof(reference));
	else {
		snprintf(p.name, sizeof(p.name), "%.*s", STR_ARG(name));
		place_format(&p, reference, sizeof(reference));
	}
	n = strlen(reference);
	if (list_is_tags(l) && row_digest(l, row, digest, sizeof(digest)))
		snprintf(reference + n, sizeof(reference) - n, "@%s", digest);
	copy_text(l->view.app, str_from(reference));
}

static void say_web(struct list *l, const void *row)
{
	char address[WEB_MAX];

	if (web_address(&l->place, row, address, sizeof(address)))
		app_say_link(l->view.app, address);
	else
		app_say(l->view.app, TONE_INFO, "%s have no page in a browser",
			l->kind->name);
}

static void open_details(struct list *l, const void *row)
{
	char title[PLACE_MAX + 128];

	list_reference(l, row, title, sizeof(title));
	app_push(l->view.app, detail_new(l->view.app, l->kind, row, title));
}

static void open_export(struct list *l)
{
	char name[PROMPT_MAX];

	if (!table_shown(l->table)) {
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

/* "~/" is the home directory, as in a shell. */
static const char *export_path(const struct list *l, char *buf, size_t size)
{
	const char *home = getenv("HOME");

	if (strncmp(l->file.text, "~/", 2) != 0 || !home)
		return l->file.text;
	snprintf(buf, size, "%s/%s", home, l->file.text + 2);
	return buf;
}

/* False: the name is to be changed, *l->file_error says why. */
static bool export_now(struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);
	const struct field *fields[COLUMNS_MAX];
	size_t n = list_fields(l, fields);
	char place[PLACE_MAX];
	const struct export_meta meta = {
		.place = place,
		.account = s->signed_in ? s->claims.username : "anonymous",
		.filter = l->filter.text,
		.now = app_now(l->view.app),
		.requests = l->load.requests,
		.complete = l->complete,
	};
	char buf[1024];
	const char *path = export_path(l, buf, sizeof(buf));

	l->file_error = (struct error){ 0 };
	place_format(&l->place, place, sizeof(place));
	if (export_write(path, l->table, fields, n, &meta, &l->file_error) != ST_OK) {
		app_say_error(l->view.app, &l->file_error);
		return false;
	}
	app_say(l->view.app, TONE_GOOD, "%zu rows written to %s%s",
		table_shown(l->table), path,
		l->complete ? "" : " (the list is not complete)");
	return true;
}

enum key_result list_export_key(struct list *l, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(l->view.app, &len) : NULL;

	if (key == K_ESC || (key == K_ENTER && (!l->file.len || export_now(l))))
		l->mode = MODE_ROWS;
	else if (key != K_ENTER && !prompt_key(&l->file, key, paste, len))
		return key < 0x20 ? KEY_PASS : KEY_USED;
	app_dirty(l->view.app);
	return KEY_USED;
}

static bool needs_row(enum command c)
{
	return c == CMD_DETAILS || c == CMD_COPY || c == CMD_COPY_FULL;
}

bool list_actions_command(struct list *l, enum command c)
{
	const void *row = list_row(l);

	if (needs_row(c) && !row)
		app_say(l->view.app, TONE_INFO, "no row here");
	else if (c == CMD_DETAILS)
		open_details(l, row);
	else if (c == CMD_COPY)
		copy_name(l, row);
	else if (c == CMD_COPY_FULL)
		copy_full(l, row);
	else if (c == CMD_WEB)
		say_web(l, row);
	else if (c == CMD_EXPORT)
		open_export(l);
	else
		return false;
	return true;
}
