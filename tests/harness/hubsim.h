#ifndef TESTS_HARNESS_HUBSIM_H
#define TESTS_HARNESS_HUBSIM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A simulated Hub of its own for one test: the program named by $HUBSIM on a
 * free port of the loopback, ended with the test.
 */
struct hubsim;

/*
 * Starts it with `args` (NULL-terminated, or NULL) after those that every test
 * needs: --port 0 --log FILE --die-with-parent, and --now ENV_NOW.  A "--capture" gets
 * its file here.  NULL, with the reason on standard error, when it does not say its
 * address.
 */
struct hubsim *hubsim_start(const char *const args[]);
void hubsim_stop(struct hubsim *h); /* NULL is fine */

const char *hubsim_url(const struct hubsim *h); /* "http://127.0.0.1:43211" */
int hubsim_port(const struct hubsim *h);

/*
 * The environment that sends a client there: DOCKERHUB_URL, DOCKER_REGISTRY_URL,
 * DOCKER_REGISTRY_AUTH_URL.  NULL-terminated, borrowed until hubsim_stop().
 */
const char *const *hubsim_env(const struct hubsim *h);

/*
 * How many requests so far match "METHOD PATH", a shell pattern as in
 * "DELETE *", where * also matches slashes.  The path is the one logged.
 */
size_t hubsim_count(const struct hubsim *h, const char *pattern);

/* Waits until there are `n` of them; false when the deadline came first. */
bool hubsim_wait(const struct hubsim *h, const char *pattern, size_t n);

/* The log as it is, one JSON object a line.  The caller frees. */
char *hubsim_log(const struct hubsim *h);
/* The same of --capture: with headers and bodies (tests/hubsim/capture.h). */
char *hubsim_capture(const struct hubsim *h);

#endif
