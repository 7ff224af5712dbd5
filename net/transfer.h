#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>

#include "model/op.h"
#include "net/body_file.h"
#include "net/hub.h"
#include "net/secret.h"

/*
 * One curl handle, set up for one request at a time: every option that keeps a request
 * inside its limits and its host is set here (QUALITY H1-H10).  It does not send:
 * worker.c adds it to the multi handle.  Net thread.
 */

/* The same for all transfers; owned by the worker. */
struct transfer_setup {
	char *ca_file; /* NULL: none named */
	char *ca_path; /* hashed directory; NULL: curl's default */
	struct hub_timeouts timeouts;
};

/* Fills the CA members from the configuration, the environment and what is on disk. */
void transfer_setup_init(struct transfer_setup *s, const char *ca_file,
			 const struct hub_timeouts *timeouts);
void transfer_setup_done(struct transfer_setup *s);

/* Answer headers we read, in this order; "" when absent. */
enum head {
	HEAD_TYPE,
	HEAD_LOCATION,
	HEAD_DATE,
	HEAD_LIMIT,
	HEAD_REMAINING,
	HEAD_RESET,
	HEAD_RETRY_AFTER,
	HEAD_X_RETRY_AFTER,
	HEAD_DIGEST,
	HEAD_PULL_LIMIT,
	HEAD_PULL_REMAINING,
	HEAD_PULL_SOURCE,
	N_HEADS,
};

enum { BODY_MAX = 8 << 20, HEADERS_MAX = 64 << 10 };

struct transfer {
	CURL *easy;            /* NULL between requests */
	struct transfer *next; /* for the holder's list of idle ones */
	const struct transfer_setup *setup;
	char *body; /* NUL behind body_len bytes, NULL when there are none */
	size_t len, cap;
	size_t header_bytes;
	char *head[N_HEADS]; /* NULL when absent */
	bool too_big, header_flood, secret;
	struct body_file *file; /* a good body goes there; NULL: none */
	bool headed;            /* the blank line behind the headers came */
	struct curl_slist *headers;
	struct curl_slist auth; /* in front of `headers`; its data is wiped */
	char detail[CURL_ERROR_SIZE];
};

struct transfer_request {
	enum method method;
	const char *url;
	const char *body;         /* NULL: none; borrowed until the end */
	const char *content_type; /* of the body */
	const char *accept;
	struct str bearer; /* {NULL,0}: none */
	const char *basic_user;
	const struct secret *basic_secret;
	bool fresh;    /* a connection of its own: curl repeats a request by itself when
			  a kept connection turns out dead; a change must not be */
	bool loopback; /* http is allowed, a proxy is not used */
	bool secret;   /* the answer is wiped */
	struct body_file *file; /* NULL: the body is kept; else it goes there, for as
				   long as it comes; borrowed until the end */
	void *tag;              /* CURLOPT_PRIVATE */
};

struct transfer *transfer_new(const struct transfer_setup *setup);
void transfer_free(struct transfer *t); /* not while in a multi handle; NULL is fine */

/* ST_LOCAL when a header would hold a control byte (QUALITY H14) or curl refuses an
 * option. */
enum status transfer_prepare(struct transfer *t, const struct transfer_request *r,
			     struct error *err) MUST_CHECK;

/* After the end: forgets the request, wipes what was secret, keeps the buffer. */
void transfer_reset(struct transfer *t);

/* Hands the body over, NUL-terminated; NULL when there was none. */
char *transfer_take_body(struct transfer *t, size_t *ret_len);

const char *transfer_head(const struct transfer *t, enum head h); /* "" when absent */

/* What a failure means for what may be done next. */
enum fault {
	FAULT_NONE,
	FAULT_CONNECT, /* not connected: nothing was sent */
	FAULT_BROKEN,  /* the connection broke off */
	FAULT_FINAL,   /* trying again would not help, or took its time already */
};

/* Judges how the transfer ended; fills `err` when it failed (fault.c). */
enum fault transfer_fault(const struct transfer *t, CURLcode rc, struct error *err);

#endif
