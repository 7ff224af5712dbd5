/*
 * The dashboard as its user feels it, measured from the other end of the terminal:
 * 24x80, 100,000 tags, in turns with the least a curses list can be.  Medians of
 * ROUNDS; one line a figure.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/control.h"
#include "tests/harness/env.h"
#include "tests/harness/figure.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/keyed.h"

enum {
	ROWS = 24,
	COLS = 80,
	ROUNDS = 5,
	PAGE_KEYS = 12, /* the cursor stays in the page */
	SCROLL_KEYS = 80,
	LOADING_KEYS = 200,
	TLS_KEYS = 24,
	FLOOD = 500,
	HELD_KEYS = 45,
	HELD_A_SECOND = 15,
	TAGS = 100000,
	PAUSE_MS = 700, /* the same on a slow line */
	LIMIT_MS = 60000,
};

/* ---- the world -------------------------------------------------------- */

struct world {
	struct hubsim *hub;
	struct env env;
	const char *self;
};

/* `more` are switches of the simulated Hub, NULL-terminated. */
static void open_world(struct world *w, const char *self, const char *const *more)
{
	const char *args[12] = {
		"--repos", "1", "--tags", "100000", "--rate-limit", "0"
	};

	for (size_t n = 6; *more && n < COUNT(args) - 1; n++)
		args[n] = *more++;
	*w = (struct world){ .hub = hubsim_start(args), .self = self };
	if (!w->hub)
		exit(1);
	env_init(&w->env);
	env_put_all(&w->env, hubsim_env(w->hub));
	env_put(&w->env, "DOCKERHUB_USERNAME=maria");
	env_put(&w->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&w->env, "TERM=xterm-256color");
}

static void close_world(struct world *w)
{
	hubsim_stop(w->hub);
	env_done(&w->env);
}

static int64_t start_ours(struct world *w, struct line *l, const char *place)
{
	const char *argv[] = { getenv("HUBDECK"), place, NULL };
	int64_t t0;

	line_open(l, ROWS, COLS, argv, w->env.var, &t0);
	return t0;
}

static int64_t start_control(struct world *w, struct line *l)
{
	const char *argv[] = { w->self, "--control", NULL };
	int64_t t0;

	line_open(l, ROWS, COLS, argv, w->env.var, &t0);
	return t0;
}

/* All pages are there, and nothing more is painted. */
static void wait_loaded(struct line *l)
{
	if (!line_expect(l, "listing complete", LIMIT_MS))
		fprintf(stderr, "the list did not load\n");
	line_settle(l, PAUSE_MS, LIMIT_MS);
}

/* A settled screen with the cursor at the first row. */
static void home(struct line *l)
{
	line_send(l, "g", 1);
	line_settle(l, 200, 2000);
}

static double quit(struct line *l)
{
	int64_t t0 = line_now_us();

	line_send(l, "q", 1);
	if (!line_wait_end(l, 5000))
		fprintf(stderr, "q did not quit\n");
	return (double)(line_now_us() - t0) / 1e3;
}

/* ---- moving ----------------------------------------------------------- */

/* A round gives one of each; the figure is their median. */
struct moves {
	double page_bytes[ROUNDS], scroll_bytes[ROUNDS];
	double p50[ROUNDS], p95[ROUNDS], p99[ROUNDS], cpu[ROUNDS];
	double flood_ms[ROUNDS], flood_bytes[ROUNDS];
	size_t unpainted;
};

static void flood(struct line *l, struct moves *m, int round)
{
	char burst[FLOOD];
	int64_t t0;

	memset(burst, 'j', sizeof(burst));
	home(l);
	line_forget(l);
	t0 = line_now_us();
	line_send(l, burst, sizeof(burst));
	line_first(l, KEYED_PAINT_MS);
	line_settle(l, 50, LIMIT_MS);
	m->flood_ms[round] = (double)(l->last - t0) / 1e3;
	m->flood_bytes[round] = (double)l->bytes / FLOOD;
}

static void move(struct line *l, struct moves *m, int round)
{
	struct keyed page, rest, scroll;
	double cpu;

	home(l);
	keyed_times(l, "j", PAGE_KEYS, &page);
	keyed_times(l, "j", PAGE_KEYS, &rest);
	cpu = line_cpu_ms(l);
	keyed_times(l, "j", SCROLL_KEYS, &scroll);
	m->cpu[round] = (line_cpu_ms(l) - cpu) * 1e3 / SCROLL_KEYS;
	m->page_bytes[round] = figure_median(page.bytes, page.painted);
	m->scroll_bytes[round] = figure_median(scroll.bytes, scroll.painted);
	m->p50[round] = figure_median(scroll.ms, scroll.painted);
	m->p95[round] = figure_at(scroll.ms, scroll.painted, 0.95);
	m->p99[round] = figure_at(scroll.ms, scroll.painted, 0.99);
	m->unpainted += scroll.sent - scroll.painted;
}

/* Against a control that is measured in the same breath. */
static void beside(const char *what, double *ours, double *control, const char *unit,
		   double goal, double above_control)
{
	double c = figure_median(control, ROUNDS);

	figure(what, figure_median(ours, ROUNDS), unit, c,
	       above_control >= 0 ? c + above_control : goal);
}

static void bench_moves(struct line *ours, struct line *control)
{
	struct moves m = { 0 }, c = { 0 };

	for (int i = 0; i < ROUNDS; i++) {
		move(ours, &m, i);
		move(control, &c, i);
		flood(ours, &m, i);
		flood(control, &c, i);
	}
	beside("ui: bytes a row, in the page", m.page_bytes, c.page_bytes, "bytes", 70,
	       -1);
	beside("ui: bytes a row, scrolling", m.scroll_bytes, c.scroll_bytes, "bytes",
	       100, -1);
	beside("ui: key to paint, p50", m.p50, c.p50, "ms", 0, 0.1);
	beside("ui: key to paint, p95", m.p95, c.p95, "ms", FIGURE_NONE, -1);
	beside("ui: key to paint, p99", m.p99, c.p99, "ms", FIGURE_NONE, -1);
	beside("ui: CPU a key, all threads", m.cpu, c.cpu, "us", FIGURE_NONE, -1);
	figure("ui: keys that did not paint", (double)m.unpainted, "keys",
	       (double)c.unpainted, 0);
	beside("ui: 500 keys at once", m.flood_ms, c.flood_ms, "ms", 3, -1);
	beside("ui: 500 keys at once, a key", m.flood_bytes, c.flood_bytes, "bytes", 3,
	       -1);
}

/* "[485-501/100,000]" in the heading: the row the last flood has come to. */
static long row_reached(struct line *l)
{
	const char *at, *end;
	long row = 0;

	line_forget(l);
	line_send(l, "\014", 1);
	line_settle(l, PAUSE_MS, 2000);
	at = l->text ? strstr(l->text, "/100,000]") : NULL;
	for (end = at; at && at > l->text && at[-1] != '-'; at--)
		;
	for (; at && at < end; at++)
		row = *at == ',' ? row : row * 10 + (*at - '0');
	return row;
}

static void bench_lost(struct line *l)
{
	figure("ui: 500 keys at once, lost", (double)(FLOOD + 1 - row_reached(l)),
	       "keys", FIGURE_NONE, 0);
}

/* ---- filter, sort, idle ----------------------------------------------- */

static void bench_filter(struct line *l)
{
	static const char word[] = "nightly";
	struct keyed k = { 0 };

	for (int i = 0; i < ROUNDS; i++) {
		line_send(l, "/", 1);
		line_settle(l, 200, 2000);
		for (const char *c = word; *c; c++) {
			keyed_press(l, (char[]){ *c, '\0' }, &k);
			line_settle(l, 120, 1000);
		}
		line_send(l, "\033", 1);
		line_settle(l, 300, 2000);
	}
	figure("ui: filter of 100,000 rows, a letter, p50",
	       figure_median(k.ms, k.painted), "ms", FIGURE_NONE, 2);
	figure("ui: filter of 100,000 rows, a letter, max",
	       figure_at(k.ms, k.painted, 1), "ms", FIGURE_NONE, 6);
}

/* Once round all columns, ROUNDS times. */
static void bench_sort(struct line *l)
{
	enum { SHOWN = 6 };
	struct keyed k;
	double worst[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		keyed_times(l, ">", SHOWN, &k);
		worst[i] = figure_at(k.ms, k.painted, 1);
	}
	figure("ui: sort of 100,000 rows, the slowest column",
	       figure_median(worst, ROUNDS), "ms", FIGURE_NONE, 60);
}

static void bench_idle(struct line *l)
{
	uint64_t before;

	line_settle(l, 1500, 5000);
	before = line_wakeups(l);
	line_forget(l);
	line_settle(l, 20000, 20000);
	figure("ui: wake-ups in 20 s idle", (double)(line_wakeups(l) - before), "",
	       FIGURE_NONE, 0);
	figure("ui: bytes in 20 s idle", (double)l->bytes, "bytes", FIGURE_NONE, 0);
}

/* ---- phases ----------------------------------------------------------- */

static void bench_start(struct world *w)
{
	double ours[ROUNDS], quits[ROUNDS], control[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		struct line l;
		int64_t t0 = start_ours(w, &l, "acme");

		line_expect(&l, "hubdeck", 5000);
		ours[i] = (double)(l.last - t0) / 1e3;
		line_settle(&l, 300, 20000);
		quits[i] = quit(&l);
		line_close(&l);
		t0 = start_control(w, &l);
		line_expect(&l, ">", 5000);
		control[i] = (double)(l.last - t0) / 1e3;
		line_close(&l);
	}
	beside("ui: exec to first paint", ours, control, "ms", 15, -1);
	figure("ui: quit", figure_median(quits, ROUNDS), "ms", FIGURE_NONE, 5);
}

static void bench_at_rest(struct world *w)
{
	struct line l, control;
	size_t rest, peak;

	start_ours(w, &l, "acme/bulk-0001");
	wait_loaded(&l);
	rest = line_resident(&l);
	peak = line_peak(&l);
	figure("ui: resident with 100,000 tags", (double)rest / 1048576, "MB",
	       FIGURE_NONE, 36);
	figure("ui: more than that while loading",
	       peak > rest ? (double)(peak - rest) / 1048576 : 0, "MB", FIGURE_NONE, 6);
	start_control(w, &control);
	line_settle(&control, 300, 5000);
	bench_moves(&l, &control);
	bench_lost(&l);
	line_close(&control);
	bench_filter(&l);
	bench_sort(&l);
	figure("ui: resident after all that", (double)line_resident(&l) / 1048576, "MB",
	       FIGURE_NONE, FIGURE_NONE);
	bench_idle(&l);
	figure("ui: quit, 100,000 rows", quit(&l), "ms", FIGURE_NONE, FIGURE_NONE);
	line_close(&l);
}

static bool has(const struct line *l, const char *text)
{
	return l->text && memmem(l->text, l->bytes, text, strlen(text));
}

/* The control has nothing to load; it tells how long this machine lets one wait. */
static void bench_loading(const char *self)
{
	const char *latency[] = { "--latency", "20", NULL };
	struct keyed k = { 0 }, c = { 0 };
	struct world w;
	struct line l, control;

	open_world(&w, self, latency);
	start_control(&w, &control);
	line_settle(&control, 300, 5000);
	start_ours(&w, &l, "acme/bulk-0001");
	line_expect(&l, "LOADING", 5000);
	while (k.sent < LOADING_KEYS && !has(&l, "listing complete")) {
		keyed_press_first(&l, "j", &k);
		keyed_press_first(&control, "j", &c);
	}
	figure("ui: key to paint while pages load, keys", (double)k.sent, "keys",
	       (double)c.sent, FIGURE_NONE);
	figure("ui: key to paint while pages load, p50", figure_median(k.ms, k.painted),
	       "ms", figure_median(c.ms, c.painted), FIGURE_NONE);
	figure("ui: key to paint while pages load, p95",
	       figure_at(k.ms, k.painted, 0.95), "ms", figure_at(c.ms, c.painted, 0.95),
	       2);
	line_close(&l);
	line_close(&control);
	close_world(&w);
}

/* ---- while a connection is made --------------------------------------- */

struct identity {
	char dir[64], key[80], cert[80];
};

/* A certificate of our own, made now: nothing that could expire is kept. */
static bool make_identity(struct identity *id)
{
	int status = 1;
	pid_t pid;

	snprintf(id->dir, sizeof(id->dir), "/tmp/hubdeck-bench-XXXXXX");
	if (!mkdtemp(id->dir))
		return false;
	snprintf(id->key, sizeof(id->key), "%s/key", id->dir);
	snprintf(id->cert, sizeof(id->cert), "%s/cert", id->dir);
	pid = fork();
	if (!pid) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(127);
		execlp("openssl", "openssl", "req", "-x509", "-newkey", "ec",
		       "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
		       "-subj", "/CN=localhost", "-addext",
		       "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", id->key,
		       "-out", id->cert, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	return !status;
}

static void remove_identity(const struct identity *id)
{
	unlink(id->key);
	unlink(id->cert);
	rmdir(id->dir);
}

/* Letters typed into the palette from the first paint on; the first answer comes in the
 * middle of them. */
static void type_while_connecting(struct world *w, const char *ca, struct line *control,
				  double *p95, double *control_p95)
{
	const char *argv[] = { getenv("HUBDECK"), "--cacert", ca, "acme/bulk-0001",
			       NULL };
	struct keyed k = { 0 }, c = { 0 };
	struct line l;
	int64_t t0;

	line_open(&l, ROWS, COLS, argv, w->env.var, &t0);
	line_expect(&l, "hubdeck", 5000);
	line_send(&l, ":", 1);
	line_settle(&l, 2, 2);
	for (int i = 0; i < TLS_KEYS; i++) {
		keyed_press_first(&l, i % 2 ? "\177" : "x", &k);
		keyed_press_first(control, "j", &c);
	}
	*p95 = figure_at(k.ms, k.painted, 0.95);
	*control_p95 = figure_at(c.ms, c.painted, 0.95);
	line_close(&l);
}

static void bench_connecting(const char *self)
{
	struct identity id;
	struct world w;
	struct line control;
	double p95[ROUNDS], control_p95[ROUNDS];

	if (make_identity(&id)) {
		const char *tls[] = { "--tls", id.cert, id.key, NULL };

		open_world(&w, self, tls);
		start_control(&w, &control);
		line_settle(&control, 300, 5000);
		for (int i = 0; i < ROUNDS; i++)
			type_while_connecting(&w, id.cert, &control, &p95[i],
					      &control_p95[i]);
		beside("ui: key to paint while TLS connects, p95", p95, control_p95,
		       "ms", 2, -1);
		line_close(&control);
		close_world(&w);
	} else {
		puts("ui: key to paint while TLS connects: skipped, needs openssl");
	}
	remove_identity(&id);
}

/* ---- a slow line ------------------------------------------------------ */

/* A key held down: how far behind the finger is the last paint?  What comes after
 * pause_ms of silence is no part of it. */
static void bench_held(struct world *w, int baud, int pause_ms, double goal)
{
	struct line l;
	int64_t last_key = 0;
	char what[80];

	start_ours(w, &l, "acme/bulk-0001");
	l.baud = baud;
	wait_loaded(&l);
	line_send(&l, "g", 1);
	line_settle(&l, 2 * PAUSE_MS, 5000);
	line_forget(&l);
	for (int i = 0; i < HELD_KEYS; i++) {
		int64_t next = line_now_us() + 1000000 / HELD_A_SECOND;

		line_send(&l, "j", 1);
		last_key = line_now_us();
		while (i + 1 < HELD_KEYS && line_now_us() < next)
			line_settle(&l, 1, 1);
	}
	line_settle(&l, pause_ms, LIMIT_MS);
	snprintf(what, sizeof(what), "ui: held key at %d baud, lag", baud);
	figure(what, l.last > last_key ? (double)(l.last - last_key) / 1e3 : 0, "ms",
	       FIGURE_NONE, goal);
	if (goal >= 0) {
		line_settle(&l, 2 * PAUSE_MS, LIMIT_MS);
		figure("ui: the same, until all columns are there again",
		       (double)(l.last - last_key) / 1e3, "ms", FIGURE_NONE,
		       FIGURE_NONE);
	}
	snprintf(what, sizeof(what), "ui: held key at %d baud, a key", baud);
	figure(what, (double)l.bytes / HELD_KEYS, "bytes", FIGURE_NONE, FIGURE_NONE);
	line_close(&l);
}

static bool wanted(char **argv, const char *phase)
{
	char **a = argv + 1;

	for (; *a; a++)
		if (!strcmp(*a, phase))
			return true;
	return a == argv + 1;
}

/* All phases, or those that are named: start rest held loading connecting. */
int main(int argc, char **argv)
{
	const char *none[] = { NULL };
	struct world w;

	if (argc > 1 && !strcmp(argv[1], "--control"))
		return control_list(TAGS);
	setvbuf(stdout, NULL, _IOLBF, 0);
	open_world(&w, argv[0], none);
	if (wanted(argv, "start"))
		bench_start(&w);
	if (wanted(argv, "rest"))
		bench_at_rest(&w);
	if (wanted(argv, "held")) {
		bench_held(&w, 9600, PAUSE_MS, 300);
		bench_held(&w, 115200, 60, FIGURE_NONE);
	}
	close_world(&w);
	if (wanted(argv, "loading"))
		bench_loading(argv[0]);
	if (wanted(argv, "connecting"))
		bench_connecting(argv[0]);
	return 0;
}
