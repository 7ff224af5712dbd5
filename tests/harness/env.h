#ifndef TESTS_HARNESS_ENV_H
#define TESTS_HARNESS_ENV_H

#include <stddef.h>

/* The present of tests, 2024-03-01 12:00:00 UTC, so that ages on screens are the
 * same every day. */
#define ENV_NOW "1709294400"

/*
 * The environment of a program under test, made from nothing: PATH, a home
 * directory of its own, C.UTF-8, a terminal type, a fixed clock, and what the
 * sanitizers need.  No credential and no setting of the person who runs the
 * tests gets through.
 */
struct env {
	char **var; /* NULL-terminated, for execve() */
	size_t n, cap;
	char home[64]; /* removed with all it holds by env_done() */
};

void env_init(struct env *e);
void env_done(struct env *e);

/* "NAME=VALUE" sets, "NAME" alone removes. */
void env_put(struct env *e, const char *assignment);
void env_put_all(struct env *e, const char *const *assignments); /* NULL is fine */

/* Borrowed until the next env_put(); NULL when not set. */
const char *env_get(const struct env *e, const char *name);

#endif
