#include <stdio.h>
#include <string.h>

#include "model/kinds.h"
#include "ui/clipboard.h"
#include "ui/detail.h"
#include "ui/list.h"

/* What can be done with a row without asking the Hub. */

bool list_digest(const struct list *l, const void *row, char *buf, size_t size)
{
	const struct field *f = kind_field(l->kind, STR("digest"));
	struct str s = { NULL, 0 };

	if (f)
		s = field_value(f, row, NULL, buf, size);
	return s.len > 0;
}

static bool is_image(const struct list *l)
{
	return l->kind == &kind_images || l->kind == &kind_tag_images;
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
	else if (is_image(l) && list_digest(l, row, digest, sizeof(digest)))
		snprintf(buf, size, "%s/%s@%s", p->ns, p->repo, digest);
	else if (is_image(l))
		snprintf(buf, size, "%s/%s:%s", p->ns, p->repo, p->tag);
	else
		snprintf(buf, size, "%.*s", STR_ARG(name));
}

static void copy(struct list *l, struct str s)
{
	if (!clipboard_copy(s))
		app_say(l->view.app, TONE_WARN, "too long for the clipboard");
	else
		app_say(l->view.app, TONE_INFO, "copied %.*s", STR_ARG(s));
}

static void copy_name(struct list *l, const void *row)
{
	char digest[96];
	struct str s = kind_name(l->kind, row);

	if (is_image(l) && list_digest(l, row, digest, sizeof(digest)))
		s = str_from(digest);
	copy(l, s);
}

/* A tag with its digest: the reference that cannot move. */
static void copy_full(struct list *l, const void *row)
{
	char reference[PLACE_MAX + 128], digest[96];
	size_t n;

	list_reference(l, row, reference, sizeof(reference));
	n = strlen(reference);
	if (list_is_tags(l) && list_digest(l, row, digest, sizeof(digest)))
		snprintf(reference + n, sizeof(reference) - n, "@%s", digest);
	copy(l, str_from(reference));
}

static void say_web(struct list *l, const void *row)
{
	struct str name = kind_name(l->kind, row);
	const struct place *p = &l->place;
	const char *r = strcmp(p->ns, "library") ? "r/" : "_/";
	const char *ns = strcmp(p->ns, "library") ? p->ns : "";
	const char *slash = *ns ? "/" : "";

	if (l->kind == &kind_namespaces)
		app_say(l->view.app, TONE_INFO, "https://hub.docker.com/u/%.*s",
			STR_ARG(name));
	else if (l->kind == &kind_repos)
		app_say(l->view.app, TONE_INFO, "https://hub.docker.com/%s%s%s%.*s", r,
			ns, slash, STR_ARG(name));
	else if (!list_is_tags(l) && !is_image(l))
		app_say(l->view.app, TONE_INFO, "%s have no web address we know",
			l->kind->name);
	else
		app_say(l->view.app, TONE_INFO,
			"https://hub.docker.com/%s%s%s%s/tags?name=%.*s", r, ns, slash,
			p->repo, list_is_tags(l) ? (int)name.len : (int)strlen(p->tag),
			list_is_tags(l) ? name.ptr : p->tag);
}

static void open_details(struct list *l, const void *row)
{
	char title[PLACE_MAX + 128];

	list_reference(l, row, title, sizeof(title));
	app_push(l->view.app, detail_new(l->view.app, l->kind, row, title));
}

static bool needs_row(enum command c)
{
	return c == CMD_DETAILS || c == CMD_COPY || c == CMD_COPY_FULL || c == CMD_WEB;
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
		list_export_open(l);
	else
		return false;
	return true;
}
