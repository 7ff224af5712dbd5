/* Every byte and every named key over the question whether to delete: one of them
 * deletes, and only it (QUALITY S8, S9). */
#include <stdio.h>
#include <string.h>

#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

#define ASKED  "y delete"
#define ANSWER "D only asks"
#define CANCEL "\030" /* also ends what a byte may have begun */

static const char *const names[] = {
	"Tab", "S-Tab", "Backspace", "Up",      "Down", "Left", "Right", "Ins",
	"Del", "Home",  "End",       "PgUp",    "PgDn", "F1",   "F2",    "F3",
	"F4",  "F5",    "F6",        "F7",      "F8",   "F9",   "F10",   "F11",
	"F12", "S-Up",  "C-Left",    "A-Right", "S-F9", "C-F9",
};

struct bench {
	struct hubsim *hub;
	struct screen *s;
	const char *env[16];
};

static void set_up(struct bench *b)
{
	const char *argv[] = { getenv("HUBDECK"), "acme/web-app", NULL };
	const char *const *hub;
	size_t n = 0;

	*b = (struct bench){ .hub = hubsim_start(NULL) };
	hub = hubsim_env(b->hub);
	for (; hub[n]; n++)
		b->env[n] = hub[n];
	b->env[n++] = "DOCKERHUB_USERNAME=maria";
	b->env[n++] = "DOCKERHUB_TOKEN=dckr_pat_maria_rwd";
	b->s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b->env });
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "listing complete"));
	CU_ASSERT_TRUE_FATAL(screen_type(b->s, "/pr-4997\r"));
}

static void tear_down(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
}

static void ask(struct bench *b)
{
	screen_send(b->s, "D");
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, ASKED));
	CU_ASSERT_TRUE_FATAL(screen_settle(b->s));
}

/* The question still stands: it answers, and forgets what it answered. */
static void still_asks(struct bench *b, const char *what)
{
	bool ok;

	screen_raw(b->s, "D", 1, 1);
	ok = screen_wait(b->s, ANSWER);
	screen_raw(b->s, CANCEL, 1, 1);
	ok = ok && screen_wait_gone(b->s, ANSWER) && screen_shows(b->s, ASKED);
	if (!ok)
		printf("    after %s\n", what);
	CU_ASSERT_TRUE_FATAL(ok);
}

static void no_longer_asks(struct bench *b)
{
	CU_ASSERT_TRUE_FATAL(screen_wait_gone(b->s, ASKED));
	CU_ASSERT_TRUE_FATAL(screen_settle(b->s));
	CU_ASSERT_FALSE(screen_shows(b->s, "Delete 1 tag?"));
	CU_ASSERT_EQUAL(hubsim_count(b->hub, "DELETE *"), 0);
	ask(b);
}

static void test_one_byte_deletes(void)
{
	/* Enter has two forms; Ctrl-C cancels, too; Ctrl-Z suspends. */
	static const char closes[] = "\r\nnq\033\003", apart[] = "y\032";
	struct bench b;

	set_up(&b);
	ask(&b);
	for (int i = 0; i < 256; i++) {
		char byte = (char)i, what[16];

		if (i && strchr(apart, byte))
			continue;
		snprintf(what, sizeof(what), "byte %02x", (unsigned)i);
		screen_raw(b.s, &byte, 1, 0);
		if (i && strchr(closes, byte)) {
			no_longer_asks(&b);
			continue;
		}
		screen_raw(b.s, CANCEL, 1, 1);
		still_asks(&b, what);
	}
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 0);
	screen_send(b.s, "y");
	CU_ASSERT_TRUE(screen_wait(b.s, "1 of 1 deleted"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 1);
	tear_down(&b);
}

static void test_no_named_key_deletes(void)
{
	struct bench b;

	set_up(&b);
	ask(&b);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		screen_press(b.s, names[i]);
		still_asks(&b, names[i]);
	}
	/* Alt-y is Esc and y: the y is nobody's. */
	screen_press(b.s, "A-y");
	no_longer_asks(&b);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 0);
	tear_down(&b);
}

/* One write, however it is repeated: the y of it is too early. */
static void test_typed_ahead_deletes_nothing(void)
{
	static const char *const typed[] = { "Dy", "Dyyyyyyyy", "D\ry", "DyDyDyDy",
					     "D\033[20~y" };
	struct bench b;

	set_up(&b);
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		screen_send(b.s, typed[i]);
		CU_ASSERT_TRUE(screen_wait(b.s, ASKED));
		CU_ASSERT_TRUE(screen_settle(b.s));
		CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 0);
		CU_ASSERT_TRUE(screen_type(b.s, "n"));
		CU_ASSERT_TRUE(screen_wait_gone(b.s, ASKED));
	}
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 0);
	tear_down(&b);
}

CHECK_MAIN("confirm", test_one_byte_deletes, test_no_named_key_deletes,
	   test_typed_ahead_deletes_nothing)
