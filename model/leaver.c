#include "model/leaver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/json.h"
#include "model/xalloc.h"

static size_t count(json_object *rows)
{
	return rows ? json_object_array_length(rows) : 0;
}

static json_object *at(json_object *rows, size_t i)
{
	return json_object_array_get_idx(rows, i);
}

static bool is_one_of(json_object *row, const char *const *pointers, const char *who)
{
	for (size_t i = 0; *who && pointers[i]; i++)
		if (!strcasecmp(json_text(row, pointers[i]), who))
			return true;
	return false;
}

/* An invited one is in the list of members, too, on some organizations. */
static json_object *member_row(const struct estate *e, const char *user)
{
	static const char *const names[] = { "/username", "/email", "/primary_email",
					     NULL };

	for (size_t i = 0; i < count(e->members); i++) {
		json_object *m = at(e->members, i);

		if (is_one_of(m, names, user) &&
		    strcasecmp(json_text(m, "/role"), "invitee") != 0)
			return m;
	}
	return NULL;
}

const char *leaver_member(const struct estate *e, const char *user)
{
	json_object *m = member_row(e, user);

	return m ? json_text(m, "/username") : NULL;
}

/* ---- rows ----------------------------------------------------------------------- */

struct leaving {
	const struct estate *e;
	const char *user;   /* as it was asked for */
	const char *member; /* Docker ID; NULL: not a member */
	json_object *row;   /* of the members; NULL */
	json_object *rows;
};

struct finding {
	const char *what, *name, *id, *detail, *action, *why;
};

static void add(struct leaving *l, const struct finding *f)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "what", f->what);
	json_put_text(row, "name", f->name);
	json_put_text(row, "id", f->id ? f->id : "");
	json_put_text(row, "detail", f->detail ? f->detail : "");
	json_put_text(row, "action", f->action);
	json_put_text(row, "why", f->why ? f->why : "");
	json_object_array_add(l->rows, row);
}

/* Any of the names this person has. */
static bool is_theirs(const struct leaving *l, const char *who)
{
	static const char *const names[] = { "/username", "/email", "/primary_email",
					     NULL };

	return *who &&
	       (!strcasecmp(who, l->user) || (l->row && is_one_of(l->row, names, who)));
}

static void add_teams(struct leaving *l)
{
	static const char *const names[] = { "/username", NULL };

	if (!l->member)
		return;
	json_object_object_foreach(l->e->in_team, team, rows)
	{
		for (size_t i = 0; i < count(rows); i++)
			if (is_one_of(at(rows, i), names, l->member))
				add(l, &(struct finding){ .what = "team",
							  .name = team,
							  .action = "goes along" });
	}
}

static void add_invites(struct leaving *l)
{
	for (size_t i = 0; i < count(l->e->invites); i++) {
		json_object *v = at(l->e->invites, i);
		const char *id = json_text(v, "/id");

		if (is_theirs(l, json_text(v, "/invitee")))
			add(l,
			    &(struct finding){
				    .what = "invitation",
				    .name = json_text(v, "/invitee"),
				    .id = id,
				    .detail = json_text(v, "/team"),
				    .action = *id ? "cancel" : "none",
				    .why = *id ? "" : "the Hub did not say its id" });
	}
}

/* They go on working after who made them has left. */
static void add_tokens(struct leaving *l)
{
	for (size_t i = 0; i < count(l->e->oats); i++) {
		json_object *t = at(l->e->oats, i);
		bool active = json_flag(t, "/is_active", true);

		if (is_theirs(l, json_text(t, "/created_by")))
			add(l, &(struct finding){
				       .what = "token",
				       .name = json_text(t, "/label"),
				       .id = json_text(t, "/id"),
				       .detail = json_text(t, "/last_used_at"),
				       .action = active ? "disable" : "none",
				       .why = active ? "may be known to them: rotate it"
						     : "disabled already" });
	}
}

static void add_scim(struct leaving *l)
{
	static const char *const names[] = { "/userName", "/displayName", NULL };

	for (size_t i = 0; i < count(l->e->scim); i++) {
		json_object *u = at(l->e->scim, i);
		const char *email = l->row ? json_text(l->row, "/email") : "";

		if (is_one_of(u, names, l->user) || is_one_of(u, names, email) ||
		    (l->member && is_one_of(u, names, l->member)))
			add(l, &(struct finding){
				       .what = "scim",
				       .name = json_text(u, "/userName"),
				       .id = json_text(u, "/id"),
				       .action = "none",
				       .why = "take them out there, or they come "
					      "back" });
	}
}

json_object *leaver_rows(const struct estate *e, const char *user)
{
	struct leaving l = { .e = e, .user = user, .rows = json_object_new_array() };

	l.row = member_row(e, user);
	l.member = l.row ? json_text(l.row, "/username") : NULL;
	if (l.member)
		add(&l, &(struct finding){ .what = "member",
					   .name = l.member,
					   .detail = json_text(l.row, "/role"),
					   .action = "remove" });
	add_teams(&l);
	add_invites(&l);
	add_tokens(&l);
	add_scim(&l);
	return l.rows;
}

/* ---- what may not go ------------------------------------------------------------ */

static size_t owners(const struct estate *e)
{
	size_t n = 0;

	for (size_t i = 0; i < count(e->members); i++)
		n += !strcasecmp(json_text(at(e->members, i), "/role"), "owner");
	return n;
}

enum status leaver_check(const struct estate *e, const char *user, struct error *err)
{
	const json_object *row = member_row(e, user);
	const char *member = leaver_member(e, user);

	if (!e->members || estate_missed(e, "members")) {
		error_set(err, ST_GATE,
			  "not all members were read: the last owner cannot be told");
		return error_hint(err, "an owner with password and 2FA, or an "
				       "organization token with scope-member-edit, "
				       "sees them");
	}
	if (e->user && *e->user && member && !strcasecmp(member, e->user)) {
		error_set(err, ST_GATE, "%.60s is you: nobody removes themselves here",
			  member);
		return error_hint(err, "another owner can");
	}
	if (row && !strcasecmp(json_text(member_row(e, user), "/role"), "owner") &&
	    owners(e) < 2) {
		error_set(err, ST_GATE, "%.60s is the last owner of %.60s", member,
			  e->org);
		return error_hint(err, "make somebody else an owner first");
	}
	return ST_OK;
}

/* ---- the plan ------------------------------------------------------------------- */

static void add_items(struct plan *p, json_object *rows, const char *action,
		      const char *param)
{
	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = at(rows, i), *more;

		if (strcmp(json_text(row, "/action"), action) != 0)
			continue;
		more = json_object_new_object();
		json_put_text(more, param,
			      json_text(row, *json_text(row, "/id") ? "/id" : "/name"));
		plan_add(p,
			 &(struct plan_thing){ .name = json_text(row, "/name"),
					       .more = json_object_to_json_string_ext(
						       more, JSON_C_TO_STRING_PLAIN),
					       .size = { -1 } });
		json_object_put(more);
	}
}

static json_object *with_org(const struct estate *e)
{
	json_object *params = json_object_new_object();

	json_put_text(params, "org", e->org);
	return params;
}

struct plan *leaver_plan(const struct estate *e, json_object *rows, bool tokens)
{
	static const struct plan_words words = { "remove", "done", "thing" };
	struct plan *p = plan_new(&words, e->now);
	json_object *off;

	plan_begin(p, op_by_name("org.remove_member"), with_org(e), NULL, e->org);
	add_items(p, rows, "remove", "username");
	plan_begin(p, op_by_name("org.delete_invite"), with_org(e), NULL, e->org);
	add_items(p, rows, "cancel", "invite_id");
	if (!tokens)
		return p;
	off = with_org(e);
	json_object_object_add(off, "is_active", json_object_new_boolean(false));
	plan_begin(p, op_by_name("auth.update_oat"), off, NULL, e->org);
	add_items(p, rows, "disable", "token_id");
	return p;
}
