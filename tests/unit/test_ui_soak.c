/*
 * Random keys, pastes, answers of a terminal, and resizes at a read-only dashboard on a
 * Hub that fails now and then: it sends no change, and never ends but by being told to
 * (QUALITY S12, T10).
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
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"
#include "tests/harness/wait.h"

enum {
	AT_ONCE = 25, /* keys in one write */
	LIFE = 250,   /* until it starts again, as itself: L makes it somebody else */
};

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

struct bench {
	struct hubsim *hub;
	const char *env[16];
};

static struct screen *start(const struct bench *b)
{
	const char *argv[] = { getenv("HUBDECK"), "--read-only", "acme/web-app", NULL };

	return screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b->env });
}

static void set_up(struct bench *b)
{
	static const char *const args[] = {
		"--rate-limit", "0",
		"--lockout",    "0",
		"--fail",       "GET *page=[3-5]* 502 p=0.2",
		"--fail",       "GET *repositories* garbage p=0.02",
		"--fail",       "GET *tags/* reset p=0.1",
		NULL,
	};
	const char *const *hub;
	size_t n = 0;

	*b = (struct bench){ .hub = hubsim_start(args) };
	CU_ASSERT_PTR_NOT_NULL_FATAL(b->hub);
	hub = hubsim_env(b->hub);
	for (; hub[n]; n++)
		b->env[n] = hub[n];
	b->env[n++] = "DOCKERHUB_USERNAME=maria";
	b->env[n++] = "DOCKERHUB_TOKEN=maria-password";
}

/* Ctrl-Z would wait for a shell; q and Ctrl-C twice would end too many histories early.
 */
static size_t random_bytes(char *to)
{
	static const char *const sequences[] = {
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
	};
	size_t n = 0;

	for (int i = 0; i < AT_ONCE; i++) {
		unsigned what = any(100);
		const char *s = sequences[any(sizeof(sequences) / sizeof(*sequences))];

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
	screen_resize(s, 24, 80);
	return takes(s, "\030\033[201~", 7) && screen_wait(s, "hubdeck  ");
}

/* One history from its start; false when it ended badly. */
static bool live(const struct bench *b, int64_t keys)
{
	struct screen *s = start(b);
	bool ended = false;
	int status;

	/* What would delete a tag, were it not read-only. */
	CU_ASSERT_TRUE_FATAL(screen_wait(s, "pushed v"));
	CU_ASSERT_TRUE(screen_type(s, "/pr-4\r"));
	CU_ASSERT_TRUE(screen_type(s, "D"));
	CU_ASSERT_TRUE(screen_type(s, "y"));
	for (int64_t done = 0; done < keys && !ended; done += AT_ONCE) {
		char bytes[AT_ONCE * 32];

		takes(s, bytes, random_bytes(bytes));
		if (!any(10))
			screen_resize(s, 1 + (int)any(40), 1 + (int)any(200));
		ended = screen_ended(s) || !lives(s);
	}
	screen_signal(s, SIGTERM);
	ended = screen_wait_end(s);
	status = screen_stop(s);
	if (status)
		printf("    wait status %d\n", status);
	return ended && !status;
}

static void test_random_keys_change_nothing(void)
{
	int64_t keys = from_env("SOAK_KEYS", 4000);
	struct bench b;

	state = (uint64_t)from_env("SOAK_SEED", 1);
	set_up(&b);
	for (int64_t done = 0; done < keys; done += LIFE) {
		uint64_t seed = state;
		bool ok = live(&b, LIFE);

		if (!ok)
			printf("    the history of seed %llu\n",
			       (unsigned long long)seed);
		CU_ASSERT_TRUE(ok);
	}
	CU_ASSERT_TRUE(hubsim_count(b.hub, "GET *") > 20);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "*"),
			hubsim_count(b.hub, "GET *") + hubsim_count(b.hub, "HEAD *") +
				hubsim_count(b.hub, "POST /v2/users/login") +
				hubsim_count(b.hub, "POST /v2/auth/token"));
	hubsim_stop(b.hub);
}

CHECK_MAIN("soak", test_random_keys_change_nothing)
