#include <stdio.h>
#include <string.h>

#include "model/kinds.h"
#include "ui/config.h"
#include "ui/copy.h"
#include "ui/detail.h"
#include "ui/list.h"
#include "ui/web.h"

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

	if (l->kind == &kind_repos || l->kind == &kind_team_repos)
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

static void copy_name(struct list *l, const void *row)
{
	char digest[96];
	struct str s = kind_name(l->kind, row);

	if (is_image(l) && list_digest(l, row, digest, sizeof(digest)))
		s = str_from(digest);
	copy_text(l->view.app, s);
}

static bool has_docker_name(const struct list *l)
{
	return l->kind == &kind_namespaces || l->kind == &kind_repos ||
	       l->kind == &kind_team_repos || is_image(l) || list_is_tags(l);
}

/* What docker calls it, a tag with its digest: the reference that cannot move.  What
 * docker has no name for: its address here. */
static void copy_full(struct list *l, const void *row)
{
	char reference[PLACE_MAX + 256], digest[96];
	struct str name = kind_name(l->kind, row);
	struct place p = l->place;
	size_t n;

	/* An address that names a team has no room for one of its members. */
	if (l->kind == &kind_team_members)
		p.kind = &kind_members;

	if (has_docker_name(l))
		list_reference(l, row, reference, sizeof(reference));
	else {
		snprintf(p.name, sizeof(p.name), "%.*s", STR_ARG(name));
		place_format(&p, reference, sizeof(reference));
	}
	n = strlen(reference);
	if (list_is_tags(l) && list_digest(l, row, digest, sizeof(digest)))
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
		list_export_open(l);
	else
		return false;
	return true;
}
