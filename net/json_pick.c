#include "net/json_pick.h"

#include <stdlib.h>

#include "model/utf8.h"
#include "model/xalloc.h"

enum { DEPTH_MAX = 32, KEY_MAX = 512 };

/* A place in the text.  `ok` falls when something is not JSON, and stays down. */
struct scan {
	const char *p, *end;
	bool ok;
};

static int peek(struct scan *s)
{
	while (s->p < s->end &&
	       (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
		s->p++;
	if (s->p == s->end)
		s->ok = false;
	return s->ok ? (unsigned char)*s->p : -1;
}

static bool accept(struct scan *s, char c)
{
	if (peek(s) != c)
		return false;
	s->p++;
	return true;
}

static int hex4(struct scan *s)
{
	int n = 0;

	if (s->end - s->p < 4)
		return -1;
	for (int i = 0; i < 4; i++, s->p++) {
		static const char digits[] = "0123456789abcdef";
		char c = *s->p >= 'A' && *s->p <= 'F' ? (char)(*s->p + 32) : *s->p;
		const char *d = c ? strchr(digits, c) : NULL;

		if (!d)
			return -1;
		n = n * 16 + (int)(d - digits);
	}
	return n;
}

/* Behind "\u"; a pair of surrogates is one character. */
static uint32_t escaped_char(struct scan *s)
{
	int hi = hex4(s), lo;

	if (hi < 0xd800 || hi > 0xdbff) {
		if (hi <= 0 || (hi >= 0xdc00 && hi <= 0xdfff))
			s->ok = false;
		return (uint32_t)hi;
	}
	if (s->end - s->p < 6 || s->p[0] != '\\' || s->p[1] != 'u') {
		s->ok = false;
		return 0;
	}
	s->p += 2;
	lo = hex4(s);
	if (lo < 0xdc00 || lo > 0xdfff)
		s->ok = false;
	return 0x10000 + (((uint32_t)hi - 0xd800) << 10) + ((uint32_t)lo - 0xdc00);
}

static size_t escape(struct scan *s, char *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;
	uint32_t cp;

	if (s->p == s->end) {
		s->ok = false;
		return 0;
	}
	if (*s->p == 'u') {
		s->p++;
		cp = escaped_char(s);
		return s->ok ? utf8_put(cp, out) : 0;
	}
	at = *s->p ? strchr(from, *s->p++) : NULL;
	if (!at) {
		s->ok = false;
		return 0;
	}
	*out = to[at - from];
	return 1;
}

/*
 * Reads a string; what of it fits goes to out[0..size).  Returns its full length.
 * `out` may be NULL with size 0.
 */
static size_t string(struct scan *s, char *out, size_t size)
{
	size_t n = 0;

	if (!accept(s, '"')) {
		s->ok = false;
		return 0;
	}
	while (s->ok && s->p < s->end && *s->p != '"') {
		char buf[4];
		size_t len = 1;

		buf[0] = *s->p++;
		if (buf[0] == '\\')
			len = escape(s, buf);
		if (out && n + len <= size)
			memcpy(out + n, buf, len);
		n += len;
		explicit_bzero(buf, sizeof(buf));
	}
	if (s->p == s->end)
		s->ok = false;
	else
		s->p++;
	return n;
}

static void skip_word(struct scan *s)
{
	static const char stop[] = ",]} \t\r\n";

	while (s->p < s->end && *s->p && !strchr(stop, *s->p))
		s->p++;
}

static void skip(struct scan *s, int depth);

static void skip_members(struct scan *s, char end, bool keys, int depth)
{
	s->p++;
	if (accept(s, end))
		return;
	do {
		if (keys) {
			string(s, NULL, 0);
			s->ok = s->ok && accept(s, ':');
		}
		skip(s, depth + 1);
	} while (s->ok && accept(s, ','));
	s->ok = s->ok && accept(s, end);
}

static void skip(struct scan *s, int depth)
{
	const char *start;
	int c = peek(s);

	if (!s->ok || depth > DEPTH_MAX) {
		s->ok = false;
	} else if (c == '"') {
		string(s, NULL, 0);
	} else if (c == '{') {
		skip_members(s, '}', true, depth);
	} else if (c == '[') {
		skip_members(s, ']', false, depth);
	} else {
		start = s->p;
		skip_word(s);
		s->ok = s->p > start;
	}
}

/* Moves to the value of `key` in the object that begins here. */
static bool enter(struct scan *s, const char *key)
{
	char name[KEY_MAX];

	if (!accept(s, '{'))
		return false;
	do {
		size_t n = string(s, name, sizeof(name));

		if (!s->ok || !accept(s, ':'))
			return false;
		if (n == strlen(key) && n <= sizeof(name) && !memcmp(name, key, n))
			return peek(s) >= 0;
		skip(s, 1);
	} while (s->ok && accept(s, ','));
	return false;
}

struct str json_pick(struct str body, const char *const *path, size_t n)
{
	struct scan s = { body.ptr, body.ptr + body.len, body.len > 0 };
	const char *start;

	for (size_t i = 0; i < n; i++)
		if (!s.ok || !enter(&s, path[i]))
			return (struct str){ NULL, 0 };
	if (peek(&s) < 0)
		return (struct str){ NULL, 0 };
	start = s.p;
	skip(&s, 0);
	return s.ok ? (struct str){ start, (size_t)(s.p - start) }
		    : (struct str){ NULL, 0 };
}

/* How long the string at the path is; false when there is none, or one above `max`. */
static bool measure(struct str body, const char *const *path, size_t n, size_t max,
		    struct scan *ret, size_t *ret_len)
{
	struct str raw = json_pick(body, path, n);
	struct scan s;

	if (!raw.len || raw.ptr[0] != '"')
		return false;
	*ret = s = (struct scan){ raw.ptr, raw.ptr + raw.len, true };
	*ret_len = string(&s, NULL, 0);
	return s.ok && *ret_len <= max;
}

char *json_pick_text(struct str body, const char *const *path, size_t n, size_t max)
{
	struct scan s;
	size_t len;
	char *text;

	if (!measure(body, path, n, max, &s, &len))
		return NULL;
	text = xcalloc(1, len + 1);
	string(&s, text, len);
	return text;
}

struct secret *json_pick_secret(struct str body, const char *const *path, size_t n,
				size_t max)
{
	struct secret *secret;
	struct scan s;
	size_t len;
	char *bytes;

	if (!measure(body, path, n, max, &s, &len))
		return NULL;
	secret = secret_room(len, &bytes);
	string(&s, bytes, len);
	return secret;
}
