/* Stars, and those who work on a user's repository (CONTRACT 5.4). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"

static const struct need to_star = { RIGHT_READ, LEVEL_READ, "scope-repository-edit" };
static const struct need to_share = { RIGHT_ADMIN, LEVEL_ADMIN, NULL };

static struct tie *find_tie(const struct list *l, const struct user *u,
			    const struct repo *r)
{
	for (size_t i = 0; i < l->n; i++) {
		struct tie *t = l->at[i];

		if (t->user == u && t->repo == r)
			return t;
	}
	return NULL;
}

static void add_tie(struct list *l, const struct user *u, const struct repo *r)
{
	*(struct tie *)list_add(l, sizeof(struct tie)) =
		(struct tie){ .user = u, .repo = r };
}

/* Twice is once. */
void star_add(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_star);
	struct list *stars = &hub->world->stars;

	if (!r)
		return;
	if (!find_tie(stars, rq->caller.user, r)) {
		add_tie(stars, rq->caller.user, r);
		r->stars++;
	}
	reply_start(rp, 204);
}

void star_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_star);
	struct tie *t = r ? find_tie(&hub->world->stars, rq->caller.user, r) : NULL;

	if (!r)
		return;
	if (!t) {
		reply_error(rp, 404, "object not found");
		return;
	}
	list_drop(&hub->world->stars, t);
	r->stars--;
	reply_start(rp, 204);
}

struct view {
	const struct hub *hub;
	const struct caller *caller;
};

static void star_row(struct buf *b, const void *row, const void *arg)
{
	const struct view *v = arg;

	repo_row(b, v->hub, v->caller, row);
}

void stars_of_user(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct user *u = world_user(hub->world, rq->segment[0]);
	const struct list *all = &hub->world->stars;
	struct view v = { hub, &rq->caller };
	const void **rows;
	size_t n = 0;

	if (!u) {
		reply_error(rp, 404, "object not found");
		return;
	}
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++) {
		const struct tie *t = all->at[i];

		if (t->user == u && world_sees(hub->world, &rq->caller, t->repo))
			rows[n++] = t->repo;
	}
	page_reply(rq, rp, rows, n, star_row, &v);
	free(rows);
}

static void user_row(struct buf *b, const void *row, const void *arg)
{
	const struct tie *t = row;

	(void)arg;
	json_open(b, '{');
	json_add_str(b, "user", t->user->name);
	json_close(b, '}');
}

/* A user's repository; organizations use teams instead. */
static struct repo *own_repo(struct hub *hub, const struct request *rq,
			     struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_share);

	if (!r || world_user(hub->world, r->ns))
		return r;
	reply_error(rp, 403, "forbidden");
	return NULL;
}

void collaborators_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = own_repo(hub, rq, rp);
	const struct list *all = &hub->world->collaborators;
	const void **rows;
	size_t n = 0;

	if (!r)
		return;
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++)
		if (((const struct tie *)all->at[i])->repo == r)
			rows[n++] = all->at[i];
	page_reply(rq, rp, rows, n, user_row, NULL);
	free(rows);
}

static void note_share(struct hub *hub, const struct request *rq, const struct repo *r,
		       const struct user *u, const char *what)
{
	struct buf name = { 0 };

	buf_fmt(&name, "%s/%s", r->ns, r->name);
	note_event(hub, rq, r->ns, "repo.update", name.data,
		   (const char *const[]){ "collaborator", u->name, NULL },
		   "%s the collaborator %s of the repository %s\n", what, u->name,
		   name.data);
	buf_free(&name);
}

void collaborator_add(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = own_repo(hub, rq, rp);
	const char *name;
	const struct user *u;

	if (!r || !need_body(rq, rp))
		return;
	name = request_field(rq, "user");
	u = name ? world_user(hub->world, name) : NULL;
	if (!u || !strcmp(u->name, r->ns)) {
		reply_field(rp, "user", "No such user.");
		return;
	}
	if (!find_tie(&hub->world->collaborators, u, r)) {
		add_tie(&hub->world->collaborators, u, r);
		note_share(hub, rq, r, u, "added");
	}
	reply_start(rp, 201);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "user", u->name);
	json_close(&rp->body, '}');
}

void collaborator_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = own_repo(hub, rq, rp);
	const struct user *u = r ? world_user(hub->world, rq->segment[2]) : NULL;
	struct tie *t = u ? find_tie(&hub->world->collaborators, u, r) : NULL;

	if (!r)
		return;
	if (!t) {
		reply_error(rp, 404, "object not found");
		return;
	}
	note_share(hub, rq, r, u, "removed");
	list_drop(&hub->world->collaborators, t);
	reply_start(rp, 204);
}
