#include <stdio.h>
#include <stdlib.h>

#include "model/hub_error.h"
#include "model/xalloc.h"
#include "net/json_pick.h"
#include "net/session_private.h"

/*
 * One attempt to sign in: the credential is read, traded for a bearer with one request,
 * and a second factor asked for when there is one.  CONTRACT 3.
 */
enum {
	LOCKED_S = 600, /* how long a locked account stays so (CONTRACT 2.1) */
	BEARER_MAX = 64 * 1024,
};

/* ---- what a sign-in came to -------------------------------------------- */

static void open_session(struct session *s, struct secret *take_bearer, bool two_factor)
{
	int64_t life;

	session_drop_bearer(s);
	s->bearer = take_bearer;
	s->generation++;
	s->two_factor = two_factor;
	jwt_claims(secret_str(take_bearer), &s->claims);
	if (!s->claims.username[0])
		snprintf(s->claims.username, sizeof(s->claims.username), "%s", s->user);
	if (!session_may_open(s)) {
		session_fail(s);
		return;
	}
	/* The token was made just now: its own two dates tell how long it lives,
	 * whatever our clock says. */
	life = s->claims.exp - (s->claims.iat ? s->claims.iat : worker_now(s->w));
	s->life_ms = s->claims.exp && life > 0 ? life * 1000 : 0;
	s->ends_at = s->life_ms ? worker_clock(s->w) + s->life_ms : 0;
	if (two_factor) {
		credentials_free(s->typed);
		s->typed = NULL;
	}
	session_stop(s);
	s->forget_at = 0;
	s->refused = false;
	s->state = OPEN;
	session_settle(s);
}

static int seconds_locked(const struct session *s, const struct answer *a)
{
	int64_t wait = a->limits.wait_until - worker_now(s->w);

	if (a->err.retry_after > 0)
		return a->err.retry_after;
	return wait > 0 && wait <= 3600 ? (int)wait : LOCKED_S;
}

static void explain_locked(struct session *s, const struct answer *a)
{
	int wait = seconds_locked(s, a);

	error_set(&s->why, ST_LIMITED,
		  "Docker Hub takes no sign-in of %s for about %d min: too many failed",
		  s->user, (wait + 59) / 60);
	error_hint(&s->why, "until then even the right password is refused");
	s->why.retry_after = wait;
}

static const char *refused_hint(const struct session *s, const char *said)
{
	if (strstr(said, "organization account"))
		return "an organization signs in with a token that begins with "
		       "dckr_oat_, not with a password";
	if (s->oat)
		return "an organization token signs in with the organization's name; "
		       "is it expired or inactive?";
	if (s->kind == CRED_TOKEN)
		return "is the token of this user, and neither expired nor inactive?";
	return "wrong password? where single sign-on is enforced, use a personal "
	       "access token";
}

static void explain_refused(struct session *s, const struct answer *a)
{
	char said[120];

	hub_error_text(a->body, a->content_type, said, sizeof(said));
	error_set(&s->why, ST_AUTH, "Docker Hub refused the sign-in of %s%s%s", s->user,
		  said[0] ? ": " : "", said);
	error_hint(&s->why, "%s", refused_hint(s, said));
}

/* A typed password may be typed again; anything else waits for the user's word. */
static void refused(struct session *s, const struct answer *a)
{
	s->why = (struct error){ .http = a->http };
	if (a->minute) { /* no verdict on the credential */
		s->why = a->err;
		session_fail_for_now(s);
		return;
	}
	if (a->http == 429) {
		explain_locked(s, a);
		session_fail(s);
		return;
	}
	explain_refused(s, a);
	s->refused = true;
	if (s->ask == HUB_ASK_CODE) {
		session_ask(s, HUB_ASK_CODE);
	} else if (s->typed && session_interactive(s)) {
		credentials_free(s->typed);
		s->typed = NULL;
		session_ask(s, HUB_ASK_PASSWORD);
	} else {
		session_fail(s);
	}
}

/* No verdict on the credential: there is nothing that could have one. */
static void no_sign_in(struct session *s, const struct answer *a)
{
	s->why = (struct error){ .http = a->http };
	error_set(&s->why, ST_BAD, "there is no sign-in at %s (%d)",
		  worker_config(s->w)->url, a->http);
	error_hint(&s->why, "is this the address of a Docker Hub?");
	session_fail(s);
}

static void second_factor(struct session *s, struct secret *take_token)
{
	s->why = (struct error){ 0 };
	s->two_factor_token = take_token;
	if (session_interactive(s)) {
		session_ask(s, HUB_ASK_CODE);
		return;
	}
	error_set(&s->why, ST_AUTH, "the account %s asks for a second factor", s->user);
	error_hint(&s->why, "use a personal access token: it needs none");
	session_fail(s);
}

static struct secret *bearer_of(struct str body)
{
	static const char *const names[] = { "token", "access_token" };

	for (size_t i = 0; i < COUNT(names); i++) {
		struct secret *s = json_pick_secret(body, &names[i], 1, BEARER_MAX);

		if (s && secret_str(s).len)
			return s;
		secret_free(s);
	}
	return NULL;
}

/* It said 200, and then the connection went. */
static bool is_broken(enum status st)
{
	return st == ST_NET || st == ST_TIMEOUT;
}

static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	static const char *const pending[] = { "login_2fa_token" };
	struct session *s = arg;
	bool code = s->ask == HUB_ASK_CODE;
	struct secret *found;

	(void)w;
	s->sent = NULL;
	if (a->http >= 200 && a->http < 300 && !is_broken(a->err.status)) {
		found = bearer_of(a->body);
		if (found) {
			open_session(s, found, code);
			return;
		}
		s->why = (struct error){ .http = a->http };
		error_set(&s->why, ST_PARSE,
			  "the sign-in was answered without a token");
		session_fail(s);
	} else if (a->http == 401 && !code &&
		   (found = json_pick_secret(a->body, pending, 1, BEARER_MAX))) {
		second_factor(s, found);
	} else if (a->http == 404 || a->http == 405) {
		no_sign_in(s, a);
	} else if (a->http >= 400 && a->http < 500) {
		refused(s, a);
	} else {
		s->why = a->err;
		session_fail_for_now(s);
	}
}

/* ---- sending ----------------------------------------------------------- */

static void add_text(json_object *params, const char *name, struct str value)
{
	json_object_object_add(params, name,
			       json_object_new_string_len(value.ptr, (int)value.len));
}

/* The one POST of a sign-in.  The copies of the secrets in `take_params` are wiped. */
static void post(struct session *s, const char *operation, json_object *take_params)
{
	const struct op *op = op_by_name(operation);
	struct send send = {
		.priority = PRIO_USER,
		.flags = SEND_NO_SESSION | SEND_ONCE | SEND_SECRET,
		.done = on_answer,
		.arg = s,
	};
	enum status st;

	s->state = BUSY;
	s->why = (struct error){ 0 };
	s->refused = false;
	st = op_call(op, take_params, &send.call, &s->why);
	op_wipe(op, take_params);
	json_object_put(take_params);
	if (st == ST_OK)
		s->sent = worker_send(s->w, &send);
	else
		session_fail(s);
}

static void post_login(struct session *s, const struct secret *secret)
{
	json_object *params = json_object_new_object();
	bool token = s->kind == CRED_TOKEN;

	add_text(params, token ? "identifier" : "username", str_from(s->user));
	add_text(params, token ? "secret" : "password", secret_str(secret));
	post(s, token ? "auth.create_token" : "auth.login", params);
}

void session_send_code(struct session *s, struct secret *take_code)
{
	json_object *params = json_object_new_object();

	add_text(params, "login_2fa_token", secret_str(s->two_factor_token));
	add_text(params, "code", secret_str(take_code));
	secret_free(take_code);
	post(s, "auth.two_factor_login", params);
}

static void no_credential(struct session *s)
{
	const char *user = credentials_user(s->given);

	if ((user || s->wanted) && session_interactive(s)) {
		session_ask(s, HUB_ASK_PASSWORD);
	} else if (user) {
		error_set(&s->why, ST_AUTH, "no password or token for %s", user);
		error_hint(&s->why, "set DOCKERHUB_TOKEN or DOCKERHUB_TOKEN_FILE");
		session_fail(s);
	} else {
		s->state = ANONYMOUS;
		session_settle(s);
	}
}

static void unusable(struct session *s, const struct credential *cred)
{
	if (cred->kind == CRED_IDENTITY) {
		error_set(&s->why, ST_AUTH,
			  "Docker's login is an identity token, which Docker Hub's API "
			  "does not take");
		error_hint(&s->why, "docker login with a personal access token, or set "
				    "DOCKERHUB_USERNAME and DOCKERHUB_TOKEN");
	} else {
		error_set(&s->why, ST_AUTH, "%s is set, but no user name",
			  cred->source);
		error_hint(&s->why, "set DOCKERHUB_USERNAME: the user, or the "
				    "organization of an organization token");
	}
	session_fail(s);
}

static void on_credential(void *arg, struct credential *take_cred,
			  const struct error *err)
{
	struct session *s = arg;
	struct credential cred = *take_cred;

	s->read = NULL;
	s->why = *err;
	s->kind = cred.kind;
	snprintf(s->source, sizeof(s->source), "%s", cred.source);
	if (err->status != ST_OK) {
		session_fail(s);
	} else if (cred.kind == CRED_NONE) {
		no_credential(s);
	} else if (cred.kind == CRED_IDENTITY || !cred.user) {
		unusable(s, &cred);
	} else {
		free(s->user);
		s->user = xstrdup(cred.user);
		s->oat = str_starts(secret_str(cred.secret), STR("dckr_oat_"));
		post_login(s, cred.secret);
	}
	credential_done(&cred);
}

void session_begin(struct session *s)
{
	s->state = BUSY;
	s->read = credential_read(s->w, session_credentials(s), on_credential, s);
}
