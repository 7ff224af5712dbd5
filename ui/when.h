#ifndef UI_WHEN_H
#define UI_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Times of day on the screen: in UTC, or in the zone of this machine (`utc = no`). Ages
 * are model/format.h's: they have no zone.  UI thread.
 */
void when_use_utc(bool utc);

/* 14:13:22 */
size_t when_clock(int64_t sec, char *buf, size_t size);
/* "2026-02-12 09:14 UTC", "2026-02-12 10:14 CET", "2026-02-12 06:14 -03"; "never" for
 * 0. */
size_t when_stamp(int64_t sec, char *buf, size_t size);

#endif
