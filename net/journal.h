#ifndef NET_JOURNAL_H
#define NET_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/error.h"
#include "model/plan.h"

/*
 * What was changed, by whom, when and with what outcome: SQLite, WAL, synchronous=FULL,
 * 0600 in a 0700 directory; each row carries its own crc (DESIGN 5.3, QUALITY B1-B5).
 * Intent is on disk before a change is sent; when it cannot be, the change is not sent.
 * No secret is ever a value here. Net thread; opened at the first change.
 */
struct journal;

/* Waits for other programs, but not for ever: ST_LOCAL says who is to be ended. */
enum status journal_open(const char *path, struct journal **ret,
			 struct error *err) MUST_CHECK;
void journal_close(struct journal *j); /* NULL is fine */

/* The operation of the row that stands for a whole run of a plan. */
#define JOURNAL_RUN "plan.run"

struct journal_intent {
	int64_t at;             /* Unix seconds */
	const char *job;        /* plan id; "" for a single operation */
	const char *who;        /* user of the session; "" anonymous */
	const char *credential; /* "password", "pat", "oat", "none" */
	const char *url;        /* base url, without user info */
	const char *operation;  /* "repos.delete_tag" */
	const char *target;     /* "acme/web-app:pr-1" */
	const char *digest;     /* "sha256:..." or "" */
	const char *params;     /* JSON without secrets */
};

/* Durable when it returns ST_OK; *ret_id names the row. */
enum status journal_intent(struct journal *j, const struct journal_intent *in,
			   int64_t *ret_id, struct error *err) MUST_CHECK;

/* What became of an item, as the journal has it: "done", "gone", "failed", "unknown",
 * "drifted", "skipped". */
const char *journal_word(enum plan_state s);

/* `state` is such a word. */
enum status journal_outcome(struct journal *j, int64_t id, int64_t at,
			    const char *state, int http, int quota_left,
			    const char *note, struct error *err) MUST_CHECK;

/* One row as read back, newest first.  Strings are valid for the call only. */
struct journal_row {
	int64_t id, at, done_at;
	const char *job, *who, *credential, *url, *operation, *target, *digest, *params;
	const char *state, *note; /* "" while there is no outcome */
	int http, quota_left;
	bool damaged; /* the crc does not match */
};
typedef bool journal_fn(void *arg, const struct journal_row *row); /* false stops */
enum status journal_read(struct journal *j, const char *job, journal_fn *fn, void *arg,
			 struct error *err) MUST_CHECK;

/* What `hubdeck journal` says of a row: its state, "open" without an outcome, or
 * "damaged". */
const char *journal_state(const struct journal_row *row);

/* Which rows; what is NULL or 0 does not count. */
struct journal_filter {
	int64_t from, to;      /* from <= at < to */
	const char *job;       /* whole */
	const char *operation; /* shell pattern: "repos.*" */
	const char *target;    /* shell pattern */
	const char *state;     /* as journal_state() says */
	const char *of;        /* a namespace or repository: what is in it */
	int64_t before;        /* rows with a smaller id */
	int64_t limit;         /* the newest so many */
};
enum status journal_find(struct journal *j, const struct journal_filter *f,
			 journal_fn *fn, void *arg, struct error *err) MUST_CHECK;

/* The items of one job by the state of their newest row ("" open): one call a state. */
typedef void journal_count_fn(void *arg, const char *state, size_t n);
enum status journal_count(struct journal *j, const char *job, journal_count_fn *fn,
			  void *arg, struct error *err) MUST_CHECK;

/* The row as an object for people and programs; the caller owns it. */
struct json_object *journal_row_json(const struct journal_row *row);

/*
 * For reading only, while other programs may be writing.  *ret is NULL when nothing was
 * ever recorded.  These are for the thread of the command that calls them.
 */
enum status journal_open_read(const char *path, struct journal **ret,
			      struct error *err) MUST_CHECK;

/* What is read from now on is how it is now, whatever others write; until it is closed.
 * Many small readings take the file's locks once. */
enum status journal_hold(struct journal *j, struct error *err) MUST_CHECK;

struct journal_pruned {
	int64_t rows;   /* intents in all */
	int64_t old;    /* more than was asked to be kept */
	int64_t needed; /* of these: kept, their job is not finished */
	int64_t removed;
	bool compact; /* the file has shrunk; false: somebody else is reading it */
};

/*
 * Removes what is older than `before` and not among the newest `keep` rows (0: however
 * many), but nothing of a job that has a younger row, a row without an outcome, or an
 * unknown outcome nobody has cleared up.  Rows of the same second go or stay together.
 * `dry`: only counts.  Without a journal all counts are 0.
 */
enum status journal_prune(const char *path, int64_t before, int64_t keep, bool dry,
			  struct journal_pruned *ret, struct error *err) MUST_CHECK;

#endif
