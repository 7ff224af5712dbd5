#include "model/semver.h"

#include <ctype.h>

#include "model/xalloc.h"

/* Numbers beyond are no versions. */
enum { NUMBER_DIGITS_MAX = 9 };

/* ---- reading ----------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take_number(struct str *s, uint32_t *ret)
{
	size_t n = 0;

	*ret = 0;
	for (; n < s->len && is_digit(s->ptr[n]); n++) {
		if (n == NUMBER_DIGITS_MAX)
			return false;
		*ret = *ret * 10 + (uint32_t)(s->ptr[n] - '0');
	}
	*s = (struct str){ s->ptr + n, s->len - n };
	return n > 0;
}

/* ".7": false, and nothing taken, when there is none. */
static bool take_part(struct str *s, uint32_t *ret)
{
	struct str rest = { s->ptr + 1, s->len - 1 };

	if (s->len < 2 || s->ptr[0] != '.' || !take_number(&rest, ret))
		return false;
	*s = rest;
	return true;
}

/* ---- suffixes ---------------------------------------------------------- */

/* The suffix without its build metadata. */
static struct str before_build(struct str suffix)
{
	const char *cut = suffix.len ? memchr(suffix.ptr, '_', suffix.len) : NULL;

	if (cut)
		suffix.len = (size_t)(cut - suffix.ptr);
	return suffix;
}

static struct str build_of(struct str suffix)
{
	size_t n = before_build(suffix).len;

	return (struct str){ suffix.ptr + n, suffix.len - n };
}

/* The next piece between dashes; false at the end. */
static bool next_piece(struct str *rest, struct str *ret)
{
	const char *end;

	while (rest->len && rest->ptr[0] == '-')
		*rest = (struct str){ rest->ptr + 1, rest->len - 1 };
	if (!rest->len)
		return false;
	end = memchr(rest->ptr, '-', rest->len);
	*ret = (struct str){ rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len };
	*rest = (struct str){ rest->ptr + ret->len, rest->len - ret->len };
	return true;
}

/* "alpine3.19" -> "alpine" */
static struct str word_of(struct str piece)
{
	size_t n = 0;

	while (n < piece.len && isalpha((unsigned char)piece.ptr[n]))
		n++;
	return (struct str){ piece.ptr, n };
}

/* Of a commit: seven hex digits or more, with a number among them; "g" in front of
 * it is what git describe writes. */
static bool is_hash(struct str s)
{
	size_t digits = 0;

	if (s.len && s.ptr[0] == 'g')
		s = (struct str){ s.ptr + 1, s.len - 1 };
	for (size_t i = 0; i < s.len; i++) {
		if (!isxdigit((unsigned char)s.ptr[i]))
			return false;
		digits += is_digit(s.ptr[i]);
	}
	return s.len >= 7 && digits;
}

static bool is_before_release(struct str piece)
{
	static const char *const words[] = {
		"a",    "alpha",    "b",   "beta",     "build",      "canary",
		"c",    "cr",       "dev", "ea",       "git",        "m",
		"next", "nightly",  "pr",  "pre",      "prerelease", "preview",
		"rc",   "snapshot", "sha", "unstable", "wip",        "milestone",
	};
	struct str word = word_of(piece);

	if (!word.len || is_hash(piece))
		return true;
	for (size_t i = 0; i < COUNT(words); i++)
		if (word.len == strlen(words[i]) &&
		    !strncasecmp(word.ptr, words[i], word.len))
			return true;
	return false;
}

/* The words of the variant, without their numbers: alpine3.19 follows alpine3.18. */
static void read_suffix(struct version *v)
{
	struct str rest = before_build(v->suffix), piece;
	uint64_t hash = 0;

	while (next_piece(&rest, &piece)) {
		struct str word = word_of(piece);

		if (is_before_release(piece)) {
			v->pre = true;
			continue;
		}
		for (size_t i = 0; i < word.len; i++) {
			char c = (char)tolower((unsigned char)word.ptr[i]);

			hash = str_hash_more(hash, (struct str){ &c, 1 });
		}
		hash = str_hash_more(hash, STR("-"));
	}
	v->variant = hash;
}

bool version_parse(struct str tag, struct version *ret)
{
	struct version v = { 0 };

	if (tag.len && (tag.ptr[0] | 0x20) == 'v')
		tag = (struct str){ tag.ptr + 1, tag.len - 1 };
	if (!take_number(&tag, &v.major) || v.major > VERSION_MAJOR_MAX)
		return false;
	v.has_minor = take_part(&tag, &v.minor);
	v.has_patch = v.has_minor && take_part(&tag, &v.patch);
	if (v.has_patch)
		take_part(&tag, &v.fourth);
	/* 1.2.x, 1.2rc1 and 1.2.3.4.5 are something else. */
	if (tag.len && tag.ptr[0] != '-' && tag.ptr[0] != '_')
		return false;
	v.suffix = tag;
	read_suffix(&v);
	*ret = v;
	return true;
}

/* ---- precedence -------------------------------------------------------- */

static int cmp_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_digit(s.ptr[i]))
			return false;
	return s.len > 0;
}

/* The next identifier between dots; false at the end. */
static bool next_identifier(struct str *rest, struct str *ret)
{
	const char *end;

	if (!rest->len)
		return false;
	end = memchr(rest->ptr, '.', rest->len);
	ret->ptr = rest->ptr;
	ret->len = end ? (size_t)(end - rest->ptr) : rest->len;
	end = rest->ptr + rest->len;
	rest->ptr += ret->len < rest->len ? ret->len + 1 : ret->len;
	rest->len = (size_t)(end - rest->ptr);
	return true;
}

/* semver.org 11.4: numbers are lower than words; a longer list is higher. */
static int cmp_identifiers(struct str a, struct str b)
{
	struct str x, y;

	for (;;) {
		bool more_a = next_identifier(&a, &x), more_b = next_identifier(&b, &y);
		int order;

		if (!more_a || !more_b)
			return more_a - more_b;
		order = all_digits(y) - all_digits(x);
		if (!order)
			order = str_natural_cmp(x, y);
		if (order)
			return order;
	}
}

/* The next piece that comes before the release (`pre`), or that is of the variant. */
static bool next_of(struct str *rest, bool pre, struct str *ret)
{
	while (next_piece(rest, ret))
		if (is_before_release(*ret) == pre)
			return true;
	return false;
}

static int cmp_pieces(struct str a, struct str b, bool pre)
{
	struct str x, y;

	a = before_build(a);
	b = before_build(b);
	for (;;) {
		bool more_a = next_of(&a, pre, &x), more_b = next_of(&b, pre, &y);
		int order;

		if (!more_a || !more_b)
			return more_a - more_b;
		order = cmp_identifiers(x, y);
		if (order)
			return order;
	}
}

int version_cmp(const struct version *a, const struct version *b)
{
	int order = cmp_number(a->major, b->major);

	if (!order)
		order = cmp_number(a->minor, b->minor);
	if (!order)
		order = cmp_number(a->patch, b->patch);
	if (!order)
		order = cmp_number(a->fourth, b->fourth);
	if (!order && (!a->suffix.len && !b->suffix.len))
		return 0;
	if (!order)
		order = b->pre - a->pre;
	if (!order)
		order = cmp_pieces(a->suffix, b->suffix, true);
	if (!order)
		order = cmp_pieces(a->suffix, b->suffix, false);
	if (!order)
		order = str_natural_cmp(build_of(a->suffix), build_of(b->suffix));
	return order;
}
