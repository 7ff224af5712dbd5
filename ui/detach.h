#ifndef UI_DETACH_H
#define UI_DETACH_H

#include <sys/types.h>

#include "model/error.h"

/*
 * A job as a process of its own: no terminal, so that it outlives the one it was begun
 * on; what it says goes to a log.  To be called before there are threads, and before
 * secrets are read.
 */
struct detached {
	pid_t pid; /* 0: we are the process */
	int fd;    /* tells that it runs; detached_runs(), detached_wait() */
	long from; /* where in the log its words begin */
};

/* `log` is 0600 and appended to; its directory is made when it is not there. */
enum status detach(const char *log, struct detached *ret, struct error *err) MUST_CHECK;

/* In the process: its work has begun.  More than once is fine. */
void detached_runs(struct detached *d);

/* In the other: waits until it has, and returns -1; or until it ended before it came to
 * that, copies what it said to standard error, and returns its exit code. */
int detached_wait(struct detached *d, const char *log);

#endif
