#include "net/journal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "model/xalloc.h"

/*
 * Two tables, both only ever added to: what was about to be done, and what came of it.
 * A row that is never changed again has a crc that stays right.
 */
static const char schema[] =
	"CREATE TABLE intent(id INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
	" job TEXT NOT NULL, who TEXT NOT NULL, credential TEXT NOT NULL,"
	" url TEXT NOT NULL, operation TEXT NOT NULL, target TEXT NOT NULL,"
	" digest TEXT NOT NULL, params TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;"
	"CREATE INDEX intent_job ON intent(job);"
	"CREATE TABLE outcome(id INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
	" state TEXT NOT NULL, http INTEGER NOT NULL, quota_left INTEGER NOT NULL,"
	" note TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;"
	"PRAGMA user_version=1;";

enum { LOCK_POLL_MS = 20 };

/* ---- the file ---------------------------------------------------------- */

static enum status local_error(struct error *err, const char *path)
{
	return error_set(err, ST_LOCAL, "journal: %s: %s", strerror(errno), path);
}

/* Makes what is missing of the path, 0700. */
static enum status make_dirs(char *dir, struct error *err)
{
	for (char *p = dir + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(dir, 0700) && errno != EEXIST) {
			enum status st = local_error(err, dir);

			*p = '/';
			return st;
		}
		*p = '/';
	}
	if (mkdir(dir, 0700) && errno != EEXIST)
		return local_error(err, dir);
	return ST_OK;
}

enum status journal_check_owned(const struct stat *st, bool kind, const char *path,
				const char *what, struct error *err)
{
	if (!kind)
		return error_set(err, ST_LOCAL, "journal: not a %s: %s", what, path);
	if (st->st_uid != geteuid())
		return error_set(err, ST_LOCAL, "journal: belongs to somebody else: %s",
				 path);
	if (st->st_mode & 022)
		return error_set(err, ST_LOCAL, "journal: others can write there: %s",
				 path);
	return ST_OK;
}

static enum status check_dir(const char *dir, struct error *err)
{
	struct stat st;

	if (stat(dir, &st))
		return local_error(err, dir);
	return journal_check_owned(&st, S_ISDIR(st.st_mode), dir, "directory", err);
}

static int64_t steady_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Who has it needs milliseconds, unless it stands still: stopped, or waiting for a
 * disk. */
static enum status lock_dir(int fd, const char *dir, struct error *err)
{
	int64_t deadline = steady_ms() + JOURNAL_LOCK_MS;

	while (flock(fd, LOCK_EX | LOCK_NB)) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return ST_OK;
		if (steady_ms() >= deadline) {
			error_set(err, ST_LOCAL,
				  "journal: another program has kept it locked for %d "
				  "s: %.150s",
				  JOURNAL_LOCK_MS / 1000, dir);
			return error_hint(err,
					  "let that program go on, or end it: fuser -v "
					  "%.150s names it",
					  dir);
		}
		poll(NULL, 0, LOCK_POLL_MS);
	}
	return ST_OK;
}

/*
 * Locked while the file is opened: of two programs that make it WAL at the same moment
 * SQLite refuses one, without a wait.  Where directories cannot be locked (NFS) that
 * may happen.
 */
static enum status open_dir(const char *dir, int *ret_fd, struct error *err)
{
	*ret_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*ret_fd < 0)
		return local_error(err, dir);
	return lock_dir(*ret_fd, dir, err);
}

/*
 * 0600 from birth.  A file that is there is looked at by name: opening and closing it
 * ourselves would end the locks SQLite holds on it in this process.
 */
static enum status prepare_file(const char *path, int dir, struct error *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct stat st;

	if (fd >= 0) {
		close(fd);
		/* The name itself has to survive a power cut, too (QUALITY B2). */
		return fsync(dir) ? local_error(err, path) : ST_OK;
	}
	if (errno != EEXIST || lstat(path, &st))
		return local_error(err, path);
	if (journal_check_owned(&st, S_ISREG(st.st_mode), path, "regular file", err) !=
	    ST_OK)
		return err->status;
	if ((st.st_mode & 077) && chmod(path, 0600))
		return local_error(err, path);
	return ST_OK;
}

/* `*ret_dir` is to be closed once the file is open; -1 when that does not come. */
static enum status prepare_path(const char *path, int *ret_dir, struct error *err)
{
	const char *slash = strrchr(path, '/');
	char *dir = slash && slash != path ? xstrndup(path, (size_t)(slash - path))
					   : xstrdup(slash ? "/" : ".");
	enum status st = make_dirs(dir, err);

	*ret_dir = -1;
	if (st == ST_OK)
		st = check_dir(dir, err);
	if (st == ST_OK)
		st = open_dir(dir, ret_dir, err);
	if (st == ST_OK)
		st = prepare_file(path, *ret_dir, err);
	free(dir);
	return st;
}

/* ---- SQLite ------------------------------------------------------------ */

enum status journal_sql_error(struct journal *j, int rc, struct error *err)
{
	int primary = rc & 0xff;

	if (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT ||
	    primary == SQLITE_NOTADB)
		j->broken = true;
	error_set(err, ST_LOCAL, "journal: %s",
		  j->db ? sqlite3_errmsg(j->db) : sqlite3_errstr(rc));
	if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
		return error_hint(err,
				  "another program has been writing to it for %d "
				  "s: try again when it is done",
				  JOURNAL_BUSY_MS / 1000);
	if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
		return error_hint(err,
				  "keep it for evidence under another name, and "
				  "the next change begins a new one: %s",
				  j->db ? sqlite3_db_filename(j->db, "main") : "");
	return err->status;
}

enum status journal_run(struct journal *j, const char *sql, struct error *err)
{
	int rc = sqlite3_exec(j->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? ST_OK : journal_sql_error(j, rc, err);
}

enum status journal_prepare(struct journal *j, const char *sql, sqlite3_stmt **ret,
			    struct error *err)
{
	int rc = sqlite3_prepare_v3(j->db, sql, -1, SQLITE_PREPARE_PERSISTENT, ret,
				    NULL);

	return rc == SQLITE_OK ? ST_OK : journal_sql_error(j, rc, err);
}

enum status journal_version(struct journal *j, int *ret, struct error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum status st = journal_prepare(j, "PRAGMA user_version", &stmt, err);
	int rc;

	if (st != ST_OK)
		return st;
	rc = sqlite3_step(stmt);
	*ret = rc == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : -1;
	sqlite3_finalize(stmt);
	return rc == SQLITE_ROW ? ST_OK : journal_sql_error(j, rc, err);
}

enum status journal_other_version(int version, struct error *err)
{
	error_set(err, ST_LOCAL, "journal: made by another version of hubdeck (%d)",
		  version);
	return error_hint(err, "use that one, or have this one keep its own: "
			       "XDG_STATE_HOME names the place");
}

/* Two programs may open a new file at the same time: whoever gets the lock first
 * makes the tables. */
static enum status make_schema(struct journal *j, struct error *err)
{
	struct error ignored = { 0 };
	int version = 0;
	enum status st = journal_run(j, "BEGIN IMMEDIATE", err);

	if (st != ST_OK)
		return st;
	st = journal_version(j, &version, err);
	if (st == ST_OK && version == 0)
		st = journal_run(j, schema, err);
	else if (st == ST_OK && version != JOURNAL_SCHEMA)
		st = journal_other_version(version, err);
	if (st == ST_OK)
		return journal_run(j, "COMMIT", err);
	(void)!journal_run(j, "ROLLBACK", &ignored);
	return st;
}

static enum status set_up(struct journal *j, struct error *err)
{
	static const char modes[] = "PRAGMA journal_mode=WAL;"
				    "PRAGMA synchronous=FULL;"
				    "PRAGMA trusted_schema=OFF;";
	static const char add_intent[] =
		"INSERT INTO intent VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)";
	static const char last_id[] = "SELECT coalesce(max(id),0) FROM intent";
	static const char add_outcome[] =
		"INSERT INTO outcome VALUES(?1,?2,?3,?4,?5,?6,?7)";
	enum status st;

	sqlite3_extended_result_codes(j->db, 1);
	sqlite3_busy_timeout(j->db, JOURNAL_BUSY_MS);
	st = journal_run(j, modes, err);
	if (st == ST_OK)
		st = make_schema(j, err);
	if (st == ST_OK)
		st = journal_prepare(j, add_intent, &j->add_intent, err);
	if (st == ST_OK)
		st = journal_prepare(j, last_id, &j->last_id, err);
	if (st == ST_OK)
		st = journal_prepare(j, add_outcome, &j->add_outcome, err);
	return st;
}

static enum status open_file(const char *path, struct journal **ret, struct error *err)
{
	struct journal *j = xcalloc(1, sizeof(*j));
	int rc = sqlite3_open_v2(path, &j->db,
				 SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	enum status st =
		rc == SQLITE_OK ? set_up(j, err) : journal_sql_error(j, rc, err);

	if (st == ST_OK)
		*ret = j;
	else
		journal_close(j);
	return st;
}

enum status journal_open(const char *path, struct journal **ret, struct error *err)
{
	int dir;
	enum status st = prepare_path(path, &dir, err);

	if (st == ST_OK)
		st = open_file(path, ret, err);
	if (dir >= 0)
		close(dir);
	return st;
}

void journal_close(struct journal *j)
{
	if (!j)
		return;
	sqlite3_finalize(j->add_intent);
	sqlite3_finalize(j->last_id);
	sqlite3_finalize(j->add_outcome);
	sqlite3_finalize(j->count);
	sqlite3_close(j->db);
	free(j);
}

/* ---- writing ----------------------------------------------------------- */

void journal_bind(sqlite3_stmt *stmt, int at, const char *s)
{
	sqlite3_bind_text(stmt, at, s, -1, SQLITE_STATIC);
}

/* Runs an INSERT to its end and makes the statement ready again. */
static enum status insert(struct journal *j, sqlite3_stmt *stmt, struct error *err)
{
	int rc = sqlite3_step(stmt);
	enum status st = rc == SQLITE_DONE ? ST_OK : journal_sql_error(j, rc, err);

	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	return st;
}

static enum status next_id(struct journal *j, int64_t *ret, struct error *err)
{
	int rc = sqlite3_step(j->last_id);
	enum status st = rc == SQLITE_ROW ? ST_OK : journal_sql_error(j, rc, err);

	if (st == ST_OK)
		*ret = sqlite3_column_int64(j->last_id, 0) + 1;
	sqlite3_reset(j->last_id);
	return st;
}

static enum status insert_intent(struct journal *j, const struct journal_intent *in,
				 int64_t *ret_id, struct error *err)
{
	sqlite3_stmt *s = j->add_intent;
	const char *const texts[] = { in->job,    in->who,       in->credential,
				      in->url,    in->operation, in->target,
				      in->digest, in->params };
	enum status st = next_id(j, ret_id, err);

	if (st != ST_OK)
		return st;
	sqlite3_bind_int64(s, 1, *ret_id);
	sqlite3_bind_int64(s, 2, in->at);
	for (size_t i = 0; i < COUNT(texts); i++)
		journal_bind(s, 3 + (int)i, texts[i]);
	sqlite3_bind_int64(s, 11, journal_intent_crc(*ret_id, in));
	return insert(j, s, err);
}

static enum status broken(struct error *err)
{
	return error_set(err, ST_LOCAL,
			 "journal: an earlier write failed; start hubdeck again");
}

/* BEGIN IMMEDIATE: no other program may take the same number. */
enum status journal_intent(struct journal *j, const struct journal_intent *in,
			   int64_t *ret_id, struct error *err)
{
	struct error ignored = { 0 };
	enum status st;

	if (j->broken)
		return broken(err);
	st = journal_run(j, "BEGIN IMMEDIATE", err);
	if (st != ST_OK)
		return st;
	st = insert_intent(j, in, ret_id, err);
	if (st == ST_OK)
		st = journal_run(j, "COMMIT", err);
	if (st != ST_OK)
		(void)!journal_run(j, "ROLLBACK", &ignored);
	return st;
}

const char *journal_word(enum plan_state s)
{
	switch (s) {
	case ITEM_DONE:
		return "done";
	case ITEM_GONE:
		return "gone";
	case ITEM_DRIFTED:
		return "drifted";
	case ITEM_FAILED:
		return "failed";
	case ITEM_PLANNED:
	case ITEM_SKIPPED:
		return "skipped";
	case ITEM_SENT:
	case ITEM_UNKNOWN:
	case N_PLAN_STATES:
		break;
	}
	return "unknown";
}

enum status journal_outcome(struct journal *j, int64_t id, int64_t at,
			    const char *state, int http, int quota_left,
			    const char *note, struct error *err)
{
	sqlite3_stmt *s = j->add_outcome;

	if (j->broken)
		return broken(err);
	sqlite3_bind_int64(s, 1, id);
	sqlite3_bind_int64(s, 2, at);
	journal_bind(s, 3, state);
	sqlite3_bind_int(s, 4, http);
	sqlite3_bind_int(s, 5, quota_left);
	journal_bind(s, 6, note);
	sqlite3_bind_int64(s, 7,
			   journal_outcome_crc(id, at, state, http, quota_left, note));
	return insert(j, s, err);
}
