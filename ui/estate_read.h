#ifndef UI_ESTATE_READ_H
#define UI_ESTATE_READ_H

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
	ESTATE_EVERYTHING = (1 << 7) - 1,
	ESTATE_NAMES = 1 << 7, /* repositories alone */
};

struct estate_wanted {
	const char *org;
	const char *repo; /* only this one of the repositories; NULL: all */
	unsigned parts;
};

/*
 * Reads it, all at once as far as the limit allows.  What is refused is in
 * ret->missing; only what nothing can be said without is an error: a sign-in, the
 * network, an organization that is not there.
 */
enum status estate_read(struct hub *h, const struct config *c,
			const struct estate_wanted *wanted, struct estate *ret,
			int *ret_requests, struct error *err) MUST_CHECK;

#endif
