#ifndef HUBSIM_LIMIT_H
#define HUBSIM_LIMIT_H

/* Requests a minute, counted for each account (CONTRACT 2.1). */
#include "tests/hubsim/hub.h"

struct limits *limits_new(void);
void limits_free(struct limits *l);

/*
 * Counts one request of `account` and writes the three headers.  False, with a
 * 429 and its Retry-After written too, when the minute is used up; requests
 * refused do not count.
 */
bool limit_take(struct hub *hub, const char *account, int64_t now, struct reply *rp);
/* Leaves the account `remaining` requests in a minute that begins now. */
void limit_set(struct hub *hub, const char *account, unsigned remaining, int64_t now);

/*
 * The pull limit of the account or address (CONTRACT 2.2): a GET of a manifest uses one
 * up, a HEAD does not, and accounts have twice as much as an address.  Adds the
 * headers; false after a 429.
 */
bool limit_pull(struct hub *hub, const struct request *rq, struct reply *rp);

#endif
