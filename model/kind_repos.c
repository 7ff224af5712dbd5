/* Repositories of a namespace.  CONTRACT 5.1. */
#include <stdio.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/late.h"
#include "model/xalloc.h"

struct repo {
	struct text name;
	struct text ns;
	struct text visibility; /* "public", "private"; NULL: the Hub did not say */
	struct text description;
	struct text status;
	struct text type;
	struct text affiliation;
	struct text teams, immutable; /* late */
	struct bytes size;
	struct count pulls;
	struct count stars;
	struct stamp updated, modified, created;
};

#define F(...) FIELD(struct repo, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "name", "REPOSITORY", "/name", 18, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL | FIELD_STRICT),
	F(visibility, "vis", "VIS", NULL, 7, 2, FIELD_SHARE),
	F(size, "size", "SIZE", "/storage_size", 8, 2, FIELD_DESC),
	F(pulls, "pulls", "PULLS", "/pull_count", 6, 2, FIELD_DESC),
	F(updated, "updated", "UPDATED", "/last_updated", 8, 2, FIELD_DESC),
	F(teams, "teams", "TEAMS", NULL, 16, 3, FIELD_LATE),
	F(immutable, "immut", "IMMUT", NULL, 10, 3, FIELD_LATE),
	F(description, "description", "DESCRIPTION", "/description", 24, 4, 0),
	F(created, "created", "CREATED", "/date_registered", 8, 4, FIELD_DESC),
	F(status, "status", "STATUS", "/status_description", 8, 4, FIELD_SHARE),
	F(ns, "namespace", "NAMESPACE", "/namespace", 12, 0, FIELD_KEY | FIELD_SHARE),
	F(stars, "stars", "STARS", "/star_count", 6, 0, FIELD_DESC),
	F(modified, "modified", "MODIFIED", "/last_modified", 8, 0, FIELD_DESC),
	F(type, "type", "TYPE", "/repository_type", 6, 0, FIELD_SHARE),
	F(affiliation, "affiliation", "AFFILIATION", "/affiliation", 10, 0, FIELD_SHARE),
};
/* clang-format on */

/* "public" is said only when the Hub said so. */
static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct repo *r = row;
	json_object *private = json_at(obj, "/is_private");

	if (!json_object_is_type(private, json_type_boolean))
		return;
	r->visibility =
		pool_text(pool, json_object_get_boolean(private) ? STR("private")
								 : STR("public"));
}

/* "web:write,sre:admin" */
static json_object *distil_teams(json_object *rows)
{
	json_object *values = json_object_new_object();
	char buf[512] = "none";
	size_t n = 0, len = json_object_is_type(rows, json_type_array)
				    ? json_object_array_length(rows)
				    : 0;

	for (size_t i = 0; i < len && n < sizeof(buf); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		n += (size_t)snprintf(buf + n, sizeof(buf) - n, "%s%.*s:%.*s",
				      n ? "," : "",
				      STR_ARG(json_str(row, "/group_name")),
				      STR_ARG(json_str(row, "/permission")));
	}
	json_put_text(values, "teams", buf);
	return values;
}

/* The rules, which the Hub keeps although they are switched off (CONTRACT 18.20). */
static json_object *distil_rules(json_object *repo)
{
	json_object *values = json_object_new_object();
	json_object *rules = json_at(repo, "/immutable_tags_settings/rules");
	char buf[512] = "off";
	size_t n = 0;

	if (json_flag(repo, "/immutable_tags_settings/enabled", false) &&
	    json_object_is_type(rules, json_type_array))
		for (size_t i = 0;
		     i < json_object_array_length(rules) && n < sizeof(buf); i++)
			n += (size_t)snprintf(
				buf + n, sizeof(buf) - n, "%s%.*s", n ? " " : "",
				STR_ARG(json_str(json_object_array_get_idx(rules, i),
						 "")));
	json_put_text(values, "immut", buf);
	return values;
}

static const struct late late[] = {
	{ .op = "repos.list_groups", .distil = distil_teams },
	{ .op = "repos.get", .distil = distil_rules },
};

static const struct bind binds[] = { { "repository", "name" } };

static enum plan_exclusion is_private(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return str_eq(text_str(((const struct repo *)row)->visibility), STR("private"))
		       ? EXCLUDE_ALREADY
		       : N_EXCLUSIONS;
}

static enum plan_exclusion is_public(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return str_eq(text_str(((const struct repo *)row)->visibility), STR("public"))
		       ? EXCLUDE_ALREADY
		       : N_EXCLUSIONS;
}

#define NAMED                                                                          \
	(const struct bind[])                                                          \
	{                                                                              \
		{ "repository", "name" },                                              \
		{                                                                      \
			NULL, NULL                                                     \
		}                                                                      \
	}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new repository",
		.op = "repos.create",
		.flags = ACTION_LIST | ACTION_FORM,
		.asks = "repository,description,full_description,is_private",
		.help = "make a repository",
	},
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit descriptions",
		.op = "repos.update", .binds = NAMED,
		.flags = ACTION_FORM,
		.reads = "repos.get",
		.help = "change its descriptions",
	},
	{
		.key = 'T', .name = "team access", .done = "given access",
		.title = "give a team access",
		.op = "repos.assign_group", .binds = NAMED,
		.flags = ACTION_FORM | ACTION_MANY,
		.touches = "access",
		.help = "give a team access to them",
	},
	{
		.key = 'p', .name = "make private", .done = "made private",
		.op = "repos.set_privacy", .fixed = "\"is_private\":true", .binds = NAMED,
		.flags = ACTION_MANY,
		.excludes = is_private,
		.help = "only those with access see them",
	},
	{
		.key = 'o', .name = "make public", .done = "made public",
		.op = "repos.set_privacy", .fixed = "\"is_private\":false", .binds = NAMED,
		.flags = ACTION_MANY,
		.excludes = is_public,
		.help = "everybody sees them",
	},
	{
		.key = 'c', .name = "categories", .done = "changed", .title = "set categories",
		.op = "repos.set_categories", .binds = NAMED,
		.flags = ACTION_FORM,
		.reads = "repos.get",
		.help = "choose its categories",
	},
	{
		.key = 'i', .name = "immutable tags", .done = "changed",
		.title = "set immutable tags",
		.op = "repos.set_immutable_tags", .binds = NAMED,
		.flags = ACTION_FORM,
		.reads = "repos.get", .touches = "tags",
		.help = "which tags can be neither replaced nor deleted",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "repos.delete", .binds = NAMED,
		.help = "delete the repository with all its tags",
	},
};
/* clang-format on */

const struct kind kind_repos = {
	.name = "repos",
	.noun = "repository",
	.group = "repos",
	.action = "list",
	.child = "tags",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{name}",
	.row_size = sizeof(struct repo),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "size",
	.sort_reverse = true,
	.derive = derive,
	.late = late,
	.n_late = COUNT(late),
	.empty = "No repositories on %s.",
	.forbidden = "Repositories need: any sign-in; an organization token needs "
		     "scope-repository-list.",
};
