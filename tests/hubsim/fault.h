#ifndef HUBSIM_FAULT_H
#define HUBSIM_FAULT_H

/*
 * Misbehaviour on request: --fail 'METHOD GLOB KIND[:ARG] [p=F|n=N|skip=N]'.
 *
 * A fault either replaces the answer before anything was done, replaces it
 * after the request was carried out (KIND begins with "after-"), or changes
 * how the answer is sent.  Some are events beside it (tests/hubsim/events.h).
 */
#include "tests/hubsim/hub.h"

enum send_how {
	SEND_PLAIN,
	SEND_RESET,    /* TCP RST */
	SEND_CLOSE,    /* closed without a byte */
	SEND_TRUNCATE, /* `bytes` of the body, then closed */
	SEND_STALL,    /* `bytes` of the body (none: no head either), then silence */
	SEND_SLOW,     /* `bytes` a second */
};

#define STALL_BEFORE_HEAD (-1)
#define HALF_THE_BODY     (-1)

struct sending {
	enum send_how how;
	long bytes;
	unsigned delay_ms; /* besides --latency */
};

struct fault;

struct faults *faults_new(void);
void faults_free(struct faults *f);
void faults_clear(struct faults *f);
/* Adds one; false when the text is no fault. */
bool faults_add(struct faults *f, const char *text);

/* The fault that hits this request now, or NULL; counts it as used. */
const struct fault *faults_pick(struct hub *hub, const struct request *rq,
				const char *query);
/* What others do just before this request is carried out, or right after it. */
void faults_events(struct hub *hub, const struct request *rq, const char *query,
		   bool after);
/* The request is not to be carried out at all. */
bool fault_prevents(const struct fault *f);
/* Writes what is sent instead of (or of) the answer in `rp`, and how. */
void fault_apply(const struct fault *f, struct hub *hub, const struct request *rq,
		 struct reply *rp, struct sending *ret_how);

#endif
