#ifndef HUBSIM_EXCHANGE_H
#define HUBSIM_EXCHANGE_H

/* One request and its answer, from the first byte in to the last byte out. */
#include <microhttpd.h>

#include "tests/hubsim/fault.h"
#include "tests/hubsim/hub.h"
#include "tests/hubsim/waiters.h"

enum stage {
	STAGE_HEAD,  /* headers are known */
	STAGE_BODY,  /* the body is coming in */
	STAGE_READY, /* the answer is there and may have to wait */
	STAGE_GONE,  /* nothing will ever be sent */
};

struct exchange {
	struct hub *hub;
	struct waiters *waiters;
	struct MHD_Connection *connection;
	enum stage stage;
	char *target; /* path?query, as sent */
	struct buf base, body;
	struct request rq;
	struct reply rp;
	struct sending how;
	size_t sent;   /* of the body */
	bool rested;   /* slow: the pause before the next piece is over */
	bool counted;  /* in counters.in_flight */
	bool too_long; /* the body */
};

/*
 * The answer's body as a libmicrohttpd response: gzip when it is asked for and
 * worth it, spoilt as `how` says.  The exchange must outlive it.
 */
struct MHD_Response *exchange_response(struct exchange *x);

#endif
