/*
 * The dashboard as its user feels it, measured from the other end of the terminal:
 * 24x80, 100,000 tags, beside the least a curses list can be.  Medians of RUNS; one
 * line a figure, with its unit.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "tests/harness/control.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/line.h"

enum {
	ROWS = 24,
	COLS = 80,
	RUNS = 5,
	KEYS = 200,
	FLOOD = 500,
	TAGS = 100000,
	QUIET_MS =
		12, /* a paint has ended; shorter than the deferred counters' 100 ms */
	LIMIT_MS = 60000,
};

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double at(double *v, size_t n, double part)
{
	if (!n)
		return 0;
	qsort(v, n, sizeof(*v), by_value);
	return v[(size_t)(part * (double)(n - 1) + 0.5)];
}

static void say(const char *what, double value, const char *unit, const char *rest)
{
	printf("%-52s %10.2f %-6s %s\n", what, value, unit, rest);
}

/* ---- one key at a time ------------------------------------------------ */

struct keyed {
	double p50, p95, p99, max; /* ms from the key to its last byte */
	double bytes;              /* a key, median */
	size_t painted;
};

static struct keyed keys(struct line *l, const char *which, size_t n)
{
	double *ms = xcalloc(n, sizeof(*ms)), *bytes = xcalloc(n, sizeof(*bytes));
	struct keyed k = { 0 };

	for (size_t i = 0; i < n; i++) {
		int64_t t0;

		line_forget(l);
		t0 = line_now_us();
		line_send(l, which, 1);
		line_settle(l, QUIET_MS, 1000);
		if (!l->last)
			continue;
		ms[k.painted] = (double)(l->last - t0) / 1e3;
		bytes[k.painted++] = (double)l->bytes;
	}
	k.p50 = at(ms, k.painted, 0.5);
	k.p95 = at(ms, k.painted, 0.95);
	k.p99 = at(ms, k.painted, 0.99);
	k.max = at(ms, k.painted, 1);
	k.bytes = at(bytes, k.painted, 0.5);
	free(ms);
	free(bytes);
	return k;
}

/* A settled screen with the cursor at the first row. */
static void home(struct line *l)
{
	line_send(l, "g", 1);
	line_settle(l, 200, 2000);
}

/* ---- the programs ----------------------------------------------------- */

struct bench {
	struct hubsim *hub;
	struct env env;
	const char *self;
};

static void start_ours(struct bench *b, struct line *l, int64_t *started)
{
	const char *argv[] = { getenv("HUBDECK"), "acme/bulk-0001", NULL };

	line_open(l, ROWS, COLS, argv, b->env.var, started);
}

static void start_control(struct bench *b, struct line *l, int64_t *started)
{
	const char *argv[] = { b->self, "--control", NULL };

	line_open(l, ROWS, COLS, argv, b->env.var, started);
}

/* All pages asked for, and nothing more painted for a while. */
static void wait_loaded(struct bench *b, struct line *l, size_t pages)
{
	(void)b;
	(void)pages;
	if (!line_expect(l, "100,000", LIMIT_MS))
		fprintf(stderr, "the list did not load\n");
	line_settle(l, 1000, LIMIT_MS);
}

static void open_world(struct bench *b, const char *self, const char *latency)
{
	const char *args[] = {
		"--repos", "1",         "--tags", "100000", "--rate-limit",
		"0",       "--latency", latency,  NULL
	};

	*b = (struct bench){ .hub = hubsim_start(args), .self = self };
	if (!b->hub)
		exit(1);
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=maria");
	env_put(&b->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&b->env, "TERM=xterm-256color");
}

static void close_world(struct bench *b)
{
	hubsim_stop(b->hub);
	env_done(&b->env);
}

/* ---- figures ---------------------------------------------------------- */

static void bench_start(struct bench *b)
{
	double ours[RUNS], quit[RUNS], control[RUNS];

	for (int i = 0; i < RUNS; i++) {
		struct line l;
		int64_t t0;

		start_ours(b, &l, &t0);
		line_expect(&l, "hubdeck", 5000);
		ours[i] = (double)(l.last - t0) / 1e3;
		line_settle(&l, 300, 20000);
		t0 = line_now_us();
		line_send(&l, "\003\003", 2);
		line_wait_end(&l, 5000);
		quit[i] = (double)(line_now_us() - t0) / 1e3;
		line_close(&l);
		start_control(b, &l, &t0);
		line_expect(&l, ">", 5000);
		line_settle(&l, 50, 1000);
		control[i] = (double)(l.last - t0) / 1e3;
		line_send(&l, "q", 1);
		line_close(&l);
	}
	say("ui: exec to first paint", at(ours, RUNS, 0.5), "ms", "goal 15");
	say("ui: the same, control", at(control, RUNS, 0.5), "ms", "");
	say("ui: quit", at(quit, RUNS, 0.5), "ms", "goal 5");
}

static void say_keys(const char *name, const struct keyed *k)
{
	char what[80];

	snprintf(what, sizeof(what), "ui: %s: key to paint p50", name);
	say(what, k->p50, "ms", "");
	snprintf(what, sizeof(what), "ui: %s: key to paint p95", name);
	say(what, k->p95, "ms", "");
	snprintf(what, sizeof(what), "ui: %s: key to paint p99", name);
	say(what, k->p99, "ms", "");
	snprintf(what, sizeof(what), "ui: %s: keys painted of %d", name, KEYS);
	say(what, (double)k->painted, "keys", "");
}

static void bench_moves(struct line *l, const char *name)
{
	struct keyed page, scroll;
	char what[80];

	home(l);
	page = keys(l, "j", 10);
	keys(l, "j", 10);
	scroll = keys(l, "j", KEYS);
	snprintf(what, sizeof(what), "ui: %s: bytes a row, in the page", name);
	say(what, page.bytes, "bytes", "goal 70");
	snprintf(what, sizeof(what), "ui: %s: bytes a row, scrolling", name);
	say(what, scroll.bytes, "bytes", "goal 100");
	say_keys(name, &scroll);
}

static void bench_flood(struct line *l, const char *name)
{
	char burst[FLOOD], what[80];
	double ms[RUNS], bytes[RUNS];

	memset(burst, 'j', sizeof(burst));
	for (int i = 0; i < RUNS; i++) {
		int64_t t0;

		home(l);
		line_forget(l);
		t0 = line_now_us();
		line_send(l, burst, sizeof(burst));
		line_settle(l, 50, 10000);
		ms[i] = (double)(l->last - t0) / 1e3;
		bytes[i] = (double)l->bytes / FLOOD;
	}
	snprintf(what, sizeof(what), "ui: %s: %d keys at once", name, FLOOD);
	say(what, at(ms, RUNS, 0.5), "ms", "goal 3");
	snprintf(what, sizeof(what), "ui: %s: %d keys at once, bytes a key", name,
		 FLOOD);
	say(what, at(bytes, RUNS, 0.5), "bytes", "goal 3");
}

static void bench_filter(struct line *l)
{
	static const char word[] = "nightly";
	double ms[RUNS * sizeof(word)];
	size_t n = 0;

	for (int i = 0; i < RUNS; i++) {
		line_send(l, "/", 1);
		line_settle(l, 200, 2000);
		for (const char *c = word; *c; c++) {
			struct keyed k = keys(l, (char[]){ *c, '\0' }, 1);

			ms[n++] = k.p50;
		}
		line_send(l, "\033", 1);
		line_settle(l, 300, 2000);
		line_send(l, "\033", 1);
		line_settle(l, 300, 2000);
	}
	say("ui: filter of 100,000 rows, letter to paint p50", at(ms, n, 0.5), "ms",
	    "goal 2");
	say("ui: filter of 100,000 rows, letter to paint max", at(ms, n, 1), "ms",
	    "goal 6");
}

static void bench_sort(struct line *l)
{
	double ms[RUNS];

	for (int i = 0; i < RUNS; i++)
		ms[i] = keys(l, ">", 1).p50;
	say("ui: next sort column of 100,000 rows to paint", at(ms, RUNS, 0.5), "ms",
	    "goal 60");
}

static void bench_idle(struct line *l)
{
	uint64_t before;

	line_settle(l, 1500, 5000);
	before = line_wakeups(l);
	line_forget(l);
	line_settle(l, 20000, 20000);
	say("ui: wake-ups in 20 s idle", (double)(line_wakeups(l) - before), "",
	    "goal 0");
	say("ui: bytes in 20 s idle", (double)l->bytes, "bytes", "goal 0");
}

static void bench_at_rest(struct bench *b)
{
	struct line l;
	int64_t t0;
	size_t rest;

	start_ours(b, &l, &t0);
	wait_loaded(b, &l, TAGS / 100);
	rest = line_resident(&l);
	say("ui: resident with 100,000 tags", (double)rest / 1048576, "MB", "goal 36");
	say("ui: more than that while loading",
	    (double)(line_peak(&l) > rest ? line_peak(&l) - rest : 0) / 1048576, "MB",
	    "goal 6");
	bench_moves(&l, "100,000 rows");
	bench_flood(&l, "100,000 rows");
	bench_filter(&l);
	bench_sort(&l);
	bench_idle(&l);
	line_close(&l);

	start_control(b, &l, &t0);
	line_settle(&l, 300, 5000);
	bench_moves(&l, "control");
	bench_flood(&l, "control");
	line_close(&l);
}

/* Pages arrive all the while: QUIET_MS would wait for them, so only the first paint
 * counts. */
static void bench_loading(const char *self)
{
	struct bench b;
	struct line l;
	double ms[KEYS];
	size_t n = 0;
	int64_t t0;

	open_world(&b, self, "20");
	start_ours(&b, &l, &t0);
	line_expect(&l, "LOADING", 5000);
	for (int i = 0; i < KEYS; i++) {
		int64_t key;

		line_settle(&l, 5, 5);
		line_forget(&l);
		key = line_now_us();
		line_send(&l, "j", 1);
		while (!l.first && line_now_us() - key < 500000)
			line_settle(&l, 1, 1);
		if (l.first)
			ms[n++] = (double)(l.first - key) / 1e3;
	}
	say("ui: while pages load: key to first byte p50", at(ms, n, 0.5), "ms", "");
	say("ui: while pages load: key to first byte p95", at(ms, n, 0.95), "ms",
	    "goal 2");
	line_close(&l);
	close_world(&b);
}

/* 45 keys, 15 a second, on a slow line: how far behind the finger is the last paint? */
static void bench_slow(struct bench *b, int baud)
{
	struct line l;
	int64_t t0, last_key = 0;
	char what[80];

	start_ours(b, &l, &t0);
	wait_loaded(b, &l, TAGS / 100);
	line_send(&l, "gggg", 4);
	line_settle(&l, 500, 5000);
	l.baud = baud;
	for (int i = 0; i < 45; i++) {
		int64_t next = line_now_us() + 1000000 / 15;

		line_send(&l, "j", 1);
		last_key = line_now_us();
		while (line_now_us() < next)
			line_settle(&l, 1, 1);
	}
	line_forget(&l);
	/* Up to 60 ms of silence still belong to the paint; the counters come at 100.
	 */
	line_settle(&l, 60, 60000);
	snprintf(what, sizeof(what), "ui: held key at %d baud, lag", baud);
	say(what, l.last > last_key ? (double)(l.last - last_key) / 1e3 : 0, "ms",
	    baud == 9600 ? "goal 300" : "");
	line_close(&l);
}

int main(int argc, char **argv)
{
	struct bench b;

	if (argc > 1 && !strcmp(argv[1], "--control"))
		return control_list(TAGS);
	setvbuf(stdout, NULL, _IOLBF, 0);
	open_world(&b, argv[0], "0");
	bench_start(&b);
	bench_at_rest(&b);
	bench_slow(&b, 9600);
	bench_slow(&b, 115200);
	close_world(&b);
	bench_loading(argv[0]);
	return 0;
}
