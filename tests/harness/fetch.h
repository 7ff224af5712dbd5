#ifndef TESTS_HARNESS_FETCH_H
#define TESTS_HARNESS_FETCH_H

#include "net/hub.h"

/*
 * One request through a hub, and all that came of it, for tests and benchmarks.
 */
struct fetched {
	struct reply *done; /* REPLY_DONE; NULL when the sign-in asked */
	size_t rows;
	int pages;             /* replies with rows or a body before the end */
	bool in_order;         /* bodies came in the order of their pages */
	int64_t first_page_ms; /* until the first of them; -1: none came */
	int64_t ms;
};

/* A hub for `url` with short limits, that reads as `user`; NULL: anonymous.  Aborts the
 * test program when it cannot be opened. */
struct fetch_hub {
	struct hub_config config; /* may be changed before fetch_open() */
	struct credentials *credentials;
	struct hub *hub;
};
void fetch_init(struct fetch_hub *f, const char *url, const char *user,
		const char *secret);
void fetch_open(struct fetch_hub *f);
void fetch_close(struct fetch_hub *f);

/* `params` is JSON; `op` is "repos.list". */
ticket fetch_submit(struct fetch_hub *f, const char *op, const char *params,
		    enum want want, bool all);
void fetch_wait(struct fetch_hub *f, ticket t, struct fetched *ret);
void fetch_all(struct fetch_hub *f, const char *op, const char *params, enum want want,
	       struct fetched *ret);
void fetched_done(struct fetched *r);

#endif
