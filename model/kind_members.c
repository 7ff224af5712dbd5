/* Members of an organization.  CONTRACT 11. */
#include <strings.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/member.h"
#include "model/xalloc.h"

struct member {
	struct text name;
	struct text role;
	struct text teams; /* "owners,sre"; NULL: in none, or not said */
	struct text email;
	struct text full_name;
	struct text desktop;
	struct text company;
	struct text location;
	struct text id;
	struct stamp seen, logged_in, joined;
	struct flagset flags;
	bool guest;
	bool teams_said;
};

#define F(...) FIELD(struct member, __VA_ARGS__)

/* When somebody was seen last is known to organizations with Insights only. */
/* clang-format off */
static const struct field fields[] = {
	F(name, "member", "MEMBER", "/username", 17, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL | FIELD_STRICT),
	F(role, "role", "ROLE", "/role", 8, 2, FIELD_SHARE),
	F(teams, "teams", "TEAMS", NULL, 16, 2, FIELD_SHARE),
	F(seen, "seen", "LAST SEEN", "/last_seen_at", 9, 2, FIELD_DESC | FIELD_UNSAID),
	F(flags, "flags", "FLAGS", NULL, 18, 2, FIELD_DESC),
	F(email, "email", "EMAIL", "/email", 26, 3, FIELD_FIND),
	F(joined, "joined", "JOINED", "/date_joined", 7, 3, FIELD_DESC),
	F(full_name, "name", "NAME", "/full_name", 20, 4, FIELD_FIND),
	F(desktop, "desktop", "DESKTOP", "/last_desktop_version", 8, 4, FIELD_SHARE),
	F(logged_in, "logged_in", "LOGGED IN", "/last_logged_in_at", 9, 0,
	  FIELD_DESC | FIELD_UNSAID),
	F(guest, "guest", "GUEST", "/is_guest", 5, 0, 0),
	F(company, "company", "COMPANY", "/company", 12, 0, FIELD_SHARE),
	F(location, "location", "LOCATION", "/location", 12, 0, FIELD_SHARE),
	F(id, "id", "ID", "/id", 32, 0, 0),
};
/* clang-format on */

/* The worst is the highest: sorted by flags, the risks are on top. */
enum {
	NOTEAM = 1 << 0,
	IDLE = 1 << 1,
	GUEST = 1 << 2,
	EDITOR = 1 << 3,
	OWNER = 1 << 4
};
static const char *const flag_words[] = { "NOTEAM", "IDLE",  "GUEST",
					  "EDITOR", "OWNER", NULL };
enum { IDLE_AGE = 90 * 24 * 3600 };

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct member *m = row;
	json_object *teams = json_at(obj, "/groups");

	m->teams = pool_join(pool, teams, "");
	m->teams_said = json_object_is_type(teams, json_type_array);
}

/* The specification writes "Owner", what changes it "owner". */
static bool is_role(struct text role, const char *word)
{
	struct str s = text_str(role);

	return s.len == strlen(word) && !strncasecmp(s.ptr, word, s.len);
}

static uint32_t flags(const void *row, const struct row_context *ctx)
{
	const struct member *m = row;
	uint32_t bits = 0;

	if (m->teams_said && !m->teams.p)
		bits |= NOTEAM;
	if (ctx->now && m->seen.sec && ctx->now - m->seen.sec > IDLE_AGE)
		bits |= IDLE;
	if (m->guest)
		bits |= GUEST;
	if (is_role(m->role, "editor"))
		bits |= EDITOR;
	if (is_role(m->role, "owner"))
		bits |= OWNER;
	return bits;
}

/* Nobody shuts himself or everybody out. */
static enum plan_exclusion locked(const void *row, struct action_context *ctx)
{
	const struct member *m = row;

	if (str_eq(text_str(m->name), str_from(ctx->user)))
		return EXCLUDE_SELF;
	if (!is_role(m->role, "owner"))
		return N_EXCLUSIONS;
	if (ctx->owners <= 1)
		return EXCLUDE_OWNER;
	ctx->owners--;
	return N_EXCLUSIONS;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "invite", .done = "sent", .title = "invite",
		.op = "org.bulk_invite",
		.flags = ACTION_LIST | ACTION_FORM,
		.asks = "invitees,role,team", .touches = "invites,audit-members",
		.help = "invite people by Docker ID or e-mail address",
	},
	{
		.key = 'r', .name = "role", .done = "changed", .title = "change role",
		.op = "org.update_member",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.now = (const struct bind[]){ { "role", "role" }, { NULL, NULL } },
		.flags = ACTION_FORM | ACTION_MANY,
		.excludes = locked, .touches = "audit-members",
		.help = "change what they may do in the organization",
	},
	{
		.key = 't', .name = "add to team", .done = "added", .title = "add to a team",
		.op = "teams.add_member",
		.binds = (const struct bind[]){ { "member", "member" }, { NULL, NULL } },
		.flags = ACTION_FORM | ACTION_MANY,
		.asks = "group_name", .touches = "teams,team-members,audit-members",
		.help = "put them into a team",
	},
	{
		.key = 'D', .name = "remove", .done = "removed",
		.op = "org.remove_member",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = locked, .touches = "audit-members",
		.help = "remove people from the organization and all its teams",
	},
	{
		.key = 'l', .name = "leaver", .done = "told",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.page = "leaver",
		.help = "somebody leaves: what there is, removed at once",
	},
	{
		.key = 'c', .name = "from CSV", .done = "told", .page = "invite",
		.help = "invite people from a CSV, checked by the Hub first",
	},
};
/* clang-format on */

bool members_is_owner(const void *row)
{
	return is_role(((const struct member *)row)->role, "owner");
}

static const struct bind binds[] = { { "username", "member" } };

const struct kind kind_members = {
	.name = "members",
	.noun = "member",
	.group = "org",
	.action = "list_members",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.twin = "audit-members",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={member}",
	.row_size = sizeof(struct member),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "flags",
	.sort_reverse = true,
	.flag_words = flag_words,
	.legend = "NOTEAM in no team   IDLE not seen for 90d   GUEST from outside",
	.derive = derive,
	.flags = flags,
	.empty = "Hub returned no members: check the organization's name.",
	.forbidden = "Members need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-member-read.",
};
