/* A token is rotated in the dashboard: its secret is where it was sent and nowhere
 * else, the old one is deleted when it was quiet, and who used them last is looked at.
 */
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/memory.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"
#include "ui/rotate_deliver.h"
#include "ui/rotation_file.h"

/* The runtime of a sanitizer must be the first library of all. */
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

enum { TOKEN_MAX = 128 };

#define ONE_TOKEN "GET /v2/orgs/northwind/access-tokens/*"
#define STATE_DIR ".local/state/hubdeck"
#define STATE     STATE_DIR "/rotations/northwind-mirror.json"

struct bench {
	struct hubsim *hub;
	struct env env;
	struct screen *s;
	char token[TOKEN_MAX];
};

static void set_up_with(struct bench *b, const char *const *faults)
{
	const char *args[16] = { "--fixture", "audit", "--rate-limit", "0" };
	size_t n = 4;

	for (; faults && *faults; faults++) {
		args[n++] = "--fail";
		args[n++] = *faults;
	}
	*b = (struct bench){ .hub = hubsim_start(args) };
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=nadia");
	env_put(&b->env, "DOCKERHUB_TOKEN=nadia-password");
}

static void set_up(struct bench *b)
{
	set_up_with(b, NULL);
}

/* What somebody else does to one of them: the words of an operation. */
static void elsewhere(struct bench *b, const char *words, const char *label)
{
	char *line = xasprintf(
		"HUBDECK=%s; id=$($HUBDECK auth list-oats --org northwind --all --csv "
		"--columns id,label | sed -n 's/,%s$//p') && $HUBDECK "
		"auth %s --org northwind --token-id $id --allow-destructive --confirm "
		"northwind --no-input",
		getenv("HUBDECK"), label, words);
	struct run *r = run_program(
		&b->env, NULL, (const char *const[]){ "/bin/sh", "-c", line, NULL });

	if (r->status)
		printf("  %s%s", r->out, r->err);
	CU_ASSERT_EQUAL(r->status, 0);
	run_free(r);
	free(line);
}

static void open_list(struct bench *b)
{
	const char *argv[] = { getenv("HUBDECK"), "northwind:oats", NULL };

	b->s = screen_open(
		&(struct screen_opts){ .rows = 24,
				       .cols = 80,
				       .argv = argv,
				       .env = (const char *const *)b->env.var });
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "ci-publish"));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

static void open_page(struct bench *b)
{
	open_list(b);
	CU_ASSERT_TRUE(screen_type(b->s, ":rotate mirror\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "[x] 1 read"));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

static void tear_down(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
	env_done(&b->env);
}

/* Enter asks, y does it. */
static void answer(struct bench *b, const char *question, const char *then)
{
	CU_ASSERT_TRUE(screen_type(b->s, "\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, question));
	CU_ASSERT_TRUE(screen_settle(b->s));
	CU_ASSERT_TRUE(screen_type(b->s, "y"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, then));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

/* ---- the secret ------------------------------------------------------------------ */

static const char *wanted;
static size_t dirty;

static int look_into(const char *path, const struct stat *st, int type, struct FTW *at)
{
	FILE *f = type == FTW_F ? fopen(path, "re") : NULL;
	char *text;
	size_t n;

	(void)at;
	if (!f)
		return 0;
	text = xcalloc(1, (size_t)st->st_size + 1);
	n = fread(text, 1, (size_t)st->st_size, f);
	dirty += memmem(text, n, wanted, strlen(wanted)) != NULL;
	fclose(f);
	free(text);
	return 0;
}

static size_t files_with_it(const struct bench *b)
{
	wanted = b->token;
	dirty = 0;
	CU_ASSERT_EQUAL(nftw(b->env.home, look_into, 8, FTW_PHYS), 0);
	return dirty;
}

static void read_token(struct bench *b, const char *name)
{
	char *path = xasprintf("%s/%s", b->env.home, name);
	FILE *f = fopen(path, "re");
	struct stat st;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL_FATAL(fgets(b->token, sizeof(b->token), f));
	b->token[strcspn(b->token, "\n")] = '\0';
	CU_ASSERT_EQUAL(fstat(fileno(f), &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 07777, 0600);
	fclose(f);
	free(path);
}

static void expect_wiped(struct bench *b)
{
	struct memory_found found;

	CU_ASSERT_FALSE(screen_wrote(b->s, b->token));
	if (!memory_search(screen_pid(b->s), b->token, &found))
		printf("    (its memory may not be looked at here)\n");
	else
		CU_ASSERT_EQUAL(found.guarded + found.elsewhere, 0);
}

static void test_the_secret_is_where_it_was_sent(void)
{
	struct bench b;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "f"));
	CU_ASSERT_TRUE(screen_type(b.s, "\025~/new.token\r"));
	answer(&b, "y create", "[x] 4 verify");
	read_token(&b, "new.token");
	CU_ASSERT_EQUAL(strncmp(b.token, "dckr_oat_", 9), 0);
	CU_ASSERT_EQUAL(files_with_it(&b), 1);
	expect_wiped(&b);
	tear_down(&b);
}

static void test_the_secret_is_told_to_a_command_alone(void)
{
	struct bench b;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "c"));
	CU_ASSERT_TRUE(screen_type(b.s, "sh -c 'umask 077; cat >$HOME/given'\r"));
	answer(&b, "y create", "[x] 4 verify");
	read_token(&b, "given");
	CU_ASSERT_EQUAL(files_with_it(&b), 1);
	expect_wiped(&b);
	tear_down(&b);
}

/* ---- later ----------------------------------------------------------------------- */

/* As if it had been disabled long ago. */
static void age_state(const struct bench *b)
{
	char *path = xasprintf("%s/%s", b->env.home, STATE), text[4096], *at;
	FILE *f = fopen(path, "r+e");
	size_t n;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	n = fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	at = strstr(text, "\"disabled\":");
	CU_ASSERT_PTR_NOT_NULL_FATAL(at);
	/* The first digit is a second in 1970 with all the others. */
	at[strcspn(at, "0123456789")] = '0';
	at = at + strcspn(at, "0123456789");
	memset(at, ' ', strspn(at, "0123456789") - 1);
	rewind(f);
	fwrite(text, 1, n, f);
	fclose(f);
	free(path);
}

static void test_the_old_one_goes_when_it_was_quiet(void)
{
	struct bench b;
	char *path;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	answer(&b, "y disable", "[x] 6 disable");
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE(screen_shows(b.s, "has to be quiet for 7d more"));
	age_state(&b);
	screen_stop(b.s);
	/* It is told at the next start, and found without its name. */
	open_list(&b);
	CU_ASSERT_TRUE(screen_wait(b.s, "1 rotated token can be deleted: :rotations"));
	CU_ASSERT_TRUE(screen_type(b.s, ":rotations\r"));
	CU_ASSERT_TRUE(screen_shows(b.s, "northwind-mirror"));
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "WAITING FOR YOU"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE */access-tokens/*"), 0);
	answer(&b, "y delete", "[x] 7 delete");
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE */access-tokens/*"), 1);
	CU_ASSERT_TRUE(screen_shows(b.s, "the old token is not there any more"));
	path = xasprintf("%s/%s", b.env.home, STATE);
	CU_ASSERT_NOT_EQUAL(access(path, F_OK), 0);
	free(path);
	tear_down(&b);
}

/* Somebody else deleted the old one: nothing is left to do, and nothing is asked. */
static void test_it_is_over_when_the_old_one_is_gone(void)
{
	struct bench b;
	char *path;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	elsewhere(&b, "delete-oat", "mirror");
	CU_ASSERT_TRUE(screen_type(b.s, "R"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "the old token is not there any more"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_type(b.s, "b"));
	CU_ASSERT_TRUE(screen_shows(b.s, "nothing would work any more"));
	CU_ASSERT_FALSE(screen_shows(b.s, "y delete"));
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE(screen_wait(b.s, "[x] 7 delete"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "PATCH */access-tokens/*"), 0);
	path = xasprintf("%s/%s", b.env.home, STATE);
	CU_ASSERT_NOT_EQUAL(access(path, F_OK), 0);
	free(path);
	tear_down(&b);
}

/* Somebody else switched it off: undoing that is not to delete the one that works. */
static void test_what_is_undone_is_what_the_hub_says(void)
{
	struct bench b;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	elsewhere(&b, "update-oat --is-active false", "mirror");
	CU_ASSERT_TRUE(screen_type(b.s, "R"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "[x] 6 disable"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_type(b.s, "b"));
	CU_ASSERT_TRUE(screen_wait(b.s, "[ ] 6 disable"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE */access-tokens/*"), 0);
	tear_down(&b);
}

/* Its state has one writer: what is seen while another program has it, is noted later.
 */
static void test_what_another_has_is_not_written(void)
{
	struct job_lock *lock = NULL;
	struct error err = { 0 };
	struct bench b;
	size_t before;
	char *dir;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	elsewhere(&b, "update-oat --is-active false", "mirror");
	dir = xasprintf("%s/" STATE_DIR, b.env.home);
	CU_ASSERT_EQUAL_FATAL(rotation_lock(dir, "northwind-mirror", &lock, &err),
			      ST_OK);
	before = hubsim_count(b.hub, ONE_TOKEN);
	CU_ASSERT_TRUE(screen_type(b.s, "R"));
	CU_ASSERT_TRUE(hubsim_wait(b.hub, ONE_TOKEN, before + 2));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_shows(b.s, "[ ] 6 disable"));
	job_lock_release(lock);
	CU_ASSERT_TRUE(screen_type(b.s, "R"));
	CU_ASSERT_TRUE(screen_wait(b.s, "[x] 6 disable"));
	free(dir);
	tear_down(&b);
}

/* With neither of them nothing would work: looked at again before it is sent. */
static void test_the_old_one_stays_when_the_new_one_is_gone(void)
{
	struct bench b;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	elsewhere(&b, "delete-oat", "mirror-[-0-9]*");
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "y disable"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	CU_ASSERT_TRUE(screen_wait(b.s, "nothing would work any more"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "PATCH */access-tokens/*"), 0);
	tear_down(&b);
}

/* Named from elsewhere it is the same one, and is not taken for one that is over. */
static void test_it_is_found_from_elsewhere(void)
{
	struct bench b;
	char *path;

	set_up(&b);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	CU_ASSERT_TRUE(screen_type(b.s, "\033"));
	CU_ASSERT_TRUE(screen_type(b.s, ":fabrikam:oats\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "deploy-c"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_type(b.s, ":rotate northwind-mirror\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "WAITING FOR YOU"));
	CU_ASSERT_TRUE(screen_shows(b.s, "northwind > rotate mirror"));
	CU_ASSERT_TRUE(screen_shows(b.s, "[x] 4 verify"));
	CU_ASSERT_FALSE(screen_shows(b.s, "not there"));
	path = xasprintf("%s/%s", b.env.home, STATE);
	CU_ASSERT_EQUAL(access(path, F_OK), 0);
	free(path);
	tear_down(&b);
}

/* Left while a command has the token, it goes on, and is found again. */
static void test_it_goes_on_when_it_is_left(void)
{
	struct bench b;
	struct run *r;
	char *line;

	set_up(&b);
	line = xasprintf("cd %s && mkfifo gate && chmod 600 gate", b.env.home);
	r = run_program(&b.env, NULL,
			(const char *const[]){ "/bin/sh", "-c", line, NULL });
	CU_ASSERT_EQUAL(r->status, 0);
	run_free(r);
	free(line);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "c"));
	CU_ASSERT_TRUE(screen_type(
		b.s, "sh -c 'cat <$HOME/gate; umask 077; cat >$HOME/given'\r"));
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "y create"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	screen_send(b.s, "y");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "is being delivered"));
	screen_send(b.s, "\033");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "it goes on"));
	line = xasprintf("echo >%s/gate", b.env.home);
	r = run_program(&b.env, NULL,
			(const char *const[]){ "/bin/sh", "-c", line, NULL });
	CU_ASSERT_EQUAL(r->status, 0);
	run_free(r);
	free(line);
	CU_ASSERT_TRUE_FATAL(
		screen_wait(b.s, "was delivered: :rotate northwind-mirror"));
	read_token(&b, "given");
	expect_wiped(&b);
	CU_ASSERT_TRUE(screen_type(b.s, ":rotate mirror\r"));
	CU_ASSERT_TRUE(screen_wait(b.s, "[x] 4 verify"));
	tear_down(&b);
}

/* A disk that is full in the middle of it: the next one does not stand behind half of
 * the one before. */
static void test_half_a_token_does_not_stay(void)
{
	struct env env;
	struct rlimit old, small;
	struct delivery d;
	struct error err = { 0 };
	char one[] = "dckr_oat_first", other[] = "dckr_oat_second";
	struct secret *first = secret_take(one, strlen(one));
	struct secret *second = secret_take(other, strlen(other));
	char *path, text[64];
	FILE *f;

	env_init(&env);
	path = xasprintf("%s/token", env.home);
	CU_ASSERT_EQUAL(delivery_to_file(&d, path, &err), ST_OK);
	signal(SIGXFSZ, SIG_IGN);
	CU_ASSERT_EQUAL(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){ 9, old.rlim_max };
	CU_ASSERT_EQUAL(setrlimit(RLIMIT_FSIZE, &small), 0);
	CU_ASSERT_EQUAL(delivery_give(&d, first, &err), ST_LOCAL);
	CU_ASSERT_EQUAL(setrlimit(RLIMIT_FSIZE, &old), 0);
	err = (struct error){ 0 };
	CU_ASSERT_EQUAL(delivery_give(&d, second, &err), ST_OK);
	delivery_done(&d);
	f = fopen(path, "re");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL(fgets(text, sizeof(text), f));
	CU_ASSERT_STRING_EQUAL(text, "dckr_oat_second\n");
	fclose(f);
	free(path);
	secret_free(first);
	secret_free(second);
	env_done(&env);
}

/* Whether it was made is not known: that is not forgotten. */
static void test_what_may_be_there_is_not_forgotten(void)
{
	static const char *const faults[] = {
		"POST /v2/orgs/northwind/access-tokens* after-reset",
		"GET /v2/orgs/northwind/access-tokens* 500 skip=3", NULL
	};
	struct bench b;
	char *path;

	set_up_with(&b, faults);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "Not read");
	CU_ASSERT_TRUE(screen_type(b.s, "b"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	CU_ASSERT_TRUE(screen_wait(b.s, "R looks"));
	path = xasprintf("%s/%s", b.env.home, STATE);
	CU_ASSERT_EQUAL(access(path, F_OK), 0);
	free(path);
	tear_down(&b);
}

/* Two requests a minute, of the two tokens. */
static void test_both_are_looked_at_while_it_is_shown(void)
{
	struct bench b;
	char *line;
	size_t before;

	if (SANITIZED) {
		printf("  no clock is made faster here\n");
		return;
	}
	set_up(&b);
	line = xasprintf("LD_PRELOAD=%s/clock.so", getenv("PRELOAD"));
	env_put(&b.env, line);
	env_put(&b.env, "HUBDECK_CLOCK_RATE=60");
	free(line);
	open_page(&b);
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	answer(&b, "y create", "[x] 4 verify");
	before = hubsim_count(b.hub, ONE_TOKEN);
	CU_ASSERT_TRUE(hubsim_wait(b.hub, ONE_TOKEN, before + 4));
	tear_down(&b);
}

CHECK_MAIN("rotate page", test_the_secret_is_where_it_was_sent,
	   test_the_secret_is_told_to_a_command_alone,
	   test_the_old_one_goes_when_it_was_quiet,
	   test_it_is_over_when_the_old_one_is_gone,
	   test_what_may_be_there_is_not_forgotten, test_half_a_token_does_not_stay,
	   test_what_is_undone_is_what_the_hub_says,
	   test_what_another_has_is_not_written,
	   test_the_old_one_stays_when_the_new_one_is_gone,
	   test_it_is_found_from_elsewhere, test_it_goes_on_when_it_is_left,
	   test_both_are_looked_at_while_it_is_shown)
