/* `hubdeck compare`: what differs between two readings, and by whom it was done. */
#include <stdio.h>

#include "model/estate_compare.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"
#include "tests/harness/words.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

static json_object *json(const char *s)
{
	struct error err = { 0 };
	json_object *o = NULL;

	if (json_parse(str_from(s), &o, &err))
		printf("  %s: %s\n", err.text, s);
	return o;
}

/* "joined bob - - Member" of each row, a line each; the caller frees. */
static char *lines_of(json_object *rows)
{
	static const char *const names[] = { "/who", "/where", "/from", "/to" };
	char *all = xstrdup("");

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		char *line = xasprintf("%s%s", all, json_text(row, "/change"));

		for (size_t k = 0; k < COUNT(names); k++) {
			const char *cell = json_text(row, names[k]);
			char *more = xasprintf("%s %s", line, *cell ? cell : "-");

			free(line);
			line = more;
		}
		free(all);
		all = xasprintf("%s\n", line);
		free(line);
	}
	return all;
}

/* ---- two readings ------------------------------------------------------------- */

static void fill(struct estate *e, int64_t now, const char *members, const char *teams,
		 const char *repos, const char *grants)
{
	estate_init(e, "acme", now);
	e->members = json(members);
	e->teams = json(teams);
	e->repos = json(repos);
	json_object_put(e->grants);
	e->grants = json(grants);
}

static void before_and_after(struct estate *a, struct estate *b)
{
	fill(a, 1000,
	     "[{\"username\":\"ann\",\"role\":\"owner\",\"groups\":[\"owners\"]},"
	     "{\"username\":\"bob\",\"role\":\"member\",\"groups\":[\"web\",\"ops\"]},"
	     "{\"username\":\"cy\",\"role\":\"member\",\"groups\":[\"web\"]}]",
	     "[{\"name\":\"owners\"},{\"name\":\"web\"},{\"name\":\"ops\"}]",
	     "[{\"name\":\"app\"},{\"name\":\"old\"}]",
	     "{\"app\":[{\"group_name\":\"web\",\"permission\":\"read\"},"
	     "{\"group_name\":\"ops\",\"permission\":\"admin\"}],"
	     "\"old\":[{\"group_name\":\"web\",\"permission\":\"write\"}]}");
	fill(b, 2000,
	     "[{\"username\":\"ann\",\"role\":\"Owner\",\"groups\":[\"owners\"]},"
	     "{\"username\":\"bob\",\"role\":\"editor\",\"groups\":[\"ops\",\"sre\"]},"
	     "{\"username\":\"dee\",\"role\":\"member\",\"groups\":[\"web\"]}]",
	     "[{\"name\":\"owners\"},{\"name\":\"web\"},{\"name\":\"sre\"}]",
	     "[{\"name\":\"app\"},{\"name\":\"new\"}]",
	     "{\"app\":[{\"group_name\":\"web\",\"permission\":\"write\"}],"
	     "\"new\":[{\"group_name\":\"sre\",\"permission\":\"admin\"}]}");
}

static void test_every_change_is_told_once(void)
{
	json_object *skipped = json_object_new_array(), *rows;
	struct estate a, b;
	char *lines;

	before_and_after(&a, &b);
	rows = estate_compare(&a, &b, skipped);
	lines = lines_of(rows);
	CU_ASSERT_STRING_EQUAL(lines, "joined dee - - member\n"
				      "left cy - member -\n"
				      "role-changed bob - member editor\n"
				      "team-made - sre - -\n"
				      "team-deleted - ops - -\n"
				      "team-added bob sre - -\n"
				      "team-removed bob web - -\n"
				      "access-given sre acme/new - admin\n"
				      "access-taken ops acme/app admin -\n"
				      "access-taken web acme/old write -\n"
				      "access-changed web acme/app read write\n");
	CU_ASSERT_EQUAL(json_object_array_length(skipped), 0);
	free(lines);
	json_object_put(rows);
	/* The same twice is nothing. */
	rows = estate_compare(&b, &b, skipped);
	CU_ASSERT_EQUAL(json_object_array_length(rows), 0);
	CU_ASSERT_EQUAL(json_object_array_length(skipped), 0);
	json_object_put(rows);
	json_object_put(skipped);
	estate_done(&a);
	estate_done(&b);
}

/* Half a list of members is nobody who left. */
static void test_what_is_not_complete_is_not_compared(void)
{
	json_object *skipped = json_object_new_array(), *rows;
	struct estate a, b;
	char *lines;

	before_and_after(&a, &b);
	estate_miss(&b, "members", "not every page came");
	estate_miss(&a, "access of app", "forbidden");
	json_object_put(b.teams);
	b.teams = NULL;
	rows = estate_compare(&a, &b, skipped);
	lines = lines_of(rows);
	CU_ASSERT_STRING_EQUAL(lines, "access-given sre acme/new - admin\n"
				      "access-taken web acme/old write -\n");
	free(lines);
	lines = xstrdup(
		json_object_to_json_string_ext(skipped, JSON_C_TO_STRING_PLAIN));
	CU_ASSERT_PTR_NOT_NULL(strstr(lines,
				      "\"members\",\"why\":\"not complete in the "
				      "newer\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(lines, "\"teams\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(lines, "access to acme"));
	CU_ASSERT_EQUAL(json_object_array_length(skipped), 3);
	free(lines);
	json_object_put(rows);
	json_object_put(skipped);
	estate_done(&a);
	estate_done(&b);
}

static void test_the_newest_event_that_fits_tells_by_whom(void)
{
	static const char events[] =
		"[{\"action\":\"org.member.add\",\"name\":\"dee\",\"actor\":\"old\","
		"\"timestamp\":\"1970-01-01T00:10:00Z\"},"
		"{\"action\":\"org.member.add\",\"name\":\"dee\",\"actor\":\"ann\","
		"\"timestamp\":\"1970-01-01T00:20:00Z\"},"
		"{\"action\":\"org.member.add\",\"name\":\"deedee\",\"actor\":\"no\","
		"\"timestamp\":\"1970-01-01T00:30:00Z\"},"
		"{\"action\":\"org.team.member.add\",\"name\":\"acme\",\"actor\":"
		"\"ann\","
		"\"data\":{\"user\":\"bob\",\"team\":\"web\"},"
		"\"timestamp\":\"1970-01-01T00:21:00Z\"},"
		"{\"action\":\"org.team.member.add\",\"name\":\"acme\",\"actor\":"
		"\"eve\","
		"\"action_description\":\"added bob to the team sre\\n\","
		"\"timestamp\":\"1970-01-01T00:22:00Z\"},"
		"{\"action\":\"org.team.member.add\",\"name\":\"acme\",\"actor\":"
		"\"no\","
		"\"action_description\":\"added k.bob, bob@sre.example and sre/bob to "
		"the team sre\","
		"\"timestamp\":\"1970-01-01T00:23:00Z\"},"
		"{\"action\":7,\"data\":[],\"timestamp\":null},null]";
	json_object *skipped = json_object_new_array(), *log = json(events), *rows;
	struct estate a, b;

	before_and_after(&a, &b);
	rows = estate_compare(&a, &b, skipped);
	estate_blame(rows, log, 1000);
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/0/by"), "ann");
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/0/when"), "1970-01-01T00:20:00Z");
	CU_ASSERT_PTR_NULL(json_at(rows, "/1/by"));
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/5/change"), "team-added");
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/5/by"), "eve");
	json_object_put(log);
	json_object_put(rows);
	json_object_put(skipped);
	estate_done(&a);
	estate_done(&b);
}

/* ---- the command ------------------------------------------------------------------
 */

static const char *const changes[] = {
	"teams add-member --org northwind --team web --member verakim",
	"teams remove-member --org northwind --team web --member tessmoor",
	"org update-member --org northwind --member samlee --role editor",
	"org remove-member --org northwind --member carlsen",
	("repos assign-group --namespace northwind --repository gateway --group-id %s "
	 "--permission write"),
};

static char *taken(struct world *w, const char *name)
{
	char *path = xasprintf("%s/%s", w->env.home, name);
	char *words = xasprintf("snapshot northwind %s", path);

	expect_exit(w, words, 0, NULL);
	free(words);
	return path;
}

static struct run *compared(struct world *w, const char *a, const char *b,
			    const char *more, int status)
{
	char *words = xasprintf("compare %s %s %s", a, b, more);
	struct run *r = cli(w, words);

	if (r->status != status)
		printf("  hubdeck %s: exit %d\n%s%s", words, r->status, r->out, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	free(words);
	return r;
}

/* The number of the team web; the caller frees. */
static char *number_of_web(struct world *w)
{
	struct run *r = cli(w, "teams get --org northwind --group-name web --json");
	json_object *o = parsed(r->out);
	char *id = xstrdup(json_text(o, "/data/id"));

	json_object_put(o);
	run_free(r);
	return id;
}

static void change_things(struct world *w)
{
	char *id = number_of_web(w);

	for (size_t i = 0; i < COUNT(changes); i++) {
		char *change = words_replace(changes[i], "%s", id);
		char *words = xasprintf("%s --allow-destructive --yes --confirm "
					"northwind",
					change);

		expect_exit(w, words, 0, NULL);
		free(words);
		free(change);
	}
	free(id);
}

static void test_changes_since_a_snapshot_are_told_with_who_did_them(void)
{
	struct world w;
	char *a, *b, *lines;
	struct run *r;
	json_object *o, *offline;

	world_open(&w, "nadia", "nadia-password", audit);
	a = taken(&w, "a.jsonl");
	r = compared(&w, a, "live", "-o table", 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "northwind is the same"));
	run_free(r);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET /v2/auditlogs/*"), 0);

	change_things(&w);
	r = compared(&w, a, "live", "--json", 1);
	o = parsed(r->out);
	lines = lines_of(json_at(o, "/changes"));
	CU_ASSERT_STRING_EQUAL(lines, "left carlsen - Member -\n"
				      "role-changed samlee - Member Editor\n"
				      "team-added verakim web - -\n"
				      "team-removed tessmoor web - -\n"
				      "access-given web northwind/gateway - write\n");
	for (size_t i = 0; i < COUNT(changes); i++) {
		json_object *row = json_object_array_get_idx(json_at(o, "/changes"), i);

		CU_ASSERT_STRING_EQUAL(json_text(row, "/by"), "nadia");
		CU_ASSERT_PTR_NOT_NULL(
			strstr(json_text(row, "/when"), "2024-03-01T12:"));
	}
	CU_ASSERT_EQUAL(json_int(o, "/counts/fewer"), 1);
	CU_ASSERT_EQUAL(json_int(o, "/counts/changed"), 4);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/audit_log"), "read");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/old/credential"), "nadia, password");
	run_free(r);
	free(lines);

	/* Two files say the same, but not by whom. */
	b = taken(&w, "b.jsonl");
	r = compared(&w, a, b, "--json", 1);
	offline = parsed(r->out);
	lines = lines_of(json_at(offline, "/changes"));
	run_free(r);
	r = compared(&w, a, b, "-o table", 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "not known"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "+0 -1 ~4"));
	run_free(r);
	CU_ASSERT_PTR_NOT_NULL(strstr(lines, "left carlsen"));
	CU_ASSERT_PTR_NULL(json_at(offline, "/changes/0/by"));
	free(lines);
	json_object_put(offline);
	json_object_put(o);
	free(a);
	free(b);
	world_close(&w);
}

/* The log refused hides by whom, not what; a list refused hides what. */
static void test_refused_lists(void)
{
	static const char *const log[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET /v2/auditlogs/* 403",
		NULL
	};
	static const char *const later[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET */orgs/northwind/members* 403 skip=1",
		NULL
	};
	struct world w;
	struct run *r;
	char *a;

	world_open(&w, "nadia", "nadia-password", log);
	a = taken(&w, "a.jsonl");
	change_things(&w);
	r = compared(&w, a, "live", "-o table", 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "not known"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "by whom is not known"));
	run_free(r);
	free(a);
	world_close(&w);

	world_open(&w, "nadia", "nadia-password", later);
	a = taken(&w, "a.jsonl");
	r = compared(&w, a, "live", "-o csv", 2);
	CU_ASSERT_STRING_EQUAL(r->out, "change,who,where,from,to,by,when\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "INCOMPLETE: members: not complete in "
					      "the newer"));
	run_free(r);
	free(a);
	world_close(&w);
}

/* A list that is not compared may be missing. */
static void test_what_is_not_compared_need_not_be_there(void)
{
	static const char *const refused[] = {
		"--fixture", "audit",  "--rate-limit",
		"0",         "--fail", "GET /v2/access-tokens* 403",
		NULL
	};
	struct world w;
	struct run *r;
	char *a, *words;

	world_open(&w, "nadia", "nadia-password", refused);
	a = xasprintf("%s/a.jsonl", w.env.home);
	words = xasprintf("snapshot northwind %s -o table", a);
	expect_exit(&w, words, 2, "INCOMPLETE: personal tokens");
	r = compared(&w, a, "live", "-o table", 0);
	CU_ASSERT_STRING_EQUAL(r->err, "");
	run_free(r);
	free(words);
	free(a);
	world_close(&w);
}

static void test_usage(void)
{
	struct world w;
	char *a, *words;

	world_open(&w, "nadia", "nadia-password", audit);
	a = taken(&w, "a.jsonl");
	expect_exit(&w, "compare", 64, "which snapshot");
	words = xasprintf("compare %s", a);
	expect_exit(&w, words, 64, "OLD live");
	free(words);
	words = xasprintf("compare %s /nowhere/x", a);
	expect_exit(&w, words, 74, "No such file");
	free(words);
	words = xasprintf("snapshot fabrikam %s/f.jsonl", w.env.home);
	expect_exit(&w, words, 0, NULL);
	free(words);
	words = xasprintf("compare %s %s/f.jsonl", a, w.env.home);
	expect_exit(&w, words, 64, "of northwind, the other of fabrikam");
	free(words);
	/* Everybody would have left it. */
	hubsim_stop(w.hub);
	w.hub = hubsim_start(audit);
	env_put_all(&w.env, hubsim_env(w.hub));
	words = xasprintf("compare %s live", a);
	expect_exit(&w, words, 64, "of the Hub at http://127.0.0.1:");
	free(words);
	free(a);
	world_close(&w);
}

CHECK_MAIN("compare", test_every_change_is_told_once,
	   test_what_is_not_complete_is_not_compared,
	   test_the_newest_event_that_fits_tells_by_whom,
	   test_changes_since_a_snapshot_are_told_with_who_did_them, test_refused_lists,
	   test_what_is_not_compared_need_not_be_there, test_usage)
