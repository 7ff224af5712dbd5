#ifndef HUBSIM_NEED_H
#define HUBSIM_NEED_H

/*
 * How handlers begin: is it there, may this caller, and is the body one?  Each
 * of these answers by itself when the request ends there, and returns nothing.
 */
#include "tests/hubsim/hub.h"
#include "tests/hubsim/world.h"

/* What most of an organization says to a session made with a personal token. */
#define PAT_REFUSED "token issued from personal access token"

/* What a request to a repository takes (CONTRACT 3.1, 3.2). */
struct need {
	enum right right;  /* of a user, by role and team */
	enum level level;  /* of a personal token */
	const char *scope; /* of an organization token; NULL = none will do */
};

/* The repository {0}/{1} of the path: 404 when it is absent or hidden, 403. */
struct repo *need_repo(struct hub *hub, const struct request *rq, struct reply *rp,
		       const struct need *n);
/* What keeps a caller who sees the repository from it, or NULL. */
const char *need_refusal(const struct hub *hub, const struct caller *c,
			 const struct repo *r, const struct need *n);

/*
 * The organization {0} of the path, for members of at least that role and for
 * its tokens with that scope (NULL: for no token).
 */
struct org *need_org(struct hub *hub, const struct request *rq, struct reply *rp,
		     enum role role, const char *scope);

/* The body is a JSON object. */
bool need_body(const struct request *rq, struct reply *rp);
/* A string of the body that must be there, of 1 to `most` characters. */
const char *need_text(const struct request *rq, struct reply *rp, const char *key,
		      size_t most);

/*
 * A line of the audit log of `account`, by the caller: `data` is pairs of key
 * and value that end with NULL; the text gets its newline here.
 */
void note_event(struct hub *hub, const struct request *rq, const char *account,
		const char *action, const char *name, const char *const *data,
		const char *fmt, ...) __attribute__((format(printf, 7, 8)));

#endif
