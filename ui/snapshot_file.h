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
 * Refused: a file that is a symbolic link, belongs to somebody else or can be written
 * by others; and whatever estate_reader_line() refuses, by its line.  On success *ret
 * is the caller's (estate_done()).
 */
enum status snapshot_load(const char *path, struct estate *ret, int *ret_requests,
			  struct error *err) MUST_CHECK;

#endif
