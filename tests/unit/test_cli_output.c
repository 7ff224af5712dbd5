/* What the command line prints, in each of its formats. */
#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define REPO "--namespace acme --repository web-app"

static size_t count_lines(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void expect_silent(struct world *w, const char *words)
{
	struct run *r = cli(w, words);

	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->err, "");
	run_free(r);
}

static void test_tables_csv_and_names(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos list --namespace acme --output table");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "REPOSITORY"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "web-app"));
	for (size_t i = 0; i < r->out_len; i++)
		CU_ASSERT_TRUE((unsigned char)r->out[i] >= ' ' || r->out[i] == '\n');
	run_free(r);
	r = cli(&w, "repos list-tags " REPO " --csv --columns tag,size");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(strncmp(r->out, "tag,size\n", 9), 0);
	run_free(r);
	r = cli(&w, "repos list --namespace acme -0 --csv");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NULL(memchr(r->out, '\n', r->out_len));
	CU_ASSERT_PTR_NOT_NULL(memmem(r->out, r->out_len, "web-app", 8));
	run_free(r);
	r = cli(&w, "repos list --namespace acme -0"); /* read by xargs */
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NULL(strpbrk(r->out, "{\n"));
	CU_ASSERT_PTR_NOT_NULL(memmem(r->out, r->out_len, "\0web-app", 9));
	run_free(r);
	expect_exit(&w, "repos list --namespace acme --csv --columns nothing", 64,
		    "nothing");
	world_close(&w);
}

/* The row of an action in a list of actions; NULL. */
static json_object *action(json_object *list, const char *name)
{
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		json_object *row = json_object_array_get_idx(list, i);

		if (str_eq(json_str(row, "/action"), str_from(name)))
			return row;
	}
	return NULL;
}

static void test_actions_are_listed_for_scripts(void)
{
	struct world w;
	struct run *r;
	json_object *o, *row;

	world_open(&w, NULL, NULL, NULL);
	r = cli(&w, "actions --output json");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 0);
	for (size_t i = 0; i < json_object_array_length(o); i++) {
		row = json_object_array_get_idx(o, i);
		CU_ASSERT_TRUE(json_str(row, "/group").len > 0 &&
			       json_str(row, "/action").len > 0);
		CU_ASSERT_PTR_NOT_NULL(json_at(row, "/params"));
		CU_ASSERT_PTR_NOT_NULL(json_at(row, "/class"));
	}
	CU_ASSERT_TRUE(
		str_eq(json_str(action(o, "delete_tag"), "/method"), STR("DELETE")));
	/* What class 2 asks for is asked for without a mark in the row, too. */
	CU_ASSERT_TRUE(json_flag(action(o, "assign_group"), "/gated", false));
	CU_ASSERT_FALSE(json_flag(action(o, "list_tags"), "/gated", true));
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

static void test_actions_in_every_format(void)
{
	static const struct {
		const char *words, *begins;
		size_t lines;
	} cases[] = {
		{ "actions teams -o table", "GROUP  ACTION ", 11 },
		{ "actions teams --csv",
		  "group,action,help,class,needs,method,path,access,params\nteams,"
		  "list,",
		  11 },
		{ "actions hub_teams --tsv", "group\taction\t", 11 },
		{ "actions teams --ndjson", "{\"group\":\"teams\",\"action\":\"list\",",
		  10 },
		{ "actions teams --csv --columns path,action", "path,action\n/v2/orgs/",
		  11 },
		{ "teams --help", "GROUP  ACTION ", 11 },
	};
	struct world w;

	world_open(&w, NULL, NULL, NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct run *r = cli(&w, cases[i].words);

		if (strncmp(r->out, cases[i].begins, strlen(cases[i].begins)) != 0 ||
		    count_lines(r->out) != cases[i].lines)
			printf("  hubdeck %s:\n%s", cases[i].words, r->out);
		CU_ASSERT_EQUAL(r->status, 0);
		CU_ASSERT_EQUAL(
			strncmp(r->out, cases[i].begins, strlen(cases[i].begins)), 0);
		CU_ASSERT_EQUAL(count_lines(r->out), cases[i].lines);
		run_free(r);
	}
	expect_exit(&w, "actions --csv --columns colour", 64,
		    "there are group, action");
	world_close(&w);
}

static void test_info_in_every_format(void)
{
	struct world w;
	struct run *r;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "info --ndjson");
	CU_ASSERT_EQUAL(count_lines(r->out), 1);
	o = parsed(r->out);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/credential"), STR("DOCKERHUB_TOKEN")));
	CU_ASSERT_TRUE(str_eq(json_str(o, "/sources/0/state"), STR("used")));
	json_object_put(o);
	run_free(r);
	r = cli(&w, "info --csv");
	CU_ASSERT_EQUAL(strncmp(r->out, "field,value\nversion,", 20), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\nsource: DOCKERHUB_TOKEN,used\n"));
	run_free(r);
	r = cli(&w, "info --tsv");
	CU_ASSERT_EQUAL(strncmp(r->out, "field\tvalue\n", 12), 0);
	run_free(r);
	r = cli(&w, "info -o table");
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "looked for in this order"));
	CU_ASSERT_PTR_NULL(strstr(r->out, "url_refused"));
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	env_put(&w.env, "DOCKERHUB_URL=https://hub.docker.com/?x=1");
	r = cli(&w, "info --ndjson");
	o = parsed(r->out);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/url_refused"),
			      STR("the URL must not hold '?' or '#'")));
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

/* The list of a place as lines. */
static void test_plain_lists_a_place(void)
{
	static const struct {
		const char *words, *begins;
	} cases[] = {
		{ "--plain", "NAME " },
		{ "--plain acme", "REPOSITORY " },
		{ "--plain acme/web-app --columns tag --csv", "tag\n" },
		{ "--plain acme/web-app:latest", "DIGEST " },
		{ "--plain acme/web-app:images", "DIGEST " },
		{ "--plain acme:audit since 90d actor=cibot7", "TIME " },
		{ "--plain acme:members --ndjson", "{\"id\":" },
		{ "demo --plain acme:teams", "TEAM " },
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct run *r = cli(&w, cases[i].words);

		if (strncmp(r->out, cases[i].begins, strlen(cases[i].begins)) != 0)
			printf("  hubdeck %s:\n%s%s", cases[i].words, r->out, r->err);
		CU_ASSERT_EQUAL(r->status, 0);
		CU_ASSERT_EQUAL(
			strncmp(r->out, cases[i].begins, strlen(cases[i].begins)), 0);
		CU_ASSERT_TRUE(count_lines(r->out) > 1);
		run_free(r);
	}
	/* All of it: the pages of a list are for those who ask for one. */
	CU_ASSERT_EQUAL(hubsim_count(w.hub,
				     "GET /v2/namespaces/acme/repositories/web-app"
				     "/tags?page=5*"),
			2); /* tags, and the images of them */
	expect_exit(&w, "--plain acme:nothing", 64, "there is no pane");
	expect_exit(&w, "--plain :limits", 64, "hubdeck admin rate-limit");
	expect_exit(&w, "--plain acme:audit-members", 64,
		    "hubdeck members ORG --audit");
	expect_exit(&w, "--plain acme:compare", 64, "hubdeck compare OLD live");
	expect_exit(&w, "--plain :jobs", 64, "hubdeck jobs");
	expect_exit(&w, "--plain :journal", 64, "hubdeck journal");
	expect_exit(&w, "--plain :credential", 64, "hubdeck auth can");
	expect_exit(&w, "--plain acme:audit since", 64, "a value is missing");
	expect_exit(&w, "acme", 64, "--plain prints the list of a place");
	world_close(&w);
}

static void test_lines_without_rows(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "repos check " REPO " --ndjson");
	CU_ASSERT_STRING_EQUAL(r->out, "{\"exists\":true}\n");
	run_free(r);
	r = cli(&w, "org export-members --org acme");
	CU_ASSERT_EQUAL(strncmp(r->out, "Name,Username,Email,", 20), 0);
	run_free(r);
	r = cli(&w, "org export-members --org acme --tsv --columns Username");
	CU_ASSERT_EQUAL(strncmp(r->out, "Username\nmaria\n", 15), 0);
	run_free(r);
	world_close(&w);
}

/* Whoever knows the whole address can post to it: it is shown on request, in every
 * format. */
static void test_addresses_are_revealed_on_request(void)
{
	static const char *const formats[] = { "--json", "--ndjson", "--csv", "--tsv",
					       "--output table" };
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	run_free(cli(&w, "webhooks create " REPO " --name ci --webhook-url "
			 "https://ci.example/in/abc?key=1"));
	for (size_t i = 0; i < COUNT(formats); i++) {
		char *words = xasprintf("webhooks list " REPO " %s", formats[i]);
		char *all = xasprintf("%s --reveal", words);
		struct run *masked = cli(&w, words), *whole = cli(&w, all);

		CU_ASSERT_PTR_NOT_NULL(strstr(masked->out, "https://ci.example/***"));
		CU_ASSERT_PTR_NULL(strstr(masked->out, "abc"));
		CU_ASSERT_PTR_NOT_NULL(
			strstr(whole->out, "https://ci.example/in/abc?key=1"));
		run_free(masked);
		run_free(whole);
		free(words);
		free(all);
	}
	world_close(&w);
}

static void test_a_new_secret_is_never_left_out(void)
{
#define MAKE "auth create-pat --token-label once --scopes repo:read "
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, MAKE "--csv --columns uuid", 64, "--columns token");
	expect_exit(&w, MAKE "--csv --columns nothing", 64, "shown once");
	expect_exit(&w, MAKE "-0", 64, "is none");
	r = cli(&w, "auth list-pats --csv --columns label");
	CU_ASSERT_PTR_NULL(strstr(r->out, "once"));
	run_free(r);
	r = cli(&w, MAKE "--csv --columns token");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "token,dckr_pat_"));
	run_free(r);
	world_close(&w);
#undef MAKE
}

static void test_what_cannot_be_printed_is_said_first(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "repos get " REPO " -0", 64, "is none");
	expect_exit(&w, "repos list --namespace acme --all --page 2", 64, "--page");
	expect_exit(&w, "org get-settings --org acme -0", 0, NULL);
	world_close(&w);
}

/* Rows that are not all there are, or may not be: who reads them is told. */
static void test_a_list_says_what_it_is_not(void)
{
	static const char *const moving[] = {
		"--tags",  "730",
		"--repos", "1",
		"--fail",  "GET *bulk-0001/tags*page=3* push:acme/bulk-0001:fresh n=1",
		NULL
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "repos list --namespace acme --csv", 0,
		    "10 rows of 13; --all reads every page");
	expect_silent(&w, "repos list --namespace acme --csv --page 2");
	expect_silent(&w, "repos list --namespace acme --csv --all");
	expect_silent(&w, "repos list --namespace acme --csv --quiet");
	expect_silent(&w, "repos list --namespace acme --json");
	world_close(&w);

	world_open(&w, "acme", "dckr_oat_acme_nolist", NULL);
	expect_exit(&w, "repos list --namespace acme --all", 0,
		    "public repositories only");
	world_close(&w);
	world_open(&w, "acme", "dckr_oat_acme_all", NULL);
	expect_silent(&w, "repos list --namespace acme --all");
	world_close(&w);

	world_open(&w, "maria", "maria-password", moving);
	expect_exit(&w, "repos list-tags --namespace acme --repository bulk-0001 --all",
		    0, "the list changed while it was read");
	expect_silent(&w,
		      "repos list-tags --namespace acme --repository bulk-0001 --all");
	world_close(&w);
}

static void test_no_limit_is_said(void)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };
	struct world w;

	world_open(&w, "maria", "maria-password", args);
	expect_exit(&w, "admin rate-limit -o table", 0, "the Hub names no limit");
	world_close(&w);
	world_open(&w, "maria", "maria-password", NULL);
	expect_silent(&w, "admin rate-limit -o table");
	world_close(&w);
}

/* 2xx with something else in it is no empty list. */
static void test_an_answer_without_a_list_is_told(void)
{
	static const char *const args[] = { "--fail", "GET *acme/repositories* 200",
					    NULL };
	static const char *const formats[] = { "--json", "--ndjson", "--csv", "--all" };
	struct world w;

	world_open(&w, "maria", "maria-password", args);
	for (size_t i = 0; i < COUNT(formats); i++) {
		char *words = xasprintf("repos list --namespace acme %s", formats[i]);

		expect_exit(&w, words, 69, "the answer holds no list");
		free(words);
	}
	world_close(&w);
}

CHECK_MAIN("cli_output", test_plain_lists_a_place, test_lines_without_rows,
	   test_info_in_every_format, test_tables_csv_and_names,
	   test_actions_are_listed_for_scripts, test_actions_in_every_format,
	   test_addresses_are_revealed_on_request, test_a_new_secret_is_never_left_out,
	   test_what_cannot_be_printed_is_said_first, test_a_list_says_what_it_is_not,
	   test_no_limit_is_said, test_an_answer_without_a_list_is_told)
