/* Users and organizations (CONTRACT 4). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/people.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

/* An `id` is the uuid without its dashes. */
static void make_id(const char *uuid, char out[37])
{
	size_t n = 0;

	for (; *uuid; uuid++)
		if (*uuid != '-')
			out[n++] = *uuid;
	out[n] = '\0';
}

void add_id(struct buf *b, const char *uuid)
{
	char id[37];

	make_id(uuid, id);
	json_add_str(b, "id", id);
}

static bool same_id(const char *uuid, const char *id)
{
	char made[37];

	make_id(uuid, made);
	return !strcmp(made, id) || !strcmp(uuid, id);
}

void add_gravatar(struct buf *b, const char *name)
{
	char url[120];

	snprintf(url, sizeof(url),
		 "https://www.gravatar.com/avatar/%016llx?s=80&r=g&d=mm",
		 (unsigned long long)hash_text(name));
	json_add_str(b, "gravatar_url", url);
	json_add_str(b, "gravatar_email", "");
}

/* Fields: samples/user-me-2015.json and the newer ones of CONTRACT 4. */
void me_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct user *u = rq->caller.user;
	struct buf *b = &rp->body;

	(void)hub;
	reply_start(rp, 200);
	json_open(b, '{');
	add_id(b, u->uuid);
	json_add_str(b, "username", u->name);
	json_add_str(b, "full_name", u->full_name);
	json_add_str(b, "location", u->location);
	json_add_str(b, "company", u->company);
	add_gravatar(b, u->name);
	json_add_bool(b, "is_staff", false);
	json_add_bool(b, "is_admin", false);
	json_add_str(b, "profile_url", "");
	json_add_time(b, "date_joined", u->joined);
	json_add_str(b, "email", u->email);
	json_add_str(b, "type", "User");
	json_close(b, '}');
}

/* Fields and their order: samples/user-public-2022.json. */
void user_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct user *u = world_user(hub->world, rq->segment[0]);
	struct buf *b = &rp->body;

	if (!u && world_org(hub->world, rq->segment[0])) {
		reply_start(rp, 308);
		reply_header(rp, "Location", "/v2/orgs/%s", rq->segment[0]);
		return;
	}
	if (!u) {
		reply_error(rp, 404, "object not found");
		return;
	}
	reply_start(rp, 200);
	json_open(b, '{');
	add_id(b, u->uuid);
	json_add_str(b, "uuid", u->uuid);
	json_add_str(b, "username", u->name);
	json_add_str(b, "full_name", u->full_name);
	json_add_str(b, "location", u->location);
	json_add_str(b, "company", u->company);
	json_add_str(b, "profile_url", "");
	json_add_time(b, "date_joined", u->joined);
	add_gravatar(b, u->name);
	json_add_str(b, "type", "User");
	json_close(b, '}');
}

static void org_fields(struct buf *b, const struct org *o)
{
	add_id(b, o->uuid);
	json_add_str(b, "uuid", o->uuid);
	json_add_str(b, "orgname", o->name);
	json_add_str(b, "full_name", o->full_name);
	json_add_str(b, "location", o->location);
	json_add_str(b, "company", o->company);
	json_add_str(b, "profile_url", "");
	json_add_time(b, "date_joined", o->joined);
	add_gravatar(b, o->name);
	json_add_str(b, "badge", o->badge);
	json_add_str(b, "type", "Organization");
}

void org_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = world_org(hub->world, rq->segment[0]);

	if (!o && world_user(hub->world, rq->segment[0])) {
		reply_start(rp, 308);
		reply_header(rp, "Location", "/v2/users/%s", rq->segment[0]);
		return;
	}
	if (!o) {
		reply_error(rp, 404, "object not found");
		return;
	}
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	org_fields(&rp->body, o);
	json_close(&rp->body, '}');
}

static void add_groups(struct buf *b, const struct hub *hub, const struct org *o,
		       const struct user *u)
{
	const struct list *teams = &hub->world->teams;
	size_t n = 0;

	json_key(b, "user_groups");
	json_open(b, '[');
	for (size_t i = 0; i < teams->n; i++) {
		const struct team *t = teams->at[i];

		if (t->org != o)
			continue;
		n++;
		for (size_t k = 0; k < t->n_users; k++)
			if (t->users[k] == u) {
				json_comma(b);
				json_str(b, t->name);
			}
	}
	json_close(b, ']');
	json_add_int(b, "org_groups_count", (int64_t)n);
}

/* One row of "my organizations"; the last fields are only for the member. */
static void org_row(struct buf *b, const struct hub *hub, const struct member *m)
{
	json_open(b, '{');
	org_fields(b, m->org);
	json_add_bool(b, "is_active", true);
	json_add_str(b, "user_role", role_name(m->role));
	add_groups(b, hub, m->org, m->user);
	json_add_str(b, "plan_name", m->org->plan);
	json_add_str(b, "parent_name", "");
	json_close(b, '}');
}

static void list_orgs(struct hub *hub, const struct request *rq, struct reply *rp,
		      const struct user *u)
{
	const struct list *all = &hub->world->members;
	size_t n = 0, at = 0;
	struct page pg;

	if (!page_read(rq, rp, NO_DEPTH_LIMIT, &pg))
		return;
	for (size_t i = 0; i < all->n; i++)
		n += ((const struct member *)all->at[i])->user == u;
	if (!page_begin(rq, rp, &pg, n))
		return;
	for (size_t i = 0; i < all->n; i++) {
		const struct member *m = all->at[i];

		if (m->user != u)
			continue;
		if (at >= pg.offset && at < pg.offset + pg.size)
			org_row(&rp->body, hub, m);
		at++;
	}
	page_end(rp);
}

void me_orgs(struct hub *hub, const struct request *rq, struct reply *rp)
{
	list_orgs(hub, rq, rp, rq->caller.user);
}

void user_orgs(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct user *u = world_user(hub->world, rq->segment[0]);

	if (u)
		list_orgs(hub, rq, rp, u);
	else
		reply_error(rp, 404, "object not found");
}

void me_namespaces(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->members;
	struct buf *b = &rp->body;

	reply_start(rp, 200);
	buf_str(b, "{\"namespaces\":[");
	json_str(b, rq->caller.user->name);
	for (size_t i = 0; i < all->n; i++) {
		const struct member *m = all->at[i];

		if (m->user != rq->caller.user)
			continue;
		json_comma(b);
		json_str(b, m->org->name);
	}
	buf_str(b, "]}");
}

/* By `id` of a user or organization; of an organization only for its members. */
void plan_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->members;
	const struct user *u = rq->caller.user;
	const char *plan = u && same_id(u->uuid, rq->segment[0]) ? "free" : NULL;
	struct buf *b = &rp->body;

	for (size_t i = 0; i < all->n && !plan; i++) {
		const struct member *m = all->at[i];

		if (m->user == u && same_id(m->org->uuid, rq->segment[0]))
			plan = m->org->plan;
	}
	if (!plan) {
		reply_error(rp, 404, "object not found");
		return;
	}
	reply_start(rp, 200);
	json_open(b, '{');
	json_add_str(b, "name", plan);
	json_add_bool(b, "legacy", false);
	json_add_int(b, "seats", strcmp(plan, "free") ? 250 : 1);
	json_add_int(b, "private_repos", strcmp(plan, "free") ? 9999 : 1);
	json_add_int(b, "teams", strcmp(plan, "free") ? 9999 : 0);
	json_add_int(b, "collaborators", 9999);
	json_add_int(b, "parallel_builds", strcmp(plan, "free") ? 15 : 0);
	json_add_str(b, "duration", "annual");
	json_close(b, '}');
}

/* Fields: samples/registry-settings-2015.json. */
void user_settings(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->repos;
	struct buf *b = &rp->body;
	int64_t used = 0, limit = 1;

	if (strcmp(rq->segment[0], rq->caller.account) != 0) {
		reply_error(rp, 404, "object not found");
		return;
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct repo *r = all->at[i];

		used += r->is_private && !strcmp(r->ns, rq->caller.account);
	}
	reply_start(rp, 200);
	json_open(b, '{');
	json_add_int(b, "private_repo_used", used);
	json_add_int(b, "num_free_private_repos", 0);
	json_add_int(b, "private_repo_limit", limit);
	json_add_int(b, "private_repo_available", used < limit ? limit - used : 0);
	json_key(b, "private_repo_percent_used");
	buf_fmt(b, "%lld.0", (long long)(100 * used / limit));
	json_add_str(b, "default_repo_visibility", "public");
	json_close(b, '}');
}

/* The token stays good until it ends by itself, as a JWT does. */
void sign_out(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	(void)rq;
	reply_start(rp, 200);
}
