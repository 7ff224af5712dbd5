/* What a team reaches.  CONTRACT 9: the reverse view of a repository's access. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct reach {
	struct text name;
	struct text ns;
	struct text permission;
	struct text visibility; /* NULL: the Hub did not say */
};

#define F(...) FIELD(struct reach, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "repository", "REPOSITORY", NULL, 24, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL),
	F(permission, "permission", "PERMISSION", "/permission", 10, 2,
	  FIELD_FIND | FIELD_SHARE),
	F(visibility, "vis", "VIS", NULL, 7, 2, FIELD_SHARE),
	F(ns, "namespace", "NAMESPACE", "/namespace", 12, 3, FIELD_KEY | FIELD_SHARE),
};
/* clang-format on */

/* No answer is recorded: what other lists call it. */
static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	static const char *const names[] = { "/name", "/repository", "/repo_name" };
	struct reach *r = row;
	json_object *private = json_at(obj, "/is_private");

	for (size_t i = 0; i < COUNT(names) && !r->name.p; i++) {
		struct str s = json_str(obj, names[i]);

		if (s.len)
			r->name = arena_text(pool->arena, s);
	}
	if (json_object_is_type(private, json_type_boolean))
		r->visibility = pool_text(pool, json_object_get_boolean(private)
							? STR("private")
							: STR("public"));
}

static const struct bind binds[] = { { "repository", "repository" } };

const struct kind kind_team_repos = {
	.name = "team-repos",
	.noun = "repository of the team",
	.nouns = "repositories",
	.group = "teams",
	.action = "list_repositories",
	.up = "teams",
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_words = "name={namespace}/{repository}",
	.row_size = sizeof(struct reach),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "repository",
	.derive = derive,
	.empty = "This team has access to no repository.",
	.forbidden = "A team's repositories need: password + 2FA sign-in as an owner "
		     "or editor, or an organization token with scope-group-read.",
};
