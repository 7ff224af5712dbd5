#ifndef TESTS_HARNESS_CUT_H
#define TESTS_HARNESS_CUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A line on loopback that breaks once, after a number of bytes.  One thread.
 */
struct cut;

enum cut_way { CUT_REQUESTS, CUT_ANSWERS };

/* Connections to cut_port() lead to `port` of 127.0.0.1. */
struct cut *cut_start(int port);
int cut_port(const struct cut *c);
void cut_stop(struct cut *c); /* NULL is fine */

/*
 * Counts from 0 again.  When `at` bytes have gone this way on all connections together,
 * the one they went on ends: both its sides are closed, with a RST when `reset`.
 * Only while nothing is connected.
 */
void cut_after(struct cut *c, enum cut_way way, size_t at, bool reset);
size_t cut_passed(struct cut *c, enum cut_way way); /* since then */

#endif
