/* Invitations to an organization (CONTRACT 11). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

#define INVITEES_MAX 1000

static const char *const role_words[] = { "", "member", "editor", "owner" };

static void invite_row(struct buf *b, const struct invite *i)
{
	json_open(b, '{');
	json_add_str(b, "id", i->id);
	json_add_str(b, "inviter_username", i->inviter);
	json_add_str(b, "invitee", i->invitee);
	json_add_str(b, "org", i->org->name);
	json_add_str(b, "team", i->team);
	json_add_str(b, "role", role_words[i->role]);
	json_add_time(b, "created_at", i->created);
	json_close(b, '}');
}

void invites_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, "scope-invite-read");
	const struct list *all = &hub->world->invites;

	if (!o)
		return;
	reply_start(rp, 200);
	buf_str(&rp->body, "{\"data\":[");
	for (size_t i = 0; i < all->n; i++)
		if (((const struct invite *)all->at[i])->org == o)
			invite_row(&rp->body, all->at[i]);
	buf_str(&rp->body, "]}");
}

struct bulk {
	const struct org *org;
	const char *team;
	enum role role;
	bool dry_run;
	json_object *invitees;
};

/* Members by name or address. */
static bool is_member(const struct world *w, const struct org *o, const char *who)
{
	for (size_t i = 0; i < w->members.n; i++) {
		const struct member *m = w->members.at[i];

		if (m->org == o && (!strcasecmp(m->user->name, who) ||
				    !strcasecmp(m->user->email, who)))
			return true;
	}
	return false;
}

static struct invite *pending(const struct world *w, const struct org *o,
			      const char *who)
{
	for (size_t i = 0; i < w->invites.n; i++) {
		struct invite *v = w->invites.at[i];

		if (v->org == o && !strcasecmp(v->invitee, who))
			return v;
	}
	return NULL;
}

static bool is_address(const char *s)
{
	const char *at = strchr(s, '@');

	return at && at != s && strchr(at, '.') && !strpbrk(s, " \t\r\n,;<>") &&
	       at[1] != '.' && !strchr(at + 1, '@');
}

static struct invite *send_invite(struct hub *hub, const struct request *rq,
				  const struct bulk *k, const char *who)
{
	struct invite *v =
		world_add_invite(hub->world, k->org->name, who, k->team,
				 rq->caller.account, rq->now - rq->now % 1000);

	v->role = k->role;
	random_uuid(&hub->random, v->id);
	note_event(hub, rq, k->org->name, "org.member.invite.send", who, NULL,
		   "invited %s to the organization %s\n", who, k->org->name);
	return v;
}

/* One row of the answer; somebody already invited keeps that invitation. */
static void bulk_row(struct hub *hub, const struct request *rq, const struct bulk *k,
		     const char *who, struct buf *b)
{
	const struct invite *v = pending(hub->world, k->org, who);
	const char *status = "invited";

	if (is_member(hub->world, k->org, who))
		status = "existing_org_member";
	else if (!is_address(who) && !world_user(hub->world, who))
		status = "invalid_email_or_docker_id";
	else if (!v && !k->dry_run)
		v = send_invite(hub, rq, k, who);
	json_open(b, '{');
	json_add_str(b, "invitee", who);
	json_add_str(b, "status", status);
	if (v && !strcmp(status, "invited")) {
		json_key(b, "invite");
		invite_row(b, v);
	}
	json_close(b, '}');
}

/* A list of names, none of them twice; false after a 400 or 409. */
static bool check_invitees(const struct bulk *k, struct reply *rp)
{
	size_t n = json_object_is_type(k->invitees, json_type_array)
			   ? json_object_array_length(k->invitees)
			   : 0;

	if (!n || n > INVITEES_MAX) {
		reply_invalid(rp, "invitees", "must hold 1 to 1000 entries");
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		json_object *v = json_object_array_get_idx(k->invitees, i);

		if (!json_object_is_type(v, json_type_string)) {
			reply_invalid(rp, "invitees", "must be strings");
			return false;
		}
		for (size_t j = 0; j < i; j++)
			if (!strcasecmp(
				    json_object_get_string(v),
				    json_object_get_string(json_object_array_get_idx(
					    k->invitees, j)))) {
				reply_error(rp, 409, "an invitee is named twice");
				return false;
			}
	}
	return true;
}

static bool read_role(const char *word, enum role *ret_role)
{
	*ret_role = ROLE_MEMBER;
	if (!word || !*word)
		return true;
	for (enum role r = ROLE_MEMBER; r <= ROLE_OWNER; r++)
		if (!strcmp(word, role_words[r])) {
			*ret_role = r;
			return true;
		}
	return false;
}

static bool may_invite(struct hub *hub, const struct request *rq, struct reply *rp,
		       struct bulk *k)
{
	char *name = must_dup(request_field(rq, "org"));
	struct request named = *rq;

	named.segment[0] = name;
	k->org = need_org(hub, &named, rp, ROLE_OWNER, "scope-invite-edit");
	free(name);
	return k->org;
}

static bool read_bulk(struct hub *hub, const struct request *rq, struct reply *rp,
		      struct bulk *k)
{
	*k = (struct bulk){ .team = request_field(rq, "team"),
			    .invitees = request_member(rq, "invitees") };
	if (!need_body(rq, rp) || !need_text(rq, rp, "org", 255) ||
	    !may_invite(hub, rq, rp, k))
		return false;
	if (!k->team)
		k->team = "";
	if (*k->team && !world_team(hub->world, k->org, k->team)) {
		reply_invalid(rp, "team", "no such team");
		return false;
	}
	if (!read_role(request_field(rq, "role"), &k->role)) {
		reply_invalid(rp, "role", "must be one of: owner, editor, member");
		return false;
	}
	if (request_member(rq, "dry_run") &&
	    !request_bool(rq, "dry_run", &k->dry_run)) {
		reply_invalid(rp, "dry_run", "must be a boolean");
		return false;
	}
	return check_invitees(k, rp);
}

void invites_bulk(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct bulk k;

	if (!read_bulk(hub, rq, rp, &k))
		return;
	reply_start(rp, 202);
	buf_str(&rp->body, "{\"invitees\":[");
	for (size_t i = 0; i < json_object_array_length(k.invitees); i++)
		bulk_row(hub, rq, &k,
			 json_object_get_string(
				 json_object_array_get_idx(k.invitees, i)),
			 &rp->body);
	buf_str(&rp->body, "]}");
}

/* The invitation {0}, for those who may send one. */
static struct invite *need_invite(struct hub *hub, const struct request *rq,
				  struct reply *rp)
{
	const struct list *all = &hub->world->invites;

	for (size_t i = 0; i < all->n; i++) {
		struct invite *v = all->at[i];
		struct request named = *rq;

		if (strcmp(v->id, rq->segment[0]) != 0)
			continue;
		named.segment[0] = v->org->name;
		return need_org(hub, &named, rp, ROLE_OWNER, "scope-invite-edit")
			       ? v
			       : NULL;
	}
	reply_error(rp, 404, "object not found");
	return NULL;
}

void invite_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct invite *v = need_invite(hub, rq, rp);

	if (!v)
		return;
	invite_drop(hub->world, v);
	reply_start(rp, 204);
}

/* For id 0 there is no such method, whoever asks (CONTRACT 3.1). */
void invite_resend(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct invite *v;

	if (!strcmp(rq->segment[0], "0")) {
		reply_no_route(rp, 405);
		return;
	}
	if (rq->caller.cred == CRED_PAT) {
		reply_error(rp, 403, PAT_REFUSED);
		return;
	}
	v = need_invite(hub, rq, rp);
	if (!v)
		return;
	note_event(hub, rq, v->org->name, "org.member.invite.send", v->invitee, NULL,
		   "invited %s to the organization %s again\n", v->invitee,
		   v->org->name);
	reply_start(rp, 204);
}
