/* Teams and who is in them (CONTRACT 10). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/people.h"
#include "tests/hubsim/reply.h"

#define NAME_MAX_LEN 255
#define OWNERS       "owners"

static void team_row(struct buf *b, const void *row, const void *arg)
{
	const struct team *t = row;

	(void)arg;
	json_open(b, '{');
	json_add_int(b, "id", t->id);
	json_add_str(b, "uuid", t->uuid);
	json_add_str(b, "name", t->name);
	json_add_str(b, "description", t->description);
	json_add_int(b, "member_count", (int64_t)t->n_users);
	json_close(b, '}');
}

/* The old part of the Hub keeps teams, and says so in its own words. */
static struct team *need_team(struct hub *hub, const struct request *rq,
			      struct reply *rp, const char *scope)
{
	struct org *o = need_org(hub, rq, rp, ROLE_EDITOR, scope);
	struct team *t = o ? world_team(hub->world, o, rq->segment[1]) : NULL;

	if (o && !t)
		reply_detail(rp, 404, "Not found");
	return t;
}

/* An event of the organization has its name; the team is told in `data`. */
static void note_team(struct hub *hub, const struct request *rq, const struct team *t,
		      const char *action, const char *what)
{
	note_event(hub, rq, t->org->name, action, t->org->name,
		   (const char *const[]){ "team", t->name, NULL },
		   "%s the team %s in the organization %s\n", what, t->name,
		   t->org->name);
}

static void reply_team(struct reply *rp, unsigned status, const struct team *t)
{
	reply_start(rp, status);
	team_row(&rp->body, t, NULL);
}

/* `username` leaves the teams of that person, `search` those with that text. */
static bool team_passes(const struct hub *hub, const struct request *rq,
			const struct team *t)
{
	const char *who = request_param(rq, "username");
	const char *part = request_param(rq, "search");

	if (who && *who && !team_has(t, world_user(hub->world, who)))
		return false;
	return !part || !*part || strcasestr(t->name, part) ||
	       strcasestr(t->description, part);
}

void teams_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_EDITOR, "scope-group-read");
	const struct list *all = &hub->world->teams;
	const void **rows;
	size_t n = 0;

	if (!o)
		return;
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++) {
		const struct team *t = all->at[i];

		if (t->org == o && team_passes(hub, rq, t))
			rows[n++] = t;
	}
	page_reply(rq, rp, rows, n, team_row, NULL);
	free(rows);
}

/* Names stand in paths, so these bytes cannot be part of one. */
static const char *team_name(const struct hub *hub, const struct request *rq,
			     struct reply *rp, const struct org *o)
{
	const char *name = need_text(rq, rp, "name", NAME_MAX_LEN);

	if (!name)
		return NULL;
	if (strpbrk(name, "/?#")) {
		reply_field(rp, "name", "Enter a valid team name.");
		return NULL;
	}
	if (world_team(hub->world, o, name)) {
		reply_field(rp, "name", "Team with this Name already exists");
		return NULL;
	}
	return name;
}

void team_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_EDITOR, "scope-group-edit");
	const char *name, *text = request_field(rq, "description");
	struct team *t;

	if (!o || !need_body(rq, rp))
		return;
	name = team_name(hub, rq, rp, o);
	if (!name)
		return;
	t = world_add_team(hub->world, o->name, name, text ? text : "");
	random_uuid(&hub->random, t->uuid);
	note_team(hub, rq, t, "org.team.create", "created");
	reply_team(rp, 201, t);
}

void team_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct team *t = need_team(hub, rq, rp, "scope-group-read");

	if (t)
		reply_team(rp, 200, t);
}

static void set_text(char **at, const char *text)
{
	char *copy = must_dup(text);

	free(*at);
	*at = copy;
}

/* False after answering that the new name does not do. */
static bool rename_team(struct hub *hub, const struct request *rq, struct reply *rp,
			struct team *t)
{
	const char *name = request_field(rq, "name");

	if (name && !strcmp(name, t->name))
		return true;
	if (!strcmp(t->name, OWNERS)) {
		reply_error(rp, 403, "forbidden");
		return false;
	}
	name = team_name(hub, rq, rp, t->org);
	if (name)
		set_text(&t->name, name);
	return name;
}

static void change_team(struct hub *hub, const struct request *rq, struct reply *rp,
			bool whole)
{
	struct team *t = need_team(hub, rq, rp, "scope-group-edit");
	json_object *text = request_member(rq, "description");

	if (!t || !need_body(rq, rp))
		return;
	if (text && !json_object_is_type(text, json_type_string)) {
		reply_invalid(rp, "description", "must be a string");
		return;
	}
	if ((whole || request_member(rq, "name")) && !rename_team(hub, rq, rp, t))
		return;
	if (text)
		set_text(&t->description, json_object_get_string(text));
	note_team(hub, rq, t, "org.team.update", "updated");
	reply_team(rp, 200, t);
}

void team_put(struct hub *hub, const struct request *rq, struct reply *rp)
{
	change_team(hub, rq, rp, true);
}

void team_patch(struct hub *hub, const struct request *rq, struct reply *rp)
{
	change_team(hub, rq, rp, false);
}

void team_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct team *t = need_team(hub, rq, rp, "scope-group-edit");

	if (!t)
		return;
	if (!strcmp(t->name, OWNERS)) {
		reply_error(rp, 403, "forbidden");
		return;
	}
	note_team(hub, rq, t, "org.team.delete", "deleted");
	world_drop_team(hub->world, t);
	reply_start(rp, 204);
}

static void person_row(struct buf *b, const void *row, const void *arg)
{
	const struct user *u = row;

	(void)arg;
	json_open(b, '{');
	add_id(b, u->uuid);
	json_add_str(b, "username", u->name);
	json_add_str(b, "full_name", u->full_name);
	json_add_str(b, "company", u->company);
	json_add_time(b, "date_joined", u->joined);
	json_add_str(b, "email", u->email);
	add_gravatar(b, u->name);
	json_add_str(b, "location", u->location);
	json_add_str(b, "profile_url", "");
	json_add_str(b, "type", "User");
	json_close(b, '}');
}

void team_members(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct team *t = need_team(hub, rq, rp, "scope-group-read");
	const char *part = request_param(rq, "search");
	const void **rows;
	size_t n = 0;

	if (!t)
		return;
	rows = must_alloc((t->n_users + 1) * sizeof(*rows));
	for (size_t i = 0; i < t->n_users; i++) {
		const struct user *u = t->users[i];

		if (!part || !*part || strcasestr(u->name, part) ||
		    strcasestr(u->full_name, part) || strcasestr(u->email, part))
			rows[n++] = u;
	}
	page_reply(rq, rp, rows, n, person_row, NULL);
	free(rows);
}

static bool is_owners(const struct team *t)
{
	return !strcmp(t->name, OWNERS);
}

/*
 * Adding an account puts it into the organization, too; doing it again changes
 * nothing.  The answer is an empty 200 (CONTRACT 10).
 */
void team_member_add(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct team *t = need_team(hub, rq, rp, "scope-group-edit");
	const char *name;
	struct member *m;
	struct user *u;

	if (!t || !need_body(rq, rp))
		return;
	name = need_text(rq, rp, "member", NAME_MAX_LEN);
	if (!name)
		return;
	u = world_user(hub->world, name);
	if (!u) {
		reply_detail(rp, 404, "Not found");
		return;
	}
	m = world_member(hub->world, t->org, u);
	if (!m)
		note_event(hub, rq, t->org->name, "org.member.add", u->name, NULL,
			   "added %s to the organization %s\n", u->name, t->org->name);
	if (!m)
		world_add_member(hub->world, t->org->name, u->name,
				 is_owners(t) ? ROLE_OWNER : ROLE_MEMBER,
				 rq->now - rq->now % 1000);
	else if (is_owners(t))
		m->role = ROLE_OWNER;
	if (!team_has(t, u)) {
		team_add(t, u);
		note_event(hub, rq, t->org->name, "org.team.member.add", u->name,
			   (const char *const[]){ "team", t->name, NULL },
			   "added %s to the team %s\n", u->name, t->name);
	}
	reply_start(rp, 200);
}

void team_member_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct team *t = need_team(hub, rq, rp, "scope-group-edit");
	struct user *u = t ? world_user(hub->world, rq->segment[2]) : NULL;

	if (!t)
		return;
	if (!u || !team_has(t, u)) {
		reply_detail(rp, 404, "Not found");
		return;
	}
	if (is_owners(t) && t->n_users == 1) {
		reply_error(rp, 403, "forbidden");
		return;
	}
	team_remove(t, u);
	if (is_owners(t))
		world_member(hub->world, t->org, u)->role = ROLE_MEMBER;
	note_event(hub, rq, t->org->name, "org.team.member.remove", u->name,
		   (const char *const[]){ "team", t->name, NULL },
		   "removed %s from the team %s\n", u->name, t->name);
	reply_start(rp, 204);
}
