/*
 * A cleanup of 5,000 tags in real time, at 180 requests a minute: half an hour (`make
 * bench-cleanup`).  What it took is held against what the Hub's limit, less the reserve
 * for the person at the keyboard, allows at best.
 *
 *     CLEANUP_TAGS=N   fewer, for a look at the benchmark itself
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/limit.h"
#include "tests/harness/cli.h"
#include "tests/harness/figure.h"
#include "tests/unit/hubsim_client.h"

/* The simulated Hub makes some new ones, which are kept. */
enum { TAGS = 5000, LIMIT = 180, WINDOW_S = 60, KEPT = 300 };

static size_t wanted(void)
{
	const char *s = getenv("CLEANUP_TAGS");
	long n = s ? strtol(s, NULL, 10) : 0;

	return n > 0 ? (size_t)n : TAGS;
}

static void fail(const char *what)
{
	fprintf(stderr, "bench-cleanup: %s\n", what);
	exit(EXIT_FAILURE);
}

/* ---- the plan --------------------------------------------------------------- */

/* Lines may be taken away from a plan: exactly so many are left. */
static void shorten(const char *path, size_t lines)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t cap = 0, n = 0;
	long end = 0;

	while (f && n <= lines && getline(&line, &cap, f) > 0) {
		end = ftell(f);
		n++;
	}
	if (n <= lines || truncate(path, end))
		fail("there are fewer tags than that");
	fclose(f);
	free(line);
}

static char *make_plan(struct world *w, size_t n)
{
	struct run *r =
		cli(w, "clean acme/bulk-0001 --match * --include-never-pulled --json");
	json_object *o = parsed(r->out);
	struct str id = json_str(o, "/id"), file = json_str(o, "/file");
	char *path = xasprintf("%.*s", STR_ARG(file));
	char *name = xasprintf("%.*s", STR_ARG(id));

	if (r->status || !*name)
		fail(r->err);
	shorten(path, n);
	free(path);
	json_object_put(o);
	run_free(r);
	return name;
}

/* ---- the run ---------------------------------------------------------------- */

/* run_program() waits for seconds; this takes half an hour, and may be watched. */
static int apply(const struct world *w, const char *id)
{
	const char *const argv[] = { getenv("HUBDECK"),     "apply", id,
				     "--allow-destructive", "--yes", "--confirm",
				     "acme/bulk-0001",      NULL };
	pid_t pid = fork();
	int status = 0;

	if (!pid) {
		int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(nowhere, STDIN_FILENO);
		dup2(nowhere, STDOUT_FILENO);
		execve(argv[0], (char *const *)(size_t)argv, w->env.var);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		fail("cannot run hubdeck");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- what the Hub saw -------------------------------------------------------- */

struct seen {
	size_t requests, deletions, limited, limited_later;
	double first, last; /* seconds, by the Hub's clock */
};

static void count(json_object *line, struct seen *s)
{
	double t = json_object_get_double(json_at(line, "/t"));
	bool limited = json_int(line, "/status") == 429;

	/* A sign-in has a limit of its own. */
	if (!str_eq(json_str(line, "/bearer"), STR("maria")))
		return;
	if (!s->requests++)
		s->first = t;
	s->last = t;
	s->deletions += str_eq(json_str(line, "/method"), STR("DELETE"));
	s->limited += limited;
	s->limited_later += limited && t >= s->first + WINDOW_S;
}

static void read_log(const struct world *w, size_t from, struct seen *ret)
{
	char *log = hubsim_log(w->hub), *line = log + from, *end;

	*ret = (struct seen){ 0 };
	for (; (end = strchr(line, '\n')); line = end + 1) {
		json_object *o;

		*end = '\0';
		o = parsed(line);
		count(o, ret);
		json_object_put(o);
	}
	free(log);
}

static size_t log_length(const struct world *w)
{
	char *log = hubsim_log(w->hub);
	size_t n = strlen(log);

	free(log);
	return n;
}

/* Whole windows that must end before the last request may go. */
static double least(size_t requests)
{
	const struct limits l = { .limit = LIMIT };
	size_t a_window = (size_t)(LIMIT - limit_reserve(&l));

	return requests ? (double)((requests - 1) / a_window) * WINDOW_S : 0;
}

static void print(const struct seen *s, size_t n, int status)
{
	double took = s->last - s->first, at_best = least(s->requests);

	figure("tags deleted", (double)s->deletions, "", FIGURE_NONE, FIGURE_NONE);
	figure("requests", (double)s->requests, "", FIGURE_NONE, FIGURE_NONE);
	figure("from the first to the last", took, "s", FIGURE_NONE, FIGURE_NONE);
	figure("at best, the reserve being kept", at_best, "s", FIGURE_NONE,
	       FIGURE_NONE);
	figure("ratio", at_best > 0 ? took / at_best : 1, "", FIGURE_NONE, 1.03);
	figure("answers 429 in the first window",
	       (double)(s->limited - s->limited_later), "", FIGURE_NONE, FIGURE_NONE);
	figure("answers 429 after it", (double)s->limited_later, "", FIGURE_NONE, 0);
	if (s->deletions != n || status)
		fail("not every tag was deleted");
}

int main(void)
{
	char now[32], tags[32];
	const char *args[] = {
		"--repos", "1", "--tags",    tags, "--rate-limit", "180",
		"--now",   now, "--latency", "20", "--control",    NULL
	};
	size_t n = wanted(), from;
	struct world w;
	struct seen seen;
	struct answer a;
	char *id;
	int status;

	setenv("SLOW_TESTS", "1", 0);
	setvbuf(stdout, NULL, _IOLBF, 0);
	snprintf(now, sizeof(now), "%lld", (long long)time(NULL));
	snprintf(tags, sizeof(tags), "%zu", n + KEPT);
	world_open(&w, "maria", "maria-password", args);
	env_put(&w.env, "HUBDECK_TEST_NOW");
	id = make_plan(&w, n);
	a = post(w.hub, "/_hubsim/limit", "{\"account\":\"maria\",\"remaining\":180}");
	answer_free(&a);
	from = log_length(&w);
	status = apply(&w, id);
	read_log(&w, from, &seen);
	print(&seen, n, status);
	free(id);
	world_close(&w);
	return EXIT_SUCCESS;
}
