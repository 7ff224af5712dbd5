/* Repositories: lists and details (CONTRACT 5.1). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/immutable.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/world.h"

static void add_categories(struct buf *b, const struct repo *r)
{
	json_key(b, "categories");
	categories_add(b, r->categories);
}

static void add_types(struct buf *b, const struct repo *r)
{
	bool helm = !strcmp(r->content_type, "helm");

	json_key(b, "media_types");
	if (!r->updated)
		buf_str(b, "[]");
	else if (helm)
		buf_str(b, "[\"application/vnd.cncf.helm.config.v1+json\"]");
	else
		buf_str(b,
			"[\"application/vnd.docker.container.image.v1+json\","
			"\"application/vnd.docker.distribution.manifest.list.v2+json\","
			"\"application/vnd.oci.image.config.v1+json\","
			"\"application/vnd.oci.image.index.v1+json\"]");
	json_key(b, "content_types");
	buf_str(b, !r->updated ? "[]" : helm ? "[\"helm\"]" : "[\"image\"]");
}

static void add_status(struct buf *b, const struct repo *r)
{
	json_add_str(b, "repository_type", r->updated ? r->type : NULL);
	json_add_int(b, "status", r->status);
	json_add_str(b, "status_description", r->status ? "active" : "inactive");
	json_add_str(b, "description", r->description);
	json_add_bool(b, "is_private", r->is_private);
}

static void add_dates(struct buf *b, const struct repo *r)
{
	json_add_time(b, "last_updated", r->updated);
	json_add_time(b, "last_modified", r->modified);
	json_add_time(b, "date_registered", r->registered);
}

static const char *affiliation(const struct hub *hub, const struct caller *c,
			       const struct repo *r)
{
	const struct org *o = world_org(hub->world, r->ns);

	if (!c->user)
		return "";
	if (!strcmp(r->ns, c->user->name))
		return "owner";
	switch (o ? world_role(hub->world, o, c->user) : ROLE_NONE) {
	case ROLE_OWNER:
		return "owner";
	case ROLE_EDITOR:
		return "editor";
	case ROLE_MEMBER:
		return "member";
	case ROLE_NONE:
		break;
	}
	return "";
}

/* Fields and their order: samples/repo-list-entry-64bit-2025.json. */
void repo_row(struct buf *b, const struct hub *hub, const struct caller *c,
	      const struct repo *r)
{
	json_open(b, '{');
	json_add_str(b, "name", r->name);
	json_add_str(b, "namespace", r->ns);
	add_status(b, r);
	json_add_int(b, "star_count", r->stars);
	json_add_int(b, "pull_count", r->pulls);
	add_dates(b, r);
	json_add_str(b, "affiliation", affiliation(hub, c, r));
	add_types(b, r);
	add_categories(b, r);
	json_add_int(b, "storage_size", r->storage);
	json_close(b, '}');
}

static size_t collaborator_count(const struct hub *hub, const struct repo *r)
{
	const struct list *all = &hub->world->collaborators;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += ((const struct tie *)all->at[i])->repo == r;
	return n;
}

static void add_permissions(struct buf *b, enum right right)
{
	json_key(b, "permissions");
	json_open(b, '{');
	json_add_bool(b, "read", right >= RIGHT_READ);
	json_add_bool(b, "write", right >= RIGHT_WRITE);
	json_add_bool(b, "admin", right >= RIGHT_ADMIN);
	json_close(b, '}');
}

/* Fields and their order: samples/repo-detail-anonymous-2026.json. */
void repo_detail(struct buf *b, const struct hub *hub, const struct caller *c,
		 const struct repo *r)
{
	bool anonymous = c->cred == CRED_NONE;

	json_open(b, '{');
	json_add_str(b, "user", r->ns);
	json_add_str(b, "name", r->name);
	json_add_str(b, "namespace", r->ns);
	add_status(b, r);
	json_add_bool(b, "is_automated", false);
	json_add_int(b, "star_count", r->stars);
	json_add_int(b, "pull_count", r->pulls);
	add_dates(b, r);
	json_add_int(b, "collaborator_count", (int64_t)collaborator_count(hub, r));
	json_add_str(b, "affiliation", anonymous ? NULL : affiliation(hub, c, r));
	json_add_str(b, "hub_user", r->ns);
	json_add_bool(b, "has_starred", world_starred(hub->world, c->user, r));
	if (!anonymous)
		json_add_str(b, "full_description", r->full);
	add_permissions(b, world_right(hub->world, c, r));
	add_types(b, r);
	add_categories(b, r);
	immutable_settings(b, r);
	json_add_int(b, "storage_size", r->storage);
	json_add_null(b, "source");
	json_close(b, '}');
}

void repo_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);

	if (!r || !world_sees(hub->world, &rq->caller, r)) {
		reply_error(rp, 404, "object not found");
		return;
	}
	reply_start(rp, 200);
	repo_detail(&rp->body, hub, &rq->caller, r);
}

enum repo_key {
	BY_NAME,
	BY_UPDATED,
	BY_PULLS,
};

struct ordering {
	enum repo_key key;
	int sign;
};

static int compare_repos(const void *a, const void *b, void *arg)
{
	const struct repo *x = *(struct repo *const *)a, *y = *(struct repo *const *)b;
	const struct ordering *o = arg;
	int c = 0;

	if (o->key == BY_UPDATED)
		c = (x->updated > y->updated) - (x->updated < y->updated);
	else if (o->key == BY_PULLS)
		c = (x->pulls > y->pulls) - (x->pulls < y->pulls);
	if (!c)
		return o->key == BY_NAME ? o->sign * strcmp(x->name, y->name)
					 : strcmp(x->name, y->name);
	return o->sign * c;
}

/*
 * The published text reads `-` as descending; in practice `last_updated` gives
 * the newest first (CONTRACT 5.1), and so does no ordering at all.
 */
static bool read_ordering(const struct request *rq, struct ordering *ret_o)
{
	static const struct {
		const char *name;
		struct ordering o;
	} known[] = {
		{ "name", { BY_NAME, 1 } },
		{ "-name", { BY_NAME, -1 } },
		{ "last_updated", { BY_UPDATED, -1 } },
		{ "-last_updated", { BY_UPDATED, 1 } },
		{ "pull_count", { BY_PULLS, 1 } },
		{ "-pull_count", { BY_PULLS, -1 } },
	};
	const char *s = request_param(rq, "ordering");

	*ret_o = known[2].o;
	if (!s || !*s)
		return true;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (!strcmp(known[i].name, s)) {
			*ret_o = known[i].o;
			return true;
		}
	return false;
}

static void reply_bad_ordering(struct reply *rp)
{
	reply_start(rp, 400);
	buf_str(&rp->body,
		"{\"fields\":{\"ordering\":[\"Invalid ordering value. Must be one of: "
		"name, -name, last_updated, -last_updated, pull_count, -pull_count\"]},"
		"\"text\":\"Invalid ordering value\"}");
}

/* An OAT without the list scope is shown what everybody sees (CONTRACT 3.2). */
static bool listed(const struct hub *hub, const struct caller *c, const struct repo *r)
{
	if (c->cred == CRED_OAT)
		return !r->is_private || (!strcmp(c->org->name, r->ns) &&
					  caller_has_scope(c, "scope-repository-list"));
	return world_sees(hub->world, c, r);
}

/* `list` holds words between commas: is this one of them? */
static bool among(const char *list, const char *word)
{
	size_t n = strlen(word);

	if (!list || !*list)
		return true;
	for (const char *s = list; (s = strstr(s, word)); s += n)
		if ((s == list || s[-1] == ',') && (!s[n] || s[n] == ','))
			return true;
	return false;
}

/* The visible repositories of a namespace, as new memory. */
static size_t choose(const struct hub *hub, const struct request *rq,
		     const struct repo ***ret_rows)
{
	const struct list *all = &hub->world->repos;
	const struct repo **rows = must_alloc(all->n * sizeof(*rows));
	const char *part = request_param(rq, "name");
	const char *kinds = request_param(rq, "content_types");
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct repo *r = all->at[i];

		if (strcmp(r->ns, rq->segment[0]) != 0 ||
		    !listed(hub, &rq->caller, r) ||
		    (part && !strcasestr(r->name, part)) ||
		    !among(kinds, r->content_type))
			continue;
		rows[n++] = r;
	}
	*ret_rows = rows;
	return n;
}

void repos_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo **rows;
	struct ordering o;
	struct page pg;
	size_t n;

	if (!read_ordering(rq, &o)) {
		reply_bad_ordering(rp);
		return;
	}
	if (!page_check(rq, rp, reply_value) ||
	    !page_read(rq, rp, ANONYMOUS_REPOS, &pg))
		return;
	n = choose(hub, rq, &rows);
	qsort_r(rows, n, sizeof(*rows), compare_repos, &o);
	if (page_begin(rq, rp, &pg, n)) {
		for (size_t i = pg.offset; i < n && i < pg.offset + pg.size; i++)
			repo_row(&rp->body, hub, &rq->caller, rows[i]);
		page_end(rp);
	}
	free(rows);
}

void repos_of_user(struct hub *hub, const struct request *rq, struct reply *rp)
{
	repos_list(hub, rq, rp);
}
