#include "net/session.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/hub_error.h"
#include "model/xalloc.h"
#include "net/json_pick.h"

enum {
	MARGIN_MS = 60000, /* renewed with the next request when less is left */
	FORGET_MS = 2000,  /* a failed connection is no verdict on the credential */
	LOCKED_S = 600,    /* how long a locked account stays so (CONTRACT 2.1) */
	BEARER_MAX = 64 * 1024,
};

enum state {
	NOTHING,   /* the next request starts a sign-in */
	BUSY,      /* reading the credential, or waiting for the Hub's answer */
	ASKING,    /* the user has to type something */
	OPEN,      /* there is a bearer */
	ANONYMOUS, /* no credential, and none wanted */
	FAILED,
};

struct waiter {
	struct waiter *next;
	session_fn *fn;
	void *arg;
};

struct session {
	struct worker *w;
	const struct credentials *given;
	struct credentials *typed; /* what the user typed, in place of `given` */
	enum state state;
	struct waiter *waiters;

	struct credential_read *read;
	struct exchange *sent;
	char *user; /* of the sign-in under way, or of the session */
	enum credential_kind kind;
	bool oat;
	char source[96];
	bool wanted;  /* the user asked to be signed in */
	bool refused; /* FAILED because the Hub said no to this credential */

	enum hub_ask ask;
	struct secret *two_factor_token; /* the Hub's half of a 2FA login */
	struct error why;                /* FAILED, or asked again */
	int64_t forget_at;               /* FAILED is then over; 0: never */

	struct secret *bearer;
	unsigned generation;
	struct claims claims;
	bool two_factor;
	int64_t life_ms, ends_at;  /* worker_clock(); 0: the bearer does not say */
	int64_t last_rejection_at; /* worker_clock(); 0: none */
};

/* ---- telling the outside ----------------------------------------------- */

static void edit_status(struct hub_status *st, void *arg)
{
	const struct session *s = arg;
	const char *known = credentials_user(s->given);

	if (s->ask == HUB_ASK_CODE)
		known = s->user;
	st->signed_in = s->bearer != NULL && s->state != FAILED;
	st->anonymous = s->state == ANONYMOUS;
	st->two_factor = st->signed_in && s->two_factor;
	st->claims = s->claims;
	/* Not every session of an organization's token says so of itself. */
	if (s->oat && s->bearer)
		st->claims.source = SOURCE_OAT;
	st->kind = s->kind;
	snprintf(st->source, sizeof(st->source), "%s", s->source);
	st->ask = s->state == ASKING ? s->ask : HUB_ASK_NONE;
	snprintf(st->ask_user, sizeof(st->ask_user), "%s", known ? known : "");
	st->ask_error = st->ask ? s->why : (struct error){ 0 };
}

static void settle(struct session *s)
{
	struct waiter *list = s->waiters;
	struct worker *w = s->w;

	worker_status(w, edit_status, s);
	s->waiters = NULL;
	while (list) {
		struct waiter *next = list->next;

		list->fn(w, list->arg);
		free(list);
		list = next;
	}
	worker_session_settled(w);
}

static void drop_bearer(struct session *s)
{
	secret_free(s->bearer);
	s->bearer = NULL;
	s->claims = (struct claims){ 0 };
	s->two_factor = false;
}

/* Ends what is under way, without a word. */
static void stop(struct session *s)
{
	credential_drop(s->read);
	worker_drop(s->w, s->sent);
	secret_free(s->two_factor_token);
	s->read = NULL;
	s->sent = NULL;
	s->two_factor_token = NULL;
	s->ask = HUB_ASK_NONE;
}

static void set_failed(struct session *s)
{
	stop(s);
	drop_bearer(s);
	s->state = FAILED;
	s->forget_at = 0;
}

static void fail(struct session *s)
{
	set_failed(s);
	settle(s);
}

static int64_t left_ms(const struct session *s)
{
	return s->ends_at ? s->ends_at - worker_clock(s->w) : INT64_MAX;
}

/* No verdict on the credential: what is left of the old bearer still serves. */
static void fail_for_now(struct session *s)
{
	stop(s);
	s->forget_at = worker_clock(s->w) + FORGET_MS;
	if (s->bearer && left_ms(s) > 0) {
		s->state = OPEN;
	} else {
		drop_bearer(s);
		s->state = FAILED;
	}
	settle(s);
}

static void ask(struct session *s, enum hub_ask what)
{
	s->state = ASKING;
	s->ask = what;
	worker_status(s->w, edit_status, s);
}

static bool interactive(const struct session *s)
{
	return worker_config(s->w)->interactive;
}

/* ---- what a sign-in came to -------------------------------------------- */

static void open_session(struct session *s, struct secret *take_bearer, bool two_factor)
{
	int64_t life;

	drop_bearer(s);
	s->bearer = take_bearer;
	s->generation++;
	s->two_factor = two_factor;
	jwt_claims(secret_str(take_bearer), &s->claims);
	if (!s->claims.username[0])
		snprintf(s->claims.username, sizeof(s->claims.username), "%s", s->user);
	/* The token was made just now: its own two dates tell how long it lives,
	 * whatever our clock says. */
	life = s->claims.exp - (s->claims.iat ? s->claims.iat : worker_now(s->w));
	s->life_ms = s->claims.exp && life > 0 ? life * 1000 : 0;
	s->ends_at = s->life_ms ? worker_clock(s->w) + s->life_ms : 0;
	if (two_factor) {
		credentials_free(s->typed);
		s->typed = NULL;
	}
	stop(s);
	s->forget_at = 0;
	s->refused = false;
	s->state = OPEN;
	settle(s);
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
	if (a->http == 429) {
		explain_locked(s, a);
		fail(s);
		return;
	}
	explain_refused(s, a);
	s->refused = true;
	if (s->ask == HUB_ASK_CODE) {
		ask(s, HUB_ASK_CODE);
	} else if (s->typed && interactive(s)) {
		credentials_free(s->typed);
		s->typed = NULL;
		ask(s, HUB_ASK_PASSWORD);
	} else {
		fail(s);
	}
}

static void second_factor(struct session *s, struct secret *take_token)
{
	s->why = (struct error){ 0 };
	s->two_factor_token = take_token;
	if (interactive(s)) {
		ask(s, HUB_ASK_CODE);
		return;
	}
	error_set(&s->why, ST_AUTH, "the account %s asks for a second factor", s->user);
	error_hint(&s->why, "use a personal access token: it needs none");
	fail(s);
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
		fail(s);
	} else if (a->http == 401 && !code &&
		   (found = json_pick_secret(a->body, pending, 1, BEARER_MAX))) {
		second_factor(s, found);
	} else if (a->http >= 400 && a->http < 500) {
		refused(s, a);
	} else {
		s->why = a->err;
		fail_for_now(s);
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
		fail(s);
}

static void post_login(struct session *s, const struct secret *secret)
{
	json_object *params = json_object_new_object();
	bool token = s->kind == CRED_TOKEN;

	add_text(params, token ? "identifier" : "username", str_from(s->user));
	add_text(params, token ? "secret" : "password", secret_str(secret));
	post(s, token ? "auth.create_token" : "auth.login", params);
}

static void post_code(struct session *s, struct secret *take_code)
{
	json_object *params = json_object_new_object();

	add_text(params, "login_2fa_token", secret_str(s->two_factor_token));
	add_text(params, "code", secret_str(take_code));
	secret_free(take_code);
	post(s, "auth.two_factor_login", params);
	worker_status(s->w, edit_status, s);
}

static void no_credential(struct session *s)
{
	const char *user = credentials_user(s->given);

	if ((user || s->wanted) && interactive(s)) {
		ask(s, HUB_ASK_PASSWORD);
	} else if (user) {
		error_set(&s->why, ST_AUTH, "no password or token for %s", user);
		error_hint(&s->why, "set DOCKERHUB_TOKEN or DOCKERHUB_TOKEN_FILE");
		fail(s);
	} else {
		s->state = ANONYMOUS;
		settle(s);
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
	fail(s);
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
		fail(s);
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

static void begin(struct session *s)
{
	s->state = BUSY;
	s->read = credential_read(s->w, session_credentials(s), on_credential, s);
}

/* ---- the outside ------------------------------------------------------- */

struct session *session_new(struct worker *w, struct credentials *credentials)
{
	struct session *s = xcalloc(1, sizeof(*s));

	s->w = w;
	s->given = credentials;
	return s;
}

/* Who waits is told that nothing comes. */
static void turn_away(struct session *s)
{
	error_set(&s->why, ST_CANCEL, "not sent: the program ends");
	set_failed(s);
	while (s->waiters) {
		struct waiter *first = s->waiters;

		s->waiters = first->next;
		first->fn(s->w, first->arg);
		free(first);
	}
}

void session_free(struct session *s)
{
	if (!s)
		return;
	turn_away(s);
	credentials_free(s->typed);
	free(s->user);
	free(s);
}

/* A tenth of a short life, so that a token of seconds is not renewed for ever. */
static int64_t margin_ms(const struct session *s)
{
	return s->life_ms / 10 < MARGIN_MS ? s->life_ms / 10 : MARGIN_MS;
}

static void end_two_factor(struct session *s)
{
	s->why = (struct error){ 0 };
	error_set(&s->why, ST_AUTH,
		  "the session has ended: one opened with a second factor is not "
		  "renewed");
	error_hint(&s->why, "sign in again");
	set_failed(s);
	worker_status(s->w, edit_status, s);
}

static void renew_when_due(struct session *s)
{
	int64_t left = left_ms(s);

	if (s->two_factor && left <= 0)
		end_two_factor(s);
	else if (!s->two_factor && left < margin_ms(s) &&
		 (left <= 0 || worker_clock(s->w) >= s->forget_at))
		begin(s);
}

enum session_state session_ready(struct session *s, struct error *err)
{
	if (s->state == OPEN)
		renew_when_due(s);
	else if (s->state == NOTHING || (s->state == FAILED && s->forget_at &&
					 worker_clock(s->w) >= s->forget_at))
		begin(s);
	if (s->state == FAILED) {
		*err = s->why;
		return SESSION_FAILED;
	}
	return s->state == OPEN || s->state == ANONYMOUS ? SESSION_READY
							 : SESSION_SIGNING_IN;
}

void session_await(struct session *s, session_fn *fn, void *arg)
{
	struct waiter *n = xcalloc(1, sizeof(*n)), **at = &s->waiters;

	*n = (struct waiter){ .fn = fn, .arg = arg };
	while (*at)
		at = &(*at)->next;
	*at = n;
}

struct str session_bearer(const struct session *s)
{
	return s->bearer ? secret_str(s->bearer) : (struct str){ NULL, 0 };
}

unsigned session_generation(const struct session *s)
{
	return s->generation;
}

/* A Hub that says 401 to everything must not be asked for a session each time. */
static bool rejected_before(struct session *s)
{
	int64_t now = worker_clock(s->w);
	int64_t span =
		s->life_ms && s->life_ms / 2 < MARGIN_MS ? s->life_ms / 2 : MARGIN_MS;
	bool before = s->last_rejection_at && now - s->last_rejection_at < span;

	if (!before)
		s->last_rejection_at = now;
	return before;
}

bool session_rejected(struct session *s, unsigned generation)
{
	if (s->state == BUSY || s->state == ASKING)
		return true;
	if (s->state != OPEN)
		return false;
	if (generation != s->generation)
		return true;
	if (s->two_factor) {
		end_two_factor(s);
		return false;
	}
	if (rejected_before(s))
		return false;
	begin(s);
	return true;
}

static void declined(struct session *s)
{
	s->why = (struct error){ 0 };
	error_set(&s->why, ST_AUTH, "not signed in");
	error_hint(&s->why, "nothing was typed at the prompt");
	fail(s);
}

static void sign_in_as(struct session *s, const char *user, struct secret *take_secret)
{
	stop(s);
	credentials_free(s->typed);
	s->typed = credentials_typed(user, take_secret);
	begin(s);
	worker_status(s->w, edit_status, s);
}

void session_answer(struct session *s, const char *user, struct secret *take_secret)
{
	enum hub_ask asked = s->state == ASKING ? s->ask : HUB_ASK_NONE;
	const char *name = user && *user ? user : credentials_user(s->given);

	if (!take_secret) {
		if (asked)
			declined(s);
	} else if (asked == HUB_ASK_CODE) {
		post_code(s, take_secret);
	} else if (name) {
		sign_in_as(s, name, take_secret);
	} else {
		secret_free(take_secret);
		error_set(&s->why, ST_USAGE, "a user name is needed");
		ask(s, HUB_ASK_PASSWORD);
	}
}

void session_retry(struct session *s)
{
	if (s->state == BUSY || s->state == ASKING)
		return;
	s->wanted = true;
	if (s->state == FAILED && s->refused && interactive(s))
		ask(s, HUB_ASK_PASSWORD);
	else if (s->state != OPEN)
		begin(s);
}

const char *session_user(const struct session *s)
{
	return s->bearer ? s->claims.username : "";
}

const char *session_credential(const struct session *s)
{
	if (!s->bearer)
		return "none";
	if (s->claims.source == SOURCE_OAT || s->oat)
		return "oat";
	if (s->claims.source == SOURCE_PAT || s->kind == CRED_TOKEN)
		return "pat";
	return "password";
}

const struct credentials *session_credentials(const struct session *s)
{
	return s->typed ? s->typed : s->given;
}
