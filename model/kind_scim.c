/* People that single sign-on provisions.  CONTRACT 16, RFC 7643 4.1. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct scim_user {
	struct text user;
	struct text name;
	struct text given, family;
	struct text active; /* "yes", "no"; NULL: not said */
	struct text email;
	struct text groups;
	struct text id;
	struct stamp created, modified;
};

#define F(...) FIELD(struct scim_user, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(user, "user", "USER", "/userName", 28, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_STRICT),
	F(active, "active", "ACTIVE", NULL, 8, 2, FIELD_SHARE),
	F(name, "name", "NAME", "/displayName", 24, 2, FIELD_FIND),
	F(email, "email", "EMAIL", NULL, 26, 3, FIELD_FIND),
	F(groups, "groups", "GROUPS", NULL, 16, 3, FIELD_SHARE),
	F(id, "id", "ID", "/id", 36, 4, FIELD_KEY),
	F(created, "created", "CREATED", "/meta/created", 7, 4, FIELD_DESC | FIELD_UNSAID),
	F(modified, "modified", "MODIFIED", "/meta/lastModified", 8, 0,
	  FIELD_DESC | FIELD_UNSAID),
	F(given, "given", "GIVEN", "/name/givenName", 12, 0, 0),
	F(family, "family", "FAMILY", "/name/familyName", 12, 0, 0),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct scim_user *u = row;
	json_object *said = json_at(obj, "/active");

	if (json_object_is_type(said, json_type_boolean))
		u->active = pool_text(pool, json_object_get_boolean(said) ? STR("yes")
									  : STR("no"));
	u->email = pool_join(pool, json_at(obj, "/emails"), "/value");
	u->groups = pool_join(pool, json_at(obj, "/groups"), "/display");
}

static enum plan_exclusion said(const void *row, struct str active)
{
	const struct scim_user *u = row;

	return str_eq(text_str(u->active), active) ? EXCLUDE_ALREADY : N_EXCLUSIONS;
}

static enum plan_exclusion inactive(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return said(row, STR("no"));
}

static enum plan_exclusion active(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return said(row, STR("yes"));
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new SCIM user",
		.op = "scim.create_user",
		.flags = ACTION_LIST | ACTION_FORM,
		.touches = "members",
		.help = "add somebody by e-mail address",
	},
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit SCIM user",
		.op = "scim.update_user",
		.binds = (const struct bind[]){ { "user_id", "id" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.help = "change the name, or whether it is active",
	},
	{
		.key = 'x', .name = "deactivate", .done = "deactivated",
		.op = "scim.update_user", .fixed = "\"active\":false",
		.binds = (const struct bind[]){ { "user_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = inactive,
		.help = "deactivate people at the identity provider link",
	},
	{
		.key = 'a', .name = "activate", .done = "activated",
		.op = "scim.update_user", .fixed = "\"active\":true",
		.binds = (const struct bind[]){ { "user_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = active,
		.help = "activate people again",
	},
};
/* clang-format on */

const struct kind kind_scim = {
	.name = "scim",
	.noun = "SCIM user",
	.group = "scim",
	.action = "list_users",
	.up = "namespaces",
	.in_namespace = true,
	.actions = actions,
	.n_actions = COUNT(actions),
	.row_size = sizeof(struct scim_user),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "user",
	.derive = derive,
	.empty = "SCIM answers, 0 users.",
	.forbidden = "SCIM needs: the bearer of the SSO connection, in "
		     "DOCKERHUB_SCIM_TOKEN.",
};
