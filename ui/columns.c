#include "ui/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/nearest.h"
#include "model/xalloc.h"

enum { WIDTH_MIN = 3, WIDTH_MAX = 200, WORD_MAX = 64 };

void pane_config_done(struct pane_config *c)
{
	free(c->v);
	*c = (struct pane_config){ 0 };
}

const struct pane_columns *pane_config_find(const struct pane_config *c,
					    const struct kind *k)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].kind == k)
			return &c->v[i];
	return NULL;
}

static struct pane_columns *make(struct pane_config *c, const struct kind *k)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].kind == k)
			return &c->v[i];
	c->v = xrealloc(c->v, c->n + 1, sizeof(*c->v));
	c->v[c->n] = (struct pane_columns){ .kind = k };
	return &c->v[c->n++];
}

/* ---- names ------------------------------------------------------------ */

static enum status no_pane(const char *pane, struct error *err)
{
	struct nearest near = { .word = pane };

	for (size_t i = 0; kinds[i]; i++)
		nearest_offer(&near, kinds[i]->name);
	error_set(err, ST_USAGE, "no such pane");
	return nearest_hint(&near, "write [columns.repos], [columns.tags] ...", err);
}

static enum status no_column(const struct kind *k, const char *name, struct error *err)
{
	struct nearest near = { .word = name };
	char all[ERROR_TEXT_MAX];
	size_t n = 0;

	for (size_t i = 0; i < k->n_fields; i++) {
		nearest_offer(&near, k->fields[i].name);
		if (n < sizeof(all))
			n += (size_t)snprintf(all + n, sizeof(all) - n, "%s%s",
					      n ? ", " : "there are ",
					      k->fields[i].name);
	}
	error_set(err, ST_USAGE, "%s have no column \"%.60s\"", k->name, name);
	return nearest_hint(&near, all, err);
}

/* ---- values ----------------------------------------------------------- */

/* "tag" or "tag:40" */
static enum status parse_column(const struct kind *k, char *word,
				struct column_spec *ret, struct error *err)
{
	char *colon = strchr(word, ':');
	int64_t width = 0;

	if (colon) {
		*colon = '\0';
		if (!parse_int(str_from(colon + 1), &width) || width < WIDTH_MIN ||
		    width > WIDTH_MAX)
			return error_set(err, ST_USAGE,
					 "the width behind %.40s: is a number from %d "
					 "to %d",
					 word, WIDTH_MIN, WIDTH_MAX);
	}
	*ret = (struct column_spec){ kind_field(k, str_from(word)), (int)width };
	return ret->field ? ST_OK : no_column(k, word, err);
}

static bool has(const struct column_spec *v, size_t n, const struct field *f)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].field == f)
			return true;
	return false;
}

static enum status parse_list(const struct kind *k, const char *value,
			      struct column_spec *ret, size_t *ret_n, struct error *err)
{
	size_t n = 0;

	for (const char *p = value + strspn(value, " \t,"); *p;) {
		size_t len = strcspn(p, " \t,");
		char word[WORD_MAX];

		snprintf(word, sizeof(word), "%.*s", (int)len, p);
		if (n == COLUMN_SPECS_MAX)
			return error_set(err, ST_USAGE, "at most %d columns",
					 COLUMN_SPECS_MAX);
		if (parse_column(k, word, &ret[n], err))
			return ST_USAGE;
		if (has(ret, n, ret[n].field))
			return error_set(err, ST_USAGE, "%.40s is named twice", word);
		n++;
		p += len;
		p += strspn(p, " \t,");
	}
	*ret_n = n;
	return ST_OK;
}

/* What a row is called must be seen: it is what is opened and deleted. */
static const struct field *name_field(const struct kind *k)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].flags & FIELD_KEY && k->fields[i].type == FIELD_TEXT)
			return &k->fields[i];
	return NULL;
}

static enum status set_show(struct pane_columns *c, const char *value,
			    struct error *err)
{
	struct column_spec v[COLUMN_SPECS_MAX] = { 0 };
	const struct field *name = name_field(c->kind);
	size_t n = 0;

	if (parse_list(c->kind, value, v, &n, err))
		return ST_USAGE;
	if (!n)
		return error_set(err, ST_USAGE,
				 "names of columns, with a blank between");
	if (name && !has(v, n, name))
		return error_set(err, ST_USAGE,
				 "%s must be among them: it says which "
				 "%s a row is",
				 name->name, c->kind->noun);
	memcpy(c->show, v, sizeof(v));
	c->n_show = n;
	return ST_OK;
}

static enum status set_wide(struct pane_columns *c, const char *value,
			    struct error *err)
{
	struct column_spec v[COLUMN_SPECS_MAX] = { 0 };
	size_t n = 0;

	if (parse_list(c->kind, value, v, &n, err))
		return ST_USAGE;
	memcpy(c->wide, v, sizeof(v));
	c->n_wide = n;
	c->wide_said = true;
	return ST_OK;
}

/* "pushed", "pushed asc", "pushed desc" */
static enum status set_sort(struct pane_columns *c, const char *value,
			    struct error *err)
{
	char word[WORD_MAX];
	size_t len = strcspn(value, " \t");
	const char *way = value + len + strspn(value + len, " \t");
	const struct field *f;

	snprintf(word, sizeof(word), "%.*s", (int)len, value);
	f = kind_field(c->kind, str_from(word));
	if (!f)
		return no_column(c->kind, word, err);
	if (*way && strcmp(way, "asc") != 0 && strcmp(way, "desc") != 0)
		return error_set(err, ST_USAGE,
				 "a column, and then asc or desc, not \"%.40s\"", way);
	c->sort = f;
	c->reverse = *way ? !strcmp(way, "desc") : (f->flags & FIELD_DESC) != 0;
	return ST_OK;
}

enum status pane_config_set(struct pane_config *c, const char *pane, const char *key,
			    const char *value, struct error *err)
{
	const struct kind *k = kind_find(str_from(pane));

	if (!k)
		return no_pane(pane, err);
	if (!strcmp(key, "show"))
		return set_show(make(c, k), value, err);
	if (!strcmp(key, "wide"))
		return set_wide(make(c, k), value, err);
	if (!strcmp(key, "sort"))
		return set_sort(make(c, k), value, err);
	return error_set(err, ST_USAGE,
			 "no such setting of columns (show, wide, sort)");
}

/* ---- what is shown ---------------------------------------------------- */

static size_t add(struct column_spec *ret, size_t n, struct column_spec c)
{
	if (!has(ret, n, c.field) && n < COLUMN_SPECS_MAX)
		ret[n++] = c;
	return n;
}

/* In the kind's order. */
static size_t add_by_priority(const struct kind *k, int max, struct column_spec *ret,
			      size_t n)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];

		if (f->priority && f->priority <= max)
			n = add(ret, n, (struct column_spec){ .field = f });
	}
	return n;
}

size_t columns_choose(const struct pane_columns *said, const struct kind *k,
		      int priority, struct column_spec *ret)
{
	size_t n = 0;

	if (!said || !said->n_show)
		n = add_by_priority(k, priority, ret, 0);
	for (size_t i = 0; said && i < said->n_show; i++)
		n = add(ret, n, said->show[i]);
	if (priority < COLUMNS_WIDE || !said)
		return n;
	for (size_t i = 0; i < said->n_wide; i++)
		n = add(ret, n, said->wide[i]);
	return said->wide_said ? n : add_by_priority(k, priority, ret, n);
}

void columns_sort(const struct pane_columns *said, struct table *t)
{
	const struct kind *k = table_kind(t);

	if (said && said->sort)
		table_sort(t, said->sort, said->reverse);
	else if (k->sort)
		table_sort(t, kind_field(k, str_from(k->sort)), k->sort_reverse);
}

void columns_text(const struct column_spec *v, size_t n, char *buf, size_t size)
{
	size_t used = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < n && used < size; i++) {
		char width[8] = "";

		if (v[i].width)
			snprintf(width, sizeof(width), ":%d", v[i].width);
		used += (size_t)snprintf(buf + used, size - used, "%s%s%s",
					 i ? " " : "", v[i].field->name, width);
	}
}
