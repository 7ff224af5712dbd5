#include "model/query.h"

#include <stdlib.h>

#include "model/query_private.h"
#include "model/xalloc.h"

/* ---- matching ---- */

/* The text of a field that a word is looked for in: what the screen shows, but names,
 * identifiers and digests in full. */
static struct str searched(const struct query *q, const struct field *f,
			   const void *row, int64_t now, char *buf, size_t size)
{
	struct cell_style style = { .now = now, .flag_words = q->kind->flag_words };

	if (f->type == FIELD_TEXT || f->type == FIELD_IDENT || f->type == FIELD_DIGEST)
		return field_value(f, row, q->kind->flag_words, buf, size);
	return (struct str){ buf, field_show(f, row, &style, buf, size) };
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* The letters in this order, with anything between. */
static bool has_letters(struct str s, struct str letters)
{
	size_t k = 0;

	for (size_t i = 0; i < s.len && k < letters.len; i++)
		k += lower(s.ptr[i]) == lower(letters.ptr[k]);
	return k == letters.len;
}

static bool same_text(struct str a, struct str b)
{
	return a.len == b.len && str_has(a, b);
}

static bool text_matches(const struct term *t, struct str s)
{
	switch (t->type) {
	case TERM_WORD:
		return str_has(s, t->word);
	case TERM_FUZZY:
		return has_letters(s, t->word);
	case TERM_PATTERN:
		return pattern_match(t->pattern, s);
	case TERM_COMPARE:
		return same_text(s, t->word);
	}
	return false;
}

static bool ordered(enum operation op, int64_t a, int64_t b)
{
	switch (op) {
	case CMP_LESS:
		return a < b;
	case CMP_LESS_EQUAL:
		return a <= b;
	case CMP_EQUAL:
		return a == b;
	case CMP_MORE_EQUAL:
		return a >= b;
	case CMP_MORE:
		return a > b;
	}
	return false;
}

/* What was never pulled has not been pulled for any length of time. */
static bool age_matches(const struct term *t, int64_t sec, int64_t now)
{
	if (t->never)
		return !sec;
	return ordered(t->op, sec ? now - sec : INT64_MAX, t->number);
}

/* A number that the Hub did not say is neither more nor less than another. */
static bool number_matches(const struct term *t, int64_t n)
{
	return n >= 0 && ordered(t->op, n, t->number);
}

static bool compares(const struct query *q, const struct term *t, const void *row,
		     int64_t now)
{
	const void *at = field_at(t->field, row);
	char buf[80];

	switch (t->field->type) {
	case FIELD_STAMP:
		return age_matches(t, ((const struct stamp *)at)->sec, now);
	case FIELD_BYTES:
		return number_matches(t, ((const struct bytes *)at)->n);
	case FIELD_COUNT:
		return number_matches(t, ((const struct count *)at)->n);
	case FIELD_IDENT:
		return number_matches(t, ((const struct ident *)at)->n);
	case FIELD_TEXT:
	case FIELD_BOOL:
	case FIELD_DIGEST:
	case FIELD_FLAGS:
		break;
	}
	return text_matches(t, searched(q, t->field, row, now, buf, sizeof(buf)));
}

static bool term_matches(const struct query *q, const struct term *t, const void *row,
			 int64_t now)
{
	const struct kind *k = q->kind;
	char buf[80];

	if (t->type == TERM_COMPARE)
		return compares(q, t, row, now);
	if (t->field)
		return text_matches(t,
				    searched(q, t->field, row, now, buf, sizeof(buf)));
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].flags & FIELD_FIND &&
		    text_matches(
			    t, searched(q, &k->fields[i], row, now, buf, sizeof(buf))))
			return true;
	return false;
}

static bool is_within(const struct query *q, const void *row)
{
	return names_have(q->names,
			  text_str(*(const struct text *)field_at(q->within, row)));
}

bool query_match(const struct query *q, const void *row, int64_t now)
{
	if (q->names && !is_within(q, row))
		return false;
	for (size_t i = 0; i < q->n; i++)
		if (term_matches(q, &q->terms[i], row, now) == q->terms[i].inverse)
			return q->inverse;
	return !q->inverse || !q->n;
}

/* ---- questions ---- */

void query_within(struct query *q, const struct field *f, const struct names *names)
{
	q->within = f;
	q->names = names;
}

bool query_empty(const struct query *q)
{
	return !q->n && !q->names;
}

struct str query_plain(const struct query *q)
{
	const struct term *t = q->terms;

	if (q->n != 1 || q->names || q->inverse || t->inverse || t->field ||
	    t->type != TERM_WORD || memchr(t->word.ptr, '\0', t->word.len))
		return (struct str){ NULL, 0 };
	return t->word;
}

bool query_uses(const struct query *q, const struct field *f)
{
	if (q->names && q->within == f)
		return true;
	for (size_t i = 0; i < q->n; i++)
		if (q->terms[i].field == f ||
		    (!q->terms[i].field && f->flags & FIELD_FIND))
			return true;
	return false;
}

void query_free(struct query *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < q->n; i++)
		pattern_free(q->terms[i].pattern);
	free(q->terms);
	free(q->text);
	free(q);
}
