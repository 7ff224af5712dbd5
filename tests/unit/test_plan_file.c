/* Plans on disk: lines may be taken away, none may be added or changed; and what the
 * journal says was done already. */
#include "net/plan_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"

enum { NOW = 1800000000, TAGS = 5 };
#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

struct rig {
	struct env env;
	char state[128], *path;
	char *lines[TAGS + 1];
	size_t n;
	struct error err;
	struct plan *read;
};

static struct plan *make(void)
{
	struct plan *p = plan_of_tags("acme", "web-app", NOW);
	json_object *webhooks = json_object_new_object();

	for (int i = 0; i < TAGS - 1; i++) {
		char name[16];

		snprintf(name, sizeof(name), "pr-%d", i);
		plan_add(p, &(struct plan_thing){
				    .name = name,
				    .digest = digest_parse(STR("sha256:" A64)),
				    .size = { 1000 + i },
				    .pushed = { 1700000000 },
				    .pulled = { i ? 1700000001 : 0 },
				    .platforms = STR("amd64,arm64/v8"),
			    });
	}
	plan_begin(p, op_by_name("org.remove_member"), webhooks, NULL, "acme");
	plan_add(p, &(struct plan_thing){
			    .name = "jdoe",
			    .more = "{\"org\":\"acme\",\"username\":\"jdoe\"}",
			    .size = { -1 } });
	p->by = xstrdup("maria");
	p->url = xstrdup("https://hub.docker.com");
	return p;
}

static void split(struct rig *r)
{
	FILE *f = fopen(r->path, "r");
	char *line = NULL;
	size_t size = 0;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	while (getline(&line, &size, f) > 0 && r->n < COUNT(r->lines))
		r->lines[r->n++] = xstrdup(line);
	CU_ASSERT_TRUE(feof(f));
	free(line);
	fclose(f);
}

static void set_up(struct rig *r)
{
	struct plan *p = make();

	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->state, sizeof(r->state), "%s/state", r->env.home);
	CU_ASSERT_EQUAL_FATAL(plan_file_save(r->state, p, NULL, &r->path, &r->err),
			      ST_OK);
	CU_ASSERT_TRUE(p->saved);
	plan_free(p);
	split(r);
	CU_ASSERT_EQUAL_FATAL(r->n, TAGS + 1);
}

static void tear_down(struct rig *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->lines[i]);
	free(r->path);
	plan_free(r->read);
	env_done(&r->env);
}

/* Reads the lines as they are in r->lines now; NULL ones are left out. */
static enum status again(struct rig *r)
{
	FILE *f = fopen(r->path, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	for (size_t i = 0; i < r->n; i++)
		if (r->lines[i])
			fputs(r->lines[i], f);
	fclose(f);
	plan_free(r->read);
	r->read = NULL;
	r->err = (struct error){ 0 };
	return plan_file_load(r->path, &r->read, &r->err);
}

static void change(struct rig *r, size_t line, const char *from, const char *to)
{
	char *at = strstr(r->lines[line], from), *text;

	CU_ASSERT_PTR_NOT_NULL_FATAL(at);
	text = xasprintf("%.*s%s%s", (int)(at - r->lines[line]), r->lines[line], to,
			 at + strlen(from));
	free(r->lines[line]);
	r->lines[line] = text;
}

static void test_what_is_written_is_read(void)
{
	struct plan *want = make();
	struct stat st;
	struct rig r;

	set_up(&r);
	CU_ASSERT_EQUAL(stat(r.path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	CU_ASSERT_EQUAL_FATAL(plan_file_load(r.path, &r.read, &r.err), ST_OK);
	CU_ASSERT_EQUAL_FATAL(r.read->n, want->n);
	CU_ASSERT_EQUAL(r.read->n_parts, 2);
	CU_ASSERT_STRING_EQUAL(r.read->by, "maria");
	CU_ASSERT_STRING_EQUAL(r.read->url, "https://hub.docker.com");
	CU_ASSERT_STRING_EQUAL(r.read->words.noun, "tag");
	CU_ASSERT_FALSE(r.read->incomplete);
	for (size_t i = 0; i < want->n; i++) {
		const struct plan_item *a = &want->items[i], *b = &r.read->items[i];
		json_object *pa = plan_params(want, a), *pb = plan_params(r.read, b);

		CU_ASSERT_STRING_EQUAL(a->name, b->name);
		CU_ASSERT_TRUE(json_object_equal(pa, pb));
		CU_ASSERT_EQUAL(a->size.n, b->size.n);
		CU_ASSERT_EQUAL(a->pushed.sec, b->pushed.sec);
		CU_ASSERT_EQUAL(a->pulled.sec, b->pulled.sec);
		CU_ASSERT_TRUE(digest_same(&a->digest, &b->digest) ||
			       (!a->digest.known && !b->digest.known));
		CU_ASSERT_EQUAL(!a->platforms, !b->platforms);
		if (a->platforms && b->platforms)
			CU_ASSERT_STRING_EQUAL(a->platforms, b->platforms);
		json_object_put(pa);
		json_object_put(pb);
	}
	plan_free(want);
	tear_down(&r);
}

static void test_lines_may_be_taken_away(void)
{
	struct rig r;

	set_up(&r);
	free(r.lines[2]);
	r.lines[2] = NULL;
	CU_ASSERT_EQUAL_FATAL(again(&r), ST_OK);
	CU_ASSERT_EQUAL(r.read->n, TAGS - 1);
	CU_ASSERT_STRING_EQUAL(r.read->items[1].name, "pr-2");
	tear_down(&r);
}

static void refused(const char *from, const char *to, size_t line, const char *says)
{
	struct rig r;

	set_up(&r);
	change(&r, line, from, to);
	CU_ASSERT_EQUAL(again(&r), ST_USAGE);
	CU_ASSERT_PTR_NULL(r.read);
	if (!strstr(r.err.text, says))
		printf("  %s\n", r.err.text);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, says));
	tear_down(&r);
}

static void test_nothing_may_be_changed(void)
{
	refused("pr-1", "latest", 2, "line 3 was added or changed");
	refused("aaaa", "bbbb", 3, "line 4 was added or changed");
	refused("\"n\":2", "\"n\":1", 2, "line 3 was added or changed");
	refused("\"h\":\"", "\"h\":\"0", 1, "line 2 was added or changed");
	refused("maria", "mario", 0, "head was changed");
	refused("{", "[", 0, "line 1");
	refused("}", "", 4, "line 5 was added or changed");
}

static void test_nothing_stands_twice_or_elsewhere(void)
{
	struct rig r;
	char *line;

	set_up(&r);
	free(r.lines[3]);
	r.lines[3] = xstrdup(r.lines[2]);
	CU_ASSERT_EQUAL(again(&r), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "line 4: it stands there twice"));
	free(r.lines[3]);
	r.lines[3] = NULL;
	line = r.lines[1];
	r.lines[1] = r.lines[2];
	r.lines[2] = line;
	CU_ASSERT_EQUAL(again(&r), ST_USAGE);
	tear_down(&r);
}

/* Of another plan: its hash is made with that plan's id. */
static void test_lines_of_another_plan_are_refused(void)
{
	struct rig r, other;

	set_up(&r);
	set_up(&other);
	free(r.lines[2]);
	r.lines[2] = xstrdup(other.lines[2]);
	CU_ASSERT_EQUAL(again(&r), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "line 3 was added or changed"));
	tear_down(&other);
	tear_down(&r);
}

static void test_files_others_could_have_written(void)
{
	char link[200];
	struct rig r;

	set_up(&r);
	chmod(r.path, 0622);
	CU_ASSERT_EQUAL(plan_file_load(r.path, &r.read, &r.err), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "others can write"));
	chmod(r.path, 0600);
	snprintf(link, sizeof(link), "%s/link", r.env.home);
	CU_ASSERT_EQUAL(symlink(r.path, link), 0);
	CU_ASSERT_EQUAL(plan_file_load(link, &r.read, &r.err), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "symbolic link"));
	CU_ASSERT_EQUAL(plan_file_load(r.env.home, &r.read, &r.err), ST_LOCAL);
	CU_ASSERT_EQUAL(plan_file_load("/nonexistent", &r.read, &r.err), ST_LOCAL);
	tear_down(&r);
}

static void test_no_plan_is_overwritten(void)
{
	struct plan *p = make();
	struct rig r;

	set_up(&r);
	CU_ASSERT_EQUAL(plan_file_save(r.state, p, r.path, NULL, &r.err), ST_LOCAL);
	CU_ASSERT_FALSE(p->saved);
	CU_ASSERT_EQUAL(again(&r), ST_OK);
	plan_free(p);
	tear_down(&r);
}

/* A killed program leaves the file it was writing; in a container the next one has the
 * same number. */
static void test_what_a_killed_program_left_is_no_obstacle(void)
{
	struct plan *p = make();
	char *left;
	struct rig r;

	set_up(&r);
	left = xasprintf("%s/plans/%s.jsonl.%ld", r.state, p->id, (long)getpid());
	CU_ASSERT_EQUAL(symlink("/nonexistent", left), 0);
	CU_ASSERT_EQUAL(plan_file_store(r.state, p, &r.err), ST_OK);
	CU_ASSERT_NOT_EQUAL(access(left, F_OK), 0);
	CU_ASSERT_EQUAL(plan_file_store(r.state, p, &r.err), ST_OK);
	free(left);
	plan_free(p);
	tear_down(&r);
}

static void test_a_full_disk_leaves_no_half_plan(void)
{
	struct plan *p = make();
	struct rig r;

	set_up(&r);
	CU_ASSERT_EQUAL(plan_file_save(r.state, p, "/dev/full/x", NULL, &r.err),
			ST_LOCAL);
	CU_ASSERT_FALSE(p->saved);
	plan_free(p);
	tear_down(&r);
}

static void test_ids_are_no_paths(void)
{
	static const char *const bad[] = { "", "../x", "a/b", "A", "-x", "a b", ".." };
	struct error err = { 0 };
	char *path = NULL;

	for (size_t i = 0; i < COUNT(bad); i++)
		CU_ASSERT_EQUAL(plan_file_path("/s", bad[i], &path, &err), ST_USAGE);
	CU_ASSERT_EQUAL(plan_file_path("/s", "clean-1", &path, &err), ST_OK);
	CU_ASSERT_STRING_EQUAL(path, "/s/plans/clean-1.jsonl");
	free(path);
}

static void note(struct journal *j, const struct plan *p, const char *target,
		 const char *state)
{
	struct error err = { 0 };
	int64_t row;

	CU_ASSERT_EQUAL_FATAL(journal_intent(j,
					     &(struct journal_intent){
						     .at = NOW,
						     .job = p->id,
						     .who = "maria",
						     .credential = "pat",
						     .url = p->url,
						     .operation = "repos.delete_tag",
						     .target = target,
						     .digest = "",
						     .params = "{}" },
					     &row, &err),
			      ST_OK);
	if (*state)
		CU_ASSERT_EQUAL(journal_outcome(j, row, NOW, state, 204, 100, "", &err),
				ST_OK);
}

static void test_the_journal_says_how_far_it_got(void)
{
	char path[200];
	struct journal *j = NULL;
	struct rig r;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(plan_file_load(r.path, &r.read, &r.err), ST_OK);
	snprintf(path, sizeof(path), "%s/journal.db", r.state);
	CU_ASSERT_EQUAL(plan_file_resume(r.read, path, &r.err), ST_OK);
	CU_ASSERT_EQUAL(plan_count(r.read, ITEM_PLANNED), TAGS);
	CU_ASSERT_EQUAL_FATAL(journal_open(path, &j, &r.err), ST_OK);
	note(j, r.read, "acme/web-app:pr-0", "done");
	note(j, r.read, "acme/web-app:pr-1", "unknown");
	note(j, r.read, "acme/web-app:pr-1", "gone");
	note(j, r.read, "acme/web-app:pr-2", "");
	note(j, r.read, "acme/jdoe", "failed");
	note(j, r.read, "acme/web-app:not-planned", "done");
	CU_ASSERT_EQUAL(plan_file_resume(r.read, path, &r.err), ST_OK);
	CU_ASSERT_EQUAL(r.read->items[0].state, ITEM_DONE);
	CU_ASSERT_EQUAL(r.read->items[1].state, ITEM_GONE);
	CU_ASSERT_EQUAL(r.read->items[2].state, ITEM_UNKNOWN);
	CU_ASSERT_TRUE(r.read->items[2].row > 0);
	CU_ASSERT_EQUAL(r.read->items[3].state, ITEM_PLANNED);
	CU_ASSERT_EQUAL(r.read->items[4].state, ITEM_FAILED);
	journal_close(j);
	tear_down(&r);
}

/* What is added has no path of its own: each item is found again all the same. */
static void test_additions_are_told_apart(void)
{
	static const char *const who[] = { "jdoe", "otto", "hank" };
	static const struct plan_words words = { "add", "added", "member" };
	struct plan *p = plan_new(&words, NOW);
	struct journal *j = NULL;
	char path[200];
	struct rig r;

	set_up(&r);
	plan_begin(p, op_by_name("teams.add_member"), json_object_new_object(), NULL,
		   "acme");
	for (size_t i = 0; i < COUNT(who); i++) {
		char *more = xasprintf("{\"org\":\"acme\",\"group_name\":\"sre\","
				       "\"member\":\"%s\"}",
				       who[i]);

		plan_add(p, &(struct plan_thing){
				    .name = who[i], .more = more, .size = { -1 } });
		free(more);
	}
	p->by = xstrdup("maria");
	p->url = xstrdup("https://hub.docker.com");
	snprintf(path, sizeof(path), "%s/journal.db", r.state);
	CU_ASSERT_EQUAL_FATAL(plan_file_store(r.state, p, &r.err), ST_OK);
	CU_ASSERT_EQUAL_FATAL(journal_open(path, &j, &r.err), ST_OK);
	note(j, p, "acme/sre/jdoe", "done");
	note(j, p, "acme/sre/otto", "failed");
	CU_ASSERT_EQUAL(plan_file_resume(p, path, &r.err), ST_OK);
	CU_ASSERT_EQUAL(p->items[0].state, ITEM_DONE);
	CU_ASSERT_EQUAL(p->items[1].state, ITEM_FAILED);
	CU_ASSERT_EQUAL(p->items[2].state, ITEM_PLANNED);
	journal_close(j);
	plan_free(p);
	tear_down(&r);
}

/* A plan cannot be made to do what is done one at a time (QUALITY B18). */
static void test_whole_repositories_are_in_no_plan(void)
{
	static const struct plan_words words = { "delete", "deleted", "tag" };
	struct plan *p = plan_new(&words, NOW);
	json_object *params = json_object_new_object();
	struct error err = { 0 };
	struct plan *read = NULL;
	char *path = NULL;
	struct env env;
	char state[128];

	env_init(&env);
	snprintf(state, sizeof(state), "%s/state", env.home);
	json_object_object_add(params, "namespace", json_object_new_string("acme"));
	plan_begin(p, op_by_name("repos.delete"), params, "repository", "acme");
	plan_add(p, &(struct plan_thing){ .name = "web-app" });
	CU_ASSERT_EQUAL_FATAL(plan_file_save(state, p, NULL, &path, &err), ST_OK);
	CU_ASSERT_EQUAL(plan_file_load(path, &read, &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(err.text, "repos.delete is nothing a plan may do"));
	free(path);
	plan_free(p);
	env_done(&env);
}

CHECK_MAIN("plan_file", test_what_is_written_is_read, test_lines_may_be_taken_away,
	   test_nothing_may_be_changed, test_nothing_stands_twice_or_elsewhere,
	   test_lines_of_another_plan_are_refused, test_files_others_could_have_written,
	   test_no_plan_is_overwritten, test_what_a_killed_program_left_is_no_obstacle,
	   test_a_full_disk_leaves_no_half_plan, test_ids_are_no_paths,
	   test_the_journal_says_how_far_it_got, test_additions_are_told_apart,
	   test_whole_repositories_are_in_no_plan)
