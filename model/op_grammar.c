/* The grammars of names, so that none can change a URL (QUALITY S5). */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "model/op_private.h"

enum {
	NAME_MAX_BYTES = 255,
	TAG_MAX_BYTES = 128,
	EMAIL_MAX_BYTES = 254,
	KEY_MAX_BYTES = 256,
};

static bool is_word(struct str s, const char *extra, size_t max)
{
	if (!s.len || s.len > max)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x80 || !c || (!isalnum(c) && !(i && strchr(extra, c))))
			return false;
	}
	return true;
}

static bool is_name(struct str s, bool upper)
{
	for (size_t i = 0; i < s.len; i++)
		if ((!upper && isupper((unsigned char)s.ptr[i])) ||
		    (i && s.ptr[i] == '.' && s.ptr[i - 1] == '.'))
			return false;
	return is_word(s, "._-", NAME_MAX_BYTES);
}

/* [A-Za-z0-9_][A-Za-z0-9._-]{0,127}: the tag grammar of the OCI distribution
 * specification. */
bool op_is_tag(struct str s)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789_.-";

	if (!s.len || s.len > TAG_MAX_BYTES || s.ptr[0] == '.' || s.ptr[0] == '-')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!s.ptr[i] || !strchr(letters, s.ptr[i]))
			return false;
	return true;
}

static bool is_hex(struct str s, size_t from, size_t n)
{
	for (size_t i = from; i < from + n; i++)
		if (!isxdigit((unsigned char)s.ptr[i]) ||
		    isupper((unsigned char)s.ptr[i]))
			return false;
	return true;
}

static bool is_digest(struct str s)
{
	return s.len == 71 && !memcmp(s.ptr, "sha256:", 7) && is_hex(s, 7, 64);
}

/* With dashes, as tokens have it, or without, as accounts do (CONTRACT 2.2). */
static bool is_uuid(struct str s)
{
	static const size_t dashes[] = { 8, 13, 18, 23 };
	size_t at = 0;

	if (s.len == 32)
		return is_hex(s, 0, 32);
	if (s.len != 36)
		return false;
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++) {
		if (!is_hex(s, at, dashes[i] - at) || s.ptr[dashes[i]] != '-')
			return false;
		at = dashes[i] + 1;
	}
	return is_hex(s, at, 12);
}

static bool is_full_repo(struct str s)
{
	const char *slash = memchr(s.ptr, '/', s.len);
	size_t n = slash ? (size_t)(slash - s.ptr) : 0;

	return slash && is_name((struct str){ s.ptr, n }, true) &&
	       is_name((struct str){ slash + 1, s.len - n - 1 }, false);
}

/* Not RFC 5322: what a person would call an address, and nothing that acts elsewhere.
 */
static bool is_email(struct str s)
{
	const char *at = memchr(s.ptr, '@', s.len);
	size_t n = at ? (size_t)(at - s.ptr) : 0;
	struct str domain = { at ? at + 1 : NULL, at ? s.len - n - 1 : 0 };

	if (!n || s.len > EMAIL_MAX_BYTES || !is_name(domain, true) ||
	    !memchr(domain.ptr, '.', domain.len))
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x80 || !c || (!isalnum(c) && !strchr(".!#$&'*+-=^_{|}~", c)))
			return false;
	}
	return true;
}

/* What the Hub gave as an id, a slug or a URN: never a path of its own. */
static bool is_key(struct str s)
{
	for (size_t i = 1; i < s.len; i++)
		if (s.ptr[i] == '.' && s.ptr[i - 1] == '.')
			return false;
	return is_word(s, "._-:~@+", KEY_MAX_BYTES);
}

static bool is_time(struct str s)
{
	char full[32];
	int64_t sec;

	if (s.len == 10) {
		snprintf(full, sizeof(full), "%.10sT00:00:00Z", s.ptr);
		s = str_from(full);
	}
	return parse_rfc3339(s, &sec) && sec > 0;
}

static bool is_url(struct str s)
{
	if (!str_starts(s, STR("https://")) || s.len < 10 || s.len > 2048)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 0x7f)
			return false;
	return isalnum((unsigned char)s.ptr[8]) || s.ptr[8] == '[';
}

static bool is_bool(struct str s)
{
	return str_eq(s, STR("true")) || str_eq(s, STR("false"));
}

static bool is_name_any(struct str s)
{
	return is_name(s, true);
}

static bool is_repo(struct str s)
{
	return is_name(s, false);
}

static bool is_person(struct str s)
{
	return is_name(s, true) || is_email(s);
}

static bool is_reference(struct str s)
{
	return op_is_tag(s) || is_digest(s);
}

static bool is_number(struct str s)
{
	int64_t n;

	return parse_int(s, &n) && n > 0;
}

static bool is_slug(struct str s)
{
	return is_name(s, false) && s.len <= 64;
}

struct grammar {
	bool (*fits)(struct str s);
	const char *allowed;
};

static const struct grammar grammars[] = {
	[PARAM_BOOL] = { is_bool, "true or false" },
	[PARAM_NAME] = { is_name_any, "letters, digits and . _ - only, no \"..\", at "
				      "most 255" },
	[PARAM_REPO] = { is_repo, "lower-case letters, digits and . _ - only, no "
				  "\"..\", no \"/\"" },
	[PARAM_TAG] = { op_is_tag, "1 to 128 letters, digits and . _ -, not beginning "
				   "with . or -" },
	[PARAM_EMAIL] = { is_email, "an e-mail address" },
	[PARAM_PERSON] = { is_person, "a Docker ID or an e-mail address" },
	[PARAM_DIGEST] = { is_digest, "sha256: and 64 hex digits" },
	[PARAM_REFERENCE] = { is_reference, "a tag, or sha256: and 64 hex digits" },
	[PARAM_FULL_REPO] = { is_full_repo, "NAMESPACE/REPOSITORY" },
	[PARAM_TIME] = { is_time, "a time such as 2026-12-31T00:00:00Z, or a date" },
	[PARAM_UUID] = { is_uuid, "a uuid" },
	[PARAM_NUMBER] = { is_number, "a number from 1" },
	[PARAM_KEY] = { is_key, "letters, digits and . _ - : ~ @ + only" },
	[PARAM_URL] = { is_url, "an address that begins with https://" },
	[PARAM_CATEGORY] = { is_slug, "a slug such as web-servers" },
};

const char *op_grammar_refusal(enum param_type type, struct str s)
{
	return grammars[type].fits(s) ? NULL : grammars[type].allowed;
}
