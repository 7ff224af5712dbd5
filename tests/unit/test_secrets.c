/* A seeded secret is looked for everywhere it could have gone: what commands print,
 * files they leave, the journal, /proc of hubdeck and of what it runs. */
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/leak.h"
#include "tests/harness/run.h"

enum { MAX_ARGS = 24, FILE_MAX = 1 << 22 };

#define PASSWORD "maria-password"
#define TOKEN    "dckr_pat_maria_rwd"
#define ODD      "p@ss w/rd+\"4711\"%" /* of tokoro */
#define SCIM     "scim-bearer-seeded-4711"

struct rig {
	struct hubsim *hub;
	struct env env;
};

static void set_up(struct rig *r, const char *const *hub_args)
{
	leak_add(SCIM);
	*r = (struct rig){ .hub = hubsim_start(hub_args) };
	if (!r->hub)
		abort();
	env_init(&r->env);
	env_put_all(&r->env, hubsim_env(r->hub));
	env_put(&r->env, "DOCKERHUB_SCIM_TOKEN=" SCIM);
}

static void tear_down(struct rig *r)
{
	hubsim_stop(r->hub);
	env_done(&r->env);
}

static void sign_in_with(struct rig *r, const char *assignment)
{
	env_put(&r->env, "DOCKERHUB_USERNAME=maria");
	env_put(&r->env, assignment);
}

/* All secrets of the Hub in all their forms, and what the test has added; says where.
 * Not which: the log of this test is looked into, too. */
static size_t search(const char *where, const char *bytes, size_t n)
{
	bool found = leak_find(bytes, n) != NULL;

	if (found)
		printf("  a secret is in %s\n", where);
	return found;
}

static void expect_clean(const char *where, const char *bytes, size_t n)
{
	CU_ASSERT_EQUAL(search(where, bytes, n), 0);
}

/* -1 when it cannot be read. */
static ssize_t slurp(const char *path, char *buf, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t n = 0;
	ssize_t got;

	if (fd < 0)
		return -1;
	while (n < size && (got = read(fd, buf + n, size - n)) > 0)
		n += (size_t)got;
	close(fd);
	return (ssize_t)n;
}

/* ---- every file of the home ------------------------------------------- */

static size_t files_seen, files_dirty;

static int look_into(const char *path, const struct stat *st, int type, struct FTW *at)
{
	char *buf;
	ssize_t n;

	(void)st;
	/* What the test itself has put there. */
	if (type != FTW_F || !strncmp(path + at->base, "planted", 7))
		return 0;
	buf = xmalloc(FILE_MAX);
	n = slurp(path, buf, FILE_MAX);
	files_seen++;
	files_dirty += n > 0 ? search(path, buf, (size_t)n) : 0;
	free(buf);
	return 0;
}

/* At least `n` files are there, and none holds a secret. */
static void expect_clean_home(const struct rig *r, size_t n)
{
	files_seen = files_dirty = 0;
	CU_ASSERT_EQUAL(nftw(r->env.home, look_into, 16, FTW_PHYS), 0);
	CU_ASSERT_TRUE(files_seen >= n);
	CU_ASSERT_EQUAL(files_dirty, 0);
}

static void plant(const struct rig *r, const char *name, const char *text, mode_t mode)
{
	char *path = xasprintf("%s/%s", r->env.home, name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	free(path);
}

/* ---- commands --------------------------------------------------------- */

static struct run *cli(struct rig *r, const char *input, const char *words)
{
	const char *argv[MAX_ARGS] = { getenv("HUBDECK") };
	char *copy = xstrdup(words), *rest = copy, *word;
	size_t n = 1;
	struct run *run;

	while ((word = strsep(&rest, " ")) && n + 1 < MAX_ARGS)
		argv[n++] = word;
	run = run_program(&r->env, input, argv);
	free(copy);
	return run;
}

#define REPO "--namespace acme --repository web-app"

static const char *const commands[] = {
	"info",
	"info --output table",
	"--version",
	"-v -v admin whoami",
	"-v auth can",
	"-v admin rate-limit",
	"-v admin pull-limit",
	"-v repos list --namespace acme --all",
	"-v repos list --namespace acme --csv",
	"-v repos get " REPO,
	"-v repos get --namespace acme --repository nothing",
	"-v repos list-tags " REPO " --output table",
	"-v repos delete-tag " REPO " --tag no-such-tag --allow-destructive",
	"-v repos delete-tag " REPO " --tag pr-4790-c3d4 --allow-destructive --yes",
	"-v repos delete-tag " REPO " --tag v1 --dry-run",
	"-v org list",
	"-v org list-members --org acme",
	"-v auth list-pats",
	"-v repos list --password " PASSWORD "x",
	"-v auth create-token --secret " TOKEN "x",
	"journal",
	"journal --csv",
	"actions --output json",
};

/* What was typed on the command line is not repeated either. */
static void run_all(struct rig *r)
{
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct run *run = cli(r, NULL, commands[i]);

		expect_clean(commands[i], run->out, run->out_len);
		expect_clean(commands[i], run->err, strlen(run->err));
		CU_ASSERT_NOT_EQUAL(run->status, 137);
		run_free(run);
	}
}

/* Rows in the journal: the search has something to search. */
static size_t journal_rows(struct rig *r)
{
	struct run *run = cli(r, NULL, "journal --ndjson");
	size_t n = 0;

	for (size_t i = 0; i < run->out_len; i++)
		n += run->out[i] == '\n';
	run_free(run);
	return n;
}

static void test_with_a_password(void)
{
	struct rig r;

	set_up(&r, NULL);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" PASSWORD);
	run_all(&r);
	CU_ASSERT_TRUE(journal_rows(&r) > 0);
	expect_clean_home(&r, 1);
	tear_down(&r);
}

/* It is another text in a URL, in JSON and in base64. */
static void test_with_an_odd_password(void)
{
	struct rig r;

	set_up(&r, NULL);
	env_put(&r.env, "DOCKERHUB_USERNAME=tokoro");
	env_put(&r.env, "DOCKERHUB_TOKEN=" ODD);
	run_all(&r);
	CU_ASSERT_TRUE(hubsim_count(r.hub, "POST /v2/users/login") > 0);
	expect_clean_home(&r, 0);
	tear_down(&r);
}

static void test_with_a_token(void)
{
	struct rig r;

	set_up(&r, NULL);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" TOKEN);
	run_all(&r);
	CU_ASSERT_TRUE(journal_rows(&r) > 0);
	expect_clean_home(&r, 1);
	tear_down(&r);
}

static void test_with_a_token_file(void)
{
	struct rig r;
	char *assign;

	set_up(&r, NULL);
	plant(&r, "planted-token", TOKEN "\n", 0600);
	assign = xasprintf("DOCKERHUB_TOKEN_FILE=%s/planted-token", r.env.home);
	sign_in_with(&r, assign);
	run_all(&r);
	expect_clean_home(&r, 1);
	free(assign);
	tear_down(&r);
}

/* Neither a secret nor what the Hub answered: no store and no cache (C13, C21). */
static void test_reading_leaves_no_file(void)
{
	static const char *const reading[] = {
		"repos list --namespace acme --all",
		"repos list-tags " REPO,
		"auth list-pats",
		"auth can",
		"registry manifest --repo acme/web-app --reference latest",
	};
	struct rig r;

	set_up(&r, NULL);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" PASSWORD);
	for (size_t i = 0; i < COUNT(reading); i++) {
		struct run *run = cli(&r, NULL, reading[i]);

		CU_ASSERT_EQUAL(run->status, 0);
		run_free(run);
	}
	files_seen = files_dirty = 0;
	CU_ASSERT_EQUAL(nftw(r.env.home, look_into, 16, FTW_PHYS), 0);
	CU_ASSERT_EQUAL(files_seen, 0);
	tear_down(&r);
}

static void test_a_refused_sign_in(void)
{
	static const char *const faults[] = { "--fail", "POST * 401", NULL };
	struct rig r;

	set_up(&r, faults);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" PASSWORD);
	run_all(&r);
	expect_clean_home(&r, 0);
	tear_down(&r);
}

/* The command that takes a secret prints the session, and not the secret. */
static void test_secrets_given_as_parameters(void)
{
	static const char params[] =
		"{\"identifier\":\"maria\",\"secret\":\"" TOKEN "\"}";
	struct rig r;
	struct run *run;

	set_up(&r, NULL);
	run = cli(&r, params, "-v auth create-token --params -");
	CU_ASSERT_EQUAL(run->status, 0);
	CU_ASSERT_PTR_NULL(strstr(run->out, TOKEN));
	expect_clean("create-token, standard error", run->err, strlen(run->err));
	run_free(run);
	run = cli(&r, params, "-v auth create-token --params - --dry-run");
	expect_clean("create-token --dry-run", run->out, run->out_len);
	run_free(run);
	run = cli(&r, "{\"identifier\":\"maria\",\"secret\":\"" TOKEN "\"",
		  "-v auth create-token --params -");
	CU_ASSERT_EQUAL(run->status, 64);
	expect_clean("create-token, broken", run->err, strlen(run->err));
	run_free(run);
	expect_clean_home(&r, 0);
	tear_down(&r);
}

/* A new token is printed once, and is nowhere else. */
static void test_a_new_token_is_printed_only(void)
{
	struct rig r;
	struct run *run;
	struct error err = { 0 };
	json_object *o = NULL;
	char *token;

	set_up(&r, NULL);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" PASSWORD);
	run = cli(&r, NULL,
		  "-v auth create-pat --token-label ci --scopes repo:read --yes");
	CU_ASSERT_EQUAL_FATAL(run->status, 0);
	CU_ASSERT_EQUAL(json_parse(str_from(run->out), &o, &err), ST_OK);
	token = xasprintf("%.*s", STR_ARG(json_str(o, "/data/token")));
	CU_ASSERT_EQUAL(strncmp(token, "dckr_pat_", 9), 0);
	leak_add(token);
	expect_clean("create-pat, standard error", run->err, strlen(run->err));
	run_free(run);
	CU_ASSERT_TRUE(journal_rows(&r) > 0);
	run_all(&r);
	expect_clean_home(&r, 1);
	json_object_put(o);
	free(token);
	tear_down(&r);
}

static void expect_form(const char *secret, const char *form)
{
	const char *found = leak_find(form, strlen(form));

	CU_ASSERT_TRUE(found && !strncmp(secret, found, strlen(found)));
}

/* The search itself: it would find what it looks for. */
static void test_the_search_finds(void)
{
	struct rig r;

	set_up(&r, NULL);
	plant(&r, "leak", "x " TOKEN "\n", 0600);
	files_seen = files_dirty = 0;
	CU_ASSERT_EQUAL(nftw(r.env.home, look_into, 16, FTW_PHYS), 0);
	CU_ASSERT_EQUAL(files_dirty, 1);
	for (size_t i = 0; i < leak_forms(); i++)
		CU_ASSERT_PTR_NOT_NULL(leak_find(leak_form(i), strlen(leak_form(i))));
	CU_ASSERT_TRUE(leak_forms() > 60);
	expect_form(PASSWORD, "bWFyaWEtcGFzc3dvcmQ");          /* base64 */
	expect_form(PASSWORD, "bWFyaWE6bWFyaWEtcGFzc3dvcmQ="); /* behind "maria:" */
	expect_form(TOKEN, "bWFyaWE6ZGNrcl9wYXRfbWFyaWFfcndk");
	expect_form(ODD, "p%40ss%20w%2Frd%2B%224711%22%25"); /* in a URL */
	expect_form(ODD, "p%40ss%20w/rd%2b%224711%22%25");
	expect_form(ODD, "p@ss w/rd+\\\"4711\\\"%"); /* in JSON */
	expect_form(ODD, "p@ss w\\/rd+\\\"4711\\\"%");
	tear_down(&r);
}

/* ---- /proc ------------------------------------------------------------ */

static pid_t start(struct rig *r, const char *const argv[])
{
	pid_t pid = fork();
	int null;

	if (pid)
		return pid;
	null = open("/dev/null", O_RDWR);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	execve(argv[0], (char *const *)(size_t)argv, r->env.var);
	_exit(127);
}

/* False when it cannot be read at all, which is as good. */
static bool expect_clean_proc(pid_t pid, const char *file)
{
	char *path = xasprintf("/proc/%d/%s", (int)pid, file);
	char *buf = xmalloc(FILE_MAX);
	ssize_t n = slurp(path, buf, FILE_MAX);

	if (n > 0)
		expect_clean(path, buf, (size_t)n);
	free(buf);
	free(path);
	return n > 0;
}

/* Signed in, and waiting for an answer that does not come. */
static void test_proc_of_hubdeck(void)
{
	static const char *const faults[] = { "--fail", "GET * stall", NULL };
	const char *const argv[] = { getenv("HUBDECK"), "repos", "list",
				     "--namespace",     "acme",  NULL };
	struct rig r;
	pid_t pid;

	set_up(&r, faults);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" TOKEN);
	pid = start(&r, argv);
	CU_ASSERT_TRUE(hubsim_wait(r.hub, "POST *", 1));
	CU_ASSERT_TRUE(expect_clean_proc(pid, "cmdline"));
	expect_clean_proc(pid, "environ");
	kill(pid, SIGKILL);
	CU_ASSERT_EQUAL(waitpid(pid, NULL, 0), pid);
	expect_clean_home(&r, 0);
	tear_down(&r);
}

/* The secret is in memory then; nothing of it may reach a file. */
static void test_a_crash_leaves_no_core(void)
{
	static const char *const faults[] = { "--fail", "GET * stall", NULL };
	static const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
	const char *const argv[] = { getenv("HUBDECK"), "repos", "list",
				     "--namespace",     "acme",  NULL };
	struct rlimit l = { 0 };
	struct rig r;
	int status = 0;
	pid_t pid;

	setrlimit(RLIMIT_CORE, &all);
	set_up(&r, faults);
	sign_in_with(&r, "DOCKERHUB_TOKEN=" TOKEN);
	pid = start(&r, argv);
	CU_ASSERT_TRUE(hubsim_wait(r.hub, "POST *", 1));
	CU_ASSERT_EQUAL(prlimit(pid, RLIMIT_CORE, NULL, &l), 0);
	CU_ASSERT_EQUAL(l.rlim_cur, 0);
	CU_ASSERT_EQUAL(l.rlim_max, 0);
	kill(pid, SIGSEGV);
	CU_ASSERT_EQUAL(waitpid(pid, &status, 0), pid);
	CU_ASSERT_FALSE(WIFSIGNALED(status) && WCOREDUMP(status));
	expect_clean_home(&r, 0);
	tear_down(&r);
}

/* What the context's command sees: its parent, itself, its environment. */
static const char spy[] = "#!/bin/sh\n"
			  "cd \"$HOME\" || exit 1\n"
			  "cat /proc/$PPID/cmdline >seen-cmdline\n"
			  "cat /proc/$PPID/environ >seen-environ 2>/dev/null\n"
			  "cat /proc/self/environ >seen-own\n"
			  "env >seen-env\n"
			  "ls -l /proc/self/fd >seen-fd\n"
			  "cat planted-secret\n";

static void test_proc_while_a_command_runs(void)
{
	struct rig r;
	char *config, *assign, *path;
	struct stat st = { 0 };
	struct run *run;

	set_up(&r, NULL);
	plant(&r, "spy", spy, 0700);
	plant(&r, "planted-secret", PASSWORD "\n", 0600);
	config = xasprintf("context = work\n[context work]\nurl = %s\nuser = maria\n"
			   "secret-command = %s/spy\n",
			   hubsim_url(r.hub), r.env.home);
	plant(&r, "config", config, 0600);
	chmod(r.env.home, 0700);
	assign = xasprintf("HUBDECK_CONFIG=%s/config", r.env.home);
	env_put(&r.env, assign);
	env_put(&r.env, "DOCKER_AUTH_CONFIG={\"auths\":{\"https://index.docker.io/"
			"v1/\":{\"auth\":\"bWFyaWE6bWFyaWEtcGFzc3dvcmQ=\"}}}");
	run = cli(&r, NULL, "-v admin whoami");
	CU_ASSERT_EQUAL(run->status, 0);
	expect_clean("whoami", run->out, run->out_len);
	expect_clean("whoami", run->err, strlen(run->err));
	run_free(run);
	path = xasprintf("%s/seen-env", r.env.home);
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_TRUE(st.st_size > 0);
	run_all(&r);
	expect_clean_home(&r, 5);
	free(path);
	free(assign);
	free(config);
	tear_down(&r);
}

CHECK_MAIN("secrets", test_the_search_finds, test_with_a_password,
	   test_with_an_odd_password, test_with_a_token, test_with_a_token_file,
	   test_reading_leaves_no_file, test_a_refused_sign_in,
	   test_secrets_given_as_parameters, test_a_new_token_is_printed_only,
	   test_proc_of_hubdeck, test_proc_while_a_command_runs,
	   test_a_crash_leaves_no_core)
