/* What planning a cleanup costs: one line a figure, with its unit. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "model/clean_plan.h"
#include "model/xalloc.h"
#include "net/plan_file.h"
#include "tests/harness/cli.h"
#include "tests/harness/figure.h"

enum { TAGS = 200000, DAY = 86400, ROUNDS = 5 };

static const int64_t now = 1780000000;

static double ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* A quarter are versions, three in a hundred share a digest. */
static void add(struct tag_list *l, struct arena *a, uint64_t i)
{
	struct tag *t = arena_alloc(a, sizeof(*t));
	uint64_t chance = i * UINT64_C(0x9e3779b97f4a7c15);
	char name[48];

	if (i % 4)
		snprintf(name, sizeof(name), "pr-%06u-%08x", (unsigned)i,
			 (unsigned)(chance >> 32));
	else
		snprintf(name, sizeof(name), "v%u.%u.%u-build.%u", (unsigned)(i % 9),
			 (unsigned)(i % 40), (unsigned)(chance >> 60), (unsigned)i);
	t->name = arena_text(a, str_from(name));
	t->pushed.sec = now - (int64_t)(chance >> 20) % (1000 * DAY);
	t->pulled.sec = i % 3 ? t->pushed.sec + DAY : 0;
	t->size.n = (int64_t)(chance >> 34);
	t->digest.known = true;
	chance = i % 33 ? i : i / 2;
	memcpy(t->digest.sha256, &chance, sizeof(chance));
	tag_list_add(l, t);
}

static void bench(const struct tag_list *tags, const char *what,
		  const char *const *options)
{
	const struct protection guard = { .now = now };
	struct clean_rule *r = clean_rule_new();
	struct error err = { 0 };
	struct clean_result res;
	double times[ROUNDS];
	char text[96];

	for (; *options; options += 2)
		if (clean_rule_set(r, options[0], options[1], &err))
			exit(EXIT_FAILURE);
	for (size_t i = 0; i < ROUNDS; i++) {
		double start = ms();

		clean_judge(r, tags, &guard, i, &res);
		times[i] = ms() - start;
		snprintf(text, sizeof(text), "judge 200,000 tags, %s: %zu go", what,
			 res.counts[CLEAN_DELETE]);
		clean_result_done(&res);
	}
	figure(text, figure_median(times, ROUNDS), "ms", FIGURE_NONE, 1500);
	clean_rule_free(r);
}

/* All that is done behind the last page: judge, plan, write. */
static void bench_after_last_page(const struct tag_list *tags)
{
	const struct protection guard = { .now = now };
	struct clean_rule *r = clean_rule_new();
	struct error err = { 0 };
	struct clean_result res;
	struct plan *p;
	struct env env;
	double start;
	char text[96];

	env_init(&env);
	if (clean_rule_set(r, "match", "*", &err) ||
	    clean_rule_set(r, "include-never-pulled", "true", &err))
		exit(EXIT_FAILURE);
	start = ms();
	clean_judge(r, tags, &guard, 1, &res);
	p = clean_plan_new(clean_rule_json(r), false, now);
	clean_plan_add(p, "acme", "bulk-0001", tags, &res);
	if (plan_file_save(env.home, p, NULL, NULL, &err))
		exit(EXIT_FAILURE);
	snprintf(text, sizeof(text), "judge, plan and save 200,000 tags: %zu go", p->n);
	figure(text, ms() - start, "ms", FIGURE_NONE, 3000);
	plan_free(p);
	clean_result_done(&res);
	clean_rule_free(r);
	env_done(&env);
}

/* The command from its start to its end, listing and all. */
static void bench_command(const char *words, const char *what)
{
	static const char *const args[] = { "--repos",      "1", "--tags", "200000",
					    "--rate-limit", "0", NULL };
	struct rusage used;
	struct world w;
	struct run *r;
	double start;
	char text[96];

	world_open(&w, "maria", "maria-password", args);
	start = ms();
	r = cli(&w, words);
	start = ms() - start;
	/* The only child that has ended. */
	getrusage(RUSAGE_CHILDREN, &used);
	if (r->status)
		fprintf(stderr, "exit %d: %s\n", r->status, r->err);
	snprintf(text, sizeof(text), "hubdeck clean, 200,000 tags, %s", what);
	figure(text, start, "ms", FIGURE_NONE, FIGURE_NONE);
	figure("  its memory, at most", (double)used.ru_maxrss / 1024, "MB",
	       FIGURE_NONE, 110);
	run_free(r);
	world_close(&w);
}

int main(void)
{
	static const char *const simple[] = { "match", "pr-*", "older-than", "180d",
					      NULL };
	static const char *const much[] = {
		"match",
		"^(pr|v[0-9])",
		"exclude",
		"*-f*",
		"older-than",
		"90d",
		"include-never-pulled",
		"true",
		"keep",
		"50",
		"group-by",
		"^([a-z]+)",
		"keep-semver",
		"3",
		"protect",
		"*ffff*",
		NULL,
	};
	struct tag_list tags = { 0 };
	struct arena arena = { .block_size = 1 << 20 };

	setenv("SLOW_TESTS", "1", 0);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (uint64_t i = 0; i < TAGS; i++)
		add(&tags, &arena, i);
	bench(&tags, "by name and age", simple);
	bench(&tags, "by everything", much);
	bench_after_last_page(&tags);
	tag_list_done(&tags);
	arena_done(&arena);
	bench_command("clean acme/bulk-0001 --match * --include-never-pulled --json",
		      "nearly all go");
	return 0;
}
