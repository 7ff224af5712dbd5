#include "tests/hubsim/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"

void *must_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		abort();
	return p;
}

void *must_realloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		abort();
	return p;
}

char *must_dup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(must_alloc(n), s, n);
}

void *array_room(void *array, size_t n, size_t *cap, size_t item)
{
	if (n < *cap)
		return array;
	*cap = *cap ? *cap * 2 : 16;
	return must_realloc(array, *cap * item);
}

static void buf_need(struct buf *b, size_t more)
{
	size_t want = b->len + more + 1;

	if (want <= b->cap)
		return;
	b->cap = want > b->cap * 2 ? want + 256 : b->cap * 2;
	b->data = must_realloc(b->data, b->cap);
}

void buf_add(struct buf *b, const void *p, size_t n)
{
	buf_need(b, n);
	memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_int(struct buf *b, int64_t n)
{
	char digits[24];
	size_t at = sizeof(digits);
	uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do {
		digits[--at] = (char)('0' + u % 10);
		u /= 10;
	} while (u);
	if (n < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, sizeof(digits) - at);
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	buf_need(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void buf_free(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

const char *buf_text(const struct buf *b)
{
	return b->data ? b->data : "";
}

/* Length of the valid UTF-8 sequence at s, 0 when there is none. */
static size_t utf8_len(const unsigned char *s)
{
	size_t n;

	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	n = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	for (size_t i = 1; i < n; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return n;
}

#define BIT(c) (UINT64_C(1) << ((c)&63))

/* What stands for itself: a page holds 150,000 of these. */
static bool plain(unsigned char c)
{
	static const uint64_t sets[4] = {
		~UINT64_C(0) << 32 & ~(BIT('"') | BIT('&') | BIT('<') | BIT('>')),
		~(BIT('\\') | BIT(0x7f)),
	};

	return sets[c >> 6] >> (c & 63) & 1;
}

/* One character that is not plain; returns how many bytes of s it took. */
static size_t json_escape(struct buf *b, const unsigned char *s)
{
	size_t n;

	if (*s == '"' || *s == '\\') {
		buf_char(b, '\\');
		buf_char(b, (char)*s);
		return 1;
	}
	if (*s == '\n' || *s == '\t' || *s == '\r') {
		buf_str(b, *s == '\n' ? "\\n" : *s == '\t' ? "\\t" : "\\r");
		return 1;
	}
	if (*s < 0x80) {
		buf_fmt(b, "\\u%04x", *s);
		return 1;
	}
	n = utf8_len(s);
	if (!n) {
		buf_str(b, "\\ufffd");
		return 1;
	}
	buf_add(b, s, n);
	return n;
}

void json_str(struct buf *b, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	buf_char(b, '"');
	while (*p) {
		const unsigned char *from = p;

		while (plain(*p))
			p++;
		if (p > from)
			buf_add(b, from, (size_t)(p - from));
		if (*p)
			p += json_escape(b, p);
	}
	buf_char(b, '"');
}

void json_str_or_null(struct buf *b, const char *s)
{
	if (s)
		json_str(b, s);
	else
		buf_str(b, "null");
}

void json_comma(struct buf *b)
{
	if (b->len && b->data[b->len - 1] != '{' && b->data[b->len - 1] != '[')
		buf_char(b, ',');
}

void json_open(struct buf *b, char bracket)
{
	char before = b->len ? b->data[b->len - 1] : ':';

	if (before != ':')
		json_comma(b);
	buf_char(b, bracket);
}

void json_close(struct buf *b, char bracket)
{
	buf_char(b, bracket);
}

void json_key(struct buf *b, const char *key)
{
	json_comma(b);
	buf_char(b, '"');
	buf_str(b, key);
	buf_add(b, "\":", 2);
}

void json_add_str(struct buf *b, const char *key, const char *s)
{
	json_key(b, key);
	json_str_or_null(b, s);
}

void json_add_int(struct buf *b, const char *key, int64_t n)
{
	json_key(b, key);
	buf_int(b, n);
}

void json_add_bool(struct buf *b, const char *key, bool yes)
{
	json_key(b, key);
	buf_str(b, yes ? "true" : "false");
}

void json_add_null(struct buf *b, const char *key)
{
	json_key(b, key);
	buf_str(b, "null");
}

void json_add_time(struct buf *b, const char *key, int64_t at)
{
	char text[TIME_TEXT];

	json_key(b, key);
	if (!at) {
		buf_str(b, "null");
		return;
	}
	buf_char(b, '"');
	buf_add(b, text, time_text(text, at));
	buf_char(b, '"');
}
