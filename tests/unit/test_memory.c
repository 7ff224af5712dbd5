/*
 * Secrets in the memory of the running program (QUALITY C16, C20): after the sign-in,
 * after a logout, and at every kind of end.  Only root may look; without, nothing is
 * claimed here, and test_secret looks at itself.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/memory.h"
#include "tests/harness/screen.h"

/* A sanitizer keeps what was freed as it was. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define PASSWORD "maria-password"
#define TOKEN    "dckr_pat_maria_rwd"
/* How the claims of every session begin: what is freed loses its first bytes. */
#define BEARER "eyJhdWQiOiJodHRwczovL2h1Yi5kb2NrZXIuY29t"

/* ---- a command that goes on: hubdeck batch - ----------------------------- */

struct command {
	struct hubsim *hub;
	struct env env;
	pid_t pid;
	FILE *to, *from;
};

static void start(struct command *c, const char *const args[3])
{
	const char *argv[] = { getenv("HUBDECK"), args[0], args[1], args[2], NULL };
	int in[2], out[2];

	if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC))
		abort();
	c->pid = fork();
	if (!c->pid) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		execve(argv[0], (char *const *)(size_t)argv, c->env.var);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	c->to = fdopen(in[1], "w");
	c->from = fdopen(out[0], "r");
}

static void open_command(struct command *c, const char *assignment)
{
	*c = (struct command){ .hub = hubsim_start(NULL) };
	if (!c->hub)
		abort();
	env_init(&c->env);
	env_put_all(&c->env, hubsim_env(c->hub));
	env_put(&c->env, "DOCKERHUB_USERNAME=maria");
	if (assignment)
		env_put(&c->env, assignment);
}

/* Signed in, answered, waiting for the next line. */
static void ask(struct command *c)
{
	char line[4096] = "";

	start(c, (const char *const[]){ "batch", "-", "--json" });
	fputs("{\"op\":\"repos.get\",\"params\":{\"namespace\":\"acme\","
	      "\"repository\":\"web-app\"}}\n",
	      c->to);
	fflush(c->to);
	CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), c->from));
	CU_ASSERT_PTR_NOT_NULL(strstr(line, "web-app"));
	CU_ASSERT_TRUE(hubsim_count(c->hub, "POST *") == 1);
}

static void close_command(struct command *c)
{
	fclose(c->to);
	waitpid(c->pid, NULL, 0);
	fclose(c->from);
	hubsim_stop(c->hub);
	env_done(&c->env);
}

/* `guarded`: so often where secrets live.  Never anywhere else. */
static void expect(pid_t pid, const char *needle, size_t guarded)
{
	struct memory_found found;

	CU_ASSERT_TRUE(memory_search(pid, needle, &found));
	CU_ASSERT_EQUAL(found.elsewhere, 0);
	if (found.guarded != guarded)
		printf("  %s is %zu times where secrets are\n", needle, found.guarded);
	CU_ASSERT_EQUAL(found.guarded, guarded);
}

static bool may_look(pid_t pid)
{
	struct memory_found found;
	bool may = memory_search(pid, "the password", &found);

	if (!may || SANITIZED)
		printf("  not looked: %s\n", may ? "a sanitizer" : "not root");
	return may && !SANITIZED;
}

static char *plant(struct command *c, const char *name, const char *text, mode_t mode)
{
	char *path = xasprintf("%s/%s", c->env.home, name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	return path;
}

/* Read again for each renewal, and so not kept. */
static void check_file(const char *secret)
{
	struct command c;
	char *path, *assign, *text = xasprintf("%s\n", secret);

	open_command(&c, NULL);
	path = plant(&c, "token", text, 0600);
	assign = xasprintf("DOCKERHUB_TOKEN_FILE=%s", path);
	env_put(&c.env, assign);
	ask(&c);
	if (may_look(c.pid)) {
		expect(c.pid, secret, 0);
		expect(c.pid, BEARER, 1);
	}
	close_command(&c);
	free(assign);
	free(path);
	free(text);
}

static void test_a_file_is_not_kept(void)
{
	check_file(PASSWORD);
	check_file(TOKEN);
}

static void test_a_command_is_not_kept(void)
{
	struct command c;
	char *config, *path, *assign;

	open_command(&c, NULL);
	free(plant(&c, "secret", PASSWORD "\n", 0600));
	config = xasprintf("context = work\n[context work]\nurl = %s\nuser = maria\n"
			   "secret-command = cat %s/secret\n",
			   hubsim_url(c.hub), c.env.home);
	path = plant(&c, "config", config, 0600);
	assign = xasprintf("HUBDECK_CONFIG=%s", path);
	env_put(&c.env, assign);
	ask(&c);
	if (may_look(c.pid)) {
		expect(c.pid, PASSWORD, 0);
		expect(c.pid, BEARER, 1);
	}
	close_command(&c);
	free(assign);
	free(path);
	free(config);
}

static void check_environment(const char *secret)
{
	char *assign = xasprintf("DOCKERHUB_TOKEN=%s", secret);
	struct command c;

	open_command(&c, assign);
	ask(&c);
	if (may_look(c.pid)) {
		expect(c.pid, secret, 1);
		expect(c.pid, BEARER, 1);
	}
	close_command(&c);
	free(assign);
}

static void test_the_environment_is_kept_in_one_place(void)
{
	check_environment(PASSWORD);
	check_environment(TOKEN);
}

/* ---- a token that was made for an agent: hubdeck mcp ----------------------- */

static char *token_of_answer(const char *line)
{
	const char *from = strstr(line, "\"token_file\":\"");
	char path[512] = "", token[128] = "";
	FILE *f;

	CU_ASSERT_PTR_NOT_NULL_FATAL(from);
	from += strlen("\"token_file\":\"");
	snprintf(path, sizeof(path), "%.*s", (int)strcspn(from, "\""), from);
	f = fopen(path, "re");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL(fgets(token, sizeof(token), f));
	fclose(f);
	token[strcspn(token, "\n")] = '\0';
	return xstrdup(token);
}

#define HELLO                                                                          \
	"{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{"         \
	"\"protocolVersion\":\"2025-11-25\"}}\n"

/* Its beginning may have been used for something else since: the rest is looked for. */
static void test_a_token_made_for_an_agent_is_not_kept(void)
{
	static const char make[] =
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{"
		"\"name\":\"hub_auth\",\"arguments\":{\"action\":\"create_pat\","
		"\"params_json\":{\"token_label\":\"ci\",\"scopes\":[\"repo:read\"]}}}}"
		"\n";
	char line[8192] = "", *token;
	struct command c;

	open_command(&c, "DOCKERHUB_TOKEN=" PASSWORD);
	start(&c, (const char *const[]){ "mcp", NULL, NULL });
	fputs(HELLO, c.to);
	fputs(make, c.to);
	fflush(c.to);
	for (int i = 0; i < 2; i++)
		CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), c.from));
	token = token_of_answer(line);
	CU_ASSERT_TRUE(strlen(token) > 20);
	CU_ASSERT_PTR_NULL(strstr(line, token));
	if (may_look(c.pid)) {
		expect(c.pid, token, 0);
		expect(c.pid, token + 16, 0);
	}
	close_command(&c);
	free(token);
}

/* ---- what an agent itself sends -------------------------------------------- */

#define SENT "s3nt-by-an-agent-and-known-to-it-alone"

/* A call of this tool, whose arguments hold the secret, and the line it is answered. */
static void send_secret(struct command *c, const char *tool, const char *arguments)
{
	char line[8192] = "";

	fprintf(c->to,
		"{\"jsonrpc\":\"2.0\",\"id\":\"call one\",\"method\":\"tools/call\","
		"\"params\":{\"name\":\"%s\",\"arguments\":%s,"
		"\"_meta\":{\"progressToken\":\"it goes on\"}}}\n",
		tool, arguments);
	fflush(c->to);
	CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), c->from));
	CU_ASSERT_PTR_NOT_NULL(strstr(line, "\"id\":\"call one\""));
	CU_ASSERT_PTR_NULL(strstr(line, SENT));
}

/* Longer than what was read before: whatever holds it has to grow. */
static char *long_call(size_t n)
{
	char *pad = xmalloc(n + 1), *all;

	memset(pad, 'x', n);
	pad[n] = '\0';
	all = xasprintf("{\"action\":\"login\",\"params_json\":{\"username\":\"maria\","
			"\"password\":\"" SENT "\",\"code\":\"%s\"}}",
			pad);
	free(pad);
	return all;
}

static void send_all(struct command *c)
{
	static const struct {
		const char *tool, *arguments;
	} calls[] = {
		{ "hub_auth",
		  "{\"action\":\"login\",\"params_json\":{\"username\":\"otto\","
		  "\"password\":\"" SENT "\"}}" },
		{ "hub_auth",
		  "{\"action\":\"login\",\"params_json\":\"{\\\"username\\\":"
		  "\\\"otto\\\",\\\"password\\\":\\\"" SENT "\\\"}\"}" },
		{ "hub_webhooks",
		  "{\"action\":\"create\",\"params_json\":{\"namespace\":\"acme\","
		  "\"repository\":\"web-app\",\"name\":\"ci\",\"webhook_url\":"
		  "\"gopher://hooks.example.com/" SENT "\"}}" },
		{ "hub_auth",
		  "{\"action\":\"none\",\"params_json\":{\"password\":\"" SENT "\"}}" },
		{ "no_such_tool", "{\"password\":\"" SENT "\"}" },
		{ "hub_auth", "[\"" SENT "\"]" },
	};
	char *big = long_call(200000);

	for (size_t i = 0; i < COUNT(calls); i++)
		send_secret(c, calls[i].tool, calls[i].arguments);
	send_secret(c, "hub_auth", big);
	free(big);
}

/* Parsed, copied for a call, put into a request, refused on the way: nowhere does it
 * stay, once it is answered. */
static void test_what_an_agent_sends_is_not_kept(void)
{
	char line[8192] = "";
	struct command c;

	open_command(&c, "DOCKERHUB_TOKEN=" PASSWORD);
	start(&c, (const char *const[]){ "mcp", NULL, NULL });
	fputs(HELLO "{\"jsonrpc\":\"2.0\",\"x\":\"" SENT "\"\n", c.to);
	fflush(c.to);
	for (int i = 0; i < 2; i++)
		CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), c.from));
	send_all(&c);
	fputs("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n", c.to);
	fflush(c.to);
	CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), c.from));
	if (may_look(c.pid))
		expect(c.pid, SENT, 0);
	close_command(&c);
}

/* ---- the dashboard -------------------------------------------------------- */

struct dashboard {
	struct hubsim *hub;
	struct screen *s;
	pid_t pid;
};

/* Signed in with what is typed. */
static void open_dashboard(struct dashboard *d, const char *user, const char *password)
{
	const char *argv[] = { getenv("HUBDECK"), "acme", NULL };
	const char *env[8] = { NULL };
	char *name = xasprintf("DOCKERHUB_USERNAME=%s", user);
	size_t n = 0;

	d->hub = hubsim_start(NULL);
	if (!d->hub)
		abort();
	for (const char *const *e = hubsim_env(d->hub); *e; e++)
		env[n++] = *e;
	env[n] = name;
	d->s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = env });
	d->pid = screen_pid(d->s);
	CU_ASSERT_TRUE(screen_wait(d->s, "Sign in"));
	CU_ASSERT_TRUE(screen_paste(d->s, password));
	CU_ASSERT_TRUE(screen_key(d->s, "Enter"));
	free(name);
}

static void close_dashboard(struct dashboard *d)
{
	screen_stop(d->s);
	hubsim_stop(d->hub);
}

static void test_what_is_typed_is_kept_in_one_place(void)
{
	struct dashboard d;

	open_dashboard(&d, "maria", PASSWORD);
	CU_ASSERT_TRUE(screen_wait(d.s, "web-app"));
	CU_ASSERT_TRUE(screen_settle(d.s));
	if (may_look(d.pid)) {
		expect(d.pid, PASSWORD, 1);
		expect(d.pid, BEARER, 1);
	}
	close_dashboard(&d);
}

/* Such a session is not renewed. */
static void test_with_a_second_factor_nothing_is_kept(void)
{
	struct dashboard d;

	open_dashboard(&d, "otto", "otto-password");
	CU_ASSERT_TRUE(screen_wait(d.s, "second factor"));
	CU_ASSERT_TRUE(screen_type(d.s, "123456"));
	CU_ASSERT_TRUE(screen_key(d.s, "Enter"));
	CU_ASSERT_TRUE(screen_wait(d.s, "web-app"));
	CU_ASSERT_TRUE(screen_settle(d.s));
	if (may_look(d.pid)) {
		expect(d.pid, "otto-password", 0);
		expect(d.pid, BEARER, 1);
	}
	close_dashboard(&d);
}

static void test_logout_erases(void)
{
	struct dashboard d;

	open_dashboard(&d, "maria", PASSWORD);
	CU_ASSERT_TRUE(screen_wait(d.s, "web-app"));
	CU_ASSERT_TRUE(screen_settle(d.s));
	CU_ASSERT_TRUE(screen_type(d.s, ":logout"));
	CU_ASSERT_TRUE(screen_key(d.s, "Enter"));
	CU_ASSERT_TRUE(screen_wait(d.s, "NOT SIGNED IN"));
	CU_ASSERT_TRUE(screen_settle(d.s));
	if (may_look(d.pid)) {
		expect(d.pid, PASSWORD, 0);
		expect(d.pid, BEARER, 0);
	}
	close_dashboard(&d);
}

/* ---- the end -------------------------------------------------------------- */

static void expect_nothing_at_end(pid_t pid)
{
	CU_ASSERT_TRUE(memory_at_end(pid));
	expect(pid, PASSWORD, 0);
	expect(pid, BEARER, 0);
	memory_let_go(pid);
}

/* 0: it comes to its end by itself. */
static const int ends[] = { 0, SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT };

static void test_nothing_is_left_at_the_end_of_a_command(void)
{
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct command c;

		open_command(&c, "DOCKERHUB_TOKEN=" PASSWORD);
		ask(&c);
		if (may_look(c.pid) && memory_attach(c.pid)) {
			if (ends[i]) {
				kill(c.pid, ends[i]);
			} else {
				fclose(c.to);
				c.to = fopen("/dev/null", "we");
			}
			expect_nothing_at_end(c.pid);
		}
		close_command(&c);
	}
}

static void test_nothing_is_left_at_the_end_of_the_dashboard(void)
{
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct dashboard d;

		open_dashboard(&d, "maria", PASSWORD);
		CU_ASSERT_TRUE(screen_wait(d.s, "web-app"));
		CU_ASSERT_TRUE(screen_settle(d.s));
		if (may_look(d.pid) && memory_attach(d.pid)) {
			if (ends[i])
				kill(d.pid, ends[i]);
			else
				screen_send(d.s, "q");
			expect_nothing_at_end(d.pid);
		}
		close_dashboard(&d);
	}
}

CHECK_MAIN("memory", test_a_file_is_not_kept, test_a_command_is_not_kept,
	   test_the_environment_is_kept_in_one_place,
	   test_a_token_made_for_an_agent_is_not_kept,
	   test_what_an_agent_sends_is_not_kept,
	   test_what_is_typed_is_kept_in_one_place,
	   test_with_a_second_factor_nothing_is_kept, test_logout_erases,
	   test_nothing_is_left_at_the_end_of_a_command,
	   test_nothing_is_left_at_the_end_of_the_dashboard)
