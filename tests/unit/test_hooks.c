/* `hubdeck hooks`: every webhook of an organization, and what of it was planted. */
#include "model/doctor.h"
#include "model/hook_list.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

static json_object *hooks(struct world *w, const char *words, int status)
{
	struct run *r = cli(w, words);
	json_object *o = parsed(r->out);

	CU_ASSERT_EQUAL(r->status, status);
	run_free(r);
	return o;
}

static json_object *json(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	CU_ASSERT_EQUAL(json_parse(str_from(text), &o, &err), ST_OK);
	return o;
}

static void expect_row(json_object *o, const char *name, const char *flags,
		       const char *url)
{
	json_object *rows = json_at(o, "/webhooks");

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (strcmp(json_text(row, "/name"), name) != 0)
			continue;
		CU_ASSERT_STRING_EQUAL(json_text(row, "/flags"), flags);
		CU_ASSERT_STRING_EQUAL(json_text(row, "/url"), url);
		return;
	}
	CU_FAIL("no such webhook");
}

static void test_all_with_what_to_look_at(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	o = hooks(&w, "hooks northwind --json", 1);
	CU_ASSERT_EQUAL(json_int(o, "/counts/webhooks"), 9);
	CU_ASSERT_EQUAL(json_int(o, "/counts/http"), 2);
	CU_ASSERT_EQUAL(json_int(o, "/counts/secret"), 3);
	CU_ASSERT_EQUAL(json_int(o, "/counts/shared"), 4);
	CU_ASSERT_EQUAL(json_int(o, "/requests"), 16);
	expect_row(o, "reload", "HTTP SECRET", "http://etl.northwind.example/***");
	expect_row(o, "deploy", "SHARED", "https://ci.northwind.example/***");
	expect_row(o, "train", "", "https://train.northwind.example/***");
	CU_ASSERT_PTR_NULL(strstr(json_object_to_json_string(o), "hooks/deploy"));
	json_object_put(o);
	o = hooks(&w, "hooks northwind --json --reveal", 1);
	expect_row(o, "deploy", "SHARED", "https://ci.northwind.example/hooks/deploy");
	json_object_put(o);
	world_close(&w);
}

static void test_what_cannot_be_read_makes_it_incomplete(void)
{
	static const char *const refused[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET */northwind/checkout/webhook_pipeline* 403",
		NULL,
	};
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", refused);
	o = hooks(&w, "hooks northwind --json", 2);
	CU_ASSERT_FALSE(json_flag(o, "/complete", true));
	CU_ASSERT_STRING_EQUAL(json_text(o, "/missing/0/what"), "webhooks of checkout");
	CU_ASSERT_EQUAL(json_int(o, "/counts/webhooks"), 7);
	json_object_put(o);
	world_close(&w);
}

static void test_one_is_one(void)
{
	static const char *const refused[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET */fabrikam/anvil/webhook_pipeline* 403",
		NULL,
	};
	struct world w;
	struct run *r;

	world_open(&w, "nadia", "nadia-password", refused);
	r = cli(&w, "hooks fabrikam -o table");
	CU_ASSERT_PTR_NOT_NULL(
		strstr(r->out, "\n1 webhook in 1 repository: 1 plain http"));
	run_free(r);
	r = cli(&w, "members fabrikam --audit -o table");
	CU_ASSERT_PTR_NOT_NULL(
		strstr(r->out, "0 editors   1 invite (1 older than 14d)"));
	run_free(r);
	world_close(&w);
}

static void test_usage_asks_nothing(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "nadia", "nadia-password", audit);
	r = cli(&w, "hooks");
	CU_ASSERT_EQUAL(r->status, 64);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "of which organization?"));
	run_free(r);
	r = cli(&w, "hooks --help");
	CU_ASSERT_EQUAL(r->status, 0);
	for (size_t i = 0; i < n_hook_flags; i++)
		CU_ASSERT_PTR_NOT_NULL(strstr(r->out, hook_flags[i].word));
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET *"), 0);
	world_close(&w);
}

/* Three repositories share an address; two hooks of one repository do not. */
static void test_shared_is_by_repository(void)
{
	static const char pipeline[] =
		"[{\"name\":\"a\",\"webhooks\":[{\"hook_url\":\"https://x/1\"},"
		"{\"hook_url\":\"https://x/1\"},{\"hook_url\":\"https://u:p@y/2\"}]}]";
	struct estate e;
	json_object *rows;

	estate_init(&e, "acme", 1709294400);
	json_object_object_add(e.hooks, "one", json(pipeline));
	json_object_object_add(e.hooks, "two", json(pipeline));
	rows = hook_list(&e, false);
	CU_ASSERT_EQUAL(json_object_array_length(rows), 6);
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/0/flags"), "");
	CU_ASSERT_EQUAL(json_int(rows, "/0/repositories"), 2);
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/2/flags"), "SECRET");
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/2/host"), "y");
	json_object_put(rows);
	json_object_object_add(e.hooks, "three", json(pipeline));
	json_object_object_add(e.hooks, "unread", NULL);
	rows = hook_list(&e, false);
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/0/flags"), "SHARED");
	CU_ASSERT_EQUAL(json_int(rows, "/0/target"), 1);
	CU_ASSERT_EQUAL(json_int(rows, "/8/target"), 2);
	json_object_put(rows);
	estate_done(&e);
}

/* Of repositories whose settings were not read nothing is said, and what was never
 * pushed to was not within the year. */
static void test_policy_counts_what_was_read(void)
{
	struct doctor_policy p;
	struct estate e;

	estate_init(&e, "acme", 1709294400);
	CU_ASSERT_FALSE(doctor_policy(&e, &doctor_limits, &p));
	e.repos = json(
		"[{\"name\":\"a\",\"description\":\"it\",\"last_updated\":"
		"\"2024-02-01T00:00:00Z\"},{\"name\":\"b\",\"last_updated\":"
		"\"2021-02-01T00:00:00Z\"},{\"name\":\"c\",\"description\":\"\"}]");
	json_object_object_add(
		e.details, "a",
		json("{\"immutable_tags_settings\":{\"enabled\":true}}"));
	json_object_object_add(e.details, "b", json("{}"));
	CU_ASSERT_TRUE(doctor_policy(&e, &doctor_limits, &p));
	CU_ASSERT_EQUAL(p.repositories, 3);
	CU_ASSERT_EQUAL(p.settings, 2);
	CU_ASSERT_EQUAL(p.immutable, 1);
	CU_ASSERT_EQUAL(p.described, 1);
	CU_ASSERT_EQUAL(p.pushed, 1);
	estate_done(&e);
}

CHECK_MAIN("hooks", test_all_with_what_to_look_at,
	   test_what_cannot_be_read_makes_it_incomplete, test_usage_asks_nothing,
	   test_one_is_one, test_shared_is_by_repository,
	   test_policy_counts_what_was_read)
