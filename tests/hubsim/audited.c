/*
 * Two organizations for audits.  Everything that an audit should find in them is
 * marked where it is made, in `finds`; tests/spec/audit.py finds it again from the
 * answers alone.  What counts:
 *
 * owner-idle editor-idle member-idle  last seen more than 90 days ago
 * never-seen       the organization has Insights, and no day for this member
 * guest            the Hub says so
 * no-team          a member of no team
 * new-member       joined less than 7 days ago
 * not-in-scim      a member whom the SCIM connection does not know
 * invite-old       invited more than 14 days ago
 * token-never-used token-unused       in use: active, not expired; 90 days
 * token-expiring   within 30 days      token-expired    over, and still counted
 * token-quota      no further token can be made
 * token-wildcard   a path with an asterisk
 * token-dangling   a path to a repository that is not there
 * token-creator-gone                   made by somebody who is no member now
 * webhook-http webhook-credentials     a name and password, or a key in the query
 * webhook-same-target                  three repositories or more; named by host
 * repo-no-description repo-idle        last updated more than 365 days ago
 * repo-mutable     no rule for immutable tags
 * repo-public-mistake                  public, and its name or text says otherwise
 * repo-no-team     private, and no team with a member in it has a grant
 * two-paths        one person, one repository: by two teams, or a role and a team
 * guest-admin      a guest who administers a private repository through a team
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/accounts.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"

struct person {
	const char *org, *name, *full_name;
	const char *email; /* NULL: of the organization */
	enum role role;
	const char *teams;
	int joined_days, seen_days; /* -1: never */
	bool by_hand;
	const char *finds;
};

#define NW  "northwind"
#define FAB "fabrikam"

static const struct person people[] = {
	{ NW, "nadia", "Nadia Holm", NULL, ROLE_OWNER, "owners", 900, 0, false, "" },
	{ NW, "oskarl", "Oskar Lund", NULL, ROLE_OWNER, "owners", 1500, 130, false,
	  "owner-idle" },
	{ NW, "petran", "Petra Novák", "petra@novak.example", ROLE_OWNER, "owners", 700,
	  1, false, "guest" },
	{ NW, "quentin", "Quentin Diaz", NULL, ROLE_EDITOR, "release", 600, 2, false,
	  "" },
	{ NW, "rosabeck", "Rosa Beck", NULL, ROLE_EDITOR, "", 480, 200, false,
	  "editor-idle no-team" },
	{ NW, "samlee", "Sam Lee", NULL, ROLE_MEMBER, "platform", 350, 1, false, "" },
	{ NW, "tessmoor", "Tess Moor", NULL, ROLE_MEMBER, "web", 820, 95, false,
	  "member-idle" },
	{ NW, "ulfberg", "Ulf Berg", NULL, ROLE_MEMBER, "data", 300, -1, false,
	  "never-seen" },
	{ NW, "verakim", "Vera Kim", NULL, ROLE_MEMBER, "", 150, 4, false, "no-team" },
	{ NW, "wimdevos", "Wim de Vos", NULL, ROLE_MEMBER, "web", 3, 1, false,
	  "new-member" },
	{ NW, "xenapap", "Xena Papas", "xena@contractors.example", ROLE_MEMBER,
	  "contractors", 90, 6, false, "guest" },
	{ NW, "yurisok", "Yuri Sokolov", NULL, ROLE_MEMBER, "ops", 260, 12, true,
	  "not-in-scim" },
	{ NW, "zoefox", "Zoë Fox", NULL, ROLE_MEMBER, "data platform", 410, 3, false,
	  "" },
	{ NW, "adamring", "Adam Ring", NULL, ROLE_MEMBER, "platform", 510, 89, false,
	  "" },
	{ NW, "beahart", "Bea Hart", NULL, ROLE_MEMBER, "web", 8, 1, false, "" },
	{ NW, "carlsen", "Carl Sen", NULL, ROLE_MEMBER, "", 940, 400, false,
	  "member-idle no-team" },
	{ NW, "danaroth", "Dana Roth", NULL, ROLE_MEMBER, "data", 2, -1, false,
	  "never-seen new-member" },
	{ NW, "emilstad", "Emil Stad", "emil@agency.example", ROLE_MEMBER,
	  "contractors", 35, 20, true, "guest not-in-scim" },
	{ NW, "faywong", "Fay Wong", NULL, ROLE_MEMBER, "ops", 620, 7, false, "" },
	{ NW, "gusmore", "Gus Moreno", NULL, ROLE_MEMBER, "data", 77, 15, false, "" },
	{ NW, "halberry", "Hal Berry", NULL, ROLE_MEMBER, "web ops", 333, 2, false,
	  "" },
	{ NW, "idastone", "Ida Stone", NULL, ROLE_MEMBER, "platform", 222, 31, false,
	  "" },
	{ NW, "joriver", "Jo River", NULL, ROLE_MEMBER, "release", 190, 5, false, "" },
	{ NW, "nwbot", "northwind CI", NULL, ROLE_MEMBER, "ci", 700, 0, false, "" },

	{ FAB, "nadia", "", NULL, ROLE_OWNER, "owners", 880, -1, false, "" },
	{ FAB, "fritzk", "Fritz Kern", NULL, ROLE_OWNER, "owners", 1300, -1, false,
	  "" },
	{ FAB, "gabilang", "Gabi Lang", NULL, ROLE_MEMBER, "dev", 4, -1, false,
	  "new-member" },
	{ FAB, "heinzott", "Heinz Ott", NULL, ROLE_MEMBER, "", 640, -1, false,
	  "no-team" },
	{ FAB, "ilsevogt", "Ilse Vogt", NULL, ROLE_MEMBER, "dev", 410, -1, false, "" },
	{ FAB, "jensholt", "Jens Holt", NULL, ROLE_MEMBER, "dev qa", 205, -1, false,
	  "" },
	{ FAB, "kajalund", "Kaja Lund", NULL, ROLE_MEMBER, "qa", 150, -1, false, "" },
};

static const struct {
	const char *org, *name, *description;
} teams[] = {
	{ NW, "owners", "Full control" },
	{ NW, "web", "Shop and checkout" },
	{ NW, "platform", "Clusters, gateway, base images" },
	{ NW, "data", "Pipelines and models" },
	{ NW, "ops", "On call" },
	{ NW, "contractors", "People of agencies" },
	{ NW, "release", "Cuts the releases" },
	{ NW, "ci", "Robots" },
	{ NW, "legacy-admins", "Nobody is left here" },
	{ FAB, "owners", "" },
	{ FAB, "dev", "Developers" },
	{ FAB, "qa", "Testers" },
};

static const struct {
	const char *org, *who, *team;
	int days;
	const char *finds;
} invites[] = {
	{ NW, "kim.yung@northwind.example", "web", 16, "invite-old" },
	{ NW, "lena@agency.example", "contractors", 41, "invite-old" },
	{ NW, "mo.salah@northwind.example", "data", 120, "invite-old" },
	{ NW, "nils.ek@northwind.example", "ops", 13, "" },
	{ NW, "olga.r@northwind.example", "", 1, "" },
	{ FAB, "paul@fabrikam.example", "dev", 30, "invite-old" },
};

static void why_person(const struct person *p, const char *check, char out[160])
{
	if (strstr(check, "-idle"))
		snprintf(out, 160, "last seen %d days ago", p->seen_days);
	else if (!strcmp(check, "never-seen"))
		snprintf(out, 160, "joined %d days ago, never seen", p->joined_days);
	else if (!strcmp(check, "guest"))
		snprintf(out, 160, "%s is outside northwind.example", p->email);
	else if (!strcmp(check, "no-team"))
		snprintf(out, 160, "a member of no team");
	else if (!strcmp(check, "new-member"))
		snprintf(out, 160, "joined %d days ago", p->joined_days);
	else
		snprintf(out, 160, "unknown to the SCIM connection");
}

static void note_finds(struct world *w, const struct person *p)
{
	const char *s = p->finds;
	char check[40], why[160];

	while (*s) {
		size_t n = strcspn(s, " ");

		snprintf(check, sizeof(check), "%.*s", (int)n, s);
		why_person(p, check, why);
		finding_add(w, check, p->org, p->name, "%s", why);
		s += n + (s[n] == ' ');
	}
}

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = words; (s = strstr(s, word)); s += n)
		if ((s == words || s[-1] == ' ') && (s[n] == ' ' || !s[n]))
			return true;
	return false;
}

static void add_person(struct world *w, const struct person *p)
{
	int64_t odd = (int64_t)(hash_text(p->name) % 40000) * NS_SECOND + 654321000;
	int64_t joined = w->base - p->joined_days * NS_DAY - odd;
	struct user *u = world_user(w, p->name);
	struct buf mail = { 0 };
	struct member *m;

	if (!u) {
		u = world_add_user(w, p->name, p->full_name, joined - 30 * NS_DAY);
		buf_fmt(&mail, "%s@%s.example", p->name, p->org);
		user_email(u, p->email ? p->email : mail.data);
		buf_free(&mail);
	}
	m = world_add_member(w, p->org, p->name, p->role, joined);
	m->by_hand = p->by_hand;
	if (p->seen_days >= 0)
		m->seen = w->base - p->seen_days * NS_DAY - odd / 3;
	m->desktop = odd % 2 ? "4.40.0" : NULL;
	note_finds(w, p);
}

static void add_teams(struct world *w)
{
	for (size_t i = 0; i < sizeof(teams) / sizeof(*teams); i++) {
		struct team *t = world_add_team(w, teams[i].org, teams[i].name,
						teams[i].description);

		for (size_t k = 0; k < sizeof(people) / sizeof(*people); k++)
			if (!strcmp(people[k].org, teams[i].org) &&
			    has_word(people[k].teams, t->name))
				team_add(t, world_user(w, people[k].name));
	}
}

static void add_invites(struct world *w)
{
	for (size_t i = 0; i < sizeof(invites) / sizeof(*invites); i++) {
		world_add_invite(w, invites[i].org, invites[i].who, invites[i].team,
				 "nadia", w->base - invites[i].days * NS_DAY - NS_HOUR);
		if (*invites[i].finds)
			finding_add(w, invites[i].finds, invites[i].org, invites[i].who,
				    "invited %d days ago", invites[i].days);
	}
}

static const struct {
	const char *action, *name, *actor, *data, *text;
	int days;
} happened[] = {
	{ "org.create", NW, "oskarl", "{}", "created the organization northwind\n",
	  1500 },
	{ "org.member.add", "wandah", "oskarl", "{\"role\":\"editor\"}",
	  "added the member wandah to the organization northwind\n", 1100 },
	{ "org.access_token.create", NW, "wandah", "{\"label\":\"loader\"}",
	  "created the access token loader\n", 300 },
	{ "org.access_token.create", NW, "mallory", "{\"label\":\"legacy-push\"}",
	  "created the access token legacy-push\n", 610 },
	{ "org.member.remove", "mallory", "nadia", "{}",
	  "removed mallory from the organization northwind\n", 400 },
	{ "repo.delete", NW "/old-shop", "quentin", "{}",
	  "deleted the repository northwind/old-shop\n", 380 },
	{ "org.member.role.change", "rosabeck", "oskarl",
	  "{\"from\":\"member\",\"to\":\"editor\"}",
	  "changed the role of rosabeck from member to editor\n", 300 },
	{ "org.member.remove", "wandah", "nadia", "{}",
	  "removed wandah from the organization northwind\n", 45 },
	{ "repo.change_privacy", NW "/customer-export", "rosabeck",
	  "{\"is_private\":\"false\"}",
	  "made the repository northwind/customer-export public\n", 201 },
	{ "repo.change_privacy", NW "/internal-payroll", "quentin",
	  "{\"is_private\":\"false\"}",
	  "made the repository northwind/internal-payroll public\n", 12 },
	{ "org.member.add", "wimdevos", "nadia", "{\"role\":\"member\"}",
	  "added the member wimdevos to the organization northwind\n", 3 },
	{ "org.member.add", "danaroth", "nadia", "{\"role\":\"member\"}",
	  "added the member danaroth to the organization northwind\n", 2 },
};

static void add_events(struct world *w)
{
	for (size_t i = 0; i < sizeof(happened) / sizeof(*happened); i++)
		world_audit(w, NW, happened[i].action, happened[i].name,
			    happened[i].actor, happened[i].data, happened[i].text,
			    w->base - happened[i].days * NS_DAY -
				    (int64_t)(i * 977 % 20000) * NS_SECOND);
}

void fixture_audited(struct world *w)
{
	struct org *o =
		world_add_org(w, NW, "Northwind Traders", w->base - 1500 * NS_DAY);

	o->plan = "business";
	o->domain = "northwind.example";
	o->insights = true;
	world_add_org(w, FAB, "Fabrikam GmbH", w->base - 1300 * NS_DAY);
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++)
		add_person(w, &people[i]);
	add_teams(w);
	add_invites(w);
	add_events(w);
	accounts_add(w, true);
	audited_repos(w);
	audited_tokens(w);
}
