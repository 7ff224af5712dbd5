/* `hubdeck clean` against the simulated Hub: what it says, saves, sends and exits with.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define OLD "clean acme/web-app --match ^pr- --older-than 90d"

static json_object *answer(struct world *w, const char *words, int status)
{
	struct run *r = cli(w, words);
	json_object *o;

	if (r->status != status)
		printf("  hubdeck %s\n  exit %d, wanted %d\n  %s", words, r->status,
		       status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	o = parsed(r->out);
	run_free(r);
	return o;
}

/* Of all reasons. */
static int64_t sum_of(json_object *counts)
{
	int64_t sum = 0;

	json_object_object_foreach(counts, name, value)
	{
		if (strcmp(name, "total") != 0)
			sum += json_object_get_int64(value);
	}
	return sum;
}

static char *in_home(const struct world *w, const char *name)
{
	return xasprintf("%s/%s", w->env.home, name);
}

static void put_file(const struct world *w, const char *name, const char *text)
{
	char *path = in_home(w, name);
	FILE *f = fopen(path, "w");

	if (!f || fputs(text, f) < 0 || fclose(f))
		abort();
	free(path);
}

static char *file_text(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = xcalloc(1 << 20, 1);

	if (f) {
		(void)!fread(text, 1, (1 << 20) - 1, f);
		fclose(f);
	}
	return text;
}

static size_t count_of(const char *text, const char *needle)
{
	size_t n = 0;

	for (; (text = strstr(text, needle)); text++)
		n++;
	return n;
}

/* ---- plans --------------------------------------------------------------- */

static void test_the_counts_add_up_and_nothing_is_deleted(void)
{
	struct world w;
	json_object *o;
	int64_t total;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, "repos list-tags --namespace acme --repository web-app", 0);
	total = json_int(o, "/data/count");
	json_object_put(o);
	o = answer(&w, OLD " --keep 3", 0);
	CU_ASSERT_TRUE(total > 0);
	CU_ASSERT_EQUAL(json_int(o, "/counts/total"), total);
	CU_ASSERT_EQUAL(sum_of(json_at(o, "/counts")), total);
	CU_ASSERT_EQUAL(sum_of(json_at(o, "/repositories/0/counts")), total);
	CU_ASSERT_EQUAL(json_int(o, "/delete"), json_int(o, "/counts/delete"));
	CU_ASSERT_TRUE(json_int(o, "/delete") > 20);
	CU_ASSERT_TRUE(json_int(o, "/counts/latest") == 1);
	CU_ASSERT_TRUE(json_int(o, "/counts/immutable") > 0);
	CU_ASSERT_TRUE(json_flag(o, "/complete", false));
	CU_ASSERT_TRUE(json_int(o, "/cost/requests") > json_int(o, "/delete"));
	CU_ASSERT_TRUE(json_int(o, "/cost/seconds") > 0);
	CU_ASSERT_TRUE(json_int(o, "/cost_in_batches/requests") <
		       json_int(o, "/cost/requests"));
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "P[AU]*"), 0);
	json_object_put(o);
	world_close(&w);
}

static void test_the_plan_is_saved_for_its_owner_only(void)
{
	struct world w;
	json_object *o;
	struct str path;
	struct stat st;
	char *name, *text;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, OLD, 0);
	path = json_str(o, "/file");
	name = xasprintf("%.*s", STR_ARG(path));
	CU_ASSERT_EQUAL(stat(name, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	text = file_text(name);
	CU_ASSERT_EQUAL(count_of(text, "\n"), (size_t)json_int(o, "/delete") + 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"rule\":{\"match\":[\"^pr-\"],"
					    "\"older-than\":\"90d\"}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"by\":\"maria\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"complete\":true"));
	CU_ASSERT_PTR_NULL(strstr(text, "maria-password"));
	CU_ASSERT_TRUE(json_str(o, "/apply").len > 0);
	json_object_put(o);
	free(text);
	free(name);
	world_close(&w);
}

/* The same code makes both (QUALITY S11). */
static void test_a_dry_run_plans_the_same_and_saves_nothing(void)
{
	struct world w;
	json_object *dry, *wet;
	char *plans;
	struct stat st;

	world_open(&w, "maria", "maria-password", NULL);
	dry = answer(&w, OLD " --dry-run", 0);
	plans = in_home(&w, ".local/state/hubdeck/plans");
	CU_ASSERT_NOT_EQUAL(stat(plans, &st), 0);
	CU_ASSERT_PTR_NULL(json_at(dry, "/file"));
	CU_ASSERT_PTR_NULL(json_at(dry, "/apply"));
	wet = answer(&w, OLD, 0);
	CU_ASSERT_TRUE(
		json_object_equal(json_at(dry, "/counts"), json_at(wet, "/counts")));
	CU_ASSERT_EQUAL(stat(plans, &st), 0);
	json_object_put(dry);
	json_object_put(wet);
	free(plans);
	world_close(&w);
}

static void test_a_plan_goes_where_it_is_told_and_over_nothing(void)
{
	struct world w;
	char *path, *words, *text;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	path = in_home(&w, "a.plan");
	words = xasprintf(OLD " --save %s", path);
	o = answer(&w, words, 0);
	text = xasprintf("hubdeck apply %s --allow-destructive --confirm acme/web-app",
			 path);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/apply"), str_from(text)));
	json_object_put(o);
	expect_exit(&w, words, 74, "a.plan");
	free(text);
	free(words);
	free(path);
	world_close(&w);
}

static void test_what_was_planned_can_be_applied(void)
{
	struct world w;
	json_object *o;
	struct str id;
	char *words;
	int64_t planned;

	world_open(&w, "maria", "maria-password",
		   (const char *const[]){ "--rate-limit", "0", NULL });
	o = answer(&w, "clean acme/web-app --match pr-42* --older-than 90d --json", 0);
	planned = json_int(o, "/delete");
	id = json_str(o, "/id");
	words = xasprintf("apply %.*s --allow-destructive --yes --confirm acme/web-app",
			  STR_ARG(id));
	CU_ASSERT_TRUE(planned > 0);
	expect_exit(&w, words, 0, NULL);
	json_object_put(o);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE */tags/pr-42*"), (size_t)planned);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), (size_t)planned);
	/* And then there is nothing more to do. */
	o = answer(&w, "clean acme/web-app --match pr-42* --older-than 90d --json", 0);
	CU_ASSERT_EQUAL(json_int(o, "/delete"), 0);
	CU_ASSERT_PTR_NULL(json_at(o, "/file"));
	json_object_put(o);
	free(words);
	world_close(&w);
}

static void test_several_repositories_make_one_plan(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, "clean acme/web-app acme/payments --match * --older-than 60d",
		   0);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/repositories")), 2);
	CU_ASSERT_TRUE(json_int(o, "/repositories/0/counts/delete") > 0);
	CU_ASSERT_TRUE(json_int(o, "/repositories/1/counts/delete") > 0);
	CU_ASSERT_EQUAL(json_int(o, "/delete"),
			json_int(o, "/repositories/0/counts/delete") +
				json_int(o, "/repositories/1/counts/delete"));
	json_object_put(o);
	/* One that is not there does not hide the other. */
	o = answer(&w, "clean acme/web-app acme/nothing --match ^pr- --older-than 60d",
		   2);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/repositories")), 1);
	CU_ASSERT_FALSE(json_flag(o, "/complete", true));
	json_object_put(o);
	expect_exit(&w, "clean acme/nothing --match x", 65, "object not found");
	world_close(&w);
}

/* ---- what it says -------------------------------------------------------- */

static void test_people_read_what_stays_and_why(void)
{
	static const char *const said[] = {
		"acme/web-app\n  Rule         ^pr-, neither pushed nor pulled since "
		"90d\n",
		"  Will delete ",
		"logical; layers are shared",
		" named latest\n",
		" immutable by a rule of the repository\n",
		" never pulled (--include-never-pulled)\n",
		" share a digest with what stays: deleting them frees nothing\n",
		"  Oldest       pr-",
		"  At random    pr-",
		" at 150 a minute\n",
		"  Undo         none: ",
		" planned, nothing was deleted\n",
		"  To apply     hubdeck apply clean-",
	};
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, OLD " -o table");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->err, "");
	for (size_t i = 0; i < COUNT(said); i++) {
		if (!strstr(r->out, said[i]))
			printf("  not said: %s\n%s", said[i], r->out);
		CU_ASSERT_PTR_NOT_NULL(strstr(r->out, said[i]));
	}
	run_free(r);
	world_close(&w);
}

static void test_rows_in_every_format(void)
{
	struct world w;
	struct run *r;
	json_object *o;
	size_t n;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, OLD " --dry-run", 0);
	n = (size_t)json_int(o, "/delete");
	json_object_put(o);
	r = cli(&w, OLD " --dry-run --csv");
	CU_ASSERT_PTR_EQUAL(strstr(r->out, "repository,name,pushed,pulled,size,"
					   "platforms,digest\n"),
			    r->out);
	CU_ASSERT_EQUAL(count_of(r->out, "\n"), n + 1);
	CU_ASSERT_EQUAL(count_of(r->out, "sha256:"), n);
	run_free(r);
	r = cli(&w, OLD " --dry-run --ndjson");
	CU_ASSERT_EQUAL(count_of(r->out, "\n"), n);
	run_free(r);
	r = cli(&w, OLD " --dry-run -0");
	CU_ASSERT_EQUAL(strncmp(r->out, "pr-", 3), 0);
	CU_ASSERT_PTR_NULL(memchr(r->out, '\n', r->out_len));
	run_free(r);
	r = cli(&w, OLD " --dry-run --columns name --tsv");
	CU_ASSERT_EQUAL(strncmp(r->out, "name\npr-", 8), 0);
	run_free(r);
	world_close(&w);
}

static void test_an_export_is_csv_and_written_once(void)
{
	struct world w;
	char *path, *words, *text;
	struct stat st;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	path = in_home(&w, "plan.csv");
	words = xasprintf(OLD " --export %s", path);
	o = answer(&w, words, 0);
	text = file_text(path);
	CU_ASSERT_EQUAL(count_of(text, "\r\n"), (size_t)json_int(o, "/delete") + 1);
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	json_object_put(o);
	expect_exit(&w, words, 74, "exists already");
	free(text);
	free(words);
	free(path);
	world_close(&w);
}

static void test_patterns_are_tried(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	r = cli(&w, "clean acme/web-app --match pr-* --exclude pr-4* --test");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "  takes "));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, " pr-5"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "  leaves "));
	run_free(r);
	world_close(&w);
}

/* The script copies each image by its digest: a stand-in for regctl tells. */
static void test_the_copy_script_saves_every_image(void)
{
	struct world w;
	struct run *r;
	json_object *o;
	size_t n;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, OLD " --dry-run", 0);
	n = (size_t)json_int(o, "/delete");
	json_object_put(o);
	put_file(&w, "regctl", "#!/bin/sh\necho \"$@\" >>\"$HOME/copied\"\n");
	r = cli_shell(&w, "chmod +x \"$HOME/regctl\"; \"$HUBDECK\" " OLD
			  " --copy-script >\"$HOME/s\" && sh -n \"$HOME/s\" && "
			  "PATH=$HOME:$PATH DEST=example.com/old sh \"$HOME/s\" && "
			  "cat \"$HOME/copied\"");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(count_of(r->out, "image copy docker.io/acme/web-app@sha256:"),
			n);
	CU_ASSERT_EQUAL(count_of(r->out, " example.com/old/acme/web-app:pr-"), n);
	run_free(r);
	r = cli_shell(&w, "sh \"$HOME/s\"");
	CU_ASSERT_NOT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "where to?"));
	run_free(r);
	world_close(&w);
}

/* ---- who may not --------------------------------------------------------- */

static void test_who_cannot_delete_is_told_before_anything_is_read(void)
{
	struct world w;

	world_open(&w, "maria", "dckr_pat_maria_ro", NULL);
	expect_exit(&w, OLD, 77, "cannot delete tags");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET */tags*"), 0);
	expect_exit(&w, "clean acme/web-app --untagged", 77, "cannot delete manifests");
	/* To look is enough for --check. */
	expect_exit(&w, OLD " --check", 1, NULL);
	world_close(&w);
	world_open(&w, NULL, NULL, NULL);
	expect_exit(&w, "clean acme/docs-site --match x --no-input", 77,
		    "not signed in");
	world_close(&w);
}

static void test_reading_is_all_that_planning_does(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "maria", "maria-password", NULL);
	o = answer(&w, OLD " --read-only", 0);
	CU_ASSERT_TRUE(json_int(o, "/delete") > 0);
	json_object_put(o);
	world_close(&w);
}

/* ---- what could not be read ---------------------------------------------- */

static void test_a_list_that_breaks_off_is_no_complete_plan(void)
{
	struct world w;
	json_object *o;
	struct str path;
	char *name, *text;

	world_open(&w, "maria", "maria-password",
		   (const char *const[]){ "--fail", "GET */tags*page=3* 403", NULL });
	o = answer(&w, OLD, 2);
	CU_ASSERT_FALSE(json_flag(o, "/complete", true));
	CU_ASSERT_FALSE(json_flag(o, "/repositories/0/complete", true));
	CU_ASSERT_TRUE(json_str(o, "/repositories/0/why").len > 0);
	CU_ASSERT_EQUAL(sum_of(json_at(o, "/counts")), json_int(o, "/counts/total"));
	path = json_str(o, "/file");
	name = xasprintf("%.*s", STR_ARG(path));
	text = file_text(name);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"complete\":false"));
	json_object_put(o);
	free(text);
	free(name);
	expect_exit(&w, OLD " --check", 2, NULL);
	/* Without all tags nobody knows which images are needed. */
	o = answer(&w, "clean acme/web-app --untagged", 2);
	CU_ASSERT_EQUAL(json_int(o, "/delete"), 0);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET */manifests*"), 0);
	json_object_put(o);
	world_close(&w);
}

static void test_a_token_that_does_not_see_all_repositories(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "acme", "dckr_oat_acme_nolist", NULL);
	r = cli(&w, "clean acme/* --match * --older-than 30d --check");
	CU_ASSERT_EQUAL(r->status, 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "scope-repository-list"));
	run_free(r);
	world_close(&w);
}

/* ---- untagged ------------------------------------------------------------ */

static void test_untagged_manifests(void)
{
	struct world w;
	json_object *o;
	int64_t planned;
	char *words;
	struct str id;

	world_open(&w, "maria", "maria-password",
		   (const char *const[]){ "--rate-limit", "0", NULL });
	o = answer(&w, "clean acme/web-app --untagged --include-never-pulled", 0);
	CU_ASSERT_EQUAL(json_int(o, "/delete"), 0);
	json_object_put(o);
	o = answer(&w, "clean acme/web-app --match pr-42* --older-than 90d", 0);
	planned = json_int(o, "/delete");
	id = json_str(o, "/id");
	words = xasprintf("apply %.*s --allow-destructive --yes --confirm acme/web-app",
			  STR_ARG(id));
	expect_exit(&w, words, 0, NULL);
	free(words);
	json_object_put(o);

	o = answer(&w, "clean acme/web-app --untagged --older-than 90d", 0);
	CU_ASSERT_TRUE(json_int(o, "/delete") > 0 && json_int(o, "/delete") <= planned);
	CU_ASSERT_EQUAL(sum_of(json_at(o, "/counts")), json_int(o, "/counts/total"));
	CU_ASSERT_TRUE(json_int(o, "/counts/tagged") > 100);
	planned = json_int(o, "/delete");
	id = json_str(o, "/id");
	words = xasprintf("apply %.*s --allow-destructive --confirm acme/web-app",
			  STR_ARG(id));
	expect_exit(&w, words, 0, NULL);
	CU_ASSERT_TRUE(hubsim_count(w.hub, "DELETE */manifests*") > 0);
	free(words);
	json_object_put(o);
	o = answer(&w, "clean acme/web-app --untagged --older-than 90d", 0);
	CU_ASSERT_EQUAL(json_int(o, "/delete"), 0);
	json_object_put(o);
	world_close(&w);
}

/* ---- policies ------------------------------------------------------------ */

static void expect_policy(struct world *w, const char *text, const char *more,
			  int status, const char *said)
{
	char *path = in_home(w, "p.ini"), *words;

	put_file(w, "p.ini", text);
	words = xasprintf("clean --policy %s%s", path, more);
	expect_exit(w, words, status, said);
	free(words);
	free(path);
}

static void test_a_policy_is_checked_line_by_line(void)
{
	static const struct {
		const char *text, *said;
	} cases[] = {
		{ "", "no repository is named" },
		{ "[acme/app]\nmatch = ^pr-\nolder-then = 90d\n",
		  "p.ini:3: older-then: no such rule\",\"hint\":\"did you mean "
		  "older-than" },
		{ "# all\n[acme/app]\nkeep = many\n", "p.ini:3: keep: a number" },
		{ "keep = 3\n", "p.ini:1: keep stands before the first [repository]" },
		{ "[app]\nkeep = 3\n", "p.ini:2: [app] is no repository" },
		{ "[acme/app]\nkeep = 3\n[acme/web]\nkeep = 1\n[acme/app]\nmatch = x\n",
		  "p.ini:6: [acme/app] was there before" },
		{ "[acme/app]\n\nexclude = x\n",
		  "p.ini:3: [acme/app] the rule does not say what goes" },
		{ "[acme/app]\nkeep = 3\n[acme/web]\nuntagged = yes\n",
		  "p.ini:4: some sections are of untagged manifests" },
		{ "[acme/app]\nmatch\n", "p.ini:2: not a setting" },
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(cases); i++)
		expect_policy(&w, cases[i].text, "", 64, cases[i].said);
	expect_exit(&w, "clean --policy /nowhere/p.ini", 64, "/nowhere/p.ini");
	expect_policy(&w, "[acme/app]\nkeep = 3\n", " --match x", 64,
		      "--policy names the repositories");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

static void test_a_policy_that_is_broken_is_found(void)
{
	struct world w;
	json_object *o;
	char *words;

	world_open(&w, "maria", "dckr_pat_maria_ro", NULL);
	expect_policy(&w, "[acme/web-app]\nmatch = ^pr-\nolder-than = 90d\n",
		      " --check", 1, NULL);
	expect_policy(&w, "[acme/web-app]\nmatch = ^nothing-\n", " --check", 0, NULL);
	expect_policy(&w, "[acme/web-app]\nmatch = ^nothing-\n[acme/gone]\nmatch = x\n",
		      " --check", 2, "acme/gone is left out");
	words = xasprintf("clean --policy %s/p.ini --check", w.env.home);
	put_file(&w, "p.ini",
		 "[acme/web-app]\nmatch = ^nothing-\n\n[acme/*]\nmatch = *\nkeep = 5\n"
		 "include-never-pulled = yes\n");
	o = answer(&w, words, 1);
	CU_ASSERT_TRUE(json_object_array_length(json_at(o, "/repositories")) > 5);
	CU_ASSERT_EQUAL(json_int(o, "/repositories/0/counts/delete"), 0);
	CU_ASSERT_PTR_NOT_NULL(json_at(o, "/rule/acme~1*"));
	CU_ASSERT_PTR_NULL(json_at(o, "/file"));
	json_object_put(o);
	free(words);
	world_close(&w);
}

/* ---- usage --------------------------------------------------------------- */

static void test_usage(void)
{
	static const struct {
		const char *words, *said;
	} cases[] = {
		{ "clean", "which repository?" },
		{ "clean acme", "is no repository" },
		{ "clean acme/ --match x", "is no repository" },
		{ "clean acme/web-app", "does not say what goes" },
		{ "clean acme/web-app --exclude x", "does not say what goes" },
		{ "clean acme/web-app --mtach x", "did you mean match" },
		{ "clean acme/web-app --match x --match ^( ", "match: " },
		{ "clean acme/web-app --keep 3 --keep 4", "keep is given twice" },
		{ "clean acme/web-app --older-than yesterday", "older-than: an age" },
		{ "clean acme/web-app --match x --check --save f",
		  "--check makes no plan" },
		{ "clean acme/web-app --match x --check --test", "one of them" },
		{ "clean acme/web-app --untagged --match x",
		  "untagged about manifests" },
		{ "clean acme/web-app --untagged --test", "manifests have none" },
		{ "clean acme/web-app --older-than", "a value is missing" },
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(cases); i++)
		expect_exit(&w, cases[i].words, 64, cases[i].said);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	world_close(&w);
}

static void test_switches_take_no_word(void)
{
	struct world w;
	json_object *one, *other;

	world_open(&w, "maria", "maria-password", NULL);
	one = answer(&w, "clean --include-never-pulled acme/web-app --match ^pr-", 0);
	other = answer(&w, "clean acme/web-app --match=^pr- --include_never_pulled", 0);
	CU_ASSERT_TRUE(
		json_object_equal(json_at(one, "/counts"), json_at(other, "/counts")));
	CU_ASSERT_PTR_NULL(json_at(one, "/counts/never-pulled"));
	json_object_put(one);
	json_object_put(other);
	world_close(&w);
}

static void test_help_names_every_rule(void)
{
	struct world w;
	struct run *r;

	world_open(&w, NULL, NULL, NULL);
	r = cli(&w, "clean --help");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "--older-than AGE"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "--include-shared "));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "--policy FILE"));
	run_free(r);
	world_close(&w);
}

CHECK_MAIN("clean_cli", test_the_counts_add_up_and_nothing_is_deleted,
	   test_the_plan_is_saved_for_its_owner_only,
	   test_a_dry_run_plans_the_same_and_saves_nothing,
	   test_a_plan_goes_where_it_is_told_and_over_nothing,
	   test_what_was_planned_can_be_applied,
	   test_several_repositories_make_one_plan, test_people_read_what_stays_and_why,
	   test_rows_in_every_format, test_an_export_is_csv_and_written_once,
	   test_patterns_are_tried, test_the_copy_script_saves_every_image,
	   test_who_cannot_delete_is_told_before_anything_is_read,
	   test_reading_is_all_that_planning_does,
	   test_a_list_that_breaks_off_is_no_complete_plan,
	   test_a_token_that_does_not_see_all_repositories, test_untagged_manifests,
	   test_a_policy_is_checked_line_by_line, test_a_policy_that_is_broken_is_found,
	   test_usage, test_switches_take_no_word, test_help_names_every_rule)
