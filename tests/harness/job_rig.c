#include "tests/harness/job_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/harness/cli.h"
#include "tests/harness/wait.h"
#include "tests/unit/hubsim_client.h"

enum { WORDS_MAX = 24, DAY = 86400 };

void rig_open(struct job_rig *r, main_fn *hubdeck)
{
	char now[32], rate[16], repos[16], assign[48];
	const char *args[] = { "--control", "--now",     now,   "--clock-scale",
			       rate,        "--repos",   repos, "--rate-limit",
			       "6000",      "--lockout", "0",   "--delete-delay",
			       "2",         NULL };

	snprintf(now, sizeof(now), "%lld", (long long)time(NULL));
	snprintf(rate, sizeof(rate), "%d", RIG_RATE);
	snprintf(repos, sizeof(repos), "%d", RIG_JOBS + 1);
	*r = (struct job_rig){ .hubdeck = hubdeck, .hub = hubsim_start(args) };
	if (!r->hub)
		abort();
	env_init(&r->env);
	env_put_all(&r->env, hubsim_env(r->hub));
	env_put(&r->env, "DOCKERHUB_USERNAME=maria");
	env_put(&r->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&r->env, "HUBDECK_TEST_NOW");
	snprintf(assign, sizeof(assign), "HUBDECK_CLOCK_RATE=%d", RIG_RATE);
	env_put(&r->env, assign);
}

static void forget_plan(struct job_rig *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->tags[i].name);
		free(r->tags[i].digest);
	}
	free(r->tags);
	free(r->plan);
	r->tags = NULL;
	r->plan = NULL;
	r->n = 0;
	r->id[0] = '\0';
	r->mode = RIG_TAGS;
}

void rig_close(struct job_rig *r)
{
	forget_plan(r);
	hubsim_stop(r->hub);
	env_done(&r->env);
}

void rig_next(struct job_rig *r)
{
	char *log = hubsim_log(r->hub);

	forget_plan(r);
	rig_clear_faults(r);
	r->log_from = strlen(log);
	free(log);
	snprintf(r->where, sizeof(r->where), "acme/bulk-%04u", ++r->repository);
}

/* ---- what others do ---------------------------------------------------------- */

static void control(struct job_rig *r, const char *path, const char *body)
{
	struct answer a = post(r->hub, path, body);

	if (a.status != 200 && a.status != 204 && a.status != 404) {
		printf("  %s %s: %ld\n", path, body, a.status);
		abort();
	}
	answer_free(&a);
}

void rig_push(struct job_rig *r, const char *tag, long age_days, const char *same)
{
	char *body =
		xasprintf("{\"repository\":\"%s\",\"tag\":\"%s\",\"age\":%ld%s%s%s}",
			  r->where, tag, age_days * DAY, same ? ",\"same\":\"" : "",
			  same ? same : "", same ? "\"" : "");

	control(r, "/_hubsim/push", body);
	free(body);
}

void rig_remove(struct job_rig *r, const char *tag)
{
	char *body = xasprintf("{\"repository\":\"%s\",\"tag\":\"%s\"}", r->where, tag);

	control(r, "/_hubsim/remove", body);
	free(body);
}

void rig_fault(struct job_rig *r, const char *fault)
{
	const char *at = strstr(fault, "%REPO%");
	char *text = at ? xasprintf("%.*s%s%s", (int)(at - fault), fault, r->where,
				    at + strlen("%REPO%"))
			: xstrdup(fault);
	char *body = xasprintf("{\"fault\":\"%s\"}", text);

	control(r, "/_hubsim/fault", body);
	free(body);
	free(text);
}

void rig_clear_faults(struct job_rig *r)
{
	control(r, "/_hubsim/clear-faults", "");
}

char *rig_changes(struct job_rig *r)
{
	char *path = xasprintf("/_hubsim/changes?repository=%s", r->where);
	struct answer a = ask(r->hub, "GET", path, NULL);
	char *changes = xstrdup(a.body ? a.body : "");

	answer_free(&a);
	free(path);
	return changes;
}

/* Its connections are closed by the kernel; the Hub reads them to their end first. */
void rig_settle(struct job_rig *r)
{
	int64_t deadline = wait_deadline(), others;

	do {
		struct answer a = ask(r->hub, "GET", "/_hubsim/counters", NULL);

		others = number_of(&a, "connections") - 1;
		answer_free(&a);
	} while (others > 0 && wait_left(deadline));
	if (others > 0) {
		printf("  connections stay open\n");
		r->bad++;
	}
}

/* ---- commands ----------------------------------------------------------------- */

static size_t split(char *text, const char **argv)
{
	size_t n = 0;
	char *word;

	argv[n++] = "hubdeck";
	while ((word = strsep(&text, " ")) && n + 1 < WORDS_MAX)
		if (*word)
			argv[n++] = word;
	argv[n] = NULL;
	return n;
}

struct run *rig_run(struct job_rig *r, const char *words)
{
	const char *argv[WORDS_MAX];
	char *copy = xstrdup(words);
	struct run *run;

	split(copy, argv);
	run = run_child(&r->env, r->hubdeck, argv);
	free(copy);
	return run;
}

static char *apply_words(const struct job_rig *r, bool resume)
{
	return xasprintf(
		"apply %s%s --allow-destructive --yes --quiet --json --confirm "
		"%s",
		resume ? "--resume " : "", r->id, r->where);
}

void rig_apply_start(struct job_rig *r, struct child *c, bool resume)
{
	const char *argv[WORDS_MAX];
	char *words = apply_words(r, resume);

	split(words, argv);
	child_start(c, &r->env, r->hubdeck, argv);
	free(words);
}

static void put(struct job_rig *r, const char *name, const char *value)
{
	char *assign = value ? xasprintf("%s=%s", name, value) : xstrdup(name);

	env_put(&r->env, assign);
	free(assign);
}

struct run *rig_apply(struct job_rig *r, bool resume, const char *fault,
		      const char *step)
{
	char *words = apply_words(r, resume);
	struct run *run;

	put(r, "HUBDECK_FAULT", fault);
	put(r, "HUBDECK_CLOCK_STEP", step);
	run = rig_run(r, words);
	put(r, "HUBDECK_FAULT", NULL);
	put(r, "HUBDECK_CLOCK_STEP", NULL);
	free(words);
	return run;
}

void rig_forget_journal(struct job_rig *r)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

	for (size_t i = 0; i < COUNT(ends); i++) {
		char *path = xasprintf("%s/.local/state/hubdeck/journal.db%s",
				       r->env.home, ends[i]);

		unlink(path);
		free(path);
	}
}

/* ---- the plan ------------------------------------------------------------------ */

static void read_line(struct job_rig *r, const char *line)
{
	json_object *o = parsed(line);
	struct str tag = json_str(o, r->mode == RIG_UNTAGGED ? "/manifest" : "/tag"),
		   digest = json_str(o, "/digest");

	r->tags = xrealloc(r->tags, r->n + 1, sizeof(*r->tags));
	r->tags[r->n++] =
		(struct rig_tag){ .name = xasprintf("%.*s", STR_ARG(tag)),
				  .digest = xasprintf("%.*s", STR_ARG(digest)) };
	json_object_put(o);
}

/* Every line but the head. */
static void read_plan(struct job_rig *r)
{
	FILE *f = fopen(r->plan, "re");
	char *line = NULL;
	size_t cap = 0;
	bool head = true;

	while (f && getline(&line, &cap, f) > 0) {
		if (!head)
			read_line(r, line);
		head = false;
	}
	if (f)
		fclose(f);
	free(line);
}

bool rig_plan(struct job_rig *r)
{
	static const char *const rules[] = {
		[RIG_TAGS] = "--match ^old- --include-never-pulled",
		[RIG_BY_DIGEST] = "--match ^old- --include-never-pulled --by-digest",
		[RIG_UNTAGGED] = "--untagged --include-never-pulled",
	};
	char *words = xasprintf("clean %s %s --older-than 30d --json", r->where,
				rules[r->mode]);
	char *changes = rig_changes(r);
	struct run *run = rig_run(r, words);
	json_object *o = run->status ? NULL : parsed(run->out);
	struct str id = json_str(o, "/id"), file = json_str(o, "/file");

	r->changes_from = strlen(changes);
	free(changes);
	if (run->status)
		printf("  %s: exit %d\n  %s", words, run->status, run->err);
	if (file.len) {
		snprintf(r->id, sizeof(r->id), "%.*s", STR_ARG(id));
		r->plan = xasprintf("%.*s", STR_ARG(file));
		read_plan(r);
	}
	json_object_put(o);
	run_free(run);
	free(words);
	return r->n > 0;
}

void rig_cut(struct job_rig *r, size_t at)
{
	FILE *from = fopen(r->plan, "re"), *to = NULL;
	char *line = NULL, *text = NULL;
	size_t cap = 0, size = 0, n = 0;

	to = open_memstream(&text, &size);
	while (from && getline(&line, &cap, from) > 0)
		if (n++ != at + 1)
			fputs(line, to);
	fclose(to);
	if (from)
		fclose(from);
	from = fopen(r->plan, "we");
	if (!from || fwrite(text, 1, size, from) != size || fclose(from))
		abort();
	free(text);
	free(line);
	free(r->tags[at].name);
	free(r->tags[at].digest);
	memmove(&r->tags[at], &r->tags[at + 1], (--r->n - at) * sizeof(*r->tags));
}
