#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "net/session_private.h"

enum {
	MARGIN_MS = 60000, /* renewed with the next request when less is left */
	FORGET_MS = 2000,  /* a failed connection is no verdict on the credential */
};

/* ---- telling the outside ----------------------------------------------- */

static void edit_status(struct hub_status *st, void *arg)
{
	const struct session *s = arg;
	const char *known = session_known_user(s);
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
	st->unlocked = s->unlocked;
	st->lock_error = s->state == LOCKED ? s->why : (struct error){ 0 };
}

void session_tell(struct session *s)
{
	worker_status(s->w, edit_status, s);
}

void session_settle(struct session *s)
{
	struct waiter *list = s->waiters;
	struct worker *w = s->w;

	if (s->lock && (s->state == OPEN || s->state == ANONYMOUS)) {
		s->unlocked = s->lock;
		s->lock = 0;
	}
	session_tell(s);
	s->waiters = NULL;
	while (list) {
		struct waiter *next = list->next;

		list->fn(w, list->arg);
		free(list);
		list = next;
	}
	worker_session_settled(w);
}

void session_drop_bearer(struct session *s)
{
	secret_free(s->bearer);
	s->bearer = NULL;
	s->claims = (struct claims){ 0 };
	s->two_factor = false;
}

void session_stop(struct session *s)
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
	session_stop(s);
	session_drop_bearer(s);
	s->state = FAILED;
	s->forget_at = 0;
}

void session_fail(struct session *s)
{
	if (s->lock) {
		session_stays_locked(s);
		return;
	}
	set_failed(s);
	session_settle(s);
}

static int64_t left_ms(const struct session *s)
{
	return s->ends_at ? s->ends_at - worker_clock(s->w) : INT64_MAX;
}

void session_fail_for_now(struct session *s)
{
	if (s->lock) {
		session_stays_locked(s);
		return;
	}
	session_stop(s);
	s->forget_at = worker_clock(s->w) + FORGET_MS;
	if (s->bearer && left_ms(s) > 0) {
		s->state = OPEN;
	} else {
		session_drop_bearer(s);
		s->state = FAILED;
	}
	session_settle(s);
}

void session_ask(struct session *s, enum hub_ask what)
{
	s->state = ASKING;
	s->ask = what;
	session_tell(s);
}

bool session_interactive(const struct session *s)
{
	return worker_config(s->w)->interactive;
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
	free(s->locked_user);
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
	session_tell(s);
}

static void renew_when_due(struct session *s)
{
	int64_t left = left_ms(s);

	if (s->two_factor && left <= 0)
		end_two_factor(s);
	else if (!s->two_factor && left < margin_ms(s) &&
		 (left <= 0 || worker_clock(s->w) >= s->forget_at))
		session_begin(s);
}

bool session_is_open(const struct session *s)
{
	return s->state == OPEN || s->state == ANONYMOUS;
}

enum session_state session_ready(struct session *s, struct error *err)
{
	if (s->state == OPEN)
		renew_when_due(s);
	else if (s->state == NOTHING || (s->state == FAILED && s->forget_at &&
					 worker_clock(s->w) >= s->forget_at))
		session_begin(s);
	if (s->state == FAILED) {
		*err = s->why;
		return SESSION_FAILED;
	}
	return session_is_open(s) ? SESSION_READY : SESSION_SIGNING_IN;
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
	if (s->state == BUSY || s->state == ASKING || s->state == LOCKED)
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
	session_begin(s);
	return true;
}

static void declined(struct session *s)
{
	s->why = (struct error){ 0 };
	if (s->lock) {
		session_stays_locked(s);
		return;
	}
	error_set(&s->why, ST_AUTH, "not signed in");
	error_hint(&s->why, "nothing was typed at the prompt");
	session_fail(s);
}

static void sign_in_as(struct session *s, const char *user, struct secret *take_secret)
{
	session_stop(s);
	credentials_free(s->typed);
	s->typed = credentials_typed(user, take_secret);
	session_begin(s);
	session_tell(s);
}

void session_answer(struct session *s, const char *user, struct secret *take_secret)
{
	enum hub_ask asked = s->state == ASKING ? s->ask : HUB_ASK_NONE;
	const char *name = user && *user ? user : session_known_user(s);

	if (!take_secret) {
		if (asked)
			declined(s);
	} else if (asked == HUB_ASK_CODE) {
		session_send_code(s, take_secret);
		session_tell(s);
	} else if (name) {
		sign_in_as(s, name, take_secret);
	} else {
		secret_free(take_secret);
		error_set(&s->why, ST_USAGE, "a user name is needed");
		session_ask(s, HUB_ASK_PASSWORD);
	}
}

void session_retry(struct session *s)
{
	if (s->state == BUSY || s->state == ASKING || s->state == LOCKED)
		return;
	s->wanted = true;
	if (s->state == FAILED && s->refused && session_interactive(s))
		session_ask(s, HUB_ASK_PASSWORD);
	else if (s->state != OPEN)
		session_begin(s);
}

void session_sign_out(struct session *s)
{
	set_failed(s);
	s->state = ANONYMOUS;
	s->why = (struct error){ 0 };
	credentials_free(s->typed);
	s->typed = NULL;
	credentials_forget(s->given);
	s->kind = CRED_NONE;
	s->oat = s->wanted = s->refused = false;
	s->source[0] = '\0';
	session_settle(s);
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
