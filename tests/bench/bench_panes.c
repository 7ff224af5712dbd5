/*
 * Every pane, with 20,000 rows where there can be as many: a key to its paint, coming
 * back to a pane that is loaded, and what the program does when nobody does anything.
 * One line a figure.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "model/xalloc.h"
#include "net/jobs.h"
#include "net/journal.h"
#include "net/state.h"
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
	MANY = 20000,
	CONTEXTS = 4999, /* a configuration has at most 10,000 lines */
	LOG_PAGES_MAX = 1000,
	SCAN_MS = 8000, /* behind its first frame it looks once through all jobs */
	PAGE_MS = 400,  /* a page of a log has come by then */
	FIRST_RUN = 1600000000, /* Unix seconds */
};

enum load {
	LOAD_ONCE,  /* all there is, in one answer */
	LOAD_PAGES, /* read one after the other until it is complete */
	LOAD_LOG,   /* read on whenever somebody goes down to its end */
	LOAD_HERE,  /* of this machine */
};

struct pane {
	const char *name, *place;
	enum load load;
	bool large; /* more rows than a screen has: every key paints */
};

static const struct pane panes[] = {
	{ "namespaces", ":namespaces", LOAD_PAGES, true },
	{ "repos", "acme", LOAD_PAGES, true },
	{ "tags", "acme/bulk-0001", LOAD_PAGES, true },
	{ "images", "acme/bulk-0001:images", LOAD_PAGES, true },
	{ "tag-images", "acme/web-app:v3.2.1", LOAD_ONCE, false },
	{ "manifests", "acme/bulk-0001:manifests", LOAD_PAGES, true },
	{ "teams", "acme:teams", LOAD_PAGES, true },
	{ "team-members", "acme:team-members/team-0001", LOAD_PAGES, true },
	{ "team-repos", "acme:team-repos/team-0001", LOAD_PAGES, true },
	{ "members", "acme:members", LOAD_PAGES, true },
	{ "invites", "acme:invites", LOAD_ONCE, true },
	{ "webhooks", "acme/bulk-0001:webhooks", LOAD_PAGES, true },
	{ "access", "acme/bulk-0001:access", LOAD_PAGES, true },
	{ "oats", "acme:oats", LOAD_PAGES, true },
	{ "pats", ":pats", LOAD_PAGES, true },
	{ "audit", "acme:audit", LOAD_LOG, true },
	{ "settings", "acme:settings", LOAD_ONCE, false },
	{ "scim", "acme:scim", LOAD_PAGES, true },
	{ "journal", ":journal", LOAD_HERE, true },
	{ "jobs", ":jobs", LOAD_HERE, true },
	{ "limits", ":limits", LOAD_ONCE, false },
	{ "credential", ":credential", LOAD_ONCE, false },
	{ "contexts", ":contexts", LOAD_HERE, true },
};

static void say(const char *what, const char *pane, double value, const char *unit,
		double control, double goal)
{
	char line[80];

	snprintf(line, sizeof(line), "panes: %s, %s", what, pane);
	figure(line, value, unit, control, goal);
}

/* In a list that is shorter than the screen, only what moves the cursor paints. */
static void keys(struct line *l, bool large, double *ret_p50, double *ret_p99)
{
	static const char *const some[] = { "j", "j", "j",       "\033[6~",
					    "k", "k", "\033[5~", "j" };
	static const char *const few[] = { "j", "k" };
	struct keyed k = { 0 };

	/* A pane that paints nothing would wait for each key. */
	for (size_t i = 0; i < KEYS && (i < COUNT(some) || k.painted); i++)
		keyed_press(l, large ? some[i % COUNT(some)] : few[i % COUNT(few)], &k);
	*ret_p50 = figure_median(k.ms, k.painted);
	*ret_p99 = figure_at(k.ms, k.painted, 0.99);
}

/* Down and up, by rows and pages, in turns with the least a curses list can be: medians
 * of ROUNDS. */
static void bench_keys(struct line *l, struct line *control, const struct pane *p)
{
	double p50[ROUNDS], p99[ROUNDS], c50[ROUNDS], c99[ROUNDS];
	struct keyed c;

	for (int r = 0; r < ROUNDS; r++) {
		keys(l, p->large, &p50[r], &p99[r]);
		keyed_times(control, "j", KEYS, &c); /* the only key it has */
		c50[r] = figure_median(c.ms, c.painted);
		c99[r] = figure_at(c.ms, c.painted, 0.99);
	}
	say("key to paint, p50", p->name, figure_median(p50, ROUNDS), "ms",
	    figure_median(c50, ROUNDS), FIGURE_NONE);
	say("key to paint, p99", p->name, figure_median(p99, ROUNDS), "ms",
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

/* Down to the end again and again, until it is one. */
static void read_on(struct line *l)
{
	for (int i = 0; i < LOG_PAGES_MAX; i++) {
		line_forget(l);
		line_send(l, "G", 1);
		if (!line_first(l, PAGE_MS))
			return;
		line_settle(l, PAGE_MS / 4, PAGE_MS);
	}
}

static bool bench_pane(const struct env *env, struct line *control,
		       const struct pane *p)
{
	const char *argv[] = { getenv("HUBDECK"), p->place, NULL };
	bool pages = p->load == LOAD_PAGES;
	struct line l;
	int64_t t0;

	line_open(&l, ROWS, COLS, argv, env->var, &t0);
	if (!line_expect(&l, pages ? "listing complete" : "data ", LIMIT_MS)) {
		fprintf(stderr, "%s did not load\n", p->name);
		line_close(&l);
		return false;
	}
	if (p->load == LOAD_LOG)
		read_on(&l);
	if (p->load == LOAD_HERE)
		line_settle(&l, SCAN_MS, LIMIT_MS);
	bench_idle(&l, p->name);
	bench_keys(&l, control, p);
	bench_opening(&l, p->name);
	line_close(&l);
	return true;
}

/* ---- what is on this machine ------------------------------------------------ */

static enum status add_row(struct journal *j, struct journal_intent in,
			   const char *note, struct error *err)
{
	int64_t id;
	enum status st = journal_intent(j, &in, &id, err);

	return st ? st : journal_outcome(j, id, in.at + 5, "done", 0, -1, note, err);
}

/* A job of one tag, over, and the file of its lock, which stays. */
static enum status add_job(struct journal *j, const char *dir, int i, struct error *err)
{
	char job[40], target[40];
	struct journal_intent in = { .at = FIRST_RUN + (int64_t)i * 60,
				     .job = job,
				     .who = "maria",
				     .credential = "password",
				     .url = "https://hub.docker.com",
				     .operation = JOURNAL_RUN,
				     .target = target,
				     .digest = "",
				     .params = "{\"items\":1}" };
	char *lock;
	FILE *f;
	enum status st;

	snprintf(job, sizeof(job), "delete-20240101-%06d-0000", i);
	snprintf(target, sizeof(target), "acme/bulk-%04d", i % 500);
	lock = xasprintf("%s/%s.lock", dir, job);
	f = fopen(lock, "we");
	free(lock);
	if (!f || fclose(f))
		return error_set(err, ST_LOCAL, "cannot make a lock");
	st = add_row(j, in, "requests=3 limited=0 storage=-1/-1", err);
	in.operation = "repos.delete_tag";
	snprintf(target, sizeof(target), "acme/bulk-%04d:old", i % 500);
	return st ? st : add_row(j, in, "", err);
}

/* As many jobs. */
static bool fill_journal(const struct env *env)
{
	char *dir = xasprintf("%s/.local/state/hubdeck", env->home);
	char *jobs = xasprintf("%s/jobs", dir);
	struct error err = { 0 };
	char *path = state_journal_path(dir, &err);
	struct journal *j = NULL;
	enum status st = path ? journal_open(path, &j, &err) : err.status;

	mkdir(jobs, 0700);
	for (int i = 0; i < MANY && st == ST_OK; i++)
		st = add_job(j, jobs, i, &err);
	if (st)
		fprintf(stderr, "%s\n", err.text);
	journal_close(j);
	free(path);
	free(jobs);
	free(dir);
	return st == ST_OK;
}

static void count_job(void *arg, const struct job_summary *job)
{
	*(size_t *)arg += job->state == JOB_FINISHED;
}

/* What every start of the dashboard does behind its first frame. */
static bool bench_look(const struct env *env)
{
	char *dir = xasprintf("%s/.local/state/hubdeck", env->home);
	struct error err = { 0 };
	char *path = state_journal_path(dir, &err);
	double ms[ROUNDS];
	bool good = path;

	for (int r = 0; r < ROUNDS && good; r++) {
		clock_t since = clock(); /* of this process: others may be at work */
		size_t n = 0;

		good = jobs_list(dir, path, count_job, &n, &err) == ST_OK && n == MANY;
		ms[r] = (double)(clock() - since) * 1e3 / CLOCKS_PER_SEC;
	}
	if (good)
		figure("panes: 20,000 jobs looked through, CPU",
		       figure_median(ms, ROUNDS), "ms", FIGURE_NONE, FIGURE_NONE);
	else
		fprintf(stderr, "the jobs cannot be read: %s\n", err.text);
	free(path);
	free(dir);
	return good;
}

static bool fill_contexts(struct env *env)
{
	char *set = xasprintf("HUBDECK_CONFIG=%s/config", env->home);
	FILE *f = fopen(strchr(set, '/'), "w");

	for (int i = 0; f && i < CONTEXTS; i++)
		fprintf(f, "[context c%05d]\norg = acme\n", i);
	env_put(env, set);
	free(set);
	return f && fclose(f) == 0;
}

/* ---- all of them ------------------------------------------------------------- */

static void fill_env(struct env *env, const struct hubsim *hub)
{
	env_init(env);
	env_put_all(env, hubsim_env(hub));
	env_put(env, "DOCKERHUB_USERNAME=maria");
	env_put(env, "DOCKERHUB_TOKEN=maria-password");
	env_put(env, "DOCKERHUB_SCIM_TOKEN=scim-acme");
	env_put(env, "TERM=xterm-256color");
}

static bool is_named(int argc, char **argv, const char *name)
{
	for (int a = 1; a < argc; a++)
		if (!strcmp(argv[a], name))
			return true;
	return argc < 2;
}

/* Every row is on disk before the next one: half a minute and more. */
static bool wants_journal(int argc, char **argv)
{
	return is_named(argc, argv, "journal") || is_named(argc, argv, "jobs") ||
	       is_named(argc, argv, "look");
}

/* All panes and the "look", or what is named. */
int main(int argc, char **argv)
{
	static const char *const args[] = { "--repos", "20000",        "--tags",
					    "20000",   "--members",    "20000",
					    "--teams", "20000",        "--lists",
					    "20000",   "--rate-limit", "0",
					    NULL };
	const char *itself[] = { argv[0], "--control", NULL };
	struct env remote, local;
	struct hubsim *hub;
	struct line control;
	bool good = true;
	int64_t t0;

	if (argc > 1 && !strcmp(argv[1], itself[1]))
		return control_list(MANY);
	hub = hubsim_start(args);
	if (!hub)
		return 1;
	setvbuf(stdout, NULL, _IOLBF, 0);
	fill_env(&remote, hub);
	fill_env(&local, hub);
	if ((wants_journal(argc, argv) && !fill_journal(&local)) ||
	    !fill_contexts(&local))
		return 1;
	line_open(&control, ROWS, COLS, itself, remote.var, &t0);
	line_settle(&control, REST_MS, LIMIT_MS);
	for (size_t i = 0; i < COUNT(panes); i++) {
		bool here = panes[i].load == LOAD_HERE;

		if (is_named(argc, argv, panes[i].name))
			good = bench_pane(here ? &local : &remote, &control,
					  &panes[i]) &&
			       good;
	}
	if (is_named(argc, argv, "look"))
		good = bench_look(&local) && good;
	line_close(&control);
	hubsim_stop(hub);
	env_done(&remote);
	env_done(&local);
	return good ? 0 : 1;
}
