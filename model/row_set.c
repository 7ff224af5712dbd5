#include "model/row_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct row_set {
	const struct op *op;
	const struct kind *kind; /* NULL: no row is another one again */
	json_object *rows;       /* NULL until a page came */
	json_object *keys;       /* of those rows */
	int64_t counted;         /* by the last page that did; -1: none */
	size_t refused;
	bool changed;
};

/* What a change answers are no rows of its kind, and parts of one thing that share a
 * key are not the same row. */
static const struct kind *kind_of(const struct op *op)
{
	const struct kind *k = op->kind && op->safety == SAFETY_READ
				       ? kind_find(str_from(op->kind))
				       : NULL;

	return k && (k->merge || k->unfold) ? NULL : k;
}

struct row_set *row_set_new(const struct op *op)
{
	struct row_set *s = xcalloc(1, sizeof(*s));

	*s = (struct row_set){ .op = op,
			       .kind = kind_of(op),
			       .keys = json_object_new_object(),
			       .counted = -1 };
	return s;
}

void row_set_free(struct row_set *s)
{
	if (!s)
		return;
	json_object_put(s->rows);
	json_object_put(s->keys);
	free(s);
}

/* ---- one row ---------------------------------------------------------------- */

/* False: it is none, or without the names by which it would be changed; one with a NUL
 * in it would be taken for another. */
static bool is_row(const struct kind *k, json_object *row)
{
	if (!json_object_is_type(row, json_type_object))
		return false;
	for (size_t i = 0; k && i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];

		struct str name;

		if (!(f->flags & FIELD_STRICT) || f->type != FIELD_TEXT || !f->json)
			continue;
		name = json_str(row, f->json);
		if (!name.len || memchr(name.ptr, '\0', name.len))
			return false;
	}
	return true;
}

bool row_is_one(const struct op *op, json_object *obj)
{
	return is_row(kind_of(op), obj);
}

static const char *text_of(json_object *o)
{
	return json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN);
}

/* The keys one after the other; all of the row where no pointer reaches one.  The
 * caller frees. */
static char *key_of(const struct kind *k, json_object *row)
{
	char *key = xstrdup("");

	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];
		char *more;

		if (!(f->flags & FIELD_KEY))
			continue;
		more = xasprintf("%s%s,", key,
				 text_of(f->json ? json_at(row, f->json) : row));
		free(key);
		key = more;
	}
	return key;
}

static bool is_new(struct row_set *s, json_object *row)
{
	char *key;
	bool new;

	if (!s->kind)
		return true;
	key = key_of(s->kind, row);
	new = !json_object_object_get_ex(s->keys, key, NULL);
	if (new)
		json_object_object_add(s->keys, key, json_object_new_boolean(true));
	free(key);
	return new;
}

/* ---- pages -------------------------------------------------------------------- */

static void count(struct row_set *s, json_object *body)
{
	int64_t total = envelope_frame(s->op->envelope, body).total;

	if (total < 0)
		return;
	s->changed |= s->counted >= 0 && s->counted != total;
	s->counted = total;
}

enum status row_set_add(struct row_set *s, json_object *body, struct error *err)
{
	json_object *rows = envelope_rows(s->op->envelope, body);

	if (!rows)
		return error_set(err, ST_PARSE, "the answer holds no list");
	if (!s->rows)
		s->rows = json_object_new_array();
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (!is_row(s->kind, row))
			s->refused++;
		else if (is_new(s, row))
			json_object_array_add(s->rows, json_object_get(row));
	}
	json_object_put(rows);
	count(s, body);
	return ST_OK;
}

bool row_set_flaw(const struct row_set *s, char *buf, size_t size)
{
	size_t n = s->rows ? json_object_array_length(s->rows) : 0;

	if (s->refused)
		snprintf(buf, size, "%zu of its rows could not be read", s->refused);
	else if (s->changed)
		snprintf(buf, size, "it changed while it was read");
	else if (s->counted > (int64_t)n)
		snprintf(buf, size, "the Hub counts %lld, and %zu came",
			 (long long)s->counted, n);
	else
		return false;
	return true;
}

json_object *row_set_take(struct row_set *s)
{
	json_object *rows = s->rows;

	s->rows = NULL;
	return rows;
}
