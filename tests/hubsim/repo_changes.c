/* Repositories: create, describe, hide, delete (CONTRACT 5.2 to 5.4). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/immutable.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"
#include "tests/hubsim/scopes.h"

#define SHORT_MOST 100
#define FULL_MOST  25000

static const struct need to_edit = { RIGHT_ADMIN, LEVEL_ADMIN,
				     "scope-repository-edit" };
static const struct need to_delete = { RIGHT_ADMIN, LEVEL_ADMIN,
				       "scope-repository-admin" };

static void note_repo(struct hub *hub, const struct request *rq, const struct repo *r,
		      const char *action, const char *const *data, const char *what)
{
	struct buf name = { 0 };

	buf_fmt(&name, "%s/%s", r->ns, r->name);
	note_event(hub, rq, r->ns, action, name.data, data, "%s %s\n", what, name.data);
	buf_free(&name);
}

static void reply_repo(struct hub *hub, const struct request *rq, struct reply *rp,
		       unsigned status, const struct repo *r)
{
	reply_start(rp, status);
	repo_detail(&rp->body, hub, &rq->caller, r);
}

/* [a-z0-9]+([._-][a-z0-9]+)*, 2 to 255 bytes */
static bool good_name(const char *s)
{
	size_t n = strlen(s);
	bool after_mark = true;

	for (size_t i = 0; i < n; i++) {
		bool mark = s[i] == '.' || s[i] == '_' || s[i] == '-';

		if (mark ? after_mark
			 : !((s[i] >= 'a' && s[i] <= 'z') ||
			     (s[i] >= '0' && s[i] <= '9')))
			return false;
		after_mark = mark;
	}
	return n >= 2 && n <= 255 && !after_mark;
}

/* A text that may be absent; false after a 400. */
static bool check_text(const struct request *rq, struct reply *rp, const char *key,
		       size_t most, const char *why)
{
	json_object *v = request_member(rq, key);

	if (!v || (json_object_is_type(v, json_type_string) &&
		   (size_t)json_object_get_string_len(v) <= most))
		return true;
	reply_invalid(rp, key,
		      json_object_is_type(v, json_type_string) ? why
							       : "must be a string");
	return false;
}

static bool check_texts(const struct request *rq, struct reply *rp)
{
	return check_text(rq, rp, "description", SHORT_MOST,
			  "must be at most 100 characters") &&
	       check_text(rq, rp, "full_description", FULL_MOST,
			  "must be at most 25000 characters");
}

/* Owners and editors of an organization, its token, and users in their own. */
static bool may_create(struct hub *hub, const struct request *rq, struct reply *rp,
		       const char *ns)
{
	const struct caller *c = &rq->caller;
	const struct org *o = world_org(hub->world, ns);
	const char *why = NULL;

	if (!o && !world_user(hub->world, ns)) {
		reply_error(rp, 404, "object not found");
		return false;
	}
	if (c->cred == CRED_PAT && c->level < LEVEL_WRITE)
		why = "insufficient scope";
	else if (c->cred == CRED_OAT) {
		if (c->org != o || !caller_has_scope(c, "scope-repository-create"))
			why = "insufficient scope";
	} else if (o ? world_role(hub->world, o, c->user) < ROLE_EDITOR
		     : strcmp(c->account, ns) != 0)
		why = "forbidden";
	if (why)
		reply_error(rp, 403, why);
	return !why;
}

static void reply_exists(struct reply *rp, const char *ns, const char *name)
{
	struct buf text = { 0 };

	buf_fmt(&text, "repository %s/%s already exists", ns, name);
	reply_error(rp, 400, text.data);
	buf_free(&text);
}

static bool private_wanted(const struct request *rq, struct reply *rp, bool *ret)
{
	if (!request_member(rq, "is_private") || request_bool(rq, "is_private", ret))
		return true;
	reply_invalid(rp, "is_private", "must be a boolean");
	return false;
}

static void set_text(char **at, const char *text)
{
	char *copy = must_dup(text);

	free(*at);
	*at = copy;
}

/* A fresh one is inactive and was never updated (CONTRACT 5.1). */
static struct repo *make_repo(struct hub *hub, const struct request *rq, const char *ns,
			      const char *name, bool is_private)
{
	const char *text = request_field(rq, "description");
	const char *full = request_field(rq, "full_description");
	struct repo *r =
		world_add_repo(hub->world, ns, name, text ? text : "", is_private);

	set_text(&r->full, full ? full : "");
	r->status = 0;
	r->registered = rq->now - rq->now % 1000;
	r->tags.sorted = true;
	return r;
}

static void create(struct hub *hub, const struct request *rq, struct reply *rp,
		   const char *ns)
{
	bool is_private = false;
	const char *name;
	struct repo *r;

	if (!may_create(hub, rq, rp, ns))
		return;
	name = need_text(rq, rp, "name", 255);
	if (!name)
		return;
	if (!good_name(name)) {
		reply_invalid(rp, "name",
			      "must be 2 to 255 of a-z, 0-9, with . _ - between");
		return;
	}
	if (!check_texts(rq, rp) || !private_wanted(rq, rp, &is_private))
		return;
	if (world_repo(hub->world, ns, name)) {
		reply_exists(rp, ns, name);
		return;
	}
	r = make_repo(hub, rq, ns, name, is_private);
	note_repo(hub, rq, r, "repo.create",
		  (const char *const[]){ "is_private", is_private ? "true" : "false",
					 NULL },
		  "created the repository");
	reply_repo(hub, rq, rp, 201, r);
}

/* The namespace of the path counts.  The interface wants it in the body, too, which
 * one client of Docker leaves out; when it is there, it must be the same. */
void repo_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *ns = request_field(rq, "namespace");

	if (!need_body(rq, rp))
		return;
	if (ns && *ns && strcmp(ns, rq->segment[0]) != 0)
		reply_invalid(rp, "namespace", "is not the namespace of the path");
	else
		create(hub, rq, rp, rq->segment[0]);
}

void repo_create_old(struct hub *hub, const struct request *rq, struct reply *rp)
{
	if (need_body(rq, rp) && need_text(rq, rp, "namespace", 255))
		create(hub, rq, rp, request_field(rq, "namespace"));
}

/* An empty repository cannot be switched on again (CONTRACT 5.2). */
static bool patch_status(const struct request *rq, struct reply *rp, struct repo *r)
{
	json_object *v = request_member(rq, "status");
	int64_t status;

	if (!v)
		return true;
	status = json_object_get_int64(v);
	if (!json_object_is_type(v, json_type_int) || status < 0 || status > 1) {
		reply_invalid(rp, "status", "must be 0 or 1");
		return false;
	}
	if (status && !r->status && !r->tags.n) {
		reply_invalid(rp, "status", "a repository without images is inactive");
		return false;
	}
	r->status = (int)status;
	return true;
}

void repo_patch(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_edit);
	const char *text = request_field(rq, "description");
	const char *full = request_field(rq, "full_description");

	if (!r || !need_body(rq, rp) || !check_texts(rq, rp) ||
	    !patch_status(rq, rp, r) || !immutable_patch(hub, rq, rp, r))
		return;
	if (text)
		set_text(&r->description, text);
	if (full)
		set_text(&r->full, full);
	r->modified = rq->now - rq->now % 1000;
	note_repo(hub, rq, r, "repo.update",
		  text ? (const char *const[]){ "description", text, NULL } : NULL,
		  "updated the repository");
	reply_repo(hub, rq, rp, 200, r);
}

void repo_privacy(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_edit);
	bool wanted;

	if (!r || !need_body(rq, rp))
		return;
	if (!request_bool(rq, "is_private", &wanted)) {
		reply_invalid(rp, "is_private", "must be a boolean");
		return;
	}
	if (wanted != r->is_private)
		note_repo(hub, rq, r, "repo.change_privacy",
			  (const char *const[]){ "is_private",
						 wanted ? "true" : "false", NULL },
			  "changed the privacy of the repository");
	r->is_private = wanted;
	/* Without a body: one client cannot take any here. */
	reply_start(rp, 200);
}

/* Queued: with --delete-delay the row lives on for a while (CONTRACT 5.2). */
void repo_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_delete);

	if (!r)
		return;
	if (!r->dies) {
		note_repo(hub, rq, r, "repo.delete", NULL, "deleted the repository");
		r->dies = rq->now + (int64_t)hub->opt.delete_delay * NS_SECOND;
		world_ends(hub->world, r->dies);
	}
	world_settle(hub, rq->now);
	reply_start(rp, 202);
}

/* The complete set, each an object with a slug (CONTRACT 5.4). */
void categories_set(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_edit);
	uint32_t bits = 0;

	if (!r)
		return;
	if (!json_object_is_type(rq->json, json_type_array)) {
		reply_invalid(rp, NULL, NULL);
		return;
	}
	for (size_t i = 0; i < json_object_array_length(rq->json); i++) {
		json_object *row = json_object_array_get_idx(rq->json, i), *slug = NULL;
		uint32_t bit;

		json_object_object_get_ex(row, "slug", &slug);
		bit = json_object_is_type(slug, json_type_string)
			      ? category_bit(json_object_get_string(slug))
			      : 0;
		if (!bit) {
			reply_invalid(rp, "slug", "no such category");
			return;
		}
		bits |= bit;
	}
	r->categories = bits;
	note_repo(hub, rq, r, "repo.category.updated", NULL,
		  "updated the categories of");
	reply_start(rp, 200);
	categories_add(&rp->body, bits);
}
