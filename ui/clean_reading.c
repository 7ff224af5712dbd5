#include "ui/clean_reading.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/can.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

enum { READINGS = 2 }; /* a list that moved meanwhile is read once more */

static json_object *params_of(const struct clean_wanted *w)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "namespace", json_object_new_string(w->ns));
	json_object_object_add(params, "repository", json_object_new_string(w->repo));
	return params;
}

static void submit(struct clean_reading *r, struct hub *h, enum reading_state state,
		   const char *op, const struct kind *kind)
{
	const struct request req = {
		.op = op_by_name(op),
		.params = params_of(&r->wanted),
		.want = kind ? WANT_ROWS : WANT_BODY,
		.kind = kind,
		.priority = PRIO_USER,
		.all = kind != NULL,
	};

	r->state = state;
	r->page = r->of = 0;
	r->ticket = hub_submit(h, &req);
}

static void read_tags(struct clean_reading *r, struct hub *h)
{
	tag_list_done(&r->tags);
	submit(r, h, READING_TAGS, "repos.list_tags", &kind_tags_with_images);
}

static void end(struct clean_reading *r)
{
	r->state = READING_OVER;
	r->ticket = 0;
}

static void fail(struct clean_reading *r, const struct error *why)
{
	r->err = *why;
	end(r);
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

	if (!w->to_delete)
		return ST_OK;
	if (check_session(h, w->untagged, err))
		return err->status;
	hub_status(h, &status);
	return status.claims.source == SOURCE_OAT ? ST_OK : check_role(w, repo, err);
}

/* ---- the repository ------------------------------------------------------ */

static void take_repo(struct clean_reading *r, struct hub *h, const struct reply *reply)
{
	struct error err = reply->err;
	json_object *repo = NULL;

	if (!err.status)
		(void)!json_parse((struct str){ reply->body, reply->body_len }, &repo,
				  &err);
	if (!err.status)
		(void)!check_right(h, &r->wanted, repo, &err);
	if (err.status) {
		fail(r, &err);
	} else {
		r->storage = json_int(repo, "/storage_size");
		r->immutable = rules_of_repo(repo);
		read_tags(r, h);
	}
	json_object_put(repo);
}

/* ---- what is in it -------------------------------------------------------- */

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

/* This list has no count: its last page says that it is the last. */
static void read_manifests(struct clean_reading *r, struct hub *h)
{
	if (r->complete) {
		submit(r, h, READING_MANIFESTS, "images.list_manifests",
		       &kind_manifests_as_tags);
		return;
	}
	snprintf(r->why, sizeof(r->why),
		 "not every tag could be read, so no image is known to be unneeded");
	end(r);
}

static void end_of_tags(struct clean_reading *r, struct hub *h,
			const struct reply *reply)
{
	bool whole = reply->complete && !reply->err.status && !r->tags.unread;
	bool moved;

	tag_list_order(&r->tags);
	r->limits = reply->limits;
	r->pages = reply->pages_done > 0 ? (size_t)reply->pages_done : 1;
	r->complete = whole && tag_list_complete(&r->tags);
	moved = whole && !r->complete && r->tags.total >= 0;
	r->why[0] = '\0';
	if (!r->complete)
		note_incomplete(r, &r->tags, reply);
	if (reply->err.status && !r->tags.pages)
		fail(r, &reply->err);
	else if (moved && ++r->again < READINGS)
		read_tags(r, h);
	else if (r->wanted.untagged)
		read_manifests(r, h);
	else
		end(r);
}

static void end_of_manifests(struct clean_reading *r, const struct reply *reply)
{
	tag_list_order(&r->manifests);
	r->limits = reply->limits;
	r->complete = reply->complete && !reply->err.status && !r->manifests.unread;
	if (!r->complete)
		note_incomplete(r, &r->manifests, reply);
	if (reply->err.status && !r->manifests.pages)
		fail(r, &reply->err);
	else
		end(r);
}

/* ---- from one answer to the next ------------------------------------------ */

static void take_page(struct clean_reading *r, struct reply *reply)
{
	r->page = reply->pages_done;
	r->of = reply->pages_total;
	if (!reply->page)
		return;
	tag_list_take(r->state == READING_MANIFESTS ? &r->manifests : &r->tags,
		      reply->page);
	reply->page = NULL;
}

bool clean_reading_take(struct clean_reading *r, struct hub *h, struct reply *reply)
{
	if (!reply->ticket || reply->ticket != r->ticket)
		return false;
	if (reply->type != REPLY_DONE)
		take_page(r, reply);
	else if (r->state == READING_REPO)
		take_repo(r, h, reply);
	else if (r->state == READING_TAGS)
		end_of_tags(r, h, reply);
	else if (r->state == READING_MANIFESTS)
		end_of_manifests(r, reply);
	return true;
}

void clean_reading_begin(struct clean_reading *r, struct hub *h,
			 const struct clean_wanted *wanted)
{
	*r = (struct clean_reading){ .wanted = *wanted, .storage = -1 };
	submit(r, h, READING_REPO, "repos.get", NULL);
}

void clean_reading_stop(struct clean_reading *r, struct hub *h)
{
	hub_cancel(h, r->ticket);
	end(r);
	r->complete = false;
	snprintf(r->why, sizeof(r->why), "it was stopped before all pages were here");
	if (!r->tags.n)
		error_set(&r->err, ST_CANCEL, "stopped before anything was read");
	tag_list_order(&r->tags);
	/* Without all tags no manifest is known to be unneeded. */
	tag_list_done(&r->manifests);
}

void clean_reading_judge(const struct clean_reading *r, struct clean_rule *rule,
			 const char *const *protect, int64_t now, struct plan *p,
			 struct clean_report *ret)
{
	const struct protection guard = {
		.immutable = r->immutable,
		.protect = protect,
		.now = now,
	};
	char *where = xasprintf("%s/%s", r->wanted.ns, r->wanted.repo);
	uint64_t seed = str_hash(str_from(where)) + (uint64_t)p->made_at;
	bool untagged = clean_rule_untagged(rule);
	const struct tag_list *list = untagged ? &r->manifests : &r->tags;
	struct clean_result res;

	if (untagged)
		clean_judge_manifests(rule, list, &r->tags, &guard, seed, &res);
	else
		clean_judge(rule, list, &guard, seed, &res);
	clean_plan_add(p, r->wanted.ns, r->wanted.repo, list, &res);
	clean_report_fill(ret, where, rule, list, &res);
	ret->storage = r->storage;
	ret->pages = r->pages;
	ret->complete = r->complete;
	snprintf(ret->why, sizeof(ret->why), "%s", r->why);
	clean_result_done(&res);
	free(where);
}

void clean_reading_done(struct clean_reading *r, struct hub *h)
{
	hub_cancel(h, r->ticket);
	rules_free(r->immutable);
	tag_list_done(&r->tags);
	tag_list_done(&r->manifests);
	*r = (struct clean_reading){ 0 };
}
