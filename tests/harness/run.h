#ifndef TESTS_HARNESS_RUN_H
#define TESTS_HARNESS_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/harness/env.h"

/*
 * A program run to its end without a terminal: what it printed, what it complained, how
 * it ended. Killed after the deadline of wait.h, which shows as status 137.
 */
struct run {
	int status; /* exit code, or 128 + the signal */
	char *out;  /* NUL-terminated */
	size_t out_len;
	char *err;
};

/* argv[0] is a path.  `input` may be NULL.  Caller frees with run_free(). */
struct run *run_program(const struct env *e, const char *input,
			const char *const argv[]);

/*
 * The same of a main() that is a function of this process: many times as fast, since
 * nothing is loaded and nothing copied.  It must come back, and leave nothing behind.
 */
typedef int main_fn(int argc, char **argv);
struct run *run_here(const struct env *e, main_fn *fn, const char *input,
		     const char *const argv[]);

/*
 * The same in a child: almost as fast, and it may be killed, or stay a thread.  What is
 * preloaded into this process begins in the child (tests/preload/).
 */
struct child {
	int pid, out, err;
};
void child_start(struct child *c, const struct env *e, main_fn *fn,
		 const char *const argv[]);
struct run *child_wait(struct child *c);
struct run *run_child(const struct env *e, main_fn *fn, const char *const argv[]);

/*
 * Runs this program again with the libraries of $PRELOAD named, "faults.so clock.so",
 * unless that was done.  False, with a word about it, where they cannot be: they are
 * missing, or a sanitizer must be first.
 */
bool run_preloaded(char **argv, const char *libraries);

void run_free(struct run *r);

#endif
