/* The simulated Hub: signing in, and what each kind of credential may do. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define LOGIN "/v2/users/login"

static struct hubsim *sim(void)
{
	struct hubsim *h = hubsim_start(
		(const char *const[]){ "--rate-limit", "0", "--control", "--now",
				       "2026-03-01T12:00:00Z", NULL });

	if (!h)
		abort();
	return h;
}

/* The payload of a token, as JSON that the caller puts back. */
static json_object *claims_of(const char *bearer)
{
	static const char set[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const char *s = strchr(bearer, '.');
	char text[TOKEN_TEXT];
	unsigned bits = 0, have = 0;
	size_t n = 0;

	for (s = s ? s + 1 : ""; *s && *s != '.'; s++) {
		bits = bits << 6 | (unsigned)(strchr(set, *s) - set);
		have += 6;
		if (have >= 8) {
			have -= 8;
			text[n++] = (char)(bits >> have & 0xff);
		}
	}
	text[n] = '\0';
	return json_tokener_parse(text);
}

static const char *claim(json_object *o, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return v ? json_object_get_string(v) : "";
}

static void check_post(const struct hubsim *h, const char *path, const char *body,
		       long status, const char *want)
{
	struct answer a = post(h, path, body);

	CU_ASSERT_EQUAL(a.status, status);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body ? a.body : "", want));
	answer_free(&a);
}

static void test_token_claims(void)
{
	struct hubsim *h = sim();
	char token[TOKEN_TEXT];
	json_object *c, *hub = NULL;

	c = claims_of(sign_in(h, "maria", "dckr_pat_maria_ro", token));
	CU_ASSERT_PTR_NOT_NULL_FATAL(c);
	CU_ASSERT_STRING_EQUAL(claim(c, "scope"), "repo:read");
	CU_ASSERT_STRING_EQUAL(claim(c, "iss"), "https://api.docker.com/");
	CU_ASSERT_EQUAL(strtol(claim(c, "exp"), NULL, 10) -
				strtol(claim(c, "iat"), NULL, 10),
			600);
	json_object_object_get_ex(c, "https://hub.docker.com", &hub);
	CU_ASSERT_STRING_EQUAL(claim(hub, "username"), "maria");
	CU_ASSERT_EQUAL(strncmp(claim(hub, "source"), "docker_pat|", 11), 0);
	CU_ASSERT_EQUAL(strlen(claim(hub, "source")), 11 + 36);
	json_object_put(c);
	c = claims_of(sign_in(h, "maria", "maria-password", token));
	json_object_object_get_ex(c, "https://hub.docker.com", &hub);
	CU_ASSERT_STRING_EQUAL(claim(hub, "source"), "");
	json_object_put(c);
	hubsim_stop(h);
}

static void test_sign_in_bodies(void)
{
	struct hubsim *h = sim();

	check_post(h, "/v2/auth/token", "", 400,
		   "\"identifier\":\"value is required\",\"secret\":\"value is "
		   "required\"");
	check_post(h, "/v2/auth/token",
		   "{\"identifier\":\"maria\",\"secret\":\"short\"}", 400,
		   "{\"message\":\"body is invalid\",\"errinfo\":{\"secret\":"
		   "\"must be at least 9 characters\"}}");
	check_post(h, "/v2/auth/token",
		   "{\"identifier\":\"maria\",\"secret\":\"wrong-password\"}", 401,
		   "{\"message\":\"unauthorized\",\"errinfo\":{}}");
	check_post(h, LOGIN "/?refresh_token=true",
		   "{\"username\":\"jdoe\",\"password\":\"jdoe-password\"}", 200,
		   "\"refresh_token\":\"");
	check_post(h, LOGIN,
		   "{\"username\":\"jdoe\",\"password\":\"dckr_pat_jdoe_rw\"}", 200,
		   "{\"token\":\"");
	check_post(h, LOGIN, "{\"username\":\"jdoe\",\"password\":\"wrong\"}", 401,
		   "{\"detail\":\"Incorrect authentication credentials\"}");
	check_post(h, LOGIN,
		   "{\"username\":\"acme\",\"password\":\"dckr_oat_acme_all\"}", 401,
		   "{\"detail\":\"Cannot log into an organization account\"}");
	check_post(h, "/v2/auth/token",
		   "{\"identifier\":\"maria\",\"secret\":\"dckr_oat_acme_all\"}", 401,
		   "unauthorized");
	hubsim_stop(h);
}

static void test_two_factors(void)
{
	struct hubsim *h = sim();
	char body[TOKEN_TEXT];
	struct answer a;

	check_post(h, "/v2/auth/token",
		   "{\"identifier\":\"otto\",\"secret\":\"otto-password\"}", 401,
		   "{\"message\":\"unauthorized\",\"errinfo\":{}}");
	a = post(h, LOGIN, "{\"username\":\"otto\",\"password\":\"otto-password\"}");
	CU_ASSERT_EQUAL(a.status, 401);
	CU_ASSERT_STRING_EQUAL(
		text_of(&a, "detail"),
		"Require secondary authentication on MFA enabled account");
	snprintf(body, sizeof(body), "{\"login_2fa_token\":\"%s\",\"code\":\"000000\"}",
		 text_of(&a, "login_2fa_token"));
	check_post(h, "/v2/users/2fa-login", body, 401, "Incorrect authentication");
	snprintf(body, sizeof(body), "{\"login_2fa_token\":\"%s\",\"code\":\"123456\"}",
		 text_of(&a, "login_2fa_token"));
	check_post(h, "/v2/users/2fa-login", body, 200, "{\"token\":\"");
	check_post(h, "/v2/users/2fa-login", body, 401, "Incorrect authentication");
	/* The half-way token opens nothing by itself. */
	snprintf(body, sizeof(body), "Bearer %s", text_of(&a, "login_2fa_token"));
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", body), 401);
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/",
				  sign_in(h, "otto", "dckr_pat_otto_rwd", body)),
			200);
	hubsim_stop(h);
}

static void test_lock_out(void)
{
	static const char wrong[] =
		"{\"identifier\":\"jdoe\",\"secret\":\"not-my-password\"}";
	static const char right[] =
		"{\"identifier\":\"jdoe\",\"secret\":\"jdoe-password\"}";
	struct hubsim *h = sim();
	struct answer a;

	for (int i = 0; i < 5; i++)
		check_post(h, "/v2/auth/token", wrong, 401, "unauthorized");
	check_post(h, "/v2/auth/token", right, 429, "");
	check_post(h, LOGIN, "{\"username\":\"jdoe\",\"password\":\"jdoe-password\"}",
		   429, "");
	/* The name is locked, not the address. */
	check_post(h, "/v2/auth/token",
		   "{\"identifier\":\"maria\",\"secret\":\"maria-password\"}", 200, "");
	a = post(h, "/_hubsim/advance", "{\"seconds\":601}");
	answer_free(&a);
	check_post(h, "/v2/auth/token", right, 200, "access_token");
	hubsim_stop(h);
}

static void test_token_ends(void)
{
	struct hubsim *h = sim();
	char token[TOKEN_TEXT];
	struct answer a;

	sign_in(h, "maria", "maria-password", token);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", token), 200);
	a = post(h, "/_hubsim/advance", "{\"seconds\":598}");
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", token), 200);
	a = post(h, "/_hubsim/advance", "{\"seconds\":3}");
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", token), 401);
	/* Also where no sign-in is needed. */
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/namespaces/acme/repositories", token),
			401);
	hubsim_stop(h);
}

static void test_bearer_forms(void)
{
	struct hubsim *h = sim();
	char token[TOKEN_TEXT], jwt[TOKEN_TEXT + 8];

	sign_in(h, "maria", "maria-password", token);
	snprintf(jwt, sizeof(jwt), "JWT %s", token + 7);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", jwt), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", NULL), 401);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", "Bearer dckr_pat_maria_rwd"),
			401);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/", "Bearer e30.e30.e30"), 401);
	hubsim_stop(h);
}

static void check_refusal(const struct hubsim *h, const char *method, const char *path,
			  const char *token, const char *message)
{
	struct answer a = ask(h, method, path, token);

	CU_ASSERT_EQUAL(a.status, 403);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "message"), message);
	answer_free(&a);
}

#define WEB_NEW "/v2/namespaces/acme/repositories/web-app"
#define WEB_OLD "/v2/repositories/acme/web-app"

static void test_personal_tokens(void)
{
	struct hubsim *h = sim();
	char rwd[TOKEN_TEXT], ro[TOKEN_TEXT], public[TOKEN_TEXT];

	sign_in(h, "maria", "dckr_pat_maria_rwd", rwd);
	sign_in(h, "maria", "dckr_pat_maria_ro", ro);
	sign_in(h, "maria", "dckr_pat_maria_public", public);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB_NEW, ro), 200);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", WEB_NEW "/tags", ro), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/user/orgs/", ro), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB_NEW, public), 404);
	check_refusal(h, "DELETE", WEB_OLD "/tags/edge/", ro, "insufficient scope");
	check_refusal(h, "GET", "/v2/auditlogs/acme", rwd, "forbidden");
	CU_ASSERT_EQUAL(status_of(h, "DELETE", WEB_OLD "/tags/edge/", rwd), 204);
	hubsim_stop(h);
}

static void test_organization_tokens(void)
{
	static const char refusal[] =
		"token issued from organization access token is not allowed";
	struct hubsim *h = sim();
	char all[TOKEN_TEXT], nolist[TOKEN_TEXT], read[TOKEN_TEXT];
	struct answer a, b;

	sign_in(h, "acme", "dckr_oat_acme_all", all);
	sign_in(h, "acme", "dckr_oat_acme_nolist", nolist);
	sign_in(h, "acme", "dckr_oat_acme_read", read);
	check_refusal(h, "GET", "/v2/repositories/acme/", all, refusal);
	check_refusal(h, "GET", WEB_OLD, all, refusal);
	check_refusal(h, "DELETE", WEB_OLD "/tags/edge", all, refusal);
	check_refusal(h, "DELETE", WEB_NEW "/tags/edge", read, "insufficient scope");
	check_refusal(h, "GET", "/v2/auditlogs/acme", read, "insufficient scope");
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB_NEW "/tags", all), 200);
	a = ask(h, "GET", "/v2/namespaces/acme/repositories?page_size=100", all);
	b = ask(h, "GET", "/v2/namespaces/acme/repositories?page_size=100", nolist);
	CU_ASSERT_EQUAL(b.status, 200);
	CU_ASSERT(number_of(&b, "count") > 0);
	CU_ASSERT(number_of(&b, "count") < number_of(&a, "count"));
	answer_free(&a);
	answer_free(&b);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", WEB_NEW "/tags/edge", all), 204);
	hubsim_stop(h);
}

static void test_roles(void)
{
	struct hubsim *h = sim();
	char jdoe[TOKEN_TEXT], maria[TOKEN_TEXT];

	sign_in(h, "jdoe", "jdoe-password", jdoe);
	sign_in(h, "maria", "maria-password", maria);
	/* jdoe's team may write web-app, and has no business in payments. */
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB_NEW, jdoe), 200);
	CU_ASSERT_EQUAL(
		status_of(h, "GET", "/v2/namespaces/acme/repositories/payments", jdoe),
		404);
	check_refusal(h, "DELETE", WEB_NEW "/tags/edge", jdoe, "forbidden");
	check_refusal(h, "GET", "/v2/auditlogs/acme", jdoe, "forbidden");
	/* maria is a plain member over there. */
	CU_ASSERT_EQUAL(
		status_of(h, "GET", "/v2/namespaces/globex/repositories/vault", maria),
		404);
	CU_ASSERT_EQUAL(status_of(h, "GET",
				  "/v2/namespaces/globex/repositories/shared-sdk",
				  maria),
			200);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB_NEW, NULL), 404);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", WEB_NEW "/tags/edge", NULL), 401);
	hubsim_stop(h);
}

static void test_people(void)
{
	struct hubsim *h = sim();
	char maria[TOKEN_TEXT], place[200];
	struct answer a;

	sign_in(h, "maria", "maria-password", maria);
	a = ask(h, "GET", "/v2/user/", maria);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "username"), "maria");
	CU_ASSERT_EQUAL(strlen(text_of(&a, "id")), 32);
	answer_free(&a);
	a = ask(h, "GET", "/v2/user/orgs/?page_size=10", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 2);
	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "orgname"), "acme");
	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "user_role"), "Owner");
	CU_ASSERT_STRING_EQUAL(row_text(&a, 1, "user_role"), "Member");
	answer_free(&a);
	a = ask(h, "GET", "/v2/repositories/namespaces/", maria);
	CU_ASSERT_EQUAL(rows_of(&a, "namespaces"), 3);
	answer_free(&a);
	a = ask(h, "GET", "/v2/users/acme/", NULL);
	CU_ASSERT_EQUAL(a.status, 308);
	CU_ASSERT_STRING_EQUAL(header_of(&a, "Location", place, sizeof(place)),
			       "/v2/orgs/acme");
	answer_free(&a);
	a = ask(h, "GET", "/v2/orgs/maria", NULL);
	CU_ASSERT_EQUAL(a.status, 308);
	CU_ASSERT_STRING_EQUAL(header_of(&a, "Location", place, sizeof(place)),
			       "/v2/users/maria");
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/users/nobody", NULL), 404);
	hubsim_stop(h);
}

CHECK_MAIN("hubsim: sign-in", test_token_claims, test_sign_in_bodies, test_two_factors,
	   test_lock_out, test_token_ends, test_bearer_forms, test_personal_tokens,
	   test_organization_tokens, test_roles, test_people)
