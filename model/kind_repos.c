/* Repositories of a namespace.  CONTRACT 5.1. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct repo {
	struct text name;
	struct text ns;
	struct text visibility; /* "public", "private"; NULL: the Hub did not say */
	struct text description;
	struct text status;
	struct text type;
	struct text affiliation;
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

static const struct bind binds[] = { { "repository", "name" } };

const struct kind kind_repos = {
	.name = "repos",
	.noun = "repository",
	.group = "repos",
	.action = "list",
	.child = "tags",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_words = "name={namespace}/{name}",
	.row_size = sizeof(struct repo),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "size",
	.sort_reverse = true,
	.derive = derive,
	.empty = "No repositories on %s.",
	.forbidden = "Repositories need: any sign-in; an organization token needs "
		     "scope-repository-list.",
};
