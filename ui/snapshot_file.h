#ifndef UI_SNAPSHOT_FILE_H
#define UI_SNAPSHOT_FILE_H

#include "model/estate.h"

/* Snapshots on disk: text as of model/estate_text.h, 0600. */

/* A file that is there already is not touched: ST_LOCAL.  What could not be written
 * whole is removed. */
enum status snapshot_save(const char *path, const struct estate *e, int requests,
			  struct error *err) MUST_CHECK;

/*
 * snapshots/ORG-TIME.jsonl below the state directory, which is made when it is not
 * there.  The caller frees.
 */
enum status snapshot_path(const char *state_dir, const char *org, int64_t now,
			  char **ret, struct error *err) MUST_CHECK;

/*
 * Every snapshot of that directory, in no order: its name there, what its first line
 * says, and its bytes.  What is none is left out, as nothing is sure of them but what
 * snapshot_load() says.
 */
typedef void snapshot_fn(void *arg, const char *name, const struct estate *head,
			 int64_t bytes);
void snapshot_each(const char *state_dir, snapshot_fn *fn, void *arg);

/* The path of the newest one of the organization that is older than `before`, Unix
 * seconds, and of no other Hub than that at `url`; NULL: none.  The caller frees. */
char *snapshot_newest(const char *state_dir, const char *org, const char *url,
		      int64_t before, int64_t *ret_bytes);

/* A bare name is one of that directory; the caller frees. */
char *snapshot_find(const char *state_dir, const char *name);

/*
 * Refused: a file that is a symbolic link, belongs to somebody else or can be written
 * by others; and whatever estate_reader_line() refuses, by its line.  On success *ret
 * is the caller's (estate_done()).
 */
enum status snapshot_load(const char *path, struct estate *ret, int *ret_requests,
			  struct error *err) MUST_CHECK;

#endif
