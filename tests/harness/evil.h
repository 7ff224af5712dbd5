#ifndef TESTS_HARNESS_EVIL_H
#define TESTS_HARNESS_EVIL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A server that does what a Hub must not: bytes on a socket, written by the test.  It
 * runs in this process, on loopback, one thread a connection, and remembers every
 * request.
 */
struct evil;
struct evil_conn;

/*
 * Answers one request (its head, NUL-terminated).  False closes the connection.  Runs
 * in a thread of the server.
 */
typedef bool evil_fn(struct evil_conn *c, const char *request, void *arg);

/* port 0: any.  Aborts the test program when there is no port. */
struct evil *evil_start(int port, evil_fn *fn, void *arg);
void evil_stop(struct evil *e); /* NULL is fine; ends what evil_wait() holds */

const char *evil_url(const struct evil *e);
int evil_port(const struct evil *e);

/* Requests so far whose head contains `needle`. */
size_t evil_saw(struct evil *e, const char *needle);

/* Waits until there are `n` of them; aborts the test program at the deadline. */
void evil_await(struct evil *e, const char *needle, size_t n);

/* For evil_fn.  False when the client is gone or the server is to stop. */
bool evil_write(struct evil_conn *c, const void *bytes, size_t len);
bool evil_say(struct evil_conn *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A whole answer with its length. */
bool evil_answer(struct evil_conn *c, const char *status, const char *headers,
		 const char *body);

/* Waits until the client closes, the server stops, or `ms` have passed (< 0: never);
 * true when the time has passed. */
bool evil_wait(struct evil_conn *c, int ms);

void evil_reset(struct evil_conn *c); /* ends the connection with a RST */

/* The number behind "page=" in the request's target; 1 when there is none. */
int evil_page(const char *request);

#endif
