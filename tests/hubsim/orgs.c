/* Organizations begin and end (CONTRACT 4; both unpublished). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

static bool good_name(const char *s)
{
	size_t n = strlen(s);

	return n >= 4 && n <= 30 &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789") == n;
}

static void set_field(const struct request *rq, const char *key, char **at)
{
	const char *text = request_field(rq, key);
	char *copy = text ? must_dup(text) : NULL;

	if (!copy)
		return;
	free(*at);
	*at = copy;
}

/* Its maker is its owner, and the team of owners comes with it. */
void org_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *name = request_field(rq, "orgname");
	struct request named = *rq;
	struct world *w = hub->world;
	struct org *o;

	if (!need_body(rq, rp))
		return;
	if (!name || !good_name(name)) {
		reply_field(rp, "orgname",
			    "Enter 4 to 30 lower case letters or digits.");
		return;
	}
	if (world_org(w, name) || world_user(w, name)) {
		reply_field(rp, "orgname", "This name is taken.");
		return;
	}
	o = world_add_org(w, name, name, rq->now - rq->now % 1000);
	random_uuid(&hub->random, o->uuid);
	set_field(rq, "full_name", &o->full_name);
	set_field(rq, "company", &o->company);
	set_field(rq, "location", &o->location);
	world_add_member(w, name, rq->caller.account, ROLE_OWNER, o->joined);
	team_add(world_add_team(w, name, "owners", ""), rq->caller.user);
	note_event(hub, rq, name, "org.create", name, NULL,
		   "created the organization %s\n", name);
	named.segment[0] = o->name;
	org_get(hub, &named, rp);
	rp->status = 201;
}

void org_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
	struct world *w = hub->world;

	if (!o)
		return;
	for (size_t i = w->repos.n; i-- > 0;)
		if (!strcmp(((struct repo *)w->repos.at[i])->ns, o->name))
			world_drop_repo(w, w->repos.at[i]);
	for (size_t i = w->teams.n; i-- > 0;)
		if (((struct team *)w->teams.at[i])->org == o)
			world_drop_team(w, w->teams.at[i]);
	for (size_t i = w->members.n; i-- > 0;)
		if (((struct member *)w->members.at[i])->org == o)
			list_drop(&w->members, w->members.at[i]);
	for (size_t i = w->invites.n; i-- > 0;)
		if (((struct invite *)w->invites.at[i])->org == o)
			invite_drop(w, w->invites.at[i]);
	for (size_t i = 0; i < w->secrets.n; i++)
		if (((struct secret *)w->secrets.at[i])->org == o)
			((struct secret *)w->secrets.at[i])->gone = true;
	o->gone = true;
	reply_start(rp, 204);
}
