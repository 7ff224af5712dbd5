/* The journal on disk: modes, crc, two programs, and what it does when it cannot. */
#include "net/journal.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/harness/env.h"

struct rig {
	struct env env; /* for its directory */
	char path[128];
	struct journal *j;
	struct error err;
};

static void set_up(struct rig *r)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/state/hubdeck/journal.db", r->env.home);
}

static enum status open_it(struct rig *r)
{
	r->err = (struct error){ 0 };
	return journal_open(r->path, &r->j, &r->err);
}

static void tear_down(struct rig *r)
{
	journal_close(r->j);
	env_done(&r->env);
}

static enum status intent(struct journal *j, const char *job, const char *target,
			  int64_t *ret_id, struct error *err)
{
	return journal_intent(j,
			      &(struct journal_intent){
				      .at = 1800000000,
				      .job = job,
				      .who = "maria",
				      .credential = "pat",
				      .url = "https://hub.docker.com",
				      .operation = "repos.delete_tag",
				      .target = target,
				      .digest = "sha256:00",
				      .params = "{}",
			      },
			      ret_id, err);
}

struct seen {
	size_t n, damaged;
	char text[1024];
	size_t stop_after;
};

static bool see(void *arg, const struct journal_row *row)
{
	struct seen *s = arg;
	size_t len = strlen(s->text);

	s->n++;
	s->damaged += row->damaged;
	snprintf(s->text + len, sizeof(s->text) - len, "%s=%s/%d ", row->target,
		 row->state, row->http);
	return s->n != s->stop_after;
}

static struct seen read_all(struct journal *j, const char *job)
{
	struct seen s = { 0 };
	struct error err = { 0 };

	CU_ASSERT_EQUAL(journal_read(j, job, see, &s, &err), ST_OK);
	return s;
}

static mode_t mode_of(const char *dir, const char *file)
{
	struct stat st = { 0 };
	char path[192];

	snprintf(path, sizeof(path), "%s%s", dir, file);
	CU_ASSERT_EQUAL(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static void test_writes_and_reads(void)
{
	struct rig r;
	struct seen s = { .stop_after = 1 };
	int64_t a = 0, b = 0, c = 0;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	CU_ASSERT_EQUAL(intent(r.j, "job-1", "acme/app:a", &a, &r.err), ST_OK);
	CU_ASSERT_EQUAL(
		journal_outcome(r.j, a, 1800000001, "done", 204, 170, "", &r.err),
		ST_OK);
	CU_ASSERT_EQUAL(intent(r.j, "job-1", "acme/app:b", &b, &r.err), ST_OK);
	CU_ASSERT_EQUAL(intent(r.j, "", "acme/app", &c, &r.err), ST_OK);
	CU_ASSERT_EQUAL(a, 1);
	CU_ASSERT_EQUAL(b, 2);
	CU_ASSERT_STRING_EQUAL(read_all(r.j, NULL).text,
			       "acme/app=/0 acme/app:b=/0 acme/app:a=done/204 ");
	CU_ASSERT_STRING_EQUAL(read_all(r.j, "job-1").text,
			       "acme/app:b=/0 acme/app:a=done/204 ");
	CU_ASSERT_EQUAL(read_all(r.j, NULL).damaged, 0);
	CU_ASSERT_EQUAL(journal_read(r.j, NULL, see, &s, &r.err), ST_OK);
	CU_ASSERT_EQUAL(s.n, 1);
	tear_down(&r);
}

static void test_an_outcome_is_written_once(void)
{
	struct rig r;
	int64_t id = 0;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	CU_ASSERT_EQUAL(intent(r.j, "", "x", &id, &r.err), ST_OK);
	CU_ASSERT_EQUAL(journal_outcome(r.j, id, 1, "unknown", 0, -1, "", &r.err),
			ST_OK);
	CU_ASSERT_EQUAL(journal_outcome(r.j, id, 1, "done", 204, -1, "", &r.err),
			ST_LOCAL);
	CU_ASSERT_STRING_EQUAL(read_all(r.j, NULL).text, "x=unknown/0 ");
	tear_down(&r);
}

static void test_private_from_birth(void)
{
	struct rig r;
	mode_t old = umask(0);
	int64_t id;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	CU_ASSERT_EQUAL(intent(r.j, "", "x", &id, &r.err), ST_OK);
	umask(old);
	CU_ASSERT_EQUAL(mode_of(r.path, ""), 0600);
	CU_ASSERT_EQUAL(mode_of(r.path, "-wal"), 0600);
	CU_ASSERT_EQUAL(mode_of(r.path, "-shm"), 0600);
	CU_ASSERT_EQUAL(mode_of(r.env.home, "/state/hubdeck"), 0700);
	tear_down(&r);
}

static void test_follows_no_link(void)
{
	struct rig r;
	char victim[160];
	int fd;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	journal_close(r.j);
	r.j = NULL;
	snprintf(victim, sizeof(victim), "%s/victim", r.env.home);
	fd = open(victim, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	close(fd);
	unlink(r.path);
	CU_ASSERT_EQUAL_FATAL(symlink(victim, r.path), 0);
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "regular file"));
	tear_down(&r);
}

static void test_refuses_a_directory_others_write(void)
{
	struct rig r;
	char dir[160];

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	journal_close(r.j);
	r.j = NULL;
	snprintf(dir, sizeof(dir), "%s/state/hubdeck", r.env.home);
	CU_ASSERT_EQUAL(chmod(dir, 0777), 0);
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "others can write"));
	tear_down(&r);
}

static void damage(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	CU_ASSERT_EQUAL(sqlite3_open(path, &db), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* Every column that is read back is covered. */
static void test_damage_is_seen(void)
{
	static const char *const sql[] = {
		"UPDATE intent SET target='acme/app:c' WHERE id=1",
		"UPDATE intent SET digest='sha256:01' WHERE id=1",
		"UPDATE intent SET who='eve' WHERE id=1",
		"UPDATE intent SET at=at+1 WHERE id=1",
		"UPDATE intent SET url='https://evil' WHERE id=1",
		"UPDATE intent SET params='{\"a\":1}' WHERE id=1",
		"UPDATE intent SET job='job-2', who='' WHERE id=1",
		"UPDATE outcome SET state='gone' WHERE id=1",
		"UPDATE outcome SET http=404 WHERE id=1",
		"UPDATE outcome SET note='x' WHERE id=1",
		"UPDATE outcome SET id=2 WHERE id=1",
	};

	for (size_t i = 0; i < sizeof(sql) / sizeof(*sql); i++) {
		struct rig r;
		int64_t id;

		set_up(&r);
		CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
		CU_ASSERT_EQUAL(intent(r.j, "job-1", "acme/app:a", &id, &r.err), ST_OK);
		CU_ASSERT_EQUAL(journal_outcome(r.j, id, 9, "done", 204, 1, "", &r.err),
				ST_OK);
		CU_ASSERT_EQUAL(intent(r.j, "job-1", "acme/app:b", &id, &r.err), ST_OK);
		damage(r.path, sql[i]);
		CU_ASSERT_EQUAL(read_all(r.j, NULL).damaged, 1);
		tear_down(&r);
	}
}

static void test_garbage_is_no_journal(void)
{
	struct rig r;
	int fd;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	journal_close(r.j);
	r.j = NULL;
	fd = open(r.path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	for (int i = 0; i < 1000; i++)
		CU_ASSERT_EQUAL(write(fd, "not a database ", 15), 15);
	close(fd);
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.hint, r.path));
	tear_down(&r);
}

static void test_another_version(void)
{
	struct rig r;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	journal_close(r.j);
	r.j = NULL;
	damage(r.path, "PRAGMA user_version=99");
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "another version"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.hint, "XDG_STATE_HOME"));
	tear_down(&r);
}

enum { WRITERS = 8, EACH = 15 };

/* All begin when nobody can write to the pipe any more. */
static void write_many(const char *path, const int start[2])
{
	struct journal *j = NULL;
	struct error err = { 0 };
	char byte;

	close(start[1]);
	(void)!read(start[0], &byte, 1);
	if (journal_open(path, &j, &err) != ST_OK)
		_exit(1);
	for (int i = 0; i < EACH; i++) {
		int64_t id;

		if (intent(j, "", "x", &id, &err) != ST_OK ||
		    journal_outcome(j, id, 1, "done", 204, -1, "", &err) != ST_OK)
			_exit(2);
	}
	journal_close(j);
	_exit(0);
}

static void test_several_programs(void)
{
	struct rig r;
	struct seen s;
	pid_t pid[WRITERS];
	int start[2];

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(pipe(start), 0);
	for (int i = 0; i < WRITERS; i++) {
		pid[i] = fork();
		if (!pid[i])
			write_many(r.path, start);
	}
	close(start[0]);
	close(start[1]);
	for (int i = 0; i < WRITERS; i++) {
		int status = -1;

		waitpid(pid[i], &status, 0);
		CU_ASSERT_EQUAL(status, 0);
	}
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	s = read_all(r.j, NULL);
	CU_ASSERT_EQUAL(s.n, WRITERS * EACH);
	CU_ASSERT_EQUAL(s.damaged, 0);
	tear_down(&r);
}

/* Another program that does not end its transaction: that is waited for, but not for
 * ever. */
static void test_another_program_goes_on_writing(void)
{
	struct rig r;
	struct journal *first = NULL;
	sqlite3 *db = NULL;

	set_up(&r);
	CU_ASSERT_EQUAL_FATAL(journal_open(r.path, &first, &r.err), ST_OK);
	CU_ASSERT_EQUAL(sqlite3_open(r.path, &db), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
			SQLITE_OK);
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	CU_ASSERT_PTR_NULL(r.j);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "journal: database is locked"));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(r.err.hint, "another program has been writing to it for 5 s"));
	CU_ASSERT_EQUAL(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	CU_ASSERT_EQUAL(open_it(&r), ST_OK);
	sqlite3_close(db);
	journal_close(first);
	tear_down(&r);
}

/* A child of its own: the limit cannot be taken back.  Writes until it fails, then
 * says with its exit code how it failed. */
static void fill_disk(const char *path)
{
	const struct rlimit small = { 200 * 1024, 200 * 1024 };
	struct journal *j = NULL;
	struct error err = { 0 };
	char target[2000];
	int64_t id = 0;
	int n = 0;

	memset(target, 'x', sizeof(target) - 1);
	target[sizeof(target) - 1] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &small) || journal_open(path, &j, &err) != ST_OK)
		_exit(1);
	while (n < 1000 && intent(j, "", target, &id, &err) == ST_OK)
		n++;
	if (n < 5 || n == 1000)
		_exit(2);
	if (err.status != ST_LOCAL || !err.text[0])
		_exit(3);
	err = (struct error){ 0 };
	_exit(intent(j, "", target, &id, &err) == ST_LOCAL ? 0 : 4);
}

static void test_full_disk(void)
{
	struct rig r;
	struct seen s;
	int status = -1;
	pid_t pid;

	set_up(&r);
	pid = fork();
	if (!pid)
		fill_disk(r.path);
	waitpid(pid, &status, 0);
	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_EQUAL_FATAL(open_it(&r), ST_OK);
	s = read_all(r.j, NULL);
	CU_ASSERT_TRUE(s.n >= 5);
	CU_ASSERT_EQUAL(s.damaged, 0);
	tear_down(&r);
}

static void test_no_directory_can_be_made(void)
{
	struct rig r;
	int fd;

	set_up(&r);
	snprintf(r.path, sizeof(r.path), "%s/file/journal.db", r.env.home);
	{
		char file[96];

		snprintf(file, sizeof(file), "%s/file", r.env.home);
		fd = open(file, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
		close(fd);
	}
	CU_ASSERT_EQUAL(open_it(&r), ST_LOCAL);
	tear_down(&r);
}

CHECK_MAIN("journal", test_writes_and_reads, test_an_outcome_is_written_once,
	   test_private_from_birth, test_follows_no_link,
	   test_refuses_a_directory_others_write, test_damage_is_seen,
	   test_garbage_is_no_journal, test_another_version, test_several_programs,
	   test_another_program_goes_on_writing, test_full_disk,
	   test_no_directory_can_be_made)
