/* Fields that are chosen: yes or no, one of some values, several of some. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/form.h"
#include "ui/keys.h"

enum { VALUE_COLS = 18 };

static const char *const switches[] = { "true", "false", NULL };

static const char *const *values_of(const struct param *p)
{
	return p->type == PARAM_BOOL ? switches : p->values;
}

static size_t count_values(const struct param *p)
{
	size_t n = 0;

	while (values_of(p)[n])
		n++;
	return n;
}

static const struct meaning *meaning_of(const struct param *p, const char *value)
{
	for (const struct meaning *m = p->meanings; m && m->value; m++)
		if (!strcmp(m->value, value))
			return m;
	return NULL;
}

/* ---- one of some ----------------------------------------------------------- */

static const char *shown_value(const struct param *p, const char *value)
{
	if (p->type == PARAM_BOOL && *value)
		return *value == 't' ? "yes" : "no";
	return *value ? value : p->required ? "choose" : "-";
}

static void choice_draw(struct form *f, size_t i, struct painter *p)
{
	const struct draft_field *d = &f->draft.fields[i];
	const struct meaning *m =
		*d->text || !d->param->required ? meaning_of(d->param, d->text) : NULL;
	int y = painter_y(p), x = painter_x(p);
	int n = draw_print(y, x, painter_width(p), f->at == i ? STYLE_KEY : STYLE_PLAIN,
			   "< %s >", shown_value(d->param, d->text));

	if (m)
		draw_text(y, x + n + 2, painter_width(p) - n - 2, str_from(m->text),
			  STYLE_DIM);
	if (f->at == i)
		draw_cursor(y, x + 2, y >= 0);
	painter_next(p);
}

/* Where the value is among those that can be chosen; n: none is. */
static size_t place_of(const struct param *p, const char *value)
{
	size_t i = 0;

	while (values_of(p)[i] && strcmp(values_of(p)[i], value) != 0)
		i++;
	return i;
}

/* What need not be said can also be taken back; what the Hub has said, or is so when
 * nothing is said, cannot. */
static bool may_be_empty(const struct draft_field *d)
{
	return !d->param->required && !d->param->preset && !(d->was && *d->was);
}

static void choice_step(struct form *f, size_t i, bool forward)
{
	const struct draft_field *d = &f->draft.fields[i];
	size_t n = count_values(d->param), at = place_of(d->param, d->text);
	size_t all = may_be_empty(d) ? n + 1 : n;

	if (at == n && !may_be_empty(d))
		at = forward ? 0 : n - 1;
	else
		at = (at + (forward ? 1 : all - 1)) % all;
	draft_set(&f->draft, i, at < n ? values_of(d->param)[at] : "");
}

/* y, n, or the first letter of a value. */
static bool choice_letter(struct form *f, size_t i, uint32_t key)
{
	const struct param *p = f->draft.fields[i].param;

	for (size_t k = 0; values_of(p)[k] && key < 0x80; k++)
		if (shown_value(p, values_of(p)[k])[0] == tolower((int)key)) {
			draft_set(&f->draft, i, values_of(p)[k]);
			return true;
		}
	return false;
}

static bool choice_key(struct form *f, size_t i, uint32_t key)
{
	if (key == K_LEFT)
		choice_step(f, i, false);
	else if (key == K_RIGHT || key == ' ')
		choice_step(f, i, true);
	else
		return choice_letter(f, i, key);
	return true;
}

const struct widget widget_choice = {
	.keys = "Space choose",
	.draw = choice_draw,
	.key = choice_key,
};

/* ---- several of some ------------------------------------------------------- */

static size_t count_meanings(const struct param *p)
{
	size_t n = 0;

	while (p->meanings && p->meanings[n].value)
		n++;
	return n;
}

/* The values come with the parameter, or from the Hub; those of an open list are the
 * ones whose meaning is known. */
static size_t check_count(const struct form *f, size_t i)
{
	const struct param *p = f->draft.fields[i].param;

	if (p->values)
		return count_values(p);
	return p->source ? f->fields[i].source.n : count_meanings(p);
}

static const char *check_value(const struct form *f, size_t i, size_t k)
{
	const struct param *p = f->draft.fields[i].param;

	if (p->values)
		return p->values[k];
	return p->source ? f->fields[i].source.v[k].value : p->meanings[k].value;
}

static size_t check_rows(const struct form *f, size_t i)
{
	size_t n = check_count(f, i);

	return n ? n : 1;
}

static bool is_checked(const char *list, const char *value)
{
	size_t n = strlen(value);

	for (const char *s = list; *s; s += strcspn(s, ","), s += *s == ',')
		if (!strncmp(s, value, n) && (!s[n] || s[n] == ','))
			return true;
	return false;
}

/* The checked value that has this one in it; NULL. */
static const struct meaning *included_in(const struct form *f, size_t i,
					 const char *value)
{
	const struct draft_field *d = &f->draft.fields[i];

	for (const struct meaning *m = d->param->meanings; m && m->value; m++) {
		const struct meaning *in = m;

		if (!m->includes || strcmp(m->includes, value) != 0)
			continue;
		if (!is_checked(d->text, m->value))
			in = included_in(f, i, m->value);
		if (in)
			return in;
	}
	return NULL;
}

/* How many are in it, one in the other. */
static int depth_of(const struct param *p, const struct meaning *m)
{
	int n = 0;

	for (; m && m->includes; m = meaning_of(p, m->includes))
		n++;
	return n;
}

/* "push images (includes: pull images)" says more than a scope's name. */
static void check_words(const struct form *f, size_t i, const char *value, char *buf,
			size_t size)
{
	const struct param *p = f->draft.fields[i].param;
	const struct meaning *m = meaning_of(p, value), *in = included_in(f, i, value);
	const struct meaning *with =
		m && m->includes ? meaning_of(p, m->includes) : NULL;

	if (p->source)
		snprintf(buf, size, "%s",
			 form_source_label(&f->fields[i].source, value));
	else if (!m)
		buf[0] = '\0';
	else if (in && !is_checked(f->draft.fields[i].text, value))
		snprintf(buf, size, "%s (comes with %s)", m->text,
			 p->values ? in->value : in->text);
	else if (with && !p->values)
		snprintf(buf, size, "%s (includes: %s)", m->text, with->text);
	else
		snprintf(buf, size, "%s", m->text);
}

static void check_draw_one(struct form *f, size_t i, size_t k, struct painter *p)
{
	const struct draft_field *d = &f->draft.fields[i];
	const char *value = check_value(f, i, k);
	bool on = is_checked(d->text, value),
	     here = f->at == i && f->fields[i].row == k;
	int y = painter_y(p), x = painter_x(p), width = painter_width(p), n;
	enum style style = here ? STYLE_KEY : STYLE_PLAIN;
	char words[200];

	check_words(f, i, value, words, sizeof(words));
	n = draw_print(y, x, width, style, "[%c] ",
		       on                         ? 'x'
		       : included_in(f, i, value) ? '+'
						  : ' ');
	if (d->param->values) {
		n += draw_print(y, x + n, width - n, style, "%-*s ", VALUE_COLS, value);
		draw_text(y, x + n, width - n, str_from(words), STYLE_DIM);
	} else {
		n += 2 * depth_of(d->param, meaning_of(d->param, value));
		draw_text(y, x + n, width - n, str_from(words), style);
	}
	if (here) {
		p->focus = p->line;
		painter_point(p);
		draw_cursor(y, x + 1, y >= 0);
	}
	painter_next(p);
	if (here)
		p->focus_end = p->line;
}

static void checks_draw(struct form *f, size_t i, struct painter *p)
{
	const struct form_source *s = &f->fields[i].source;
	size_t n = check_count(f, i);

	for (size_t k = 0; k < n; k++)
		check_draw_one(f, i, k, p);
	if (n)
		return;
	if (f->at == i)
		draw_cursor(painter_y(p), painter_x(p), painter_y(p) >= 0);
	if (s->failed.status)
		painter_say(p, STYLE_WARN, "the list could not be read: %s",
			    s->failed.text);
	else
		painter_say(p, STYLE_DIM,
			    s->ticket ? "reading what there is ..."
				      : "there is nothing to choose");
}

/* The list without the value; or with it, in the order of the choices. */
static void toggle(struct form *f, size_t i, size_t k)
{
	const struct draft_field *d = &f->draft.fields[i];
	const char *value = check_value(f, i, k);
	bool on = is_checked(d->text, value);
	json_object *all = draft_value(d->param, d->text, f->draft.now);
	json_object *now = json_object_new_array();
	char *text;

	for (size_t j = 0; all && j < json_object_array_length(all); j++) {
		json_object *v = json_object_array_get_idx(all, j);

		if (strcmp(json_object_get_string(v), value) != 0)
			json_object_array_add(now, json_object_get(v));
	}
	if (!on)
		json_object_array_add(now, json_object_new_string(value));
	text = draft_text(d->param, now);
	draft_set(&f->draft, i, text);
	free(text);
	json_object_put(all);
	json_object_put(now);
}

static bool checks_key(struct form *f, size_t i, uint32_t key)
{
	if (key != ' ' || !check_count(f, i))
		return false;
	toggle(f, i, f->fields[i].row);
	return true;
}

const struct widget widget_checks = {
	.keys = "Space mark",
	.rows = check_rows,
	.draw = checks_draw,
	.key = checks_key,
};

/* ---- which ----------------------------------------------------------------- */

const struct widget *form_widget(const struct param *p)
{
	switch (p->type) {
	case PARAM_BOOL:
	case PARAM_ENUM:
		return &widget_choice;
	case PARAM_LIST:
		return p->values || p->source || p->meanings ? &widget_checks
							     : &widget_text;
	case PARAM_SECRET:
		return &widget_secret;
	case PARAM_JSON:
		return &widget_scopes;
	case PARAM_STRING:
		return param_is_long(p) ? &widget_long : &widget_text;
	case PARAM_NAME:
	case PARAM_NUMBER:
		return p->source ? &widget_pick : &widget_text;
	case PARAM_INT:
	case PARAM_REPO:
	case PARAM_TAG:
	case PARAM_EMAIL:
	case PARAM_PERSON:
	case PARAM_DIGEST:
	case PARAM_REFERENCE:
	case PARAM_FULL_REPO:
	case PARAM_TIME:
	case PARAM_UUID:
	case PARAM_KEY:
	case PARAM_URL:
	case PARAM_CATEGORY:
		break;
	}
	return &widget_text;
}
