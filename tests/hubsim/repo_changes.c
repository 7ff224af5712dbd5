/* Repositories: create, describe, hide, delete (CONTRACT 5.2 to 5.4). */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"
#include "tests/hubsim/scopes.h"

#define SHORT_MOST 100
#define FULL_MOST  25000
#define RULES_MOST 5

static const struct need to_edit = { RIGHT_ADMIN, LEVEL_ADMIN,
				     "scope-repository-edit" };
static const struct need to_delete = { RIGHT_ADMIN, LEVEL_ADMIN,
				       "scope-repository-admin" };
static const struct need to_set_rules = { RIGHT_ADMIN, LEVEL_WRITE,
					  "scope-repository-settings-admin" };

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

/* The namespace of the path counts; one in the body must be the same. */
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

/* Rules, one a line, out of an array or of one text with commas; NULL after a 400. */
static char *read_rules(json_object *v, struct reply *rp)
{
	struct buf b = { 0 };
	size_t n = json_object_is_type(v, json_type_array) ? json_object_array_length(v)
							   : 0;

	buf_str(&b, "");
	for (size_t i = 0; i < n; i++) {
		json_object *rule = json_object_array_get_idx(v, i);
		const char *s = json_object_is_type(rule, json_type_string)
					? json_object_get_string(rule)
					: NULL;
		regex_t re;

		if (n > RULES_MOST || !s || strpbrk(s, ",\n") ||
		    regcomp(&re, s, REG_EXTENDED | REG_NOSUB)) {
			reply_invalid(rp, "immutable_tags_rules",
				      "must be at most 5 expressions without commas");
			buf_free(&b);
			return NULL;
		}
		regfree(&re);
		buf_fmt(&b, "%s%s", i ? "\n" : "", s);
	}
	return b.data;
}

static void set_rules(struct hub *hub, const struct request *rq, struct repo *r,
		      bool on, char *take_rules)
{
	if (take_rules && *take_rules) {
		free(r->rules);
		r->rules = take_rules;
	} else {
		free(take_rules);
	}
	r->immutable = on;
	note_repo(hub, rq, r, "repo.immutable.tags.updated",
		  (const char *const[]){ "enabled", on ? "true" : "false", "rules",
					 r->rules ? r->rules : "", NULL },
		  "set the immutable tags of");
}

/* The older spelling of the same, as a part of PATCH. */
static bool patch_rules(struct hub *hub, const struct request *rq, struct reply *rp,
			struct repo *r)
{
	json_object *text = request_member(rq, "immutable_tags_rules");
	char *list = NULL;
	bool on;

	if (!request_member(rq, "immutable_tags"))
		return true;
	if (!request_bool(rq, "immutable_tags", &on) ||
	    (text && !json_object_is_type(text, json_type_string))) {
		reply_invalid(rp, "immutable_tags", "must be a boolean");
		return false;
	}
	if (text) {
		list = must_dup(json_object_get_string(text));
		for (char *s = list; (s = strchr(s, ','));)
			*s = '\n';
	}
	set_rules(hub, rq, r, on, list);
	return true;
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
	    !patch_status(rq, rp, r) || !patch_rules(hub, rq, rp, r))
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
	world_settle(hub->world, rq->now);
	reply_start(rp, 202);
}

void immutable_set(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_set_rules);
	json_object *v = request_member(rq, "immutable_tags_rules");
	bool on;
	char *rules;

	if (!r || !need_body(rq, rp))
		return;
	if (!request_bool(rq, "immutable_tags", &on)) {
		reply_invalid(rp, "immutable_tags", "must be a boolean");
		return;
	}
	/* One client sends nothing but false to switch it off. */
	if ((v || on) && !json_object_is_type(v, json_type_array)) {
		reply_invalid(rp, "immutable_tags_rules", "must be an array");
		return;
	}
	rules = read_rules(v, rp);
	if (!rules)
		return;
	set_rules(hub, rq, r, on, rules);
	reply_repo(hub, rq, rp, 200, r);
}

void immutable_verify(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_set_rules);
	const char *rule = NULL;
	regex_t re;

	if (r && need_body(rq, rp))
		rule = need_text(rq, rp, "regex", 1000);
	if (!rule)
		return;
	if (regcomp(&re, rule, REG_EXTENDED | REG_NOSUB)) {
		reply_invalid(rp, "regex", "is not a regular expression");
		return;
	}
	reply_start(rp, 200);
	buf_str(&rp->body, "{\"tags\":[");
	for (size_t i = 0; i < r->tags.n; i++) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NAME, i);

		if (regexec(&re, t->name, 0, NULL, 0))
			continue;
		json_comma(&rp->body);
		json_str(&rp->body, t->name);
	}
	buf_str(&rp->body, "]}");
	regfree(&re);
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
