#ifndef HUBSIM_CLOCK_H
#define HUBSIM_CLOCK_H

/*
 * The Hub's own clock: nanoseconds since 1970, started at --now (or the real
 * time) and running --clock-scale times as fast as the real one.  Everything
 * the Hub says about time (Date, exp, resets, Retry-After) is on this clock.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NS_SECOND INT64_C(1000000000)
#define NS_HOUR   (3600 * NS_SECOND)
#define NS_DAY    (24 * NS_HOUR)
#define TIME_TEXT 40

/* Call once, before any thread.  `now` 0 = the real time. */
void clock_start(int64_t now, double scale);
int64_t clock_now(void);
/* Put the clock forward; any thread. */
void clock_advance(int64_t ns);
/* Milliseconds of a monotonic clock that no option changes. */
int64_t clock_real_ms(void);

/* "2026-01-12T09:08:21.390357865Z" with 0 to 9 digits; returns the length. */
size_t time_text(char out[TIME_TEXT], int64_t at);
/* "Sun, 06 Nov 1994 08:49:37 GMT" */
void time_http(char out[TIME_TEXT], int64_t at);
/* "20261121", for names of nightly builds. */
void time_day(char out[TIME_TEXT], int64_t at);
/* Reads RFC 3339 in UTC or with an offset. */
bool time_parse(const char *s, int64_t *ret_at);

#endif
