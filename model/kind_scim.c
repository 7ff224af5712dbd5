/* People that single sign-on provisions.  CONTRACT 16, RFC 7643 4.1. */
#include <ctype.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/late.h"
#include "model/xalloc.h"

struct scim_user {
	struct text user;
	struct text name;
	struct text given, family;
	struct text active; /* "yes", "no"; NULL: not said */
	struct text email;
	struct text groups;
	struct text id;
	struct text hub; /* late */
	struct stamp created, modified;
};

#define F(...) FIELD(struct scim_user, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(user, "user", "USER", "/userName", 28, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_STRICT),
	F(active, "active", "ACTIVE", NULL, 8, 2, FIELD_SHARE),
	F(hub, "hub", "HUB", NULL, 8, 2, FIELD_LATE | FIELD_SHARE),
	F(name, "name", "NAME", "/displayName", 22, 2, FIELD_FIND),
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

static void put(json_object *values, struct str who, const char *what)
{
	char key[256];

	if (!who.len || who.len >= sizeof(key))
		return;
	for (size_t i = 0; i < who.len; i++)
		key[i] = (char)tolower((unsigned char)who.ptr[i]);
	key[who.len] = '\0';
	json_object_object_add(values, key, json_object_new_string(what));
}

/* Whom the organization has, by every name they may have in SCIM. */
static json_object *distil_as(json_object *rows, const char *const *names,
			      const char *what)
{
	json_object *values = json_object_new_object();
	size_t n = json_object_is_type(rows, json_type_array)
			   ? json_object_array_length(rows)
			   : 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; names[k]; k++)
			put(values,
			    json_str(json_object_array_get_idx(rows, i), names[k]),
			    what);
	return values;
}

static json_object *distil_members(json_object *rows)
{
	static const char *const names[] = { "/email", "/primary_email", "/username",
					     NULL };

	return distil_as(rows, names, "member");
}

static json_object *distil_invites(json_object *rows)
{
	static const char *const names[] = { "/invitee", NULL };

	return distil_as(rows, names, "invite");
}

static const char *const match[] = { "user", "email", NULL };
static const struct late late[] = {
	{ .op = "org.list_members",
	  .distil = distil_members,
	  .whole = true,
	  .match = match,
	  .field = "hub",
	  .otherwise = "absent",
	  .cost = "1 request per 100 members" },
	{ .op = "org.list_invites",
	  .distil = distil_invites,
	  .whole = true,
	  .match = match,
	  .field = "hub",
	  .otherwise = "absent" },
};

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
	.nouns = "SCIM users",
	.group = "scim",
	.action = "list_users",
	.up = "namespaces",
	.in_namespace = true,
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_filter = "{user}",
	.row_size = sizeof(struct scim_user),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "user",
	.derive = derive,
	.late = late,
	.n_late = COUNT(late),
	.empty = "SCIM answers, 0 users.",
	.forbidden = "SCIM needs: the bearer of the SSO connection, in "
		     "DOCKERHUB_SCIM_TOKEN.",
};
