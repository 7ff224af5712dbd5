/* Fields that are typed: one line, a secret, a text for the user's editor, a name out
 * of a list of the Hub's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/show.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/editor.h"
#include "ui/form.h"
#include "ui/keys.h"

enum {
	WORD_SIZE = 512, /* names, addresses, times */
	URL_SIZE = 2304,
	LIST_SIZE = 64 << 10,
	BEYOND = 200, /* of a limit, so that it can be said that it is passed */
	MATCHES = 40,
};

/* ---- the memory of a field ------------------------------------------------- */

static size_t size_for(const struct param *p)
{
	if (p->type == PARAM_LIST || p->type == PARAM_JSON)
		return LIST_SIZE;
	if (p->type == PARAM_STRING && p->max)
		return (size_t)p->max + BEYOND;
	return p->type == PARAM_URL ? URL_SIZE : WORD_SIZE;
}

void form_field_free(struct form_field *w)
{
	if (w->buf)
		explicit_bzero(w->buf, w->edit.size);
	free(w->buf);
	w->buf = NULL;
}

/* All of it at once: growing would leave copies of secrets behind. */
static void make_room(struct form_field *w, size_t size)
{
	if (w->buf && w->edit.size >= size)
		return;
	form_field_free(w);
	w->buf = xcalloc(1, size);
	w->edit = (struct edit){ .text = w->buf, .size = size };
}

void form_field_load(struct form *f, size_t i)
{
	struct form_field *w = &f->fields[i];
	const struct draft_field *d = &f->draft.fields[i];
	const char *text = d->text;
	size_t n;

	if (w->widget == &widget_pick)
		text = form_source_label(&w->source, text);
	n = strlen(text);
	if (w->buf && !strcmp(w->buf, text))
		return;
	make_room(w, size_for(d->param) > n ? size_for(d->param) : n + 1);
	memcpy(w->buf, text, n + 1);
	w->edit.len = w->edit.at = n;
}

static const char *value_of(const struct form_source *s, const char *label)
{
	for (size_t k = 0; k < s->n; k++)
		if (!strcmp(s->v[k].label, label))
			return s->v[k].value;
	return label;
}

void form_field_store(struct form *f, size_t i)
{
	struct form_field *w = &f->fields[i];

	draft_set(&f->draft, i,
		  w->widget == &widget_pick ? value_of(&w->source, w->buf) : w->buf);
}

/* ---- one line -------------------------------------------------------------- */

static bool text_key(struct form *f, size_t i, uint32_t key)
{
	if (!edit_key(&f->fields[i].edit, key, NULL, 0))
		return false;
	form_field_store(f, i);
	return true;
}

static bool text_paste(struct form *f, size_t i, const char *text, size_t len)
{
	edit_key(&f->fields[i].edit, K_PASTE, text, len);
	form_field_store(f, i);
	return true;
}

/* "[what is typed      ]", so that a field has an end on every terminal. */
static void draw_box_of(const struct form *f, size_t i, struct painter *p, int width)
{
	const struct form_field *w = &f->fields[i];
	const struct draft_field *d = &f->draft.fields[i];
	int y = painter_y(p), x = painter_x(p), at;
	char masked[DRAFT_SHOWN_MAX];

	if (width > painter_width(p))
		width = painter_width(p);
	draw_text(y, x, 1, STR("["), STYLE_DIM);
	draw_text(y, x + width - 1, 1, STR("]"), STYLE_DIM);
	if (f->at == i) {
		at = edit_draw(&w->edit, y, x + 1, width - 2);
		draw_cursor(y, x + 1 + at, y >= 0);
	} else if (param_is_masked(d->param) && *w->buf) {
		draft_show(d->param, d->text, f->draft.now, masked, sizeof(masked));
		draw_text(y, x + 1, width - 2, str_from(masked), STYLE_PLAIN);
	} else {
		draw_text(y, x + 1, width - 2, str_from(w->buf), STYLE_PLAIN);
	}
}

static int box_width(const struct param *p)
{
	if (p->type == PARAM_TIME)
		return 24;
	return p->type == PARAM_NUMBER || p->type == PARAM_INT ? 14 : 100;
}

/* "3:  ana@acme.io   bo@acme.io   jdoe" */
static void draw_items(const struct form *f, size_t i, struct painter *p)
{
	json_object *v = draft_value(f->draft.fields[i].param, f->draft.fields[i].text,
				     f->draft.now);
	size_t n = v ? json_object_array_length(v) : 0, at;
	char line[400];

	at = (size_t)snprintf(line, sizeof(line), "%zu:", n);
	for (size_t k = 0; k < n && at < sizeof(line); k++)
		at += (size_t)snprintf(
			line + at, sizeof(line) - at, "   %s",
			json_object_get_string(json_object_array_get_idx(v, k)));
	if (n)
		painter_say(p, STYLE_DIM, "%s", line);
	json_object_put(v);
}

static void text_draw(struct form *f, size_t i, struct painter *p)
{
	const struct draft_field *d = &f->draft.fields[i];
	char shown[DRAFT_SHOWN_MAX];

	draw_box_of(f, i, p, box_width(d->param));
	if (d->param->type == PARAM_TIME && !d->wrong.status) {
		draft_show(d->param, d->text, f->draft.now, shown, sizeof(shown));
		draw_text(painter_y(p), painter_x(p) + 26, painter_width(p) - 26,
			  str_from(shown), STYLE_DIM);
	}
	painter_next(p);
	if (d->param->type == PARAM_LIST)
		draw_items(f, i, p);
}

const struct widget widget_text = {
	.draw = text_draw,
	.key = text_key,
	.paste = text_paste,
};

/* ---- a secret -------------------------------------------------------------- */

/* Neither shown nor counted (QUALITY C17). */
static void secret_draw(struct form *f, size_t i, struct painter *p)
{
	draw_text(painter_y(p), painter_x(p), painter_width(p),
		  *f->fields[i].buf ? STR("(typed, and not shown)")
				    : STR("(not shown)"),
		  STYLE_DIM);
	if (f->at == i)
		draw_cursor(painter_y(p), painter_x(p), painter_y(p) >= 0);
	painter_next(p);
}

static bool secret_key(struct form *f, size_t i, uint32_t key)
{
	/* The cursor has nowhere to go in what cannot be seen. */
	if (key == K_LEFT || key == K_RIGHT || key == K_HOME || key == K_END)
		return false;
	return text_key(f, i, key);
}

const struct widget widget_secret = {
	.draw = secret_draw,
	.key = secret_key,
	.paste = text_paste,
};

/* ---- a long text ----------------------------------------------------------- */

static void long_draw(struct form *f, size_t i, struct painter *p)
{
	const struct draft_field *d = &f->draft.fields[i];
	char shown[DRAFT_SHOWN_MAX];

	draft_show(d->param, d->text, f->draft.now, shown, sizeof(shown));
	draw_text(painter_y(p), painter_x(p), painter_width(p), str_from(shown),
		  STYLE_PLAIN);
	if (f->at == i)
		draw_cursor(painter_y(p), painter_x(p), painter_y(p) >= 0);
	painter_next(p);
}

static void run_editor(struct form *f, size_t i)
{
	const struct draft_field *d = &f->draft.fields[i];
	char title[200], label[64];
	char *text = NULL;
	struct error err = { 0 };

	snprintf(title, sizeof(title), "%s: %.100s",
		 form_label(f, i, label, sizeof(label)), f->title);
	if (editor_run(title, str_from(d->text), (size_t)d->param->max, &text, &err) !=
	    ST_OK)
		form_note(f, STYLE_BAD, "%s%s%s", err.text, err.hint[0] ? "; " : "",
			  err.hint);
	else if (!text)
		form_note(f, STYLE_PLAIN, "left as it was");
	else
		draft_set(&f->draft, i, text);
	free(text);
	/* Typed into the editor's last moments. */
	app_drop_keys(f->view.app);
}

static bool long_key(struct form *f, size_t i, uint32_t key)
{
	if (key == ' ')
		run_editor(f, i);
	else
		form_note(f, STYLE_PLAIN, "Space opens your editor");
	return true;
}

const struct widget widget_long = {
	.keys = "Space edit",
	.draw = long_draw,
	.key = long_key,
};

/* ---- a name out of a list -------------------------------------------------- */

enum match { MATCH_NOT, MATCH_WITHIN, MATCH_BEGINS };

/* What is refused is not offered. */
static enum match match(const struct param *p, const struct form_choice *c,
			const char *typed)
{
	if (p->never && !strcasecmp(p->never, c->value))
		return MATCH_NOT;
	if (!*typed || str_starts(str_from(c->label), str_from(typed)))
		return MATCH_BEGINS;
	return str_has(str_from(c->label), str_from(typed)) ? MATCH_WITHIN : MATCH_NOT;
}

static bool is_label(const struct form_source *s, const char *text)
{
	for (size_t k = 0; k < s->n; k++)
		if (!strcmp(s->v[k].label, text))
			return true;
	return false;
}

/* Those that begin so, then those that have it somewhere. */
static size_t add_matches(const struct form *f, size_t i, const char *typed,
			  enum match kind, char *line, size_t size)
{
	const struct form_source *s = &f->fields[i].source;
	size_t n = 0;

	for (size_t k = 0; k < s->n; k++) {
		size_t at = strlen(line);

		if (match(f->draft.fields[i].param, &s->v[k], typed) != kind)
			continue;
		if (n++ < MATCHES && at < size)
			snprintf(line + at, size - at, "%s%s", at ? "  " : "",
				 s->v[k].label);
	}
	return n;
}

/* What could be meant, or why that is not known. */
static void draw_matches(const struct form *f, size_t i, struct painter *p)
{
	const struct form_source *s = &f->fields[i].source;
	const char *typed = is_label(s, f->fields[i].buf) ? "" : f->fields[i].buf;
	char line[512] = "";
	size_t n = add_matches(f, i, typed, MATCH_BEGINS, line, sizeof(line)) +
		   add_matches(f, i, typed, MATCH_WITHIN, line, sizeof(line));

	if (s->ticket)
		painter_say(p, STYLE_DIM, "reading what there is ...");
	else if (s->failed.status)
		painter_say(p, STYLE_WARN, "the list could not be read: %s",
			    s->failed.text);
	else if (n)
		painter_say(p, STYLE_DIM, "%s", line);
	else if (s->known)
		painter_say(p, STYLE_WARN, "none of the %zu there are", s->n);
}

static void pick_draw(struct form *f, size_t i, struct painter *p)
{
	draw_box_of(f, i, p, 40);
	painter_next(p);
	if (f->at == i)
		draw_matches(f, i, p);
}

/* The first of these after `from`, round; NULL. */
static const struct form_choice *next_match(const struct form *f, size_t i,
					    const char *typed, size_t from,
					    enum match kind)
{
	const struct form_source *s = &f->fields[i].source;

	for (size_t k = 0; k < s->n; k++) {
		const struct form_choice *c = &s->v[(from + k) % s->n];

		if (match(f->draft.fields[i].param, c, typed) == kind)
			return c;
	}
	return NULL;
}

/* Names have no blanks, so the bar is free: the next one that matches. */
static void pick_next(struct form *f, size_t i)
{
	struct form_field *w = &f->fields[i];
	const struct form_choice *c;
	size_t from = 0;
	bool whole = is_label(&w->source, w->buf);

	while (whole && strcmp(w->source.v[from++].label, w->buf) != 0)
		continue;
	c = next_match(f, i, whole ? "" : w->buf, from, MATCH_BEGINS);
	if (!c)
		c = next_match(f, i, w->buf, from, MATCH_WITHIN);
	if (!c)
		return;
	draft_set(&f->draft, i, c->value);
	form_field_load(f, i);
}

static bool pick_key(struct form *f, size_t i, uint32_t key)
{
	if (key != ' ')
		return text_key(f, i, key);
	pick_next(f, i);
	return true;
}

const struct widget widget_pick = {
	.keys = "Space choose",
	.draw = pick_draw,
	.key = pick_key,
	.paste = text_paste,
};
