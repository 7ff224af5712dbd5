/* Taking old rows out of the journal, which happens when somebody asks for it only. */
#include <stddef.h>

#include "net/journal_private.h"

/*
 * Of a job that goes on, or may be resumed, every row stays: which tags were tried is
 * in all of them.  An unknown outcome is cleared up by a later row of the same job and
 * target.
 */
static const char choose[] =
	"CREATE TEMP TABLE keep(job TEXT PRIMARY KEY) WITHOUT ROWID;"
	"INSERT OR IGNORE INTO keep SELECT i.job FROM intent i LEFT JOIN outcome o"
	" ON o.id=i.id WHERE i.job<>'' AND (i.at>=(SELECT before FROM asked)"
	" OR ((o.id IS NULL OR o.state='unknown') AND NOT EXISTS(SELECT 1 FROM intent l"
	" JOIN outcome m ON m.id=l.id WHERE l.job=i.job AND l.target=i.target"
	" AND l.id>i.id AND m.state<>'unknown')));";

static const char remove_old[] =
	"DELETE FROM intent WHERE at<(SELECT before FROM asked)"
	" AND job NOT IN (SELECT job FROM keep);"
	"DELETE FROM outcome WHERE id NOT IN (SELECT id FROM intent);";

/* The first value of the answer. */
static enum status number(struct journal *j, const char *sql, int64_t *ret,
			  struct error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum status st = journal_prepare(j, sql, &stmt, err);
	int rc;

	if (st != ST_OK)
		return st;
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*ret = sqlite3_column_int64(stmt, 0);
	else
		st = journal_sql_error(j, rc, err);
	sqlite3_finalize(stmt);
	return st;
}

/* ?1 is a time, ?2 how many of the newest rows stay, 0 for none in particular. */
static const char limit_sql[] =
	"INSERT INTO asked SELECT CASE WHEN ?2=0 THEN ?1 ELSE min(?1, coalesce("
	"(SELECT at FROM intent ORDER BY at DESC LIMIT 1 OFFSET ?2-1),0)) END";

/* The limit, as a table that the statements can read. */
static enum status ask(struct journal *j, int64_t before, int64_t keep,
		       struct error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum status st =
		journal_run(j, "CREATE TEMP TABLE asked(before INTEGER NOT NULL)", err);
	int rc;

	if (st == ST_OK)
		st = journal_prepare(j, limit_sql, &stmt, err);
	if (st != ST_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, before);
	sqlite3_bind_int64(stmt, 2, keep);
	rc = sqlite3_step(stmt);
	if (rc != SQLITE_DONE)
		st = journal_sql_error(j, rc, err);
	sqlite3_finalize(stmt);
	return st;
}

static enum status count(struct journal *j, struct journal_pruned *ret,
			 struct error *err)
{
	enum status st = number(j, "SELECT count(*) FROM intent", &ret->rows, err);

	if (st == ST_OK)
		st = number(j,
			    "SELECT count(*) FROM intent"
			    " WHERE at<(SELECT before FROM asked)",
			    &ret->old, err);
	if (st == ST_OK)
		st = number(j,
			    "SELECT count(*) FROM intent"
			    " WHERE at<(SELECT before FROM asked)"
			    " AND job IN (SELECT job FROM keep)",
			    &ret->needed, err);
	return st;
}

static enum status prune(struct journal *j, int64_t before, int64_t keep, bool dry,
			 struct journal_pruned *ret, struct error *err)
{
	struct error ignored = { 0 };
	enum status st = journal_run(j, "BEGIN IMMEDIATE", err);

	if (st != ST_OK)
		return st;
	st = ask(j, before, keep, err);
	if (st == ST_OK)
		st = journal_run(j, choose, err);
	if (st == ST_OK)
		st = count(j, ret, err);
	if (st == ST_OK && !dry)
		st = journal_run(j, remove_old, err);
	if (st == ST_OK && !dry)
		st = journal_run(j, "COMMIT", err);
	else
		(void)!journal_run(j, "ROLLBACK", &ignored);
	if (st == ST_OK && !dry)
		ret->removed = ret->old - ret->needed;
	return st;
}

enum status journal_prune(const char *path, int64_t before, int64_t keep, bool dry,
			  struct journal_pruned *ret, struct error *err)
{
	static const char compact[] = "VACUUM;PRAGMA wal_checkpoint(TRUNCATE)";
	struct error ignored = { 0 };
	struct journal *j = NULL;
	enum status st = journal_open_read(path, &j, err);

	*ret = (struct journal_pruned){ 0 };
	if (st != ST_OK || !j)
		return st;
	journal_close(j);
	st = journal_open(path, &j, err);
	if (st != ST_OK)
		return st;
	st = prune(j, before, keep, dry, ret, err);
	if (st == ST_OK && ret->removed)
		ret->compact = journal_run(j, compact, &ignored) == ST_OK;
	journal_close(j);
	return st;
}
