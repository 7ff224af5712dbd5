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
#include "tests/hubsim/reply.h"
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

static enum right pull_right(const struct hub *hub, const struct caller *c,
			     const char *ns, const char *name)
{
	const struct repo *r = world_repo(hub->world, ns, name);
	enum right right = r ? world_right(hub->world, c, r) : RIGHT_NONE;

	if (!strcmp(ns, "ratelimitpreview"))
		return RIGHT_READ;
	if (c->cred == CRED_PAT && c->level <= LEVEL_READ && right > RIGHT_READ)
		return RIGHT_READ;
	return right;
}

/* What of a scope this caller is given: "ns/repo:pull,push", as new memory. */
static char *grant_of(const struct hub *hub, const struct caller *c, const char *scope)
{
	char *copy = must_dup(scope ? scope : ""), *ns, *name, *actions;
	struct buf given = { 0 };

	buf_str(&given, "");
	if (split_scope(copy, &ns, &name, &actions)) {
		enum right right = pull_right(hub, c, ns, name);

		if (right != RIGHT_NONE)
			buf_fmt(&given, "%s/%s:pull", ns, name);
		if (right >= RIGHT_WRITE && strstr(actions, "push"))
			buf_str(&given, ",push");
		if (right >= RIGHT_ADMIN && strstr(actions, "delete"))
			buf_str(&given, ",delete");
	}
	free(copy);
	return given.data;
}

/* The account of a Basic header; false after a 401 or 429. */
static bool basic_caller(struct hub *hub, const struct request *rq, struct reply *rp,
			 struct caller *ret_caller)
{
	bool good = true, locked = false;
	char *pair, *colon;

	*ret_caller = (struct caller){ .account = "" };
	if (!rq->basic)
		return true;
	pair = basic_decode(rq->basic);
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
	grant = grant_of(hub, &who, request_param(rq, "scope"));
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

static void reply_challenge(const struct request *rq, struct reply *rp,
			    const char *scope)
{
	char detail[600] = "null";

	if (scope) {
		snprintf(detail, sizeof(detail),
			 "[{\"Type\":\"repository\",\"Class\":\"\",\"Name\":\"%.255s/"
			 "%.255s\","
			 "\"Action\":\"pull\"}]",
			 rq->segment[0], rq->segment[1]);
	}
	reply_registry(rp, 401, "UNAUTHORIZED", "authentication required", detail);
	reply_header(rp, "WWW-Authenticate",
		     "Bearer realm=\"%s/token\",service=\"registry.docker.io\"%s%s%s",
		     rq->base, scope ? ",scope=\"" : "", scope ? scope : "",
		     scope ? "\"" : "");
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

/* The token was made for this repository and this verb. */
static bool granted(const struct request *rq)
{
	char want[600];
	int n = snprintf(want, sizeof(want), "%.255s/%.255s:pull", rq->segment[0],
			 rq->segment[1]);

	return rq->caller.cred == CRED_REGISTRY && rq->caller.grant &&
	       !strncmp(rq->caller.grant, want, (size_t)n);
}

static bool may_pull(const struct request *rq, struct reply *rp)
{
	char scope[600];

	reply_header(rp, "Docker-Distribution-Api-Version", "registry/2.0");
	if (granted(rq))
		return true;
	snprintf(scope, sizeof(scope), "repository:%.255s/%.255s:pull", rq->segment[0],
		 rq->segment[1]);
	reply_challenge(rq, rp, scope);
	return false;
}

/*
 * Two headers and where they come from.  Free accounts have twice as much as
 * an address; a GET of a manifest uses one up, a HEAD does not.
 */
static void add_pull_limit(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *form = hub->opt.pull_limit, *window = strchr(form, ';');
	long most = strtol(form, NULL, 10);
	const struct user *u = rq->caller.user;
	unsigned *used = u ? &hub->pulls_of_users : &hub->pulls_of_address;

	reply_header(rp, "Docker-RateLimit-Source", "%s", u ? u->uuid : rq->remote);
	if (!strcmp(form, "none"))
		return;
	window = window ? window : ";w=21600";
	if (!strcmp(form, "blank")) {
		reply_header(rp, "RateLimit-Limit", "%s", window);
		reply_header(rp, "RateLimit-Remaining", "%s", window);
		return;
	}
	if (u)
		most *= 2;
	if (!rq->head && *used < (unsigned)most)
		(*used)++;
	reply_header(rp, "RateLimit-Limit", "%ld%s", most, window);
	reply_header(rp, "RateLimit-Remaining", "%ld%s", most - (long)*used, window);
}

static void send_manifest(struct reply *rp, const struct tag *t, size_t image,
			  bool index, const char *digest)
{
	reply_start(rp, 200);
	rp->type = index ? tag_manifest_type(t) : image_manifest_type(t);
	if (index)
		tag_manifest(&rp->body, t);
	else
		image_manifest(&rp->body, t, image);
	reply_header(rp, "Docker-Content-Digest", "%s", digest);
	reply_header(rp, "ETag", "\"%s\"", digest);
}

static bool send_by_digest(struct reply *rp, const struct tagset *s, const char *want)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct tag *t = tagset_at(s, ORDER_NEWEST, i);
		struct image im[IMAGES_MAX];
		size_t n = tag_images(t, im);
		char digest[DIGEST_TEXT];

		tag_digest(t, digest);
		if (!strcmp(digest, want)) {
			send_manifest(rp, t, 0, true, want);
			return true;
		}
		for (size_t k = 0; k < n; k++)
			if (!strcmp(im[k].digest, want)) {
				send_manifest(rp, t, k, false, want);
				return true;
			}
	}
	return false;
}

static bool send_by_tag(struct reply *rp, const struct tagset *s, const char *name)
{
	const struct tag *t = tagset_find(s, name);
	char digest[DIGEST_TEXT];

	if (!t)
		return false;
	tag_digest(t, digest);
	send_manifest(rp, t, 0, true, digest);
	return true;
}

/* ratelimitpreview/test exists for everybody and holds one tag. */
static void send_preview(struct reply *rp)
{
	static const struct tag preview = {
		.seed = 1, .size = 2500000, .platforms = 1, .flags = TAG_TRUE_HASH
	};
	char digest[DIGEST_TEXT];

	tag_digest(&preview, digest);
	send_manifest(rp, &preview, 0, true, digest);
}

void registry_manifest(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *ref = rq->segment[2];
	bool found = false;

	if (!may_pull(rq, rp))
		return;
	add_pull_limit(hub, rq, rp);
	if (!strcmp(rq->segment[0], "ratelimitpreview") && !strcmp(ref, "latest")) {
		send_preview(rp);
		return;
	}
	if (r)
		found = !strncmp(ref, "sha256:", 7) ? send_by_digest(rp, &r->tags, ref)
						    : send_by_tag(rp, &r->tags, ref);
	if (!found)
		reply_registry(rp, 404, "MANIFEST_UNKNOWN", "manifest unknown", NULL);
}

void registry_tags(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *last = request_param(rq, "last"), *most = request_param(rq, "n");
	size_t left = most ? strtoul(most, NULL, 10) : SIZE_MAX, i = 0;

	if (!may_pull(rq, rp))
		return;
	if (!r) {
		reply_registry(rp, 404, "NAME_UNKNOWN", "repository name not known",
			       NULL);
		return;
	}
	reply_start(rp, 200);
	buf_fmt(&rp->body, "{\"name\":\"%s/%s\",\"tags\":[", r->ns, r->name);
	while (last && i < r->tags.n &&
	       strcmp(tagset_at(&r->tags, ORDER_NAME, i)->name, last) <= 0)
		i++;
	for (; i < r->tags.n && left; i++, left--) {
		json_comma(&rp->body);
		json_str(&rp->body, tagset_at(&r->tags, ORDER_NAME, i)->name);
	}
	buf_str(&rp->body, "]}");
	if (i && i < r->tags.n)
		reply_header(rp, "Link",
			     "</v2/%s/%s/tags/list?last=%s&n=%s>; rel=\"next\"", r->ns,
			     r->name, tagset_at(&r->tags, ORDER_NAME, i - 1)->name,
			     most ? most : "100");
}
