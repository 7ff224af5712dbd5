#include "model/jwt.h"

#include <stdlib.h>

#include "model/json.h"
#include "model/utf8.h"
#include "model/xalloc.h"

enum { TOKEN_MAX = 16 * 1024 };

/* -1: not of the URL alphabet (RFC 4648, section 5). */
static int sextet(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '-')
		return 62;
	return c == '_' ? 63 : -1;
}

/* Without padding, into room for 3/4 of s.len.  False when it is not base64url. */
static bool base64url(struct str s, char *out, size_t *ret_len)
{
	uint32_t bits = 0;
	int have = 0;
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		int value = sextet(s.ptr[i]);

		if (value < 0)
			return false;
		bits = bits << 6 | (uint32_t)value;
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[len++] = (char)(bits >> have & 0xFF);
		}
	}
	*ret_len = len;
	return s.len % 4 != 1 && !(bits & ((1U << have) - 1));
}

/* The middle one of exactly three parts. */
static bool payload_of(struct str token, struct str *ret)
{
	const char *first, *second, *end = token.ptr + token.len;

	if (!token.len || token.len > TOKEN_MAX)
		return false;
	first = memchr(token.ptr, '.', token.len);
	if (!first || first == token.ptr)
		return false;
	second = memchr(first + 1, '.', (size_t)(end - first - 1));
	if (!second || memchr(second + 1, '.', (size_t)(end - second - 1)))
		return false;
	*ret = (struct str){ first + 1, (size_t)(second - first - 1) };
	return true;
}

/* Cut between two characters, or at a NUL. */
static void copy(struct str s, char *out, size_t size)
{
	size_t len = 0;

	while (len < s.len && s.ptr[len]) {
		uint32_t cp;
		size_t n =
			utf8_next((struct str){ s.ptr + len, s.len - len }, &cp, NULL);

		if (len + n >= size)
			break;
		memcpy(out + len, s.ptr + len, n);
		len += n;
	}
	out[len] = '\0';
}

/* Any source but a token's is a person who signed in. */
static enum session_source source_of(json_object *claims, struct str source)
{
	if (str_starts(source, STR("docker_pat|")))
		return SOURCE_PAT;
	if (str_starts(source, STR("docker_oat|")))
		return SOURCE_OAT;
	return json_at(claims, "/https:~1~1hub.docker.com") ? SOURCE_PASSWORD
							    : SOURCE_UNKNOWN;
}

static int64_t time_of(json_object *claims, const char *pointer)
{
	int64_t sec = json_int(claims, pointer);

	return sec > 0 ? sec : 0;
}

static void claims_read(json_object *obj, struct claims *ret)
{
	struct str source = json_str(obj, "/https:~1~1hub.docker.com/source");

	copy(json_str(obj, "/https:~1~1hub.docker.com/username"), ret->username,
	     sizeof(ret->username));
	copy(json_str(obj, "/scope"), ret->scope, sizeof(ret->scope));
	ret->iat = time_of(obj, "/iat");
	ret->exp = time_of(obj, "/exp");
	ret->source = source_of(obj, source);
	if (ret->source == SOURCE_PAT || ret->source == SOURCE_OAT)
		copy((struct str){ source.ptr + 11, source.len - 11 }, ret->token,
		     sizeof(ret->token));
}

bool jwt_claims(struct str token, struct claims *ret)
{
	struct str payload, body;
	struct error err;
	json_object *obj = NULL;
	char *text;
	bool good;

	*ret = (struct claims){ 0 };
	if (!payload_of(token, &payload))
		return false;
	text = xmalloc(payload.len);
	body.ptr = text;
	good = base64url(payload, text, &body.len) && !json_parse(body, &obj, &err) &&
	       json_object_is_type(obj, json_type_object);
	if (good)
		claims_read(obj, ret);
	json_object_put(obj);
	free(text);
	return good;
}

const char *session_source_text(enum session_source source)
{
	static const char *const texts[] = {
		[SOURCE_UNKNOWN] = "sign-in",
		[SOURCE_PASSWORD] = "password",
		[SOURCE_PAT] = "personal token",
		[SOURCE_OAT] = "organization token",
	};

	return texts[source];
}
