#include "ui/estate_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/can.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/gather.h"

enum { NOT_ASKED = -1 };

/* Where the readings of the first round are. */
struct lists {
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
		estate_miss(e, what, *got->flaw ? got->flaw : "not every page came");
	body = got->body;
	got->body = NULL;
	return body;
}

static size_t count(json_object *rows)
{
	return rows ? json_object_array_length(rows) : 0;
}

/* ---- the first round ----------------------------------------------------------- */

static void ask_lists(struct gather *g, const struct estate_wanted *w, struct lists *r)
{
	const char *org = w->org;
	unsigned parts = w->parts;

	r->org = ask(g, parts & ESTATE_PLAN, "org.list", json_object_new_object());
	r->members = ask(g, parts & ESTATE_PEOPLE, "org.list_members", with_org(org));
	r->invites = ask(g, parts & ESTATE_PEOPLE, "org.list_invites", with_org(org));
	r->teams = ask(g, parts & (ESTATE_PEOPLE | ESTATE_TEAMS), "teams.list",
		       with_org(org));
	r->repos = ask(
		g, parts & (ESTATE_NAMES | ESTATE_REPOS | ESTATE_ACCESS | ESTATE_HOOKS),
		w->repo ? "repos.get" : "repos.list", with_repo(org, w->repo));
	r->oats = ask(g, parts & (ESTATE_TOKENS | ESTATE_ENDS), "auth.list_oats",
		      with_org(org));
	r->pats = ask(g, parts & (ESTATE_TOKENS | ESTATE_ENDS), "auth.list_pats",
		      json_object_new_object());
	r->scim = ask(g, parts & ESTATE_SCIM, "scim.list_users",
		      json_object_new_object());
}

/* The plan is in the list of one's organizations.  The Hub does not say that of every
 * row: then nothing is missed that could have been read. */
static void take_plan(struct gather *g, ssize_t place, struct estate *e)
{
	const struct gathered *got;

	if (place == NOT_ASKED)
		return;
	got = gather_get(g, (size_t)place);
	for (size_t i = 0; !e->plan && i < count(got->body); i++) {
		json_object *row = json_object_array_get_idx(got->body, i);

		if (!strcmp(json_text(row, "/orgname"), e->org))
			e->plan = xstrdup(json_text(row, "/plan_name"));
	}
	if (!e->plan && got->err.status != ST_OK)
		estate_miss(e, "plan", got->err.text);
	else if (!e->plan && *got->flaw)
		estate_miss(e, "plan", got->flaw);
}

/* What stops everything: nobody is signed in, no network, no such organization. */
static enum status check_lists(struct gather *g, const struct lists *r,
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

/* There is an owner, always: no member is none that was read. */
static void check_members(struct estate *e)
{
	if (!e->members || count(e->members))
		return;
	json_object_put(e->members);
	e->members = NULL;
	if (!estate_missed(e, "members"))
		estate_miss(e, "members",
			    "Hub returned none: check the organization's name");
}

/* The Hub answers 200 with the public ones alone (CONTRACT 1 "Where count lies"). */
static void check_repos(struct hub *h, const struct estate_wanted *w, struct estate *e)
{
	struct hub_status s;

	hub_status(h, &s);
	if (e->repos && !w->repo && s.signed_in &&
	    can_list_private(&s.claims) != CAN_YES)
		estate_miss(e, "repositories",
			    "public ones only, as this organization token may lack "
			    "scope-repository-list");
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

/* Takes the parameters and what is known of the answer. */
static void ask_for(struct gather *g, struct second *s, const char *op,
		    json_object *take_params, struct hanging hanging)
{
	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
	hanging.place = gather_ask(g, op, take_params);
	s->v[s->n++] = hanging;
}

static struct hanging hanging_on(json_object *into, const char *key, const char *what)
{
	return (struct hanging){ .into = into,
				 .key = xstrdup(key),
				 .what = xasprintf("%s of %s", what, key) };
}

static void ask_second(struct gather *g, struct second *s, const struct estate *e,
		       unsigned parts)
{
	const char *org = e->org;

	for (size_t i = 0; parts & ESTATE_TEAMS && i < count(e->teams); i++) {
		const char *team =
			json_text(json_object_array_get_idx(e->teams, i), "/name");

		ask_for(g, s, "teams.list_members",
			with_member(org, "group_name", team),
			hanging_on(e->in_team, team, "members"));
	}
	for (size_t i = 0; i < count(e->repos); i++) {
		const char *repo =
			json_text(json_object_array_get_idx(e->repos, i), "/name");

		if (parts & ESTATE_REPOS)
			ask_for(g, s, "repos.get", with_repo(org, repo),
				hanging_on(e->details, repo, "settings"));
		if (parts & ESTATE_ACCESS)
			ask_for(g, s, "repos.list_groups", with_repo(org, repo),
				hanging_on(e->grants, repo, "access"));
		if (parts & ESTATE_HOOKS)
			ask_for(g, s, "webhooks.list", with_repo(org, repo),
				hanging_on(e->hooks, repo, "webhooks"));
	}
}

/* Rows of tokens have no resources: each is read, and takes the place of its row. */
static void ask_tokens(struct gather *g, struct second *s, struct estate *e)
{
	json_object *rows = e->oats;

	e->oats = json_object_new_array();
	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		ask_for(g, s, "auth.get_oat",
			with_member(e->org, "token_id", json_text(row, "/id")),
			hanging_on(e->oats, json_text(row, "/label"), "resources"));
	}
	json_object_put(rows);
}

/* A team of which the Hub says that somebody is in it, and says of nobody that they
 * are. */
static void check_team(struct estate *e, const struct hanging *h, json_object *in)
{
	for (size_t i = 0; in && !count(in) && i < count(e->teams); i++) {
		json_object *team = json_object_array_get_idx(e->teams, i);

		if (!strcmp(json_text(team, "/name"), h->key) &&
		    json_int(team, "/member_count") > 0 && !estate_missed(e, h->what))
			estate_miss(e, h->what, "the Hub counts some, and none came");
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
		if (h->into == e->in_team)
			check_team(e, h, body);
	}
}

static void second_done(struct second *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->v[i].key);
		free(s->v[i].what);
	}
	free(s->v);
}

/* Who reads it, with what and from where. */
static void take_session(struct hub *h, const char *url, struct estate *e)
{
	struct hub_status s;
	char by[WHO_MAX];

	hub_status(h, &s);
	hub_who(&s, by, sizeof(by));
	e->user = xstrdup(s.claims.username);
	e->by = xstrdup(by);
	e->url = xstrdup(url);
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

/* ---- the reading ------------------------------------------------------------------
 */

enum round { ROUND_LISTS, ROUND_HANGING, ROUND_OVER };

struct estate_reading {
	struct hub *hub;
	struct gather *gather;
	char *url, *org, *repo;
	struct estate_wanted wanted;
	enum round round;
	struct lists lists;
	struct second second;
	struct estate estate;
	struct error err;
};

struct estate_reading *estate_reading_new(struct hub *h, const char *url,
					  const struct estate_wanted *wanted)
{
	struct estate_reading *r = xcalloc(1, sizeof(*r));

	*r = (struct estate_reading){
		.hub = h,
		.gather = gather_new(h),
		.url = xstrdup(url),
		.org = xstrdup(wanted->org),
		.repo = wanted->repo ? xstrdup(wanted->repo) : NULL,
	};
	r->wanted = (struct estate_wanted){ .org = r->org,
					    .repo = r->repo,
					    .parts = wanted->parts };
	estate_init(&r->estate, r->org, hub_now(h));
	ask_lists(r->gather, &r->wanted, &r->lists);
	return r;
}

void estate_reading_free(struct estate_reading *r)
{
	if (!r)
		return;
	gather_free(r->gather);
	second_done(&r->second);
	estate_done(&r->estate);
	free(r->url);
	free(r->org);
	free(r->repo);
	free(r);
}

static void end(struct estate_reading *r)
{
	r->round = ROUND_OVER;
}

/* The lists are here: they are taken, and what hangs on them is asked for. */
static void begin_second(struct estate_reading *r)
{
	struct gather *g = r->gather;
	struct estate *e = &r->estate;

	if (check_lists(g, &r->lists, &r->err)) {
		end(r);
		return;
	}
	take_session(r->hub, r->url, e);
	take_plan(g, r->lists.org, e);
	e->members = take(g, r->lists.members, e, "members");
	e->invites = take(g, r->lists.invites, e, "invitations");
	e->teams = take(g, r->lists.teams, e, "teams");
	check_members(e);
	e->repos = take_repos(g, r->lists.repos, e);
	check_repos(r->hub, &r->wanted, e);
	e->pats = take(g, r->lists.pats, e, "personal tokens");
	e->scim = take(g, r->lists.scim, e, "SCIM users");
	e->oats = take(g, r->lists.oats, e, "organization tokens");
	ask_second(g, &r->second, e, r->wanted.parts);
	if (e->oats && r->wanted.parts & ESTATE_TOKENS)
		ask_tokens(g, &r->second, e);
	r->round = ROUND_HANGING;
}

/* Whatever has been answered to its end leads on. */
static void go_on(struct estate_reading *r)
{
	if (r->round == ROUND_LISTS && !gather_left(r->gather))
		begin_second(r);
	if (r->round == ROUND_HANGING && !gather_left(r->gather)) {
		take_second(r->gather, &r->second, &r->estate);
		end(r);
	}
}

bool estate_reading_take(struct estate_reading *r, const struct reply *reply)
{
	bool mine = gather_take(r->gather, reply);

	if (mine)
		go_on(r);
	return mine;
}

bool estate_reading_over(const struct estate_reading *r)
{
	return r->round == ROUND_OVER;
}

void estate_reading_progress(const struct estate_reading *r, size_t *ret_answered,
			     size_t *ret_asked)
{
	*ret_asked = gather_asked(r->gather);
	*ret_answered = *ret_asked - gather_left(r->gather);
}

bool estate_reading_waits(const struct estate_reading *r, ticket t)
{
	return gather_waits(r->gather, t);
}

/* Requests of the first round. */
static int cost_of_lists(const struct estate_reading *r, char *buf, size_t size)
{
	const struct lists *l = &r->lists;
	const struct {
		ssize_t place;
		const char *what;
	} lists[] = {
		{ l->members, "members" }, { l->invites, "invites" },
		{ l->teams, "teams" },     { l->repos, "repos" },
		{ l->oats, "tokens" },     { l->pats, "own tokens" },
		{ l->scim, "SCIM" },       { l->org, "plan" },
	};
	size_t n = 0;
	int all = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < COUNT(lists) && n < size; i++) {
		int took;

		if (lists[i].place == NOT_ASKED)
			continue;
		took = gather_get(r->gather, (size_t)lists[i].place)->requests;
		n += (size_t)snprintf(buf + n, size - n, "%s%s %d", n ? " + " : "",
				      lists[i].what, took);
		all += took;
	}
	return all;
}

void estate_reading_cost(const struct estate_reading *r, char *buf, size_t size)
{
	int all = gather_requests(r->gather), lists = cost_of_lists(r, buf, size);
	size_t n;

	if (all > lists)
		snprintf(buf, size, "lists %d + of their rows %d", lists, all - lists);
	n = strlen(buf);
	snprintf(buf + n, size - n, " = %d request%s", all, all == 1 ? "" : "s");
}

enum status estate_reading_wait(struct estate_reading *r, const struct config *c,
				struct error *err)
{
	enum status st = gather_wait(r->gather, c, err);

	if (st == ST_OK)
		go_on(r);
	return st;
}

enum status estate_reading_result(struct estate_reading *r, struct estate *ret,
				  int *ret_requests, struct error *err)
{
	*ret_requests = gather_requests(r->gather);
	if (r->err.status) {
		*err = r->err;
		return err->status;
	}
	*ret = r->estate;
	r->estate = (struct estate){ 0 };
	return ST_OK;
}
