/*
 * The people of the fixture: organization acme, a second organization, their
 * members and teams, and every credential that `hubsim --accounts` prints.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/accounts.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"

static const struct {
	const char *name, *full_name, *location;
	int joined_days, seen_days; /* -1: was never seen */
	enum role acme;
	const char *teams; /* of acme */
} people[] = {
	{ "maria", "Maria Lindqvist", "Göteborg", 2210, 0, ROLE_OWNER, "owners sre" },
	{ "jdoe", "Jane Doe", "Leeds, UK", 402, 5, ROLE_MEMBER, "web" },
	{ "otto", "Otto Brandt", "Köln", 1490, 400, ROLE_EDITOR, "sre" },
	{ "kmbeki", "Khanyi Mbeki", "Cape Town", 902, 1, ROLE_OWNER, "owners sre" },
	{ "rsilva", "Rafaela Silva", "Porto", 388, 3, ROLE_MEMBER, "web ml" },
	{ "tokoro", "Tunde Okoro", "Lagos", 120, 2, ROLE_MEMBER, "web" },
	{ "cibot7", "CI robot (do not mail)", "", 640, -1, ROLE_MEMBER, "ci-push" },
	{ "aldoext", "Aldo Ferri (contractor)", "Torino", 1204, 311, ROLE_OWNER,
	  "owners" },
	{ "sato", "佐藤 花子", "東京", 510, 9, ROLE_MEMBER, "ml" },
	{ "yossi", "יוסי כהן", "Haifa", 333, 41, ROLE_MEMBER, "web" },
	{ "u77123", "", "", 90, 88, ROLE_MEMBER, "" },
	{ "hank", "Hank Globe", "Springfield", 3000, 0, ROLE_NONE, "" },
};

static const struct {
	const char *name, *description;
} teams[] = {
	{ "owners", "Full control of the organization" },
	{ "web", "Web application and its gateway" },
	{ "sre", "Runs everything at 3 in the morning" },
	{ "ml", "Training images, big ones" },
	{ "ci-push", "Robots that push" },
};

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = words; (s = strstr(s, word)); s += n)
		if ((s == words || s[-1] == ' ') && (s[n] == ' ' || !s[n]))
			return true;
	return false;
}

static void add_teams(struct world *w)
{
	for (size_t i = 0; i < sizeof(teams) / sizeof(*teams); i++) {
		struct team *t =
			world_add_team(w, "acme", teams[i].name, teams[i].description);

		for (size_t k = 0; k < sizeof(people) / sizeof(*people); k++)
			if (has_word(people[k].teams, t->name))
				team_add(t, world_user(w, people[k].name));
	}
}

/* A second organization, so that a list of organizations is a list. */
static void add_globex(struct world *w)
{
	struct org *o = world_add_org(w, "globex", "Globex Corporation",
				      w->base - 1900 * NS_DAY);
	struct team *t;

	o->badge = "verified_publisher";
	world_add_member(w, "globex", "hank", ROLE_OWNER, o->joined);
	world_add_member(w, "globex", "maria", ROLE_MEMBER, o->joined + 90 * NS_DAY);
	world_add_team(w, "globex", "owners", "");
	t = world_add_team(w, "globex", "partners", "People of other companies");
	team_add(t, world_user(w, "maria"));
}

static void add_person(struct world *w, size_t i)
{
	int64_t odd = (int64_t)i * 4711 * NS_SECOND + 123456000;
	int64_t joined = w->base - people[i].joined_days * NS_DAY - odd;
	struct user *u = world_add_user(w, people[i].name, people[i].full_name, joined);
	struct member *m;

	free(u->location);
	u->location = must_dup(people[i].location);
	if (people[i].acme == ROLE_NONE)
		return;
	m = world_add_member(w, "acme", people[i].name, people[i].acme, joined);
	if (people[i].seen_days < 0)
		return;
	m->seen = w->base - people[i].seen_days * NS_DAY - odd / 2 - NS_HOUR;
	m->desktop = i % 3 ? "4.41.2" : NULL;
}

/* Some never came. */
static void add_invites(struct world *w)
{
	static const struct {
		const char *who, *team;
		int days;
	} asked[] = {
		{ "p.novak@x.example", "web", 41 },
		{ "ines.costa@example.com", "ml", 3 },
	};

	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++)
		world_add_invite(w, "acme", asked[i].who, asked[i].team, "maria",
				 w->base - asked[i].days * NS_DAY - NS_HOUR);
}

void fixture_people(struct world *w)
{
	struct org *acme =
		world_add_org(w, "acme", "ACME Rocket Skates", w->base - 2200 * NS_DAY);

	free(acme->location);
	acme->location = must_dup("Reykjavík");
	acme->plan = "business";
	acme->domain = "example.com";
	acme->insights = true;
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++)
		add_person(w, i);
	user_email(world_user(w, "aldoext"), "aldo@ferri.example");
	world_add_org(w, "library", "Docker Official Images", w->base - 4500 * NS_DAY);
	add_teams(w);
	add_globex(w);
	accounts_add(w, false);
	add_invites(w);
}
