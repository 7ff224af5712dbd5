#ifndef MODEL_FORMAT_H
#define MODEL_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/str.h"

/* Numbers, sizes and times as people read and write them.  No clock, no locale. */

/* 840, 44k, 1.9M, 12G; at most 4 columns below 1000T; "-" when negative. */
size_t format_count(int64_t n, char *buf, size_t size);

/* 0, 512, 4.2k, 412M, 97.1G, 1.53T: powers of 1000 as the Hub counts; "-" when
 * negative. */
size_t format_bytes(int64_t n, char *buf, size_t size);

/* 12s, 5m, 2h, 190d, 1,102d; "never" when sec is 0; "now" for the future up to a
 * minute, then "in 2h". */
size_t format_age(int64_t sec, int64_t now, char *buf, size_t size);
/* What is left of a wait, in the same units, never less than it is: 7d until a whole
 * day of seven has passed. */
size_t format_left(int64_t seconds, char *buf, size_t size);

/* 2026-02-12 09:14 UTC style parts: date and time "2026-02-12 09:14"; "never" for 0. */
size_t format_stamp(int64_t sec, char *buf, size_t size);

/* 2026-02-12T09:14:00Z; "" for 0. */
size_t format_rfc3339(int64_t sec, char *buf, size_t size);

/* 14:13:22 (UTC), for logs. */
size_t format_clock(int64_t sec, char *buf, size_t size);

/* 1,234,567 */
size_t format_grouped(int64_t n, char *buf, size_t size);
/* The same for many numbers in one line. */
struct grouped {
	char text[28];
};
struct grouped format_groups(int64_t n);

/*
 * RFC 3339 with 0 to 9 fraction digits and Z or an offset (CONTRACT 1 "Times").  Year 1
 * is "never": true and 0.  False when it is no time.
 */
bool parse_rfc3339(struct str s, int64_t *ret_sec);

bool parse_size(struct str s, int64_t *ret_bytes);  /* 12, 4.2k, 1G, 1GB, 1GiB */
bool parse_age(struct str s, int64_t *ret_seconds); /* 90s, 15m, 24h, 30d, 8w, 1y */
bool parse_int(struct str s, int64_t *ret);         /* the whole string, decimal */

#endif
