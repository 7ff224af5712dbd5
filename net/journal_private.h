#ifndef NET_JOURNAL_PRIVATE_H
#define NET_JOURNAL_PRIVATE_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "net/journal.h"

/* Inside of net/journal*.c: the only files that know SQLite. */
/* Who waits for the other lock, of the directory, waits longer than who has it may wait
 * for SQLite's. */
enum { JOURNAL_SCHEMA = 1, JOURNAL_BUSY_MS = 5000, JOURNAL_LOCK_MS = 10000 };

struct journal {
	sqlite3 *db;
	sqlite3_stmt *add_intent, *last_id, *add_outcome; /* NULL: read only */
	sqlite3_stmt *count; /* of journal_count(); NULL: not asked for yet */
	bool broken; /* a write failed in the file system: nothing more is written */
};

/* ST_LOCAL with what SQLite says; a fault of the file system makes `j` broken. */
enum status journal_sql_error(struct journal *j, int rc, struct error *err);
enum status journal_run(struct journal *j, const char *sql, struct error *err);
enum status journal_prepare(struct journal *j, const char *sql, sqlite3_stmt **ret,
			    struct error *err);
enum status journal_version(struct journal *j, int *ret, struct error *err);
enum status journal_other_version(int version, struct error *err);

/* `s` is borrowed until the statement is reset. */
void journal_bind(sqlite3_stmt *stmt, int at, const char *s);

/* Ours, and nobody else can write there.  `kind`: it is a `what`. */
enum status journal_check_owned(const struct stat *st, bool kind, const char *path,
				const char *what, struct error *err);

/* Of what a row says and of its number, so that a row moved elsewhere is found, too. */
uint32_t journal_intent_crc(int64_t id, const struct journal_intent *in);
uint32_t journal_outcome_crc(int64_t id, int64_t at, const char *state, int http,
			     int quota_left, const char *note);

#endif
