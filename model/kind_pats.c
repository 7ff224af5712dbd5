/* Personal access tokens.  CONTRACT 13.  The token itself is no field of a row. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/token_age.h"
#include "model/xalloc.h"

struct pat {
	struct text label;
	struct text state; /* "active", "disabled"; NULL: the Hub did not say */
	struct text scopes;
	struct text by;
	struct text ip;
	struct text agent;
	struct text uuid;
	struct stamp expires, used, created;
	struct flagset flags;
};

#define F(...) FIELD(struct pat, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(label, "label", "LABEL", "/token_label", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL),
	F(state, "state", "STATE", NULL, 8, 2, FIELD_SHARE),
	F(expires, "expires", "EXPIRES", "/expires_at", 8, 2, FIELD_OPEN),
	F(used, "used", "USED", "/last_used", 7, 2, FIELD_DESC),
	F(scopes, "scopes", "SCOPES", NULL, 22, 2, FIELD_SHARE),
	F(flags, "flags", "FLAGS", NULL, 9, 3, FIELD_DESC),
	F(created, "created", "CREATED", "/created_at", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(by, "by", "BY", "/generated_by", 8, 3, FIELD_SHARE),
	F(ip, "ip", "IP", "/creator_ip", 15, 4, FIELD_SHARE),
	F(agent, "agent", "AGENT", "/creator_ua", 20, 4, FIELD_SHARE),
	F(uuid, "uuid", "ID", "/uuid", 36, 4, FIELD_KEY | FIELD_STRICT),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct pat *p = row;

	p->state = pool_active(pool, obj);
	p->scopes = pool_join(pool, json_at(obj, "/scopes"), "");
}

static uint32_t flags(const void *row, const struct row_context *ctx)
{
	const struct pat *t = row;

	return token_age_flags(
		&(struct token_age){
			.expires = t->expires.sec,
			.used = t->used.sec,
			.created = t->created.sec,
			.off = str_eq(text_str(t->state), STR("disabled")),
		},
		ctx);
}

/* The token of this session is not pulled from under it. */
static enum plan_exclusion in_use(const void *row, struct action_context *ctx)
{
	const struct pat *t = row;

	return *ctx->token && str_eq(text_str(t->uuid), str_from(ctx->token))
		       ? EXCLUDE_IN_USE
		       : N_EXCLUSIONS;
}

static enum plan_exclusion disabled(const void *row, struct action_context *ctx)
{
	const struct pat *t = row;

	return str_eq(text_str(t->state), STR("disabled")) ? EXCLUDE_ALREADY
							   : in_use(row, ctx);
}

static enum plan_exclusion active(const void *row, struct action_context *ctx)
{
	const struct pat *t = row;

	(void)ctx;
	return str_eq(text_str(t->state), STR("active")) ? EXCLUDE_ALREADY
							 : N_EXCLUSIONS;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new personal token",
		.op = "auth.create_pat",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "make a token; it is shown once",
	},
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit token",
		.op = "auth.update_pat",
		.binds = (const struct bind[]){ { "uuid", "uuid" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.asks = "token_label", .reads = "auth.get_pat",
		.help = "change its label; what else it is stays as it was made",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "auth.delete_pat",
		.binds = (const struct bind[]){ { "uuid", "uuid" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = in_use,
		.help = "delete tokens; what uses them stops working",
	},
	{
		.key = 'd', .name = "disable", .done = "disabled",
		.op = "auth.update_pat", .fixed = "\"is_active\":false",
		.binds = (const struct bind[]){ { "uuid", "uuid" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = disabled,
		.help = "disable tokens; enable undoes it",
	},
	{
		.key = 'a', .name = "enable", .done = "enabled",
		.op = "auth.update_pat", .fixed = "\"is_active\":true",
		.binds = (const struct bind[]){ { "uuid", "uuid" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = active,
		.help = "enable tokens again",
	},
	{
		.key = 'r', .name = "rotate", .done = "rotated", .page = "rotate",
		.binds = (const struct bind[]){ { "uuid", "uuid" }, { NULL, NULL } },
		.help = "a new token with the same rights in its place",
	},
};
/* clang-format on */

const struct kind kind_pats = {
	.name = "pats",
	.noun = "personal token",
	.nouns = "personal tokens",
	.group = "auth",
	.action = "list_pats",
	.up = "namespaces",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_account = "{user}",
	.event_filter = "{label}",
	.row_size = sizeof(struct pat),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "expires",
	.derive = derive,
	.flag_words = token_age_words,
	.legend = TOKEN_AGE_LEGEND,
	.flags = flags,
	.empty = "No tokens.",
	.forbidden = "Personal tokens need: password + 2FA sign-in; no token can list "
		     "tokens.",
};
