/* `hubdeck journal`: lists, filters, exports and prunes what was recorded. */
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/run.h"

enum { NOW = 1709294400, DAY = 86400, MAX_ARGS = 20 };

/* A home with a journal; the Hub's address leads nowhere, and nobody asks it. */
struct rig {
	struct env env;
	char path[128];
	struct journal *j;
	struct run *r;
};

static void set_up(struct rig *r)
{
	struct error err = { 0 };

	*r = (struct rig){ 0 };
	env_init(&r->env);
	env_put(&r->env, "DOCKERHUB_URL=http://127.0.0.1:9");
	snprintf(r->path, sizeof(r->path), "%s/.local/state/hubdeck/journal.db",
		 r->env.home);
	if (journal_open(r->path, &r->j, &err) != ST_OK) {
		printf("  %s\n", err.text);
		abort();
	}
}

static void tear_down(struct rig *r)
{
	if (r->r)
		run_free(r->r);
	journal_close(r->j);
	env_done(&r->env);
}

/* `state` NULL: an intent without an outcome. */
static int64_t put(struct rig *r, int days, const char *job, const char *operation,
		   const char *target, const char *state)
{
	const struct journal_intent in = {
		.at = NOW - (int64_t)days * DAY,
		.job = job,
		.who = "maria",
		.credential = "pat",
		.url = "https://hub.docker.com",
		.operation = operation,
		.target = target,
		.digest = "sha256:00",
		.params = "{\"namespace\":\"a/b\"}",
	};
	struct error err = { 0 };
	int64_t id = 0;

	CU_ASSERT_EQUAL(journal_intent(r->j, &in, &id, &err), ST_OK);
	if (state)
		CU_ASSERT_EQUAL(journal_outcome(r->j, id, in.at + 1, state, 204, 150,
						"as asked", &err),
				ST_OK);
	return id;
}

/* Runs `hubdeck WORDS`; words are separated by blanks. */
static struct run *cli(struct rig *r, const char *words)
{
	const char *argv[MAX_ARGS] = { getenv("HUBDECK") };
	char *copy = xstrdup(words), *rest = copy, *word;
	size_t n = 1;

	while ((word = strsep(&rest, " ")) && n + 1 < MAX_ARGS)
		argv[n++] = word;
	if (r->r)
		run_free(r->r);
	r->r = run_program(&r->env, NULL, argv);
	free(copy);
	return r->r;
}

/* The targets of the rows, in order: "a b c". */
static char *targets(struct rig *r, const char *words)
{
	struct run *run = cli(r, words);
	struct error err = { 0 };
	json_object *rows = NULL;
	char *all = xstrdup("");

	CU_ASSERT_EQUAL(run->status, 0);
	CU_ASSERT_EQUAL(json_parse(str_from(run->out), &rows, &err), ST_OK);
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		struct str t = json_str(json_object_array_get_idx(rows, i), "/target");
		char *more = xasprintf("%s%s%.*s", all, i ? " " : "", STR_ARG(t));

		free(all);
		all = more;
	}
	json_object_put(rows);
	return all;
}

static void expect(struct rig *r, const char *words, const char *wanted)
{
	char *got = targets(r, words);

	if (strcmp(got, wanted) != 0)
		printf("  hubdeck %s\n  \"%s\", wanted \"%s\"\n", words, got, wanted);
	CU_ASSERT_STRING_EQUAL(got, wanted);
	free(got);
}

static void fill(struct rig *r)
{
	put(r, 100, "", "repos.delete_tag", "acme/web:old", "done");
	put(r, 8, "clean-1", "repos.delete_tag", "acme/web:b", "gone");
	put(r, 6, "clean-1", "repos.delete_tag", "acme/web:c", "failed");
	put(r, 1, "", "org.remove_member", "acme/jdoe", "done");
	put(r, 0, "", "repos.create", "acme/new", NULL);
}

static void test_newest_first_and_filtered(void)
{
	struct rig r;

	set_up(&r);
	fill(&r);
	expect(&r, "journal", "acme/new acme/jdoe acme/web:c acme/web:b acme/web:old");
	expect(&r, "journal --limit 2", "acme/new acme/jdoe");
	expect(&r, "journal --since 7d", "acme/new acme/jdoe acme/web:c");
	expect(&r, "journal --from 2024-02-22 --to 2024-02-29T13:00:00Z",
	       "acme/jdoe acme/web:c acme/web:b");
	expect(&r, "journal --operation org.remove_member", "acme/jdoe");
	expect(&r, "journal --operation repos.* --limit 1", "acme/new");
	expect(&r, "journal --target acme/web:*", "acme/web:c acme/web:b acme/web:old");
	expect(&r, "journal --job clean-1 --state gone", "acme/web:b");
	expect(&r, "journal --state open", "acme/new");
	expect(&r, "journal --state done --limit 1", "acme/jdoe");
	expect(&r, "journal --target nothing", "");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "no such change"));
	tear_down(&r);
}

static void test_formats(void)
{
	struct rig r;
	const char *line;
	size_t lines = 0;

	set_up(&r);
	fill(&r);
	cli(&r, "journal --csv --limit 2");
	CU_ASSERT_PTR_EQUAL(strstr(r.r->out,
				   "time,operation,target,state,http,who,credential,"
				   "note,job,quota_left,digest\n"),
			    r.r->out);
	CU_ASSERT_PTR_NOT_NULL(strstr(
		r.r->out, "2024-02-29T12:00:00Z,org.remove_member,acme/jdoe,done,204,"
			  "maria,pat,as asked,,150,sha256:00\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, ",open,,maria,pat,,,,sha256:00\n"));
	cli(&r, "journal --tsv --columns target,state --limit 1");
	CU_ASSERT_STRING_EQUAL(r.r->out, "target\tstate\nacme/new\topen\n");
	cli(&r, "journal --ndjson");
	for (line = r.r->out; (line = strchr(line, '\n')); line++)
		lines++;
	CU_ASSERT_EQUAL(lines, 5);
	CU_ASSERT_EQUAL(r.r->out[0], '{');
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"params\":{\"namespace\":\"a/b\"}"));
	cli(&r, "journal --tsv --columns params --limit 1");
	CU_ASSERT_STRING_EQUAL(r.r->out, "params\n{\"namespace\":\"a/b\"}\n");
	cli(&r, "journal --output table --limit 1");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "OPERATION"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "QUOTA LEFT"));
	cli(&r, "journal --csv --target none");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "time,operation"));
	cli(&r, "journal --csv --columns color");
	CU_ASSERT_EQUAL(r.r->status, 64);
	tear_down(&r);
}

static void test_nothing_yet_is_no_error(void)
{
	struct rig r;

	set_up(&r);
	journal_close(r.j);
	r.j = NULL;
	unlink(r.path);
	cli(&r, "journal");
	CU_ASSERT_EQUAL(r.r->status, 0);
	CU_ASSERT_STRING_EQUAL(r.r->out, "[]\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "nothing yet"));
	cli(&r, "journal prune --older-than 90d --yes");
	CU_ASSERT_EQUAL(r.r->status, 0);
	/* Looking does not make one. */
	CU_ASSERT_NOT_EQUAL(access(r.path, F_OK), 0);
	tear_down(&r);
}

/* Another program is in the middle of a change. */
static void test_reads_beside_a_writer(void)
{
	struct rig r;
	sqlite3 *db = NULL;

	set_up(&r);
	fill(&r);
	CU_ASSERT_EQUAL(sqlite3_open(r.path, &db), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
			SQLITE_OK);
	expect(&r, "journal --limit 1", "acme/new");
	sqlite3_close(db);
	tear_down(&r);
}

static void test_a_damaged_row_is_called_so(void)
{
	struct rig r;
	sqlite3 *db = NULL;

	set_up(&r);
	fill(&r);
	CU_ASSERT_EQUAL(sqlite3_open(r.path, &db), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(db,
				     "UPDATE intent SET target='acme/\x1b[2Jevil'"
				     " WHERE target='acme/jdoe'",
				     NULL, NULL, NULL),
			SQLITE_OK);
	sqlite3_close(db);
	expect(&r, "journal --state damaged", "acme/\x1b[2Jevil");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"damaged\":true"));
	CU_ASSERT_PTR_NULL(strchr(r.r->out, 0x1b));
	cli(&r, "journal --output table");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "damaged"));
	CU_ASSERT_PTR_NULL(strchr(r.r->out, 0x1b));
	tear_down(&r);
}

static void test_a_foreign_file_is_refused(void)
{
	struct rig r;
	FILE *f;

	set_up(&r);
	journal_close(r.j);
	r.j = NULL;
	f = fopen(r.path, "we");
	fputs("this is no database, whatever its name may say of it", f);
	fclose(f);
	cli(&r, "journal");
	CU_ASSERT_EQUAL(r.r->status, 74);
	chmod(r.path, 0666);
	cli(&r, "journal");
	CU_ASSERT_EQUAL(r.r->status, 74);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "others can write"));
	tear_down(&r);
}

static void test_prune_asks_and_removes(void)
{
	struct rig r;

	set_up(&r);
	fill(&r);
	cli(&r, "journal prune --older-than 90d");
	CU_ASSERT_EQUAL(r.r->status, 4);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "1 of 5"));
	cli(&r, "journal prune --older-than 90d --dry-run --output table");
	CU_ASSERT_EQUAL(r.r->status, 0);
	CU_ASSERT_STRING_EQUAL(r.r->out, "would remove 1 of 5 rows\n");
	expect(&r, "journal --target *old", "acme/web:old");
	cli(&r, "journal prune --older-than 90d --yes");
	CU_ASSERT_EQUAL(r.r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":1"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"compact\":true"));
	expect(&r, "journal", "acme/new acme/jdoe acme/web:c acme/web:b");
	/* The journal goes on, in the program that was there before, too. */
	put(&r, 0, "", "repos.create", "acme/after", "done");
	expect(&r, "journal --limit 1", "acme/after");
	tear_down(&r);
}

/* By number, too; what is younger than a day may be under way, however many. */
static void test_prune_by_number(void)
{
	struct rig r;

	set_up(&r);
	put(&r, 0, "", "repos.create", "acme/today", "done");
	put(&r, 2, "", "repos.create", "acme/two", "done");
	put(&r, 3, "", "repos.create", "acme/three", "done");
	put(&r, 4, "", "repos.create", "acme/four", "done");
	cli(&r, "journal prune --keep 9 --yes");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":0"));
	cli(&r, "journal prune --keep 2 --older-than 4d --dry-run");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":0"));
	cli(&r, "journal prune --keep 3 --yes");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":1"));
	expect(&r, "journal --target acme/four", "");
	put(&r, 0, "", "repos.create", "acme/now", "done");
	cli(&r, "journal prune --keep 1 --yes");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":2"));
	expect(&r, "journal --target acme/today", "acme/today");
	tear_down(&r);
}

static void test_help_names_the_options(void)
{
	static const char *const names[] = { "--since", "--state", "--target",
					     "--older-than", "--keep" };
	struct rig r;

	set_up(&r);
	cli(&r, "journal --help");
	CU_ASSERT_EQUAL(r.r->status, 0);
	for (size_t i = 0; i < COUNT(names); i++)
		CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, names[i]));
	cli(&r, "batch --help");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"op\""));
	tear_down(&r);
}

static void test_prune_keeps_what_a_job_needs(void)
{
	struct rig r;

	set_up(&r);
	put(&r, 200, "stopped", "repos.delete_tag", "a/b:1", "done");
	put(&r, 200, "stopped", "repos.delete_tag", "a/b:2", NULL);
	put(&r, 200, "unclear", "repos.delete_tag", "a/b:3", "unknown");
	put(&r, 200, "cleared", "repos.delete_tag", "a/b:4", "unknown");
	put(&r, 199, "cleared", "repos.delete_tag", "a/b:4", "gone");
	put(&r, 100, "going-on", "repos.delete_tag", "a/b:5", "done");
	put(&r, 1, "going-on", "repos.delete_tag", "a/b:6", "done");
	put(&r, 200, "", "repos.delete_tag", "a/b:7", NULL);
	cli(&r, "journal prune --older-than 90d --yes");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"removed\":3"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "\"kept_for_jobs\":4"));
	expect(&r, "journal", "a/b:6 a/b:5 a/b:3 a/b:2 a/b:1");
	tear_down(&r);
}

static void test_bad_usage(void)
{
	static const char *const words[] = {
		"journal --since yesterday",
		"journal --limit 0",
		"journal --state lost",
		"journal --color-of it",
		"journal prune",
		"journal prune --older-than 2h",
		"journal prune --keep 0",
		"journal prune --keep some",
		"journal remove",
		"journal prune --older-than 90d --job x",
		"journal --target",
	};
	struct rig r;

	set_up(&r);
	for (size_t i = 0; i < COUNT(words); i++) {
		cli(&r, words[i]);
		if (r.r->status != 64)
			printf("  hubdeck %s: %d %s\n", words[i], r.r->status,
			       r.r->err);
		CU_ASSERT_EQUAL(r.r->status, 64);
		CU_ASSERT_STRING_EQUAL(r.r->out, "");
	}
	tear_down(&r);
}

CHECK_MAIN("journal_cli", test_newest_first_and_filtered, test_formats,
	   test_nothing_yet_is_no_error, test_reads_beside_a_writer,
	   test_a_damaged_row_is_called_so, test_a_foreign_file_is_refused,
	   test_prune_asks_and_removes, test_prune_keeps_what_a_job_needs,
	   test_prune_by_number, test_help_names_the_options, test_bad_usage)
