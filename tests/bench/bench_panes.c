/*
 * Every pane, the large ones with 20,000 rows: a key to its paint, coming back to a
 * pane that is loaded, and what the program does when nobody does anything.  One line a
 * figure.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	KEYS = 96, /* a round */
	OPENINGS = 10,
	IDLE_MS = 3000,
	REST_MS = 600, /* longer than what is painted a moment after the last key */
	LIMIT_MS = 60000,
};

struct pane {
	const char *name, *place;
	bool large; /* more rows than a screen has: every key paints */
	bool pages; /* read one after the other until it is complete */
};

/* Of 20,000 rows where the simulated Hub can make as many. */
static const struct pane panes[] = {
	{ "namespaces", ":namespaces", false, false },
	{ "repos", "acme", true, true },
	{ "tags", "acme/bulk-0001", true, true },
	{ "images", "acme/bulk-0001:images", true, true },
	{ "manifests", "acme/bulk-0001:manifests", true, true },
	{ "teams", "acme:teams", true, true },
	{ "members", "acme:members", true, true },
	{ "scim", "acme:scim", true, true },
	{ "audit", "acme:audit", true, false },
	{ "invites", "acme:invites", false, false },
	{ "webhooks", "acme/web-app:webhooks", false, false },
	{ "access", "acme/web-app:access", false, false },
	{ "pats", ":pats", false, false },
	{ "oats", "acme:oats", false, false },
	{ "settings", "acme:settings", false, false },
	{ "journal", ":journal", false, false },
	{ "limits", ":limits", false, false },
	{ "credential", ":credential", false, false },
	{ "contexts", ":contexts", false, false },
};

static void say(const char *what, const char *pane, double value, const char *unit,
		double control, double goal)
{
	char line[80];

	snprintf(line, sizeof(line), "panes: %s, %s", what, pane);
	figure(line, value, unit, control, goal);
}

static void keys(struct line *l, double *ret_p50, double *ret_p99)
{
	static const char *const some[] = { "j", "j", "j",       "\033[6~",
					    "k", "k", "\033[5~", "j" };
	struct keyed k = { 0 };

	for (int i = 0; i < KEYS; i++)
		keyed_press(l, some[(size_t)i % COUNT(some)], &k);
	*ret_p50 = figure_median(k.ms, k.painted);
	*ret_p99 = figure_at(k.ms, k.painted, 0.99);
}

/* Down and up, by rows and pages, in turns with the least a curses list can be: medians
 * of ROUNDS. */
static void bench_keys(struct line *l, struct line *control, const char *pane)
{
	double p50[ROUNDS], p99[ROUNDS], c50[ROUNDS], c99[ROUNDS];
	struct keyed c;

	for (int r = 0; r < ROUNDS; r++) {
		keys(l, &p50[r], &p99[r]);
		keyed_times(control, "j", KEYS, &c); /* the only key it has */
		c50[r] = figure_median(c.ms, c.painted);
		c99[r] = figure_at(c.ms, c.painted, 0.99);
	}
	say("key to paint, p50", pane, figure_median(p50, ROUNDS), "ms",
	    figure_median(c50, ROUNDS), FIGURE_NONE);
	say("key to paint, p99", pane, figure_median(p99, ROUNDS), "ms",
	    figure_median(c99, ROUNDS), 4);
}

/* To the last place and back: both are loaded. */
static void bench_opening(struct line *l, const char *pane)
{
	struct keyed k = { 0 };

	line_send(l, ":ns\r", 4);
	line_settle(l, REST_MS, LIMIT_MS);
	for (int i = 0; i < OPENINGS; i++) {
		keyed_press_first(l, "-", &k);
		line_settle(l, REST_MS / 4, LIMIT_MS);
	}
	say("opened again, p95", pane, figure_at(k.ms, k.painted, 0.95), "ms",
	    FIGURE_NONE, 16);
}

static void bench_idle(struct line *l, const char *pane)
{
	uint64_t before;

	line_settle(l, REST_MS, LIMIT_MS);
	before = line_wakeups(l);
	line_settle(l, IDLE_MS, IDLE_MS);
	say("wake-ups in 3 s idle", pane, (double)(line_wakeups(l) - before), "",
	    FIGURE_NONE, 0);
}

static void bench_pane(const struct env *env, struct line *control,
		       const struct pane *p)
{
	const char *argv[] = { getenv("HUBDECK"), p->place, NULL };
	struct line l;
	int64_t t0;

	line_open(&l, ROWS, COLS, argv, env->var, &t0);
	if (!line_expect(&l, p->pages ? "listing complete" : "data ", LIMIT_MS))
		fprintf(stderr, "%s did not load\n", p->name);
	bench_idle(&l, p->name);
	if (p->large)
		bench_keys(&l, control, p->name);
	bench_opening(&l, p->name);
	line_close(&l);
}

/* All panes, or those that are named. */
int main(int argc, char **argv)
{
	static const char *const args[] = { "--repos",      "20000", "--tags",  "20000",
					    "--members",    "20000", "--teams", "20000",
					    "--rate-limit", "0",     NULL };
	struct hubsim *hub;
	const char *itself[] = { argv[0], "--control", NULL };
	struct env env;
	struct line control;
	int64_t t0;

	if (argc > 1 && !strcmp(argv[1], itself[1]))
		return control_list(20000);
	hub = hubsim_start(args);
	if (!hub)
		return 1;
	setvbuf(stdout, NULL, _IOLBF, 0);
	env_init(&env);
	env_put_all(&env, hubsim_env(hub));
	env_put(&env, "DOCKERHUB_USERNAME=maria");
	env_put(&env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&env, "DOCKERHUB_SCIM_TOKEN=scim-acme");
	env_put(&env, "TERM=xterm-256color");
	line_open(&control, ROWS, COLS, itself, env.var, &t0);
	line_settle(&control, REST_MS, LIMIT_MS);
	for (size_t i = 0; i < COUNT(panes); i++) {
		bool named = argc < 2;

		for (int a = 1; a < argc; a++)
			named = named || !strcmp(argv[a], panes[i].name);
		if (named)
			bench_pane(&env, &control, &panes[i]);
	}
	line_close(&control);
	hubsim_stop(hub);
	env_done(&env);
	return 0;
}
