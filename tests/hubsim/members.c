/* The people of an organization (CONTRACT 11). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/people.h"
#include "tests/hubsim/reply.h"

/* A row is a member, or else somebody who was invited. */
struct person {
	const struct member *member;
	const struct invite *invite;
};

static void add_teams(struct buf *b, const struct world *w, const struct member *m)
{
	json_key(b, "groups");
	json_open(b, '[');
	for (size_t i = 0; i < w->teams.n; i++) {
		const struct team *t = w->teams.at[i];

		if (t->org != m->org || !team_has(t, m->user))
			continue;
		json_comma(b);
		json_str(b, t->name);
	}
	json_close(b, ']');
}

static void invitee_row(struct buf *b, const struct invite *i)
{
	json_open(b, '{');
	json_add_str(b, "id", i->id);
	json_add_str(b, "username", "");
	json_add_str(b, "full_name", "");
	json_add_str(b, "email", strchr(i->invitee, '@') ? i->invitee : "");
	json_add_str(b, "role", "Invitee");
	json_key(b, "groups");
	json_open(b, '[');
	if (*i->team)
		json_str(b, i->team);
	json_close(b, ']');
	json_add_bool(b, "is_guest", false);
	json_add_str(b, "type", "User");
	json_add_time(b, "date_joined", i->created);
	json_close(b, '}');
}

/* The address lies outside the domain that the organization has verified. */
static bool is_guest(const struct member *m)
{
	const char *at = strrchr(m->user->email, '@');

	return m->org->domain && (!at || strcasecmp(at + 1, m->org->domain) != 0);
}

/* Three keys that only organizations with Insights get; absent is never. */
static void add_insights(struct buf *b, const struct member *m)
{
	if (!m->org->insights || !m->seen)
		return;
	json_add_time(b, "last_logged_in_at",
		      m->seen - (int64_t)(m->user->id % 40) * NS_HOUR);
	json_add_time(b, "last_seen_at", m->seen);
	if (m->desktop)
		json_add_str(b, "last_desktop_version", m->desktop);
}

static void member_row(struct buf *b, const struct world *w, const struct member *m)
{
	const struct user *u = m->user;

	json_open(b, '{');
	add_id(b, u->uuid);
	json_add_str(b, "username", u->name);
	json_add_str(b, "full_name", u->full_name);
	json_add_str(b, "email", u->email);
	json_add_str(b, "role", role_name(m->role));
	add_teams(b, w, m);
	json_add_bool(b, "is_guest", is_guest(m));
	json_add_str(b, "primary_email", u->email);
	json_add_str(b, "company", u->company);
	json_add_time(b, "date_joined", m->joined);
	add_gravatar(b, u->name);
	json_add_str(b, "location", u->location);
	json_add_str(b, "profile_url", "");
	json_add_str(b, "type", "User");
	add_insights(b, m);
	json_close(b, '}');
}

static void person_row(struct buf *b, const void *row, const void *arg)
{
	const struct person *p = row;

	if (p->member)
		member_row(b, arg, p->member);
	else
		invitee_row(b, p->invite);
}

struct filter {
	const char *part;
	enum role role;
	bool members, invitees;
};

static bool read_role(const char *s, enum role *ret_role)
{
	for (enum role r = ROLE_MEMBER; s && r <= ROLE_OWNER; r++)
		if (!strcasecmp(s, role_name(r))) {
			*ret_role = r;
			return true;
		}
	return false;
}

/* False after a 400: these words come from closed lists. */
static bool read_filter(const struct request *rq, struct reply *rp, struct filter *f)
{
	const char *type = request_param(rq, "type"), *role = request_param(rq, "role");
	const char *invites = request_param(rq, "invites");

	*f = (struct filter){ .part = request_param(rq, "search"), .members = true };
	f->invitees = invites && !strcmp(invites, "true");
	if (role && *role && !read_role(role, &f->role)) {
		reply_invalid(rp, "role", "must be one of: owner, editor, member");
		return false;
	}
	if (!type || !*type)
		return true;
	f->invitees = strcmp(type, "member") != 0;
	f->members = strcmp(type, "invitee") != 0;
	if (!strcmp(type, "all") || !f->invitees || !f->members)
		return true;
	reply_invalid(rp, "type", "must be one of: all, invitee, member");
	return false;
}

static bool holds(const char *text, const char *part)
{
	return !part || !*part || strcasestr(text, part);
}

/* The people who pass, as new memory. */
static struct person *choose(const struct world *w, const struct org *o,
			     const struct filter *f, size_t *ret_n)
{
	struct person *all =
		must_alloc((w->members.n + w->invites.n + 1) * sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < w->members.n && f->members; i++) {
		const struct member *m = w->members.at[i];

		if (m->org == o && (!f->role || m->role == f->role) &&
		    (holds(m->user->name, f->part) ||
		     holds(m->user->full_name, f->part) ||
		     holds(m->user->email, f->part)))
			all[n++].member = m;
	}
	for (size_t i = 0; i < w->invites.n && f->invitees; i++) {
		const struct invite *v = w->invites.at[i];

		if (v->org == o && (!f->role || v->role == f->role) &&
		    holds(v->invitee, f->part))
			all[n++].invite = v;
	}
	*ret_n = n;
	return all;
}

void members_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_MEMBER, "scope-member-read");
	struct person *all;
	const void **rows;
	struct filter f;
	size_t n;

	if (!o || !page_check(rq, rp, reply_invalid) || !read_filter(rq, rp, &f))
		return;
	all = choose(hub->world, o, &f, &n);
	rows = must_alloc((n + 1) * sizeof(*rows));
	for (size_t i = 0; i < n; i++)
		rows[i] = &all[i];
	page_reply(rq, rp, rows, n, person_row, hub->world);
	free(rows);
	free(all);
}

/* A cell; quoted when it must be (RFC 4180). */
static void add_cell(struct buf *b, const char *s, bool last)
{
	bool quote = strpbrk(s, ",\"\r\n");

	if (quote)
		buf_char(b, '"');
	for (; *s; s++) {
		if (*s == '"')
			buf_char(b, '"');
		buf_char(b, *s);
	}
	if (quote)
		buf_char(b, '"');
	buf_str(b, last ? "\r\n" : ",");
}

static void add_team_cell(struct buf *b, const struct world *w, const struct member *m)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < w->teams.n; i++) {
		const struct team *t = w->teams.at[i];

		if (t->org != m->org || !team_has(t, m->user))
			continue;
		if (names.len)
			buf_str(&names, ", ");
		buf_str(&names, t->name);
	}
	add_cell(b, buf_text(&names), false);
	buf_free(&names);
}

/* "2020-01-01 15:00:51.193355 +0000 UTC": as published, and as no other route has it */
static void export_date(int64_t at, char out[TIME_TEXT + 16])
{
	char text[TIME_TEXT];
	size_t n = time_text(text, at);

	text[10] = ' ';
	snprintf(out, TIME_TEXT + 16, "%.*s +0000 UTC", (int)n - 1, text);
}

static void csv_row(struct buf *b, const struct world *w, const struct person *p)
{
	const struct user *u = p->member ? p->member->user : NULL;
	const char *mail = u ? u->email : p->invite->invitee;
	char date[TIME_TEXT + 16];

	add_cell(b, u ? u->full_name : "", false);
	add_cell(b, u ? u->name : "", false);
	add_cell(b, strchr(mail, '@') ? mail : "", false);
	add_cell(b, u ? "User" : "Invitee", false);
	add_cell(b, p->member && p->member->role == ROLE_OWNER ? "Owner" : "Member",
		 false);
	if (p->member)
		add_team_cell(b, w, p->member);
	else
		add_cell(b, p->invite->team, false);
	export_date(p->member ? p->member->joined : p->invite->created, date);
	add_cell(b, date, true);
}

void members_export(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, "scope-member-read");
	char day[TIME_TEXT];
	struct person *all;
	struct filter f;
	size_t n;

	if (!o || !read_filter(rq, rp, &f))
		return;
	f.invitees = f.invitees || !request_param(rq, "type");
	all = choose(hub->world, o, &f, &n);
	reply_text(rp, 200, "text/csv",
		   "Name,Username,Email,Type,Permission,Teams,Date Joined\r\n");
	time_day(day, rq->now);
	reply_header(rp, "Content-Disposition",
		     "attachment;filename=\"%s-members-%s.csv\"", o->name, day);
	for (size_t i = 0; i < n; i++)
		csv_row(&rp->body, hub->world, &all[i]);
	free(all);
}

/* The member {1} of organization {0}, or NULL after the answer. */
static struct member *need_member(struct hub *hub, const struct request *rq,
				  struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, "scope-member-edit");
	const struct user *u = o ? world_user(hub->world, rq->segment[1]) : NULL;
	struct member *m = u ? world_member(hub->world, o, u) : NULL;

	if (o && !m)
		reply_error(rp, 404, "object not found");
	return m;
}

/* An organization without an owner could never be changed again. */
static bool last_owner(const struct world *w, const struct member *m)
{
	size_t n = 0;

	for (size_t i = 0; i < w->members.n; i++) {
		const struct member *o = w->members.at[i];

		n += o->org == m->org && o->role == ROLE_OWNER;
	}
	return m->role == ROLE_OWNER && n == 1;
}

static void sync_owners(struct world *w, const struct member *m)
{
	struct team *owners = world_team(w, m->org, "owners");

	if (!owners)
		return;
	if (m->role != ROLE_OWNER)
		team_remove(owners, m->user);
	else if (!team_has(owners, m->user))
		team_add(owners, m->user);
}

void member_role(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct member *m = need_member(hub, rq, rp);
	const char *word = request_field(rq, "role");
	enum role role;

	if (!m || !need_body(rq, rp))
		return;
	/* Lower case in requests, capitals in answers (CONTRACT 18). */
	if (!read_role(word, &role) || (*word >= 'A' && *word <= 'Z')) {
		reply_invalid(rp, "role", "must be one of: owner, editor, member");
		return;
	}
	if (role != ROLE_OWNER && last_owner(hub->world, m)) {
		reply_error(rp, 400, "an organization needs an owner");
		return;
	}
	m->role = role;
	sync_owners(hub->world, m);
	note_event(hub, rq, m->org->name, "org.member.role.change", m->user->name,
		   (const char *const[]){ "role", word, NULL },
		   "changed the role of %s to %s\n", m->user->name, word);
	reply_start(rp, 200);
	member_row(&rp->body, hub->world, m);
}

void member_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct member *m = need_member(hub, rq, rp);

	if (!m)
		return;
	if (last_owner(hub->world, m)) {
		reply_error(rp, 400, "an organization needs an owner");
		return;
	}
	note_event(hub, rq, m->org->name, "org.member.remove", m->user->name, NULL,
		   "removed %s from the organization %s\n", m->user->name,
		   m->org->name);
	world_drop_member(hub->world, m);
	reply_start(rp, 204);
}
