#include "model/field.h"

#include <stdio.h>

#include "model/format.h"

enum { HEX_SHORT = 12 };

/* As much as fits, never cut inside a UTF-8 character. */
static size_t put(struct str s, char *buf, size_t size)
{
	size_t n = s.len < size ? s.len : size - 1;

	if (n < s.len)
		while (n && ((unsigned char)s.ptr[n] & 0xc0) == 0x80)
			n--;
	if (n)
		memcpy(buf, s.ptr, n);
	buf[n] = '\0';
	return n;
}

static size_t put_int(int64_t n, char *buf, size_t size)
{
	char all[24];
	int len = snprintf(all, sizeof(all), "%lld", (long long)n);

	return put((struct str){ all, (size_t)len }, buf, size);
}

/* "HOT LOCK =2" */
static size_t put_flags(uint32_t bits, const char *const *words, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (unsigned i = 0; words && words[i] && i < FLAGS_WORDS; i++) {
		if (!(bits >> i & 1))
			continue;
		if (n)
			n += put(STR(" "), buf + n, size - n);
		n += put(str_from(words[i]), buf + n, size - n);
	}
	if (bits >> FLAGS_WORDS) {
		n += put(n ? STR(" =") : STR("="), buf + n, size - n);
		n += put_int(bits >> FLAGS_WORDS, buf + n, size - n);
	}
	return n;
}

static size_t show_stamp(const struct field *f, int64_t sec,
			 const struct cell_style *style, char *buf, size_t size)
{
	size_t n;

	if (!sec && f->flags & FIELD_UNSAID)
		return put(STR("-"), buf, size);
	if (style->absolute)
		n = format_stamp(sec, buf, size);
	else
		n = format_age(sec, style->now, buf, size);
	if (style->stale && sec && style->now - sec > style->stale)
		n += put(STR("!"), buf + n, size - n);
	return n;
}

static size_t show_ident(int64_t n, char *buf, size_t size)
{
	return n < 0 ? put(STR("-"), buf, size) : put_int(n, buf, size);
}

size_t field_show(const struct field *f, const void *row,
		  const struct cell_style *style, char *buf, size_t size)
{
	const void *at = field_at(f, row);
	const struct digest *d = at;

	switch (f->type) {
	case FIELD_TEXT:
		return put(text_str(*(const struct text *)at), buf, size);
	case FIELD_STAMP:
		return show_stamp(f, ((const struct stamp *)at)->sec, style, buf, size);
	case FIELD_BYTES:
		return format_bytes(((const struct bytes *)at)->n, buf, size);
	case FIELD_COUNT:
		return format_count(((const struct count *)at)->n, buf, size);
	case FIELD_IDENT:
		return show_ident(((const struct ident *)at)->n, buf, size);
	case FIELD_BOOL:
		return put(*(const bool *)at ? STR("yes") : STR("no"), buf, size);
	case FIELD_DIGEST:
		if (!d->known)
			return put(STR("-"), buf, size);
		return digest_hex(d, HEX_SHORT, buf, size);
	case FIELD_FLAGS:
		return put_flags(((const struct flagset *)at)->bits, style->flag_words,
				 buf, size);
	}
	return put(STR(""), buf, size);
}

static size_t value_int(int64_t n, char *buf, size_t size)
{
	return n < 0 ? put(STR(""), buf, size) : put_int(n, buf, size);
}

struct str field_value(const struct field *f, const void *row,
		       const char *const *flag_words, char *buf, size_t size)
{
	const void *at = field_at(f, row);
	const struct digest *d = at;
	struct str s = { buf, 0 };

	switch (f->type) {
	case FIELD_TEXT:
		return text_str(*(const struct text *)at);
	case FIELD_STAMP:
		s.len = format_rfc3339(((const struct stamp *)at)->sec, buf, size);
		break;
	case FIELD_BYTES:
		s.len = value_int(((const struct bytes *)at)->n, buf, size);
		break;
	case FIELD_COUNT:
		s.len = value_int(((const struct count *)at)->n, buf, size);
		break;
	case FIELD_IDENT:
		s.len = value_int(((const struct ident *)at)->n, buf, size);
		break;
	case FIELD_BOOL:
		s.len = put(*(const bool *)at ? STR("true") : STR("false"), buf, size);
		break;
	case FIELD_DIGEST:
		s.len = digest_text(d, buf, size);
		break;
	case FIELD_FLAGS:
		s.len = put_flags(((const struct flagset *)at)->bits, flag_words, buf,
				  size);
		break;
	}
	return s;
}

static int cmp_int(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int cmp_stamp(const struct field *f, int64_t a, int64_t b)
{
	if (f->flags & FIELD_OPEN)
		return cmp_int(a ? a : INT64_MAX, b ? b : INT64_MAX);
	/* Never is older than any date, those before 1970 too. */
	return a && b ? cmp_int(a, b) : (a != 0) - (b != 0);
}

static int cmp_text(const struct field *f, struct text a, struct text b)
{
	if (!a.p || !b.p)
		return (a.p != NULL) - (b.p != NULL);
	return f->flags & FIELD_NATURAL ? str_natural_cmp(text_str(a), text_str(b))
					: str_cmp(text_str(a), text_str(b));
}

static int cmp_digest(const struct digest *a, const struct digest *b)
{
	if (!a->known || !b->known)
		return a->known - b->known;
	return memcmp(a->sha256, b->sha256, sizeof(a->sha256));
}

int field_cmp(const struct field *f, const void *row_a, const void *row_b)
{
	const void *a = field_at(f, row_a), *b = field_at(f, row_b);

	switch (f->type) {
	case FIELD_TEXT:
		return cmp_text(f, *(const struct text *)a, *(const struct text *)b);
	case FIELD_STAMP:
		return cmp_stamp(f, ((const struct stamp *)a)->sec,
				 ((const struct stamp *)b)->sec);
	case FIELD_BYTES:
		return cmp_int(((const struct bytes *)a)->n,
			       ((const struct bytes *)b)->n);
	case FIELD_COUNT:
		return cmp_int(((const struct count *)a)->n,
			       ((const struct count *)b)->n);
	case FIELD_IDENT:
		return cmp_int(((const struct ident *)a)->n,
			       ((const struct ident *)b)->n);
	case FIELD_BOOL:
		return *(const bool *)a - *(const bool *)b;
	case FIELD_DIGEST:
		return cmp_digest(a, b);
	case FIELD_FLAGS:
		return cmp_int(((const struct flagset *)a)->bits,
			       ((const struct flagset *)b)->bits);
	}
	return 0;
}

bool field_right(const struct field *f)
{
	switch (f->type) {
	case FIELD_STAMP:
	case FIELD_BYTES:
	case FIELD_COUNT:
	case FIELD_IDENT:
		return true;
	case FIELD_TEXT:
	case FIELD_BOOL:
	case FIELD_DIGEST:
	case FIELD_FLAGS:
		return false;
	}
	return false;
}
