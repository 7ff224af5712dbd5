/* What a field can be, when the Hub lists that: read once, when the form opens. */
#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/form.h"

enum { CHOICES_MAX = 5000 };

static const struct value_source *source_of(const struct form *f, size_t i)
{
	return f->draft.fields[i].param->source;
}

void form_sources_read(struct form *f)
{
	for (size_t i = 0; i < f->draft.n; i++) {
		const struct value_source *s = source_of(f, i);
		const struct op *op = s ? op_by_name(s->op) : NULL;
		struct request req = { .op = op,
				       .want = WANT_BODY,
				       .priority = PRIO_USER };

		if (!op || !f->ops->source_params)
			continue;
		req.params = f->ops->source_params(f, op);
		req.all = op->flags & OP_LIST;
		f->fields[i].source.ticket = hub_submit(app_hub(f->view.app), &req);
	}
}

static char *text_at(json_object *row, const char *pointer)
{
	json_object *v = json_at(row, pointer);

	return xstrdup(v ? json_object_get_string(v) : "");
}

static void add(struct form_source *s, const struct value_source *of, json_object *row)
{
	struct form_choice c = { text_at(row, of->value), text_at(row, of->label) };

	s->full |= s->n == CHOICES_MAX;
	if (!*c.value || s->n == CHOICES_MAX) {
		free(c.value);
		free(c.label);
		return;
	}
	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
	s->v[s->n++] = c;
}

static void add_rows(struct form_source *s, const struct value_source *of,
		     struct str body)
{
	const struct op *op = op_by_name(of->op);
	struct error err = { 0 };
	json_object *obj = NULL, *rows;

	if (!body.len || json_parse(body, &obj, &err) != ST_OK)
		return;
	rows = envelope_rows(op->envelope, obj);
	for (size_t k = 0; rows && k < json_object_array_length(rows); k++)
		add(s, of, json_object_array_get_idx(rows, k));
	json_object_put(rows);
	json_object_put(obj);
}

static int by_label(const void *a, const void *b)
{
	const struct form_choice *x = a, *y = b;

	return str_natural_cmp(str_from(x->label), str_from(y->label));
}

static void finish(struct form *f, size_t i, const struct reply *r)
{
	struct form_source *s = &f->fields[i].source;

	s->ticket = 0;
	s->known = r->err.status == ST_OK;
	s->failed = r->err;
	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), by_label);
	form_field_load(f, i);
	/* A name that was typed before it was known whose it is. */
	if (s->known && f->fields[i].widget == &widget_pick)
		form_field_store(f, i);
}

bool form_sources_reply(struct form *f, struct reply *r)
{
	for (size_t i = 0; i < f->draft.n; i++) {
		struct form_source *s = &f->fields[i].source;

		if (!r->ticket || s->ticket != r->ticket)
			continue;
		if (r->err.status == ST_OK && r->body)
			add_rows(s, source_of(f, i),
				 (struct str){ r->body, r->body_len });
		if (r->type == REPLY_DONE)
			finish(f, i, r);
		app_dirty(f->view.app);
		return true;
	}
	return false;
}

bool form_sources_busy(const struct form *f)
{
	for (size_t i = 0; i < f->draft.n; i++)
		if (f->fields[i].source.ticket)
			return true;
	return false;
}

void form_source_done(struct form *f, struct form_source *s)
{
	hub_cancel(app_hub(f->view.app), s->ticket);
	for (size_t k = 0; k < s->n; k++) {
		free(s->v[k].value);
		free(s->v[k].label);
	}
	free(s->v);
}

static bool is_listed(const struct form_source *s, const char *value)
{
	for (size_t k = 0; k < s->n; k++)
		if (!strcmp(s->v[k].value, value))
			return true;
	return false;
}

bool form_has_names(const struct form *f, size_t i)
{
	const struct form_source *s = &f->fields[i].source;

	return f->fields[i].widget == &widget_pick &&
	       f->draft.fields[i].param->type == PARAM_NUMBER &&
	       (s->ticket || s->known);
}

size_t form_unlisted(const struct form *f)
{
	for (size_t i = 0; i < f->draft.n; i++) {
		const struct form_source *s = &f->fields[i].source;
		const char *text = f->draft.fields[i].text;

		if (f->fields[i].widget == &widget_pick && *text && s->known &&
		    !s->full && !is_listed(s, text))
			return i;
	}
	return f->draft.n;
}

const char *form_source_label(const struct form_source *s, const char *value)
{
	for (size_t k = 0; k < s->n; k++)
		if (!strcmp(s->v[k].value, value))
			return s->v[k].label;
	return value;
}
