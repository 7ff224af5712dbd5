#include "ui/clean_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/can.h"
#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "ui/cli.h"

enum { READINGS = 2 }; /* a list that moved meanwhile is read once more */

void clean_reading_done(struct clean_reading *r)
{
	rules_free(r->immutable);
	tag_list_done(&r->tags);
	tag_list_done(&r->manifests);
	*r = (struct clean_reading){ 0 };
}

static json_object *params_of(const struct clean_wanted *w)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "namespace", json_object_new_string(w->ns));
	json_object_object_add(params, "repository", json_object_new_string(w->repo));
	return params;
}

static enum status no_reply(struct error *err)
{
	return error_set(err, ST_LOCAL, "cannot wait for the answer");
}

/* ---- may it be done at all? ---------------------------------------------- */

static const struct can_row *row_of(const char *ability)
{
	for (size_t i = 0; i < n_can_rows; i++)
		if (!strcmp(can_rows[i].ability, ability))
			return &can_rows[i];
	return NULL;
}

static enum status check_session(struct hub *h, bool untagged, struct error *err)
{
	const char *what = untagged ? "delete manifests" : "delete tags";
	struct hub_status status;
	struct can_answer a;

	hub_status(h, &status);
	if (!status.signed_in) {
		error_set(err, ST_AUTH, "not signed in: nothing can be deleted");
		return error_hint(err, "set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN, or "
				       "run docker login");
	}
	can_decide(row_of(what), &status.claims, false, &a);
	if (a.can != CAN_NO)
		return ST_OK;
	error_set(err, ST_FORBIDDEN, "this credential cannot %s: %.160s", what, a.why);
	return error_hint(err, "%s", a.fix);
}

/* Roles are the Hub's to know; permissions are of people, not of tokens. */
static enum status check_role(const struct clean_wanted *w, json_object *repo,
			      struct error *err)
{
	if (!json_object_is_type(json_at(repo, "/permissions/write"),
				 json_type_boolean) ||
	    json_flag(repo, "/permissions/write", true) ||
	    json_flag(repo, "/permissions/admin", true))
		return ST_OK;
	error_set(err, ST_FORBIDDEN, "you may read %.64s/%.128s, but not delete in it",
		  w->ns, w->repo);
	return error_hint(err, "an owner, an editor or a team with admin permission "
			       "may");
}

static enum status check_right(struct hub *h, const struct clean_wanted *w,
			       json_object *repo, struct error *err)
{
	struct hub_status status;

	if (check_session(h, w->untagged, err))
		return err->status;
	hub_status(h, &status);
	return status.claims.source == SOURCE_OAT ? ST_OK : check_role(w, repo, err);
}

/* ---- the repository ------------------------------------------------------ */

static enum status read_repo(const struct options *o, struct hub *h,
			     const struct clean_wanted *w, json_object **ret,
			     struct error *err)
{
	const struct request req = {
		.op = op_by_name("repos.get"),
		.params = params_of(w),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};
	struct reply *r = cli_wait(h, hub_submit(h, &req), &o->config, NULL, NULL);
	enum status st;

	if (!r)
		return no_reply(err);
	if (r->err.status) {
		*err = r->err;
		st = err->status;
	} else {
		st = json_parse((struct str){ r->body, r->body_len }, ret, err);
	}
	reply_free(r);
	return st;
}

/* ---- what is in it -------------------------------------------------------- */

struct taking {
	const struct options *o;
	struct tag_list *to;
	const char *what;
	bool told; /* a line about the progress stands on the terminal */
};

static void tell(struct taking *t, const struct reply *r)
{
	if (t->o->config.quiet || !isatty(STDERR_FILENO))
		return;
	t->told = true;
	if (r->pages_total)
		fprintf(stderr, "\rreading %s: page %d of %d ", t->what, r->pages_done,
			r->pages_total);
	else
		fprintf(stderr, "\rreading %s: page %d ", t->what, r->pages_done);
}

static void untell(const struct taking *t)
{
	if (t->told)
		fprintf(stderr, "\r%*s\r", 40 + (int)strlen(t->what), "");
}

static void on_page(void *arg, struct reply *r)
{
	struct taking *t = arg;

	if (!r->page)
		return;
	tag_list_take(t->to, r->page);
	r->page = NULL;
	tell(t, r);
}

/* The end of the list, or NULL; the caller owns it. */
static struct reply *read_list(struct hub *h, const struct clean_wanted *w,
			       const char *op, const struct kind *kind,
			       struct taking *t)
{
	const struct request req = {
		.op = op_by_name(op),
		.params = params_of(w),
		.want = WANT_ROWS,
		.kind = kind,
		.priority = PRIO_USER,
		.all = true,
	};
	struct reply *r = cli_wait(h, hub_submit(h, &req), &t->o->config, on_page, t);

	untell(t);
	tag_list_order(t->to);
	return r;
}

static void note_incomplete(struct clean_reading *to, const struct tag_list *l,
			    const struct reply *r)
{
	if (r->err.status)
		snprintf(to->why, sizeof(to->why), "the list broke off: %.150s",
			 r->err.text);
	else if (!r->complete)
		snprintf(to->why, sizeof(to->why), "not every page of the list came");
	else if (l->unread)
		snprintf(to->why, sizeof(to->why),
			 "%zu rows of the list cannot be read", l->unread);
	else if (l->total < 0)
		snprintf(to->why, sizeof(to->why),
			 "the Hub does not say how many tags there are");
	else
		snprintf(to->why, sizeof(to->why),
			 "the list moved: it holds %zu of the %lld tags it began with",
			 l->n, (long long)l->total);
}

static enum status read_tags(const struct options *o, struct hub *h,
			     const struct clean_wanted *w, struct clean_reading *to,
			     struct error *err)
{
	struct taking t = { .o = o, .to = &to->tags, .what = w->repo };
	struct reply *r =
		read_list(h, w, "repos.list_tags", &kind_tags_with_images, &t);
	bool whole;

	if (!r)
		return no_reply(err);
	whole = r->complete && !r->err.status && !to->tags.unread;
	to->limits = r->limits;
	to->pages = r->pages_done > 0 ? (size_t)r->pages_done : 1;
	to->complete = whole && tag_list_complete(&to->tags);
	to->moved = whole && !to->complete && to->tags.total >= 0;
	to->why[0] = '\0';
	if (!to->complete)
		note_incomplete(to, &to->tags, r);
	if (r->err.status && !to->tags.pages)
		*err = r->err;
	reply_free(r);
	return err->status;
}

/* This list has no count: its last page says that it is the last. */
static enum status read_manifests(const struct options *o, struct hub *h,
				  const struct clean_wanted *w,
				  struct clean_reading *to, struct error *err)
{
	struct taking t = { .o = o, .to = &to->manifests, .what = "manifests" };
	struct reply *r;

	if (!to->complete) {
		snprintf(to->why, sizeof(to->why),
			 "not every tag could be read, so no image is known to be "
			 "unneeded");
		return ST_OK;
	}
	r = read_list(h, w, "images.list_manifests", &kind_manifests_as_tags, &t);
	if (!r)
		return no_reply(err);
	to->limits = r->limits;
	to->complete = r->complete && !r->err.status && !to->manifests.unread;
	if (!to->complete)
		note_incomplete(to, &to->manifests, r);
	if (r->err.status && !to->manifests.pages)
		*err = r->err;
	reply_free(r);
	return err->status;
}

static enum status read_all(const struct options *o, struct hub *h,
			    const struct clean_wanted *w, struct clean_reading *to,
			    struct error *err)
{
	enum status st = ST_OK;

	for (int i = 0; !st && i < READINGS; i++) {
		tag_list_done(&to->tags);
		st = read_tags(o, h, w, to, err);
		if (!st && !to->moved)
			break;
	}
	return st || !w->untagged ? st : read_manifests(o, h, w, to, err);
}

enum status clean_read(const struct options *o, struct hub *h,
		       const struct clean_wanted *wanted, struct clean_reading *ret,
		       struct error *err)
{
	json_object *body = NULL;
	enum status st = read_repo(o, h, wanted, &body, err);

	*ret = (struct clean_reading){ .storage = -1 };
	if (!st && wanted->to_delete)
		st = check_right(h, wanted, body, err);
	if (!st) {
		ret->storage = json_int(body, "/storage_size");
		ret->immutable = rules_of_repo(body);
		st = read_all(o, h, wanted, ret, err);
	}
	json_object_put(body);
	if (st)
		clean_reading_done(ret);
	return st;
}
