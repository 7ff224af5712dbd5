#include "tests/harness/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { MAX_ARGS = 24 };

void world_open(struct world *w, const char *user, const char *secret,
		const char *const *hub_args)
{
	char *name = xasprintf("DOCKERHUB_USERNAME=%s", user ? user : "");
	char *token = xasprintf("DOCKERHUB_TOKEN=%s", secret ? secret : "");
	char *program = xasprintf("HUBDECK=%s", getenv("HUBDECK"));

	w->hub = hubsim_start(hub_args);
	if (!w->hub)
		abort();
	env_init(&w->env);
	env_put_all(&w->env, hubsim_env(w->hub));
	env_put(&w->env, program);
	if (user)
		env_put(&w->env, name);
	if (secret)
		env_put(&w->env, token);
	free(name);
	free(token);
	free(program);
}

void world_close(struct world *w)
{
	hubsim_stop(w->hub);
	env_done(&w->env);
}

struct run *cli_input(struct world *w, const char *input, const char *words)
{
	const char *argv[MAX_ARGS] = { getenv("HUBDECK") };
	char *copy = xstrdup(words), *rest = copy, *word;
	size_t n = 1;
	struct run *r;

	while ((word = strsep(&rest, " ")) && n + 1 < MAX_ARGS)
		if (*word)
			argv[n++] = word;
	r = run_program(&w->env, input, argv);
	free(copy);
	return r;
}

struct run *cli(struct world *w, const char *words)
{
	return cli_input(w, NULL, words);
}

struct run *cli_shell(struct world *w, const char *line)
{
	const char *const argv[] = { "/bin/sh", "-c", line, NULL };

	return run_program(&w->env, NULL, argv);
}

json_object *parsed(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	if (json_parse(str_from(text), &o, &err))
		printf("  not JSON: %s\n  %s\n", err.text, text);
	return o;
}

void expect_exit(struct world *w, const char *words, int status, const char *in_err)
{
	struct run *r = cli(w, words);

	if (r->status != status || (in_err && !strstr(r->err, in_err)))
		printf("  hubdeck %s\n  exit %d, wanted %d\n  %s", words, r->status,
		       status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	CU_ASSERT_TRUE(!in_err || strstr(r->err, in_err) != NULL);
	run_free(r);
}
