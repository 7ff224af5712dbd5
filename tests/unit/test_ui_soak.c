/*
 * Random keys, pastes, answers of a terminal, and resizes at a dashboard on a Hub that
 * fails now and then: it never ends but by being told to, its lines around the view
 * come back, the terminal is as it was at the end, and read-only it sends no change
 * (QUALITY S12, T10).  The second history may change things, and goes for the forms.
 *
 * SOAK_KEYS: how many keys (make soak: 100,000); SOAK_SEED: another history.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "model/format.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"
#include "tests/harness/wait.h"

enum {
	AT_ONCE = 25,   /* keys in one write */
	LIFE = 250,     /* until it starts again, as itself: L makes it somebody else */
	BACK_MS = 5000, /* the lines around the view are there again by then */
};

static int64_t longest; /* it took until they were */

static uint64_t state;

static unsigned any(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static int64_t from_env(const char *name, int64_t otherwise)
{
	const char *v = getenv(name);
	int64_t n;

	return v && parse_int(str_from(v), &n) && n > 0 ? n : otherwise;
}

/* As it is printed when a history ends badly: all 64 bits. */
static uint64_t seed(void)
{
	const char *v = getenv("SOAK_SEED");

	return v ? strtoull(v, NULL, 10) : 1;
}

struct bench {
	struct hubsim *hub;
	const char *env[16];
	struct env files; /* only for its directory */
};

/* What it writes (exports, tokens) is written where it goes away. */
static struct screen *start(const struct bench *b, const char *const argv[])
{
	return screen_open(&(struct screen_opts){ .rows = 24,
						  .cols = 80,
						  .argv = argv,
						  .env = b->env,
						  .cwd = b->files.home });
}

static void set_up(struct bench *b, const char *const args[])
{
	const char *const *hub;
	size_t n = 0;

	*b = (struct bench){ .hub = hubsim_start(args) };
	CU_ASSERT_PTR_NOT_NULL_FATAL(b->hub);
	env_init(&b->files);
	hub = hubsim_env(b->hub);
	for (; hub[n]; n++)
		b->env[n] = hub[n];
	b->env[n++] = "DOCKERHUB_USERNAME=maria";
	b->env[n++] = "DOCKERHUB_TOKEN=maria-password";
	b->env[n++] = "DOCKERHUB_SCIM_TOKEN=scim-acme";
	b->env[n++] = "EDITOR=true";
}

static void tear_down(struct bench *b)
{
	hubsim_stop(b->hub);
	env_done(&b->files);
}

/* What goes for tags. */
static const char *const in_lists[] = {
	"\033[A",
	"\033[B",
	"\033[5~",
	"\033[6~",
	"\033[20~",
	"\033[3~",
	"\033[24;1R",
	"\033]11;rgb:0/0/0\a",
	"\033[I",
	"\033[Z",
	"\033P1$r0m\033\\",
	"\033[200~y\rD\033[201~",
	"\r",
	"\033[M !!",
	"D",
	"y",
	"\033",
	" ",
	"D2\033[20~",
	"/pr\r",
	"0",
	":limits\r",
	":jobs\r",
	":ns\r",
	NULL,
};

/* What opens forms, fills them, and sends them. */
static const char *const in_forms[] = {
	"n",
	"e",
	"m",
	"mi",
	"mr",
	"mt",
	"mc",
	"ma",
	"T",
	"\t",
	"\033[Z",
	"\033[A",
	"\033[B",
	"\033[C",
	" ",
	"\r",
	"\033[19~",
	"\033[20~",
	"\033[20~",
	"\033",
	"y",
	"acme",
	"web",
	"+90d",
	"https://x.example/y",
	"a@x.example,b",
	"\033[200~pasted\ntext\033[201~",
	"\025",
	"\177",
	"u",
	"*",
	"x",
	NULL,
};

/* Ctrl-Z would wait for a shell; q and Ctrl-C twice would end too many histories early.
 */
static size_t random_bytes(const char *const *sequences, char *to)
{
	size_t all = 0;
	size_t n = 0;

	while (sequences[all])
		all++;
	for (int i = 0; i < AT_ONCE; i++) {
		unsigned what = any(100);
		const char *s = sequences[any((unsigned)all)];

		if (what < 40) {
			memcpy(to + n, s, strlen(s));
			n += strlen(s);
			continue;
		}
		to[n] = (char)(what < 95 ? ' ' + any(95) : any(256));
		if (to[n] != 'q' && to[n] != 3 && to[n] != 26)
			n++;
	}
	return n;
}

/* It has read what was sent and sleeps again. */
static bool takes(struct screen *s, const char *bytes, size_t n)
{
	uint64_t before = screen_reports(s);
	int64_t until = wait_deadline();

	screen_raw(s, bytes, n, 0);
	while (!screen_ended(s) && screen_reports(s) == before && wait_left(until))
		screen_listen(s, 1);
	return screen_reports(s) != before;
}

/* Whatever was open or begun: it takes keys and shows the lines around the view. */
static bool lives(struct screen *s)
{
	int64_t began = wait_now_ms();
	bool back;

	screen_resize(s, 24, 80);
	back = takes(s, "\030\033[201~", 7) && screen_wait(s, "hubdeck  ");
	if (wait_now_ms() - began > longest)
		longest = wait_now_ms() - began;
	return back;
}

/* As it was before: a shell can go on. */
static bool restored(struct screen *s)
{
	struct termios t = screen_termios(s);

	return !screen_alternate(s) && screen_cursor_visible(s) && !screen_mouse(s) &&
	       t.c_lflag & ICANON && t.c_lflag & ECHO && t.c_oflag & OPOST;
}

static void show(const struct screen *s)
{
	char *text = screen_text(s);

	printf("%s", text);
	free(text);
}

/* Keys, until it ended or `keys` of them were pressed; false when it ended badly. */
static bool live(struct screen *s, const char *const *sequences, int64_t keys)
{
	bool ended = false, well = true;
	int status;

	for (int64_t done = 0; done < keys && well && !ended; done += AT_ONCE) {
		char bytes[AT_ONCE * 40];

		takes(s, bytes, random_bytes(sequences, bytes));
		if (!any(10))
			screen_resize(s, 1 + (int)any(40), 1 + (int)any(200));
		well = lives(s);
		ended = screen_ended(s);
	}
	if (!well && !ended)
		show(s);
	screen_signal(s, SIGTERM);
	well = (well || ended) && screen_wait_end(s) && restored(s);
	status = screen_stop(s);
	if (status || !well)
		printf("    wait status %d%s\n", status,
		       well ? "" : ", or it hung, or the terminal is not as it was");
	return well && !status;
}

/* Begins with what would delete a tag, were it not read-only; then any pane. */
static bool live_read_only(const struct bench *b)
{
	static const char *const places[] = {
		":acme\r",
		":acme/web-app:images\r",
		":acme:members\r",
		":acme:teams\r",
		":acme:invites\r",
		":acme:oats\r",
		":acme:settings\r",
		":acme:scim\r",
		":acme:audit\r",
		":acme:journal\r",
		":acme/web-app:access\r",
		":credential\r",
		":pats\r",
		":acme/web-app:webhooks\r",
		":limits\r",
		":ns\r",
		":acme/web-app:manifests\r",
		"\033",
	};
	const char *argv[] = { getenv("HUBDECK"), "--read-only", "acme/web-app", NULL },
		   *to;
	struct screen *s = start(b, argv);

	CU_ASSERT_TRUE_FATAL(screen_wait(s, "pushed v"));
	CU_ASSERT_TRUE(screen_type(s, "/pr-4\r"));
	CU_ASSERT_TRUE(screen_type(s, "D"));
	CU_ASSERT_TRUE(screen_type(s, "y"));
	takes(s, "\033", 1);
	to = places[any(sizeof(places) / sizeof(*places))];
	takes(s, to, strlen(to));
	return live(s, in_lists, LIFE);
}

/* A change that is sent, whatever comes of it; then a place with other forms. */
static bool live_in_forms(const struct bench *b)
{
	static const char *const places[] = { ":acme\r",
					      ":acme:members\r",
					      ":acme:invites\r",
					      ":pats\r",
					      ":acme:oats\r",
					      ":acme/web-app:webhooks\r",
					      ":acme/web-app:access\r",
					      ":acme:settings\r",
					      ":acme:scim\r",
					      ":acme:team-members/web\r" };
	const char *argv[] = { getenv("HUBDECK"), "acme:teams", NULL };
	struct screen *s = start(b, argv);
	char name[24];

	CU_ASSERT_TRUE_FATAL(screen_wait(s, "m actions"));
	snprintf(name, sizeof(name), "nt%u", any(1000000));
	CU_ASSERT_TRUE(screen_type(s, name));
	CU_ASSERT_TRUE(screen_key(s, "F9"));
	CU_ASSERT_TRUE(screen_wait(s, "y send"));
	CU_ASSERT_TRUE(screen_settle(s));
	CU_ASSERT_TRUE(screen_type(s, "y"));
	screen_type(s, "\033");
	screen_type(s, places[any(sizeof(places) / sizeof(*places))]);
	return live(s, in_forms, LIFE);
}

/* Measured where it is long enough to mean something, and the machine is ours. */
static void check_longest(void)
{
	if (!getenv("SOAK_KEYS"))
		return;
	printf("    the lines around the view were back after %lld ms at most\n",
	       (long long)longest);
	CU_ASSERT_TRUE(longest <= BACK_MS);
}

static void histories(struct bench *b, bool (*one)(const struct bench *b), int64_t keys)
{
	for (int64_t done = 0; done < keys; done += LIFE) {
		uint64_t began = state;
		bool ok = one(b);

		if (!ok)
			printf("    the history of seed %llu\n",
			       (unsigned long long)began);
		CU_ASSERT_TRUE(ok);
	}
}

static void test_random_keys_change_nothing(void)
{
	static const char *const args[] = {
		"--rate-limit", "0",
		"--lockout",    "0",
		"--fail",       "GET *page=[3-5]* 502 p=0.2",
		"--fail",       "GET *repositories* garbage p=0.02",
		"--fail",       "GET *tags/* reset p=0.1",
		"--fail",       "GET */orgs/acme* 403 p=0.05",
		"--fail",       "GET */orgs/acme* 500 p=0.05",
		"--fail",       "GET */orgs/acme* stall p=0.02",
		"--fail",       "GET */orgs/acme* 429:1 p=0.02",
		"--fail",       "GET */orgs/acme* empty p=0.02",
		NULL,
	};
	struct bench b;

	state = seed();
	set_up(&b, args);
	histories(&b, live_read_only, from_env("SOAK_KEYS", 4000));
	CU_ASSERT_TRUE(hubsim_count(b.hub, "GET *") > 20);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "*"),
			hubsim_count(b.hub, "GET *") + hubsim_count(b.hub, "HEAD *") +
				hubsim_count(b.hub, "POST /v2/users/login") +
				hubsim_count(b.hub, "POST /v2/auth/token"));
	check_longest();
	tear_down(&b);
}

/* Changes are refused, lost, slow and unreadable, and some succeed. */
static void test_random_keys_in_forms(void)
{
	static const char *const args[] = {
		"--rate-limit", "0",
		"--lockout",    "0",
		"--fail",       "POST /v2/[!u]* 400 p=0.2",
		"--fail",       "PATCH * garbage p=0.2",
		"--fail",       "PATCH * 403 p=0.2",
		"--fail",       "PUT * reset p=0.2",
		"--fail",       "DELETE * 500 p=0.2",
		"--fail",       "GET *groups/* 404 p=0.1",
		"--fail",       "GET *access-tokens/* delay:300 p=0.2",
		NULL,
	};
	struct bench b;

	state = seed();
	set_up(&b, args);
	histories(&b, live_in_forms, from_env("SOAK_KEYS", 2000));
	/* They were opened, and some were sent. */
	CU_ASSERT_TRUE(hubsim_count(b.hub, "POST /v2/orgs/acme/groups*") > 4);
	check_longest();
	tear_down(&b);
}

CHECK_MAIN("soak", test_random_keys_change_nothing, test_random_keys_in_forms)
