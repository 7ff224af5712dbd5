/* The snapshots of this machine: which there are, the newest, one by its name. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/estate.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/snapshot_file.h"

enum { FEBRUARY = 1706788800, MARCH = 1709294400 };

struct seen {
	char names[512];
	size_t n;
	bool complete;
	int64_t bytes;
};

static void see(void *arg, const char *name, const struct estate *head, int64_t bytes)
{
	struct seen *s = arg;
	size_t used = strlen(s->names);

	snprintf(s->names + used, sizeof(s->names) - used, "%s %s\n", head->org, name);
	s->n++;
	s->complete = estate_complete(head);
	s->bytes = bytes;
}

static char *state_dir(void)
{
	char *dir = xstrdup("/tmp/hubdeck-XXXXXX");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(dir));
	return dir;
}

/* The caller frees its path. */
static char *keep(const char *state, const char *org, int64_t now, const char *missing)
{
	struct estate e;
	struct error err = { 0 };
	char *path = NULL;

	estate_init(&e, org, now);
	e.members = json_object_new_array();
	if (missing)
		estate_miss(&e, missing, "403");
	CU_ASSERT_EQUAL_FATAL(snapshot_path(state, org, now, &path, &err), ST_OK);
	CU_ASSERT_EQUAL(snapshot_save(path, &e, 3, &err), ST_OK);
	estate_done(&e);
	return path;
}

static void spill(const char *state, const char *name, const char *text)
{
	char *path = xasprintf("%s/snapshots/%s", state, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	CU_ASSERT_EQUAL(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	free(path);
}

static void remove_all(char *take_state)
{
	char *command = xasprintf("rm -r -- '%s'", take_state);

	CU_ASSERT_EQUAL(system(command), 0);
	free(command);
	free(take_state);
}

static void test_what_is_none_is_left_out(void)
{
	char *state = state_dir(), *path = keep(state, "acme", MARCH, "teams");
	struct seen s = { .n = 0 };

	spill(state, "notes.txt", "{}\n");
	spill(state, "empty", "");
	spill(state, ".hidden", "x");
	snapshot_each(state, see, &s);
	CU_ASSERT_EQUAL(s.n, 1);
	CU_ASSERT_STRING_EQUAL(s.names, "acme acme-2024-03-01T120000Z.jsonl\n");
	CU_ASSERT_FALSE(s.complete);
	CU_ASSERT_TRUE(s.bytes > 100);
	CU_ASSERT_EQUAL(chmod(path, 0622), 0);
	snapshot_each(state, see, &s);
	snapshot_each("/nowhere", see, &s);
	snapshot_each(NULL, see, &s);
	CU_ASSERT_EQUAL(s.n, 1);
	free(path);
	remove_all(state);
}

static void check_newest(const char *state, const char *org, int64_t before,
			 const char *want)
{
	int64_t bytes = 0;
	char *path = snapshot_newest(state, org, NULL, before, &bytes);

	if (want)
		CU_ASSERT_STRING_EQUAL(path ? path : "none", want);
	CU_ASSERT_EQUAL(path != NULL, want != NULL);
	CU_ASSERT_EQUAL(bytes > 0, want != NULL);
	free(path);
}

static void test_the_newest_before_a_time(void)
{
	char *state = state_dir(), *march = keep(state, "acme", MARCH, NULL);
	char *february = keep(state, "acme", FEBRUARY, NULL);
	char *other = keep(state, "globex", MARCH + 1, NULL);

	check_newest(state, "acme", INT64_MAX, march);
	check_newest(state, "acme", MARCH + 1, march);
	check_newest(state, "acme", MARCH, february);
	check_newest(state, "acme", FEBRUARY, NULL);
	check_newest(state, "globex", INT64_MAX, other);
	check_newest(state, "initech", INT64_MAX, NULL);
	free(march);
	free(february);
	free(other);
	remove_all(state);
}

/* Another Hub may have an organization of that name. */
static void test_the_newest_is_of_this_hub(void)
{
	char *state = state_dir(), *here = NULL, *path;
	struct estate e;
	struct error err = { 0 };
	int64_t bytes = 0;

	free(keep(state, "acme", FEBRUARY, NULL));
	estate_init(&e, "acme", MARCH);
	e.url = xstrdup("http://127.0.0.1:1");
	CU_ASSERT_EQUAL_FATAL(snapshot_path(state, "acme", MARCH, &here, &err), ST_OK);
	CU_ASSERT_EQUAL(snapshot_save(here, &e, 3, &err), ST_OK);
	path = snapshot_newest(state, "acme", e.url, INT64_MAX, &bytes);
	CU_ASSERT_STRING_EQUAL(path, here);
	free(path);
	/* The older one does not say of which it is. */
	path = snapshot_newest(state, "acme", "https://hub.docker.com", INT64_MAX,
			       &bytes);
	CU_ASSERT_TRUE(path && strcmp(path, here) != 0);
	free(path);
	free(here);
	estate_done(&e);
	remove_all(state);
}

static void check_found(const char *state, const char *name, const char *want)
{
	char *path = snapshot_find(state, name);

	CU_ASSERT_STRING_EQUAL(path, want);
	free(path);
}

static void test_a_bare_name_is_one_of_ours(void)
{
	check_found("/s", "may.jsonl", "/s/snapshots/may.jsonl");
	check_found("/s", "/x/y", "/x/y");
	check_found("/s", "./y", "./y");
	check_found(NULL, "y", "y");
}

CHECK_MAIN("snapshots of this machine", test_what_is_none_is_left_out,
	   test_the_newest_before_a_time, test_the_newest_is_of_this_hub,
	   test_a_bare_name_is_one_of_ours)
