/*
 * What a session does by itself or for the person in front of it: reading again, the
 * bell.  The real binary, a Hub of its own, a pseudo-terminal.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"
#include "tests/harness/wait.h"

struct bench {
	struct hubsim *hub;
	struct screen *s;
	const char *env[16];
};

static void open_screen(struct bench *b, const char *place, const char *const extra[])
{
	const char *const *hub = hubsim_env(b->hub);
	const char *argv[] = { getenv("HUBDECK"), place, NULL };
	size_t n = 0;

	for (; hub[n]; n++)
		b->env[n] = hub[n];
	b->env[n++] = "DOCKERHUB_USERNAME=maria";
	b->env[n++] = "DOCKERHUB_TOKEN=dckr_pat_maria_rwd";
	for (size_t i = 0; extra && extra[i]; i++)
		b->env[n++] = extra[i];
	b->env[n] = NULL;
	b->s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b->env });
	CU_ASSERT_PTR_NOT_NULL_FATAL(b->s);
}

static struct bench start(const char *place, const char *text)
{
	struct bench b = { .hub = hubsim_start(NULL) };

	CU_ASSERT_PTR_NOT_NULL_FATAL(b.hub);
	open_screen(&b, place, NULL);
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, text));
	CU_ASSERT_TRUE_FATAL(screen_settle(b.s));
	return b;
}

static void stop(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
}

/* ---- reading again ---------------------------------------------------- */

#define REPOS "GET /v2/namespaces/acme/repositories\\?*"
#define TEAMS "GET /v2/orgs/acme/groups*"

static void test_the_list_on_screen_is_read_again(void)
{
	struct bench b = start("acme", "loaded 13 repos");
	size_t repos = hubsim_count(b.hub, REPOS), teams;

	CU_ASSERT_NOT_EQUAL(repos, 0);
	screen_type(b.s, ":set refresh 5s\r");
	CU_ASSERT_TRUE(screen_shows(b.s, "refresh is 5s"));
	screen_type(b.s, "4");
	teams = hubsim_count(b.hub, TEAMS);
	CU_ASSERT_TRUE(hubsim_wait(b.hub, TEAMS, teams + 1));
	/* What lies below is not, and the status line is left alone. */
	CU_ASSERT_EQUAL(hubsim_count(b.hub, REPOS), repos);
	CU_ASSERT_TRUE(screen_settle(b.s));
	screen_type(b.s, "z");
	CU_ASSERT_TRUE(screen_shows(b.s, "no longer read by themselves"));
	stop(&b);
}

/* The time comes while something is typed: the loop wakes, and reads nothing. */
static void test_typing_is_not_disturbed(void)
{
	struct bench b = start("acme", "loaded 13 repos");
	size_t repos = hubsim_count(b.hub, REPOS);
	int64_t until = wait_deadline();
	uint64_t reports;

	screen_type(b.s, ":set refresh 5s\r");
	screen_type(b.s, "/web");
	while (screen_listen(b.s, 300))
		continue;
	reports = screen_reports(b.s);
	while (screen_reports(b.s) == reports && wait_left(until))
		screen_listen(b.s, 100);
	CU_ASSERT_TRUE(screen_reports(b.s) > reports);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, REPOS), repos);
	stop(&b);
}

/* ---- the bell --------------------------------------------------------- */

static bool rang(const struct bench *b)
{
	size_t n;
	const char *bytes = screen_bytes(b->s, &n);

	return memchr(bytes, '\a', n) != NULL;
}

static void delete_one(struct bench *b)
{
	CU_ASSERT_TRUE_FATAL(screen_type(b->s, "/pr-49\r"));
	screen_send(b->s, "D");
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "y delete"));
	screen_send(b->s, "y");
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "1 of 1 deleted"));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

static void test_the_end_of_a_job_rings(void)
{
	struct bench b = start("acme/web-app", "listing complete");

	CU_ASSERT_FALSE(rang(&b));
	delete_one(&b);
	CU_ASSERT_TRUE(rang(&b));
	CU_ASSERT_TRUE(screen_shows(b.s, "ok: acme/web-app: 1 deleted"));
	stop(&b);
}

static void test_it_may_be_silent(void)
{
	struct bench b = start("acme/web-app", "listing complete");

	screen_type(b.s, ":set bell no\r");
	delete_one(&b);
	CU_ASSERT_FALSE(rang(&b));
	stop(&b);
}

/* ---- the mouse -------------------------------------------------------- */

static void test_the_mouse_is_given_back(void)
{
	static const int ends[] = { SIGTERM, SIGSEGV };

	for (size_t i = 0; i < 2; i++) {
		struct bench b = start("acme", "loaded 13 repos");

		CU_ASSERT_FALSE(screen_mouse(b.s));
		screen_type(b.s, "%");
		CU_ASSERT_TRUE(screen_mouse(b.s));
		screen_send(b.s, "\032");
		CU_ASSERT_TRUE(screen_wait_stopped(b.s));
		CU_ASSERT_FALSE(screen_mouse(b.s));
		screen_foreground(b.s);
		CU_ASSERT_TRUE(screen_settle(b.s));
		CU_ASSERT_TRUE(screen_mouse(b.s));
		screen_signal(b.s, ends[i]);
		CU_ASSERT_TRUE(screen_wait_end(b.s));
		CU_ASSERT_FALSE(screen_mouse(b.s));
		stop(&b);
	}
}

/* ---- copying and showing pages ---------------------------------------- */

static const char *const places[] = {
	"",
	"acme",
	"acme/web-app",
	"acme/web-app:latest",
	"acme:teams",
	"acme:members",
	"acme:invites",
	"acme:oats",
	"acme:audit",
	"acme:settings",

	"acme/web-app:access",
	"acme:team-members/owners",
};

/* In every pane, on its first row. */
static void test_every_row_can_be_copied_and_shown(void)
{
	struct bench b = { .hub = hubsim_start(NULL) };

	CU_ASSERT_PTR_NOT_NULL_FATAL(b.hub);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		static const char *const password[] = {
			"DOCKERHUB_TOKEN=maria-password", NULL
		};
		bool ok;

		open_screen(&b, places[i], password);
		CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "loaded ") ||
				     screen_wait(b.s, "listing complete"));
		CU_ASSERT_TRUE_FATAL(screen_settle(b.s));
		ok = screen_type(b.s, "y") && screen_shows(b.s, "copied ");
		screen_forget(b.s);
		ok = ok && screen_type(b.s, "Y") && screen_shows(b.s, "copied ") &&
		     screen_wrote(b.s, "\033]52;c;");
		ok = ok && screen_type(b.s, "o") && screen_shows(b.s, "https://");
		if (!ok)
			printf("    in \"%s\"\n", places[i]);
		CU_ASSERT_TRUE(ok);
		screen_stop(b.s);
	}
	hubsim_stop(b.hub);
}

static void test_a_command_gets_what_is_copied(void)
{
	struct bench b = start("acme", "loaded 13 repos");
	char path[300], text[100] = "";
	FILE *f;

	snprintf(path, sizeof(path), ":set clipboard cmd:tee %s/copied\r",
		 screen_home(b.s));
	screen_type(b.s, path);
	screen_type(b.s, "y");
	CU_ASSERT_TRUE(screen_shows(b.s, "given to tee: web-app"));
	snprintf(path, sizeof(path), "%s/copied", screen_home(b.s));
	for (int64_t until = wait_deadline(); !text[0] && wait_left(until);) {
		f = fopen(path, "re");
		if (f && !fgets(text, sizeof(text), f))
			text[0] = '\0';
		if (f)
			fclose(f);
	}
	CU_ASSERT_STRING_EQUAL(text, "web-app");
	CU_ASSERT_FALSE(screen_wrote(b.s, "\033]52;"));
	screen_type(b.s, ":set clipboard cmd:false\r");
	screen_send(b.s, "y");
	CU_ASSERT_TRUE(
		screen_wait(b.s, "nothing was copied: false ended with status 1"));
	screen_type(b.s, ":set clipboard cmd:no-such-program\r");
	screen_type(b.s, "y");
	CU_ASSERT_TRUE(screen_shows(b.s, "cannot run no-such-program"));
	screen_type(b.s, ":set clipboard off\r");
	screen_type(b.s, "y");
	CU_ASSERT_TRUE(screen_shows(b.s, "the clipboard is off"));
	stop(&b);
}

#define LINK                                                                           \
	"\033]8;;https://hub.docker.com/r/acme/web-app\033\\"                          \
	"https://hub.docker.com/r/acme/web-app\033]8;;\033\\"

static void test_an_address_is_a_link_where_that_works(void)
{
	struct bench b = start("acme", "loaded 13 repos");

	screen_type(b.s, "o");
	CU_ASSERT_TRUE(screen_shows(b.s, "https://hub.docker.com/r/acme/web-app"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "\033]8;"));
	screen_type(b.s, ":set links yes\r");
	screen_type(b.s, "o");
	CU_ASSERT_TRUE(screen_wrote(b.s, LINK));
	CU_ASSERT_TRUE(screen_shows(b.s, "https://hub.docker.com/r/acme/web-app"));
	stop(&b);
}

/* ---- the lock --------------------------------------------------------- */

static void unlock(struct bench *b)
{
	screen_send(b->s, "\r");
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "Password or access token"));
	screen_send(b->s, "dckr_pat_maria_rwd\r");
	CU_ASSERT_TRUE_FATAL(screen_wait_gone(b->s, "hubdeck  locked"));
}

static void test_an_idle_screen_locks_itself(void)
{
	struct bench b = start("acme", "loaded 13 repos");

	screen_send(b.s, ":set idle-lock 1s\r");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "Locked: no key for a while."));
	CU_ASSERT_FALSE(screen_shows(b.s, "web-app"));
	screen_send(b.s, "\r");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "Password or access token"));
	screen_send(b.s, "dckr_pat_maria_rwd\r");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "web-app"));
	stop(&b);
}

/* A secret that is kept in a file is read again: Enter is enough. */
static void test_a_secret_from_a_file_is_read_again(void)
{
	struct bench b = { .hub = hubsim_start(NULL) };
	char path[] = "/tmp/hubdeck-token-XXXXXX", variable[64];
	const char *extra[] = { "DOCKERHUB_TOKEN", variable, NULL };
	int fd = mkstemp(path);

	CU_ASSERT_TRUE_FATAL(fd >= 0);
	CU_ASSERT_EQUAL(write(fd, "dckr_pat_maria_rwd\n", 19), 19);
	close(fd);
	snprintf(variable, sizeof(variable), "DOCKERHUB_TOKEN_FILE=%s", path);
	open_screen(&b, "acme", extra);
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "loaded 13 repos"));
	screen_type(b.s, ":lock\r");
	CU_ASSERT_FALSE(screen_shows(b.s, "web-app"));
	screen_send(b.s, "\r");
	CU_ASSERT_TRUE(screen_wait(b.s, "signed in again"));
	CU_ASSERT_TRUE(screen_shows(b.s, "web-app"));
	/* It went away meanwhile. */
	unlink(path);
	screen_type(b.s, ":lock\r");
	screen_send(b.s, "\r");
	CU_ASSERT_TRUE(screen_wait(b.s, "No such file"));
	CU_ASSERT_FALSE(screen_shows(b.s, "web-app"));
	stop(&b);
}

/* ---- every pane sorts and widens -------------------------------------- */

static char *line_2(const struct bench *b)
{
	return screen_row(b->s, 1);
}

/* The key makes another second line, and the pane still stands. */
static bool changes(struct bench *b, const char *key)
{
	char *before = line_2(b), *after;
	bool other;

	CU_ASSERT_TRUE(screen_type(b->s, key));
	after = line_2(b);
	other = strcmp(before, after) != 0;
	free(before);
	free(after);
	return other;
}

static bool has_cursor_on_its_row(const struct bench *b)
{
	int y, x;
	char *row;
	bool ok;

	screen_cursor(b->s, &y, &x);
	row = screen_row(b->s, y);
	ok = screen_cursor_visible(b->s) && row[0] == '>';
	free(row);
	return ok;
}

static void test_every_pane_sorts_and_widens(void)
{
	static const char *const password[] = { "DOCKERHUB_TOKEN=maria-password",
						NULL };
	struct bench b = { .hub = hubsim_start(NULL) };

	CU_ASSERT_PTR_NOT_NULL_FATAL(b.hub);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		char *heads, *wide;
		bool ok;

		open_screen(&b, places[i], password);
		CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "loaded ") ||
				     screen_wait(b.s, "listing complete"));
		CU_ASSERT_TRUE_FATAL(screen_settle(b.s));
		ok = has_cursor_on_its_row(&b);
		ok = changes(&b, ">") && ok; /* from "as sent" to a column, at least */
		ok = changes(&b, "S") && ok;
		ok = changes(&b, "<") && ok;
		ok = has_cursor_on_its_row(&b) && ok;
		screen_type(b.s, "llhh");
		heads = screen_text(b.s);
		screen_type(b.s, "w");
		screen_type(b.s, "w");
		wide = screen_text(b.s);
		ok = !strcmp(heads, wide) && ok;
		free(heads);
		free(wide);
		if (!ok)
			printf("    in \"%s\"\n", places[i]);
		CU_ASSERT_TRUE(ok);
		screen_stop(b.s);
	}
	hubsim_stop(b.hub);
}

static void test_every_text_has_the_cursor(void)
{
	static const char *const keys[] = { "?", "d", "@", "!" };
	struct bench b = start("acme", "loaded 13 repos");

	for (size_t i = 0; i < 4; i++) {
		int y, x;

		screen_type(b.s, keys[i]);
		screen_cursor(b.s, &y, &x);
		CU_ASSERT_TRUE(screen_cursor_visible(b.s));
		CU_ASSERT_EQUAL(y, 2);
		screen_type(b.s, "q");
	}
	stop(&b);
}

#define DELETES "DELETE *"

/* The session it needs is gone: it waits for the next, and loses nothing. */
static void test_a_job_waits_behind_the_lock(void)
{
	static const char *const slow[] = { "--latency", "100", NULL };
	struct bench b = { .hub = hubsim_start(slow) };
	size_t sent;

	open_screen(&b, "acme/web-app", NULL);
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "listing complete"));
	screen_type(b.s, "/pr-49\r");
	screen_type(b.s, "          D");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "number, then F9"));
	screen_send(b.s, "10\t\r");
	CU_ASSERT_TRUE_FATAL(hubsim_wait(b.hub, DELETES, 1));
	screen_send(b.s, "\033");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "still at work"));
	screen_send(b.s, ":lock\r");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "A job waits"));
	screen_listen(b.s, 500); /* what was under way may come to its end */
	sent = hubsim_count(b.hub, DELETES);
	CU_ASSERT_TRUE(sent < 10);
	screen_listen(b.s, 500);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, DELETES), sent);
	unlock(&b);
	CU_ASSERT_TRUE(screen_wait(b.s, "10 deleted"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, DELETES), 10);
	stop(&b);
}

CHECK_MAIN("session", test_the_list_on_screen_is_read_again,
	   test_typing_is_not_disturbed, test_the_end_of_a_job_rings,
	   test_it_may_be_silent, test_the_mouse_is_given_back,
	   test_every_row_can_be_copied_and_shown, test_a_command_gets_what_is_copied,
	   test_an_address_is_a_link_where_that_works, test_every_pane_sorts_and_widens,
	   test_every_text_has_the_cursor, test_an_idle_screen_locks_itself,
	   test_a_secret_from_a_file_is_read_again, test_a_job_waits_behind_the_lock)
