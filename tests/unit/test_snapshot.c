/* `hubdeck snapshot`: what is kept is what was read, and a file that is not what was
 * kept is refused. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/access.h"
#include "model/doctor.h"
#include "model/estate_text.h"
#include "model/hook_list.h"
#include "model/member_audit.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

static char *path_in(struct world *w, const char *name)
{
	return xasprintf("%s/%s", w->env.home, name);
}

static void set_up(struct world *w, const char *const *hub_args)
{
	world_open(w, "nadia", "nadia-password", hub_args);
	env_put(&w->env, "DOCKERHUB_SCIM_TOKEN=scim-northwind");
}

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = xcalloc(1 << 20, 1);

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	(void)!fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	return text;
}

static void spill(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	size_t n = strlen(text);

	CU_ASSERT_EQUAL(write(fd, text, n), (ssize_t)n);
	close(fd);
}

/* ---- files ------------------------------------------------------------------ */

/* The snapshot of northwind at `name` in the home of the world; the caller frees. */
static char *taken(struct world *w, const char *name, int status)
{
	char *path = path_in(w, name),
	     *words = xasprintf("snapshot northwind %s", path);

	expect_exit(w, words, status, NULL);
	free(words);
	return path;
}

/* What the command prints as JSON of the Hub and of the file is the same, but for what
 * it cost. */
static void expect_same(struct world *w, const char *words, const char *path)
{
	char *offline = xasprintf("%s --open %s", words, path);
	struct run *live = cli(w, words), *kept = cli(w, offline);
	json_object *a = parsed(live->out), *b = parsed(kept->out);

	json_object_object_del(a, "requests");
	json_object_object_del(b, "requests");
	CU_ASSERT_EQUAL(live->status, kept->status);
	CU_ASSERT_TRUE(json_object_equal(a, b));
	if (!json_object_equal(a, b))
		printf("  hubdeck %s\n%s\n%s", words, live->out, kept->out);
	json_object_put(a);
	json_object_put(b);
	run_free(live);
	run_free(kept);
	free(offline);
}

static void test_answers_from_a_snapshot_are_those_of_the_hub(void)
{
	struct world w;
	char *path, *words;
	size_t sent;

	set_up(&w, audit);
	path = taken(&w, "a.jsonl", 0);
	expect_same(&w, "doctor northwind --json", path);
	expect_same(&w, "members northwind --audit --json", path);
	expect_same(&w, "access northwind/checkout --can push --json", path);
	expect_same(&w, "access northwind --user halberry --json", path);

	sent = hubsim_count(w.hub, "*");
	words = xasprintf("doctor northwind --open %s -o csv", path);
	expect_exit(&w, words, 1, NULL);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), sent);
	free(words);
	words = xasprintf("doctor fabrikam --open %s", path);
	expect_exit(&w, words, 64, "a snapshot of northwind, not of fabrikam");
	free(words);
	free(path);
	world_close(&w);
}

static void test_it_is_ours_alone_and_holds_no_secret(void)
{
	static const char *const secrets[] = { "hunter2",       "s3same",
					       "9f2c61d0b7",    "hooks/deploy",
					       "rooms/7",       "nadia-password",
					       "scim-northwind" };
	struct world w;
	char *path, *text, *words;
	struct stat st;

	set_up(&w, audit);
	path = taken(&w, "a.jsonl", 0);
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	text = slurp(path);
	for (size_t i = 0; i < COUNT(secrets); i++)
		CU_ASSERT_PTR_NULL(strstr(text, secrets[i]));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"credential\":\"nadia, password\""));
	free(text);

	/* Nothing is overwritten, and nothing asked for in vain. */
	{
		size_t sent = hubsim_count(w.hub, "*");

		words = xasprintf("snapshot northwind %s", path);
		expect_exit(&w, words, 74, "exists already");
		CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), sent);
		free(words);
	}
	free(path);
	world_close(&w);
}

static void test_without_a_name_it_is_kept_with_our_state(void)
{
	struct world w;
	struct run *r;
	json_object *o;
	struct stat st;
	const char *path;

	set_up(&w, audit);
	r = cli(&w, "snapshot northwind --json");
	CU_ASSERT_EQUAL(r->status, 0);
	o = parsed(r->out);
	path = json_object_get_string(json_at(o, "/file"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(path);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(path, "/hubdeck/snapshots/northwind-2024-03-01T120000Z.jsonl"));
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(json_int(o, "/members"), 24);
	CU_ASSERT_EQUAL(json_int(o, "/teams"), 9);
	json_object_put(o);
	run_free(r);
	r = cli(&w, "snapshot fabrikam -o csv --columns members,complete");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->out, "members,complete\n7,true\n");
	run_free(r);
	world_close(&w);
}

/* What was missing when it was taken is missing for ever. */
static void test_an_incomplete_one_says_so_again(void)
{
	static const char *const refused[] = {
		"--fixture",          "audit", "--rate-limit", "0", "--fail",
		"GET */invites* 403", NULL
	};
	struct world w;
	char *path, *words;

	set_up(&w, refused);
	path = taken(&w, "a.jsonl", 2);
	words = xasprintf("members northwind --audit --open %s -o table", path);
	expect_exit(&w, words, 2, "INCOMPLETE: invitations");
	free(words);
	free(path);
	world_close(&w);
}

/* ---- files that are none ------------------------------------------------------- */

/* The text with the first `from` replaced; the caller frees. */
static char *replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	CU_ASSERT_PTR_NOT_NULL_FATAL(at);
	return xasprintf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void expect_refused(struct world *w, char *take_text, const char *why)
{
	char *path = path_in(w, "bad.jsonl");
	char *words = xasprintf("doctor northwind --open %s", path);

	spill(path, take_text);
	expect_exit(w, words, 64, why);
	free(words);
	free(path);
	free(take_text);
}

static void test_what_was_changed_is_refused(void)
{
	static const char head[] = "{\"v\":1,";
	struct world w;
	char *path, *text, *end;

	set_up(&w, audit);
	path = taken(&w, "a.jsonl", 0);
	text = slurp(path);
	end = strstr(text, "{\"end\"");
	CU_ASSERT_PTR_NOT_NULL_FATAL(end);
	expect_refused(&w, replaced(text, "\"Member\"", "\"Owner\""),
		       "sum does not fit");
	expect_refused(&w, replaced(text, "{\"list\":\"teams\"", "{\"list\":\"repos\""),
		       "sum does not fit");
	expect_refused(&w, replaced(text, head, "{\"v\":2,"), "another version");
	expect_refused(&w, replaced(text, "hubdeck snapshot", "something"),
		       "line 1: it is no snapshot");
	expect_refused(&w, replaced(text, "{\"list\":\"teams\"", "{\"list\":\"x\""),
		       "no list of the head");
	expect_refused(&w, replaced(text, "\"row\":{", "\"row\":7,\"x\":{"),
		       "line 2: this is no row");
	expect_refused(&w, replaced(text, "\"list\":\"members\"", "\"list\""),
		       "line 2: ");
	expect_refused(&w, xasprintf("%s%s", text, text), "behind the end");
	expect_refused(&w, xasprintf("%.*s", (int)(end - text), text), "cut short");
	expect_refused(&w, xstrdup(""), "it is empty");
	expect_refused(&w, xstrdup("{}\n"), "line 1: it is no snapshot");
	expect_refused(&w,
		       replaced(text, "\"organization\":\"northwind\"",
				"\"organization\":\"\\u001b[31m\""),
		       "line 1: the head has no organization");
	expect_refused(&w, xstrdup("[[[[\n"), "line 1: ");
	free(text);
	free(path);
	world_close(&w);
}

static void test_files_of_others_are_refused(void)
{
	struct world w;
	char *path, *link, *words;

	set_up(&w, audit);
	path = taken(&w, "a.jsonl", 0);
	link = path_in(&w, "link.jsonl");
	CU_ASSERT_EQUAL(symlink(path, link), 0);
	words = xasprintf("doctor northwind --open %s", link);
	expect_exit(&w, words, 74, "a symbolic link");
	free(words);
	words = xasprintf("doctor northwind --open %s", path);
	CU_ASSERT_EQUAL(chmod(path, 0620), 0);
	expect_exit(&w, words, 74, "others can write it");
	CU_ASSERT_EQUAL(unlink(path), 0);
	expect_exit(&w, words, 74, "No such file");
	free(words);
	free(link);
	free(path);
	expect_exit(&w, "--open a.jsonl", 64, "on a terminal only");
	expect_exit(&w, "snapshot", 64, "of which organization");
	expect_exit(&w, "snapshot northwind --fiel x", 64, "no such option");
	world_close(&w);
}

/* ---- the text ------------------------------------------------------------------ */

struct copy {
	char *all;
};

static bool take_line(void *arg, struct str line)
{
	struct copy *t = arg;
	char *more = xasprintf("%s%.*s", t->all ? t->all : "", STR_ARG(line));

	free(t->all);
	t->all = more;
	return true;
}

static enum status read_text(const char *text, struct estate *ret, struct error *err)
{
	struct estate_reader *r = estate_reader_new();
	enum status st = ST_OK;
	int requests = 0;

	while (*text && st == ST_OK) {
		size_t n = strcspn(text, "\n") + 1;

		st = estate_reader_line(r, (struct str){ text, n }, err);
		text += n;
	}
	if (st == ST_OK)
		st = estate_reader_end(r, ret, &requests, err);
	CU_ASSERT_TRUE(st != ST_OK || requests == 7);
	estate_reader_free(r);
	return st;
}

static json_object *json(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	CU_ASSERT_EQUAL(json_parse(str_from(text), &o, &err), ST_OK);
	return o;
}

/* Nothing in a row is what it should be, and whoever reads it goes on. */
static void test_odd_rows_are_kept_and_read(void)
{
	static const char odd[] =
		"[{\"username\":null,\"role\":7,\"groups\":[null,{}],\"label\":[],"
		"\"name\":{},\"resources\":[null,{\"path\":\"acme/"
		"app\",\"scopes\":[null,"
		"3,\"\\u0000\"]}],\"permission\":null,\"webhooks\":[null,{\"hook_url\":"
		"null},{\"hook_url\":\"://\"}],\"expires_at\":1e99,\"token\":\"dckr\"},"
		"{}]";
	struct copy first = { 0 }, second = { 0 };
	struct error err = { 0 };
	struct estate e, back;
	json_object *rows;

	estate_init(&e, "acme", 1709294400);
	e.members = json(odd);
	e.invites = json(odd);
	e.teams = json(odd);
	e.repos = json(odd);
	e.oats = json(odd);
	e.pats = json(odd);
	e.scim = json_object_new_array();
	json_object_object_add(e.in_team, "", json(odd));
	json_object_object_add(e.grants, "app", json(odd));
	json_object_object_add(e.hooks, "app", json(odd));
	json_object_object_add(e.details, "app", NULL);
	estate_miss(&e, "x", "a \"why\"\n\x1b[31m");
	CU_ASSERT_TRUE(estate_text_write(&e, 7, take_line, &first));
	CU_ASSERT_EQUAL(read_text(first.all, &back, &err), ST_OK);
	CU_ASSERT_TRUE(estate_text_write(&back, 7, take_line, &second));
	CU_ASSERT_STRING_EQUAL(first.all, second.all);
	CU_ASSERT_PTR_NULL(strstr(first.all, "dckr"));
	CU_ASSERT_PTR_NOT_NULL(back.scim);
	CU_ASSERT_FALSE(estate_complete(&back));
	CU_ASSERT_TRUE(json_object_object_get_ex(back.details, "app", NULL));

	json_object_put(doctor_run(&back, &doctor_limits));
	json_object_put(hook_list(&back, true));
	rows = member_audit(&back, &(struct audit_options){ 0 });
	CU_ASSERT_EQUAL(json_object_array_length(rows), 4);
	json_object_put(rows);
	json_object_put(access_of_repo(&back, "app", REACH_PULL));
	json_object_put(access_of_user(&back, "", REACH_PULL));
	free(first.all);
	free(second.all);
	estate_done(&e);
	estate_done(&back);
}

/* An organization of more repositories than an object of JSON may have keys. */
static void test_many_repositories_come_back(void)
{
	struct copy first = { 0 }, second = { 0 };
	struct error err = { 0 };
	struct estate e, back;

	estate_init(&e, "acme", 1709294400);
	for (int i = 0; i < 400; i++) {
		char name[16];

		snprintf(name, sizeof(name), "app-%d", i);
		json_object_object_add(e.grants, name, json_object_new_array());
	}
	CU_ASSERT_TRUE(estate_text_write(&e, 7, take_line, &first));
	CU_ASSERT_EQUAL(read_text(first.all, &back, &err), ST_OK);
	CU_ASSERT_EQUAL(json_object_object_length(back.grants), 400);
	CU_ASSERT_PTR_NULL(back.members);
	CU_ASSERT_TRUE(estate_text_write(&back, 7, take_line, &second));
	CU_ASSERT_STRING_EQUAL(first.all, second.all);
	free(first.all);
	free(second.all);
	estate_done(&e);
	estate_done(&back);
}

CHECK_MAIN("snapshot", test_answers_from_a_snapshot_are_those_of_the_hub,
	   test_it_is_ours_alone_and_holds_no_secret,
	   test_without_a_name_it_is_kept_with_our_state,
	   test_an_incomplete_one_says_so_again, test_what_was_changed_is_refused,
	   test_files_of_others_are_refused, test_odd_rows_are_kept_and_read,
	   test_many_repositories_come_back)
