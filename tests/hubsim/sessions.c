#include "tests/hubsim/sessions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/world.h"

/* More than any test opens; the oldest makes room. */
#define SESSIONS_MAX    4096
#define TWO_FACTOR_LIFE 300

struct session {
	uint64_t hash;
	char *token, *grant, *scopes;
	struct caller caller;
	bool half; /* a 2FA code is still missing */
	int64_t ends;
};

struct sessions {
	struct session at[SESSIONS_MAX];
	size_t next;
	uint64_t random;
};

struct sessions *sessions_new(uint64_t seed)
{
	struct sessions *s = must_alloc(sizeof(*s));

	s->random = mix(seed, 4242);
	return s;
}

static void session_clear(struct session *s)
{
	free(s->token);
	free(s->grant);
	free(s->scopes);
	*s = (struct session){ 0 };
}

void sessions_free(struct sessions *s)
{
	for (size_t i = 0; i < SESSIONS_MAX; i++)
		session_clear(&s->at[i]);
	free(s);
}

static void base64url(struct buf *b, const void *data, size_t n)
{
	static const char set[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i += 3) {
		unsigned v = (unsigned)p[i] << 16;

		if (i + 1 < n)
			v |= (unsigned)p[i + 1] << 8;
		if (i + 2 < n)
			v |= p[i + 2];
		buf_char(b, set[v >> 18]);
		buf_char(b, set[v >> 12 & 63]);
		if (i + 1 < n)
			buf_char(b, set[v >> 6 & 63]);
		if (i + 2 < n)
			buf_char(b, set[v & 63]);
	}
}

/* The claim `scope`, as new memory. */
static char *caller_scope(const struct caller *c)
{
	return c->cred == CRED_OAT ? scope_words(c->scopes)
				   : must_dup(level_scope(c->level));
}

static void hub_claims(struct buf *b, const struct caller *c, const char *jti,
		       const char *source)
{
	json_key(b, "https://hub.docker.com");
	json_open(b, '{');
	json_add_str(b, "email", c->user ? c->user->email : "");
	json_key(b, "roles");
	buf_str(b, "[]");
	json_add_str(b, "session_id", jti);
	if (source)
		json_add_str(b, "source", source);
	json_add_str(b, "username", c->account);
	json_add_str(b, "uuid", c->user ? c->user->uuid : c->org ? c->org->uuid : "");
	json_close(b, '}');
}

static void payload(struct buf *b, const struct caller *c, const char *jti,
		    const char *source, int64_t now, unsigned life)
{
	char *scope = caller_scope(c);

	json_open(b, '{');
	json_add_str(b, "aud", "https://hub.docker.com");
	json_add_int(b, "exp", now / NS_SECOND + life);
	hub_claims(b, c, jti, source);
	json_add_int(b, "iat", now / NS_SECOND);
	json_add_str(b, "iss", "https://api.docker.com/");
	json_add_str(b, "jti", jti);
	json_add_str(b, "scope", scope);
	json_close(b, '}');
	free(scope);
}

static char *make_jwt(struct sessions *s, const struct caller *c, const char *source,
		      int64_t now, unsigned life)
{
	static const char head[] =
		"{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"hubsim\"}";
	struct buf claims = { 0 }, out = { 0 };
	uint64_t signature[32];
	char jti[37];

	random_uuid(&s->random, jti);
	payload(&claims, c, jti, source, now, life);
	base64url(&out, head, sizeof(head) - 1);
	buf_char(&out, '.');
	base64url(&out, claims.data, claims.len);
	buf_char(&out, '.');
	for (size_t i = 0; i < 32; i++)
		signature[i] = random_next(&s->random);
	base64url(&out, signature, sizeof(signature));
	buf_free(&claims);
	return out.data;
}

static struct session *session_add(struct hub *hub, const struct caller *c,
				   const char *source, unsigned life)
{
	struct sessions *s = hub->sessions;
	struct session *new = &s->at[s->next++ % SESSIONS_MAX];
	int64_t now = clock_now();

	session_clear(new);
	new->token = make_jwt(s, c, source, now, life);
	new->hash = hash_text(new->token);
	new->caller = *c;
	if (c->grant) {
		new->grant = must_dup(c->grant);
		new->caller.grant = new->grant;
	}
	if (c->scopes) {
		new->scopes = must_dup(c->scopes);
		new->caller.scopes = new->scopes;
	}
	/* `exp` is in whole seconds, and so is the life. */
	new->ends = (now / NS_SECOND + life) * NS_SECOND;
	return new;
}

const char *session_open(struct hub *hub, const struct caller *c, const char *source,
			 unsigned life)
{
	return session_add(hub, c, source, life)->token;
}

static const struct session *session_look(const struct sessions *s, const char *token,
					  int64_t now)
{
	uint64_t hash = hash_text(token);

	for (size_t i = 0; i < SESSIONS_MAX; i++)
		if (s->at[i].hash == hash && s->at[i].token &&
		    !strcmp(s->at[i].token, token))
			return now < s->at[i].ends ? &s->at[i] : NULL;
	return NULL;
}

bool session_find(const struct sessions *s, const char *token, int64_t now,
		  struct caller *ret_caller)
{
	const struct session *found = session_look(s, token, now);

	if (!found || found->half)
		return false;
	*ret_caller = found->caller;
	return true;
}

const char *session_open_2fa(struct hub *hub, const struct user *u)
{
	struct caller c = { .user = u, .account = u->name };
	struct session *s = session_add(hub, &c, NULL, TWO_FACTOR_LIFE);

	s->half = true;
	return s->token;
}

struct user *session_find_2fa(const struct hub *hub, const char *token, int64_t now)
{
	const struct session *found = session_look(hub->sessions, token, now);

	return found && found->half ? world_user(hub->world, found->caller.account)
				    : NULL;
}

void session_close(struct sessions *s, const char *token)
{
	for (size_t i = 0; i < SESSIONS_MAX; i++)
		if (s->at[i].token && !strcmp(s->at[i].token, token)) {
			session_clear(&s->at[i]);
			return;
		}
}

void sessions_expire(struct sessions *s)
{
	for (size_t i = 0; i < SESSIONS_MAX; i++)
		s->at[i].ends = 0;
}
