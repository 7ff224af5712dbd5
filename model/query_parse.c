#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/query_private.h"
#include "model/xalloc.h"

enum { TERMS_MAX = 32 };

/* A word of the filter after its quotes are gone. */
struct word {
	struct str s;
	bool literal; /* it began with a quote: nothing in it has a meaning */
};

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * Takes the next word from `*text`.  Quotes keep blanks together anywhere in a word and
 * need not be closed: the end may still have to be typed.
 */
static bool next_word(struct query *q, struct str *text, struct word *ret)
{
	size_t i = 0, from = q->text_len;
	bool quoted = false;

	while (i < text->len && blank(text->ptr[i]))
		i++;
	if (i == text->len)
		return false;
	ret->literal = text->ptr[i] == '"';
	for (; i < text->len && (quoted || !blank(text->ptr[i])); i++) {
		if (text->ptr[i] == '"')
			quoted = !quoted;
		else
			q->text[q->text_len++] = text->ptr[i];
	}
	ret->s = (struct str){ q->text + from, q->text_len - from };
	text->ptr += i;
	text->len -= i;
	return true;
}

static struct str rest(struct str s, size_t n)
{
	return (struct str){ s.ptr + n, s.len - n };
}

static bool begins(struct str s, struct str prefix)
{
	return s.len >= prefix.len && !memcmp(s.ptr, prefix.ptr, prefix.len);
}

/* In place: the words lie in the query's own text. */
static struct str lowered(struct query *q, struct str s)
{
	char *p = q->text + (s.ptr - q->text);

	for (size_t i = 0; i < s.len; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] |= 0x20;
	return s;
}

/* ---- fields ---- */

/* By its whole name, else the first whose name begins so. */
static const struct field *find_field(const struct kind *k, struct str name)
{
	const struct field *f = kind_field(k, name);

	for (size_t i = 0; !f && name.len && i < k->n_fields; i++)
		if (str_starts(str_from(k->fields[i].name), name))
			f = &k->fields[i];
	return f;
}

static enum status no_field(const struct kind *k, struct str name, struct error *err)
{
	char list[160];
	size_t n = 0;

	list[0] = '\0';
	for (size_t i = 0; i < k->n_fields && n < sizeof(list); i++)
		n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%s", n ? ", " : "",
				      k->fields[i].name);
	return error_set(err, ST_USAGE, "no field \"%.*s\" here; there are: %s",
			 (int)(name.len < 30 ? name.len : 30), name.ptr, list);
}

/* ---- comparisons ---- */

struct sign {
	const char *text;
	enum operation op;
};

/* Longer ones first. */
static const struct sign signs[] = {
	{ ">=", CMP_MORE_EQUAL }, { "<=", CMP_LESS_EQUAL }, { ">", CMP_MORE },
	{ "<", CMP_LESS },        { "=", CMP_EQUAL },
};

static const struct sign *sign_at(struct str s)
{
	for (size_t i = 0; i < COUNT(signs); i++)
		if (begins(s, str_from(signs[i].text)))
			return &signs[i];
	return NULL;
}

static enum status wants(const struct term *t, const char *sign, struct str value,
			 const char *what, struct error *err)
{
	return error_set(err, ST_USAGE, "%s%s needs %s, not \"%.*s\"", t->field->name,
			 sign, what, (int)(value.len < 30 ? value.len : 30), value.ptr);
}

static enum status compare_date(struct term *t, const char *sign, struct str value,
				struct error *err)
{
	if (str_eq(value, STR("never")) && t->op == CMP_EQUAL) {
		t->never = true;
		return ST_OK;
	}
	if (t->op == CMP_EQUAL)
		return wants(t, sign, value, "\"never\"", err);
	if (!parse_age(value, &t->number))
		return wants(t, sign, value, "an age as 30d or 12h", err);
	return ST_OK;
}

/* `value` is what follows the sign. */
static enum status parse_compare(struct query *q, struct term *t,
				 const struct sign *sign, struct str value,
				 struct error *err)
{
	t->type = TERM_COMPARE;
	t->op = sign->op;
	switch (t->field->type) {
	case FIELD_STAMP:
		return compare_date(t, sign->text, value, err);
	case FIELD_BYTES:
		if (!parse_size(value, &t->number))
			return wants(t, sign->text, value, "a size as 500M or 1G", err);
		return ST_OK;
	case FIELD_COUNT:
	case FIELD_IDENT:
		if (!parse_size(value, &t->number))
			return wants(t, sign->text, value, "a number as 20 or 3k", err);
		return ST_OK;
	case FIELD_TEXT:
	case FIELD_BOOL:
	case FIELD_DIGEST:
	case FIELD_FLAGS:
		break;
	}
	if (t->op != CMP_EQUAL)
		return error_set(err, ST_USAGE,
				 "%s is no number: write %s:word or %s=word",
				 t->field->name, t->field->name, t->field->name);
	t->word = lowered(q, value);
	return ST_OK;
}

/* ---- terms ---- */

static enum status parse_pattern(struct term *t, struct str s, struct error *err)
{
	t->type = TERM_PATTERN;
	return pattern_new(s, &t->pattern, err);
}

/* "word", "~wrd" */
static void parse_word(struct query *q, struct term *t, struct str s)
{
	bool fuzzy = s.len && *s.ptr == '~';

	t->type = fuzzy ? TERM_FUZZY : TERM_WORD;
	t->word = lowered(q, rest(s, fuzzy));
}

/* A digest as people paste it is no field of the name "sha256". */
static enum status parse_digest(struct query *q, struct term *t, struct str s)
{
	for (size_t i = 0; i < q->kind->n_fields && !t->field; i++)
		if (q->kind->fields[i].type == FIELD_DIGEST)
			t->field = &q->kind->fields[i];
	t->word = lowered(q, s);
	return ST_OK;
}

/* "tag:word", "size>1G", and "col:size>1G" as some write it. */
static enum status parse_field(struct query *q, struct term *t, struct str s, size_t at,
			       struct error *err)
{
	struct str name = { s.ptr, at }, value = rest(s, at + 1);
	const struct sign *sign = sign_at(rest(s, at));

	t->field = find_field(q->kind, name);
	if (!t->field)
		return no_field(q->kind, name, err);
	if (sign)
		return parse_compare(q, t, sign, rest(s, at + strlen(sign->text)), err);
	if (begins(value, STR("re:")))
		return parse_pattern(t, rest(value, 3), err);
	parse_word(q, t, value);
	return ST_OK;
}

static size_t mark_in(struct str s)
{
	static const char marks[] = { ':', '<', '>', '=' };
	size_t i = 0;

	while (i < s.len && !memchr(marks, s.ptr[i], sizeof(marks)))
		i++;
	return i;
}

static enum status parse_term(struct query *q, struct term *t, struct word w,
			      struct error *err)
{
	struct str s = w.s;
	size_t at;

	if (!w.literal && s.len > 1 && *s.ptr == '!') {
		t->inverse = true;
		s = rest(s, 1);
	}
	if (w.literal) {
		t->word = lowered(q, s);
		return ST_OK;
	}
	if (begins(s, STR("col:")) && !find_field(q->kind, STR("col")))
		s = rest(s, 4);
	if (begins(s, STR("re:")))
		return parse_pattern(t, rest(s, 3), err);
	if (begins(s, STR("sha256:")))
		return parse_digest(q, t, s);
	at = mark_in(s);
	if (at && at < s.len && *s.ptr != '~')
		return parse_field(q, t, s, at, err);
	parse_word(q, t, s);
	return ST_OK;
}

static enum status parse_terms(struct query *q, struct str text, struct error *err)
{
	struct word w;

	while (next_word(q, &text, &w)) {
		struct term *t;
		enum status st;

		if (!w.literal && !q->n && !q->inverse && str_eq(w.s, STR("!"))) {
			q->inverse = true;
			continue;
		}
		if (q->n == TERMS_MAX)
			return error_set(err, ST_USAGE, "a filter has at most %d words",
					 TERMS_MAX);
		q->terms = xgrow(q->terms, &q->cap, q->n + 1, sizeof(*q->terms));
		t = &q->terms[q->n++];
		*t = (struct term){ .type = TERM_WORD };
		st = parse_term(q, t, w, err);
		if (st)
			return st;
		/* An empty word says nothing: it is still being typed. */
		if (t->type != TERM_COMPARE && t->type != TERM_PATTERN && !t->word.len)
			q->n--;
	}
	return ST_OK;
}

enum status query_parse(const struct kind *kind, struct str text,
			struct query **ret_query, struct error *err)
{
	struct query *q = xcalloc(1, sizeof(*q));
	enum status st;

	q->kind = kind;
	q->text = xmalloc(text.len + 1);
	st = parse_terms(q, text, err);
	if (st) {
		query_free(q);
		return st;
	}
	*ret_query = q;
	return ST_OK;
}
