#ifndef MODEL_CAN_H
#define MODEL_CAN_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>

#include "model/jwt.h"

/*
 * What a session may do, told from what it says of itself, before anything is asked
 * (CONTRACT 3.1, 3.2).  The Hub has the last word: roles of the user and the plan of
 * the organization are not in the session.
 */
enum can { CAN_NO, CAN_YES, CAN_UNKNOWN };

/* What a person who signed in needs besides. */
enum can_role {
	ROLE_NONE,
	ROLE_MEMBER, /* of the organization */
	ROLE_ADMIN,  /* of the repository */
	ROLE_OWNER,  /* of the organization */
	ROLE_SCIM,   /* none will do: SCIM has a bearer of its own */
};

/* What a personal token needs, besides the role of its user. */
enum can_pat {
	PAT_ANY,     /* every one, for what is public */
	PAT_READ,    /* repo:read */
	PAT_WRITE,   /* repo:write */
	PAT_ADMIN,   /* repo:admin */
	PAT_REFUSED, /* sessions of personal tokens are refused */
	PAT_UNKNOWN, /* nobody has said so */
};

struct can_row {
	const char *pane;    /* "members" */
	const char *ability; /* "change roles, remove members" */
	enum can_role role;
	enum can_pat pat;
	const char *oat; /* scope of an organization token; NULL: none will do;
			      "": nobody has said which */
};

extern const struct can_row can_rows[];
extern const size_t n_can_rows;

struct can_answer {
	enum can can;
	char why[160];
	char fix[160]; /* what would make it work; "" when nothing has to */
};

/* `scim`: there is a SCIM bearer. */
void can_decide(const struct can_row *row, const struct claims *claims, bool scim,
		struct can_answer *ret);

/* All rows with their answers, an array of objects; the caller owns it. */
json_object *can_json(const struct claims *claims, bool scim);

/* An organization token that says its scopes, and scope-repository-list is not one:
 * lists hold public repositories only, without a word from the Hub.  CAN_UNKNOWN: it
 * does not say. */
enum can can_list_private(const struct claims *claims);

const char *can_word(enum can can); /* "yes", "no", "unknown" */

#endif
