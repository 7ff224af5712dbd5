/* Contexts: which one is chosen, what it changes, and whom its secret is given to. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/argv.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/credential.h"
#include "tests/check.h"
#include "tests/harness/fake_worker.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

enum { MAX_ARGS = 20 };

/* A Hub, a home with a configuration, and a script "secret" that notes its words and
 * prints what the file "said" holds. */
struct rig {
	struct hubsim *hub;
	struct env env;
	struct run *r;
};

static char *path_of(const struct rig *r, const char *name)
{
	return xasprintf("%s/%s", r->env.home, name);
}

static void put_file(const struct rig *r, const char *name, const char *text,
		     mode_t mode)
{
	char *path = path_of(r, name);
	FILE *f;

	unlink(path);
	f = fopen(path, "we");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	free(path);
}

static char *read_file(const struct rig *r, const char *name)
{
	char *path = path_of(r, name), *text = xcalloc(1, 4096);
	FILE *f = fopen(path, "re");

	if (f) {
		text[fread(text, 1, 4095, f)] = '\0';
		fclose(f);
	}
	free(path);
	return text;
}

/* What follows the url of [context work] in the configuration. */
static void put_config(struct rig *r, const char *top, const char *work)
{
	char *text = xasprintf("%s\n"
			       "[context work]\nurl = %s\n%s\n"
			       "[context other]\nurl = http://127.0.0.1:9\n",
			       top, hubsim_url(r->hub), work);

	put_file(r, "config", text, 0600);
	free(text);
}

static void set_up(struct rig *r)
{
	char *script, *assign;

	*r = (struct rig){ 0 };
	r->hub = hubsim_start(NULL);
	if (!r->hub)
		abort();
	env_init(&r->env);
	chmod(r->env.home, 0700);
	script = xasprintf("#!/bin/sh\n"
			   "for word; do echo \"$word\" >>%s/words; done\n"
			   "echo run >>%s/runs\n"
			   "cat %s/said\n",
			   r->env.home, r->env.home, r->env.home);
	put_file(r, "secret", script, 0700);
	put_file(r, "said", "maria-password\nnot the secret\n", 0600);
	assign = xasprintf("HUBDECK_CONFIG=%s/config", r->env.home);
	env_put(&r->env, assign);
	free(assign);
	free(script);
}

static void tear_down(struct rig *r)
{
	if (r->r)
		run_free(r->r);
	hubsim_stop(r->hub);
	env_done(&r->env);
}

/* The context's user and its command. */
static char *maria(const struct rig *r)
{
	return xasprintf("user = maria\nsecret-command = %s/secret", r->env.home);
}

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

/* One text of the JSON answer; the caller frees. */
static char *answer(struct rig *r, const char *words, const char *pointer)
{
	struct run *run = cli(r, words);
	struct error err = { 0 };
	json_object *o = NULL;
	char *text;

	if (json_parse(str_from(run->out), &o, &err) != ST_OK)
		printf("  hubdeck %s: exit %d %s\n", words, run->status, run->err);
	text = xasprintf("%.*s", STR_ARG(json_str(o, pointer)));
	json_object_put(o);
	return text;
}

static void expect(struct rig *r, const char *words, const char *pointer,
		   const char *wanted)
{
	char *got = answer(r, words, pointer);

	if (strcmp(got, wanted) != 0)
		printf("  hubdeck %s: \"%s\", wanted \"%s\"\n", words, got, wanted);
	CU_ASSERT_STRING_EQUAL(got, wanted);
	free(got);
}

static void test_option_beats_environment_beats_file(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "", "");
	expect(&r, "info", "/context", "none of 2; --context chooses one");
	put_config(&r, "context = other", "");
	expect(&r, "info", "/context", "other");
	expect(&r, "info", "/url", "http://127.0.0.1:9");
	env_put(&r.env, "HUBDECK_CONTEXT=work");
	expect(&r, "info", "/context", "work");
	expect(&r, "info", "/url", hubsim_url(r.hub));
	expect(&r, "--context other info", "/context", "other");
	expect(&r, "--context=other info", "/context", "other");
	expect(&r, "--context other --url http://127.0.0.1:8 info", "/url",
	       "http://127.0.0.1:8");
	env_put(&r.env, "DOCKERHUB_URL=http://127.0.0.1:7");
	expect(&r, "info", "/url", "http://127.0.0.1:7");
	tear_down(&r);
}

static void test_a_command_signs_in(void)
{
	struct rig r;
	char *work, *with, *words;

	set_up(&r);
	work = maria(&r);
	with = xasprintf("%s 'two words' $HOME \"a\\\"b\" |cat", work);
	put_config(&r, "", with);
	expect(&r, "--context work admin whoami", "/data/username", "maria");
	CU_ASSERT_EQUAL(r.r->status, 0);
	expect(&r, "--context work admin whoami", "/data/credential", "context work");
	/* Words, and no shell. */
	words = read_file(&r, "words");
	CU_ASSERT_EQUAL(strncmp(words, "two words\n$HOME\na\"b\n|cat\n", 24), 0);
	free(words);
	free(with);
	free(work);
	tear_down(&r);
}

/* Commands about an organization are about the context's, unless they name one. */
static void test_its_organization_need_not_be_named(void)
{
	struct rig r;
	char *work, *with, *snapshot, *words;

	set_up(&r);
	work = maria(&r);
	with = xasprintf("%s\norg = acme", work);
	put_config(&r, "context = work", with);
	expect(&r, "access --user jdoe --json", "/organization", "acme");
	CU_ASSERT_EQUAL(r.r->status, 0);
	expect(&r, "members --audit --json", "/organization", "acme");
	CU_ASSERT_EQUAL(cli(&r, "doctor nobody-here")->status, 65);
	snapshot = xasprintf("%s/snapshot", r.env.home);
	words = xasprintf("snapshot acme %s", snapshot);
	cli(&r, words);
	free(words);
	/* Without one it is that of the snapshot, or none. */
	put_config(&r, "context = work", work);
	CU_ASSERT_EQUAL(cli(&r, "access --user jdoe")->status, 64);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "of which organization?"));
	words = xasprintf("hooks --json --open %s", snapshot);
	expect(&r, words, "/organization", "acme");
	free(words);
	free(snapshot);
	free(with);
	free(work);
	tear_down(&r);
}

static void test_a_token_file_signs_in(void)
{
	struct rig r;
	char *work;

	set_up(&r);
	work = xasprintf("user = maria\ntoken-file = %s/token", r.env.home);
	put_config(&r, "context = work", work);
	put_file(&r, "token", "maria-password\n", 0600);
	expect(&r, "admin whoami", "/data/username", "maria");
	put_file(&r, "token", "maria-password\n", 0644);
	cli(&r, "admin whoami");
	CU_ASSERT_EQUAL(r.r->status, 74);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "others can read"));
	free(work);
	tear_down(&r);
}

/* The state of a source, by its place in the order. */
static void expect_source(struct rig *r, const char *words, int n, const char *state)
{
	char *pointer = xasprintf("/sources/%d/state", n);

	expect(r, words, pointer, state);
	free(pointer);
}

static void test_the_environment_beats_the_context(void)
{
	struct rig r;
	char *work;

	set_up(&r);
	work = maria(&r);
	put_config(&r, "context = work", work);
	expect(&r, "info", "/credential", "context work");
	expect_source(&r, "info", 2, "used");
	env_put(&r.env, "DOCKERHUB_USERNAME=maria");
	expect(&r, "info", "/credential", "context work");
	env_put(&r.env, "DOCKERHUB_USERNAME=jonas");
	expect_source(&r, "info", 2, "not used");
	env_put(&r.env, "DOCKERHUB_TOKEN=dckr_pat_something");
	expect(&r, "info", "/credential", "DOCKERHUB_TOKEN");
	env_put(&r.env, "DOCKERHUB_USERNAME=maria");
	expect_source(&r, "info", 0, "used");
	expect_source(&r, "info", 2, "set, not used");
	free(work);
	tear_down(&r);
}

/* Another address does not get the context's secret. */
static void test_the_secret_stays_at_its_address(void)
{
	struct rig r;
	struct hubsim *other = hubsim_start(NULL);
	char *work, *words, *runs;

	set_up(&r);
	work = maria(&r);
	put_config(&r, "context = work", work);
	words = xasprintf("--url %s admin whoami", hubsim_url(other));
	cli(&r, words);
	CU_ASSERT_EQUAL(r.r->status, 77);
	CU_ASSERT_EQUAL(hubsim_count(other, "*"), 0);
	runs = read_file(&r, "runs");
	CU_ASSERT_STRING_EQUAL(runs, "");
	free(runs);
	free(words);
	words = xasprintf("--url %s info", hubsim_url(other));
	expect(&r, words, "/sources/2/note", "it is for another address");
	free(words);
	free(work);
	hubsim_stop(other);
	tear_down(&r);
}

/* Docker's login is for Docker's Hub. */
static void test_docker_config_is_not_for_another_hub(void)
{
	struct rig r;

	set_up(&r);
	put_file(&r, "config.json",
		 "{\"auths\":{\"https://index.docker.io/v1/\":"
		 "{\"auth\":\"bWFyaWE6bWFyaWEtcGFzc3dvcmQ=\"}}}",
		 0600);
	char *assign = xasprintf("DOCKER_CONFIG=%s", r.env.home);

	env_put(&r.env, assign);
	free(assign);
	put_config(&r, "", "");
	expect(&r, "info", "/credential", "docker config");
	expect(&r, "--context work info", "/credential", "none (anonymous)");
	expect(&r, "--context work info", "/sources/4/note", "for hub.docker.com only");
	cli(&r, "--context work admin whoami");
	CU_ASSERT_EQUAL(r.r->status, 77);
	CU_ASSERT_EQUAL(hubsim_count(r.hub, "POST *"), 0);
	tear_down(&r);
}

static void expect_refused(struct rig *r, const char *why)
{
	char *runs, *note;

	cli(r, "admin whoami");
	CU_ASSERT_EQUAL(r->r->status, 74);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->r->err, why));
	runs = read_file(r, "runs");
	CU_ASSERT_STRING_EQUAL(runs, "");
	CU_ASSERT_EQUAL(hubsim_count(r->hub, "*"), 0);
	note = answer(r, "info", "/sources/2/note");
	CU_ASSERT_EQUAL(strncmp(note, "refused: ", 9), 0);
	free(note);
	free(runs);
}

static void test_a_command_others_could_write_is_refused(void)
{
	struct rig r;
	char *work, *config;

	set_up(&r);
	work = maria(&r);
	put_config(&r, "context = work", work);
	config = path_of(&r, "config");
	chmod(config, 0620);
	expect_refused(&r, "others can write ");
	chmod(config, 0602);
	expect_refused(&r, "others can write ");
	chmod(config, 0600);
	chmod(r.env.home, 0770);
	expect_refused(&r, "others can write in ");
	chmod(r.env.home, 0700);
	expect(&r, "admin whoami", "/data/username", "maria");
	free(config);
	free(work);
	tear_down(&r);
}

static void test_a_command_that_fails(void)
{
	static const struct {
		const char *script, *says;
	} cases[] = {
		{ "#!/bin/sh\necho maria-password\necho no key >&2\nexit 2\n",
		  "no key" },
		{ "#!/bin/sh\nexit 0\n", "printed no secret" },
		{ "#!/bin/sh\nkill -9 $$\n", "signal 9" },
	};
	struct rig r;
	char *work;

	set_up(&r);
	work = maria(&r);
	put_config(&r, "context = work", work);
	for (size_t i = 0; i < COUNT(cases); i++) {
		put_file(&r, "secret", cases[i].script, 0700);
		cli(&r, "admin whoami");
		if (!strstr(r.r->err, cases[i].says))
			printf("  %s", r.r->err);
		CU_ASSERT_EQUAL(r.r->status, 74);
		CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, cases[i].says));
		CU_ASSERT_PTR_NULL(strstr(r.r->err, "maria-password"));
		CU_ASSERT_EQUAL(hubsim_count(r.hub, "*"), 0);
	}
	put_config(&r, "context = work",
		   "user = maria\nsecret-command = /nonexistent/program");
	cli(&r, "admin whoami");
	CU_ASSERT_EQUAL(r.r->status, 74);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "cannot run"));
	free(work);
	tear_down(&r);
}

static void test_a_read_only_context(void)
{
	struct rig r;
	char *work;

	set_up(&r);
	work = xasprintf("user = maria\nsecret-command = %s/secret\nread-only = yes",
			 r.env.home);
	put_config(&r, "", work);
	cli(&r, "--context work --allow-destructive repos delete-tag --namespace acme "
		"--repository web-app --tag v1");
	CU_ASSERT_EQUAL(r.r->status, 4);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "read-only"));
	CU_ASSERT_EQUAL(hubsim_count(r.hub, "*"), 0);
	expect(&r, "--context work info", "/read_only", "yes");
	expect(&r, "--context other info", "/read_only", "no");
	free(work);
	tear_down(&r);
}

static void test_faults_name_file_and_line(void)
{
	static const struct {
		const char *work, *says;
	} cases[] = {
		{ "secret-command = 'pass show", "without its end" },
		{ "password = hunter2", "no such setting of a context" },
		{ "read-only = perhaps", "true or false" },
		{ "[context ]\nuser = x", "needs a name" },
		{ "secret-command = pass\n  show", "on one line" },
	};
	struct rig r;

	set_up(&r);
	for (size_t i = 0; i < COUNT(cases); i++) {
		put_config(&r, "", cases[i].work);
		cli(&r, "info");
		if (!strstr(r.r->err, cases[i].says))
			printf("  %s: %s", cases[i].work, r.r->err);
		CU_ASSERT_EQUAL(r.r->status, 64);
		CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, cases[i].says));
		CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "/config:"));
		CU_ASSERT_PTR_NULL(strstr(r.r->err, "hunter2"));
	}
	put_config(&r, "", "");
	cli(&r, "--context wrok info");
	CU_ASSERT_EQUAL(r.r->status, 64);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err, "there are work, other"));
	tear_down(&r);
}

static void test_a_proxys_password_is_not_shown(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "", "");
	env_put(&r.env, "HTTPS_PROXY=http://bob:hunter2@proxy.example:3128");
	env_put(&r.env, "ALL_PROXY=bob:hun/ter2@proxy.example:3128");
	cli(&r, "info");
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->out, "http://***@proxy.example:3128"));
	CU_ASSERT_PTR_NULL(strstr(r.r->out, "ter2"));
	CU_ASSERT_PTR_NULL(strstr(r.r->out, "bob"));
	tear_down(&r);
}

/* ---- inside ----------------------------------------------------------- */

struct got {
	int calls;
	struct credential cred;
	struct error err;
};

static void take(void *arg, struct credential *take_cred, const struct error *err)
{
	struct got *g = arg;

	credential_done(&g->cred);
	g->calls++;
	g->cred = *take_cred;
	g->err = *err;
}

static void read_once(struct worker *w, struct credentials *c, struct got *g)
{
	credential_read(w, c, take, g);
	fake_run(w);
}

/* Each renewal asks the command again: what it says may have changed. */
static void test_read_again_each_time(void)
{
	struct rig r;
	struct error err = { 0 };
	struct credentials *c = NULL;
	struct got g = { 0 };
	struct worker *w;

	set_up(&r);
	char *script = path_of(&r, "secret");
	char *const argv[] = { script, NULL };
	const struct credential_context ctx = { .name = "work",
						.org = "acme",
						.command = argv };

	CU_ASSERT_EQUAL_FATAL(credentials_collect(hubsim_url(r.hub), &c, &err), ST_OK);
	credentials_add_context(c, &ctx);
	w = fake_new(c, NULL);
	read_once(w, c, &g);
	CU_ASSERT_TRUE(str_eq(secret_str(g.cred.secret), STR("maria-password")));
	CU_ASSERT_PTR_NULL(g.cred.user);
	/* An organization's token signs in as the organization. */
	put_file(&r, "said", "dckr_oat_fresh\r\n", 0600);
	read_once(w, c, &g);
	CU_ASSERT_TRUE(str_eq(secret_str(g.cred.secret), STR("dckr_oat_fresh")));
	CU_ASSERT_STRING_EQUAL(g.cred.user, "acme");
	CU_ASSERT_EQUAL(g.calls, 2);
	credential_done(&g.cred);
	fake_free(w);
	credentials_free(c);
	free(script);
	tear_down(&r);
}

static void test_a_command_that_hangs_is_ended(void)
{
	struct error err = { 0 };
	struct credentials *c = NULL;
	struct got g = { 0 };
	struct worker *w;
	char sleep[] = "sleep", long_time[] = "1000";
	char *const argv[] = { sleep, long_time, NULL };
	const struct credential_context ctx = { .name = "x", .command = argv };

	CU_ASSERT_EQUAL_FATAL(credentials_collect("http://127.0.0.1:9", &c, &err),
			      ST_OK);
	credentials_add_context(c, &ctx);
	w = fake_new(c, NULL);
	credential_read(w, c, take, &g);
	fake_advance(w, 29000);
	CU_ASSERT_EQUAL(g.calls, 0);
	fake_advance(w, 1001);
	CU_ASSERT_EQUAL(g.calls, 1);
	CU_ASSERT_EQUAL(g.err.status, ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(g.err.text, "within 30 s"));
	fake_free(w);
	credentials_free(c);
}

static void test_words(void)
{
	static const struct {
		const char *text, *words; /* joined by | ; NULL: refused */
	} cases[] = {
		{ "pass show hub", "pass|show|hub" },
		{ "  a \t b ", "a|b" },
		{ "a 'b c' \"d e\"", "a|b c|d e" },
		{ "a b'c'\"d\"e", "a|bcde" },
		{ "a ''", "a|" },
		{ "a 'b\\c' \"\\\"\\\\\\n\"", "a|b\\c|\"\\\\n" },
		{ "a\\ b c", "a b|c" },
		{ "a $(id) `id` *", "a|$(id)|`id`|*" },
		{ "", NULL },
		{ "   ", NULL },
		{ "'' a", NULL },
		{ "a 'b", NULL },
		{ "a \"b\\\"", NULL },
		{ "a b\\", NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = { 0 };
		char **words = NULL, joined[100] = "";
		enum status st = argv_split(cases[i].text, &words, &err);

		CU_ASSERT_EQUAL(st == ST_OK, cases[i].words != NULL);
		for (size_t k = 0; words && words[k]; k++) {
			size_t n = strlen(joined);

			snprintf(joined + n, sizeof(joined) - n, "%s%s", k ? "|" : "",
				 words[k]);
		}
		if (cases[i].words)
			CU_ASSERT_STRING_EQUAL(joined, cases[i].words);
		argv_free(words);
	}
}

CHECK_MAIN("contexts", test_option_beats_environment_beats_file,
	   test_a_command_signs_in, test_a_token_file_signs_in,
	   test_its_organization_need_not_be_named,
	   test_the_environment_beats_the_context, test_the_secret_stays_at_its_address,
	   test_docker_config_is_not_for_another_hub,
	   test_a_command_others_could_write_is_refused, test_a_command_that_fails,
	   test_a_read_only_context, test_faults_name_file_and_line,
	   test_a_proxys_password_is_not_shown, test_read_again_each_time,
	   test_a_command_that_hangs_is_ended, test_words)
