/* Who is in an organization, the riskiest first (model/member_audit.h). */
#include <strings.h>

#include "model/kinds.h"
#include "model/member.h"
#include "model/xalloc.h"

struct audited {
	struct text name, role, teams, flags, email, full_name, kind, id;
	struct stamp joined; /* of an invitation: when it was sent */
	struct stamp seen;
	struct count risk;
};

#define F(...) FIELD(struct audited, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "member", "MEMBER", "/member", 16, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(role, "role", "ROLE", "/role", 8, 2, FIELD_SHARE),
	F(teams, "teams", "TEAMS", "/teams", 9, 2, FIELD_SHARE),
	F(joined, "joined", "JOINED", "/joined", 6, 2, FIELD_DESC | FIELD_UNSAID),
	F(seen, "seen", "LAST SEEN", "/seen", 9, 2, FIELD_DESC | FIELD_UNSAID),
	F(flags, "flags", "FLAGS", "/flags", 18, 2, FIELD_FIND | FIELD_SHARE | FIELD_GROW),
	F(risk, "risk", "RISK", "/risk", 4, 3, FIELD_DESC),
	F(email, "email", "EMAIL", "/email", 26, 3, FIELD_FIND),
	F(full_name, "name", "NAME", "/name", 20, 4, FIELD_FIND),
	F(kind, "kind", "KIND", "/kind", 6, 0, FIELD_KEY | FIELD_SHARE),
	F(id, "id", "ID", "/id", 32, 0, 0),
};
/* clang-format on */

static bool is(struct text t, const char *word)
{
	struct str s = text_str(t);

	return s.len == strlen(word) && !strncasecmp(s.ptr, word, s.len);
}

bool audit_members_is_owner(const void *row)
{
	return is(((const struct audited *)row)->role, "owner");
}

/* Nobody shuts himself or everybody out. */
static enum plan_exclusion locked(const void *row, struct action_context *ctx)
{
	const struct audited *m = row;

	if (is(m->kind, "invite"))
		return EXCLUDE_INVITED;
	if (str_eq(text_str(m->name), str_from(ctx->user)))
		return EXCLUDE_SELF;
	if (!audit_members_is_owner(row))
		return N_EXCLUSIONS;
	if (ctx->owners <= 1)
		return EXCLUDE_OWNER;
	ctx->owners--;
	return N_EXCLUSIONS;
}

static enum plan_exclusion only_members(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return is(((const struct audited *)row)->kind, "invite") ? EXCLUDE_INVITED
								 : N_EXCLUSIONS;
}

static enum plan_exclusion only_invites(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return is(((const struct audited *)row)->kind, "invite") ? N_EXCLUSIONS
								 : EXCLUDE_JOINED;
}

/* Those of members, and of invitations. */
/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'r', .name = "role", .done = "changed", .title = "change role",
		.op = "org.update_member",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.now = (const struct bind[]){ { "role", "role" }, { NULL, NULL } },
		.flags = ACTION_FORM | ACTION_MANY,
		.excludes = locked, .touches = "members",
		.help = "change what they may do in the organization",
	},
	{
		.key = 't', .name = "add to team", .done = "added", .title = "add to a team",
		.op = "teams.add_member",
		.binds = (const struct bind[]){ { "member", "member" }, { NULL, NULL } },
		.flags = ACTION_FORM | ACTION_MANY,
		.excludes = only_members,
		.asks = "group_name", .touches = "members,teams,team-members",
		.help = "put them into a team",
	},
	{
		.key = 'D', .name = "remove", .done = "removed",
		.op = "org.remove_member",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = locked, .touches = "members",
		.help = "remove people from the organization and all its teams",
	},
	{
		.key = 'i', .name = "resend", .done = "sent again",
		.op = "org.resend_invite",
		.binds = (const struct bind[]){ { "invite_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = only_invites, .touches = "invites",
		.help = "send invitations again",
	},
	{
		.key = 'c', .name = "cancel", .done = "cancelled",
		.op = "org.delete_invite",
		.binds = (const struct bind[]){ { "invite_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = only_invites, .touches = "invites",
		.help = "cancel invitations",
	},
};
/* clang-format on */

static const struct bind binds[] = { { "username", "member" } };

const struct kind kind_audit_members = {
	.name = "audit-members",
	.noun = "person",
	.nouns = "people",
	.group = "local",
	.action = "audit_members",
	.up = "namespaces",
	.twin = "members",
	.view = "audit",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={member}",
	.on_screen = true,
	.row_size = sizeof(struct audited),
	.fields = fields,
	.n_fields = COUNT(fields),
	.narrow = "flags",
	.sort = "risk",
	.sort_reverse = true,
	.empty = "Hub returned no members: check the organization's name.",
	.forbidden = "Members need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-member-read, scope-invite-read "
		     "and scope-group-read.",
};
