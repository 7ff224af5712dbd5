/* `hubdeck doctor` finds what `hubsim --fixture audit` says it planted, and no more. */
#include <stdio.h>

#include "model/doctor.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

static void set_up(struct world *w, const char *scim, const char *const *hub_args)
{
	world_open(w, "nadia", "nadia-password", hub_args);
	if (scim) {
		char *line = xasprintf("DOCKERHUB_SCIM_TOKEN=%s", scim);

		env_put(&w->env, line);
		free(line);
	}
}

/* {"check account subject": 1}, of an array of findings. */
static void add_all(json_object *set, json_object *findings)
{
	for (size_t i = 0; i < json_object_array_length(findings); i++) {
		json_object *f = json_object_array_get_idx(findings, i);
		char *key =
			xasprintf("%s %s %s", json_text(f, "/check"),
				  json_text(f, "/account"), json_text(f, "/subject"));

		CU_ASSERT_FALSE(json_object_object_get_ex(set, key, NULL));
		json_object_object_add(set, key, json_object_new_int(1));
		free(key);
	}
}

static json_object *planted(void)
{
	const char *const argv[] = { getenv("HUBSIM"), "--fixture", "audit",
				     "--findings", NULL };
	json_object *set = json_object_new_object(), *rows = json_object_new_array();
	struct env env;
	struct run *r;
	char *rest, *line;

	env_init(&env);
	r = run_program(&env, NULL, argv);
	rest = r->out;
	while ((line = strsep(&rest, "\n")))
		if (*line)
			json_object_array_add(rows, parsed(line));
	add_all(set, rows);
	json_object_put(rows);
	run_free(r);
	env_done(&env);
	return set;
}

static json_object *findings(struct world *w, const char *words, int status)
{
	struct run *r = cli(w, words);
	json_object *o = parsed(r->out);

	CU_ASSERT_EQUAL(r->status, status);
	if (r->status != status)
		printf("  hubdeck %s: exit %d\n  %s", words, r->status, r->err);
	run_free(r);
	return o;
}

static void expect_same(json_object *wanted, json_object *found)
{
	json_object_object_foreach(wanted, want, one)
	{
		(void)one;
		if (!json_object_object_get_ex(found, want, NULL))
			printf("  planted, not found: %s\n", want);
		CU_ASSERT_TRUE(json_object_object_get_ex(found, want, NULL));
	}
	json_object_object_foreach(found, have, two)
	{
		(void)two;
		if (!json_object_object_get_ex(wanted, have, NULL))
			printf("  found, not planted: %s\n", have);
		CU_ASSERT_TRUE(json_object_object_get_ex(wanted, have, NULL));
	}
}

static void test_all_that_was_planted_is_found(void)
{
	json_object *wanted = planted(), *found = json_object_new_object(), *o;
	struct world w;

	set_up(&w, "scim-northwind", audit);
	o = findings(&w, "doctor northwind --json", 1);
	CU_ASSERT_TRUE(json_flag(o, "/complete", false));
	add_all(found, json_at(o, "/findings"));
	json_object_put(o);
	world_close(&w);

	/* Nadia's own tokens were found with the first one. */
	set_up(&w, NULL, audit);
	o = findings(&w, "doctor fabrikam --json", 1);
	for (size_t i = json_object_array_length(json_at(o, "/findings")); i-- > 0;) {
		json_object *all = json_at(o, "/findings");
		json_object *f = json_object_array_get_idx(all, i);

		if (!strcmp(json_text(f, "/account"), "nadia"))
			json_object_array_del_idx(all, i, 1);
	}
	add_all(found, json_at(o, "/findings"));
	json_object_put(o);
	world_close(&w);

	CU_ASSERT_TRUE(json_object_object_length(wanted) >= 40);
	expect_same(wanted, found);
	json_object_put(found);
	json_object_put(wanted);
}

/* What cannot be read may hide more. */
static void test_one_list_refused_makes_it_incomplete(void)
{
	static const char *const refused[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET */orgs/*/access-tokens?* 403",
		NULL,
	};
	struct world w;
	json_object *o;
	struct run *r;

	set_up(&w, NULL, refused);
	o = findings(&w, "doctor northwind --json", 2);
	CU_ASSERT_FALSE(json_flag(o, "/complete", true));
	CU_ASSERT_STRING_EQUAL(json_text(o, "/missing/0/what"), "organization tokens");
	CU_ASSERT_TRUE(json_object_array_length(json_at(o, "/findings")) > 10);
	json_object_put(o);
	r = cli(&w, "doctor northwind -o table");
	CU_ASSERT_EQUAL(r->status, 2);
	CU_ASSERT_TRUE(strstr(r->err, "INCOMPLETE: organization tokens") != NULL);
	run_free(r);
	world_close(&w);
}

static void test_checks_can_be_chosen(void)
{
	struct world w;
	json_object *o;

	set_up(&w, NULL, audit);
	o = findings(&w, "doctor northwind --check webhook-http --json", 1);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/findings")), 2);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/findings/0/check"), "webhook-http");
	json_object_put(o);
	o = findings(&w, "doctor northwind --severity high --json", 1);
	CU_ASSERT_EQUAL(json_int(o, "/counts/low"), 0);
	CU_ASSERT_TRUE(json_int(o, "/counts/high") > 0);
	json_object_put(o);
	/* No secret of an address is told. */
	o = findings(&w, "doctor northwind --check webhook-credentials --json", 1);
	CU_ASSERT_PTR_NULL(strstr(json_object_to_json_string(o), "hunter2"));
	json_object_put(o);
	world_close(&w);
}

/* {"check account subject": 1} of the findings about tokens. */
static json_object *about_tokens(json_object *all)
{
	json_object *set = json_object_new_object();

	json_object_object_foreach(all, key, one)
	{
		(void)one;
		if (!strncmp(key, "token-", 6))
			json_object_object_add(set, key, json_object_new_int(1));
	}
	return set;
}

static void test_tokens_are_checked_alone_with_fewer_requests(void)
{
	json_object *whole = json_object_new_object(), *wanted, *o;
	json_object *found = json_object_new_object();
	struct world w;
	int64_t most;

	set_up(&w, NULL, audit);
	o = findings(&w, "doctor northwind --json", 1);
	most = json_int(o, "/requests");
	add_all(whole, json_at(o, "/findings"));
	json_object_put(o);
	wanted = about_tokens(whole);
	CU_ASSERT_TRUE(json_object_object_length(wanted) > 8);
	o = findings(&w, "tokens northwind --json", 1);
	add_all(found, json_at(o, "/findings"));
	CU_ASSERT_TRUE(json_int(o, "/requests") < most / 2);
	expect_same(wanted, found);
	json_object_put(o);
	json_object_put(found);
	json_object_put(wanted);
	json_object_put(whole);
	world_close(&w);
}

/* For cron: 1 when there are any, 0 when there are none. */
static void test_tokens_that_end_soon(void)
{
	static const struct {
		const char *within;
		int status;
	} cases[] = { { "30d", 1 }, { "1h", 0 }, { "10y", 1 } };
	struct world w;
	size_t n = 0;

	set_up(&w, NULL, audit);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *words = xasprintf("tokens northwind --expiring %s --json",
					cases[i].within);
		json_object *o = findings(&w, words, cases[i].status);
		json_object *rows = json_at(o, "/findings");

		for (size_t k = 0; k < json_object_array_length(rows); k++)
			CU_ASSERT_STRING_EQUAL(
				json_text(json_object_array_get_idx(rows, k), "/check"),
				"token-expiring");
		n = json_object_array_length(rows);
		json_object_put(o);
		free(words);
	}
	CU_ASSERT_TRUE(n > 1);
	/* The two lists, each of one page; what a token reaches is not asked. */
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET /v2/orgs/northwind/access-tokens[?]*"),
			COUNT(cases));
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET *"), 2 * COUNT(cases));
	expect_exit(&w, "tokens northwind --expiring soon", 64, "such as 30d");
	expect_exit(&w, "tokens northwind --expiring 0d", 64, "such as 30d");
	expect_exit(&w, "tokens", 64, "hubdeck tokens ORG");
	expect_exit(&w, "doctor northwind --expiring 30d", 64, "--expiring");
	world_close(&w);
}

static void test_usage(void)
{
	struct world w;

	set_up(&w, NULL, audit);
	expect_exit(&w, "doctor", 64, "of which organization");
	expect_exit(&w, "doctor northwind --check webhook-htp", 64, "webhook-http");
	expect_exit(&w, "doctor northwind --severity worst", 64, "high, medium or low");
	expect_exit(&w, "doctor northwind --idle 3", 64, "--idle");
	expect_exit(&w, "doctor nobody-here", 65, NULL);
	world_close(&w);
}

static void test_every_check_explains_itself(void)
{
	struct world w;
	struct run *r;

	set_up(&w, NULL, audit);
	r = cli(&w, "doctor --help");
	CU_ASSERT_EQUAL(r->status, 0);
	for (size_t i = 0; i < n_doctor_checks; i++)
		CU_ASSERT_TRUE(strstr(r->out, doctor_checks[i].name) != NULL);
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET *"), 0);
	world_close(&w);
}

CHECK_MAIN("doctor", test_all_that_was_planted_is_found,
	   test_one_list_refused_makes_it_incomplete, test_checks_can_be_chosen,
	   test_usage, test_tokens_are_checked_alone_with_fewer_requests,
	   test_tokens_that_end_soon, test_every_check_explains_itself)
