/* What teams may do with a repository (CONTRACT 9). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

static const char *const right_names[] = { "", "read", "write", "admin" };

static const struct need to_read = { RIGHT_ADMIN, LEVEL_READ, "scope-repo-group-read" };
static const struct need to_edit = { RIGHT_ADMIN, LEVEL_ADMIN,
				     "scope-repo-group-edit" };

static void access_row(struct buf *b, const void *row, const void *arg)
{
	const struct access *a = row;

	(void)arg;
	json_open(b, '{');
	json_add_str(b, "group_name", a->team->name);
	json_add_str(b, "permission", right_names[a->right]);
	json_add_int(b, "group_id", a->team->id);
	json_close(b, '}');
}

static void reply_access(struct reply *rp, const struct access *a)
{
	reply_start(rp, 200);
	access_row(&rp->body, a, NULL);
}

static bool read_right(const struct request *rq, struct reply *rp, enum right *ret)
{
	const char *word = request_field(rq, "permission");

	for (enum right r = RIGHT_READ; word && r <= RIGHT_ADMIN; r++)
		if (!strcmp(word, right_names[r])) {
			*ret = r;
			return true;
		}
	reply_invalid(rp, "permission", "must be one of: read, write, admin");
	return false;
}

static struct access *find_access(const struct world *w, const struct repo *r,
				  int64_t team)
{
	for (size_t i = 0; i < w->access.n; i++) {
		struct access *a = w->access.at[i];

		if (a->repo == r && a->team->id == team)
			return a;
	}
	return NULL;
}

/* By number only: not by name, not by uuid, and never 0. */
static struct team *read_team(struct hub *hub, const struct request *rq,
			      struct reply *rp, const struct repo *r)
{
	json_object *id = request_member(rq, "group_id");
	const struct org *o = world_org(hub->world, r->ns);
	struct team *t;

	if (!json_object_is_type(id, json_type_int) || json_object_get_int64(id) <= 0) {
		reply_invalid(rp, "group_id", "must be the number of a team");
		return NULL;
	}
	t = o ? world_team_by_id(hub->world, o, json_object_get_int64(id)) : NULL;
	if (!t)
		reply_error(rp, 404, "object not found");
	return t;
}

static void note_access(struct hub *hub, const struct request *rq,
			const struct access *a, const char *what)
{
	struct buf name = { 0 };

	buf_fmt(&name, "%s/%s", a->repo->ns, a->repo->name);
	note_event(hub, rq, a->repo->ns, "repo.update", name.data,
		   (const char *const[]){ "group", a->team->name, "permission", what,
					  NULL },
		   "set the permission of the team %s to %s\n", a->team->name, what);
	buf_free(&name);
}

void groups_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_read);
	const struct list *all = &hub->world->access;
	const void **rows;
	size_t n = 0;

	if (!r)
		return;
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++)
		if (((const struct access *)all->at[i])->repo == r)
			rows[n++] = all->at[i];
	/* Here an absent address has no key (CONTRACT 1, Paging). */
	page_reply_as(rq, rp, rows, n, access_row, NULL, page_absent);
	free(rows);
}

void group_assign(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_edit);
	enum right right;
	struct access *a;
	struct team *t;

	if (!r || !need_body(rq, rp))
		return;
	t = read_team(hub, rq, rp, r);
	if (!t || !read_right(rq, rp, &right))
		return;
	if (find_access(hub->world, r, t->id)) {
		reply_invalid(rp, "group_id", "the team is assigned already");
		return;
	}
	a = list_add(&hub->world->access, sizeof(*a));
	*a = (struct access){ .team = t, .repo = r, .right = right };
	note_access(hub, rq, a, right_names[right]);
	reply_access(rp, a);
}

/* The grant of team {2}, or NULL after the answer. */
static struct access *need_access(struct hub *hub, const struct request *rq,
				  struct reply *rp, const struct need *n)
{
	const struct repo *r = need_repo(hub, rq, rp, n);
	struct access *a;
	char *end;
	long long id;

	if (!r)
		return NULL;
	errno = 0;
	id = strtoll(rq->segment[2], &end, 10);
	a = errno || *end ? NULL : find_access(hub->world, r, id);
	if (!a)
		reply_error(rp, 404, "object not found");
	return a;
}

void group_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct access *a = need_access(hub, rq, rp, &to_read);

	if (a)
		reply_access(rp, a);
}

void group_patch(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct access *a = need_access(hub, rq, rp, &to_edit);
	enum right right;

	if (!a || !need_body(rq, rp) || !read_right(rq, rp, &right))
		return;
	a->right = right;
	note_access(hub, rq, a, right_names[right]);
	reply_access(rp, a);
}

void group_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct access *a = need_access(hub, rq, rp, &to_edit);

	if (!a)
		return;
	note_access(hub, rq, a, "none");
	list_drop(&hub->world->access, a);
	reply_start(rp, 204);
}

static void team_repo_row(struct buf *b, const void *row, const void *arg)
{
	const struct access *a = row;

	(void)arg;
	json_open(b, '{');
	json_add_str(b, "name", a->repo->name);
	json_add_str(b, "namespace", a->repo->ns);
	json_add_bool(b, "is_private", a->repo->is_private);
	json_add_str(b, "permission", right_names[a->right]);
	json_close(b, '}');
}

/* The other way round: what one team reaches. */
void team_repos(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_EDITOR, "scope-group-read");
	const struct team *t = o ? world_team(hub->world, o, rq->segment[1]) : NULL;
	const struct list *all = &hub->world->access;
	const void **rows;
	size_t n = 0;

	if (!t) {
		if (o)
			reply_detail(rp, 404, "Not found");
		return;
	}
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++)
		if (((const struct access *)all->at[i])->team == t)
			rows[n++] = all->at[i];
	page_reply(rq, rp, rows, n, team_repo_row, NULL);
	free(rows);
}
