#include "tests/hubsim/limit.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/reply.h"

#define WINDOW (60 * NS_SECOND)

struct window {
	char *account;
	int64_t start;
	unsigned used;
};

struct limits {
	struct window *at;
	size_t n, cap;
};

struct limits *limits_new(void)
{
	return must_alloc(sizeof(struct limits));
}

void limits_free(struct limits *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->at[i].account);
	free(l->at);
	free(l);
}

/* The account's window of now: its last one, or a new one when that is over. */
static struct window *window_of(struct limits *l, const char *account, int64_t now)
{
	struct window *w = NULL;

	for (size_t i = 0; i < l->n && !w; i++)
		if (!strcmp(l->at[i].account, account))
			w = &l->at[i];
	if (!w) {
		l->at = array_room(l->at, l->n, &l->cap, sizeof(*l->at));
		w = &l->at[l->n++];
		*w = (struct window){ .account = must_dup(account), .start = now };
	}
	if (now - w->start >= WINDOW) {
		w->start = now;
		w->used = 0;
	}
	return w;
}

/* Whole seconds until `at`, never too few. */
static int64_t seconds_until(int64_t at, int64_t now)
{
	return (at - now + NS_SECOND - 1) / NS_SECOND;
}

bool limit_take(struct hub *hub, const char *account, int64_t now, struct reply *rp)
{
	unsigned most = hub->opt.rate_limit;
	struct window *w;
	bool fits;
	int64_t wait;

	if (!most)
		return true;
	w = window_of(hub->limits, account, now);
	fits = w->used < most;
	if (fits)
		w->used++;
	wait = seconds_until(w->start + WINDOW, now);
	reply_header(rp, "X-RateLimit-Limit", "%u", most);
	reply_header(rp, "X-RateLimit-Remaining", "%u", most - w->used);
	reply_header(rp, "X-RateLimit-Reset", "%lld",
		     (long long)((w->start + WINDOW + NS_SECOND - 1) / NS_SECOND));
	if (fits)
		return true;
	reply_status(rp, 429);
	reply_header(rp, "Retry-After", "%lld", (long long)wait);
	return false;
}

void limit_set(struct hub *hub, const char *account, unsigned remaining, int64_t now)
{
	struct window *w = window_of(hub->limits, account, now);
	unsigned most = hub->opt.rate_limit;

	w->start = now;
	w->used = remaining > most ? 0 : most - remaining;
}
