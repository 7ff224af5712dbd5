#ifndef TESTS_OPS_CASES_H
#define TESTS_OPS_CASES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/harness/words.h"

/*
 * One call of every operation: what must be there before, what is given, what must be
 * sent, and what comes of it on the simulated Hub.  ' stands for " in JSON, $N for the
 * number of the case, so that no two are in each other's way, and $ID for what `id`
 * points to in the first answer of the setup that has it.  An operation without a case
 * here fails test_ops.
 */
struct ops_case {
	const char *op;
	const char *params;
	const char *request; /* "GET /v2/..."; NULL: nothing is sent */
	const char *body;    /* NULL: none */
	const char *setup;   /* "POST /path BODY" lines, sent as the owner of acme */
	const char *id;      /* "/id" */
	const char *sent;    /* as the program sends it, where that is not `request` */
	const char *also;    /* requests it needs besides, one a line; may end in * */
	const char *confirm; /* the name of what is changed */
	int http;            /* of the good answer; 0: 200 */
	const char *at;      /* pointer into what the program prints ... */
	const char *want;    /* ... and the value there; * is anything */
	const char *row;     /* how its rows begin as CSV; NULL: it is one object */
};

#define DIGEST "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define UUID   "b30bbf97-506c-4ecd-aabc-842f3cb484fb"
#define NS     "'namespace':'acme'"
#define APP    NS ",'repository':'app$N'"
#define WEB    NS ",'repository':'web-app'"
#define TEAM   "'org':'acme','group_name':'t$N'"
#define R      "/v2/namespaces/acme/repositories"
#define OLD    "/v2/repositories/acme/app$N"
#define SCIM   "/v2/scim/2.0"
#define USER   "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define SCHEMA "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser"

#define MAKE_REPO "POST " R " {'name':'app$N','namespace':'acme','is_private':true}\n"
#define PUSH      "POST /_hubsim/push {'repository':'acme/app$N','tag':'v1'}\n"
#define MAKE_TEAM "POST /v2/orgs/acme/groups {'name':'t$N','description':'old'}\n"
#define MAKE_ORG  "POST /v2/orgs/ {'orgname':'org$N'}\n"
#define MAKE_PAT  "POST /v2/access-tokens {'token_label':'p$N','scopes':['repo:read']}\n"
#define MAKE_OAT  "POST /v2/orgs/acme/access-tokens {'label':'o$N'}\n"
#define MAKE_HOOK                                                                      \
	"POST " OLD "/webhook_pipeline/ {'name':'h$N','expect_final_callback':false,"  \
	"'webhooks':[{'name':'h$N','hook_url':'https://ci.example/x'}]}\n"
#define INVITE                                                                         \
	"POST /v2/invites/bulk {'org':'acme','invitees':['n$N@x.example'],"            \
	"'role':'member'}\n"
#define MAKE_PERSON                                                                    \
	"POST " SCIM "/Users {" USER ",'userName':'n$N@x.example',"                    \
	"'name':{'givenName':'A','familyName':'B'}}\n"
#define GRANT "POST " OLD "/groups {'group_id':$ID,'permission':'read'}\n"

/* clang-format off */
static const struct ops_case ops_cases[] = {
	{ "auth.create_token", "{'identifier':'maria','secret':'maria-password'}",
	  "POST /v2/auth/token", "{'identifier':'maria','secret':'maria-password'}",
	  .at = "/data/access_token", .want = "eyJ*" },
	{ "auth.login", "{'username':'maria','password':'maria-password'}",
	  "POST /v2/users/login", "{'username':'maria','password':'maria-password'}",
	  .at = "/data/token", .want = "eyJ*" },
	{ "auth.two_factor_login", "{'login_2fa_token':'$ID','code':'123456'}",
	  "POST /v2/users/2fa-login", "{'login_2fa_token':'$ID','code':'123456'}",
	  .setup = "POST /v2/users/login {'username':'otto','password':'otto-password'}\n",
	  .id = "/login_2fa_token", .at = "/data/token", .want = "eyJ*" },
	{ "auth.list_pats", "{'page':1,'page_size':'5'}",
	  "GET /v2/access-tokens?page=1&page_size=5", NULL, .setup = MAKE_PAT,
	  .at = "/data/results/0/token_label", .want = "*",
	  .row = "label,state,*\np$N,active,*" },
	{ "auth.create_pat",
	  "{'token_label':'ci$N','scopes':'repo:read,repo:write','expires_at':'2030-01-31'}",
	  "POST /v2/access-tokens",
	  "{'token_label':'ci$N','scopes':['repo:read','repo:write'],"
	  "'expires_at':'2030-01-31T00:00:00Z'}",
	  .http = 201, .at = "/data/token", .want = "dckr_pat_*" },
	{ "auth.get_pat", "{'uuid':'$ID'}", "GET /v2/access-tokens/$ID", NULL,
	  .setup = MAKE_PAT, .id = "/uuid", .at = "/data/token_label", .want = "p$N" },
	{ "auth.update_pat", "{'uuid':'$ID','is_active':'false'}",
	  "PATCH /v2/access-tokens/$ID", "{'is_active':false}", .setup = MAKE_PAT,
	  .id = "/uuid", .at = "/data/is_active", .want = "false" },
	{ "auth.delete_pat", "{'uuid':'$ID'}", "DELETE /v2/access-tokens/$ID", NULL,
	  .setup = MAKE_PAT, .id = "/uuid", .http = 204 },
	{ "auth.list_oats", "{'org':'acme'}", "GET /v2/orgs/acme/access-tokens", NULL,
	  .at = "/data/results/0/label", .want = "*",
	  .row = "label,state,*\norganization token*,active,*" },
	{ "auth.create_oat",
	  "{'org':'acme','label':'ci$N','resources':[{'type':'TYPE_REPO','path':'acme/*',"
	  "'scopes':['scope-image-pull']}]}",
	  "POST /v2/orgs/acme/access-tokens",
	  "{'label':'ci$N','resources':[{'type':'TYPE_REPO','path':'acme\\/*',"
	  "'scopes':['scope-image-pull']}]}",
	  .http = 201, .at = "/data/token", .want = "dckr_oat_*" },
	{ "auth.get_oat", "{'org':'acme','token_id':'$ID'}",
	  "GET /v2/orgs/acme/access-tokens/$ID", NULL, .setup = MAKE_OAT, .id = "/id",
	  .at = "/data/label", .want = "o$N" },
	{ "auth.update_oat", "{'org':'acme','token_id':'$ID','label':'x'}",
	  "PATCH /v2/orgs/acme/access-tokens/$ID", "{'label':'x'}", .setup = MAKE_OAT,
	  .id = "/id", .at = "/data/label", .want = "x" },
	{ "auth.delete_oat", "{'org':'acme','token_id':'$ID'}",
	  "DELETE /v2/orgs/acme/access-tokens/$ID", NULL, .setup = MAKE_OAT, .id = "/id",
	  .also = "GET /v2/orgs/acme/access-tokens/$ID", .http = 204 },

	{ "repos.list", "{" NS ",'ordering':'-name'}", "GET " R "?ordering=-name", NULL,
	  .at = "/data/results/0/namespace", .want = "acme",
	  .row = "name,vis,size,pulls,*\nweb-app,private,412300000000,*" },
	{ "repos.create", "{" APP ",'description':'d','is_private':true}", "POST " R,
	  "{'namespace':'acme','name':'app$N','description':'d','is_private':true}",
	  .http = 201, .at = "/data/name", .want = "app$N" },
	{ "repos.get", "{" WEB "}", "GET " R "/web-app", NULL, .at = "/data/name",
	  .want = "web-app" },
	{ "repos.check", "{" WEB "}", "HEAD " R "/web-app", NULL, .at = "/exists",
	  .want = "true" },
	{ "repos.update", "{" APP ",'full_description':'# A\\nb'}", "PATCH " OLD "/",
	  "{'full_description':'# A\\u000ab'}", .setup = MAKE_REPO,
	  .at = "/data/full_description", .want = "# A\nb" },
	{ "repos.set_privacy", "{" APP ",'is_private':false}", "POST " OLD "/privacy/",
	  "{'is_private':false}", .setup = MAKE_REPO, .confirm = "acme/app$N" },
	{ "repos.delete", "{" APP "}", "DELETE " OLD "/", NULL, .setup = MAKE_REPO,
	  .confirm = "acme/app$N", .http = 202 },
	{ "repos.list_tags", "{" WEB "}", "GET " R "/web-app/tags", NULL,
	  .at = "/data/results/0/repository", .want = "*",
	  .row = "tag,pushed,pulled,size,*\npr-5111-57c9,2024-03-01T11:02:12Z,*" },
	{ "repos.check_tags", "{" WEB "}", "HEAD " R "/web-app/tags", NULL,
	  .at = "/exists", .want = "true" },
	{ "repos.get_tag", "{" WEB ",'tag':'latest'}", "GET " R "/web-app/tags/latest",
	  NULL, .at = "/data/name", .want = "latest" },
	{ "repos.check_tag", "{" WEB ",'tag':'latest'}", "HEAD " R "/web-app/tags/latest",
	  NULL, .at = "/exists", .want = "true" },
	{ "repos.delete_tag", "{" APP ",'tag':'v1'}", "DELETE " R "/app$N/tags/v1", NULL,
	  .setup = MAKE_REPO PUSH, .http = 204 },
	{ "repos.set_immutable_tags", "{" APP ",'enabled':true,'rules':['v.*']}",
	  "PATCH " R "/app$N/immutabletags",
	  "{'immutable_tags':true,'immutable_tags_rules':['v.*']}", .setup = MAKE_REPO,
	  .confirm = "acme/app$N", .at = "/data/immutable_tags_settings/rules/0",
	  .want = "v.*" },
	{ "repos.verify_immutable_tags", "{" APP ",'regex':'v.*'}",
	  "POST " R "/app$N/immutabletags/verify", "{'regex':'v.*'}",
	  .setup = MAKE_REPO PUSH, .at = "/data/tags/0", .want = "v1",
	  .row = "name\nv1\n" },
	{ "repos.list_groups", "{" APP "}", "GET " OLD "/groups/", NULL,
	  .setup = MAKE_TEAM MAKE_REPO GRANT, .id = "/id",
	  .at = "/data/results/0/group_name", .want = "t$N",
	  .row = "team,permission,id\nt$N,read,$ID\n" },
	{ "repos.assign_group", "{" APP ",'group_id':'$ID','permission':'write'}",
	  "POST " OLD "/groups", "{'group_id':$ID,'permission':'write'}",
	  .setup = MAKE_TEAM MAKE_REPO, .id = "/id", .at = "/data/permission",
	  .want = "write" },
	{ "repos.update_group", "{" APP ",'group_id':$ID,'permission':'admin'}",
	  "PATCH " OLD "/groups/$ID/", "{'permission':'admin'}",
	  .setup = MAKE_TEAM MAKE_REPO GRANT, .id = "/id", .confirm = "acme/app$N",
	  .at = "/data/permission", .want = "admin" },
	{ "repos.remove_group", "{" APP ",'group_id':$ID}", "DELETE " OLD "/groups/$ID/",
	  NULL, .setup = MAKE_TEAM MAKE_REPO GRANT, .id = "/id", .http = 204 },
	{ "repos.list_categories", "{}", "GET /v2/categories/", NULL,
	  .at = "/data/0/slug", .want = "*",
	  .row = "name,slug\nAPI management,api-management\n*" },
	{ "repos.set_categories", "{" APP ",'categories':'web-servers'}",
	  "PATCH " OLD "/categories/", "[{'slug':'web-servers','name':'Web Servers'}]",
	  .setup = MAKE_REPO, .at = "/data/0/slug", .want = "web-servers",
	  .row = "name,slug\nWeb servers,web-servers\n" },
	{ "repos.search", "{'query':'Alpine bases'}",
	  "GET /v2/search/repositories/?query=Alpine%20bases", NULL, .at = "/data/count",
	  .want = "1",
	  .row = "repo_name,*\nacme/base-images,*" },

	{ "images.list", "{" APP "}", "GET " R "/app$N/tags", NULL,
	  .sent = "GET " R "/app$N/tags?page=1&page_size=100", .setup = MAKE_REPO PUSH, .id = "/digest", .at = "/data/results/0/digest",
	  .want = "$ID",
	  .row = "digest,platform,size,tags,*\n$ID,linux/amd64,50000000,v1,*" },
	{ "images.get", "{" APP ",'digest':'$ID'}",
	  "GET " R "/app$N/tags", NULL, .setup = MAKE_REPO PUSH, .id = "/digest",
	  .sent = "GET " R "/app$N/tags?page=1&page_size=100", .at = "/data/digest",
	  .want = "$ID" },
	{ "images.layers", "{" APP ",'tag':'v1'}", "GET " OLD "/tags/v1/images", NULL,
	  .setup = MAKE_REPO PUSH, .at = "/data/0/os", .want = "linux",
	  .row = "platform,size,instruction,digest\nlinux/amd64,20000000,ADD file:*" },
	{ "images.list_manifests", "{" APP ",'page_size':100}",
	  "GET " R "/app$N/manifests?page_size=100", NULL, .setup = MAKE_REPO PUSH,
	  .id = "/digest", .at = "/data/manifests/0/manifest_digest", .want = "$ID",
	  .row = "digest,tags,size,*\n$ID,v1,50000000,*" },
	{ "images.delete_manifests", "{" APP ",'digests':['$ID']}",
	  "DELETE " R "/app$N/manifests",
	  "{'digests':['$ID'],'delete_references':false}",
	  .setup = MAKE_REPO PUSH PUSH, .id = "/digest", .confirm = "acme/app$N",
	  .at = "/data/status/$ID/status/status", .want = "success",
	  .row = "digest,status,message\n$ID,success,\n" },

	{ "webhooks.list", "{" APP "}", "GET " OLD "/webhook_pipeline/", NULL,
	  .setup = MAKE_REPO MAKE_HOOK, .at = "/data/results/0/name", .want = "h$N",
	  .row = "name,url,*\nh$N,https://ci.example/[*][*][*],*" },
	{ "webhooks.get", "{" APP ",'webhook_id':'h$N'}",
	  "GET " OLD "/webhook_pipeline/?page_size=100", NULL,
	  .setup = MAKE_REPO MAKE_HOOK, .at = "/data/name", .want = "h$N" },
	{ "webhooks.create", "{" APP ",'name':'ci','webhook_url':'https://ci.example/x?t=1'}",
	  "POST " OLD "/webhook_pipeline/",
	  "{'name':'ci','expect_final_callback':false,'webhooks':[{'name':'ci',"
	  "'hook_url':'https://ci.example/x?t=1'}],'registry':'registry-1.docker.io'}",
	  .setup = MAKE_REPO, .http = 201, .at = "/data/webhooks/0/hook_url",
	  .want = "https://ci.example/***" },
	{ "webhooks.delete", "{" APP ",'slug':'h$N'}",
	  "DELETE " OLD "/webhook_pipeline/h$N/", NULL, .setup = MAKE_REPO MAKE_HOOK,
	  .http = 204 },

	{ "org.list", "{}", "GET /v2/user/orgs/", NULL, .at = "/data/results/0/orgname",
	  .want = "acme",
	  .row = "name,kind,role,*\nacme,organization,Owner,*" },
	{ "org.get", "{'org':'acme'}", "GET /v2/orgs/acme/", NULL, .at = "/data/orgname",
	  .want = "acme" },
	{ "org.create", "{'org':'org$N','full_name':'A'}", "POST /v2/orgs/",
	  "{'orgname':'org$N','full_name':'A'}", .http = 201, .at = "/data/orgname",
	  .want = "org$N" },
	{ "org.delete", "{'org':'org$N'}", "DELETE /v2/orgs/org$N/", NULL,
	  .setup = MAKE_ORG, .confirm = "org$N", .http = 204 },
	{ "org.get_settings", "{'org':'acme'}", "GET /v2/orgs/acme/settings", NULL,
	  .at = "/data/restricted_images/enabled", .want = "false",
	  .row = "key,value,*\nrestricted_images.enabled,false,*" },
	{ "org.update_settings",
	  "{'org':'org$N','enabled':true,'allow_official_images':true,"
	  "'allow_verified_publishers':false}",
	  "PUT /v2/orgs/org$N/settings",
	  "{'restricted_images':{'enabled':true,'allow_official_images':true,"
	  "'allow_verified_publishers':false}}",
	  .setup = MAKE_ORG, .confirm = "org$N", .at = "/data/restricted_images/enabled",
	  .want = "true",
	  .row = "key,value,*\nrestricted_images.enabled,true,*" },
	{ "org.list_members", "{'org':'acme','member_type':'member','role':'owner'}",
	  "GET /v2/orgs/acme/members?type=member&role=owner", NULL,
	  .at = "/data/results/0/role", .want = "Owner",
	  .row = "member,role,*\nmaria,Owner,*" },
	{ "org.export_members", "{'org':'acme'}", "GET /v2/orgs/acme/members/export", NULL,
	  .at = "/data", .want = "Name,*",
	  .row = "Name,Username,*\nMaria Lindqvist,maria,*" },
	{ "org.update_member", "{'org':'acme','username':'yossi','role':'editor'}",
	  "PUT /v2/orgs/acme/members/yossi", "{'role':'editor'}", .confirm = "acme",
	  .at = "/data/role", .want = "Editor" },
	{ "org.remove_member", "{'org':'acme','username':'sato'}",
	  "DELETE /v2/orgs/acme/members/sato", NULL, .http = 204 },
	{ "org.list_invites", "{'org':'acme'}", "GET /v2/orgs/acme/invites", NULL,
	  .setup = INVITE, .at = "/data/data/0/org", .want = "acme",
	  .row = "invitee,age,*\nn$N@x.example,*,maria,member,*,acme\n" },
	{ "org.delete_invite", "{'org':'acme','invite_id':'$ID'}", "DELETE /v2/invites/$ID", NULL,
	  .setup = INVITE, .id = "/invitees/0/invite/id", .http = 204 },
	{ "org.resend_invite", "{'invite_id':'$ID'}", "PATCH /v2/invites/$ID/resend", NULL,
	  .setup = INVITE, .id = "/invitees/0/invite/id", .http = 204 },
	{ "org.bulk_invite",
	  "{'org':'acme','invitees':'hank, n$N@x.example','role':'member','dry_run':true}",
	  "POST /v2/invites/bulk",
	  "{'org':'acme','invitees':['hank','n$N@x.example'],'role':'member',"
	  "'dry_run':true}",
	  .http = 202, .at = "/data/invitees/0/invitee", .want = "hank",
	  .row = "invitee,status\nhank,invited\nn$N@x.example,invited\n" },
	{ "org.invite", "{'org':'acme','invitee':'n$N@x.example','team':'web'}",
	  "POST /v2/invites/bulk",
	  "{'org':'acme','invitees':['n$N@x.example'],'team':'web'}",
	  .http = 202, .at = "/data/invitees/0/status", .want = "invited",
	  .row = "invitee,status\nn$N@x.example,invited\n" },

	{ "teams.list", "{'org':'acme','username':'jdoe'}",
	  "GET /v2/orgs/acme/groups?username=jdoe", NULL, .at = "/data/results/0/name",
	  .want = "web",
	  .row = "team,members,*\nweb,4,*" },
	{ "teams.create", "{" TEAM ",'description':'d'}", "POST /v2/orgs/acme/groups",
	  "{'name':'t$N','description':'d'}", .http = 201, .at = "/data/name",
	  .want = "t$N" },
	{ "teams.get", "{" TEAM "}", "GET /v2/orgs/acme/groups/t$N", NULL,
	  .setup = MAKE_TEAM, .at = "/data/description", .want = "old" },
	{ "teams.update", "{" TEAM ",'name':'new$N','description':'d'}",
	  "PUT /v2/orgs/acme/groups/t$N", "{'name':'new$N','description':'d'}",
	  .setup = MAKE_TEAM, .at = "/data/name", .want = "new$N" },
	{ "teams.patch", "{" TEAM ",'description':'d'}", "PATCH /v2/orgs/acme/groups/t$N",
	  "{'description':'d'}", .setup = MAKE_TEAM, .at = "/data/description",
	  .want = "d" },
	{ "teams.delete", "{" TEAM "}", "DELETE /v2/orgs/acme/groups/t$N", NULL,
	  .setup = MAKE_TEAM, .confirm = "acme/t$N", .http = 204 },
	{ "teams.list_members", "{'org':'acme','group_name':'sre'}",
	  "GET /v2/orgs/acme/groups/sre/members", NULL, .at = "/data/count", .want = "3",
	  .row = "member,name,*\nmaria,Maria Lindqvist,*" },
	{ "teams.add_member", "{" TEAM ",'member':'jdoe'}",
	  "POST /v2/orgs/acme/groups/t$N/members", "{'member':'jdoe'}",
	  .setup = MAKE_TEAM },
	{ "teams.remove_member", "{" TEAM ",'username':'jdoe'}",
	  "DELETE /v2/orgs/acme/groups/t$N/members/jdoe", NULL,
	  .setup = MAKE_TEAM "POST /v2/orgs/acme/groups/t$N/members {'member':'jdoe'}\n",
	  .http = 204 },
	{ "teams.list_repositories", "{" TEAM "}",
	  "GET /v2/orgs/acme/groups/t$N/repositories", NULL,
	  .setup = MAKE_TEAM MAKE_REPO GRANT, .id = "/id", .at = "/data/count",
	  .want = "1",
	  .row = "repository,permission,vis,namespace\napp$N,read,private,acme\n" },

	{ "audit.logs", "{'account':'acme','action':'repo.tag.push','from_date':'2020-01-01'}",
	  "GET /v2/auditlogs/acme?action=repo.tag.push&from=2020-01-01T00%3A00%3A00Z", NULL,
	  .at = "/data/logs/0/action", .want = "repo.tag.push",
	  .row = "time,actor,action,*\n2024-03-01T11:35:32Z,cibot7,repo.tag.push,*" },
	{ "audit.actions", "{'account':'acme'}", "GET /v2/auditlogs/acme/actions", NULL,
	  .at = "/data/actions/repo/label", .want = "*",
	  .row = "action,label,description\nbilling.plan.upgrade,Plan Upgraded,*" },

	{ "scim.service_provider_config", "{}", "GET " SCIM "/ServiceProviderConfig", NULL,
	  .at = "/data/patch/supported", .want = "false" },
	{ "scim.resource_types", "{}", "GET " SCIM "/ResourceTypes", NULL,
	  .at = "/data/resources/0/name", .want = "User",
	  .row = "name,endpoint,description\nUser,/Users,User\n" },
	{ "scim.resource_type", "{'name':'User'}", "GET " SCIM "/ResourceTypes/User", NULL,
	  .at = "/data/name", .want = "User" },
	{ "scim.schemas", "{}", "GET " SCIM "/Schemas", NULL, .at = "/data/resources/0/name",
	  .want = "*",
	  .row = "id,name,description\n*core:2.0:User,User,*" },
	{ "scim.schema", "{'id':'urn:ietf:params:scim:schemas:core:2.0:User'}",
	  "GET " SCIM "/Schemas/" SCHEMA, NULL, .at = "/data/id",
	  .want = "urn:ietf:params:scim:schemas:core:2.0:User" },
	{ "scim.list_users", "{'count':50,'filter':'userName eq \\'n$N@x.example\\''}",
	  "GET " SCIM "/Users?count=50&filter=userName%20eq%20%22n$N%40x.example%22", NULL,
	  .setup = MAKE_PERSON, .at = "/data/resources/0/userName",
	  .want = "n$N@x.example",
	  .row = "user,active,name,*\nn$N@x.example,yes,*,A,B\n" },
	{ "scim.get_user", "{'user_id':'$ID'}", "GET " SCIM "/Users/$ID", NULL,
	  .setup = MAKE_PERSON, .id = "/id", .at = "/data/userName",
	  .want = "n$N@x.example" },
	{ "scim.create_user",
	  "{'user_name':'n$N@x.example','given_name':'A','family_name':'B'}",
	  "POST " SCIM "/Users",
	  "{" USER ",'userName':'n$N@x.example','name':{'givenName':'A',"
	  "'familyName':'B'}}",
	  .confirm = "n$N@x.example", .http = 201, .at = "/data/userName",
	  .want = "n$N@x.example" },
	{ "scim.update_user",
	  "{'user_id':'$ID','name':{'givenName':'A','familyName':'B'},'active':false}",
	  "PUT " SCIM "/Users/$ID",
	  "{" USER ",'name':{'givenName':'A','familyName':'B'},'enabled':false}",
	  .setup = MAKE_PERSON, .id = "/id", .confirm = "$ID", .at = "/data/active",
	  .want = "false" },

	{ "registry.manifest", "{'repo':'acme/app$N','reference':'v1'}",
	  "GET /v2/acme/app$N/manifests/v1", NULL, .setup = MAKE_REPO PUSH,
	  .at = "/data/schemaVersion", .want = "2" },
	{ "registry.check_manifest", "{'repo':'acme/app$N','reference':'$ID'}",
	  "HEAD /v2/acme/app$N/manifests/$ID", NULL, .setup = MAKE_REPO PUSH,
	  .id = "/digest", .at = "/data/digest", .want = "$ID" },
	{ "registry.list_tags", "{'repo':'acme/app$N','n':10}",
	  "GET /v2/acme/app$N/tags/list?n=10", NULL, .setup = MAKE_REPO PUSH,
	  .at = "/data/tags/0", .want = "v1",
	  .row = "name\nv1\n" },
	{ "registry.referrers", "{'repo':'acme/app$N','digest':'$ID'}",
	  "GET /v2/acme/app$N/referrers/$ID", NULL, .setup = MAKE_REPO PUSH,
	  .id = "/digest", .at = "/data/schemaVersion", .want = "2",
	  .row = "digest,artifactType,mediaType,size\n" },
	{ "registry.config", "{'repo':'acme/app$N','reference':'v1'}",
	  "GET /v2/acme/app$N/manifests/v1", NULL, .setup = MAKE_REPO PUSH,
	  .also = "GET /v2/acme/app$N/blobs/*\nGET /registry-v2/acme/app$N/blobs/*",
	  .at = "/data/os", .want = "linux" },
	{ "registry.delete_manifest", "{'repo':'acme/app$N','digest':'$ID'}",
	  "DELETE /v2/acme/app$N/manifests/$ID", NULL, .setup = MAKE_REPO PUSH PUSH,
	  .id = "/digest", .confirm = "acme/app$N", .http = 202 },

	{ "admin.whoami", "{}", NULL, NULL, .at = "/data/username", .want = "maria" },
	{ "admin.rate_limit", "{}", "GET /v2/user/", NULL, .at = "/data/limit",
	  .want = "100000" },
	{ "admin.pull_limit", "{}", "HEAD /v2/ratelimitpreview/test/manifests/latest", NULL,
	  .at = "/data/window_seconds", .want = "21600" },
};
/* clang-format on */

enum { OPS_CASES = sizeof(ops_cases) / sizeof(*ops_cases) };

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

/* With what $N and $ID stand for, and " for '. */
static inline char *ops_spell(const struct ops_case *c, const char *text,
			      const char *id)
{
	char number[8], *a, *b, *spelled;

	snprintf(number, sizeof(number), "%d", (int)(c - ops_cases));
	a = words_replace(text ? text : "", "$N", number);
	b = words_replace(a, "$ID", id);
	spelled = ops_json(b);
	free(a);
	free(b);
	return spelled;
}

static inline json_object *ops_params(const struct ops_case *c, const char *id)
{
	char *text = ops_spell(c, c->params, id);
	struct error err = { 0 };
	json_object *o = NULL;

	if (json_parse(str_from(text), &o, &err))
		printf("  %s: %s in %s\n", c->op, err.text, text);
	free(text);
	return o;
}

#endif
