#ifndef HUBDECK_H
#define HUBDECK_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * libhubdeck: everything Docker Hub lets an administrator do, from a C program.
 *
 *     cc program.c $(pkg-config --cflags --libs hubdeck)
 *
 * Operations have the names and parameters that `hubdeck actions` lists.  Parameters
 * and answers are JSON texts in UTF-8.  Every call waits for its answer: limits are
 * kept, sessions renewed, reads repeated after a broken connection, changes sent once
 * and journalled in $XDG_STATE_HOME/hubdeck/journal.db.
 *
 * A client is for one thread at a time.  When memory runs out the program is aborted.
 */
struct hubdeck;

enum {
	HUBDECK_OK = 0,
	HUBDECK_PARTLY = 3, /* a 2xx of which some items were refused */
	/* Others are the exit codes of hubdeck(1): 4 gate closed, 64 bad usage, 65 bad
	 * or absent, 69 refused, 74 this machine, 75 try later, 77 not allowed. */
};

struct hubdeck_error {
	int http;       /* 0: no answer arrived */
	char type[32];  /* "ParameterError", "AuthError" ... as in hubdeck(1) */
	char text[256]; /* one line; may hold hostile bytes of the server */
	char hint[256]; /* the next step; "" when none */
};

struct hubdeck_limits {
	int limit, remaining; /* requests a minute; 0, -1 when the Hub did not say */
	long long reset;      /* Unix seconds */
};

/*
 * Opens a client for `url` (NULL: $DOCKERHUB_URL, or https://hub.docker.com) that signs
 * in with what the environment and Docker's configuration hold, at the first call that
 * needs it.  Secret variables are wiped from the environment.  `read_only` sends
 * nothing that changes anything.  NULL with *err.
 */
struct hubdeck *hubdeck_open(const char *url, bool read_only,
			     struct hubdeck_error *err);
void hubdeck_close(struct hubdeck *h); /* NULL is fine */

/*
 * The gate: closed at first, it refuses (4) every deletion and removal, organization
 * settings, and all that is as dangerous.  Whoever opens it has asked a person.
 */
void hubdeck_gate(struct hubdeck *h, bool open);

/*
 * Runs one operation, `op` being "repos.create".  `params` is a JSON object; NULL for
 * none.  On HUBDECK_OK and HUBDECK_PARTLY, *ret_body (may be NULL) is the Hub's answer,
 * NULL when it was empty, which the caller frees; of a new token it is the only copy.
 */
int hubdeck_call(struct hubdeck *h, const char *op, const char *params, char **ret_body,
		 struct hubdeck_error *err);

/*
 * Walks a list to its end.  `row` gets each row as a JSON object and stops the walk by
 * answering false.
 */
typedef bool hubdeck_row(void *arg, const char *json);
int hubdeck_list(struct hubdeck *h, const char *op, const char *params,
		 hubdeck_row *row, void *arg, struct hubdeck_error *err);

/* As the last answer said. */
struct hubdeck_limits hubdeck_rate_limit(struct hubdeck *h);

/* Whose session it is; "" before the first sign-in and for nobody.  Valid until the
 * next call. */
const char *hubdeck_whoami(struct hubdeck *h);

#ifdef __cplusplus
}
#endif

#endif
