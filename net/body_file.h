#ifndef NET_BODY_FILE_H
#define NET_BODY_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "model/error.h"

/*
 * An answer that goes to a file as it comes, so that it may be longer than what is kept
 * in memory.  Only a 2xx does; what the Hub says against it is read as ever.  Net
 * thread.
 */
enum { FILE_MAX_MIB = 512 };

struct body_file {
	FILE *to; /* ours until body_file_end(); NULL: none */
	uint64_t bytes;
	bool too_big;
	int failed; /* errno of the first write that did not work; 0 */
	uint64_t told;
	int64_t told_ms; /* worker_clock() */
};

/* Empty again: an attempt before may have left half of it. */
enum status body_file_begin(struct body_file *f, struct error *err) MUST_CHECK;

/* False: nothing more is taken, `too_big` or `failed` says why. */
bool body_file_put(struct body_file *f, const char *data, size_t len);

/* ST_LOCAL for what was not written. */
enum status body_file_failed(const struct body_file *f, struct error *err);

/* Closes it; ST_LOCAL when not all of it reached the disk.  Without one: ST_OK. */
enum status body_file_end(struct body_file *f, struct error *err) MUST_CHECK;

#endif
