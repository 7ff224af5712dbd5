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

static void share(struct tag *t, const struct tag *image)
{
	t->seed = image->seed;
	t->made = image->made;
	t->size = image->size;
	t->platforms = image->platforms;
}

static void synth_tag(struct world *w, struct repo *r, unsigned i)
{
	uint64_t chance = mix(w->seed + 3, i);
	const struct user *who = w->users.at[chance % 7];
	char name[48];
	struct tag *t;

	synth_name(name, sizeof(name), chance, i);
	t = tagset_append(&r->tags, name);
	t->id = 2000000 + i;
	t->pushed = w->base - (int64_t)i * 613 * NS_SECOND - NS_HOUR -
		    (int64_t)(chance % 999983) * 1000;
	if (chance % 3)
		t->pulled = t->pushed + (int64_t)(chance % (uint64_t)(NS_HOUR));
	t->pusher = who->id;
	t->pusher_name = who->name;
	t->flags = TAG_OCI | TAG_SLIM | (i % 2 ? TAG_NEVER_NULL : 0);
	/* Now and then one more name for the image before. */
	if (i && chance % 50 == 0) {
		share(t, t - 1);
		return;
	}
	t->seed = chance;
	t->made = t->pushed - 240 * NS_SECOND;
	t->size =
		(20 + (int64_t)(chance >> 20) % 700) * MB + (int64_t)(chance % 999983);
	t->platforms = (uint8_t)(1 + (chance >> 40) % 3);
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

/* Two in a hundred own, five edit; one in thirty comes from elsewhere. */
static struct member *synth_member(struct world *w, unsigned i, uint64_t chance)
{
	static const char *const first[] = { "Ada",  "Ben", "Chidi", "Dora",
					     "Elif", "Fay", "Goran", "Hana" };
	static const char *const last[] = { "Adler", "Brook", "Costa", "Dahl",
					    "Engel", "Faure", "Gallo" };
	unsigned part = (unsigned)(chance >> 8) % 100;
	enum role role = part < 2 ? ROLE_OWNER : part < 7 ? ROLE_EDITOR : ROLE_MEMBER;
	int64_t days = (int64_t)(chance >> 32) % 150; /* most came lately */
	int64_t joined =
		w->base - (int64_t)i * 5 * NS_HOUR - (int64_t)(chance % 999983) * 1000;
	char name[32], full[64], mail[64];
	struct member *m;
	struct user *u;

	snprintf(name, sizeof(name), "user%05u", i);
	snprintf(full, sizeof(full), "%s %s %u", first[chance % 8],
		 last[(chance >> 3) % 7], i);
	u = world_add_user(w, name, full, joined - NS_DAY);
	snprintf(mail, sizeof(mail), "%s@agency.example", name);
	if ((chance >> 16) % 30 == 0)
		user_email(u, mail);
	m = world_add_member(w, "acme", name, role, joined);
	if ((chance >> 24) % 25)
		m->seen = w->base - days * days / 150 * NS_DAY -
			  (int64_t)(chance % 80000) * NS_SECOND;
	if (m->seen && m->seen < joined)
		m->seen = joined + NS_HOUR;
	m->desktop = (chance >> 40) % 3 ? "4.41.2" : NULL;
	m->by_hand = (chance >> 42) % 20 == 0;
	return m;
}

/* One in twelve is in no team, the others in up to three; owners among theirs, too. */
static void synth_joins(struct world *w, const struct member *m, size_t first,
			uint64_t chance)
{
	size_t n = w->teams.n - first, most = chance % 12 ? 1 + (chance >> 4) % 3 : 0;

	if (m->role == ROLE_OWNER)
		team_add(world_team(w, m->org, "owners"), m->user);
	for (size_t i = 0; n && i < most; i++) {
		struct team *t = w->teams.at[first + mix(chance, i) % n];

		if (!team_has(t, m->user))
			team_add(t, m->user);
	}
}

/* Each team reaches some of the synthetic repositories. */
static void synth_grants(struct world *w, size_t first_team, size_t first_repo)
{
	size_t n = w->repos.n - first_repo;

	for (size_t i = first_team; n && i < w->teams.n; i++)
		for (size_t k = 0; k < 1 + i % 3 && k < n; k++) {
			struct access *a = list_add(&w->access, sizeof(*a));

			a->team = w->teams.at[i];
			a->repo = w->repos.at[first_repo + (i * 3 + k) % n];
			a->right = RIGHT_READ + (enum right)((i + k) % 3);
		}
}

static void synth_people(struct world *w, const struct options *opt, size_t first_repo)
{
	size_t first = w->teams.n;
	char name[40];

	for (unsigned i = 1; i <= opt->teams; i++) {
		snprintf(name, sizeof(name), "team-%04u", i);
		world_add_team(w, "acme", name, "Synthetic team");
	}
	for (unsigned i = 1; i <= opt->members; i++) {
		uint64_t chance = mix(w->seed + 11, i);

		synth_joins(w, synth_member(w, i, chance), first, chance >> 12);
	}
	for (unsigned i = 1; i <= opt->members / 20; i++) {
		snprintf(name, sizeof(name), "invited%04u@example.com", i);
		world_add_invite(w, "acme", name, "", "maria",
				 w->base - (int64_t)(i * 7 % 40) * NS_DAY - NS_HOUR);
	}
	synth_grants(w, first, first_repo);
}

void synth_fill(struct world *w, const struct options *opt)
{
	unsigned repos = opt->tags && !opt->repos ? 1 : opt->repos;
	size_t first = w->repos.n;

	for (unsigned i = 1; i <= repos; i++)
		synth_repo(w, i);
	for (unsigned i = 0; i < opt->tags; i++)
		synth_tag(w, w->repos.at[first], i);
	synth_people(w, opt, first);
}
