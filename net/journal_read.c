/* Reading the journal back: any program may do so while another writes. */
#include <errno.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal_private.h"

enum column {
	C_ID,
	C_AT,
	C_JOB,
	C_WHO,
	C_CREDENTIAL,
	C_URL,
	C_OPERATION,
	C_TARGET,
	C_DIGEST,
	C_PARAMS,
	C_CRC,
	C_DONE_AT,
	C_STATE,
	C_HTTP,
	C_QUOTA,
	C_NOTE,
	C_DONE_CRC,
};

static const char select_rows[] =
	"SELECT i.id,i.at,i.job,i.who,i.credential,i.url,i.operation,i.target,"
	"i.digest,i.params,i.crc,o.at,o.state,o.http,o.quota_left,o.note,o.crc"
	" FROM intent i LEFT JOIN outcome o ON o.id=i.id"
	" WHERE (?1 IS NULL OR i.job=?1) AND (?2 IS NULL OR i.operation GLOB ?2)"
	" AND (?3 IS NULL OR i.target GLOB ?3) AND (?4=0 OR i.at>=?4)"
	" AND (?5=0 OR i.at<?5) AND i.id<?6"
	" AND (?7 IS NULL OR i.target=?7 OR substr(i.target,1,length(?7)+1) IN"
	" (?7||'/',?7||':',?7||'@')) ORDER BY i.id DESC";

static const char *text(sqlite3_stmt *s, enum column c)
{
	const unsigned char *t = sqlite3_column_text(s, c);

	return t ? (const char *)t : "";
}

static bool is_damaged(sqlite3_stmt *s, const struct journal_row *row)
{
	const struct journal_intent in = {
		.at = row->at,
		.job = row->job,
		.who = row->who,
		.credential = row->credential,
		.url = row->url,
		.operation = row->operation,
		.target = row->target,
		.digest = row->digest,
		.params = row->params,
	};

	if (sqlite3_column_int64(s, C_CRC) != journal_intent_crc(row->id, &in))
		return true;
	return sqlite3_column_type(s, C_DONE_CRC) != SQLITE_NULL &&
	       sqlite3_column_int64(s, C_DONE_CRC) !=
		       journal_outcome_crc(row->id, row->done_at, row->state, row->http,
					   row->quota_left, row->note);
}

static struct journal_row row_at(sqlite3_stmt *s)
{
	struct journal_row row = {
		.id = sqlite3_column_int64(s, C_ID),
		.at = sqlite3_column_int64(s, C_AT),
		.done_at = sqlite3_column_int64(s, C_DONE_AT),
		.job = text(s, C_JOB),
		.who = text(s, C_WHO),
		.credential = text(s, C_CREDENTIAL),
		.url = text(s, C_URL),
		.operation = text(s, C_OPERATION),
		.target = text(s, C_TARGET),
		.digest = text(s, C_DIGEST),
		.params = text(s, C_PARAMS),
		.state = text(s, C_STATE),
		.note = text(s, C_NOTE),
		.http = sqlite3_column_int(s, C_HTTP),
		.quota_left = sqlite3_column_int(s, C_QUOTA),
	};

	row.damaged = is_damaged(s, &row);
	return row;
}

const char *journal_state(const struct journal_row *row)
{
	if (row->damaged)
		return "damaged";
	return *row->state ? row->state : "open";
}

static void bind_filter(sqlite3_stmt *stmt, const struct journal_filter *f)
{
	if (f->job)
		journal_bind(stmt, 1, f->job);
	if (f->operation)
		journal_bind(stmt, 2, f->operation);
	if (f->target)
		journal_bind(stmt, 3, f->target);
	sqlite3_bind_int64(stmt, 4, f->from);
	sqlite3_bind_int64(stmt, 5, f->to);
	sqlite3_bind_int64(stmt, 6, f->before > 0 ? f->before : INT64_MAX);
	if (f->of)
		journal_bind(stmt, 7, f->of);
}

enum status journal_find(struct journal *j, const struct journal_filter *f,
			 journal_fn *fn, void *arg, struct error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum status st = journal_prepare(j, select_rows, &stmt, err);
	int64_t left = f->limit > 0 ? f->limit : INT64_MAX;
	int rc = SQLITE_DONE;

	if (st != ST_OK)
		return st;
	bind_filter(stmt, f);
	while (left && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct journal_row row = row_at(stmt);

		if (f->state && strcmp(f->state, journal_state(&row)) != 0)
			continue;
		left = fn(arg, &row) ? left - 1 : 0;
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		st = journal_sql_error(j, rc, err);
	sqlite3_finalize(stmt);
	return st;
}

enum status journal_read(struct journal *j, const char *job, journal_fn *fn, void *arg,
			 struct error *err)
{
	const struct journal_filter f = { .job = job };

	return journal_find(j, &f, fn, arg, err);
}

/* Prepared once: who lists jobs asks for each of them. */
enum status journal_count(struct journal *j, const char *job, journal_count_fn *fn,
			  void *arg, struct error *err)
{
	static const char newest[] =
		"SELECT coalesce(o.state,''),count(*) FROM"
		" (SELECT max(id) AS id FROM intent WHERE job=?1 AND operation<>?2"
		" GROUP BY target) m LEFT JOIN outcome o ON o.id=m.id GROUP BY 1";
	enum status st = ST_OK;
	int rc;

	if (!j->count)
		st = journal_prepare(j, newest, &j->count, err);
	if (st != ST_OK)
		return st;
	journal_bind(j->count, 1, job);
	journal_bind(j->count, 2, JOURNAL_RUN);
	while ((rc = sqlite3_step(j->count)) == SQLITE_ROW)
		fn(arg, (const char *)sqlite3_column_text(j->count, 0),
		   (size_t)sqlite3_column_int64(j->count, 1));
	if (rc != SQLITE_DONE)
		st = journal_sql_error(j, rc, err);
	sqlite3_reset(j->count);
	sqlite3_clear_bindings(j->count);
	return st;
}

/* ---- as JSON ------------------------------------------------------------ */

static json_object *stamp(int64_t sec)
{
	char buf[40];

	if (!sec)
		return NULL;
	format_rfc3339(sec, buf, sizeof(buf));
	return json_object_new_string(buf);
}

/* A number that an outcome has and an intent without one has not. */
static json_object *number(const struct journal_row *row, int n)
{
	return *row->state && n >= 0 ? json_object_new_int(n) : NULL;
}

/* As an object; as text when it is damaged. */
static void put_params(json_object *o, const char *text)
{
	struct error ignored = { 0 };
	json_object *params = NULL;

	if (json_parse(str_from(text), &params, &ignored) == ST_OK)
		json_object_object_add(o, "params", params);
	else
		json_put_text(o, "params", text);
}

json_object *journal_row_json(const struct journal_row *row)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "time", stamp(row->at));
	json_put_text(o, "who", row->who);
	json_put_text(o, "credential", row->credential);
	json_put_text(o, "operation", row->operation);
	json_put_text(o, "target", row->target);
	json_put_text(o, "digest", row->digest);
	json_put_text(o, "state", journal_state(row));
	json_object_object_add(o, "http", row->http ? number(row, row->http) : NULL);
	json_object_object_add(o, "quota_left", number(row, row->quota_left));
	json_put_text(o, "note", row->note);
	json_put_text(o, "job", row->job);
	json_object_object_add(o, "done", stamp(row->done_at));
	json_put_text(o, "url", row->url);
	put_params(o, row->params);
	json_object_object_add(o, "id", json_object_new_int64(row->id));
	json_object_object_add(o, "damaged", json_object_new_boolean(row->damaged));
	return o;
}

/* ---- opening ----------------------------------------------------------- */

/* *ret_version 0: another program has only just made the file. */
static enum status open_db(struct journal *j, const char *path, int flags,
			   int *ret_version, struct error *err)
{
	int rc = sqlite3_open_v2(path, &j->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc != SQLITE_OK)
		return journal_sql_error(j, rc, err);
	sqlite3_extended_result_codes(j->db, 1);
	sqlite3_busy_timeout(j->db, JOURNAL_BUSY_MS);
	if (journal_run(j, "PRAGMA trusted_schema=OFF", err) != ST_OK ||
	    journal_version(j, ret_version, err) != ST_OK)
		return err->status;
	if (*ret_version && *ret_version != JOURNAL_SCHEMA)
		return journal_other_version(*ret_version, err);
	return ST_OK;
}

/* The program that made it was killed: what it had not finished must be rolled back
 * before anything can be read, and that is a write. */
static bool wants_rollback(const struct journal *j)
{
	return j->db && (sqlite3_extended_errcode(j->db) & 0xff) == SQLITE_READONLY;
}

enum status journal_open_read(const char *path, struct journal **ret, struct error *err)
{
	struct journal *j;
	struct stat file;
	int version = 0;
	enum status st;

	*ret = NULL;
	if (lstat(path, &file)) {
		if (errno == ENOENT || errno == ENOTDIR)
			return ST_OK;
		return error_set(err, ST_LOCAL, "journal %s: %s", path,
				 strerror(errno));
	}
	st = journal_check_owned(&file, S_ISREG(file.st_mode), path, "regular file",
				 err);
	if (st != ST_OK)
		return st;
	j = xcalloc(1, sizeof(*j));
	st = open_db(j, path, SQLITE_OPEN_READONLY, &version, err);
	if (st != ST_OK && wants_rollback(j)) {
		sqlite3_close(j->db);
		j->db = NULL;
		*err = (struct error){ 0 };
		st = open_db(j, path, SQLITE_OPEN_READWRITE, &version, err);
	}
	if (st == ST_OK && version)
		*ret = j;
	else
		journal_close(j);
	return st;
}

enum status journal_hold(struct journal *j, struct error *err)
{
	return journal_run(j, "BEGIN", err);
}
