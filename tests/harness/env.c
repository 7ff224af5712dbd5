#include "tests/harness/env.h"

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/leak.h"

/* What may come from the environment of the tests themselves. */
static const char *const inherited[] = {
	"PATH",         "TMPDIR",       "ASAN_OPTIONS",  "UBSAN_OPTIONS",
	"TSAN_OPTIONS", "LSAN_OPTIONS", "LD_PRELOAD",    "LD_LIBRARY_PATH",
	"SLOW_TESTS",   "TERMINFO",     "TERMINFO_DIRS", "GCOV_PREFIX",
	"HUBSIM",
};

static const char *const fixed[] = {
	"TERM=xterm-256color",
	"LC_ALL=C.UTF-8",
	"TZ=UTC",
	("HUBDECK_TEST_NOW=" ENV_NOW),
};

static size_t find(const struct env *e, const char *name, size_t len)
{
	size_t i = 0;

	while (i < e->n && (strncmp(e->var[i], name, len) || e->var[i][len] != '='))
		i++;
	return i;
}

void env_put(struct env *e, const char *assignment)
{
	size_t len = strcspn(assignment, "=");
	size_t i = find(e, assignment, len);

	if (i < e->n) {
		free(e->var[i]);
		e->var[i] = e->var[--e->n];
		e->var[e->n] = NULL;
	}
	if (!assignment[len])
		return;
	e->var = xgrow(e->var, &e->cap, e->n + 2, sizeof(*e->var));
	e->var[e->n++] = xstrdup(assignment);
	e->var[e->n] = NULL;
}

void env_put_all(struct env *e, const char *const *assignments)
{
	while (assignments && *assignments)
		env_put(e, *assignments++);
}

const char *env_get(const struct env *e, const char *name)
{
	size_t len = strlen(name), i = find(e, name, len);

	return i < e->n ? e->var[i] + len + 1 : NULL;
}

void env_init(struct env *e)
{
	char *line;

	*e = (struct env){ .n = 0 };
	snprintf(e->home, sizeof(e->home), "/tmp/hubdeck-XXXXXX");
	if (!mkdtemp(e->home))
		abort();
	for (size_t i = 0; i < COUNT(inherited); i++) {
		const char *v = getenv(inherited[i]);

		if (!v)
			continue;
		line = xasprintf("%s=%s", inherited[i], v);
		env_put(e, line);
		free(line);
	}
	for (size_t i = 0; i < COUNT(fixed); i++)
		env_put(e, fixed[i]);
	line = xasprintf("HOME=%s", e->home);
	env_put(e, line);
	free(line);
}

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void env_done(struct env *e)
{
	static const char *const kept[] = { ".local", ".config", ".cache" };

	for (size_t i = 0; i < e->n; i++)
		free(e->var[i]);
	free(e->var);
	for (size_t i = 0; e->home[0] && i < COUNT(kept); i++) {
		char *dir = xasprintf("%s/%s", e->home, kept[i]);

		leak_check_files(dir);
		free(dir);
	}
	if (e->home[0])
		nftw(e->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	*e = (struct env){ .n = 0 };
}
