/* The command line where something is wrong with the world around it, or with the size
 * of what the Hub sends. */
#include <stdio.h>
#include <sys/stat.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"
#include "tests/harness/evil.h"

enum { PAGES = 120, ROWS = 100 };

#define LIST "exec \"$HUBDECK\" repos list_tags --namespace acme --repository app "

static struct run *shell(const struct env *e, const char *command)
{
	const char *const argv[] = { "/bin/sh", "-c", command, NULL };

	return run_program(e, NULL, argv);
}

static void world_of(struct env *env, const struct evil *e)
{
	char *url = xasprintf("DOCKERHUB_URL=%s", evil_url(e));
	char *program = xasprintf("HUBDECK=%s", getenv("HUBDECK"));

	env_init(env);
	env_put(env, url);
	env_put(env, program);
	free(url);
	free(program);
}

/* PAGES pages of ROWS tags, each page more than 200 KB. */
static bool say_many(struct evil_conn *c, const char *request, void *arg)
{
	int n = evil_page(request);
	size_t size = 512 << 10, len;
	char *body = xmalloc(size);
	bool ok;

	(void)arg;
	len = (size_t)snprintf(body, size, "{\"count\":%d,\"next\":%s,\"results\":[",
			       PAGES * ROWS, n < PAGES ? "\"?page=0\"" : "null");
	for (int i = 0; i < ROWS; i++)
		len += (size_t)snprintf(body + len, size - len,
					"%s{\"name\":\"t%d-%d\",\"x\":\"%02000d\"}",
					i ? "," : "", n, i, 0);
	len += (size_t)snprintf(body + len, size - len, "]}");
	ok = evil_say(c,
		      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
		      "Content-Length: %zu\r\n\r\n",
		      len) &&
	     evil_write(c, body, len);
	free(body);
	return ok;
}

static size_t lines_in(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void test_long_lists_in_every_format(void)
{
	static const char *const formats[] = { "csv", "tsv", "table", "ndjson" };
	struct evil *e = evil_start(0, say_many, NULL);
	struct env env;

	world_of(&env, e);
	for (size_t i = 0; i < COUNT(formats); i++) {
		char *words = xasprintf(LIST "--all --columns tag -o %s", formats[i]);
		struct run *r = shell(&env, words);

		if (r->status)
			printf("  %s", r->err);
		CU_ASSERT_EQUAL(r->status, 0);
		CU_ASSERT_EQUAL(lines_in(r->out), PAGES * ROWS + (i < 3));
		CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "t120-99"));
		CU_ASSERT_STRING_EQUAL(r->err, "");
		run_free(r);
		free(words);
	}
	env_done(&env);
	evil_stop(e);
}

static bool say_none(struct evil_conn *c, const char *request, void *arg)
{
	(void)request;
	(void)arg;
	return evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
			   "{\"count\":0,\"next\":null,\"results\":[]}");
}

static void expect(const char *command, int status, const char *in_err)
{
	struct evil *e = evil_start(0, say_none, NULL);
	struct env env;
	struct run *r;

	world_of(&env, e);
	r = shell(&env, command);
	if (r->status != status || !strstr(r->err, in_err))
		printf("  %s\n  exit %d: %s\n", command, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, in_err));
	run_free(r);
	env_done(&env);
	evil_stop(e);
}

static void test_too_few_descriptors_are_told(void)
{
	expect("ulimit -n 4; " LIST, 74, "the network thread does not start");
	expect("ulimit -n 5; " LIST, 74, "the network thread does not start");
}

static void test_a_flag_twice_is_a_list_or_a_mistake(void)
{
	expect(LIST "--namespace other", 64, "--namespace is given twice");
	expect(LIST "--page 1 --page 2", 64, "--page is given twice");
	expect("exec \"$HUBDECK\" repos list --namespace a --name x --name y", 64,
	       "--name is given twice");
	expect("exec \"$HUBDECK\" org bulk_invite --org acme --team t --role member "
	       "--invitees a@example.org --invitees b@example.org --dry-run "
	       "--allow-destructive -o table",
	       77, "needs a sign-in");
}

static void test_words_too_many(void)
{
	expect("exec \"$HUBDECK\" info more -o table", 64, "what is \"more\"?");
	expect("exec \"$HUBDECK\" demo acme more -o table", 64, "what is \"more\"?");
	expect("exec \"$HUBDECK\" actions repos list -o table", 64,
	       "what is \"list\"?");
	expect("exec \"$HUBDECK\" completion bash zsh -o table", 64,
	       "what is \"zsh\"?");
	expect("exec \"$HUBDECK\" -- info more", 64, "neither a command nor a group");
}

static void test_a_configuration_without_an_end_is_told(void)
{
	expect(LIST "--config /dev/zero", 64, "/dev/zero: more than");
	expect(LIST "--config /dev/null", 0, "");
	expect("mkfifo \"$HOME/fifo\"; " LIST "--config \"$HOME/fifo\"", 0, "");
}

static void test_the_scheme_in_capitals(void)
{
	expect(LIST "--url HTTPS://127.0.0.1:1", 75, "could not connect to 127.0.0.1");
}

static void test_a_full_disk_is_told(void)
{
	static const char *const words[] = {
		"--version",
		"--help",
		"repos list --help",
		"actions",
		"info",
		"actions -o json",
		"info -o json",
		"repos list --namespace acme -n",
	};

	for (size_t i = 0; i < COUNT(words); i++) {
		char *line = xasprintf("exec \"$HUBDECK\" %s >/dev/full", words[i]);

		expect(line, 74, "cannot write the output");
		free(line);
	}
	expect(LIST ">/dev/full", 74, "cannot write the output");
}

/* The server would say that it was deleted. */
static void test_without_a_journal_the_cause_is_told(void)
{
	static const char delete[] =
		"exec \"$HUBDECK\" repos delete_tag --namespace acme --repository app "
		"--tag v1 --allow-destructive --yes";
	static const struct {
		const char *before, *in_err;
	} cases[] = {
		{ "unset HOME; ", "no journal: neither XDG_STATE_HOME nor HOME" },
		{ "export XDG_STATE_HOME=/dev/null; ", "no journal: Not a directory" },
		{ "mkdir -p \"$HOME/s/hubdeck\"; chmod 777 \"$HOME/s/hubdeck\"; "
		  "export XDG_STATE_HOME=\"$HOME/s\"; ",
		  "no journal: must be yours alone" },
		{ "mkdir -p -m 700 \"$HOME/t/hubdeck/journal.db\"; "
		  "chmod 700 \"$HOME/t/hubdeck\"; "
		  "export XDG_STATE_HOME=\"$HOME/t\"; ",
		  "journal: not a regular file" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char *line = xasprintf("%s%s", cases[i].before, delete);

		expect(line, 74, cases[i].in_err);
		free(line);
	}
}

/* One minute's requests are used up before the sign-in: nobody is locked out. */
static void test_a_limit_at_the_sign_in(void)
{
	static const char *const args[] = { "--rate-limit", "1", NULL };
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", args);
	for (int i = 0; i < 3; i++) {
		r = cli(&w, "org list --max-wait 0 -o table");
		if (i)
			CU_ASSERT_EQUAL(r->status, 75);
		CU_ASSERT_PTR_NULL(strstr(r->err, "too many failed"));
		run_free(r);
	}
	world_close(&w);
}

CHECK_MAIN("cli_odd", test_a_limit_at_the_sign_in, test_long_lists_in_every_format,
	   test_too_few_descriptors_are_told, test_a_flag_twice_is_a_list_or_a_mistake,
	   test_words_too_many, test_a_configuration_without_an_end_is_told,
	   test_the_scheme_in_capitals, test_a_full_disk_is_told,
	   test_without_a_journal_the_cause_is_told)
