#ifndef HUBSIM_REPLY_H
#define HUBSIM_REPLY_H

/* How answers are written: bodies, errors, headers and pages. */
#include "tests/hubsim/hub.h"

#define JSON_TYPE "application/json"
#define SCIM_TYPE "application/scim+json"

void reply_free(struct reply *rp);
/* Empties the body and keeps the headers: a new answer begins. */
void reply_start(struct reply *rp, unsigned status);
void reply_header(struct reply *rp, const char *name, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void reply_text(struct reply *rp, unsigned status, const char *type, const char *text);

/* {"message":text,"errinfo":{}}: most of the Hub */
void reply_error(struct reply *rp, unsigned status, const char *message);
/* {"detail":text}: what is left of the older Hub */
void reply_detail(struct reply *rp, unsigned status, const char *detail);
/* {"message":text,"errinfo":{key:why}}: a body that does not do */
void reply_invalid(struct reply *rp, const char *key, const char *why);
/* {"fields":{key:[why]},"text":why}: the same, told by newer parts */
void reply_value(struct reply *rp, const char *key, const char *why);
/* {key:[why]}: the same, told by the oldest */
void reply_field(struct reply *rp, const char *key, const char *why);
/* {"message":"404: Page Not Found"} and its 405 sister */
void reply_no_route(struct reply *rp, unsigned status);
/* {"errors":[{"code","message","detail"}]}: the registry; detail is JSON */
void reply_registry(struct reply *rp, unsigned status, const char *code,
		    const char *message, const char *detail);
/* SCIM's own form of an error */
void reply_scim(struct reply *rp, unsigned status, const char *detail);
/* The body that goes with a status when nothing better is known. */
void reply_status(struct reply *rp, unsigned status);

struct page {
	size_t number, size, offset;
};

#define PAGE_MAX        100
#define ANONYMOUS_TAGS  500
#define ANONYMOUS_REPOS 100
#define NO_DEPTH_LIMIT  SIZE_MAX

/*
 * Reads page and page_size (10 when absent, quietly lowered to 100; what is no number
 * counts as absent); false after answering 403 to an anonymous caller beyond `deepest`.
 */
bool page_read(const struct request *rq, struct reply *rp, size_t deepest,
	       struct page *ret_page);
/*
 * Begins {"count","next","previous","results":[ ; false after answering 404,
 * because the page lies behind the last one.
 */
bool page_begin(const struct request *rq, struct reply *rp, const struct page *pg,
		size_t count);
/* The same, with another word than null where there is no address, or no key. */
extern const char page_absent[];
bool page_begin_as(const struct request *rq, struct reply *rp, const struct page *pg,
		   size_t count, const char *none);
void page_end(struct reply *rp);
/* For lists whose interface knows a 400: false after one, `told` in their way. */
typedef void page_refusal(struct reply *rp, const char *key, const char *why);
bool page_check(const struct request *rq, struct reply *rp, page_refusal *told);
/* A whole page of rows that were chosen beforehand. */
typedef void row_writer(struct buf *b, const void *row, const void *arg);
void page_reply(const struct request *rq, struct reply *rp, const void *const *rows,
		size_t n, row_writer *write, const void *arg);
/* As page_begin_as(). */
void page_reply_as(const struct request *rq, struct reply *rp, const void *const *rows,
		   size_t n, row_writer *write, const void *arg, const char *none);

#endif
