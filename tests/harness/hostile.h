#ifndef TESTS_HARNESS_HOSTILE_H
#define TESTS_HARNESS_HOSTILE_H

#include "tests/harness/evil.h"
#include "tests/harness/fetch.h"

/* What tests of a hostile or broken server (tests/harness/evil.h) have in common. */

/* The parameters of the list that is asked for, of 100 tags a page. */
extern const char hostile_list[];

/* Signs in with a token that evil servers take for one; false: it is no sign-in. */
bool hostile_sign_in(struct evil_conn *c, const char *request);

/* A page of `n` tags, "v1" for first 1; `next` may be NULL. */
bool hostile_page(struct evil_conn *c, int first, int n, long count, const char *next);

/* An answer that is always the same, for hostile_fixed(). */
struct fixed {
	const char *status, *headers, *body;
};
bool hostile_fixed(struct evil_conn *c, const char *request, void *fixed);

/* An empty list, to everything; and, once signed in, no answer ever. */
bool hostile_empty(struct evil_conn *c, const char *request, void *arg);
bool hostile_silent(struct evil_conn *c, const char *request, void *arg);

/* A hub that is signed in to `e`, with limits for a test's patience. */
void hostile_open(struct fetch_hub *f, struct evil *e);

struct expected {
	enum status status;
	int http;
	const char *text; /* part of the error */
};

/* One list of tags from a server that behaves as `fn`: it ends as expected.  Returns
 * how many rows arrived. */
size_t hostile_expect(evil_fn *fn, void *arg, const struct expected *want);

#endif
