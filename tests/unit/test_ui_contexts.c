/* ":ctx": another account on another Hub, without starting again. */
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

/* Two Hubs, and a home with a context for each. */
struct rig {
	struct hubsim *acme, *other;
	struct env env;
	struct screen *s;
};

static void put_file(const struct rig *r, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", r->env.home, name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, 0600);
	free(path);
}

static void put_config(struct rig *r)
{
	char *text =
		xasprintf("context = work\n"
			  "[context work]\nurl = %s\nuser = maria\norg = acme\n"
			  "token-file = %s/maria\n"
			  "[context jane]\nurl = %s\nuser = jdoe\nread-only = true\n"
			  "token-file = %s/jdoe\n"
			  "[context broken]\nurl = nonsense\n"
			  "[context bare]\nurl = %s\nuser = jdoe\n",
			  hubsim_url(r->acme), r->env.home, hubsim_url(r->other),
			  r->env.home, hubsim_url(r->other));

	put_file(r, "config", text);
	put_file(r, "maria", "maria-password");
	put_file(r, "jdoe", "jdoe-password");
	free(text);
}

static void set_up(struct rig *r)
{
	char *config;
	const char *argv[] = { getenv("HUBDECK"), "--config", NULL, NULL };

	*r = (struct rig){ .acme = hubsim_start(NULL), .other = hubsim_start(NULL) };
	CU_ASSERT_FATAL(r->acme && r->other);
	env_init(&r->env);
	chmod(r->env.home, 0700);
	put_config(r);
	config = xasprintf("%s/config", r->env.home);
	argv[2] = config;
	r->s = screen_open(
		&(struct screen_opts){ .rows = 24, .cols = 80, .argv = argv });
	CU_ASSERT_FATAL(r->s != NULL);
	free(config);
}

static void tear_down(struct rig *r)
{
	CU_ASSERT_EQUAL(WEXITSTATUS(screen_stop(r->s)), 0);
	hubsim_stop(r->acme);
	hubsim_stop(r->other);
	env_done(&r->env);
}

static void type(struct rig *r, const char *command)
{
	screen_type(r->s, command);
	screen_key(r->s, "Enter");
}

static void test_another_context(void)
{
	struct rig r;

	set_up(&r);
	CU_ASSERT_TRUE(screen_wait(r.s, "acme > repos"));
	CU_ASSERT_TRUE(screen_wait(r.s, "loaded 13 repos"));
	type(&r, ":ctx");
	CU_ASSERT_TRUE(screen_shows(r.s, "> contexts"));
	CU_ASSERT_TRUE(screen_shows(r.s, " work              yes   maria"));
	type(&r, ":ctx jane");
	CU_ASSERT_TRUE(screen_wait(r.s, "jdoe  pw  RO"));
	CU_ASSERT_TRUE(screen_wait(r.s, "namespaces"));
	CU_ASSERT(hubsim_count(r.other, "GET *") > 0);
	/* Back by the list. */
	type(&r, ":contexts");
	screen_key(r.s, "G");
	screen_key(r.s, "Enter");
	CU_ASSERT_TRUE(screen_wait(r.s, "acme > repos"));
	CU_ASSERT_TRUE(screen_wait(r.s, "maria  pw  RW"));
	type(&r, ":q");
	CU_ASSERT_TRUE(screen_wait_end(r.s));
	tear_down(&r);
}

static void test_what_cannot_be_opened_changes_nothing(void)
{
	struct rig r;

	set_up(&r);
	CU_ASSERT_TRUE(screen_wait(r.s, "loaded 13 repos"));
	type(&r, ":ctx nobody");
	CU_ASSERT_TRUE(screen_wait(r.s, "there are work, jane, broken, bare"));
	type(&r, ":ctx broken");
	CU_ASSERT_TRUE(screen_wait(r.s, "error:"));
	CU_ASSERT_TRUE(screen_shows(r.s, "acme > repos"));
	type(&r, ":members");
	CU_ASSERT_TRUE(screen_wait(r.s, "loaded 11 members"));
	type(&r, ":q");
	CU_ASSERT_TRUE(screen_wait_end(r.s));
	tear_down(&r);
}

/* What the environment held was for the start: it is said, and asked for. */
static void test_a_context_without_a_secret_asks(void)
{
	struct rig r;

	set_up(&r);
	CU_ASSERT_TRUE(screen_wait(r.s, "loaded 13 repos"));
	type(&r, ":ctx bare");
	CU_ASSERT_TRUE(screen_wait(r.s, "context bare: no secret of its own, so"));
	CU_ASSERT_TRUE(screen_wait(r.s, "Password or access token"));
	CU_ASSERT_TRUE(screen_shows(r.s, "jdoe"));
	CU_ASSERT_EQUAL(hubsim_count(r.other, "POST *"), 0);
	type(&r, "jdoe-password");
	CU_ASSERT_TRUE(screen_wait(r.s, "jdoe  pw  RW"));
	type(&r, ":contexts");
	CU_ASSERT_TRUE(screen_wait(r.s, "bare              yes   jdoe"));
	type(&r, ":q");
	CU_ASSERT_TRUE(screen_wait_end(r.s));
	tear_down(&r);
}

CHECK_MAIN("ui_contexts", test_another_context, test_a_context_without_a_secret_asks,
	   test_what_cannot_be_opened_changes_nothing)
