#include "tests/hubsim/auth.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/sessions.h"
#include "tests/hubsim/world.h"

#define LOCKED_FOR      (600 * NS_SECOND)
#define SHORTEST_SECRET 9

/* The organization whose SSO connection has this bearer (CONTRACT 16), or NULL. */
static const struct org *scim_org(const struct world *w, const char *token)
{
	for (size_t i = 0; i < w->orgs.n; i++) {
		const struct org *o = w->orgs.at[i];

		if (!o->gone && o->scim && !strcmp(o->scim, token))
			return o;
	}
	return NULL;
}

struct caller auth_caller(const struct hub *hub, const char *authorization, int64_t now)
{
	struct caller c = { .account = "" };
	const char *token = NULL;

	if (!authorization)
		return c;
	if (!strncasecmp(authorization, "Bearer ", 7))
		token = authorization + 7;
	else if (!strncasecmp(authorization, "JWT ", 4))
		token = authorization + 4;
	else if (!strncasecmp(authorization, "Basic ", 6))
		return c;
	if (token && (c.org = scim_org(hub->world, token))) {
		c.cred = CRED_SCIM;
		c.account = c.org->name;
	} else if (!token || !session_find(hub->sessions, token, now, &c)) {
		c.refused = true;
	}
	return c;
}

static bool locked(const struct user *u, int64_t now)
{
	return u && u->locked_until > now;
}

/* A wrong password: the name, not the address, is locked after some of them. */
static void failed(const struct hub *hub, struct user *u, int64_t now)
{
	if (!u || !hub->opt.lockout || ++u->failures < hub->opt.lockout)
		return;
	u->failures = 0;
	u->locked_until = now + LOCKED_FOR;
}

static bool secret_fits(const struct hub *hub, const char *name, const char *secret,
			int64_t now, struct caller *ret_caller)
{
	struct user *u = world_user(hub->world, name);
	struct secret *s = world_secret(hub->world, secret);
	struct caller c = { .account = name, .level = LEVEL_ADMIN };

	if (s && (s->inactive || (s->expires && s->expires <= now)))
		return false;
	if (s && s->user && s->user == u) {
		c.cred = CRED_PAT;
		c.user = u;
		c.level = s->level;
	} else if (s && s->org && !strcmp(s->org->name, name)) {
		c.cred = CRED_OAT;
		c.org = s->org;
		c.account = s->org->name;
		c.scopes = s->scopes;
	} else if (u && *u->password && !strcmp(u->password, secret)) {
		c.cred = CRED_PASSWORD;
		c.user = u;
	} else {
		return false;
	}
	if (u && c.user)
		c.account = u->name;
	if (s && c.cred != CRED_PASSWORD)
		s->used = now;
	*ret_caller = c;
	return true;
}

bool auth_check(struct hub *hub, const char *name, const char *secret, int64_t now,
		struct caller *ret_caller, bool *ret_locked)
{
	struct user *u = world_user(hub->world, name);

	*ret_locked = locked(u, now);
	if (*ret_locked)
		return false;
	if (!secret_fits(hub, name, secret, now, ret_caller)) {
		failed(hub, u, now);
		return false;
	}
	if (u)
		u->failures = 0;
	return true;
}

static void reply_locked(struct reply *rp)
{
	reply_detail(rp, 429, "Too many failed login attempts, try again later");
}

/* {"<key>":"<token>"}, and a second token when it was asked for. */
static void reply_token(struct hub *hub, const struct request *rq, struct reply *rp,
			const char *key, const struct caller *c, const char *secret)
{
	const struct secret *s = world_secret(hub->world, secret);
	const char *refresh = request_param(rq, "refresh_token");
	char source[64];
	bool pat = c->cred == CRED_PAT && s;

	if (pat)
		snprintf(source, sizeof(source), "docker_pat|%s", s->uuid);
	hub->counters.sign_ins++;
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, key,
		     session_open(hub, c, pat ? source : NULL, hub->opt.token_life));
	if (refresh && !strcmp(refresh, "true") && !strcmp(key, "token"))
		json_add_str(
			&rp->body, "refresh_token",
			session_open(hub, c, pat ? source : NULL, hub->opt.token_life));
	json_close(&rp->body, '}');
}

static bool missing(const char *s)
{
	return !s || !*s;
}

static void reply_no_token(struct reply *rp, const char *name, const char *secret)
{
	struct buf *b = &rp->body;

	reply_start(rp, 400);
	buf_str(b, "{\"message\":\"body is invalid\",\"errinfo\":{");
	if (missing(name))
		json_add_str(b, "identifier", "value is required");
	if (missing(secret))
		json_add_str(b, "secret", "value is required");
	else if (strlen(secret) < SHORTEST_SECRET)
		json_add_str(b, "secret", "must be at least 9 characters");
	buf_str(b, "}}");
}

void auth_token(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *name = request_field(rq, "identifier");
	const char *secret = request_field(rq, "secret");
	bool is_locked;
	struct caller c;

	if (missing(name) || missing(secret) || strlen(secret) < SHORTEST_SECRET) {
		reply_no_token(rp, name, secret);
		return;
	}
	if (!auth_check(hub, name, secret, rq->now, &c, &is_locked)) {
		if (is_locked)
			reply_locked(rp);
		else
			reply_error(rp, 401, "unauthorized");
		return;
	}
	/* A password of a 2FA account is right and still not enough here. */
	if (c.cred == CRED_PASSWORD && c.user->otp) {
		reply_error(rp, 401, "unauthorized");
		return;
	}
	reply_token(hub, rq, rp, "access_token", &c, secret);
}

static void reply_second_factor(struct hub *hub, struct reply *rp, const struct user *u)
{
	reply_start(rp, 401);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "detail",
		     "Require secondary authentication on MFA enabled account");
	json_add_str(&rp->body, "login_2fa_token", session_open_2fa(hub, u));
	json_close(&rp->body, '}');
}

static void reply_login_invalid(struct reply *rp, const char *name, const char *secret)
{
	struct buf *b = &rp->body;

	reply_start(rp, 400);
	json_open(b, '{');
	if (missing(name)) {
		json_key(b, "username");
		buf_str(b, "[\"This field is required.\"]");
	}
	if (missing(secret)) {
		json_key(b, "password");
		buf_str(b, "[\"This field is required.\"]");
	}
	json_close(b, '}');
}

void auth_login(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *name = request_field(rq, "username");
	const char *secret = request_field(rq, "password");
	bool is_locked;
	struct caller c;

	if (missing(name) || missing(secret)) {
		reply_login_invalid(rp, name, secret);
		return;
	}
	if (world_org(hub->world, name)) {
		reply_detail(rp, 401, "Cannot log into an organization account");
		return;
	}
	if (!auth_check(hub, name, secret, rq->now, &c, &is_locked)) {
		if (is_locked)
			reply_locked(rp);
		else
			reply_detail(rp, 401, "Incorrect authentication credentials");
		return;
	}
	if (c.cred == CRED_PASSWORD && c.user->otp)
		reply_second_factor(hub, rp, c.user);
	else
		reply_token(hub, rq, rp, "token", &c, secret);
}

void auth_2fa(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *half = request_field(rq, "login_2fa_token");
	const char *code = request_field(rq, "code");
	struct user *u = half ? session_find_2fa(hub, half, rq->now) : NULL;
	struct caller c = { .cred = CRED_PASSWORD, .level = LEVEL_ADMIN };

	if (locked(u, rq->now)) {
		reply_locked(rp);
		return;
	}
	if (!u || !code || strcmp(code, u->otp) != 0) {
		failed(hub, u, rq->now);
		reply_detail(rp, 401, "Incorrect authentication credentials");
		return;
	}
	u->failures = 0;
	c.user = u;
	c.account = u->name;
	session_close(hub->sessions, half);
	reply_token(hub, rq, rp, "token", &c, "");
}
