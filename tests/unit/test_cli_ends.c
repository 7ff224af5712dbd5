/* How a command ends when its output goes nowhere. */
#include <stdio.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define REPO "--namespace acme --repository web-app"

/* A pipe without a reader on descriptor 4. */
#define NO_READER "mkfifo \"$HOME/f\"; exec 3<>\"$HOME/f\" 4>\"$HOME/f\" 3>&-; "

static void expect(struct world *w, const char *line, int status, const char *err)
{
	struct run *r = cli_shell(w, line);

	if (r->status != status || strcmp(r->err, err) != 0)
		printf("  %s\n  exit %d: %s\n", line, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	CU_ASSERT_STRING_EQUAL(r->err, err);
	run_free(r);
}

/* `hubdeck ... | head` is no mistake of anybody. */
static void test_a_reader_that_had_enough(void)
{
	static const char *const words[] = {
		"repos list-tags " REPO " --all --ndjson",
		"repos list --namespace acme -o table",
		"actions --json",
		"--help",
		"info",
		"completion zsh",
		"org export-members --org acme",
		"auth can -q",
	};
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	for (size_t i = 0; i < COUNT(words); i++) {
		char *line = xasprintf("rm -f \"$HOME/f\"; " NO_READER
				       "exec \"$HUBDECK\" %s >&4",
				       words[i]);

		expect(&w, line, 141, "");
		free(line);
	}
	world_close(&w);
}

static void test_the_demo_cleans_up(void)
{
	struct world w;

	world_open(&w, NULL, NULL, NULL);
	expect(&w,
	       NO_READER "mkdir \"$HOME/tmp\"; export TMPDIR=\"$HOME/tmp\"; "
			 "\"$HUBDECK\" demo </dev/null >&4; "
			 "echo $? $(ls \"$HOME/tmp\") >&2",
	       0, "141\n");
	world_close(&w);
}

/* A change whose answer cannot be told: a new token would be lost. */
static void test_a_closed_output_sends_no_change(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect(&w,
	       "exec \"$HUBDECK\" auth create-pat --token-label ci --scopes repo:read "
	       "--csv >&-",
	       74, "hubdeck: standard output is closed: nothing was sent\n");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	expect(&w, "exec \"$HUBDECK\" repos list --namespace acme --csv >&-", 74,
	       "hubdeck: cannot write the output: Bad file descriptor\n");
	world_close(&w);
}

static void test_a_full_disk_after_a_change(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect(&w,
	       "exec \"$HUBDECK\" auth create-pat --token-label ci --scopes repo:read "
	       "--csv >/dev/full",
	       74,
	       "hubdeck: done, but cannot write the output: No space left on device; "
	       "its secret was not shown and cannot be again: delete it and make "
	       "another\n");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST /v2/access-tokens"), 1);
	world_close(&w);
}

/* No file of ours gets the number of a descriptor that was closed. */
static void test_without_any_descriptor(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect(&w, "\"$HUBDECK\" info <&- >&- 2>&-; echo $? >&2", 0, "74\n");
	expect(&w, "exec \"$HUBDECK\" batch - -o table <&-", 74,
	       "hubdeck: standard input: Bad file descriptor\n");
	expect(&w,
	       "exec \"$HUBDECK\" teams create --org acme --group-name a -o table 2>&- "
	       ">/dev/null",
	       0, "");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST /v2/orgs/acme/groups"), 1);
	world_close(&w);
}

CHECK_MAIN("cli_ends", test_a_reader_that_had_enough, test_the_demo_cleans_up,
	   test_a_closed_output_sends_no_change, test_a_full_disk_after_a_change,
	   test_without_any_descriptor)
