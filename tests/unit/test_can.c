/* What a credential can do: by its session alone, and as `hubdeck auth can` says it. */
#include "model/can.h"

#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

static const struct can_row *row(const char *ability)
{
	for (size_t i = 0; i < n_can_rows; i++)
		if (!strcmp(can_rows[i].ability, ability))
			return &can_rows[i];
	printf("  no ability \"%s\"\n", ability);
	abort();
}

static struct claims session(enum session_source source, const char *scope)
{
	struct claims c = { .source = source };

	snprintf(c.username, sizeof(c.username), "maria");
	snprintf(c.scope, sizeof(c.scope), "%s", scope);
	return c;
}

static void test_by_session(void)
{
	static const struct {
		enum session_source source;
		const char *scope, *ability;
		enum can can;
		const char *fix; /* is in it */
	} cases[] = {
		{ SOURCE_PASSWORD, "", "personal tokens", CAN_YES, "" },
		{ SOURCE_PASSWORD, "", "list private repositories", CAN_YES, "" },
		{ SOURCE_PASSWORD, "", "list members", CAN_UNKNOWN, "" },
		{ SOURCE_PASSWORD, "", "organization tokens", CAN_UNKNOWN, "" },
		{ SOURCE_PASSWORD, "", "SCIM users", CAN_NO, "DOCKERHUB_SCIM_TOKEN" },

		{ SOURCE_PAT, "repo:public_read", "list public repositories", CAN_YES,
		  "" },
		{ SOURCE_PAT, "repo:public_read", "list private repositories", CAN_NO,
		  "repo:read" },
		{ SOURCE_PAT, "repo:read", "list private repositories", CAN_YES, "" },
		{ SOURCE_PAT, "repo:read", "create repositories", CAN_NO,
		  "repo:write" },
		{ SOURCE_PAT, "repo:write", "create repositories", CAN_YES, "" },
		{ SOURCE_PAT, "repo:write", "delete tags", CAN_NO, "repo:admin" },
		{ SOURCE_PAT, "repo:admin", "delete tags", CAN_UNKNOWN, "" },
		{ SOURCE_PAT, "repo:administrator", "delete tags", CAN_UNKNOWN,
		  "repo:admin" },
		{ SOURCE_PAT, "", "create repositories", CAN_UNKNOWN, "repo:write" },
		{ SOURCE_PAT, "repo:admin", "list members", CAN_NO, "password" },
		{ SOURCE_PAT, "repo:admin", "list teams", CAN_NO,
		  "organization token" },
		{ SOURCE_PAT, "repo:admin", "personal tokens", CAN_NO, "password" },
		{ SOURCE_PAT, "repo:admin", "read the audit log", CAN_NO, "password" },
		{ SOURCE_PAT, "repo:admin", "list webhooks", CAN_UNKNOWN, "password" },

		{ SOURCE_OAT, "scope-member-read scope-repository-list",
		  "list private repositories", CAN_YES, "" },
		{ SOURCE_OAT, "scope-member-read", "list private repositories", CAN_NO,
		  "scope-repository-list" },
		{ SOURCE_OAT, "scope-member-read", "list members", CAN_YES, "" },
		{ SOURCE_OAT, "scope-member-edit", "list members", CAN_YES, "" },
		{ SOURCE_OAT, "scope-member-read", "change roles, remove members",
		  CAN_NO, "scope-member-edit" },
		{ SOURCE_OAT, "scope-tag-admin", "list tags", CAN_YES, "" },
		{ SOURCE_OAT, "scope-tag-read", "delete tags", CAN_NO,
		  "scope-tag-admin" },
		{ SOURCE_OAT, "", "list members", CAN_UNKNOWN, "scope-member-read" },
		{ SOURCE_OAT, "scope-member-edit", "personal tokens", CAN_NO,
		  "password" },
		{ SOURCE_OAT, "scope-member-edit", "organization tokens", CAN_NO,
		  "password" },
		{ SOURCE_OAT, "scope-member-edit", "organization settings", CAN_UNKNOWN,
		  "password" },

		{ SOURCE_UNKNOWN, "", "list tags", CAN_UNKNOWN, "" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct claims c = session(cases[i].source, cases[i].scope);
		struct can_answer a;

		can_decide(row(cases[i].ability), &c, false, &a);
		if (a.can != cases[i].can || !strstr(a.fix, cases[i].fix))
			printf("  %s, %s: %s; %s; %s\n", cases[i].scope,
			       cases[i].ability, can_word(a.can), a.why, a.fix);
		CU_ASSERT_EQUAL(a.can, cases[i].can);
		CU_ASSERT_PTR_NOT_NULL(strstr(a.fix, cases[i].fix));
		CU_ASSERT_TRUE(a.why[0] != '\0');
	}
}

/* Whoever is refused is told what would help. */
static void test_every_no_says_what_would_help(void)
{
	static const enum session_source sources[] = { SOURCE_PASSWORD, SOURCE_PAT,
						       SOURCE_OAT };

	for (size_t s = 0; s < COUNT(sources); s++)
		for (size_t i = 0; i < n_can_rows; i++) {
			struct claims c =
				session(sources[s], sources[s] == SOURCE_PAT
							    ? "repo:public_read"
							    : "scope-other-read");
			struct can_answer a;

			can_decide(&can_rows[i], &c, false, &a);
			CU_ASSERT_TRUE(a.can != CAN_NO || a.fix[0]);
			CU_ASSERT_TRUE(a.can != CAN_YES || !a.fix[0]);
		}
}

/* More scopes than the claims hold: what is not there may only be cut off. */
static void test_a_scope_that_is_cut_off(void)
{
	struct claims c = session(SOURCE_OAT, "");
	struct can_answer a;

	for (size_t n = 0; n + 18 < sizeof(c.scope); n = strlen(c.scope))
		snprintf(c.scope + n, sizeof(c.scope) - n, "scope-member-read ");
	can_decide(row("list teams"), &c, false, &a);
	CU_ASSERT_EQUAL(a.can, CAN_UNKNOWN);
	can_decide(row("list members"), &c, false, &a);
	CU_ASSERT_EQUAL(a.can, CAN_YES);
	CU_ASSERT_EQUAL(can_list_private(&c), CAN_UNKNOWN);
}

/* ---- the command ------------------------------------------------------ */

/* Runs `auth can` as this user; `can` of an ability is in ret. */
static struct run *can_as(struct hubsim *hub, const char *user, const char *secret,
			  const char *option)
{
	const char *argv[] = { getenv("HUBDECK"), "auth", "can", option, NULL };
	char *name = xasprintf("DOCKERHUB_USERNAME=%s", user);
	char *token = xasprintf("DOCKERHUB_TOKEN=%s", secret);
	struct env env;
	struct run *r;

	env_init(&env);
	env_put_all(&env, hubsim_env(hub));
	env_put(&env, name);
	env_put(&env, token);
	r = run_program(&env, NULL, argv);
	env_done(&env);
	free(name);
	free(token);
	return r;
}

static void expect(json_object *rows, const char *ability, const char *can)
{
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *o = json_object_array_get_idx(rows, i);

		if (!str_eq(json_str(o, "/ability"), str_from(ability)))
			continue;
		if (!str_eq(json_str(o, "/can"), str_from(can)))
			printf("  %s: %.*s\n", ability, STR_ARG(json_str(o, "/can")));
		CU_ASSERT_TRUE(str_eq(json_str(o, "/can"), str_from(can)));
		return;
	}
	CU_FAIL("no such ability");
}

static json_object *parsed(struct run *r)
{
	struct error err = { 0 };
	json_object *rows = NULL;

	if (json_parse(str_from(r->out), &rows, &err) != ST_OK)
		printf("  exit %d: %s\n", r->status, r->err);
	CU_ASSERT_EQUAL(r->status, 0);
	return rows;
}

static void test_the_command(void)
{
	struct hubsim *hub = hubsim_start(NULL);
	struct run *r = can_as(hub, "maria", "dckr_pat_maria_rwd", "--json");
	json_object *rows = parsed(r);

	CU_ASSERT_EQUAL(json_object_array_length(rows), n_can_rows);
	expect(rows, "list members", "no");
	expect(rows, "list private repositories", "yes");
	/* The sign-in, and nothing else. */
	CU_ASSERT_EQUAL(hubsim_count(hub, "*"), 1);
	CU_ASSERT_EQUAL(hubsim_count(hub, "POST /v2/auth/token"), 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "maria, with a personal token"));
	CU_ASSERT_PTR_NULL(strstr(r->err, "scope-repository-list"));
	json_object_put(rows);
	run_free(r);
	r = can_as(hub, "maria", "maria-password", "--quiet");
	rows = parsed(r);
	expect(rows, "personal tokens", "yes");
	CU_ASSERT_STRING_EQUAL(r->err, "");
	json_object_put(rows);
	run_free(r);
	r = can_as(hub, "maria", "maria-password", "--output=table");
	CU_ASSERT_EQUAL(strncmp(r->out, "PANE", 4), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "audit"));
	run_free(r);
	hubsim_stop(hub);
}

static void test_a_token_that_may_not_list(void)
{
	struct hubsim *hub = hubsim_start(NULL);
	struct run *r = can_as(hub, "acme", "dckr_oat_acme_nolist", "--json");
	json_object *rows = parsed(r);

	expect(rows, "list private repositories", "no");
	expect(rows, "list members", "yes");
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "lacks scope-repository-list"));
	json_object_put(rows);
	run_free(r);
	r = can_as(hub, "acme", "dckr_oat_acme_all", "--json");
	rows = parsed(r);
	expect(rows, "list private repositories", "yes");
	CU_ASSERT_PTR_NULL(strstr(r->err, "lacks scope-repository-list"));
	json_object_put(rows);
	run_free(r);
	hubsim_stop(hub);
}

static void test_who_cannot_sign_in(void)
{
	struct hubsim *hub = hubsim_start(NULL);
	struct run *r = can_as(hub, "maria", "a-wrong-password", "--json");

	CU_ASSERT_EQUAL(r->status, 77);
	CU_ASSERT_STRING_EQUAL(r->out, "");
	run_free(r);
	r = can_as(hub, "maria", "maria-password", "--namespace=acme");
	CU_ASSERT_EQUAL(r->status, 64);
	run_free(r);
	hubsim_stop(hub);
}

CHECK_MAIN("can", test_by_session, test_every_no_says_what_would_help,
	   test_a_scope_that_is_cut_off, test_the_command,
	   test_a_token_that_may_not_list, test_who_cannot_sign_in)
