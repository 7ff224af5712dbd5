#ifndef TESTS_HARNESS_FAKE_WORKER_H
#define TESTS_HARNESS_FAKE_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "net/worker.h"

/*
 * The network thread without a network and without a thread, for what runs inside it:
 * the answers to worker_send() come from a script, and time passes when the test says
 * so.  A test program that uses it is linked with this in place of net/worker.c and
 * net/thread.c.
 */

/* `credentials` are borrowed; NULL: anonymous.  `journal` may be NULL. */
struct worker *fake_new(struct credentials *credentials, const char *journal);
void fake_free(struct worker *w); /* as at the end of the thread */

struct hub_config *fake_config(struct worker *w);

/*
 * The next request that matches "METHOD /path" (a shell pattern) is answered so, and
 * then the rule is used up; `times` < 0: never.  Rules are tried in the order they were
 * made.  `body` is JSON; NULL: none.  A request without a rule is answered 500.
 */
void fake_answer(struct worker *w, const char *pattern, int times, int http,
		 const char *body);
/* Sent, and no answer came. */
void fake_lose(struct worker *w, const char *pattern, int times);
/* Headers of the registry, for the answers from now on. */
void fake_pull_limit(struct worker *w, const char *limit, const char *remaining,
		     const char *source);

/* Called when a request that matches goes out, before it is answered. */
void fake_when(struct worker *w, const char *pattern, void (*fn)(void *arg), void *arg);

/* Answers, fires what is due and waits for what can be read, until nothing is left but
 * waiting for the clock; then jumps to the next time something waits for. */
void fake_run(struct worker *w);
/* The same without a jump of the clock. */
void fake_settle(struct worker *w);
void fake_advance(struct worker *w, int64_t ms);
/* It is later, and nothing else happens: for fake_when(). */
void fake_pass(struct worker *w, int64_t ms);

size_t fake_count(struct worker *w, const char *pattern);
/* What was sent so far, oldest first: "METHOD /path?query" and its body ("" for none).
 */
size_t fake_sent(struct worker *w);
const char *fake_request(struct worker *w, size_t i);
const char *fake_body(struct worker *w, size_t i);
const struct send *fake_send_at(struct worker *w, size_t i); /* call, bearer: gone */

struct reply *fake_take(
	struct worker *w); /* the caller owns; NULL when there is none */
const struct hub_status *fake_status(struct worker *w);
unsigned fake_settlings(struct worker *w); /* calls of worker_session_settled() */

#endif
