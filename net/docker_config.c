#include "net/docker_config.h"

#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/json_pick.h"

enum { NAME_MAX_LEN = 255, TEXT_MAX_LEN = 64 * 1024 };

void docker_login_done(struct docker_login *l)
{
	free(l->helper);
	free(l->user);
	secret_free(l->secret);
	*l = (struct docker_login){ 0 };
}

static int sextet(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw"
				     "xyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* RFC 4648 section 4 with padding.  NULL when it is something else. */
static struct secret *base64(struct str s)
{
	uint32_t bits = 0;
	size_t n = 0, pad = 0;
	struct secret *out;
	char *bytes;

	while (pad < 2 && s.len && s.ptr[s.len - 1] == '=') {
		s.len--;
		pad++;
	}
	if ((s.len + pad) % 4 || s.len % 4 == 1)
		return NULL;
	out = secret_room(s.len / 4 * 3 + 3, &bytes);
	for (size_t i = 0; i < s.len; i++) {
		int v = sextet(s.ptr[i]);

		if (v < 0) {
			secret_free(out);
			return NULL;
		}
		bits = bits << 6 | (uint32_t)v;
		if (i % 4)
			bytes[n++] = (char)(bits >> (6 - 2 * (i % 4)));
	}
	secret_trim(out, n);
	return out;
}

/* "user:password"; trailing NULs are padding of old docker versions. */
static bool split(const struct secret *decoded, struct docker_login *l)
{
	struct str s = secret_str(decoded);
	const char *colon = s.len ? memchr(s.ptr, ':', s.len) : NULL;
	size_t len;
	char *bytes;

	if (!colon || colon == s.ptr || (size_t)(colon - s.ptr) > NAME_MAX_LEN)
		return false;
	while (s.ptr[s.len - 1] == '\0')
		s.len--;
	len = s.len - (size_t)(colon - s.ptr) - 1;
	l->user = xstrndup(s.ptr, (size_t)(colon - s.ptr));
	l->secret = secret_room(len, &bytes);
	memcpy(bytes, colon + 1, len);
	return true;
}

static bool decode_auth(const struct secret *auth, struct docker_login *l)
{
	struct secret *decoded = base64(secret_str(auth));
	bool ok = decoded && split(decoded, l);

	secret_free(decoded);
	return ok;
}

static char *text_at(struct str json, const char *a, const char *b, const char *c)
{
	const char *const path[] = { a, b, c };
	size_t n = c ? 3 : b ? 2 : 1;

	return json_pick_text(json, path, n, NAME_MAX_LEN);
}

static struct secret *secret_at(struct str json, const char *key, const char *name)
{
	const char *const path[] = { "auths", key, name };
	struct secret *s = json_pick_secret(json, path, COUNT(path), TEXT_MAX_LEN);

	if (s && !secret_str(s).len) {
		secret_free(s);
		return NULL;
	}
	return s;
}

static enum status find_auth(struct str json, const char *key, struct docker_login *l,
			     struct error *err)
{
	struct secret *auth = secret_at(json, key, "auth");
	struct secret *identity = secret_at(json, key, "identitytoken");
	enum status st = ST_OK;

	if (auth && !decode_auth(auth, l)) {
		st = error_set(err, ST_LOCAL,
			       "the auth entry for Docker Hub in Docker's config.json "
			       "cannot be decoded");
	} else if (!auth) {
		l->user = text_at(json, "auths", key, "username");
		l->secret = l->user ? secret_at(json, key, "password") : NULL;
	}
	if (st == ST_OK && identity) {
		secret_free(l->secret);
		l->secret = identity;
		l->identity = true;
		identity = NULL;
		if (!l->user)
			l->user = xstrdup("<token>");
	}
	secret_free(auth);
	secret_free(identity);
	if (st != ST_OK || !l->secret)
		docker_login_done(l);
	return st;
}

static char *find_helper(struct str json, const char *key)
{
	char *name = text_at(json, "credHelpers", key, NULL);

	if (name && *name)
		return name;
	free(name);
	name = text_at(json, "credsStore", NULL, NULL);
	if (name && *name)
		return name;
	free(name);
	return NULL;
}

enum status docker_config_find(struct str json, const char *key, bool auths_only,
			       struct docker_login *ret_login, struct error *err)
{
	struct error why = { 0 };

	*ret_login = (struct docker_login){ 0 };
	if (json_check(json, NULL, &why) != ST_OK)
		return error_set(err, ST_LOCAL, "%s is not JSON that can be read",
				 auths_only ? "DOCKER_AUTH_CONFIG"
					    : "Docker's config.json");
	if (!auths_only)
		ret_login->helper = find_helper(json, key);
	return ret_login->helper ? ST_OK : find_auth(json, key, ret_login, err);
}
