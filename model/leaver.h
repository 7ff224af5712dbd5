#ifndef MODEL_LEAVER_H
#define MODEL_LEAVER_H

#include "model/estate.h"
#include "model/plan.h"

/*
 * Somebody who leaves an organization (UX 6, `hubdeck leaver`): what there is of them,
 * and the plan that takes it away.  What the Hub does not tell an owner is not in it:
 * personal tokens of others, which stop reaching the organization with the membership.
 */

/*
 * `user` is a Docker ID or an address.  Rows: what ("member", "team", "invitation",
 * "token", "scim"), name, id, detail, action ("remove", "goes along", "cancel",
 * "disable", "none"), why.  The last: it is left to the person who asks, and why says
 * what to do.  The caller owns it.
 */
json_object *leaver_rows(const struct estate *e, const char *user);

/* The Docker ID of the member; NULL: not a member.  Borrowed from the estate. */
const char *leaver_member(const struct estate *e, const char *user);

/*
 * What may never go (UX 5.3) is ST_GATE: oneself, the last owner; and so is a person
 * about whom that cannot be told, as the members were not read.
 */
enum status leaver_check(const struct estate *e, const char *user,
			 struct error *err) MUST_CHECK;

/* The membership first, then invitations; with `tokens` the tokens they made are
 * disabled.  The caller owns it. */
struct plan *leaver_plan(const struct estate *e, json_object *rows, bool tokens);

#endif
