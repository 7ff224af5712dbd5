#ifndef NET_TRACE_H
#define NET_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "model/op.h"

/*
 * The session's last requests, for "@": what was asked, never what was said.  Method,
 * path (values of secret query parameters removed), status, time; no header, no body.
 */
enum { TRACE_MAX = 500, TRACE_PATH_MAX = 160 };

struct trace_entry {
	uint64_t seq; /* 1 ... */
	int64_t at;   /* Unix seconds */
	int ms;       /* how long it took; -1 while under way */
	int http;     /* 0: no answer */
	size_t bytes; /* of the body as received */
	char method[8];
	char path[TRACE_PATH_MAX];
	char note[96]; /* "session renewed", "retry 2", "timeout"; "" */
};

/* The last TRACE_MAX entries, oldest overwritten first.  Zeroed is empty.  Not thread
 * safe: its owner locks. */
struct trace_ring {
	struct trace_entry entry[TRACE_MAX];
	uint64_t last;  /* seq of the newest; 0: none */
	uint64_t first; /* nothing up to this is told any more */
};

/* Adds an entry that is under way; fields of `e` but seq are taken.  Returns its seq.
 */
uint64_t trace_add(struct trace_ring *r, const struct trace_entry *e);

/* The entry to be completed; NULL when it was overwritten meanwhile. */
struct trace_entry *trace_find(struct trace_ring *r, uint64_t seq);

/* Forgets all of them; the numbers go on. */
void trace_clear(struct trace_ring *r);

/* Copies entries newer than `after`, oldest first, at most `max`; returns how many. */
size_t trace_copy(const struct trace_ring *r, uint64_t after, struct trace_entry *ret,
		  size_t max);

/* The target as it may be shown: values of the operation's secret query parameters
 * replaced by "***", cut to `size`. */
void trace_path(const struct op *op, const char *target, char *buf, size_t size);

#endif
