/* Namespaces: the organizations the user is in, and the user.  CONTRACT 4. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/late.h"
#include "model/namespace.h"
#include "model/xalloc.h"

struct ns {
	struct text name;
	struct text full_name;
	struct text type; /* "organization", "user" */
	struct text role;
	struct text plan;
	struct text company;
	struct text location;
	struct count teams;
	struct count repos, pulls; /* late */
	struct bytes storage;
	struct stamp joined;
};

#define F(...) FIELD(struct ns, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "name", "NAME", "/orgname", 18, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL | FIELD_STRICT),
	F(type, "kind", "KIND", NULL, 12, 2, FIELD_SHARE),
	F(role, "role", "ROLE", "/user_role", 8, 2, FIELD_SHARE),
	F(repos, "repos", "REPOS", NULL, 5, 2, FIELD_LATE | FIELD_DESC),
	F(teams, "teams", "TEAMS", "/org_groups_count", 5, 2, FIELD_DESC),
	F(storage, "storage", "STORAGE", NULL, 7, 3, FIELD_LATE | FIELD_DESC),
	F(pulls, "pulls", "PULLS", NULL, 6, 3, FIELD_LATE | FIELD_DESC),
	F(plan, "plan", "PLAN", "/plan_name", 10, 3, FIELD_SHARE),
	F(full_name, "full_name", "FULL NAME", "/full_name", 20, 3, FIELD_FIND),
	F(joined, "joined", "JOINED", "/date_joined", 8, 4, FIELD_DESC),
	F(company, "company", "COMPANY", "/company", 12, 0, 0),
	F(location, "location", "LOCATION", "/location", 12, 0, 0),
};
/* clang-format on */

/* What /v2/user/orgs lists are organizations, and some answers say so. */
static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct ns *n = row;

	(void)obj;
	n->type = pool_text(pool, STR("organization"));
}

/* What is not said of one makes the sum unknown. */
static void add(int64_t *sum, int64_t n)
{
	*sum = *sum < 0 || n < 0 || *sum > INT64_MAX - n ? -1 : *sum + n;
}

static json_object *distil(json_object *repos)
{
	json_object *values = json_object_new_object();
	int64_t storage = 0, pulls = 0;
	size_t n = json_object_is_type(repos, json_type_array)
			   ? json_object_array_length(repos)
			   : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *repo = json_object_array_get_idx(repos, i);

		add(&storage, json_int(repo, "/storage_size"));
		add(&pulls, json_int(repo, "/pull_count"));
	}
	json_object_object_add(values, "repos", json_object_new_int64((int64_t)n));
	json_object_object_add(values, "storage", json_object_new_int64(storage));
	json_object_object_add(values, "pulls", json_object_new_int64(pulls));
	return values;
}

static const struct late late[] = {
	{ .op = "repos.list",
	  .distil = distil,
	  .cost = "1 request per 100 repositories" },
};

static const struct bind binds[] = { { "namespace", "name" } };

/* A user is no organization. */
static enum plan_exclusion yourself(const void *row, struct action_context *ctx)
{
	const struct ns *n = row;

	(void)ctx;
	return str_eq(text_str(n->type), STR("user")) ? EXCLUDE_SELF : N_EXCLUSIONS;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new organization",
		.op = "org.create",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "make an organization, where the Hub offers it",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "org.delete",
		.binds = (const struct bind[]){ { "org", "name" }, { NULL, NULL } },
		.excludes = yourself,
		.help = "delete the organization with all it owns, where the Hub offers it",
	},
};
/* clang-format on */

const struct kind kind_namespaces = {
	.name = "namespaces",
	.noun = "namespace",
	.group = "org",
	.action = "list",
	.child = "repos",
	.actions = actions,
	.n_actions = COUNT(actions),
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_account = "{name}",
	.row_size = sizeof(struct ns),
	.fields = fields,
	.n_fields = COUNT(fields),
	.derive = derive,
	.late = late,
	.n_late = COUNT(late),
	.empty = "You are in no organization.",
	.forbidden = "Organizations need: a sign-in of a user. An organization token "
		     "is the organization.",
};

struct page *namespaces_own_page(const char *name, bool organization)
{
	struct page *p = xcalloc(1, sizeof(*p));
	struct ns *n;

	p->kind = &kind_namespaces;
	p->total = -1;
	p->n_rows = 1;
	n = arena_alloc(&p->arena, sizeof(*n));
	n->name = arena_text(&p->arena, str_from(name));
	n->type =
		arena_text(&p->arena, organization ? STR("organization") : STR("user"));
	if (!organization)
		n->role = arena_text(&p->arena, STR("Owner"));
	n->teams.n = n->repos.n = n->pulls.n = n->storage.n = -1;
	p->rows = (char *)n;
	return p;
}
