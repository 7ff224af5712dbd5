#ifndef UI_ESTATE_READING_H
#define UI_ESTATE_READING_H

#include "model/estate.h"
#include "net/hub.h"
#include "ui/config.h"

/* What of an organization is read. */
enum estate_parts {
	ESTATE_PEOPLE = 1 << 0, /* members, invitations, teams */
	ESTATE_TEAMS = 1 << 1,  /* and who is in each team */
	ESTATE_TOKENS = 1 << 2, /* organization tokens, each with its resources, and
				   one's own personal tokens */
	ESTATE_REPOS = 1 << 3,  /* repositories, each with its settings */
	ESTATE_ACCESS = 1 << 4, /* and the grants of teams to each */
	ESTATE_HOOKS = 1 << 5,  /* and their webhooks */
	ESTATE_SCIM = 1 << 6, /* users of the identity provider, if there is a bearer */
	ESTATE_PLAN = 1 << 7, /* which says how many tokens there may be */
	ESTATE_EVERYTHING = (1 << 8) - 1,
	ESTATE_NAMES = 1 << 8, /* repositories alone */
	ESTATE_ENDS = 1 << 9,  /* tokens as they are listed, without their resources */
};

struct estate_wanted {
	const char *org;
	const char *repo; /* only this one of the repositories; NULL: all */
	unsigned parts;
};

/*
 * What an organization consists of, while it is read: all at once as far as the limit
 * allows, in two rounds, as the second hangs on the first.  Nobody waits here: the
 * dashboard and the MCP server go on, a command waits (ui/estate_read.h).  For the UI
 * thread.
 */
struct estate_reading;

/* Asks for the first round; copies `wanted` and the address of the Hub. */
struct estate_reading *estate_reading_new(struct hub *h, const char *url,
					  const struct estate_wanted *wanted);
void estate_reading_free(struct estate_reading *r); /* cancels what is under way; NULL
						       is fine */

/* False when the reply is for somebody else. */
bool estate_reading_take(struct estate_reading *r, const struct reply *reply);
bool estate_reading_over(const struct estate_reading *r);
void estate_reading_progress(const struct estate_reading *r, size_t *ret_answered,
			     size_t *ret_asked);
/* Does it wait for the answer to this one? */
bool estate_reading_waits(const struct estate_reading *r, ticket t);
/* Until the round that is under way has been answered (gather_wait()). */
enum status estate_reading_wait(struct estate_reading *r, const struct config *c,
				struct error *err) MUST_CHECK;

/* "members 3 + teams 1 = 4 requests", "lists 4 + of their rows 12 = 16 requests"; when
 * it is over. */
void estate_reading_cost(const struct estate_reading *r, char *buf, size_t size);

/*
 * Once, when it is over: the caller owns the estate.  What was refused is in
 * ret->missing; only what nothing can be said without is an error: a sign-in, the
 * network, an organization that is not there.
 */
enum status estate_reading_result(struct estate_reading *r, struct estate *ret,
				  int *ret_requests, struct error *err) MUST_CHECK;

#endif
