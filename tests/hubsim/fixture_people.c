/*
 * The people of the fixture: organization acme, a second organization, their
 * members and teams, and every credential that `hubsim --accounts` prints.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/accounts.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/world.h"

static const struct {
	const char *name, *full_name, *location;
	int joined_days;
	enum role acme;
	const char *teams; /* of acme */
} people[] = {
	{ "maria", "Maria Lindqvist", "Göteborg", 2210, ROLE_OWNER, "owners sre" },
	{ "jdoe", "Jane Doe", "Leeds, UK", 402, ROLE_MEMBER, "web" },
	{ "otto", "Otto Brandt", "Köln", 1490, ROLE_EDITOR, "sre" },
	{ "kmbeki", "Khanyi Mbeki", "Cape Town", 902, ROLE_OWNER, "owners sre" },
	{ "rsilva", "Rafaela Silva", "Porto", 388, ROLE_MEMBER, "web ml" },
	{ "tokoro", "Tunde Okoro", "Lagos", 120, ROLE_MEMBER, "web" },
	{ "cibot7", "CI robot (do not mail)", "", 640, ROLE_MEMBER, "ci-push" },
	{ "aldoext", "Aldo Ferri (contractor)", "Torino", 1204, ROLE_OWNER, "owners" },
	{ "sato", "佐藤 花子", "東京", 510, ROLE_MEMBER, "ml" },
	{ "yossi", "יוסי כהן", "Haifa", 333, ROLE_MEMBER, "web" },
	{ "u77123", "", "", 90, ROLE_MEMBER, "" },
	{ "hank", "Hank Globe", "Springfield", 3000, ROLE_NONE, "" },
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

const struct account accounts[] = {
	{ "maria", "maria-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "owner of acme, plain member of globex" },
	{ "jdoe", "jdoe-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "plain member of acme" },
	{ "otto", "otto-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "editor of acme, 2FA code 123456" },
	{ "hank", "hank-password", CRED_PASSWORD, LEVEL_ADMIN, "", "owner of globex" },
	{ "maria", "dckr_pat_maria_rwd", CRED_PAT, LEVEL_ADMIN, "",
	  "personal token: read, write, delete" },
	{ "maria", "dckr_pat_maria_ro", CRED_PAT, LEVEL_READ, "",
	  "personal token: read only" },
	{ "maria", "dckr_pat_maria_public", CRED_PAT, LEVEL_PUBLIC, "",
	  "personal token: public repositories, read only" },
	{ "jdoe", "dckr_pat_jdoe_rw", CRED_PAT, LEVEL_WRITE, "",
	  "personal token: read and write" },
	{ "otto", "dckr_pat_otto_rwd", CRED_PAT, LEVEL_ADMIN, "",
	  "personal token: read, write, delete; needs no 2FA code" },
	{ "acme", "dckr_oat_acme_all", CRED_OAT, LEVEL_ADMIN, OAT_SCOPES " " OAT_LIST,
	  "organization token with every scope" },
	{ "acme", "dckr_oat_acme_nolist", CRED_OAT, LEVEL_ADMIN, OAT_SCOPES,
	  "organization token without scope-repository-list" },
	{ "acme", "dckr_oat_acme_read", CRED_OAT, LEVEL_ADMIN,
	  "scope-repository-read scope-tag-read scope-image-pull " OAT_LIST,
	  "organization token that only reads repositories and tags" },
};

const size_t n_accounts = sizeof(accounts) / sizeof(*accounts);

static void add_accounts(struct world *w)
{
	for (size_t i = 0; i < n_accounts; i++) {
		const struct account *a = &accounts[i];
		struct secret *s;

		if (a->cred == CRED_PASSWORD) {
			struct user *u = world_user(w, a->name);

			free(u->password);
			u->password = must_dup(a->secret);
			continue;
		}
		s = list_add(&w->secrets, sizeof(*s));
		s->secret = must_dup(a->secret);
		s->label = must_dup(a->note);
		s->description = must_dup("");
		s->by = must_dup("maria");
		s->user = world_user(w, a->name);
		s->org = world_org(w, a->name);
		s->level = a->level;
		s->scopes = must_dup(a->scopes);
		s->created = w->base - (int64_t)(i * 31 + 40) * NS_DAY;
		world_uuid(w, a->secret, s->uuid);
	}
	world_user(w, "otto")->otp = "123456";
}

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
	world_add_member(w, "globex", "hank", ROLE_OWNER);
	world_add_member(w, "globex", "maria", ROLE_MEMBER);
	world_add_team(w, "globex", "owners", "");
	t = world_add_team(w, "globex", "partners", "People of other companies");
	team_add(t, world_user(w, "maria"));
}

void fixture_people(struct world *w)
{
	struct org *acme =
		world_add_org(w, "acme", "ACME Rocket Skates", w->base - 2200 * NS_DAY);

	free(acme->location);
	acme->location = must_dup("Reykjavík");
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
		struct user *u = world_add_user(
			w, people[i].name, people[i].full_name,
			w->base - people[i].joined_days * NS_DAY -
				(int64_t)i * 4711 * NS_SECOND - 123456000);

		free(u->location);
		u->location = must_dup(people[i].location);
		if (people[i].acme != ROLE_NONE)
			world_add_member(w, "acme", people[i].name, people[i].acme);
	}
	world_add_org(w, "library", "Docker Official Images", w->base - 4500 * NS_DAY);
	add_teams(w);
	add_globex(w);
	add_accounts(w);
}
