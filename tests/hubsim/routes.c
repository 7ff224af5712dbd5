#include "tests/hubsim/routes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/limit.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

enum route_flag {
	LOGIN = 1,      /* 401 without a token */
	NO_OAT = 2,     /* 403 with an organization token (CONTRACT 3.2) */
	EITHER = 4,     /* answers with and without a slash at the end */
	OUTSIDE = 8,    /* not the Hub's API: no sign-in, no request limit */
	REGISTRY = 16,  /* the registry's, where the Hub has no such first word */
	CONTROL = 32,   /* only with --control */
	SIGN_IN = 64,   /* counted for the address, whoever is named */
	SCIM = 128,     /* with the SCIM bearer, and answered in its forms */
	PIPELINE = 256, /* the newer form of webhooks, and the older one */
	TWO_STEP = 512,
};

/* CONTRACT 3.1: the wordings differ from screen to screen. */
#define PAT_ORG   PAT_REFUSED
#define PAT_TOKEN "token issued from personal access token is not allowed"
#define PAT_AUDIT "forbidden"

struct route {
	const char *method, *path;
	handler *run; /* NULL: a route that was taken away, 404 */
	unsigned flags;
	const char *no_pat; /* 403 with this text for personal tokens, or NULL */
};

#define BODY_DEPTH 32

#define NS_REPO  "/v2/namespaces/{}/repositories/{}"
#define OLD_REPO "/v2/repositories/{}/{}"
#define TEAM     "/v2/orgs/{}/groups/{}"
#define SCIM_V2  "/v2/scim/2.0"

/* clang-format off */
static const struct route routes[] = {
	{ "POST",   "/v2/auth/token",                   auth_token,      SIGN_IN, NULL },
	{ "POST",   "/v2/users/login",                  auth_login,      SIGN_IN | EITHER, NULL },
	/* One client, baton, sends its credentials with a GET. */
	{ "GET",    "/v2/users/login",                  auth_login,      SIGN_IN | EITHER, NULL },
	{ "POST",   "/v2/users/2fa-login",               auth_2fa,        SIGN_IN | EITHER, NULL },

	{ "GET",    "/v2/user",                         me_get,          LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/user/orgs",                    me_orgs,         LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/repositories/namespaces",      me_namespaces,   LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/users/{}",                     user_get,        EITHER, NULL },
	{ "GET",    "/v2/users/{}/orgs",                user_orgs,       LOGIN | EITHER, NULL },
	{ "GET",    "/v2/users/{}/repositories",        repos_of_user,   NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/orgs/{}",                      org_get,         EITHER, NULL },
	{ "POST",   "/v2/orgs",                         org_create,      LOGIN | NO_OAT | EITHER, PAT_ORG },
	{ "DELETE", "/v2/orgs/{}",                      org_delete,      LOGIN | NO_OAT | EITHER, PAT_ORG },
	{ "POST",   "/v2/logout",                       sign_out,        LOGIN | EITHER, NULL },
	{ "GET",    "/v2/users/{}/registry-settings",   user_settings,   LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/users/{}/repositories/starred", stars_of_user,  LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/api/billing/v4/accounts/{}/hub-plan", plan_get,    LOGIN, NULL },

	{ "GET",    "/v2/namespaces/{}/repositories",   repos_list,      0, NULL },
	{ "GET",    NS_REPO,                            repo_get,        0, NULL },
	{ "GET",    "/v2/repositories/{}",              repos_list,      NO_OAT | EITHER, NULL },
	{ "GET",    OLD_REPO,                           repo_get,        NO_OAT | EITHER, NULL },

	{ "POST",   "/v2/namespaces/{}/repositories",   repo_create,     LOGIN, NULL },
	{ "PATCH",  NS_REPO,                            repo_patch,      LOGIN, NULL },
	{ "PATCH",  NS_REPO "/immutabletags",           immutable_set,   LOGIN, NULL },
	{ "POST",   NS_REPO "/immutabletags/verify",    immutable_verify, LOGIN, NULL },
	{ "GET",    NS_REPO "/manifests",               manifests_list,  LOGIN, NULL },
	{ "DELETE", NS_REPO "/manifests",               manifests_delete, LOGIN, NULL },
	{ "POST",   "/v2/repositories",                 repo_create_old, LOGIN | NO_OAT | EITHER, NULL },
	{ "PATCH",  OLD_REPO,                           repo_patch,      LOGIN | NO_OAT | EITHER, NULL },
	{ "DELETE", OLD_REPO,                           repo_delete,     LOGIN | EITHER, NULL },
	{ "POST",   OLD_REPO "/privacy",                repo_privacy,    LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    "/v2/categories",                   categories_list, EITHER, NULL },
	{ "PATCH",  OLD_REPO "/categories",             categories_set,  LOGIN | NO_OAT | EITHER, NULL },
	{ "POST",   OLD_REPO "/stars",                  star_add,        LOGIN | NO_OAT | EITHER, NULL },
	{ "DELETE", OLD_REPO "/stars",                  star_remove,     LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    OLD_REPO "/collaborators",          collaborators_list, LOGIN | NO_OAT | EITHER, NULL },
	{ "POST",   OLD_REPO "/collaborators",          collaborator_add, LOGIN | NO_OAT | EITHER, NULL },
	{ "DELETE", OLD_REPO "/collaborators/{}",       collaborator_remove, LOGIN | NO_OAT | EITHER, NULL },

	{ "GET",    OLD_REPO "/webhook_pipeline",       pipelines_list,  LOGIN | EITHER | PIPELINE, NULL },
	{ "POST",   OLD_REPO "/webhook_pipeline",       pipeline_create, LOGIN | EITHER | PIPELINE, NULL },
	{ "DELETE", OLD_REPO "/webhook_pipeline/{}",    webhook_delete,  LOGIN | EITHER | PIPELINE, NULL },
	{ "GET",    OLD_REPO "/webhooks",               webhooks_list,   LOGIN | EITHER | TWO_STEP, NULL },
	{ "POST",   OLD_REPO "/webhooks",               webhook_create,  LOGIN | EITHER | TWO_STEP, NULL },
	{ "DELETE", OLD_REPO "/webhooks/{}",            webhook_delete,  LOGIN | EITHER | TWO_STEP, NULL },
	{ "POST",   OLD_REPO "/webhooks/{}/hooks",      hook_create,     LOGIN | EITHER | TWO_STEP, NULL },

	{ "GET",    OLD_REPO "/groups",                 groups_list,     LOGIN | EITHER, NULL },
	{ "POST",   OLD_REPO "/groups",                 group_assign,    LOGIN | EITHER, NULL },
	{ "GET",    OLD_REPO "/groups/{}",              group_get,       LOGIN | EITHER, NULL },
	{ "PATCH",  OLD_REPO "/groups/{}",              group_patch,     LOGIN | EITHER, NULL },
	{ "DELETE", OLD_REPO "/groups/{}",              group_remove,    LOGIN | EITHER, NULL },

	{ "GET",    "/v2/orgs/{}/groups",               teams_list,      LOGIN | EITHER, PAT_ORG },
	{ "POST",   "/v2/orgs/{}/groups",               team_create,     LOGIN | EITHER, PAT_ORG },
	{ "GET",    TEAM,                               team_get,        LOGIN | EITHER, PAT_ORG },
	{ "PUT",    TEAM,                               team_put,        LOGIN | EITHER, PAT_ORG },
	{ "PATCH",  TEAM,                               team_patch,      LOGIN | EITHER, PAT_ORG },
	{ "DELETE", TEAM,                               team_delete,     LOGIN | EITHER, PAT_ORG },
	{ "GET",    TEAM "/members",                    team_members,    LOGIN | EITHER, PAT_ORG },
	{ "POST",   TEAM "/members",                    team_member_add, LOGIN | EITHER, PAT_ORG },
	{ "DELETE", TEAM "/members/{}",                 team_member_remove, LOGIN | EITHER, PAT_ORG },
	{ "GET",    TEAM "/repositories",               team_repos,      LOGIN | EITHER, PAT_ORG },

	{ "GET",    "/v2/orgs/{}/members",              members_list,    LOGIN | EITHER, PAT_ORG },
	{ "GET",    "/v2/orgs/{}/members/export",       members_export,  LOGIN | EITHER, PAT_ORG },
	{ "PUT",    "/v2/orgs/{}/members/{}",           member_role,     LOGIN | EITHER, PAT_ORG },
	{ "DELETE", "/v2/orgs/{}/members/{}",           member_remove,   LOGIN | EITHER, PAT_ORG },
	{ "GET",    "/v2/orgs/{}/invites",              invites_list,    LOGIN | EITHER, PAT_ORG },
	{ "POST",   "/v2/invites/bulk",                 invites_bulk,    LOGIN, PAT_ORG },
	{ "DELETE", "/v2/invites/{}",                   invite_delete,   LOGIN, PAT_ORG },
	{ "PATCH",  "/v2/invites/{}/resend",            invite_resend,   LOGIN, NULL },

	{ "GET",    "/v2/orgs/{}/settings",             settings_get,    LOGIN | NO_OAT | EITHER, PAT_ORG },
	{ "PUT",    "/v2/orgs/{}/settings",             settings_put,    LOGIN | NO_OAT | EITHER, PAT_ORG },
	{ "GET",    "/v2/orgs/{}/settings/registry-access-management", registries_get, LOGIN | EITHER, PAT_ORG },
	{ "PUT",    "/v2/orgs/{}/settings/registry-access-management", registries_put, LOGIN | EITHER, PAT_ORG },
	{ "GET",    "/v2/orgs/{}/access-tokens",        org_tokens_list, LOGIN | NO_OAT, PAT_TOKEN },
	{ "POST",   "/v2/orgs/{}/access-tokens",        org_token_create, LOGIN | NO_OAT, PAT_TOKEN },
	{ "GET",    "/v2/orgs/{}/access-tokens/{}",     org_token_get,   LOGIN | NO_OAT, PAT_TOKEN },
	{ "PATCH",  "/v2/orgs/{}/access-tokens/{}",     org_token_patch, LOGIN | NO_OAT, PAT_TOKEN },
	{ "DELETE", "/v2/orgs/{}/access-tokens/{}",     org_token_delete, LOGIN | NO_OAT, PAT_TOKEN },
	{ "GET",    "/v2/access-tokens",                tokens_list,     LOGIN | NO_OAT, PAT_TOKEN },
	{ "POST",   "/v2/access-tokens",                token_create,    LOGIN | NO_OAT, PAT_TOKEN },
	{ "GET",    "/v2/access-tokens/{}",             token_get,       LOGIN | NO_OAT, PAT_TOKEN },
	{ "PATCH",  "/v2/access-tokens/{}",             token_patch,     LOGIN | NO_OAT, PAT_TOKEN },
	{ "DELETE", "/v2/access-tokens/{}",             token_delete,    LOGIN | NO_OAT, PAT_TOKEN },
	{ "GET",    "/v2/api_tokens",                   tokens_list,     LOGIN | NO_OAT | EITHER, PAT_TOKEN },
	{ "POST",   "/v2/api_tokens",                   token_create_old, LOGIN | NO_OAT | EITHER, PAT_TOKEN },
	{ "GET",    "/v2/api_tokens/{}",                token_get,       LOGIN | NO_OAT | EITHER, PAT_TOKEN },
	{ "PATCH",  "/v2/api_tokens/{}",                token_patch,     LOGIN | NO_OAT | EITHER, PAT_TOKEN },
	{ "DELETE", "/v2/api_tokens/{}",                token_delete_old, LOGIN | NO_OAT | EITHER, PAT_TOKEN },

	{ "GET",    SCIM_V2 "/ServiceProviderConfig",   scim_config,     SCIM, NULL },
	{ "GET",    SCIM_V2 "/ResourceTypes",           scim_types,      SCIM, NULL },
	{ "GET",    SCIM_V2 "/ResourceTypes/{}",        scim_type,       SCIM, NULL },
	{ "GET",    SCIM_V2 "/Schemas",                 scim_schemas,    SCIM, NULL },
	{ "GET",    SCIM_V2 "/Schemas/{}",              scim_schema,     SCIM, NULL },
	{ "GET",    SCIM_V2 "/Users",                   scim_users,      SCIM, NULL },
	{ "POST",   SCIM_V2 "/Users",                   scim_user_create, SCIM, NULL },
	{ "GET",    SCIM_V2 "/Users/{}",                scim_user_get,   SCIM, NULL },
	{ "PUT",    SCIM_V2 "/Users/{}",                scim_user_put,   SCIM, NULL },

	{ "GET",    "/v2/search/repositories",          search_repos,    EITHER, NULL },
	{ "GET",    "/api/search/v4",                   search_catalogue, 0, NULL },

	{ "GET",    NS_REPO "/tags",                    tags_list,       0, NULL },
	{ "GET",    NS_REPO "/tags/{}",                 tag_get,         0, NULL },
	{ "DELETE", NS_REPO "/tags/{}",                 tag_delete,      LOGIN, NULL },
	{ "GET",    NS_REPO "/tags/{}/images",          tag_layers,      0, NULL },
	{ "GET",    OLD_REPO "/tags",                   tags_list,       NO_OAT | EITHER, NULL },
	{ "GET",    OLD_REPO "/tags/{}",                tag_get,         NO_OAT | EITHER, NULL },
	{ "DELETE", OLD_REPO "/tags/{}",                tag_delete,      LOGIN | NO_OAT | EITHER, NULL },
	{ "GET",    OLD_REPO "/tags/{}/images",         tag_layers,      NO_OAT | EITHER, NULL },

	{ "GET",    NS_REPO "/images",                  NULL,            0, NULL },
	{ "GET",    NS_REPO "/images-summary",          NULL,            0, NULL },
	{ "GET",    "/v2/namespaces/{}/delete-images",  NULL,            0, NULL },

	{ "GET",    "/v2/auditlogs/{}",                 audit_logs,      LOGIN | EITHER, PAT_AUDIT },
	{ "GET",    "/v2/auditlogs/{}/actions",         audit_actions,   LOGIN | EITHER, PAT_AUDIT },

	{ "GET",    "/token",                           registry_token,  OUTSIDE, NULL },
	{ "POST",   "/token",                           registry_token,  OUTSIDE, NULL },
	{ "GET",    "/v2",                              registry_base,   OUTSIDE | EITHER, NULL },
	{ "GET",    "/v2/{}/{}/manifests/{}",           registry_manifest, OUTSIDE | REGISTRY, NULL },
	{ "DELETE", "/v2/{}/{}/manifests/{}",           registry_manifest_delete, OUTSIDE | REGISTRY, NULL },
	{ "GET",    "/v2/{}/{}/tags/list",              registry_tags,   OUTSIDE | REGISTRY, NULL },
	{ "GET",    "/v2/{}/{}/blobs/{}",               registry_blob,   OUTSIDE | REGISTRY, NULL },
	{ "GET",    "/v2/{}/{}/referrers/{}",           registry_referrers, OUTSIDE | REGISTRY, NULL },
	{ "GET",    "/v2/_catalog",                     registry_catalog, OUTSIDE, NULL },
	{ "GET",    "/registry-v2/{}/{}/blobs/{}",      store_blob,      OUTSIDE, NULL },

	{ "POST",   "/_hubsim/push",                    control_push,    OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/pull",                    control_pull,    OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/remove",                  control_remove,  OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/fault",                   control_fault,   OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/clear-faults",            control_clear_faults, OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/advance",                 control_advance, OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/limit",                   control_limit,   OUTSIDE | CONTROL, NULL },
	{ "POST",   "/_hubsim/expire",                  control_expire,  OUTSIDE | CONTROL, NULL },
	{ "GET",    "/_hubsim/changes",                 control_changes, OUTSIDE | CONTROL, NULL },
	{ "GET",    "/_hubsim/counters",                control_counters, OUTSIDE | CONTROL, NULL },
};
/* clang-format on */

static bool is_hub_word(const char *s)
{
	static const char *const words[] = {
		"namespaces", "repositories",  "users",     "user",      "orgs",
		"auth",       "access-tokens", "auditlogs", "invites",   "scim",
		"search",     "categories",    "logout",    "api_tokens"
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i], s))
			return true;
	return false;
}

/* Takes the path apart; false when it has an empty part, or more than any route. */
static bool split_path(struct request *rq)
{
	const char *s = rq->path;

	while (*s == '/' && s[1]) {
		size_t n = strcspn(++s, "/");

		if (!n || rq->n_parts == REQUEST_PARTS)
			return false;
		rq->part[rq->n_parts++] = percent_decode(s, n, false);
		s += n;
	}
	rq->slash = *s == '/';
	return rq->n_parts && (!*s || rq->slash);
}

/* Compares the path with a template and keeps what `{}` stands for. */
static bool path_fits(const char *form, struct request *rq)
{
	size_t found = 0;

	for (size_t i = 0; i < rq->n_parts; i++) {
		size_t n;

		if (*form != '/')
			return false;
		n = strcspn(++form, "/");
		if (!strncmp(form, "{}", n))
			rq->segment[found++] = rq->part[i];
		else if (strncmp(form, rq->part[i], n) != 0 || rq->part[i][n])
			return false;
		form += n;
	}
	return !*form;
}

static bool route_fits(const struct hub *hub, const struct route *r, struct request *rq)
{
	if (r->flags & CONTROL && !hub->opt.control)
		return false;
	if (r->flags & (PIPELINE | TWO_STEP) &&
	    !(hub->opt.webhooks &
	      (r->flags & PIPELINE ? WEBHOOKS_PIPELINE : WEBHOOKS_TWO_STEP)))
		return false;
	return path_fits(r->path, rq) &&
	       (!(r->flags & REGISTRY) || !is_hub_word(rq->segment[0]));
}

/* What there is at a path when the wanted method is not. */
struct other {
	char methods[64]; /* "GET, HEAD, DELETE" */
	bool registry, gone;
};

static void add_method(struct other *o, const struct route *r)
{
	size_t n = strlen(o->methods);

	o->registry = r->flags & REGISTRY;
	snprintf(o->methods + n, sizeof(o->methods) - n, "%s%s%s", n ? ", " : "",
		 r->method, strcmp(r->method, "GET") ? "" : ", HEAD");
}

/* The route, or NULL and what else is there. */
static const struct route *find_route(const struct hub *hub, struct request *rq,
				      struct other *ret_other)
{
	*ret_other = (struct other){ 0 };
	if (!split_path(rq))
		return NULL;
	for (size_t i = 0; i < sizeof(routes) / sizeof(*routes); i++) {
		const struct route *r = &routes[i];

		if (!route_fits(hub, r, rq))
			continue;
		if (strcmp(r->method, rq->method) != 0) {
			add_method(ret_other, r);
			continue;
		}
		ret_other->gone = !r->run;
		return r->run ? r : NULL;
	}
	return NULL;
}

static void reply_no_such(const struct other *o, struct reply *rp)
{
	if (o->gone || !*o->methods) {
		reply_no_route(rp, 404);
		return;
	}
	if (o->registry)
		reply_registry(rp, 405, "UNSUPPORTED", "The operation is unsupported.",
			       NULL);
	else
		reply_no_route(rp, 405);
	reply_header(rp, "Allow", "%s", o->methods);
}

/* 301 to the form without a slash (CONTRACT 1, Trailing slash). */
static void reply_slash(const struct request *rq, const char *query, struct reply *rp)
{
	int n = (int)strlen(rq->path) - 1;

	reply_start(rp, 301);
	rp->type = "text/html; charset=utf-8";
	reply_header(rp, "Location", "%.*s%s%s", n, rq->path, *query ? "?" : "", query);
}

static bool may_run(const struct route *r, const struct request *rq, struct reply *rp)
{
	const struct caller *c = &rq->caller;

	if (r->flags & (OUTSIDE | SIGN_IN))
		return true;
	if (r->flags & SCIM) {
		if (c->cred != CRED_SCIM)
			reply_scim(rp, 401, "unauthorized");
		return c->cred == CRED_SCIM;
	}
	if (c->refused || (r->flags & LOGIN && c->cred == CRED_NONE) ||
	    c->cred == CRED_REGISTRY || c->cred == CRED_SCIM) {
		reply_error(rp, 401, "unauthorized");
		return false;
	}
	if (r->no_pat && c->cred == CRED_PAT) {
		reply_error(rp, 403, r->no_pat);
		return false;
	}
	if (r->flags & NO_OAT && c->cred == CRED_OAT) {
		reply_error(
			rp, 403,
			"token issued from organization access token is not allowed");
		return false;
	}
	return true;
}

/* Whose minute a request belongs to: the account's, or the address's. */
static const char *limit_key(const struct route *r, const struct request *rq)
{
	bool anonymous = (r && r->flags & SIGN_IN) || !*rq->caller.account;

	return anonymous ? rq->remote : rq->caller.account;
}

static void serve(struct hub *hub, struct request *rq, const char *query,
		  const struct fault *f, struct reply *rp)
{
	struct other other;
	const struct route *r = find_route(hub, rq, &other);

	if (!(r && r->flags & OUTSIDE) &&
	    !limit_take(hub, limit_key(r, rq), rq->now, rp))
		return;
	if (fault_prevents(f))
		return;
	if (!r)
		reply_no_such(&other, rp);
	else if (rq->slash && !(r->flags & EITHER))
		reply_slash(rq, query, rp);
	else if (may_run(r, rq, rp))
		r->run(hub, rq, rp);
}

static void read_query(struct request *rq, const char *query)
{
	while (*query && rq->n_params < REQUEST_PARAMS) {
		size_t n = strcspn(query, "&");
		size_t key = strcspn(query, "=&");
		size_t from = key < n ? key + 1 : n;
		struct param *p = &rq->param[rq->n_params];

		if (key) {
			p->key = percent_decode(query, key, true);
			p->value = percent_decode(query + from, n - from, true);
			rq->n_params++;
		}
		query += n + (query[n] == '&');
	}
}

static void count(struct hub *hub, const struct request *rq, const struct reply *rp)
{
	if (!strncmp(rq->path, "/_hubsim/", 9))
		return;
	hub->counters.requests++;
	hub->counters.by_class[rp->status / 100 % 6]++;
}

/* One value and nothing behind it, as strictly as Go reads it. */
static json_object *parse(const char *body, size_t n)
{
	struct json_tokener *t = json_tokener_new_ex(BODY_DEPTH);
	json_object *o;

	json_tokener_set_flags(t, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	o = json_tokener_parse_ex(t, body, (int)n);
	if (json_tokener_get_error(t) == json_tokener_continue)
		o = json_tokener_parse_ex(t, "", -1);
	if (json_tokener_get_error(t) != json_tokener_success ||
	    json_tokener_get_parse_end(t) +
			    strspn(body + json_tokener_get_parse_end(t), " \t\r\n") !=
		    n) {
		json_object_put(o);
		o = NULL;
	}
	json_tokener_free(t);
	return o;
}

void routes_serve(struct hub *hub, struct request *rq, const char *query,
		  const char *authorization, struct reply *rp, struct sending *ret_how)
{
	const struct fault *f;

	read_query(rq, query);
	if (rq->body_len)
		rq->json = parse(rq->body, rq->body_len);
	/* The one form of the Hub that is no JSON (RFC 6749, 4.3). */
	if (rq->body_len && !strcmp(rq->path, "/token"))
		read_query(rq, rq->body);
	pthread_mutex_lock(&hub->lock);
	world_settle(hub, rq->now);
	rq->caller = auth_caller(hub, authorization, rq->now);
	if (!strncmp(rq->path, "/_hubsim/", 9)) {
		f = NULL;
	} else {
		faults_events(hub, rq, query, false);
		f = faults_pick(hub, rq, query);
	}
	reply_start(rp, 200);
	serve(hub, rq, query, f, rp);
	if (strncmp(rq->path, "/_hubsim/", 9) != 0)
		faults_events(hub, rq, query, true);
	if (f && (rp->status != 429 || !fault_prevents(f)))
		fault_apply(f, hub, rq, rp, ret_how);
	count(hub, rq, rp);
	pthread_mutex_unlock(&hub->lock);
}

void request_done(struct request *rq)
{
	for (size_t i = 0; i < rq->n_parts; i++)
		free(rq->part[i]);
	for (size_t i = 0; i < rq->n_params; i++) {
		free(rq->param[i].key);
		free(rq->param[i].value);
	}
	json_object_put(rq->json);
	*rq = (struct request){ 0 };
}
