#ifndef NET_LIMIT_H
#define NET_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/str.h"

/*
 * What the Hub's headers say about how much we may ask (CONTRACT 2.1, UX 8).  Pure: no
 * clock but the one passed in.  Times are Unix seconds of the server's `Date` header
 * where there is one, so a wrong local clock does not matter.
 */
struct limits {
	int limit;          /* requests a minute; 0: not known yet */
	int remaining;      /* the lowest seen in this window; -1: not known */
	int64_t reset;      /* Unix seconds, local clock; 0: not known */
	int64_t wait_until; /* after a 429: nothing is sent before; 0: no wait */
	bool abuse; /* the wait is for an abuse block (DESIGN 9), not the minute's limit
		     */
	char why[64]; /* "429, Retry-After 38 (read as seconds)"; "" */
};

/* The rate headers of one answer, as text; NULL where absent. */
struct limit_headers {
	const char *limit, *remaining, *reset, *retry_after, *x_retry_after, *date;
};

/* Feeds one answer (any status but 429).  `now` is the local Unix time. */
void limit_seen(struct limits *l, const struct limit_headers *h, int64_t now);

/* Feeds a 429: sets wait_until (1 to 900 s from now) and why.  Accepts Retry-After and
 * X-Retry-After as seconds, HTTP date or Unix time (>= 1e9); falls back to reset, then
 * 60 s; without any rate header it is an abuse block: `strikes` (0 ...) gives 60, 120,
 * 240 s. */
void limit_hit(struct limits *l, const struct limit_headers *h, int64_t now,
	       int strikes);

/* Requests kept for the person at the keyboard: max(10, limit / 6), at most half. */
int limit_reserve(const struct limits *l);

/* How many background requests may be sent now without touching the reserve. */
int limit_spare(const struct limits *l, int64_t now);

/* When the next request may be sent at all, the user's own included: `now`, or the end
 * of the wait, or of a window that is used up. */
int64_t limit_opens(const struct limits *l, int64_t now);

#endif
