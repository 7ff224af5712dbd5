#ifndef TESTS_HARNESS_RUN_H
#define TESTS_HARNESS_RUN_H

#include <stddef.h>

/*
 * A program run without a terminal: what it printed where, and how it ended.
 * Standard input is `input` (NULL: empty); the environment is that of env.h and
 * `env` on top.  A program that does not end by the deadline is killed.
 */
struct run {
	char *out, *err; /* NUL-terminated */
	size_t out_len, err_len;
	int status; /* exit code, or 128 + the signal that ended it */
};

struct run run_program(const char *const argv[], const char *const *env,
		       const char *input);
void run_free(struct run *r);

#endif
