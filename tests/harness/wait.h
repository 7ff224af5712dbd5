#ifndef TESTS_HARNESS_WAIT_H
#define TESTS_HARNESS_WAIT_H

/*
 * Deadlines of tests.  A deadline ends a test that would wait for ever; no test
 * passes because of one.
 */

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static inline int64_t wait_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* How long anything may take: 10 s, 60 s where SLOW_TESTS is set. */
static inline int64_t wait_limit_ms(void)
{
	const char *slow = getenv("SLOW_TESTS");

	return slow && *slow ? 60000 : 10000;
}

static inline int64_t wait_deadline(void)
{
	return wait_now_ms() + wait_limit_ms();
}

/* Milliseconds until then as poll() wants them, 0 when it has passed. */
static inline int wait_left(int64_t deadline)
{
	int64_t left = deadline - wait_now_ms();

	return left > 0 ? (int)left : 0;
}

#endif
