#include "tests/hubsim/limit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

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
static struct window *window_of(struct limits *l, const char *account, int64_t length,
				int64_t now)
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
	if (now - w->start >= length) {
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
	w = window_of(hub->limits, account, WINDOW, now);
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
	struct window *w = window_of(hub->limits, account, WINDOW, now);
	unsigned most = hub->opt.rate_limit;

	w->start = now;
	w->used = remaining > most ? 0 : most - remaining;
}

/* "100;w=21600" taken apart; a missing window is six hours. */
static const char *read_form(const char *form, long *ret_most, int64_t *ret_length)
{
	const char *window = strstr(form, ";w=");

	*ret_most = strtol(form, NULL, 10);
	*ret_length = (window ? strtoll(window + 3, NULL, 10) : 21600) * NS_SECOND;
	return window ? window : ";w=21600";
}

static void reply_used_up(struct reply *rp)
{
	reply_registry(rp, 429, "TOOMANYREQUESTS",
		       "You have reached your pull rate limit. You may increase the "
		       "limit by authenticating and upgrading: "
		       "https://www.docker.com/increase-rate-limit",
		       NULL);
}

bool limit_pull(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *form = hub->opt.pull_limit, *text;
	const struct user *u = rq->caller.user;
	char key[300];
	struct window *w;
	int64_t length;
	bool fits;
	long most;

	reply_header(rp, "Docker-RateLimit-Source", "%s", u ? u->uuid : rq->remote);
	if (!strcmp(form, "none"))
		return true;
	text = read_form(form, &most, &length);
	if (!strcmp(form, "blank")) {
		reply_header(rp, "RateLimit-Limit", "%s", text);
		reply_header(rp, "RateLimit-Remaining", "%s", text);
		return true;
	}
	most *= u ? 2 : 1;
	snprintf(key, sizeof(key), "pulls of %s", u ? u->name : rq->remote);
	w = window_of(hub->limits, key, length, rq->now);
	fits = rq->head || w->used < most;
	w->used += fits && !rq->head;
	reply_header(rp, "RateLimit-Limit", "%ld%s", most, text);
	reply_header(rp, "RateLimit-Remaining", "%ld%s", most - (long)w->used, text);
	if (!fits)
		reply_used_up(rp);
	return fits;
}
