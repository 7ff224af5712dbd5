/*
 * The registry's side (CONTRACT 2.2, 7): tokens, manifests that agree with the
 * tags, and the pull limit.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/limit.h"
#include "tests/hubsim/manifests.h"
#include "tests/hubsim/registry.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/sessions.h"
#include "tests/hubsim/world.h"

#define TOKEN_LIFE 300

static int base64_value(char c)
{
	static const char set[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(set, c) : NULL;

	return at ? (int)(at - set) : -1;
}

/* "user:secret" out of a Basic header, as new memory. */
static char *basic_decode(const char *s)
{
	struct buf b = { 0 };
	unsigned bits = 0;
	int have = 0;

	for (; base64_value(*s) >= 0; s++) {
		bits = bits << 6 | (unsigned)base64_value(*s);
		have += 6;
		if (have >= 8) {
			have -= 8;
			buf_char(&b, (char)(bits >> have & 0xff));
		}
	}
	if (!b.data)
		buf_str(&b, "");
	return b.data;
}

/* "repository:ns/repo:actions" taken apart; false when it is something else. */
static bool split_scope(char *scope, char **ret_ns, char **ret_name, char **ret_actions)
{
	char *slash = strchr(scope, '/'), *colon = strrchr(scope, ':');

	if (strncmp(scope, "repository:", 11) != 0 || !slash || colon < slash)
		return false;
	*slash = *colon = '\0';
	*ret_ns = scope + 11;
	*ret_name = slash + 1;
	*ret_actions = colon + 1;
	return true;
}

/* An organization's token carries what it may do with images (CONTRACT 3.2). */
static enum right oat_image_right(const struct caller *c, const struct repo *r)
{
	if (strcmp(c->account, r->ns) != 0)
		return r->is_private ? RIGHT_NONE : RIGHT_READ;
	if (caller_has_repo_scope(c, r, "scope-image-delete"))
		return RIGHT_ADMIN;
	if (caller_has_repo_scope(c, r, "scope-image-push"))
		return RIGHT_WRITE;
	return !r->is_private || caller_has_repo_scope(c, r, "scope-image-pull")
		       ? RIGHT_READ
		       : RIGHT_NONE;
}

static enum right image_right(const struct hub *hub, const struct caller *c,
			      const char *ns, const char *name)
{
	static const enum right most[] = { RIGHT_READ, RIGHT_READ, RIGHT_WRITE,
					   RIGHT_ADMIN };
	const struct repo *r = world_repo(hub->world, ns, name);
	enum right right;

	if (!strcmp(ns, "ratelimitpreview"))
		return RIGHT_READ;
	if (!r)
		return RIGHT_NONE;
	if (c->cred == CRED_OAT)
		return oat_image_right(c, r);
	right = world_right(hub->world, c, r);
	if (c->user && right > most[c->level])
		right = most[c->level];
	return right;
}

/* Adds "ns/repo:pull,push " for one scope: what of it this caller is given. */
static void add_grant(const struct hub *hub, const struct caller *c, const char *scope,
		      struct buf *given)
{
	char *copy = must_dup(scope), *ns, *name, *actions;

	if (split_scope(copy, &ns, &name, &actions)) {
		enum right right = image_right(hub, c, ns, name);

		if (right != RIGHT_NONE)
			buf_fmt(given, "%s/%s:pull", ns, name);
		if (right >= RIGHT_WRITE && strstr(actions, "push"))
			buf_str(given, ",push");
		if (right >= RIGHT_ADMIN && strstr(actions, "delete"))
			buf_str(given, ",delete");
		if (right != RIGHT_NONE)
			buf_char(given, ' ');
	}
	free(copy);
}

/* All `scope` parameters, each of which may hold several; as new memory. */
static char *grant_of(const struct hub *hub, const struct caller *c,
		      const struct request *rq)
{
	struct buf given = { 0 };

	buf_str(&given, "");
	for (size_t i = 0; i < rq->n_params; i++) {
		const char *word = rq->param[i].value;

		if (strcmp(rq->param[i].key, "scope") != 0)
			continue;
		while (*word) {
			size_t n = strcspn(word, " ");
			char *one = percent_decode(word, n, false);

			add_grant(hub, c, one, &given);
			free(one);
			word += n + (word[n] == ' ');
		}
	}
	return given.data;
}

/* The account of a Basic header; false after a 401 or 429. */
static bool basic_caller(struct hub *hub, const struct request *rq, struct reply *rp,
			 struct caller *ret_caller)
{
	const char *name = request_param(rq, "username");
	const char *secret = request_param(rq, "password");
	bool good = true, locked = false;
	char *pair, *colon;

	*ret_caller = (struct caller){ .account = "" };
	if (!strcmp(rq->method, "POST") && name && secret &&
	    asprintf(&pair, "%s:%s", name, secret) < 0)
		abort();
	else if (strcmp(rq->method, "POST") != 0 || !name || !secret) {
		if (!rq->basic)
			return true;
		pair = basic_decode(rq->basic);
	}
	colon = strchr(pair, ':');
	if (colon) {
		*colon = '\0';
		good = auth_check(hub, pair, colon + 1, rq->now, ret_caller, &locked);
	} else {
		good = false;
	}
	free(pair);
	if (!good) {
		reply_start(rp, locked ? 429 : 401);
		buf_str(&rp->body,
			locked ? "{\"details\":\"too many failed login attempts\"}"
			       : "{\"details\":\"incorrect username or password\"}");
	}
	return good;
}

/* Fields: samples/registry-token-2021.json. */
void registry_token(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct caller who, bearer;
	const char *token;
	char *grant;

	if (!basic_caller(hub, rq, rp, &who))
		return;
	grant = grant_of(hub, &who, rq);
	bearer = who;
	bearer.cred = CRED_REGISTRY;
	bearer.grant = grant;
	token = session_open(hub, &bearer, NULL, TOKEN_LIFE);
	free(grant);
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "token", token);
	json_add_str(&rp->body, "access_token", token);
	json_add_int(&rp->body, "expires_in", TOKEN_LIFE);
	json_add_time(&rp->body, "issued_at", rq->now);
	json_close(&rp->body, '}');
}

/* Names stand in headers and in JSON, and hold nothing that matters there. */
static bool good_name(const char *s)
{
	return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

/* 401, and where a token for it can be had; `actions` NULL: for no repository. */
static void reply_challenge(const struct request *rq, struct reply *rp,
			    const char *actions)
{
	char detail[600] = "null", scope[600] = "";

	if (actions) {
		snprintf(detail, sizeof(detail),
			 "[{\"Type\":\"repository\",\"Class\":\"\",\"Name\":\"%.255s/"
			 "%.255s\","
			 "\"Action\":\"%s\"}]",
			 rq->segment[0], rq->segment[1],
			 strstr(actions, "delete") ? "delete" : actions);
		snprintf(scope, sizeof(scope), ",scope=\"repository:%.255s/%.255s:%s\"",
			 rq->segment[0], rq->segment[1], actions);
	}
	reply_registry(rp, 401, "UNAUTHORIZED", "authentication required", detail);
	reply_header(rp, "WWW-Authenticate",
		     "Bearer realm=\"%s/token\",service=\"registry.docker.io\"%s%s",
		     rq->base, scope,
		     rq->caller.cred == CRED_REGISTRY && actions
			     ? ",error=\"insufficient_scope\""
			     : "");
}

void registry_base(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	reply_header(rp, "Docker-Distribution-Api-Version", "registry/2.0");
	if (rq->caller.cred == CRED_REGISTRY) {
		reply_start(rp, 200);
		buf_str(&rp->body, "{}");
	} else {
		reply_challenge(rq, rp, NULL);
	}
}

/* There is no list of everything (CONTRACT 7). */
void registry_catalog(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	reply_header(rp, "Docker-Distribution-Api-Version", "registry/2.0");
	reply_challenge(rq, rp, NULL);
}

/* The token was made for this repository and this verb. */
static bool granted(const struct request *rq, const char *action)
{
	const char *s = rq->caller.cred == CRED_REGISTRY ? rq->caller.grant : NULL;
	char want[600];
	size_t n = (size_t)snprintf(want, sizeof(want),
				    "%.255s/%.255s:", rq->segment[0], rq->segment[1]);

	for (; s && *s; s += strcspn(s, " ") + 1) {
		size_t end = strcspn(s, " ");
		const char *found;

		if (strncmp(s, want, n) != 0)
			continue;
		found = strstr(s + n, action);
		if (found && found < s + end)
			return true;
	}
	return false;
}

/*
 * A token of this registry, or the Hub's own, which is taken for the same; by
 * `actions` a token can be asked for, the last of them is needed.
 */
bool registry_may(struct hub *hub, const struct request *rq, struct reply *rp,
		  const char *actions)
{
	const char *last = strrchr(actions, ','), *action = last ? last + 1 : actions;
	enum right need = !strcmp(action, "delete") ? RIGHT_ADMIN : RIGHT_READ;
	enum cred cred = rq->caller.cred;
	enum right right =
		image_right(hub, &rq->caller, rq->segment[0], rq->segment[1]);
	bool known = cred == CRED_PASSWORD || cred == CRED_PAT || cred == CRED_OAT;

	reply_header(rp, "Docker-Distribution-Api-Version", "registry/2.0");
	if (!good_name(rq->segment[0]) || !good_name(rq->segment[1])) {
		reply_registry(rp, 400, "NAME_INVALID", "invalid repository name",
			       NULL);
		return false;
	}
	if (granted(rq, action) || (known && right >= need))
		return true;
	if (need == RIGHT_ADMIN && rq->caller.user && right < need)
		reply_registry(rp, 403, "DENIED",
			       "requested access to the resource is denied", NULL);
	else
		reply_challenge(rq, rp, actions);
	return false;
}

/* The body is the manifest. */
static void send_manifest(struct reply *rp, const char *type)
{
	char digest[DIGEST_TEXT];

	rp->type = type;
	digest_of(rp->body.data, rp->body.len, digest);
	reply_header(rp, "Docker-Content-Digest", "%s", digest);
	reply_header(rp, "ETag", "\"%s\"", digest);
}

/* By digest, or by the name of a tag. */
static bool find_manifest(struct reply *rp, struct repo *r, const char *ref)
{
	struct manifest *m;
	struct tag *t;
	enum manifest_part part;
	size_t image = 0;

	if (strchr(ref, ':')) {
		part = images_find(repo_images(r), ref, &m, &image);
	} else {
		t = tagset_find(&r->tags, ref);
		m = t ? images_of(repo_images(r), t) : NULL;
		part = t ? PART_ALL : PART_NONE;
	}
	if (part == PART_NONE)
		return false;
	reply_start(rp, 200);
	send_manifest(rp, images_bytes(&r->images, m, part, image, &rp->body));
	return true;
}

/* ratelimitpreview/test exists for everybody and holds one tag. */
static void send_preview(struct reply *rp)
{
	static const struct tag preview = {
		.seed = 1, .size = 2500000, .platforms = 1, .made = 1
	};

	reply_start(rp, 200);
	tag_manifest(&rp->body, &preview);
	send_manifest(rp, tag_manifest_type(&preview));
}

void registry_manifest(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *ref = rq->segment[2];

	if (!registry_may(hub, rq, rp, "pull"))
		return;
	if (!limit_pull(hub, rq, rp))
		return;
	if (!strcmp(rq->segment[0], "ratelimitpreview") && !strcmp(ref, "latest")) {
		send_preview(rp);
		return;
	}
	if (!r || !find_manifest(rp, r, ref))
		reply_registry(rp, 404, "MANIFEST_UNKNOWN", "manifest unknown", NULL);
}
