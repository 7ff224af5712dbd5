/* The strict pass over a body, before json-c sees it (json.h). */
#include <stdint.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/utf8.h"
#include "model/xalloc.h"

/* A key of an object that is still open: its bytes as they stand between the quotes. */
struct key {
	uint64_t hash; /* of what it decodes to */
	struct str raw;
	bool escaped;
};

struct level {
	bool object;
	size_t first_key; /* its keys are the last ones of scan.keys */
	uint64_t seen;    /* one bit for each hash, to skip most comparisons */
};

struct scan {
	const char *start, *p, *end;
	const char *why; /* what is wrong, once something is */
	char *mended;    /* a copy of the text to replace halves of pairs in; NULL */
	bool strict;     /* half a surrogate pair is refused */
	size_t halves;   /* that were not */
	struct key *keys;
	size_t keys_len, keys_cap;
	struct level levels[JSON_DEPTH_MAX];
	int depth;
};

static bool fail(struct scan *sc, const char *why)
{
	sc->why = why;
	return false;
}

static void skip_space(struct scan *sc)
{
	while (sc->p < sc->end &&
	       (*sc->p == ' ' || *sc->p == '\n' || *sc->p == '\r' || *sc->p == '\t'))
		sc->p++;
}

static bool eat(struct scan *sc, char c)
{
	if (sc->p == sc->end || *sc->p != c)
		return false;
	sc->p++;
	return true;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hex digits at `p`; -1 when they are not. */
static int32_t hex4(const char *p, const char *end)
{
	int32_t value = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(p[i]);

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static bool is_half(uint32_t cp)
{
	return cp >= 0xD800 && cp <= 0xDFFF;
}

/* Behind "\u": four digits, or a surrogate pair; half of one is a character of its own.
 * Returns the bytes taken, 0: invalid. */
static size_t unicode_escape(const char *p, const char *end, uint32_t *ret_cp)
{
	int32_t high = hex4(p, end), low;

	if (high < 0)
		return 0;
	*ret_cp = (uint32_t)high;
	if (high < 0xD800 || high > 0xDBFF || end - p < 10 || p[4] != '\\' ||
	    p[5] != 'u')
		return 4;
	low = hex4(p + 6, end);
	if (low < 0xDC00 || low > 0xDFFF)
		return 4;
	*ret_cp =
		0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
	return 10;
}

/* Behind a backslash.  Returns the bytes taken, 0: invalid. */
static size_t escape(const char *p, const char *end, uint32_t *ret_cp)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	const char *name;
	size_t n;

	if (p == end || !*p)
		return 0;
	if (*p == 'u') {
		n = unicode_escape(p + 1, end, ret_cp);
		return n ? n + 1 : 0;
	}
	name = strchr(names, *p);
	if (!name)
		return 0;
	*ret_cp = (unsigned char)values[name - names];
	return 1;
}

/* One decoded character of a checked string; 0 at its end, which no key holds. */
static uint32_t next_decoded(struct str *raw)
{
	uint32_t cp = 0;
	size_t n;

	if (!raw->len)
		return 0;
	if (*raw->ptr == '\\')
		n = 1 + escape(raw->ptr + 1, raw->ptr + raw->len, &cp);
	else
		n = utf8_next(*raw, &cp, NULL);
	*raw = (struct str){ raw->ptr + n, raw->len - n };
	return cp;
}

static bool same_key(struct key a, struct key b)
{
	uint32_t x, y;

	if (!a.escaped && !b.escaped)
		return str_eq(a.raw, b.raw);
	do {
		x = next_decoded(&a.raw);
		y = next_decoded(&b.raw);
	} while (x && x == y);
	return x == y;
}

/* True when one of eight bytes is a quote, a backslash, a control or not ASCII. */
static bool any_special(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
	uint64_t x, quote, slash;

	memcpy(&x, p, sizeof(x));
	quote = x ^ (ones * '"');
	slash = x ^ (ones * '\\');
	return (x | ((x - ones * 0x20) & ~x) | ((quote - ones) & ~quote) |
		((slash - ones) & ~slash)) &
	       tops;
}

/* "\uD800" becomes "\uFFFD", which is as long. */
static void mend(struct scan *sc)
{
	sc->halves++;
	if (sc->mended)
		memcpy(sc->mended + (sc->p - sc->start), "\\uFFFD", 6);
}

static bool skip_escape(struct scan *sc, bool is_key)
{
	uint32_t cp = 0;
	size_t n = escape(sc->p + 1, sc->end, &cp);

	if (!n)
		return fail(sc, "an invalid escape");
	/* As a key it could become equal to another one. */
	if (is_half(cp) && (is_key || sc->strict))
		return fail(sc, "half a surrogate pair");
	if (is_half(cp))
		mend(sc);
	/* json-c ends a key at a NUL, which would make it equal to another one */
	if (!cp && is_key)
		return fail(sc, "a NUL in a key");
	sc->p += 1 + n;
	return true;
}

static bool skip_utf8(struct scan *sc)
{
	uint32_t cp;
	bool valid;
	size_t n = utf8_next((struct str){ sc->p, (size_t)(sc->end - sc->p) }, &cp,
			     &valid);

	if (!valid)
		return fail(sc, "invalid UTF-8");
	sc->p += n;
	return true;
}

/* Behind the opening quote, to behind the closing one. */
static bool skip_string(struct scan *sc, bool is_key, bool *ret_escaped)
{
	*ret_escaped = false;
	for (;;) {
		unsigned char c;

		while (sc->end - sc->p >= 8 && !any_special(sc->p))
			sc->p += 8;
		if (sc->p == sc->end)
			return fail(sc, "an unfinished string");
		c = (unsigned char)*sc->p;
		if (c == '"') {
			sc->p++;
			return true;
		}
		if (c < 0x20)
			return fail(sc, "a control character in a string");
		if (c == '\\') {
			*ret_escaped = true;
			if (!skip_escape(sc, is_key))
				return false;
		} else if (c >= 0x80) {
			if (!skip_utf8(sc))
				return false;
		} else {
			sc->p++;
		}
	}
}

static uint64_t key_hash(struct key key)
{
	uint64_t hash = str_hash(STR(""));
	char bytes[4];

	if (!key.escaped)
		return str_hash(key.raw);
	for (uint32_t cp; (cp = next_decoded(&key.raw));) {
		size_t n = utf8_put(cp, bytes);

		hash = str_hash_more(hash, (struct str){ bytes, n });
	}
	return hash;
}

/* Notes a key of the innermost object; refuses the one too many and the second. */
static bool add_key(struct scan *sc, struct key key)
{
	struct level *level = &sc->levels[sc->depth - 1];
	uint64_t bit;

	key.hash = key_hash(key);
	bit = UINT64_C(1) << (key.hash >> 58);
	if (level->seen & bit)
		for (size_t i = level->first_key; i < sc->keys_len; i++)
			if (sc->keys[i].hash == key.hash && same_key(sc->keys[i], key))
				return fail(sc, "a key twice in one object");
	if (sc->keys_len - level->first_key == JSON_KEYS_MAX)
		return fail(sc, "too many keys in one object");
	level->seen |= bit;
	sc->keys = xgrow(sc->keys, &sc->keys_cap, sc->keys_len + 1, sizeof(*sc->keys));
	sc->keys[sc->keys_len++] = key;
	return true;
}

static bool skip_digits(struct scan *sc)
{
	const char *from = sc->p;

	while (sc->p < sc->end && *sc->p >= '0' && *sc->p <= '9')
		sc->p++;
	return sc->p > from;
}

static bool skip_number(struct scan *sc)
{
	eat(sc, '-');
	if (!eat(sc, '0') && !skip_digits(sc))
		return fail(sc, "an invalid number");
	if (eat(sc, '.') && !skip_digits(sc))
		return fail(sc, "an invalid number");
	if (eat(sc, 'e') || eat(sc, 'E')) {
		if (!eat(sc, '-'))
			eat(sc, '+');
		if (!skip_digits(sc))
			return fail(sc, "an invalid number");
	}
	return true;
}

static bool skip_word(struct scan *sc, struct str word)
{
	if ((size_t)(sc->end - sc->p) < word.len ||
	    memcmp(sc->p, word.ptr, word.len) != 0)
		return fail(sc, "an unknown word");
	sc->p += word.len;
	return true;
}

static bool skip_scalar(struct scan *sc)
{
	bool escaped;

	switch (*sc->p) {
	case '"':
		sc->p++;
		return skip_string(sc, false, &escaped);
	case 't':
		return skip_word(sc, STR("true"));
	case 'f':
		return skip_word(sc, STR("false"));
	case 'n':
		return skip_word(sc, STR("null"));
	default:
		return skip_number(sc);
	}
}

/* A key and its colon, up to the value. */
static bool skip_key(struct scan *sc)
{
	struct key key = { 0 };

	skip_space(sc);
	if (!eat(sc, '"'))
		return fail(sc, "no key where one must be");
	key.raw.ptr = sc->p;
	if (!skip_string(sc, true, &key.escaped))
		return false;
	key.raw.len = (size_t)(sc->p - 1 - key.raw.ptr);
	skip_space(sc);
	return (eat(sc, ':') || fail(sc, "no colon behind a key")) && add_key(sc, key);
}

static bool open_level(struct scan *sc, bool object)
{
	if (sc->depth == JSON_DEPTH_MAX)
		return fail(sc, "more than 32 levels");
	sc->levels[sc->depth++] =
		(struct level){ .object = object, .first_key = sc->keys_len };
	return true;
}

static void close_level(struct scan *sc)
{
	sc->keys_len = sc->levels[--sc->depth].first_key;
}

/*
 * Behind a value: closes what ends here, until a comma asks for the next value (then
 * *ret_more) or the outermost value is complete.
 */
static bool after_value(struct scan *sc, bool *ret_more)
{
	*ret_more = false;
	while (sc->depth) {
		bool object = sc->levels[sc->depth - 1].object;

		skip_space(sc);
		if (eat(sc, ',')) {
			*ret_more = true;
			return !object || skip_key(sc);
		}
		if (!eat(sc, object ? '}' : ']'))
			return fail(sc, "no comma or end where one must be");
		close_level(sc);
	}
	return true;
}

/* An opening bracket.  *ret_more: a value must follow, as it is not empty. */
static bool open_value(struct scan *sc, bool *ret_more)
{
	bool object = *sc->p++ == '{';

	if (!open_level(sc, object))
		return false;
	skip_space(sc);
	if (eat(sc, object ? '}' : ']')) {
		close_level(sc);
		return after_value(sc, ret_more);
	}
	*ret_more = true;
	return !object || skip_key(sc);
}

static bool skip_document(struct scan *sc)
{
	for (bool more = true; more;) {
		skip_space(sc);
		if (sc->p == sc->end)
			return fail(sc, "an early end");
		if (*sc->p == '{' || *sc->p == '[') {
			if (!open_value(sc, &more))
				return false;
		} else if (!skip_scalar(sc) || !after_value(sc, &more)) {
			return false;
		}
	}
	skip_space(sc);
	return sc->p == sc->end || fail(sc, "something behind the value");
}

/* True when it is JSON.  What `sc` holds besides is for the caller. */
static bool scan(struct scan *sc, struct str body)
{
	bool good;

	sc->start = sc->p = body.len ? body.ptr : "";
	sc->end = sc->p + body.len;
	good = skip_document(sc);
	free(sc->keys);
	sc->keys = NULL;
	return good;
}

static size_t offset(const struct scan *sc)
{
	return (size_t)(sc->p - sc->start);
}

static enum status check_size(struct str body, struct error *err)
{
	return body.len <= INT32_MAX ? ST_OK
				     : error_set(err, ST_TOO_BIG,
						 "the answer has %zu bytes", body.len);
}

static enum status say(const struct scan *sc, size_t *ret_at, struct error *err)
{
	if (ret_at)
		*ret_at = offset(sc);
	return error_set(err, ST_PARSE, "the answer is not valid JSON: %s at byte %zu",
			 sc->why, offset(sc));
}

enum status json_check(struct str body, size_t *ret_at, struct error *err)
{
	struct scan sc = { 0 };
	enum status st = check_size(body, err);

	if (st || scan(&sc, body))
		return st;
	return say(&sc, ret_at, err);
}

enum status json_mend(struct str body, char **ret_mended, struct error *err)
{
	struct scan sc = { 0 };
	enum status st = check_size(body, err);

	*ret_mended = NULL;
	if (st)
		return st;
	if (!scan(&sc, body))
		return say(&sc, NULL, err);
	if (!sc.halves)
		return ST_OK;
	*ret_mended = xstrndup(body.ptr, body.len);
	sc = (struct scan){ .mended = *ret_mended };
	(void)!scan(&sc, body);
	return ST_OK;
}

enum status json_check_input(struct str text, struct error *err)
{
	struct scan sc = { .strict = true };

	if (text.len > INT32_MAX)
		return error_set(err, ST_USAGE, "not JSON: %zu bytes", text.len);
	if (scan(&sc, text))
		return ST_OK;
	return error_set(err, ST_USAGE, "not JSON: %s at byte %zu", sc.why,
			 offset(&sc) + 1);
}
