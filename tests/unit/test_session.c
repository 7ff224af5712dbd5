/* Signing in: which route, one attempt, when it is renewed, what the user is told. */
#include "net/session.h"
#include "tests/check.h"
#include "tests/harness/fake_worker.h"

/* iat 1000, exp 1600, username maria; the signature is nobody's business. */
static const char token_600[] = "{\"access_token\":\"eyJhbGciOiJub25lIn0."
				"eyJpYXQiOjEwMDAsImV4cCI6MTYwMCwiaHR0cHM6Ly9odWIuZG9ja2"
				"VyLmNvbSI6eyJ1c2VybmFtZSI6"
				"Im1hcmlhIiwic291cmNlIjoiZG9ja2VyX3BhdHx4In19.c2ln\"}";
static const char login_600[] = "{\"token\":\"eyJhbGciOiJub25lIn0."
				"eyJpYXQiOjEwMDAsImV4cCI6MTYwMCwiaHR0cHM6Ly9odWIuZG9ja2"
				"VyLmNvbSI6eyJ1c2VybmFtZSI6"
				"Im1hcmlhIn19.c2ln\"}";
static const char needs_code[] =
	"{\"detail\":\"Require secondary authentication on MFA enabled account\","
	"\"login_2fa_token\":\"half-way\"}";

#define TOKEN "POST /v2/auth/token"
#define LOGIN "POST /v2/users/login"
#define CODE  "POST /v2/users/2fa-login"

struct rig {
	struct credentials *creds;
	struct worker *w;
	struct session *s;
	struct error err;
};

static struct rig rig(const char *user, const char *secret)
{
	struct rig r = { .creds = credentials_fixed(user, secret, "test") };

	r.w = fake_new(r.creds, NULL);
	r.s = worker_session(r.w);
	return r;
}

static void done(struct rig *r)
{
	fake_free(r->w);
	credentials_free(r->creds);
}

static enum session_state ready(struct rig *r)
{
	r->err = (struct error){ 0 };
	return session_ready(r->s, &r->err);
}

static struct secret *typed(const char *text)
{
	char copy[64];

	snprintf(copy, sizeof(copy), "%s", text);
	return secret_take(copy, strlen(copy));
}

static void open_pat(struct rig *r)
{
	fake_answer(r->w, TOKEN, -1, 200, token_600);
	ready(r);
	fake_run(r->w);
}

static void test_anonymous_without_credential(void)
{
	struct rig r = rig(NULL, NULL);

	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	CU_ASSERT_EQUAL(fake_settlings(r.w), 1);
	CU_ASSERT_FALSE(fake_status(r.w)->signed_in);
	CU_ASSERT_STRING_EQUAL(session_credential(r.s), "none");
	done(&r);
}

static void test_token_goes_to_auth_token(void)
{
	struct rig r = rig("maria", "dckr_pat_abc\"\\");

	open_pat(&r);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 0), TOKEN);
	CU_ASSERT_STRING_EQUAL(
		fake_body(r.w, 0),
		"{\"identifier\":\"maria\",\"secret\":\"dckr_pat_abc\\\"\\\\\"}");
	CU_ASSERT_EQUAL(fake_send_at(r.w, 0)->flags,
			SEND_NO_SESSION | SEND_ONCE | SEND_SECRET);
	CU_ASSERT_TRUE(str_starts(session_bearer(r.s), STR("eyJhbGciOiJub25lIn0.")));
	CU_ASSERT_TRUE(fake_status(r.w)->signed_in);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->claims.username, "maria");
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->source, "test");
	CU_ASSERT_STRING_EQUAL(session_user(r.s), "maria");
	CU_ASSERT_STRING_EQUAL(session_credential(r.s), "pat");
	done(&r);
}

static void test_password_goes_to_login(void)
{
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, 1, 200, login_600);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_STRING_EQUAL(
		fake_body(r.w, 0),
		"{\"username\":\"maria\",\"password\":\"maria-password\"}");
	CU_ASSERT_STRING_EQUAL(session_credential(r.s), "password");
	done(&r);
}

static void test_wrong_password_is_not_repeated(void)
{
	struct rig r = rig("maria", "wrong-password");

	fake_answer(r.w, LOGIN, -1, 401,
		    "{\"detail\":\"Incorrect authentication credentials\"}");
	ready(&r);
	fake_run(r.w);
	for (int i = 0; i < 5; i++) {
		CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
		fake_run(r.w);
		fake_advance(r.w, 3600 * 1000);
	}
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 1);
	CU_ASSERT_EQUAL(r.err.status, ST_AUTH);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "Incorrect authentication"));
	CU_ASSERT_PTR_NULL(strstr(r.err.text, "wrong-password"));
	session_retry(r.s);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 2);
	done(&r);
}

/* What has no sign-in says nothing about the password. */
static void test_an_address_without_a_sign_in(void)
{
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, -1, 404, "{\"message\":\"404: Page Not Found\"}");
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_BAD);
	CU_ASSERT_EQUAL(r.err.http, 404);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "there is no sign-in at"));
	CU_ASSERT_PTR_NULL(strstr(r.err.hint, "password"));
	done(&r);
}

static void test_locked_account(void)
{
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, -1, 429, "{\"detail\":\"too many\"}");
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_LIMITED);
	CU_ASSERT_EQUAL(r.err.retry_after, 600);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "10 min"));
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 1);
	done(&r);
}

static void test_organization_hint(void)
{
	struct rig r = rig("acme", "some-password");

	fake_answer(r.w, LOGIN, -1, 401,
		    "{\"detail\":\"Cannot log into an organization account\"}");
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.hint, "dckr_oat_"));
	done(&r);
}

static void test_no_network_is_no_verdict(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");

	fake_lose(r.w, TOKEN, 1);
	fake_answer(r.w, TOKEN, -1, 200, token_600);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_NET);
	CU_ASSERT_EQUAL(fake_count(r.w, TOKEN), 1);
	fake_advance(r.w, 2500);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	done(&r);
}

static void test_renewed_when_a_minute_is_left(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");

	open_pat(&r);
	fake_advance(r.w, 539 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(fake_count(r.w, TOKEN), 1);
	fake_advance(r.w, 2 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(fake_count(r.w, TOKEN), 2);
	CU_ASSERT_EQUAL(session_generation(r.s), 2);
	done(&r);
}

static void test_old_bearer_serves_when_renewal_has_no_network(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");

	fake_answer(r.w, TOKEN, 1, 200, token_600);
	fake_lose(r.w, TOKEN, -1);
	ready(&r);
	fake_run(r.w);
	fake_advance(r.w, 550 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(session_generation(r.s), 1);
	fake_advance(r.w, 60 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	done(&r);
}

/* C19: twenty requests meet 401 at once; one login. */
static void test_one_renewal_for_many_rejections(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");
	unsigned generation;

	open_pat(&r);
	generation = session_generation(r.s);
	for (int i = 0; i < 20; i++)
		CU_ASSERT_TRUE(session_rejected(r.s, generation));
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_count(r.w, TOKEN), 2);
	CU_ASSERT_TRUE(session_rejected(r.s, generation));
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	/* a Hub that says 401 to the fresh bearer, too */
	CU_ASSERT_FALSE(session_rejected(r.s, session_generation(r.s)));
	CU_ASSERT_EQUAL(fake_count(r.w, TOKEN), 2);
	done(&r);
}

static void test_anonymous_401_is_final(void)
{
	struct rig r = rig(NULL, NULL);

	ready(&r);
	fake_run(r.w);
	CU_ASSERT_FALSE(session_rejected(r.s, session_generation(r.s)));
	done(&r);
}

static void test_second_factor(void)
{
	struct rig r = rig("otto", "otto-password");

	fake_config(r.w)->interactive = true;
	fake_answer(r.w, LOGIN, 1, 401, needs_code);
	fake_answer(r.w, CODE, 1, 401, "{\"detail\":\"wrong code\"}");
	fake_answer(r.w, CODE, 1, 200, login_600);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_CODE);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->ask_user, "otto");
	CU_ASSERT_EQUAL(fake_status(r.w)->ask_error.status, ST_OK);
	session_answer(r.s, NULL, typed("000000"));
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_CODE);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask_error.status, ST_AUTH);
	session_answer(r.s, NULL, typed("123456"));
	fake_run(r.w);
	CU_ASSERT_STRING_EQUAL(
		fake_body(r.w, 2),
		"{\"login_2fa_token\":\"half-way\",\"code\":\"123456\"}");
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	/* not renewed: its end is told */
	fake_advance(r.w, 570 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	fake_advance(r.w, 31 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_AUTH);
	CU_ASSERT_EQUAL(fake_sent(r.w), 3);
	CU_ASSERT_FALSE(fake_status(r.w)->signed_in);
	done(&r);
}

static void test_second_factor_rejected_is_final(void)
{
	struct rig r = rig("otto", "otto-password");

	fake_config(r.w)->interactive = true;
	fake_answer(r.w, LOGIN, -1, 401, needs_code);
	fake_answer(r.w, CODE, -1, 200, login_600);
	ready(&r);
	fake_run(r.w);
	session_answer(r.s, NULL, typed("123456"));
	fake_run(r.w);
	CU_ASSERT_FALSE(session_rejected(r.s, session_generation(r.s)));
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	/* signing in again asks for the code only */
	session_retry(r.s);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_CODE);
	done(&r);
}

static void test_second_factor_without_a_user(void)
{
	struct rig r = rig("otto", "otto-password");

	fake_answer(r.w, LOGIN, -1, 401, needs_code);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_AUTH);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.hint, "personal access token"));
	done(&r);
}

static void test_typed_password(void)
{
	struct rig r = rig(NULL, NULL);

	fake_config(r.w)->interactive = true;
	fake_answer(r.w, LOGIN, 1, 401, "{\"detail\":\"Incorrect\"}");
	fake_answer(r.w, LOGIN, -1, 200, login_600);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	session_retry(r.s);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->ask_user, "");
	session_answer(r.s, "maria", typed("wrong"));
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask_error.status, ST_AUTH);
	session_answer(r.s, "maria", typed("maria-password"));
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->source, "typed");
	/* kept for the renewal */
	fake_advance(r.w, 550 * 1000);
	ready(&r);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 3);
	CU_ASSERT_STRING_EQUAL(fake_body(r.w, 1), fake_body(r.w, 2));
	done(&r);
}

static void test_declined(void)
{
	struct rig r = rig(NULL, NULL);

	fake_config(r.w)->interactive = true;
	session_retry(r.s);
	fake_run(r.w);
	session_answer(r.s, NULL, NULL);
	CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
	CU_ASSERT_EQUAL(r.err.status, ST_AUTH);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	done(&r);
}

static void test_answer_without_token(void)
{
	static const char *const bodies[] = { "{\"access_token\":7}",
					      "{\"access_token\":\"\"}", "{}", "[]" };

	for (size_t i = 0; i < 4; i++) {
		struct rig r = rig("maria", "dckr_pat_abc");

		fake_answer(r.w, TOKEN, -1, 200, bodies[i]);
		ready(&r);
		fake_run(r.w);
		CU_ASSERT_EQUAL(ready(&r), SESSION_FAILED);
		CU_ASSERT_EQUAL(r.err.status, ST_PARSE);
		done(&r);
	}
}

static void mark(struct worker *w, void *arg)
{
	struct error err = { 0 };

	*(enum session_state *)arg = session_ready(worker_session(w), &err);
}

/* C20: the session, what was typed and what was given. */
static void test_signed_out(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");
	enum session_state waiting = SESSION_SIGNING_IN;

	fake_config(r.w)->interactive = true;
	fake_answer(r.w, LOGIN, -1, 200, login_600);
	open_pat(&r);
	session_sign_out(r.s);
	CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
	CU_ASSERT_STRING_EQUAL(session_user(r.s), "");
	CU_ASSERT_STRING_EQUAL(session_credential(r.s), "none");
	CU_ASSERT_FALSE(fake_status(r.w)->signed_in);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->claims.username, "");
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->source, "");
	/* not signed in again by itself, whatever happens */
	CU_ASSERT_FALSE(session_rejected(r.s, session_generation(r.s)));
	for (int i = 0; i < 3; i++) {
		CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
		CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
		fake_run(r.w);
		fake_advance(r.w, 3600 * 1000);
	}
	CU_ASSERT_TRUE(fake_status(r.w)->anonymous);
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	/* the user's word: the old token is not used for it */
	session_retry(r.s);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->ask_user, "maria");
	session_answer(r.s, NULL, typed("maria-password"));
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	/* what was typed goes, too; who waits for a renewal is told */
	fake_advance(r.w, 590 * 1000);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	session_await(r.s, mark, &waiting);
	session_sign_out(r.s);
	CU_ASSERT_EQUAL(waiting, SESSION_READY);
	fake_run(r.w);
	CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 1);
	done(&r);
}

static void test_those_who_wait_are_called(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");
	enum session_state at = SESSION_SIGNING_IN, late = SESSION_SIGNING_IN;

	ready(&r);
	session_await(r.s, mark, &at);
	open_pat(&r);
	CU_ASSERT_EQUAL(at, SESSION_READY);
	fake_advance(r.w, 590 * 1000);
	ready(&r);
	session_await(r.s, mark, &late);
	done(&r);
	CU_ASSERT_EQUAL(late, SESSION_FAILED);
}

/* ---- a locked screen -------------------------------------------------- */

static void answer(struct rig *r, const char *user, const char *text)
{
	session_answer(r->s, user, text ? typed(text) : NULL);
	fake_run(r->w);
}

static void test_a_lock_forgets_the_session(void)
{
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, -1, 200, login_600);
	fake_config(r.w)->interactive = true;
	ready(&r);
	fake_run(r.w);
	session_lock(r.s, 7);
	CU_ASSERT_TRUE(session_locked(r.s));
	CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
	CU_ASSERT_FALSE(fake_status(r.w)->signed_in);
	CU_ASSERT_TRUE(credentials_outside(r.creds)); /* nothing left in memory */
	/* Who wants something waits, however long, and nothing is sent. */
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	fake_advance(r.w, 3600 * 1000);
	fake_run(r.w);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	CU_ASSERT_TRUE(session_rejected(r.s, session_generation(r.s)));
	CU_ASSERT_EQUAL(fake_count(r.w, LOGIN), 1);
	CU_ASSERT_EQUAL(fake_status(r.w)->unlocked, 0);
	/* What was in memory is asked for. */
	session_unlock(r.s);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	CU_ASSERT_STRING_EQUAL(fake_status(r.w)->ask_user, "maria");
	answer(&r, NULL, "maria-password");
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	CU_ASSERT_EQUAL(fake_status(r.w)->unlocked, 7);
	CU_ASSERT_FALSE(session_locked(r.s));
	done(&r);
}

static void test_a_wrong_password_leaves_it_locked(void)
{
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, 1, 200, login_600);
	fake_answer(r.w, LOGIN, 1, 401, "{\"detail\":\"no\"}");
	fake_answer(r.w, LOGIN, 1, 429, "{\"detail\":\"too many\"}");
	fake_config(r.w)->interactive = true;
	ready(&r);
	fake_run(r.w);
	session_lock(r.s, 7);
	session_unlock(r.s);
	answer(&r, NULL, "wrong");
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask_error.status, ST_AUTH);
	/* Not now: locked as before, and what waits goes on waiting. */
	answer(&r, NULL, NULL);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	session_unlock(r.s);
	answer(&r, NULL, "wrong");
	CU_ASSERT_EQUAL(fake_status(r.w)->lock_error.status, ST_LIMITED);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	CU_ASSERT_EQUAL(fake_status(r.w)->unlocked, 0);
	CU_ASSERT_TRUE(session_locked(r.s));
	done(&r);
}

/* The answers say maria, whoever signs in. */
static void test_nobody_else_opens_it(void)
{
	static const char otto[] = "{\"token\":\"eyJhbGciOiJub25lIn0."
				   "eyJpYXQiOjEwMDAsImV4cCI6MTYwMH0.c2ln\"}";
	struct rig r = rig("maria", "maria-password");

	fake_answer(r.w, LOGIN, 1, 200, login_600);
	fake_answer(r.w, LOGIN, -1, 200, otto);
	fake_config(r.w)->interactive = true;
	ready(&r);
	fake_run(r.w);
	session_lock(r.s, 7);
	session_unlock(r.s);
	answer(&r, "otto", "otto-password");
	CU_ASSERT_TRUE(session_locked(r.s));
	CU_ASSERT_EQUAL(session_bearer(r.s).len, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(fake_status(r.w)->lock_error.text,
				      "maria locked the screen, and this is otto"));
	session_unlock(r.s);
	answer(&r, "maria", "maria-password");
	CU_ASSERT_FALSE(session_locked(r.s));
	done(&r);
}

static void test_without_a_sign_in_nothing_is_asked(void)
{
	struct rig r = rig(NULL, NULL);

	fake_config(r.w)->interactive = true;
	ready(&r);
	fake_run(r.w);
	session_lock(r.s, 7);
	CU_ASSERT_EQUAL(ready(&r), SESSION_SIGNING_IN);
	session_unlock(r.s);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_NONE);
	CU_ASSERT_EQUAL(fake_status(r.w)->unlocked, 7);
	CU_ASSERT_EQUAL(ready(&r), SESSION_READY);
	done(&r);
}

static void count_settled(struct worker *w, void *arg)
{
	(void)w;
	++*(int *)arg;
}

/* A sign-in under way ends with the lock, and who waits for it waits for the next. */
static void test_a_lock_during_a_sign_in(void)
{
	struct rig r = rig("maria", "maria-password");
	int settled = 0;

	fake_answer(r.w, LOGIN, -1, 200, login_600);
	fake_config(r.w)->interactive = true;
	ready(&r);
	session_await(r.s, count_settled, &settled);
	session_lock(r.s, 7);
	fake_run(r.w);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	CU_ASSERT_EQUAL(settled, 0);
	session_unlock(r.s);
	CU_ASSERT_EQUAL(fake_status(r.w)->ask, HUB_ASK_PASSWORD);
	answer(&r, NULL, "maria-password");
	CU_ASSERT_EQUAL(settled, 1);
	CU_ASSERT_EQUAL(fake_status(r.w)->unlocked, 7);
	done(&r);
}

CHECK_MAIN("session", test_anonymous_without_credential, test_token_goes_to_auth_token,
	   test_password_goes_to_login, test_wrong_password_is_not_repeated,
	   test_an_address_without_a_sign_in, test_locked_account,
	   test_organization_hint, test_no_network_is_no_verdict,
	   test_renewed_when_a_minute_is_left,
	   test_old_bearer_serves_when_renewal_has_no_network,
	   test_one_renewal_for_many_rejections, test_anonymous_401_is_final,
	   test_second_factor, test_second_factor_rejected_is_final,
	   test_second_factor_without_a_user, test_typed_password, test_declined,
	   test_answer_without_token, test_signed_out, test_those_who_wait_are_called,
	   test_a_lock_forgets_the_session, test_a_wrong_password_leaves_it_locked,
	   test_nobody_else_opens_it, test_without_a_sign_in_nothing_is_asked,
	   test_a_lock_during_a_sign_in)
