#include "net/limit.h"

#include <curl/curl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	WAIT_MIN = 1,
	WAIT_MAX = 900,
	WAIT_DEFAULT = 60,
	RESERVE_MIN = 10,
	JUMP = 32, /* more than answers that overtake each other can explain */
};

/* A delay is never this long, a Unix time never this small (CONTRACT 2.1). */
static const int64_t UNIX_TIME_MIN = 1000000000;

/* A non-negative decimal number alone, blanks around it allowed; -1 when it is not. */
static int64_t number(const char *s)
{
	char *end;
	long long n;

	if (!s)
		return -1;
	s += strspn(s, " \t");
	if (*s < '0' || *s > '9')
		return -1;
	n = strtoll(s, &end, 10);
	end += strspn(end, " \t");
	return *end || n == LLONG_MAX ? -1 : n;
}

static int small(int64_t n)
{
	return n > INT_MAX ? INT_MAX : (int)n;
}

/* Only texts that begin as an HTTP date does: curl would also read "38". */
static int64_t date(const char *s)
{
	if (!s)
		return -1;
	s += strspn(s, " \t");
	if (!((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z')))
		return -1;
	return curl_getdate(s, NULL);
}

static int64_t clamp(int64_t n, int64_t min, int64_t max)
{
	return n < min ? min : n > max ? max : n;
}

/* What the server's clock shows now. */
static int64_t server_now(const struct limit_headers *h, int64_t now)
{
	int64_t t = date(h->date);

	return t > 0 ? t : now;
}

/* Seconds from now until the minute ends; -1 when the answer does not say. */
static int64_t until_reset(const struct limit_headers *h, int64_t now)
{
	int64_t n = number(h->reset);

	if (n < 0)
		return -1;
	if (n >= UNIX_TIME_MIN)
		n -= server_now(h, now);
	return clamp(n, 0, WAIT_MAX);
}

void limit_seen(struct limits *l, const struct limit_headers *h, int64_t now)
{
	int64_t limit = number(h->limit), remaining = number(h->remaining);
	int64_t left = until_reset(h, now);
	int64_t reset = now + (left < 0 ? WAIT_DEFAULT : left);
	bool fresh;

	if (l->wait_until && l->wait_until <= now) {
		l->wait_until = 0;
		l->abuse = false;
		l->why[0] = '\0';
	}
	if (limit >= 0)
		l->limit = small(limit);
	if (remaining < 0)
		return;
	/* A Date that is rounded makes the reset move by a second. */
	fresh = !l->reset || l->remaining < 0 || now >= l->reset ||
		(left >= 0 && reset > l->reset + 1) || remaining > l->remaining + JUMP;
	if (fresh || remaining < l->remaining)
		l->remaining = small(remaining);
	if (fresh)
		l->reset = reset;
}

/* Reads one Retry-After in any of its forms; -1 when it is none of them. */
static int64_t retry_after(struct limits *l, const char *name, const char *value,
			   int64_t server)
{
	int64_t n = number(value);

	if (n >= UNIX_TIME_MIN) {
		snprintf(l->why, sizeof(l->why), "429, %s %lld (read as Unix time)",
			 name, (long long)n);
		return clamp(n - server, WAIT_MIN, WAIT_MAX);
	}
	if (n >= 0) {
		snprintf(l->why, sizeof(l->why), "429, %s %lld (read as seconds)", name,
			 (long long)n);
		return clamp(n, WAIT_MIN, WAIT_MAX);
	}
	n = date(value);
	if (n < 0)
		return -1;
	snprintf(l->why, sizeof(l->why), "429, %s (read as a date)", name);
	return clamp(n - server, WAIT_MIN, WAIT_MAX);
}

static bool any_rate_header(const struct limit_headers *h)
{
	return h->limit || h->remaining || h->reset || h->retry_after ||
	       h->x_retry_after;
}

static int64_t wait_of(struct limits *l, const struct limit_headers *h, int64_t now)
{
	int64_t server = server_now(h, now);
	int64_t n = retry_after(l, "Retry-After", h->retry_after, server);

	if (n < 0)
		n = retry_after(l, "X-Retry-After", h->x_retry_after, server);
	if (n >= 0)
		return n;
	n = until_reset(h, now);
	if (n >= 0) {
		snprintf(l->why, sizeof(l->why), "429, X-RateLimit-Reset");
		return clamp(n, WAIT_MIN, WAIT_MAX);
	}
	snprintf(l->why, sizeof(l->why), "429 that does not say how long");
	return WAIT_DEFAULT;
}

void limit_hit(struct limits *l, const struct limit_headers *h, int64_t now,
	       int strikes)
{
	int64_t wait;

	if (!any_rate_header(h)) {
		l->abuse = true;
		snprintf(l->why, sizeof(l->why), "429 without a rate header");
		wait = (int64_t)WAIT_DEFAULT << clamp(strikes, 0, 2);
	} else {
		int64_t limit = number(h->limit);

		l->abuse = false;
		wait = wait_of(l, h, now);
		if (limit >= 0)
			l->limit = small(limit);
		l->remaining = 0;
		l->reset = now + wait;
	}
	/* Late answers to one burst do not move the end. */
	if (l->wait_until < now + wait)
		l->wait_until = now + wait;
}

int limit_reserve(const struct limits *l)
{
	int n = l->limit / 6 > RESERVE_MIN ? l->limit / 6 : RESERVE_MIN;

	/* A small limit must not be all reserve: nothing would ever be sent. */
	return l->limit && n > l->limit / 2 ? l->limit / 2 : n;
}

int limit_spare(const struct limits *l, int64_t now)
{
	int left = l->remaining;

	if (left < 0 || !l->limit)
		return INT_MAX;
	if (l->reset && now >= l->reset)
		left = l->limit;
	left -= limit_reserve(l);
	return left > 0 ? left : 0;
}

int64_t limit_opens(const struct limits *l, int64_t now)
{
	if (l->wait_until > now)
		return l->wait_until;
	if (l->limit && l->remaining == 0 && l->reset > now)
		return l->reset;
	return now;
}
