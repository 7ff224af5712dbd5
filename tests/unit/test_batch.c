/* hubdeck batch: many operations in one session, each told by its line. */
#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define REPO "\"namespace\":\"acme\",\"repository\":\"web-app\""

static struct run *batch(struct world *w, const char *lines, const char *options)
{
	char *words = xasprintf("batch - %s", options);
	struct run *r = cli_input(w, lines, words);

	free(words);
	return r;
}

static void test_a_batch_is_one_session(void)
{
	static const char input[] =
		"# a comment\n\n"
		"{\"op\":\"repos.get\",\"params\":{" REPO "}}\n"
		"{\"op\":\"repos.nothing\"}\n"
		"{\"group\":\"repos\",\"action\":\"delete_tag\",\"params\":{" REPO
		",\"tag\":\"x\"}}\n"
		"not json\n"
		"{\"group\":\"hub_repos\",\"action\":\"check-tag\",\"params\":{" REPO
		",\"tag\":\"latest\"}}\n";
	struct world w;
	struct run *r;
	json_object *o;
	char *second;

	world_open(&w, "maria", "maria-password", NULL);
	r = batch(&w, input, "");
	/* The first that failed is the unknown operation. */
	CU_ASSERT_EQUAL(r->status, 64);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "line 4: no operation"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "line 5: "));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "line 6: not JSON: "));
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST *"), 1);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	/* Two answers, and each says whose it is. */
	second = strchr(r->out, '\n');
	CU_ASSERT_PTR_NOT_NULL_FATAL(second);
	o = parsed(second + 1);
	CU_ASSERT_EQUAL(json_int(o, "/line"), 7);
	CU_ASSERT_TRUE(json_flag(o, "/exists", false));
	json_object_put(o);
	*second = '\0';
	o = parsed(r->out);
	CU_ASSERT_EQUAL(json_int(o, "/line"), 3);
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

/* The Hub's refusals, too, and what is said besides. */
static void test_every_message_names_its_line(void)
{
	static const struct {
		const char *line, *says;
		int status;
	} cases[] = {
		{ "{\"op\":\"repos.get\",\"params\":{\"namespace\":\"acme\","
		  "\"repository\":\"ghost\"}}",
		  "line 2: Hub said: 404", 65 },
		{ "{\"op\":\"org.bulk_invite\",\"params\":{\"org\":\"acme\","
		  "\"invitees\":[\"nobody\",\"a@b.example\"],\"dry_run\":true}}",
		  "line 2: 1 of 2 items refused", 3 },
		{ "{\"op\":\"teams.remove_member\",\"params\":{\"org\":\"acme\","
		  "\"group_name\":\"web\",\"username\":\"ghost\"}}",
		  "line 2: already gone", 0 },
		{ "{\"op\":\"repos.lst\"}", "line 2: no operation", 64 },
		{ "{\"op\":\"repos list\"}", "line 2: no operation \"repos list\"",
		  64 },
		{ "{\"op\":\"repos.list\"}", "line 2: repos list needs namespace", 64 },
		{ "{\"op\":\"repos.list\",\"params\":{\"namespace\":\"acme\"},}",
		  "line 2: not JSON: no key where one must be at byte 50", 64 },
		{ "{\"op\":\"repos.list\",\"parms\":{\"namespace\":\"acme\"}}",
		  "line 2: \"parms\" is nothing a line has", 64 },
		{ "{\"op\":\"repos.list\",\"params\":{\"namespace\":\"acme\"},"
		  "\"dry_run\":true}",
		  "line 2: \"dry_run\" is nothing a line has", 64 },
		{ "{\"op\":\"repos.list\",\"params\":[]}",
		  "line 2: \"params\" is an object", 64 },
		{ "{\"op\":7}", "line 2: \"op\" is a text", 64 },
		{ "[1]", "line 2: not an object", 64 },
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *input = xasprintf("\n%s\n", cases[i].line);
		struct run *r = batch(&w, input, "-o table --allow-destructive");

		if (r->status != cases[i].status || !strstr(r->err, cases[i].says))
			printf("  %s\n  exit %d: %s", cases[i].line, r->status, r->err);
		CU_ASSERT_EQUAL(r->status, cases[i].status);
		CU_ASSERT_PTR_NOT_NULL(strstr(r->err, cases[i].says));
		CU_ASSERT_EQUAL(strcspn(r->err, "\n") + 1, strlen(r->err));
		run_free(r);
		free(input);
	}
	world_close(&w);
}

/* "success is said for bulk answers after each item's own status" (DESIGN 6) */
static void test_a_half_answered_call_reports_each_item(void)
{
	static const char call[] =
		"{\"op\":\"org.bulk_invite\",\"params\":{\"org\":\"acme\",\"invitees\":"
		"["
		"\"nobody\",\"a@b.example\",\"jdoe\"],\"dry_run\":true}}\n";
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = batch(&w, call, "--csv");
	CU_ASSERT_EQUAL(r->status, 3);
	CU_ASSERT_STRING_EQUAL(r->out, "invitee,status\n"
				       "nobody,invalid_email_or_docker_id\n"
				       "a@b.example,invited\n"
				       "jdoe,existing_org_member\n");
	run_free(r);
	world_close(&w);
}

static void test_long_lines(void)
{
	size_t n = 1 << 20;
	char *input = xmalloc(n + 200);
	struct world w;
	struct run *r;

	/* One byte too long, and the next line is read from its beginning. */
	memset(input, ' ', n);
	memcpy(input, "{\"op\":\"repos.get\"}", 18);
	input[n] = ' ';
	snprintf(input + n + 1, 199,
		 "x\n{\"op\":\"repos.check\",\"params\":{" REPO "}}");
	world_open(&w, "maria", "maria-password", NULL);
	r = batch(&w, input, "");
	CU_ASSERT_EQUAL(r->status, 64);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "line 1: longer than 1 MiB"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\"exists\":true"));
	run_free(r);
	world_close(&w);
	free(input);
}

/* --all is for the lines that list. */
static void test_all_pages_of_what_lists(void)
{
	static const char input[] =
		"{\"op\":\"repos.check\",\"params\":{" REPO "}}\n"
		"{\"op\":\"repos.list_tags\",\"params\":{" REPO "}}\n";
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = batch(&w, input, "--all");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\"exists\":true"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\"next\":null"));
	run_free(r);
	world_close(&w);
}

static void test_files(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "batch /nonexistent", 64, "/nonexistent: No such file");
	expect_exit(&w, "batch /", 74, "/: Is a directory");
	expect_exit(&w, "batch /dev/null", 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

/* What comes behind would be done without anybody knowing. */
static void test_nothing_is_run_when_nobody_is_told(void)
{
	static const char lines[] =
		"printf '%s\\n%s\\n' '{\"op\":\"repos.check\",\"params\":{" REPO "}}' "
		"'{\"op\":\"teams.create\",\"params\":{\"org\":\"acme\",\"group_name\":"
		"\"late\"}}' | ";
	static const struct {
		const char *how, *says;
	} cases[] = {
		{ "{ \"$HUBDECK\" batch - -o table; echo $? >&2; } >/dev/full",
		  "hubdeck: line 1: cannot write the output: No space left on device; "
		  "the lines behind it are not run\n74\n" },
		{ "{ mkfifo \"$HOME/f\"; exec 3<>\"$HOME/f\" 4>\"$HOME/f\" 3>&-; "
		  "\"$HUBDECK\" batch - -o table >&4; echo $? >&2; }",
		  "hubdeck: line 1: cannot write the output: its reader has gone away; "
		  "the lines behind it are not run\n141\n" },
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *line = xasprintf("%s%s", lines, cases[i].how);
		struct run *r = cli_shell(&w, line);

		CU_ASSERT_STRING_EQUAL(r->err, cases[i].says);
		run_free(r);
		free(line);
	}
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST /v2/orgs/*"), 0);
	world_close(&w);
}

CHECK_MAIN("batch", test_a_batch_is_one_session, test_every_message_names_its_line,
	   test_a_half_answered_call_reports_each_item, test_long_lines,
	   test_all_pages_of_what_lists, test_files,
	   test_nothing_is_run_when_nobody_is_told)
