/* What happened in acme before the simulation began. */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"

/* clang-format off */
static const struct {
	const char *action, *name, *actor, *data, *text;
	int days;
} happened[] = {
	{ "org.create", "acme", "maria", "{}", "created the organization acme\n", 2200 },
	{ "org.member.add", "kmbeki", "maria", "{\"role\":\"owner\"}", "added the member kmbeki to the organization acme\n", 902 },
	{ "org.team.create", "acme", "kmbeki", "{\"team\":\"sre\"}", "created the team sre in the organization acme\n", 900 },
	{ "org.member.add", "rsilva", "kmbeki", "{\"role\":\"member\"}", "added the member rsilva to the organization acme\n", 388 },
	{ "repo.change_privacy", "acme/base-images", "maria", "{\"is_private\":\"false\"}", "made the repository acme/base-images public\n", 371 },
	{ "org.member.role.change", "otto", "maria", "{\"from\":\"member\",\"to\":\"editor\"}", "changed the role of otto from member to editor\n", 240 },
	{ "repo.tag.delete", "acme/web-app", "cibot7", "{\"tag\":\"pr-4000-dead\",\"digest\":\"sha256:00000000000000000000000000000000000000000000000000000000000000aa\"}", "deleted the tag pr-4000-dead from the repository acme/web-app\n", 121 },
	{ "org.member.add", "tokoro", "kmbeki", "{\"role\":\"member\"}", "added the member tokoro to the organization acme\n", 120 },
	{ "org.settings.update", "acme", "aldoext", "{\"restricted_images\":\"enabled\"}", "updated the settings of the organization acme\n", 88 },
	{ "repo.immutable.tags.updated", "acme/web-app", "maria", "{\"enabled\":\"true\",\"rules\":\"^v[0-9]\"}", "set the immutable tags of acme/web-app to ^v[0-9]\n", 60 },
	{ "org.access_token.create", "acme", "maria", "{\"label\":\"ci-publish\"}", "created the access token ci-publish\n", 41 },
	{ "org.member.invite.send", "p.novak@x.example", "maria", "{\"team\":\"web\"}", "invited p.novak@x.example to the organization acme\n", 41 },
	{ "repo.update", "acme/sandbox-jdoe", "jdoe", "{\"description\":\"\\u001b[31mtest\"}", "updated the repository acme/sandbox-jdoe to \x1b[31mtest\x1b[0m\n", 19 },
	{ "repo.create", "acme/rocket-skates", "jdoe", "{\"is_private\":\"true\"}", "created the repository acme/rocket-skates\n", 0 },
};
/* clang-format on */

/* Hashing the manifests of all pushes would be most of the time to start. */
static void audit_push(struct world *w, const struct repo *r, const struct tag *t)
{
	struct buf name = { 0 };
	struct event *e;

	buf_fmt(&name, "%s/%s", r->ns, r->name);
	e = world_audit(w, r->ns, "repo.tag.push", name.data, t->pusher_name, NULL,
			NULL, t->pushed);
	e->push = must_alloc(sizeof(*e->push));
	*e->push = *t;
	e->push->name = must_dup(t->name);
	buf_free(&name);
}

static int compare_events(const void *a, const void *b)
{
	const struct event *x = *(struct event *const *)a,
			   *y = *(struct event *const *)b;

	return (x->at > y->at) - (x->at < y->at);
}

/* The log is kept oldest first; what happens later is put at its end. */
void fixture_log(struct world *w)
{
	for (size_t i = 0; i < sizeof(happened) / sizeof(*happened); i++)
		world_audit(w, "acme", happened[i].action, happened[i].name,
			    happened[i].actor, happened[i].data, happened[i].text,
			    w->base - happened[i].days * NS_DAY -
				    (int64_t)(i * 3671 % 80000) * NS_SECOND);
	for (size_t i = 0; i < w->repos.n; i++) {
		const struct repo *r = w->repos.at[i];

		if (!strcmp(r->ns, "library") || !world_org(w, r->ns))
			continue;
		for (size_t k = 0; k < r->tags.n_rows; k++)
			audit_push(w, r, &r->tags.rows[k]);
	}
	qsort(w->events.at, w->events.n, sizeof(void *), compare_events);
}
