#ifndef TESTS_HARNESS_SENT_H
#define TESTS_HARNESS_SENT_H

#include <json-c/json.h>

#include "tests/harness/hubsim.h"

/*
 * The requests that a Hub started with --capture got: their lines, headers and bodies
 * (tests/hubsim/capture.h).
 */
enum { SENT_MAX = 16 };

struct sent {
	json_object *request[SENT_MAX]; /* the first of them */
	size_t n;
	size_t logins,
		tokens; /* not among them: sign-ins of the Hub, of the registry */
};

/*
 * What came behind *at bytes of the capture; *at is then its end.  `logins_too`: a
 * login is a request like others.
 */
void sent_take(const struct hubsim *h, bool logins_too, size_t *at, struct sent *ret);
void sent_done(struct sent *s);

/* The text of a member, "" without; borrowed. */
const char *sent_text(json_object *o, const char *key);

/* Is it this "METHOD TARGET"?  With a * at the end: does it begin so? */
bool sent_is(json_object *request, const char *line);
/* How many are one of these lines. */
size_t sent_count(const struct sent *s, const char *lines);

void sent_print(const struct sent *s);

#endif
