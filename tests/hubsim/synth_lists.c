/*
 * Synthetic data: --lists, so many rows for every list that --repos, --tags, --members
 * and --teams leave short.
 */
#include <stdio.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/world.h"

/* The longest name or address made here. */
enum { NAME_MAX_LEN = 64 };

static int64_t ago(const struct world *w, unsigned i)
{
	return w->base - (int64_t)(i % 400) * NS_DAY - (int64_t)i * NS_SECOND;
}

static void synth_invite(struct world *w, unsigned i)
{
	char who[NAME_MAX_LEN];

	snprintf(who, sizeof(who), "asked%06u@example.com", i);
	world_add_invite(w, "acme", who, i % 3 ? "" : "web", "maria", ago(w, i % 40));
}

/* Of a person, or with an organization of that. */
static void synth_token(struct world *w, unsigned i, const struct org *org)
{
	static const char *const scopes[] = { "repo:read", "repo:write", "repo:admin" };
	struct secret *s = list_add(&w->secrets, sizeof(*s));
	struct buf text = { 0 };
	char label[NAME_MAX_LEN];

	buf_fmt(&text, "dckr_%s_synthetic-%06u", org ? "oat" : "pat", i);
	snprintf(label, sizeof(label), "bulk-%06u", i);
	world_uuid(w, text.data, s->uuid);
	s->secret = text.data;
	s->label = must_dup(label);
	s->description = must_dup("");
	s->by = must_dup("maria");
	s->scopes = must_dup(org ? "" : scopes[i % 3]);
	s->level = LEVEL_READ;
	s->created = ago(w, i + 30);
	s->used = i % 5 ? ago(w, i % 30) : 0;
	s->expires = i % 4 ? w->base + (int64_t)(i % 300) * NS_DAY : 0;
	s->inactive = i % 7 == 0;
	s->org = org;
	s->user = org ? NULL : world_user(w, "maria");
}

static void synth_webhook(struct world *w, unsigned i, const struct repo *r)
{
	struct webhook *h = list_add(&w->webhooks, sizeof(*h));
	char name[NAME_MAX_LEN], url[NAME_MAX_LEN];

	snprintf(name, sizeof(name), "hook-%06u", i);
	snprintf(url, sizeof(url), "https://ci.example.com/hooks/%06u", i);
	h->repo = r;
	h->name = must_dup(name);
	h->slug = must_dup(name);
	h->creator = must_dup("maria");
	h->id = w->next_id += 17;
	h->created = h->updated = ago(w, i);
	h->hooks = array_room(NULL, 0, &h->cap_hooks, sizeof(*h->hooks));
	h->hooks[h->n_hooks++] = (struct hook){ .name = must_dup(name),
						.url = must_dup(url),
						.id = w->next_id += 17,
						.created = h->created };
}

/* One more that maria is in. */
static void synth_org(struct world *w, unsigned i, const struct user *maria)
{
	char name[NAME_MAX_LEN], full[NAME_MAX_LEN];
	struct member *m;
	struct org *o;

	snprintf(name, sizeof(name), "org%06u", i);
	snprintf(full, sizeof(full), "Synthetic organization %u", i);
	o = world_add_org(w, name, full, ago(w, i));
	m = list_add(&w->members, sizeof(*m));
	*m = (struct member){ .org = o,
			      .user = maria,
			      .role = i % 9 ? ROLE_MEMBER : ROLE_OWNER,
			      .joined = ago(w, i) };
}

static void synth_access(struct world *w, unsigned i, const struct team *t,
			 const struct repo *r)
{
	struct access *a = list_add(&w->access, sizeof(*a));

	*a = (struct access){ .team = t,
			      .repo = r,
			      .right = RIGHT_READ + (enum right)(i % 3) };
}

static const char *event_actor(unsigned i)
{
	static const char *const names[] = { "maria", "kmbeki", "rsilva", "cibot7" };

	return names[i % 4];
}

static void synth_event(struct world *w, unsigned i, unsigned n)
{
	char name[NAME_MAX_LEN], text[2 * NAME_MAX_LEN];

	snprintf(name, sizeof(name), "acme/bulk-%04u", i % 500);
	snprintf(text, sizeof(text), "updated the repository %s\n", name);
	world_audit(w, "acme", "repo.update", name, event_actor(i), "{}", text,
		    w->base - (int64_t)(n - i) * NS_SECOND);
}

/* Teams are reached by what was made before: all of them in bulk-0001, and all there
 * is in team-0001. */
static void synth_reach(struct world *w)
{
	const struct repo *first = world_repo(w, "acme", "bulk-0001");
	struct team *t = world_team(w, world_org(w, "acme"), "team-0001");

	for (size_t i = 0; first && i < w->teams.n; i++)
		if (w->teams.at[i] != t)
			synth_access(w, (unsigned)i, w->teams.at[i], first);
	for (size_t i = 0; t && i < w->repos.n; i++)
		synth_access(w, (unsigned)i, t, w->repos.at[i]);
	for (size_t i = 0; t && i < w->members.n; i++) {
		const struct member *m = w->members.at[i];

		if (m->org == t->org && !team_has(t, m->user))
			team_add(t, m->user);
	}
}

void synth_lists(struct world *w, const struct options *opt)
{
	const struct org *acme = world_org(w, "acme");
	const struct user *maria = world_user(w, "maria");
	const struct repo *first = world_repo(w, "acme", "bulk-0001");

	if (opt->lists)
		synth_reach(w);
	for (unsigned i = 1; i <= opt->lists; i++) {
		synth_invite(w, i);
		synth_token(w, i, NULL);
		synth_token(w, i, acme);
		if (first)
			synth_webhook(w, i, first);
		synth_org(w, i, maria);
		synth_event(w, i, opt->lists);
	}
}
