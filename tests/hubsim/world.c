#include "tests/hubsim/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"
#include "tests/hubsim/rules.h"
#include "tests/hubsim/scopes.h"

void *list_add(struct list *l, size_t size)
{
	l->at = array_room(l->at, l->n, &l->cap, sizeof(*l->at));
	l->at[l->n] = must_alloc(size);
	return l->at[l->n++];
}

void list_drop(struct list *l, void *row)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->at[i] == row) {
			free(row);
			l->n--;
			memmove(l->at + i, l->at + i + 1, (l->n - i) * sizeof(*l->at));
			return;
		}
}

struct world *world_new(const struct options *opt, int64_t now)
{
	struct world *w = must_alloc(sizeof(*w));

	w->base = now - now % 1000; /* the Hub writes six digits */
	w->seed = opt->seed;
	w->next_id = 16341131;
	fixture_people(w);
	fixture_repos(w);
	if (opt->audit_fixture)
		fixture_audited(w);
	fixture_log(w);
	synth_fill(w, opt);
	synth_lists(w, opt);
	for (size_t i = 0; i < w->repos.n; i++)
		tagset_sort(&((struct repo *)w->repos.at[i])->tags);
	return w;
}

struct user *world_user(const struct world *w, const char *name)
{
	for (size_t i = 0; i < w->users.n; i++) {
		struct user *u = w->users.at[i];

		if (!strcmp(u->name, name))
			return u;
	}
	return NULL;
}

struct org *world_org(const struct world *w, const char *name)
{
	for (size_t i = 0; i < w->orgs.n; i++) {
		struct org *o = w->orgs.at[i];

		if (!o->gone && !strcmp(o->name, name))
			return o;
	}
	return NULL;
}

struct repo *world_repo(const struct world *w, const char *ns, const char *name)
{
	for (size_t i = 0; i < w->repos.n; i++) {
		struct repo *r = w->repos.at[i];

		if (!strcmp(r->name, name) && !strcmp(r->ns, ns))
			return r;
	}
	return NULL;
}

struct secret *world_secret(const struct world *w, const char *secret)
{
	for (size_t i = 0; i < w->secrets.n; i++) {
		struct secret *s = w->secrets.at[i];

		if (!s->gone && !strcmp(s->secret, secret))
			return s;
	}
	return NULL;
}

struct member *world_member(const struct world *w, const struct org *o,
			    const struct user *u)
{
	for (size_t i = 0; i < w->members.n; i++) {
		struct member *m = w->members.at[i];

		if (m->org == o && m->user == u)
			return m;
	}
	return NULL;
}

enum role world_role(const struct world *w, const struct org *o, const struct user *u)
{
	const struct member *m = world_member(w, o, u);

	return m ? m->role : ROLE_NONE;
}

struct team *world_team(const struct world *w, const struct org *o, const char *name)
{
	for (size_t i = 0; i < w->teams.n; i++) {
		struct team *t = w->teams.at[i];

		if (t->org == o && !strcmp(t->name, name))
			return t;
	}
	return NULL;
}

struct team *world_team_by_id(const struct world *w, const struct org *o, int64_t id)
{
	for (size_t i = 0; i < w->teams.n; i++) {
		struct team *t = w->teams.at[i];

		if (t->org == o && t->id == id)
			return t;
	}
	return NULL;
}

const char *role_name(enum role role)
{
	static const char *const names[] = { "", "Member", "Editor", "Owner" };

	return names[role];
}

void world_uuid(const struct world *w, const char *name, char out[37])
{
	uint64_t a = mix(w->seed + 1, hash_text(name)), b = mix(a, 2);

	snprintf(out, 37, "%08x-%04x-4%03x-a%03x-%012llx", (unsigned)(a >> 32),
		 (unsigned)(a >> 16 & 0xffff), (unsigned)(a & 0xfff),
		 (unsigned)(b >> 52), (unsigned long long)(b & 0xffffffffffff));
}

struct invite *world_add_invite(struct world *w, const char *org, const char *who,
				const char *team, const char *by, int64_t created)
{
	struct invite *v = list_add(&w->invites, sizeof(*v));
	char key[300];

	snprintf(key, sizeof(key), "invite/%s/%s", org, who);
	v->org = world_org(w, org);
	v->inviter = must_dup(by);
	v->invitee = must_dup(who);
	v->team = must_dup(team);
	v->role = ROLE_MEMBER;
	v->created = created;
	world_uuid(w, key, v->id);
	return v;
}

bool team_has(const struct team *t, const struct user *u)
{
	for (size_t i = 0; i < t->n_users; i++)
		if (t->users[i] == u)
			return true;
	return false;
}

static enum right team_right(const struct world *w, const struct user *u,
			     const struct repo *r)
{
	enum right best = RIGHT_NONE;

	for (size_t i = 0; i < w->access.n; i++) {
		const struct access *a = w->access.at[i];

		if (a->repo == r && a->right > best && team_has(a->team, u))
			best = a->right;
	}
	return best;
}

static bool tied(const struct list *l, const struct user *u, const struct repo *r)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct tie *t = l->at[i];

		if (t->user == u && t->repo == r)
			return true;
	}
	return false;
}

bool world_starred(const struct world *w, const struct user *u, const struct repo *r)
{
	return u && tied(&w->stars, u, r);
}

static enum right user_right(const struct world *w, const struct user *u,
			     const struct repo *r)
{
	const struct org *o;

	if (!strcmp(r->ns, u->name))
		return RIGHT_ADMIN;
	o = world_org(w, r->ns);
	if (!o)
		return tied(&w->collaborators, u, r) ? RIGHT_WRITE : RIGHT_NONE;
	if (world_role(w, o, u) >= ROLE_EDITOR)
		return RIGHT_ADMIN;
	return team_right(w, u, r);
}

static enum right oat_right(const struct caller *c, const struct repo *r)
{
	if (strcmp(c->org->name, r->ns) != 0)
		return RIGHT_NONE;
	if (caller_has_repo_scope(c, r, "scope-repository-admin"))
		return RIGHT_ADMIN;
	if (caller_has_repo_scope(c, r, "scope-repository-edit"))
		return RIGHT_WRITE;
	return caller_has_repo_scope(c, r, "scope-repository-read") ? RIGHT_READ
								    : RIGHT_NONE;
}

enum right world_right(const struct world *w, const struct caller *c,
		       const struct repo *r)
{
	enum right right = RIGHT_NONE;

	if (c->cred == CRED_OAT)
		right = oat_right(c, r);
	else if (c->user && c->level > LEVEL_PUBLIC)
		right = user_right(w, c->user, r);
	if (right == RIGHT_NONE && !r->is_private)
		right = RIGHT_READ;
	return right;
}

bool world_sees(const struct world *w, const struct caller *c, const struct repo *r)
{
	return !r->is_private || world_right(w, c, r) > RIGHT_NONE;
}

struct event *world_audit(struct world *w, const char *account, const char *action,
			  const char *name, const char *actor, const char *data,
			  const char *text, int64_t at)
{
	struct event *e = list_add(&w->events, sizeof(*e));

	*e = (struct event){
		.account = must_dup(account),
		.action = must_dup(action),
		.name = must_dup(name),
		.actor = must_dup(actor),
		.text = text ? must_dup(text) : NULL,
		.data = data ? must_dup(data) : NULL,
		.at = at - at % NS_SECOND,
	};
	return e;
}

void repo_rule(struct repo *r, const char *text)
{
	const char *why;

	r->immutable = true;
	r->rules = rules_new();
	if (!rules_add(r->rules, text, &why))
		abort();
}

struct images *repo_images(struct repo *r)
{
	if (!r->images.tags)
		images_build(&r->images, &r->tags);
	return &r->images;
}

void repo_drop_tag(struct repo *r, struct tag *t)
{
	images_leave(repo_images(r), t);
	tagset_remove(&r->tags, t);
}

struct user *world_add_user(struct world *w, const char *name, const char *full_name,
			    int64_t joined)
{
	struct user *u = list_add(&w->users, sizeof(*u));
	struct buf mail = { 0 };

	u->name = must_dup(name);
	u->password = must_dup("");
	u->full_name = must_dup(full_name);
	u->company = must_dup("");
	u->location = must_dup("");
	buf_fmt(&mail, "%s@example.com", name);
	u->email = mail.data;
	u->id = w->next_id += 17;
	u->joined = joined;
	world_uuid(w, name, u->uuid);
	return u;
}

void user_email(struct user *u, const char *email)
{
	char *copy = must_dup(email);

	free(u->email);
	u->email = copy;
}

struct org *world_add_org(struct world *w, const char *name, const char *full_name,
			  int64_t joined)
{
	struct org *o = list_add(&w->orgs, sizeof(*o));

	o->name = must_dup(name);
	o->full_name = must_dup(full_name);
	o->company = must_dup(full_name);
	o->location = must_dup("");
	o->badge = "";
	o->plan = "team";
	o->settings.allow_official = o->settings.allow_publishers = true;
	o->settings.allow_hub = true;
	o->id = w->next_id += 17;
	o->joined = joined;
	world_uuid(w, name, o->uuid);
	return o;
}

struct member *world_add_member(struct world *w, const char *org, const char *user,
				enum role role, int64_t joined)
{
	struct member *m = list_add(&w->members, sizeof(*m));

	m->org = world_org(w, org);
	m->user = world_user(w, user);
	m->role = role;
	m->joined = joined;
	return m;
}

struct team *world_add_team(struct world *w, const char *org, const char *name,
			    const char *description)
{
	struct team *t = list_add(&w->teams, sizeof(*t));
	char key[160];

	snprintf(key, sizeof(key), "team/%s/%s", org, name);
	t->org = world_org(w, org);
	t->name = must_dup(name);
	t->description = must_dup(description);
	t->id = w->next_id += 17;
	world_uuid(w, key, t->uuid);
	return t;
}

void team_add(struct team *t, const struct user *u)
{
	t->users = array_room(t->users, t->n_users, &t->cap_users, sizeof(*t->users));
	t->users[t->n_users++] = u;
}

void team_remove(struct team *t, const struct user *u)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n_users; i++)
		if (t->users[i] != u)
			t->users[n++] = t->users[i];
	t->n_users = n;
}

struct repo *world_add_repo(struct world *w, const char *ns, const char *name,
			    const char *description, bool is_private)
{
	struct repo *r = list_add(&w->repos, sizeof(*r));

	r->ns = must_dup(ns);
	r->name = must_dup(name);
	r->description = must_dup(description);
	r->full = must_dup("");
	r->type = "image";
	r->content_type = "image";
	r->is_private = is_private;
	r->status = 1;
	r->id = w->next_id += 17;
	return r;
}
