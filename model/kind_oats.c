/* Access tokens of an organization.  CONTRACT 14.  The token itself is no field. */
#include <stdio.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/late.h"
#include "model/token_age.h"
#include "model/xalloc.h"

struct oat {
	struct text label;
	struct text state; /* "active", "disabled"; NULL: the Hub did not say */
	struct text by;
	struct text id;
	struct text scopes; /* late */
	struct stamp expires, used, created;
	struct flagset flags;
};

#define F(...) FIELD(struct oat, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(label, "label", "LABEL", "/label", 24, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL),
	F(state, "state", "STATE", NULL, 8, 2, FIELD_SHARE),
	F(expires, "expires", "EXPIRES", "/expires_at", 8, 2, FIELD_OPEN),
	F(used, "used", "USED", "/last_used_at", 7, 2, FIELD_DESC),
	F(scopes, "scopes", "SCOPES", NULL, 20, 2, FIELD_LATE),
	F(flags, "flags", "FLAGS", NULL, 9, 3, FIELD_DESC),
	F(by, "by", "BY", "/created_by", 12, 3, FIELD_SHARE),
	F(created, "created", "CREATED", "/created_at", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(id, "id", "ID", "/id", 36, 4, FIELD_KEY | FIELD_STRICT),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct oat *o = row;

	o->state = pool_active(pool, obj);
}

static size_t add(char *buf, size_t n, size_t size, const char *before, struct str s)
{
	if (n < size)
		n += (size_t)snprintf(buf + n, size - n, "%s%.*s", before, STR_ARG(s));
	return n;
}

/* "acme/web-app: scope-image-pull scope-image-push; acme: scope-member-read" */
static json_object *distil(json_object *token)
{
	json_object *values = json_object_new_object();
	json_object *all = json_at(token, "/resources");
	char buf[1024] = "none";
	size_t n = 0, len = json_object_is_type(all, json_type_array)
				    ? json_object_array_length(all)
				    : 0;

	for (size_t i = 0; i < len; i++) {
		json_object *one = json_object_array_get_idx(all, i);
		json_object *scopes = json_at(one, "/scopes");

		n = add(buf, n, sizeof(buf), n ? "; " : "", json_str(one, "/path"));
		for (size_t k = 0; json_object_is_type(scopes, json_type_array) &&
				   k < json_object_array_length(scopes);
		     k++)
			n = add(buf, n, sizeof(buf), k ? " " : ": ",
				json_str(json_object_array_get_idx(scopes, k), ""));
	}
	json_put_text(values, "scopes", buf);
	return values;
}

static const struct late late[] = { { .op = "auth.get_oat", .distil = distil } };
static const struct bind binds[] = { { "token_id", "id" } };

static uint32_t flags(const void *row, const struct row_context *ctx)
{
	const struct oat *t = row;

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
	const struct oat *t = row;

	return *ctx->token && str_eq(text_str(t->id), str_from(ctx->token))
		       ? EXCLUDE_IN_USE
		       : N_EXCLUSIONS;
}

static enum plan_exclusion disabled(const void *row, struct action_context *ctx)
{
	const struct oat *t = row;

	return str_eq(text_str(t->state), STR("disabled")) ? EXCLUDE_ALREADY
							   : in_use(row, ctx);
}

static enum plan_exclusion active(const void *row, struct action_context *ctx)
{
	const struct oat *t = row;

	(void)ctx;
	return str_eq(text_str(t->state), STR("active")) ? EXCLUDE_ALREADY
							 : N_EXCLUSIONS;
}

enum { DAY = 86400 };

/* Something depends on it. */
static enum safety just_used(const void *row, struct action_context *ctx)
{
	const struct oat *t = row;

	return t->used.sec && t->used.sec > ctx->now - DAY ? SAFETY_4 : SAFETY_READ;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created",
		.title = "new organization token",
		.op = "auth.create_oat",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "make a token; it is shown once",
	},
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit token",
		.op = "auth.update_oat",
		.binds = (const struct bind[]){ { "token_id", "id" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.asks = "label,description,resources", .reads = "auth.get_oat",
		.help = "change its label, description and what it may do",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "auth.delete_oat",
		.binds = (const struct bind[]){ { "token_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = in_use,
		.safety = just_used,
		.help = "delete tokens; what uses them stops working",
	},
	{
		.key = 'd', .name = "disable", .done = "disabled",
		.op = "auth.update_oat", .fixed = "\"is_active\":false",
		.binds = (const struct bind[]){ { "token_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = disabled,
		.help = "disable tokens; enable undoes it",
	},
	{
		.key = 'a', .name = "enable", .done = "enabled",
		.op = "auth.update_oat", .fixed = "\"is_active\":true",
		.binds = (const struct bind[]){ { "token_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = active,
		.help = "enable tokens again",
	},
	{
		.key = 'r', .name = "rotate", .done = "rotated", .page = "rotate",
		.binds = (const struct bind[]){ { "token_id", "id" }, { NULL, NULL } },
		.help = "a new token with the same rights in its place",
	},
};
/* clang-format on */

const struct kind kind_oats = {
	.name = "oats",
	.noun = "organization token",
	.nouns = "organization tokens",
	.group = "auth",
	.action = "list_oats",
	.up = "namespaces",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_filter = "{label}",
	.row_size = sizeof(struct oat),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "expires",
	.derive = derive,
	.flag_words = token_age_words,
	.legend = TOKEN_AGE_LEGEND,
	.flags = flags,
	.binds = binds,
	.n_binds = COUNT(binds),
	.late = late,
	.n_late = COUNT(late),
	.empty = "No tokens.",
	.forbidden = "Organization tokens need: password + 2FA sign-in as an owner; an "
		     "organization token cannot list tokens.",
};
