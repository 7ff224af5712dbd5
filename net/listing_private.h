#ifndef NET_LISTING_PRIVATE_H
#define NET_LISTING_PRIVATE_H

#include "net/thread.h"

/* A list while it is read: shared by net/listing*.c and nobody else.  Net thread. */

/* One page, from the request until it is handed on. */
struct fetch {
	struct fetch *next;
	struct listing *listing;
	int number;
	char *target;
	struct exchange *x;     /* NULL once answered */
	struct reply *finished; /* a body that waits for the pages before it */
};

struct listing {
	struct listing *next;
	ticket ticket;
	struct request req; /* its params are ours */
	sink_fn *sink;      /* NULL: the replies are for the UI */
	void *sink_arg;
	struct body_file file; /* WANT_FILE: what the body goes to */
	struct watch *start;   /* of listing_read(), until it begins */
	const struct kind *kind;
	struct fetch *fetches;
	struct error err;   /* of the page `end` was cut at */
	struct reply *last; /* what REPLY_DONE will say of the last answer */
	int size;           /* rows of a page */
	int asked;          /* pages 1 ... asked were sent */
	int known;          /* the highest page said to exist */
	int end;            /* no page behind this one */
	int flying, arrived, handed;
	int requests;
	int64_t since; /* worker_clock() */
	size_t rows;   /* of all pages so far */
	size_t bytes;  /* of bodies handed on as they are */
	uint64_t seen; /* hash of the bytes of the last page that came, .. */
	int seen_page; /* .. which was this one */
	bool over;     /* something went wrong that ends the whole list */
	bool counted;  /* page 1 said how many rows there are */
};

/* What a page says of the list. */
struct said {
	size_t rows;
	int64_t total; /* -1: nothing */
	bool more;
	struct str next; /* {NULL,0}: it does not say where */
};

/* Pages without a count or a `next` come one after the other (CONTRACT 1). */
static inline bool listing_is_keyed(const struct listing *l)
{
	return l->req.op->flags & OP_KEYED;
}

/*
 * What the answer says.  Rows go into r->page, which owns the strings of *ret; of a
 * body they are owned by *ret_body, which the caller puts away.  The key of the next
 * page, when there is one, becomes a parameter of the list.
 */
enum status listing_read_rows(struct fetch *f, const struct answer *a, struct reply *r,
			      struct said *ret, struct error *err) MUST_CHECK;
enum status listing_read_body(struct listing *l, const struct answer *a,
			      struct said *ret, json_object **ret_body,
			      struct error *err) MUST_CHECK;

/* ST_PARSE: the page is the one before it again, so the server heeds no page, and there
 * would be one more for ever. */
enum status listing_check_new(struct fetch *f, const struct answer *a,
			      const struct said *said, struct error *err) MUST_CHECK;

/* The end of one that went to a file: *err says when not all of it is there. */
void listing_end_file(struct listing *l, struct error *err);

/* `next` must lead to the same server, and on (QUALITY H3, H15). */
enum status listing_check_next(const struct worker *w, const struct fetch *f,
			       struct str next, struct error *err) MUST_CHECK;

#endif
