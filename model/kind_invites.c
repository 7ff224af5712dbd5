/* Invitations that are open.  CONTRACT 11. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct invite {
	struct text invitee;
	struct text team;
	struct text role;
	struct text by;
	struct text org;
	struct text id;
	struct stamp created;
	struct flagset flags;
};

#define F(...) FIELD(struct invite, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(invitee, "invitee", "INVITEE", "/invitee", 22, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_STRICT),
	F(created, "age", "AGE", "/created_at", 7, 2, FIELD_DESC | FIELD_UNSAID),
	F(flags, "status", "STATUS", NULL, 12, 2, FIELD_DESC),
	F(team, "team", "TEAM", "/team", 12, 2, FIELD_SHARE),
	F(by, "by", "BY", "/inviter_username", 12, 2, FIELD_SHARE),
	F(role, "role", "ROLE", "/role", 8, 3, FIELD_SHARE),
	F(id, "id", "ID", "/id", 36, 4, FIELD_KEY),
	F(org, "org", "ORG", "/org", 12, 0, FIELD_SHARE),
};
/* clang-format on */

/* The link in the mail works for so long. */
enum { EXPIRED = 1 << 0, LINK_AGE = 14 * 24 * 3600 };
static const char *const flag_words[] = { "EXPIRED", NULL };

static uint32_t flags(const void *row, const struct row_context *ctx)
{
	const struct invite *i = row;

	return ctx->now && i->created.sec && ctx->now - i->created.sec > LINK_AGE
		       ? EXPIRED
		       : 0;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "sent", .title = "invite",
		.op = "org.bulk_invite",
		.flags = ACTION_LIST | ACTION_FORM,
		.asks = "invitees,role,team", .touches = "members,audit-members",
		.help = "invite people by Docker ID or e-mail address",
	},
	{
		.key = 'D', .name = "cancel", .done = "cancelled",
		.op = "org.delete_invite",
		.binds = (const struct bind[]){ { "invite_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY, .touches = "audit-members",
		.help = "cancel invitations",
	},
	{
		.key = 'c', .name = "from CSV", .done = "told", .page = "invite",
		.help = "invite people from a CSV, checked by the Hub first",
	},
	{
		.key = 'r', .name = "resend", .done = "sent again",
		.op = "org.resend_invite",
		.binds = (const struct bind[]){ { "invite_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY, .touches = "audit-members",
		.help = "send invitations again",
	},
};
/* clang-format on */

const struct kind kind_invites = {
	.name = "invites",
	.noun = "invitation",
	.group = "org",
	.action = "list_invites",
	.up = "namespaces",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={invitee}",
	.row_size = sizeof(struct invite),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "age",
	.flag_words = flag_words,
	.legend = "EXPIRED older than 14 days: its link no longer works",
	.flags = flags,
	.empty = "No pending invites.",
	.forbidden = "Invites need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-invite-read.",
};
