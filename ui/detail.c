#include "ui/detail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/late.h"
#include "model/xalloc.h"
#include "ui/list_audit.h"
#include "ui/place.h"
#include "ui/when.h"

/* Everything known about one row.  A tag's images are asked for when it opens. */
struct detail {
	struct view view;
	const struct kind *kind;
	struct lines own, images, commands; /* parts, and all of them in order: */
	struct lines text;
	char *title;
	ticket images_ticket;
};

static void add_stamp(struct lines *text, const struct field *f, const void *row,
		      int64_t now)
{
	const struct stamp *s = field_at(f, row);
	char when[40], age[24];

	when_stamp(s->sec, when, sizeof(when));
	format_age(s->sec, now, age, sizeof(age));
	if (s->sec)
		lines_add(text, STYLE_PLAIN, f->name, "%s (%s)", when, age);
	else
		lines_add(text, STYLE_PLAIN, f->name, "never, or the Hub did not say");
}

static void add_bytes(struct lines *text, const struct field *f, const void *row)
{
	const struct bytes *b = field_at(f, row);
	char shown[24], exact[40];

	format_bytes(b->n, shown, sizeof(shown));
	format_grouped(b->n, exact, sizeof(exact));
	if (b->n >= 0)
		lines_add(text, STYLE_PLAIN, f->name, "%s (%s bytes)", shown, exact);
	else
		lines_add(text, STYLE_PLAIN, f->name, "the Hub did not say");
}

static void add_count(struct lines *text, const struct field *f, const void *row)
{
	const struct count *c = field_at(f, row);
	char n[40] = "-";

	if (c->n >= 0)
		format_grouped(c->n, n, sizeof(n));
	lines_add(text, c->n >= 0 ? STYLE_PLAIN : STYLE_DIM, f->name, "%s", n);
}

static void add_value(struct lines *text, const struct kind *k, const struct field *f,
		      const void *row, int width)
{
	char buf[256];
	struct str s = field_value(f, row, k->flag_words, buf, sizeof(buf));

	if (s.len)
		lines_wrap(text, f->name, s, width - DETAIL_LABEL - 1);
	else
		lines_add(text, STYLE_DIM, f->name, "-");
}

void detail_fields(struct lines *text, const struct kind *k, const void *row,
		   int64_t now, int width)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];

		if (late_unknown(f, row))
			lines_add(text, STYLE_DIM, f->name, "not read: + in the list");
		else if (f->type == FIELD_STAMP)
			add_stamp(text, f, row, now);
		else if (f->type == FIELD_BYTES)
			add_bytes(text, f, row);
		else if (f->type == FIELD_COUNT)
			add_count(text, f, row);
		else
			add_value(text, k, f, row, width);
	}
}

static void add_command(struct lines *text, const char *label, const char *before,
			const char *reference, int width)
{
	char line[1024];

	snprintf(line, sizeof(line), "%s%s", before, reference);
	lines_wrap(text, label, str_from(line), width - DETAIL_LABEL - 1);
}

/* What docker leaves out of the names of its own images. */
#define OFFICIAL "library/"

void detail_commands(struct lines *text, const struct kind *k, const char *reference,
		     int width)
{
	bool official = !strncmp(reference, OFFICIAL, strlen(OFFICIAL));
	const char *name = reference + (official ? strlen(OFFICIAL) : 0);
	char path[256];
	int n = (int)strcspn(name, ":@");

	if (k != &kind_namespaces && k != &kind_repos && k != &kind_tags &&
	    k != &kind_tag_images && k != &kind_images)
		return;
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	lines_add(text, STYLE_TITLE, "COMMANDS", "%s", "");
	if (k == &kind_namespaces) {
		add_command(text, "  web", "https://hub.docker.com/u/", reference,
			    width);
		return;
	}
	add_command(text, "  pull", "docker pull ", name, width);
	snprintf(path, sizeof(path), "%s/%.*s/tags", official ? "_" : "r", n, name);
	add_command(text, "  web", "https://hub.docker.com/", path, width);
}

static void join(struct lines *to, const struct lines *from)
{
	for (size_t i = 0; i < from->n; i++)
		lines_add(to, from->v[i].style, from->v[i].label, "%s",
			  from->v[i].text);
}

static void assemble(struct detail *d)
{
	lines_clear(&d->text);
	join(&d->text, &d->own);
	if (d->images.n)
		lines_add(&d->text, STYLE_PLAIN, NULL, "%s", "");
	join(&d->text, &d->images);
	join(&d->text, &d->commands);
}

static const struct {
	const char *name;
	int width;
} image_columns[] = {
	{ "platform", 16 }, { "size", 7 },   { "pulled", 7 },
	{ "digest", 12 },   { "status", 8 },
};

/* Those of the columns that fit. */
static size_t image_columns_in(int width)
{
	size_t n = 0;

	while (n < COUNT(image_columns) && width >= image_columns[n].width)
		width -= image_columns[n++].width + 2;
	return n;
}

static void image_line(struct lines *text, const struct page *p, const void *row,
		       int64_t now, int width)
{
	const struct cell_style style = { .now = now };
	size_t n_columns = image_columns_in(width), n = 0;
	char line[512] = "";

	for (size_t j = 0; j < n_columns; j++) {
		const struct field *f =
			kind_field(p->kind, str_from(image_columns[j].name));
		char cell[96];

		snprintf(cell, sizeof(cell), "%s", f->title);
		if (row)
			field_show(f, row, &style, cell, sizeof(cell));
		n += (size_t)snprintf(line + n, sizeof(line) - n,
				      field_right(f) ? "%*s  " : "%-*s  ",
				      image_columns[j].width, cell);
	}
	while (n && line[n - 1] == ' ')
		line[--n] = '\0';
	lines_add(text, row ? STYLE_PLAIN : STYLE_TITLE, row ? NULL : "IMAGES", "%s",
		  line);
}

void detail_images(struct lines *text, const struct page *p, int64_t now, int width)
{
	width -= DETAIL_LABEL + 1;
	image_line(text, p, NULL, now, width);
	for (size_t i = 0; i < p->n_rows; i++)
		image_line(text, p, page_row(p, i), now, width);
	if (!p->n_rows)
		lines_add(text, STYLE_DIM, NULL, "none");
}

/* `title` is the reference of a tag: an address, too. */
static void ask_images(struct detail *d)
{
	struct error err = { 0 };
	struct place p;

	if (d->kind != &kind_tags || place_parse(d->title, &p, &err) != ST_OK)
		return;
	if (!p.tag[0])
		return;
	p.kind = &kind_tag_images;
	d->images_ticket = hub_submit(
		app_hub(d->view.app),
		&(struct request){
			.op = op_find(kind_tag_images.group, kind_tag_images.action),
			.params = place_params(&p),
			.want = WANT_ROWS,
			.priority = PRIO_USER,
		});
}

static bool detail_reply(struct view *v, struct reply *r)
{
	struct detail *d = (struct detail *)v;

	if (!r->ticket || r->ticket != d->images_ticket)
		return false;
	if (r->page)
		detail_images(&d->images, r->page, app_now(v->app), draw_cols());
	if (r->type == REPLY_DONE)
		d->images_ticket = 0;
	if (r->type == REPLY_DONE && r->err.status != ST_OK)
		lines_add(&d->images, STYLE_BAD, "IMAGES", "%s", r->err.text);
	assemble(d);
	app_dirty(v->app);
	return true;
}

static void detail_draw(struct view *v, struct rect r)
{
	lines_draw(&((struct detail *)v)->text, r);
}

static enum key_result detail_key(struct view *v, uint32_t key)
{
	return lines_key(&((struct detail *)v)->text, v->app, key);
}

static bool detail_command(struct view *v, enum command c)
{
	return lines_command(&((struct detail *)v)->text, c);
}

static void detail_heading(struct view *v, char *left, size_t nl, char *right,
			   size_t nr)
{
	const struct detail *d = (const struct detail *)v;

	snprintf(left, nl, "%s %s", d->kind->noun, d->title);
	lines_position(&d->text, right, nr);
}

static bool detail_busy(struct view *v)
{
	return ((struct detail *)v)->images_ticket != 0;
}

static void detail_free(struct view *v)
{
	struct detail *d = (struct detail *)v;

	hub_cancel(app_hub(v->app), d->images_ticket);
	lines_done(&d->own);
	lines_done(&d->images);
	lines_done(&d->commands);
	lines_done(&d->text);
	free(d->title);
	free(d);
}

static const struct view_ops detail_ops = {
	.name = "details",
	.where = WHERE_TEXT,
	.draw = detail_draw,
	.key = detail_key,
	.command = detail_command,
	.reply = detail_reply,
	.heading = detail_heading,
	.busy = detail_busy,
	.free = detail_free,
};

struct view *detail_new(struct app *a, const struct kind *k, const void *row,
			const char *title)
{
	struct detail *d = xcalloc(1, sizeof(*d));

	d->view.ops = &detail_ops;
	d->view.app = a;
	d->kind = k;
	d->title = xstrdup(title);
	d->text.label_width = DETAIL_LABEL;
	lines_wrap(&d->own, "reference", str_from(title),
		   draw_cols() - DETAIL_LABEL - 1);
	detail_fields(&d->own, k, row, app_now(a), draw_cols());
	if (k == &kind_audit_members)
		list_audit_explain(&d->own, a, row);
	detail_commands(&d->commands, k, title, draw_cols());
	assemble(d);
	ask_images(d);
	return &d->view;
}
