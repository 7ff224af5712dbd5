/* How parts of the world end, and the world itself. */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/fixture.h"
#include "tests/hubsim/manifests.h"
#include "tests/hubsim/rules.h"

static void free_repo(struct repo *r)
{
	free(r->ns);
	free(r->name);
	free(r->description);
	free(r->full);
	rules_free(r->rules);
	tagset_free(&r->tags);
	images_free(&r->images);
}

static void free_team(struct team *t)
{
	free(t->name);
	free(t->description);
	free(t->users);
}

static void free_webhook(struct webhook *h)
{
	for (size_t i = 0; i < h->n_hooks; i++) {
		free(h->hooks[i].name);
		free(h->hooks[i].url);
	}
	free(h->hooks);
	free(h->name);
	free(h->slug);
	free(h->creator);
}

static void free_invite(struct invite *i)
{
	free(i->inviter);
	free(i->invitee);
	free(i->team);
}

void webhook_drop(struct world *w, struct webhook *h)
{
	free_webhook(h);
	list_drop(&w->webhooks, h);
}

void invite_drop(struct world *w, struct invite *i)
{
	free_invite(i);
	list_drop(&w->invites, i);
}

static void drop_ties(struct list *l, const struct repo *r)
{
	for (size_t i = l->n; i-- > 0;)
		if (((struct tie *)l->at[i])->repo == r)
			list_drop(l, l->at[i]);
}

void world_drop_repo(struct world *w, struct repo *r)
{
	for (size_t i = w->access.n; i-- > 0;)
		if (((struct access *)w->access.at[i])->repo == r)
			list_drop(&w->access, w->access.at[i]);
	for (size_t i = w->webhooks.n; i-- > 0;)
		if (((struct webhook *)w->webhooks.at[i])->repo == r)
			webhook_drop(w, w->webhooks.at[i]);
	drop_ties(&w->stars, r);
	drop_ties(&w->collaborators, r);
	free_repo(r);
	list_drop(&w->repos, r);
}

void world_drop_team(struct world *w, struct team *t)
{
	for (size_t i = w->access.n; i-- > 0;)
		if (((struct access *)w->access.at[i])->team == t)
			list_drop(&w->access, w->access.at[i]);
	free_team(t);
	list_drop(&w->teams, t);
}

void world_drop_member(struct world *w, struct member *m)
{
	for (size_t i = 0; i < w->teams.n; i++) {
		struct team *t = w->teams.at[i];

		if (t->org == m->org)
			team_remove(t, m->user);
	}
	list_drop(&w->members, m);
}

void world_ends(struct world *w, int64_t at)
{
	if (!w->next_end || at < w->next_end)
		w->next_end = at;
}

static void settle_manifests(struct hub *hub, struct repo *r, int64_t now)
{
	/* Those that come behind, because their index went, have no end yet. */
	for (size_t i = 0; i < r->images.n; i++) {
		struct manifest *m = &r->images.at[i];

		if (m->gone || !m->dies)
			continue;
		if (m->dies > now)
			world_ends(hub->world, m->dies);
		else if (!manifest_kept(r, m, PART_ALL))
			manifest_drop(hub, r, m, true);
	}
}

void world_settle(struct hub *hub, int64_t now)
{
	struct world *w = hub->world;

	if (!w->next_end || w->next_end > now)
		return;
	w->next_end = 0;
	for (size_t i = w->repos.n; i-- > 0;) {
		struct repo *r = w->repos.at[i];

		if (r->dies && r->dies <= now) {
			world_drop_repo(w, r);
			continue;
		}
		if (r->dies)
			world_ends(w, r->dies);
		settle_manifests(hub, r, now);
	}
}

static void list_free(struct list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->at[i]);
	free(l->at);
}

static void free_people(struct world *w)
{
	for (size_t i = 0; i < w->users.n; i++) {
		struct user *u = w->users.at[i];

		free(u->name);
		free(u->password);
		free(u->full_name);
		free(u->company);
		free(u->location);
		free(u->email);
	}
	for (size_t i = 0; i < w->orgs.n; i++) {
		struct org *o = w->orgs.at[i];

		free(o->name);
		free(o->full_name);
		free(o->company);
		free(o->location);
		free(o->settings.custom);
	}
	for (size_t i = 0; i < w->teams.n; i++)
		free_team(w->teams.at[i]);
	for (size_t i = 0; i < w->invites.n; i++)
		free_invite(w->invites.at[i]);
}

static void free_secrets(struct world *w)
{
	for (size_t i = 0; i < w->secrets.n; i++) {
		struct secret *s = w->secrets.at[i];

		free(s->secret);
		free(s->label);
		free(s->description);
		free(s->by);
		free(s->scopes);
		free(s->resources);
	}
}

static void free_rows(struct world *w)
{
	for (size_t i = 0; i < w->repos.n; i++)
		free_repo(w->repos.at[i]);
	for (size_t i = 0; i < w->webhooks.n; i++)
		free_webhook(w->webhooks.at[i]);
	for (size_t i = 0; i < w->events.n; i++) {
		struct event *e = w->events.at[i];

		free(e->account);
		free(e->action);
		free(e->name);
		free(e->actor);
		free(e->text);
		free(e->data);
		if (e->push)
			free(e->push->name);
		free(e->push);
	}
}

void world_free(struct world *w)
{
	struct list *lists[] = { &w->users,    &w->orgs,   &w->members,
				 &w->teams,    &w->access, &w->secrets,
				 &w->repos,    &w->events, &w->invites,
				 &w->webhooks, &w->stars,  &w->collaborators,
				 &w->findings };

	free_people(w);
	free_secrets(w);
	free_rows(w);
	findings_free(w);
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		list_free(lists[i]);
	free(w);
}
