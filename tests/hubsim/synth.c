/*
 * Synthetic data: --repos, --tags, --members and --teams of acme.  The tags
 * are rows of a seed and some numbers each, so 200,000 of them are made in a
 * fraction of a second.
 */
#include <stdio.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/world.h"

#define MB INT64_C(1000000)

/* Names of 24 bytes that end in their number, so that none comes twice. */
static void synth_name(char *out, size_t size, uint64_t chance, unsigned i)
{
	switch (chance % 4) {
	case 0:
		snprintf(out, size, "v%u.%u.%u-build.%07u", i % 9, i / 9 % 40,
			 (unsigned)(chance >> 8) % 10, i);
		break;
	case 1:
		snprintf(out, size, "pr-%06u-%08x-%05x", i, (unsigned)(chance >> 32),
			 (unsigned)(chance >> 8) & 0xfffff);
		break;
	case 2:
		snprintf(out, size, "main-%06u-%012llx", i,
			 (unsigned long long)(chance >> 16));
		break;
	default:
		snprintf(out, size, "nightly-%04u%02u%02u-%07u", 2020 + i % 6,
			 1 + i % 12, 1 + i % 28, i);
		break;
	}
}

static void synth_tag(struct world *w, struct repo *r, unsigned i)
{
	uint64_t chance = mix(w->seed + 3, i);
	const struct user *who = w->users.at[chance % 7];
	char name[48];
	struct tag *t;

	synth_name(name, sizeof(name), chance, i);
	t = tagset_append(&r->tags, name);
	t->seed = mix(w->seed + 5, chance % 50 ? i : i / 2);
	t->id = 2000000 + i;
	t->pushed = w->base - (int64_t)i * 613 * NS_SECOND - NS_HOUR -
		    (int64_t)(chance % 999983) * 1000;
	if (chance % 3)
		t->pulled = t->pushed + (int64_t)(chance % (uint64_t)(NS_HOUR));
	t->size =
		(20 + (int64_t)(chance >> 20) % 700) * MB + (int64_t)(chance % 999983);
	t->pusher = who->id;
	t->pusher_name = who->name;
	t->platforms = (uint8_t)(1 + (chance >> 40) % 3);
	t->flags = TAG_OCI | (i % 2 ? TAG_NEVER_NULL : 0);
}

static void synth_repo(struct world *w, unsigned i)
{
	uint64_t chance = mix(w->seed + 9, i);
	char name[32], text[96];
	struct repo *r;

	snprintf(name, sizeof(name), "bulk-%04u", i);
	snprintf(text, sizeof(text), "Synthetic repository number %u", i);
	r = world_add_repo(w, "acme", name, text, i % 3 != 0);
	r->storage = (int64_t)(chance % 90000) * MB;
	r->pulls = (int64_t)(chance >> 32);
	r->stars = (int64_t)(chance % 100);
	r->updated =
		w->base - (int64_t)i * 7 * NS_HOUR - (int64_t)(chance % 999983) * 1000;
	r->modified = r->updated - NS_DAY;
	r->registered = r->updated - 400 * NS_DAY;
}

static void synth_people(struct world *w, const struct options *opt)
{
	struct team *team = NULL;
	char name[32], full[64];

	for (unsigned i = 1; i <= opt->teams; i++) {
		snprintf(name, sizeof(name), "team-%04u", i);
		team = world_add_team(w, "acme", name, "Synthetic team");
	}
	for (unsigned i = 1; i <= opt->members; i++) {
		struct user *u;

		snprintf(name, sizeof(name), "user%05u", i);
		snprintf(full, sizeof(full), "Member Number %u", i);
		u = world_add_user(w, name, full, w->base - (int64_t)i * 5 * NS_HOUR);
		world_add_member(w, "acme", name, ROLE_MEMBER);
		if (team)
			team_add(w->teams.at[w->teams.n - 1 - i % opt->teams], u);
	}
}

void synth_fill(struct world *w, const struct options *opt)
{
	unsigned repos = opt->tags && !opt->repos ? 1 : opt->repos;
	size_t first = w->repos.n;

	for (unsigned i = 1; i <= repos; i++)
		synth_repo(w, i);
	for (unsigned i = 0; i < opt->tags; i++)
		synth_tag(w, w->repos.at[first], i);
	synth_people(w, opt);
}
