/* The audit of members on the screen says what `hubdeck members ORG --audit` prints:
 * the same people in the same order, with the same flags and risk. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

#define COLUMNS "member,role,teams,flags,risk,email,name"

static void spill(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	CU_ASSERT_EQUAL_FATAL(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

/* What the pane exports, without the lines of its head; the caller frees. */
static char *rows_of(const char *path)
{
	FILE *f = fopen(path, "re");
	char line[1024], *all = xstrdup("");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	while (fgets(line, sizeof(line), f)) {
		char *more;

		if (*line == '#')
			continue;
		line[strcspn(line, "\r\n")] = '\0';
		more = xasprintf("%s%s\n", all, line);
		free(all);
		all = more;
	}
	fclose(f);
	return all;
}

/* With those columns, and risks as `risk` of the configuration says. */
static char *exported(struct world *w, const char *risk)
{
	const char *const *hub = hubsim_env(w->hub);
	const char *env[16],
		*argv[] = { getenv("HUBDECK"), "northwind:audit-members", NULL };
	char *conf = xasprintf("%s/config.ini", w->env.home),
	     *text = xasprintf("[columns.audit-members]\nshow = " COLUMNS "\n%s", risk),
	     *set = xasprintf("HUBDECK_CONFIG=%s", conf),
	     *path = xasprintf("%s/pane.csv", w->env.home), *rows;
	struct screen *s;
	size_t n = 0;

	spill(conf, text);
	for (; hub[n]; n++)
		env[n] = hub[n];
	env[n++] = "DOCKERHUB_USERNAME=nadia";
	env[n++] = "DOCKERHUB_TOKEN=nadia-password";
	env[n++] = "DOCKERHUB_SCIM_TOKEN=scim-northwind";
	env[n++] = set;
	env[n] = NULL;
	s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 120, .argv = argv, .env = env });
	CU_ASSERT_PTR_NOT_NULL_FATAL(s);
	CU_ASSERT_TRUE_FATAL(screen_wait(s, "= 4 requests"));
	screen_type(s, "E");
	screen_key(s, "C-u");
	screen_type(s, path);
	screen_key(s, "Enter");
	CU_ASSERT_TRUE(screen_wait(s, "29 rows written"));
	screen_stop(s);
	rows = rows_of(path);
	unlink(path);
	free(conf);
	free(text);
	free(set);
	free(path);
	return rows;
}

static void test_the_pane_has_the_rows_of_the_command(void)
{
	struct world w;
	struct run *r;
	char *pane;

	world_open(&w, "nadia", "nadia-password", audit);
	env_put(&w.env, "DOCKERHUB_SCIM_TOKEN=scim-northwind");
	r = cli(&w, "members northwind --audit --csv --columns " COLUMNS);
	CU_ASSERT_EQUAL(r->status, 1);
	pane = exported(&w, "");
	CU_ASSERT_STRING_EQUAL(pane, r->out);
	CU_ASSERT_PTR_NOT_NULL(strstr(pane, "\nemilstad,Member,contractors,GUEST "
					    "NOSCIM,11,"));
	free(pane);
	run_free(r);
	pane = exported(&w, "[risk]\nnoscim = 90\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(pane, "\nemilstad,Member,contractors,GUEST "
					    "NOSCIM,96,"));
	free(pane);
	world_close(&w);
}

CHECK_MAIN("audit on the screen", test_the_pane_has_the_rows_of_the_command)
