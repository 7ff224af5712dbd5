/* The command line against the simulated Hub: what is sent, printed, and told by the
 * exit code. */
#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define REPO "--namespace acme --repository web-app"

/* ---- answers ---------------------------------------------------------- */

static void test_an_answer_is_an_envelope(void)
{
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos get " REPO);
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	CU_ASSERT_EQUAL(json_int(o, "/status_code"), 200);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/data/name"), STR("web-app")));
	CU_ASSERT_EQUAL(json_int(o, "/rate_limit/limit"), 180);
	CU_ASSERT_TRUE(json_int(o, "/rate_limit/remaining") < 180);
	CU_ASSERT_TRUE(json_int(o, "/rate_limit/reset") > 0);
	CU_ASSERT_STRING_EQUAL(r->err, "");
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

static void test_all_pages_become_one_list(void)
{
	static const char *const args[] = { "--tags",       "730", "--repos", "1",
					    "--rate-limit", "0",   NULL };
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "maria-password", args);
	r = cli(&w, "repos list-tags --namespace acme --repository bulk-0001 --all");
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	CU_ASSERT_EQUAL(json_int(o, "/data/count"), 730);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/data/results")), 730);
	CU_ASSERT_PTR_NULL(json_at(o, "/data/next"));
	json_object_put(o);
	run_free(r);
	r = cli(&w, "repos list-tags --namespace acme --repository bulk-0001 --all "
		    "--ndjson");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(r->out[0], '{');
	size_t lines = 0;

	for (size_t i = 0; i < r->out_len; i++)
		lines += r->out[i] == '\n';
	CU_ASSERT_EQUAL(lines, 730);
	run_free(r);
	world_close(&w);
}

static void test_images_are_joined_by_digest(void)
{
	struct world w;
	struct run *r;
	json_object *o, *rows;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "images list " REPO);
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	rows = json_at(o, "/data/results");
	CU_ASSERT_TRUE(json_object_array_length(rows) > 10);
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str digest = json_str(row, "/digest");

		CU_ASSERT_TRUE(json_object_array_length(json_at(row, "/tags")) > 0);
		for (size_t k = 0; digest.len && k < i; k++)
			CU_ASSERT_FALSE(str_eq(
				digest, json_str(json_object_array_get_idx(rows, k),
						 "/digest")));
	}
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

static void test_checks_answer_by_exit_code(void)
{
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos check_tag " REPO " --tag latest");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_TRUE(json_flag(o, "/exists", false));
	json_object_put(o);
	run_free(r);
	r = cli(&w, "repos check_tag " REPO " --tag nowhere");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 1);
	CU_ASSERT_FALSE(json_flag(o, "/exists", true));
	json_object_put(o);
	run_free(r);
	expect_exit(&w, "repos check --namespace acme --repository nothing", 1, NULL);
	world_close(&w);
}

static void test_limits_and_whoami(void)
{
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "dckr_pat_maria_rwd", NULL);
	r = cli(&w, "admin rate-limit");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(json_int(o, "/data/limit"), 180);
	json_object_put(o);
	run_free(r);
	r = cli(&w, "admin whoami");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/data/username"), STR("maria")));
	json_object_put(o);
	run_free(r);
	r = cli(&w, "admin pull-limit");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_TRUE(json_int(o, "/data/limit") > 0);
	CU_ASSERT_TRUE(json_int(o, "/data/window_seconds") > 0);
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

/* ---- changes ---------------------------------------------------------- */

static void test_the_gate_stops_a_deletion(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "repos delete-tag " REPO " --tag pr-4790-c3d4", 4,
		    "--allow-destructive");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	expect_exit(&w,
		    "repos delete-tag " REPO
		    " --tag pr-1 --allow-destructive --read-only",
		    4, "read-only");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

static void test_a_deletion_deletes_once(void)
{
	static const char *const args[] = { "--tags", "20", "--repos", "1", NULL };
	struct world w;
	struct run *r;
	json_object *o;
	char *words;

	world_open(&w, "maria", "maria-password", args);
	r = cli(&w, "repos list-tags --namespace acme --repository bulk-0001");
	o = parsed(r->out);
	words = xasprintf("repos delete-tag --namespace acme --repository bulk-0001 "
			  "--allow-destructive "
			  "--tag %.*s",
			  STR_ARG(json_str(o, "/data/results/3/name")));
	json_object_put(o);
	run_free(r);
	r = cli(&w, words);
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	CU_ASSERT_EQUAL(json_int(o, "/status_code"), 204);
	CU_ASSERT_PTR_NULL(json_at(o, "/data"));
	json_object_put(o);
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 1);
	r = cli(&w, words);
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	CU_ASSERT_TRUE(json_flag(o, "/already_gone", false));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "already gone"));
	json_object_put(o);
	run_free(r);
	free(words);
	world_close(&w);
}

static void test_dry_run_sends_nothing(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos delete-tag " REPO " --tag v1 --dry-run --output table");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(
		r->out, "DELETE /v2/namespaces/acme/repositories/web-app/tags/v1\n");
	run_free(r);
	r = cli_input(&w, "{\"description\":\"a\\u009b1m\"}",
		      "repos update " REPO " --params - --dry-run --output table");
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "{\"description\":\"a\\u009b1m\"}\n"));
	run_free(r);
	r = cli_input(&w, "{\"identifier\":\"maria\",\"secret\":\"maria-password\"}",
		      "auth create-token --params - --dry-run");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NULL(strstr(r->out, "maria-password"));
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

/* ---- bad usage -------------------------------------------------------- */

static void test_bad_usage_is_one_line_and_64(void)
{
	static const struct {
		const char *words, *says;
	} cases[] = {
		{ "repos", "which action" },
		{ "repos lst", "list" },
		{ "repos get --namespace acme", "repository" },
		{ "repos get --namespace ../.. --repository a", "namespace" },
		{ "repos list --namespace acme --page 0", "page" },
		{ "repos list --namespace acme --nothing 1", "nothing" },
		{ "repos list --namespace acme --output yaml", "yaml" },
		{ "repos list --params {\"namespace\":", "byte" },
		{ "repos get --all " REPO, "not a list" },
		{ "repos list --password hunter2", "never given on the command line" },
		{ "repos list --token", "never given on the command line" },
		{ "auth login --params {\"username\":\"a\",\"password\":\"hunter2\"}",
		  "never given on the command line" },
		{ "-Z", "no such option" },
		{ "what is this", "neither a command nor a group" },
		{ "repo list", "did you mean repos" },
		{ "jornal --since 7d", "did you mean journal" },
		{ "info --since 7d", "--since: no such option here" },
		{ "actions team", "did you mean teams" },
		{ "--config /nonexistent info", "/nonexistent" },
		{ "repos list --params @/", "--params @/: Is a directory" },
		{ "repos list --params @/nonexistent", "No such file" },
		{ "--max-wait x info", "--max-wait" },
	};
	struct world w;

	world_open(&w, NULL, NULL, NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *words = xasprintf("%s", cases[i].words);
		struct run *r;

		env_put(&w.env, "DOCKERHUB_X=1");
		r = cli(&w, words);
		if (r->status != 64 || !strstr(r->err, cases[i].says))
			printf("  hubdeck %s: exit %d\n  %s", words, r->status, r->err);
		CU_ASSERT_EQUAL(r->status, 64);
		CU_ASSERT_PTR_NOT_NULL(strstr(r->err, cases[i].says));
		CU_ASSERT_PTR_NULL(strstr(r->err, "hunter2"));
		CU_ASSERT_EQUAL(strcspn(r->err, "\n") + 1, strlen(r->err));
		CU_ASSERT_STRING_EQUAL(r->out, "");
		run_free(r);
		free(words);
	}
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

static void test_errors_are_objects_for_scripts(void)
{
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos get --namespace acme --repository nothing");
	CU_ASSERT_EQUAL(r->status, 65);
	CU_ASSERT_STRING_EQUAL(r->out, "");
	o = parsed(r->err);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/error/type"), STR("ParameterError")));
	CU_ASSERT_EQUAL(json_int(o, "/error/status_code"), 404);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(json_str(o, "/error/message").ptr, "object not found"));
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

static void test_exit_codes_by_answer(void)
{
	static const struct {
		const char *fault, *words;
		int status;
	} cases[] = {
		{ "GET /v2/namespaces/* 400", "repos get " REPO, 65 },
		{ "GET /v2/namespaces/* 403", "repos get " REPO, 77 },
		{ "GET /v2/namespaces/* 404", "repos get " REPO, 65 },
		{ "GET /v2/namespaces/* 409", "repos get " REPO, 65 },
		{ "GET /v2/namespaces/* 418", "repos get " REPO, 69 },
		{ "GET /v2/namespaces/* 500", "repos get " REPO, 69 },
		{ "GET /v2/namespaces/* garbage", "repos get " REPO, 69 },
		{ "GET /v2/namespaces/* html", "repos get " REPO, 69 },
		{ "GET /v2/namespaces/* 429", "repos get --max-wait 0 " REPO, 75 },
		{ "POST * 401", "repos get " REPO, 77 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const args[] = { "--fail", cases[i].fault, NULL };
		struct world w;
		struct run *r;

		world_open(&w, "maria", "maria-password", args);
		r = cli(&w, cases[i].words);
		if (r->status != cases[i].status)
			printf("  %s: exit %d, wanted %d: %s", cases[i].fault,
			       r->status, cases[i].status, r->err);
		CU_ASSERT_EQUAL(r->status, cases[i].status);
		CU_ASSERT_STRING_EQUAL(r->out, "");
		run_free(r);
		world_close(&w);
	}
}

static void test_no_secret_is_printed(void)
{
	static const char *const words[] = {
		"info", "-v repos list --namespace acme", "admin whoami",
		"repos get --namespace acme --repository none"
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(words); i++) {
		struct run *r = cli(&w, words[i]);

		CU_ASSERT_PTR_NULL(strstr(r->out, "maria-password"));
		CU_ASSERT_PTR_NULL(strstr(r->err, "maria-password"));
		CU_ASSERT_PTR_NULL(strstr(r->out, "eyJ"));
		CU_ASSERT_PTR_NULL(strstr(r->err, "eyJ"));
		run_free(r);
	}
	world_close(&w);
}

static void test_the_demo_gives_a_tour_without_a_terminal(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "somebody", "somebodys-own-secret", NULL);
	r = cli(&w, "demo");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "web-app"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "latest"));
	/* The user's own Hub was not asked anything. */
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	run_free(r);
	world_close(&w);
}

static void test_dangerous_parameters_ask_for_a_name(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "repos set-privacy " REPO " --is-private false", 4,
		    "--allow-destructive");
	expect_exit(&w,
		    "repos set-privacy " REPO
		    " --is-private false --allow-destructive --yes",
		    4, "--confirm acme/web-app");
	expect_exit(&w,
		    "org update-member --org acme --username jdoe --role owner "
		    "--allow-destructive --confirm acm",
		    4, "--confirm acme");
	expect_exit(&w,
		    "org bulk-invite --org acme --invitees a,b --invitees c@d.example",
		    4, "--allow-destructive");
	expect_exit(&w, "org invite --org acme --invitee a --team owners", 64,
		    "owners");
	expect_exit(&w,
		    "auth create-pat --token-label ci --scopes repo:admin "
		    "--allow-destructive",
		    4, "--confirm ci");
	expect_exit(&w, "teams delete --org acme --group-name qa --allow-destructive",
		    4, "--confirm acme/qa");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

/* Its address is configured whole, and no request is without a path. */
static void test_the_token_of_the_registry_is_traced(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "-v registry check_manifest --repo acme/web-app --reference edge");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "GET /token?service="));
	run_free(r);
	world_close(&w);
}

CHECK_MAIN("cli", test_the_token_of_the_registry_is_traced,
	   test_dangerous_parameters_ask_for_a_name, test_an_answer_is_an_envelope,
	   test_all_pages_become_one_list, test_images_are_joined_by_digest,
	   test_checks_answer_by_exit_code, test_limits_and_whoami,
	   test_the_gate_stops_a_deletion, test_a_deletion_deletes_once,
	   test_dry_run_sends_nothing, test_bad_usage_is_one_line_and_64,
	   test_errors_are_objects_for_scripts, test_exit_codes_by_answer,
	   test_no_secret_is_printed, test_the_demo_gives_a_tour_without_a_terminal)
