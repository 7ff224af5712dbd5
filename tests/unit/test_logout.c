/* hubdeck logout: where a credential is, and Docker's helper forgetting it (C14, C20).
 */
#include <stdio.h>
#include <sys/stat.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/run.h"

/* Keeps one login in a file; says what it was asked. */
static const char helper[] =
	"#!/bin/sh\n"
	"server=$(cat)\n"
	"echo \"$1 $server\" >>\"$HOME/asked\"\n"
	"if ! [ -e \"$HOME/login\" ]; then\n"
	"\techo 'credentials not found in native keychain'; exit 1\n"
	"fi\n"
	"case $1 in\n"
	"get) cat \"$HOME/login\" ;;\n"
	"erase) rm \"$HOME/login\" ;;\n"
	"*) exit 9 ;;\n"
	"esac\n";

static const char config[] = "{\"credsStore\":\"it\",\"unknown\":{\"kept\":true}}\n";

static char *put(const struct env *e, const char *name, const char *text, mode_t mode)
{
	char *path = xasprintf("%s/%s", e->home, name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	return path;
}

static char *get(const struct env *e, const char *name)
{
	char *path = xasprintf("%s/%s", e->home, name), *text = xcalloc(1, 4096);
	FILE *f = fopen(path, "re");

	if (f) {
		(void)!fread(text, 1, 4095, f);
		fclose(f);
	}
	free(path);
	return text;
}

static void open_home(struct env *e, const char *docker)
{
	char *path, *dir;

	env_init(e);
	dir = xasprintf("%s/.docker", e->home);
	mkdir(dir, 0700);
	free(dir);
	if (docker)
		free(put(e, ".docker/config.json", docker, 0600));
	free(put(e, "docker-credential-it", helper, 0700));
	free(put(e, "login", "{\"Username\":\"maria\",\"Secret\":\"dckr_pat_helped\"}",
		 0600));
	path = xasprintf("PATH=%s:%s", e->home, getenv("PATH"));
	env_put(e, path);
	free(path);
}

static struct run *logout(const struct env *e, const char *word, const char *option)
{
	const char *argv[] = { getenv("HUBDECK"), "logout", word ? word : option,
			       word ? option : NULL, NULL };

	return run_program(e, NULL, argv);
}

static void test_where_credentials_are(void)
{
	struct error err = { 0 };
	json_object *o = NULL;
	struct env e;
	struct run *r;

	open_home(&e, config);
	env_put(&e, "DOCKERHUB_USERNAME=maria");
	env_put(&e, "DOCKERHUB_TOKEN=dckr_pat_env");
	r = logout(&e, NULL, "--json");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(json_parse(str_from(r->out), &o, &err), ST_OK);
	CU_ASSERT_EQUAL(json_object_array_length(o), 2);
	CU_ASSERT_TRUE(str_eq(json_str(o, "/0/source"), STR("DOCKERHUB_TOKEN")));
	CU_ASSERT_TRUE(str_eq(json_str(o, "/0/state"), STR("used")));
	CU_ASSERT_TRUE(str_has(json_str(o, "/0/forget"), STR("unset")));
	CU_ASSERT_TRUE(
		str_eq(json_str(o, "/1/source"), STR("docker config, helper it")));
	CU_ASSERT_TRUE(str_has(json_str(o, "/1/forget"), STR("logout erase")));
	CU_ASSERT_PTR_NULL(strstr(r->out, "dckr_pat"));
	json_object_put(o);
	run_free(r);
	env_done(&e);
}

static void test_without_any(void)
{
	struct env e;
	struct run *r;

	open_home(&e, NULL);
	r = logout(&e, NULL, "--json");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->out, "[]\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "no credential"));
	run_free(r);
	r = logout(&e, "nothing", NULL);
	CU_ASSERT_EQUAL(r->status, 64);
	run_free(r);
	env_done(&e);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_mode == b->st_mode;
}

/* Docker's own file is only read: the same file, the same bytes. */
static void test_the_helper_forgets(void)
{
	struct stat before = { 0 }, after = { 0 };
	char *path, *text;
	struct env e;
	struct run *r;

	open_home(&e, config);
	path = xasprintf("%s/.docker/config.json", e.home);
	stat(path, &before);
	r = logout(&e, "erase", NULL);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->err,
			       "hubdeck: docker-credential-it has forgotten the "
			       "login of Docker Hub\n");
	run_free(r);
	text = get(&e, "asked");
	CU_ASSERT_STRING_EQUAL(text, "erase https://index.docker.io/v1/\n");
	free(text);
	text = get(&e, "login");
	CU_ASSERT_STRING_EQUAL(text, "");
	free(text);
	/* and once more */
	r = logout(&e, "erase", NULL);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "keeps no login"));
	run_free(r);
	stat(path, &after);
	CU_ASSERT_TRUE(same_file(&before, &after));
	free(path);
	env_done(&e);
}

static void expect_not_erased(const char *docker, const char *option, int status,
			      const char *said)
{
	struct env e;
	struct run *r;
	char *text;

	open_home(&e, docker);
	r = logout(&e, "erase", option);
	CU_ASSERT_EQUAL(r->status, status);
	if (!strstr(r->err, said))
		printf("  %s", r->err);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, said));
	run_free(r);
	text = get(&e, "login");
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "maria"));
	free(text);
	env_done(&e);
}

static void test_it_does_not_forget(void)
{
	expect_not_erased(config, "--read-only", 4, "read-only");
	expect_not_erased(config, "--url=http://127.0.0.1:1", 74,
			  "no credential helper");
	expect_not_erased(NULL, NULL, 74, "no credential helper");
	expect_not_erased("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":"
			  "\"bWFyaWE6eA==\"}}}",
			  NULL, 74, "no credential helper");
	expect_not_erased("{\"credsStore\":\"../it\"}", NULL, 74, "no program's name");
	expect_not_erased("{\"credsStore\":\"absent\"}", NULL, 74, "cannot run");
}

CHECK_MAIN("logout", test_where_credentials_are, test_without_any,
	   test_the_helper_forgets, test_it_does_not_forget)
