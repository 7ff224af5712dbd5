#ifndef TESTS_OPS_CASES_H
#define TESTS_OPS_CASES_H

/*
 * One call of every operation: what is given, and what must be sent.  ' stands for "
 * in JSON.  An operation without a case here fails test_ops.
 */
struct ops_case {
	const char *op;
	const char *params;
	const char *request; /* "GET /v2/..."; NULL: nothing is sent */
	const char *body;    /* NULL: none */
};

#define DIGEST "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define UUID   "b30bbf97-506c-4ecd-aabc-842f3cb484fb"
#define NS     "'namespace':'acme'"
#define APP    NS ",'repository':'app'"
#define TEAM   "'org':'acme','group_name':'qa'"
#define R      "/v2/namespaces/acme/repositories"
#define OLD    "/v2/repositories/acme/app"
#define SCIM   "/v2/scim/2.0"
#define USER   "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"

/* clang-format off */
static const struct ops_case ops_cases[] = {
	{ "auth.create_token", "{'identifier':'maria','secret':'maria-password'}",
	  "POST /v2/auth/token", "{'identifier':'maria','secret':'maria-password'}" },
	{ "auth.login", "{'username':'maria','password':'maria-password'}",
	  "POST /v2/users/login", "{'username':'maria','password':'maria-password'}" },
	{ "auth.two_factor_login", "{'login_2fa_token':'t','code':'123456'}",
	  "POST /v2/users/2fa-login", "{'login_2fa_token':'t','code':'123456'}" },
	{ "auth.list_pats", "{'page':2,'page_size':'5'}",
	  "GET /v2/access-tokens?page=2&page_size=5", NULL },
	{ "auth.create_pat",
	  "{'token_label':'ci','scopes':'repo:read,repo:write','expires_at':'2027-01-31'}",
	  "POST /v2/access-tokens",
	  "{'token_label':'ci','scopes':['repo:read','repo:write'],"
	  "'expires_at':'2027-01-31T00:00:00Z'}" },
	{ "auth.get_pat", "{'uuid':'" UUID "'}", "GET /v2/access-tokens/" UUID, NULL },
	{ "auth.update_pat", "{'uuid':'" UUID "','is_active':'false'}",
	  "PATCH /v2/access-tokens/" UUID, "{'is_active':false}" },
	{ "auth.delete_pat", "{'uuid':'" UUID "'}", "DELETE /v2/access-tokens/" UUID, NULL },
	{ "auth.list_oats", "{'org':'acme'}", "GET /v2/orgs/acme/access-tokens", NULL },
	{ "auth.create_oat",
	  "{'org':'acme','label':'ci','resources':[{'type':'TYPE_REPO','path':'acme/*',"
	  "'scopes':['scope-image-pull']}]}",
	  "POST /v2/orgs/acme/access-tokens",
	  "{'label':'ci','resources':[{'type':'TYPE_REPO','path':'acme\\/*',"
	  "'scopes':['scope-image-pull']}]}" },
	{ "auth.get_oat", "{'org':'acme','token_id':'a7a5ef25'}",
	  "GET /v2/orgs/acme/access-tokens/a7a5ef25", NULL },
	{ "auth.update_oat", "{'org':'acme','token_id':'a7a5ef25','label':'x'}",
	  "PATCH /v2/orgs/acme/access-tokens/a7a5ef25", "{'label':'x'}" },
	{ "auth.delete_oat", "{'org':'acme','token_id':'a7a5ef25'}",
	  "DELETE /v2/orgs/acme/access-tokens/a7a5ef25", NULL },

	{ "repos.list", "{" NS ",'ordering':'-name'}", "GET " R "?ordering=-name", NULL },
	{ "repos.create", "{" APP ",'description':'d','is_private':true}", "POST " R,
	  "{'namespace':'acme','name':'app','description':'d','is_private':true}" },
	{ "repos.get", "{" APP "}", "GET " R "/app", NULL },
	{ "repos.check", "{" APP "}", "HEAD " R "/app", NULL },
	{ "repos.update", "{" APP ",'full_description':'# A\\nb'}", "PATCH " OLD "/",
	  "{'full_description':'# A\\u000ab'}" },
	{ "repos.set_privacy", "{" APP ",'is_private':true}", "POST " OLD "/privacy/",
	  "{'is_private':true}" },
	{ "repos.delete", "{" APP "}", "DELETE " OLD "/", NULL },
	{ "repos.list_tags", "{" APP "}", "GET " R "/app/tags", NULL },
	{ "repos.check_tags", "{" APP "}", "HEAD " R "/app/tags", NULL },
	{ "repos.get_tag", "{" APP ",'tag':'v1'}", "GET " R "/app/tags/v1", NULL },
	{ "repos.check_tag", "{" APP ",'tag':'v1'}", "HEAD " R "/app/tags/v1", NULL },
	{ "repos.delete_tag", "{" APP ",'tag':'v1'}", "DELETE " R "/app/tags/v1", NULL },
	{ "repos.set_immutable_tags", "{" APP ",'enabled':true,'rules':['v.*']}",
	  "PATCH " R "/app/immutabletags",
	  "{'immutable_tags':true,'immutable_tags_rules':['v.*']}" },
	{ "repos.verify_immutable_tags", "{" APP ",'regex':'v.*'}",
	  "POST " R "/app/immutabletags/verify", "{'regex':'v.*'}" },
	{ "repos.list_groups", "{" APP "}", "GET " OLD "/groups/", NULL },
	{ "repos.assign_group", "{" APP ",'group_id':'17','permission':'write'}",
	  "POST " OLD "/groups", "{'group_id':17,'permission':'write'}" },
	{ "repos.update_group", "{" APP ",'group_id':17,'permission':'admin'}",
	  "PATCH " OLD "/groups/17/", "{'permission':'admin'}" },
	{ "repos.remove_group", "{" APP ",'group_id':17}", "DELETE " OLD "/groups/17/", NULL },
	{ "repos.list_categories", "{}", "GET /v2/categories/", NULL },
	{ "repos.set_categories", "{" APP ",'categories':'web-servers'}",
	  "PATCH " OLD "/categories/", "[{'slug':'web-servers','name':'Web Servers'}]" },
	{ "repos.search", "{'query':'my app'}", "GET /v2/search/repositories/?query=my%20app",
	  NULL },

	{ "images.list", "{" APP "}", "GET " R "/app/tags", NULL },
	{ "images.get", "{" APP ",'digest':'" DIGEST "'}", "GET " R "/app/tags", NULL },
	{ "images.layers", "{" APP ",'tag':'v1'}", "GET " OLD "/tags/v1/images", NULL },
	{ "images.list_manifests", "{" APP ",'page_size':100}",
	  "GET " R "/app/manifests?page_size=100", NULL },
	{ "images.delete_manifests", "{" APP ",'digests':['" DIGEST "']}",
	  "DELETE " R "/app/manifests",
	  "{'digests':['" DIGEST "'],'delete_references':false}" },

	{ "webhooks.list", "{" APP "}", "GET " OLD "/webhook_pipeline/", NULL },
	{ "webhooks.get", "{" APP ",'webhook_id':'ci'}",
	  "GET " OLD "/webhook_pipeline/?page_size=100", NULL },
	{ "webhooks.create", "{" APP ",'name':'ci','webhook_url':'https://ci.example/x?t=1'}",
	  "POST " OLD "/webhook_pipeline/",
	  "{'name':'ci','expect_final_callback':false,'webhooks':[{'name':'ci',"
	  "'hook_url':'https://ci.example/x?t=1'}],'registry':'registry-1.docker.io'}" },
	{ "webhooks.delete", "{" APP ",'slug':'ci'}", "DELETE " OLD "/webhook_pipeline/ci/",
	  NULL },

	{ "org.list", "{}", "GET /v2/user/orgs/", NULL },
	{ "org.get", "{'org':'acme'}", "GET /v2/orgs/acme/", NULL },
	{ "org.create", "{'org':'acme2','full_name':'A'}", "POST /v2/orgs/",
	  "{'orgname':'acme2','full_name':'A'}" },
	{ "org.delete", "{'org':'acme'}", "DELETE /v2/orgs/acme/", NULL },
	{ "org.get_settings", "{'org':'acme'}", "GET /v2/orgs/acme/settings", NULL },
	{ "org.update_settings",
	  "{'org':'acme','enabled':true,'allow_official_images':true,"
	  "'allow_verified_publishers':false}",
	  "PUT /v2/orgs/acme/settings",
	  "{'restricted_images':{'enabled':true,'allow_official_images':true,"
	  "'allow_verified_publishers':false}}" },
	{ "org.list_members", "{'org':'acme','member_type':'member','role':'owner'}",
	  "GET /v2/orgs/acme/members?type=member&role=owner", NULL },
	{ "org.export_members", "{'org':'acme'}", "GET /v2/orgs/acme/members/export", NULL },
	{ "org.update_member", "{'org':'acme','username':'jdoe','role':'editor'}",
	  "PUT /v2/orgs/acme/members/jdoe", "{'role':'editor'}" },
	{ "org.remove_member", "{'org':'acme','username':'jdoe'}",
	  "DELETE /v2/orgs/acme/members/jdoe", NULL },
	{ "org.list_invites", "{'org':'acme'}", "GET /v2/orgs/acme/invites", NULL },
	{ "org.delete_invite", "{'invite_id':'abc-1'}", "DELETE /v2/invites/abc-1", NULL },
	{ "org.resend_invite", "{'invite_id':'abc-1'}", "PATCH /v2/invites/abc-1/resend", NULL },
	{ "org.bulk_invite",
	  "{'org':'acme','invitees':'jdoe, a@b.example','role':'member','dry_run':true}",
	  "POST /v2/invites/bulk",
	  "{'org':'acme','invitees':['jdoe','a@b.example'],'role':'member','dry_run':true}" },
	{ "org.invite", "{'org':'acme','invitee':'a@b.example','team':'qa'}",
	  "POST /v2/invites/bulk", "{'org':'acme','invitees':['a@b.example'],'team':'qa'}" },

	{ "teams.list", "{'org':'acme','username':'jdoe'}",
	  "GET /v2/orgs/acme/groups?username=jdoe", NULL },
	{ "teams.create", "{" TEAM ",'description':'d'}", "POST /v2/orgs/acme/groups",
	  "{'name':'qa','description':'d'}" },
	{ "teams.get", "{" TEAM "}", "GET /v2/orgs/acme/groups/qa", NULL },
	{ "teams.update", "{" TEAM ",'name':'qa2','description':'d'}",
	  "PUT /v2/orgs/acme/groups/qa", "{'name':'qa2','description':'d'}" },
	{ "teams.patch", "{" TEAM ",'description':'d'}", "PATCH /v2/orgs/acme/groups/qa",
	  "{'description':'d'}" },
	{ "teams.delete", "{" TEAM "}", "DELETE /v2/orgs/acme/groups/qa", NULL },
	{ "teams.list_members", "{" TEAM "}", "GET /v2/orgs/acme/groups/qa/members", NULL },
	{ "teams.add_member", "{" TEAM ",'member':'jdoe'}",
	  "POST /v2/orgs/acme/groups/qa/members", "{'member':'jdoe'}" },
	{ "teams.remove_member", "{" TEAM ",'username':'jdoe'}",
	  "DELETE /v2/orgs/acme/groups/qa/members/jdoe", NULL },
	{ "teams.list_repositories", "{" TEAM "}", "GET /v2/orgs/acme/groups/qa/repositories",
	  NULL },

	{ "audit.logs", "{'account':'acme','action':'repo.tag.push','from_date':'2026-01-01'}",
	  "GET /v2/auditlogs/acme?action=repo.tag.push&from=2026-01-01T00%3A00%3A00Z", NULL },
	{ "audit.actions", "{'account':'acme'}", "GET /v2/auditlogs/acme/actions", NULL },

	{ "scim.service_provider_config", "{}", "GET " SCIM "/ServiceProviderConfig", NULL },
	{ "scim.resource_types", "{}", "GET " SCIM "/ResourceTypes", NULL },
	{ "scim.resource_type", "{'name':'User'}", "GET " SCIM "/ResourceTypes/User", NULL },
	{ "scim.schemas", "{}", "GET " SCIM "/Schemas", NULL },
	{ "scim.schema", "{'id':'urn:ietf:params:scim:schemas:core:2.0:User'}",
	  "GET " SCIM "/Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser",
	  NULL },
	{ "scim.list_users", "{'count':50,'filter':'userName eq \\'a\\''}",
	  "GET " SCIM "/Users?count=50&filter=userName%20eq%20%22a%22", NULL },
	{ "scim.get_user", "{'user_id':'u-1'}", "GET " SCIM "/Users/u-1", NULL },
	{ "scim.create_user", "{'user_name':'a@b.example','given_name':'A','family_name':'B'}",
	  "POST " SCIM "/Users",
	  "{" USER ",'userName':'a@b.example','name':{'givenName':'A','familyName':'B'}}" },
	{ "scim.update_user",
	  "{'user_id':'u-1','name':{'givenName':'A','familyName':'B'},'active':false}",
	  "PUT " SCIM "/Users/u-1",
	  "{" USER ",'name':{'givenName':'A','familyName':'B'},'enabled':false}" },

	{ "registry.manifest", "{'repo':'acme/app','reference':'v1'}",
	  "GET /v2/acme/app/manifests/v1", NULL },
	{ "registry.check_manifest", "{'repo':'acme/app','reference':'" DIGEST "'}",
	  "HEAD /v2/acme/app/manifests/" DIGEST, NULL },
	{ "registry.list_tags", "{'repo':'acme/app','n':10}", "GET /v2/acme/app/tags/list?n=10",
	  NULL },
	{ "registry.referrers", "{'repo':'acme/app','digest':'" DIGEST "'}",
	  "GET /v2/acme/app/referrers/" DIGEST, NULL },
	{ "registry.config", "{'repo':'acme/app','reference':'v1'}",
	  "GET /v2/acme/app/manifests/v1", NULL },
	{ "registry.delete_manifest", "{'repo':'acme/app','digest':'" DIGEST "'}",
	  "DELETE /v2/acme/app/manifests/" DIGEST, NULL },

	{ "admin.whoami", "{}", NULL, NULL },
	{ "admin.rate_limit", "{}", "GET /v2/user/", NULL },
	{ "admin.pull_limit", "{}", "HEAD /v2/ratelimitpreview/test/manifests/latest", NULL },
};
/* clang-format on */

/* With " for ', in new memory; \' stays a quote inside a text. */
static inline char *ops_json(const char *text)
{
	char *s = malloc(2 * strlen(text) + 1), *to = s;

	for (; *text; text++) {
		if (text[0] == '\\' && text[1] == '\'') {
			*to++ = '\\';
			*to++ = '"';
			text++;
		} else {
			*to++ = *text == '\'' ? '"' : *text;
		}
	}
	*to = '\0';
	return s;
}

#endif
