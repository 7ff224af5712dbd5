#include "ui/estate_read.h"

#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/gather.h"

enum { NOT_ASKED = -1 };

/* The readings of the first round. */
struct round {
	ssize_t org, members, invites, teams, repos, oats, pats, scim;
};

static json_object *with_org(const char *org)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "org", json_object_new_string(org));
	return params;
}

static json_object *with_repo(const char *org, const char *repo)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "namespace", json_object_new_string(org));
	if (repo)
		json_object_object_add(params, "repository",
				       json_object_new_string(repo));
	return params;
}

static json_object *with_member(const char *org, const char *name, const char *value)
{
	json_object *params = with_org(org);

	json_object_object_add(params, name, json_object_new_string(value));
	return params;
}

static ssize_t ask(struct gather *g, bool wanted, const char *op,
		   json_object *take_params)
{
	if (wanted)
		return (ssize_t)gather_ask(g, op, take_params);
	json_object_put(take_params);
	return NOT_ASKED;
}

/* A list that breaks off is shown as far as it came, and missed. */
static json_object *take(struct gather *g, ssize_t place, struct estate *e,
			 const char *what)
{
	struct gathered *got;
	json_object *body;

	if (place == NOT_ASKED)
		return NULL;
	got = gather_get(g, (size_t)place);
	if (got->err.status != ST_OK)
		estate_miss(e, what, got->err.text);
	else if (!got->complete)
		estate_miss(e, what, "not every page came");
	body = got->body;
	got->body = NULL;
	return body;
}

static const char *name_of(json_object *row, const char *name)
{
	json_object *v = NULL;

	return json_object_object_get_ex(row, name, &v) && v ? json_object_get_string(v)
							     : "";
}

static size_t count(json_object *rows)
{
	return rows ? json_object_array_length(rows) : 0;
}

/* ---- the first round ----------------------------------------------------------- */

static void ask_first(struct gather *g, const struct estate_wanted *w, struct round *r)
{
	const char *org = w->org;
	unsigned parts = w->parts;

	r->org = ask(g, true, "org.list", json_object_new_object());
	r->members = ask(g, parts & ESTATE_PEOPLE, "org.list_members", with_org(org));
	r->invites = ask(g, parts & ESTATE_PEOPLE, "org.list_invites", with_org(org));
	r->teams = ask(g, parts & (ESTATE_PEOPLE | ESTATE_TEAMS), "teams.list",
		       with_org(org));
	r->repos = ask(
		g, parts & (ESTATE_NAMES | ESTATE_REPOS | ESTATE_ACCESS | ESTATE_HOOKS),
		w->repo ? "repos.get" : "repos.list", with_repo(org, w->repo));
	r->oats = ask(g, parts & ESTATE_TOKENS, "auth.list_oats", with_org(org));
	r->pats = ask(g, parts & ESTATE_TOKENS, "auth.list_pats",
		      json_object_new_object());
	r->scim = ask(g, parts & ESTATE_SCIM, "scim.list_users",
		      json_object_new_object());
}

/* The plan is in the list of one's organizations; without it nothing is missed that a
 * check needs to be right. */
static void take_plan(struct gather *g, ssize_t place, struct estate *e)
{
	struct gathered *got = gather_get(g, (size_t)place);

	for (size_t i = 0; i < count(got->body); i++) {
		json_object *row = json_object_array_get_idx(got->body, i);

		if (!strcmp(name_of(row, "orgname"), e->org))
			e->plan = xstrdup(name_of(row, "plan_name"));
	}
}

/* What stops everything: nobody is signed in, no network, no such organization. */
static enum status check_first(struct gather *g, const struct round *r,
			       struct error *err)
{
	const ssize_t places[] = { r->members, r->teams, r->repos, r->oats };
	size_t asked = 0, failed = 0;

	for (size_t i = 0; i < COUNT(places); i++) {
		const struct gathered *got;

		if (places[i] == NOT_ASKED)
			continue;
		got = gather_get(g, (size_t)places[i]);
		asked++;
		if (got->err.status == ST_OK)
			continue;
		failed++;
		*err = got->err;
		if (got->err.status == ST_NET || got->err.status == ST_LIMITED ||
		    got->err.status == ST_AUTH || got->http == 404)
			return err->status;
	}
	if (asked && failed == asked)
		return err->status;
	*err = (struct error){ 0 };
	return ST_OK;
}

/* ---- the second: what hangs on what ------------------------------------------------
 */

struct hanging {
	json_object *into; /* of the estate; borrowed */
	char *key, *what;
	size_t place;
};

struct second {
	struct hanging *v;
	size_t n, cap;
};

static void ask_for(struct gather *g, struct second *s, const char *op,
		    json_object *take_params, json_object *into, const char *key)
{
	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
	s->v[s->n++] = (struct hanging){
		.into = into,
		.key = xstrdup(key),
		.what = xasprintf("%s of %s", strchr(op, '.') + 1, key),
		.place = gather_ask(g, op, take_params),
	};
}

static void ask_second(struct gather *g, struct second *s, const struct estate *e,
		       unsigned parts)
{
	const char *org = e->org;

	for (size_t i = 0; parts & ESTATE_TEAMS && i < count(e->teams); i++) {
		const char *team =
			name_of(json_object_array_get_idx(e->teams, i), "name");

		ask_for(g, s, "teams.list_members",
			with_member(org, "group_name", team), e->in_team, team);
	}
	for (size_t i = 0; i < count(e->repos); i++) {
		const char *repo =
			name_of(json_object_array_get_idx(e->repos, i), "name");

		if (parts & ESTATE_REPOS)
			ask_for(g, s, "repos.get", with_repo(org, repo), e->details,
				repo);
		if (parts & ESTATE_ACCESS)
			ask_for(g, s, "repos.list_groups", with_repo(org, repo),
				e->grants, repo);
		if (parts & ESTATE_HOOKS)
			ask_for(g, s, "webhooks.list", with_repo(org, repo), e->hooks,
				repo);
	}
}

/* Rows of tokens have no resources: each is read. */
static void ask_tokens(struct gather *g, struct second *s, json_object *rows,
		       const struct estate *e)
{
	for (size_t i = 0; i < count(rows); i++) {
		const char *id = name_of(json_object_array_get_idx(rows, i), "id");

		ask_for(g, s, "auth.get_oat", with_member(e->org, "token_id", id),
			e->oats, id);
	}
}

static void take_second(struct gather *g, struct second *s, struct estate *e)
{
	for (size_t i = 0; i < s->n; i++) {
		struct hanging *h = &s->v[i];
		json_object *body = take(g, (ssize_t)h->place, e, h->what);

		if (h->into == e->oats && body)
			json_object_array_add(e->oats, body);
		else if (h->into != e->oats)
			json_object_object_add(h->into, h->key, body);
		free(h->key);
		free(h->what);
	}
	free(s->v);
}

/* Who reads it, with what and from where. */
static void take_session(struct hub *h, const struct config *c, struct estate *e)
{
	struct hub_status s;

	hub_status(h, &s);
	e->user = xstrdup(s.claims.username);
	e->by = s.signed_in ? xasprintf("%s, %s%s", s.claims.username,
					session_source_text(s.claims.source),
					s.two_factor ? " and 2FA" : "")
			    : xstrdup("anonymous");
	e->url = xstrdup(c->url);
}

/* One repository is a list of one. */
static json_object *take_repos(struct gather *g, ssize_t place, struct estate *e)
{
	json_object *body = take(g, place, e, "repositories"), *rows;

	if (!json_object_is_type(body, json_type_object))
		return body;
	rows = json_object_new_array();
	json_object_array_add(rows, body);
	return rows;
}

enum status estate_read(struct hub *h, const struct config *c,
			const struct estate_wanted *wanted, struct estate *ret,
			int *ret_requests, struct error *err)
{
	struct gather *g = gather_new(h, c);
	struct round r;
	struct second s = { 0 };
	json_object *tokens = NULL;
	enum status st;

	estate_init(ret, wanted->org, hub_now(h));
	ask_first(g, wanted, &r);
	st = gather_wait(g, err);
	if (st == ST_OK)
		st = check_first(g, &r, err);
	if (st == ST_OK) {
		take_session(h, c, ret);
		take_plan(g, r.org, ret);
		ret->members = take(g, r.members, ret, "members");
		ret->invites = take(g, r.invites, ret, "invitations");
		ret->teams = take(g, r.teams, ret, "teams");
		ret->repos = take_repos(g, r.repos, ret);
		ret->pats = take(g, r.pats, ret, "personal tokens");
		ret->scim = take(g, r.scim, ret, "SCIM users");
		tokens = take(g, r.oats, ret, "organization tokens");
		if (tokens)
			ret->oats = json_object_new_array();
		ask_second(g, &s, ret, wanted->parts);
		ask_tokens(g, &s, tokens, ret);
		st = gather_wait(g, err);
		take_second(g, &s, ret);
	}
	*ret_requests = gather_requests(g);
	json_object_put(tokens);
	gather_free(g);
	if (st != ST_OK)
		estate_done(ret);
	return st;
}
