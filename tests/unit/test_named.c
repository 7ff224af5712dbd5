/*
 * The actions that scripts and agents know by name, each called by that name: the name
 * of the test is the call, hub_repos_get_tag is `hubdeck hub_repos get_tag`.  What a
 * change did is read back from the simulated Hub.
 */
#include <stdio.h>

#include "model/json.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"
#include "tests/harness/words.h"

struct step {
	const char *words, *input;
	int exit;
};

/* % in words and input stands for what `first` answered at `id`. */
struct named {
	struct step first, second, then;
	const char *id;
	const char *args, *input;
	const char *at, *want; /* in the answer; without `at` anywhere in it */
	const char *row;       /* one row of the whole list has `want` there */
	const char *then_at, *then_want;
	int exit;
};

struct world {
	struct hubsim *hub;
	struct env env;
	char *id;
};

static void world_open(struct world *w)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };

	*w = (struct world){ .hub = hubsim_start(args), .id = xstrdup("") };
	if (!w->hub)
		abort();
	env_init(&w->env);
	env_put_all(&w->env, hubsim_env(w->hub));
	env_put(&w->env, "DOCKERHUB_USERNAME=maria");
	env_put(&w->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&w->env, "DOCKERHUB_SCIM_TOKEN=scim-acme");
	env_put(&w->env, "DOCKERHUB_ALLOW_DESTRUCTIVE=true");
}

static void world_close(struct world *w)
{
	hubsim_stop(w->hub);
	env_done(&w->env);
	free(w->id);
}

static struct run *run_step(struct world *w, const struct step *s)
{
	const char *argv[32] = { getenv("HUBDECK") };
	char *line = words_replace(s->words, "%", w->id);
	char *input = s->input ? words_replace(s->input, "%", w->id) : NULL;
	size_t n;
	char **words = words_split(line, &n);
	struct run *r;

	for (size_t i = 0; i < n && i + 2 < sizeof(argv) / sizeof(*argv); i++)
		argv[i + 1] = words[i];
	r = run_program(&w->env, input, argv);
	if (r->status != s->exit)
		printf("  hubdeck %s\n  exit %d, wanted %d\n  %s%s", line, r->status,
		       s->exit, r->out, r->err);
	CU_ASSERT_EQUAL(r->status, s->exit);
	free(words);
	free(input);
	free(line);
	return r;
}

static json_object *answer_of(const struct run *r)
{
	struct error err = { 0 };
	json_object *o = NULL;

	if (r->out_len && json_parse((struct str){ r->out, r->out_len }, &o, &err))
		printf("  not JSON: %s\n", r->out);
	return o;
}

static bool is(json_object *o, const char *pointer, const char *want)
{
	json_object *found = o ? json_at(o, pointer) : NULL;

	return found && !strcmp(json_object_get_string(found), want);
}

static bool has_row(json_object *o, const char *pointer, const char *want)
{
	json_object *rows = o ? json_at(o, "/data/results") : NULL;
	bool found = false;

	for (size_t i = 0; rows && i < json_object_array_length(rows); i++)
		found |= is(json_object_array_get_idx(rows, i), pointer, want);
	return found;
}

static void expect(const struct world *w, const struct run *r, const char *at,
		   const char *row, const char *text)
{
	json_object *o = at || row ? answer_of(r) : NULL;
	char *want = words_replace(text, "%", w->id);
	bool good = row  ? has_row(o, row, want)
		    : at ? is(o, at, want)
			 : strstr(r->out, want) != NULL;

	if (!good)
		printf("  no %s at %s in\n  %s%s", want,
		       row  ? row
		       : at ? at
			    : "any place",
		       r->out, r->err);
	CU_ASSERT_TRUE(good);
	json_object_put(o);
	free(want);
}

static void remember(struct world *w, const struct run *r, const char *pointer)
{
	json_object *o = answer_of(r), *found = o ? json_at(o, pointer) : NULL;

	CU_ASSERT_PTR_NOT_NULL_FATAL(found);
	free(w->id);
	w->id = xstrdup(json_object_get_string(found));
	json_object_put(o);
}

/* "hub_repos_get_tag" is called as "hub_repos get_tag". */
static char *call_of(const char *name, const char *args)
{
	const char *action = strchr(name + strlen("hub_"), '_') + 1;

	return xasprintf("%.*s %s %s", (int)(action - 1 - name), name, action, args);
}

static void check_named(const char *name, const struct named *c)
{
	char *line = call_of(name, c->args);
	struct step call = { line, c->input, c->exit };
	struct world w;
	struct run *r;

	world_open(&w);
	if (c->first.words) {
		r = run_step(&w, &c->first);
		if (c->id)
			remember(&w, r, c->id);
		run_free(r);
	}
	if (c->second.words)
		run_free(run_step(&w, &c->second));
	r = run_step(&w, &call);
	expect(&w, r, c->at, c->row, c->want);
	run_free(r);
	if (c->then.words) {
		r = run_step(&w, &c->then);
		if (c->then_want)
			expect(&w, r, c->then_at, NULL, c->then_want);
		run_free(r);
	}
	world_close(&w);
	free(line);
}

#define NAMED(name, ...)                                                               \
	static void test_##name(void)                                                  \
	{                                                                              \
		static const struct named c = { __VA_ARGS__ };                         \
                                                                                       \
		check_named(#name, &c);                                                \
	}

#define APP "--namespace acme --repository web-app"
#define QA  "--org acme --group-name qa"

#define NEW_PAT                                                                        \
	{                                                                              \
		"auth create_pat --token-label t1 --scopes repo:read", NULL, 0         \
	}
#define NEW_OAT                                                                        \
	{                                                                              \
		"auth create_oat --org acme --label t1", NULL, 0                       \
	}
#define NEW_TEAM                                                                       \
	{                                                                              \
		"teams create " QA " --description d1", NULL, 0                        \
	}
#define NEW_INVITE                                                                     \
	{                                                                              \
		"org invite --org acme --invitee a@b.example", NULL, 0                 \
	}
#define NEW_USER                                                                       \
	{                                                                              \
		"scim create_user --user-name z@b.example --given-name Z --confirm "   \
		"z@b.example",                                                         \
			NULL, 0                                                        \
	}
#define INVITE_ID "/data/invitees/0/invite/id"

/* clang-format off */

/* ---- hub_auth ---------------------------------------------------------- */

NAMED(hub_auth_create_token, .args = "--params -",
      .input = "{\"identifier\":\"maria\",\"secret\":\"dckr_pat_maria_ro\"}",
      .want = "\"access_token\":\"eyJ")
NAMED(hub_auth_login, .args = "--params -",
      .input = "{\"username\":\"maria\",\"password\":\"maria-password\"}",
      .want = "\"token\":\"eyJ")
NAMED(hub_auth_two_factor_login,
      .first = { "auth login --params -",
		 "{\"username\":\"otto\",\"password\":\"otto-password\"}", 77 },
      .id = "/data/login_2fa_token", .args = "--params -",
      .input = "{\"login_2fa_token\":\"%\",\"code\":\"123456\"}",
      .want = "\"token\":\"eyJ")
NAMED(hub_auth_list_pats, .first = NEW_PAT, .args = "--all", .row = "/token_label",
      .want = "t1")
NAMED(hub_auth_create_pat,
      .args = "--token_label ci --scopes repo:read,repo:write --expires_at 2030-01-31",
      .want = "\"token\":\"dckr_pat_", .then = { "auth list_pats --all", NULL, 0 },
      .then_want = "\"token_label\":\"ci\"")
NAMED(hub_auth_get_pat, .first = NEW_PAT, .id = "/data/uuid", .args = "--uuid %",
      .at = "/data/token_label", .want = "t1")
NAMED(hub_auth_update_pat, .first = NEW_PAT, .id = "/data/uuid",
      .args = "--uuid % --token_label t2 --is_active false",
      .at = "/data/token_label", .want = "t2",
      .then = { "auth get_pat --uuid %", NULL, 0 }, .then_at = "/data/is_active",
      .then_want = "false")
NAMED(hub_auth_delete_pat, .first = NEW_PAT, .id = "/data/uuid", .args = "--uuid %",
      .at = "/status_code", .want = "204",
      .then = { "auth get_pat --uuid %", NULL, 65 })
NAMED(hub_auth_list_oats, .first = NEW_OAT, .args = "--org acme --all",
      .row = "/label", .want = "t1")
NAMED(hub_auth_create_oat,
      .args = "--org acme --label ci --resources "
	      "'[{\"type\":\"TYPE_REPO\",\"path\":\"acme/web-app\","
	      "\"scopes\":[\"scope-image-pull\"]}]'",
      .want = "\"token\":\"dckr_oat_",
      .then = { "auth list_oats --org acme --all", NULL, 0 },
      .then_want = "\"label\":\"ci\"")
NAMED(hub_auth_get_oat, .first = NEW_OAT, .id = "/data/id",
      .args = "--org acme --token_id %", .at = "/data/label", .want = "t1")
NAMED(hub_auth_update_oat, .first = NEW_OAT, .id = "/data/id",
      .args = "--org acme --token_id % --label t2", .at = "/data/label",
      .want = "t2", .then = { "auth get_oat --org acme --token_id %", NULL, 0 },
      .then_at = "/data/label", .then_want = "t2")
NAMED(hub_auth_delete_oat, .first = NEW_OAT, .id = "/data/id",
      .args = "--org acme --token_id %", .at = "/status_code", .want = "204",
      .then = { "auth get_oat --org acme --token_id %", NULL, 65 })

/* ---- hub_repos --------------------------------------------------------- */

NAMED(hub_repos_list, .args = "--namespace acme --all", .row = "/name",
      .want = "web-app")
NAMED(hub_repos_create, .args = "--namespace acme --repository trip --is_private true",
      .at = "/data/name", .want = "trip",
      .then = { "repos get --namespace acme --repository trip", NULL, 0 },
      .then_at = "/data/is_private", .then_want = "true")
NAMED(hub_repos_get, .args = APP, .at = "/data/name", .want = "web-app")
NAMED(hub_repos_check, .args = APP, .at = "/exists", .want = "true",
      .then = { "repos check --namespace acme --repository nothing", NULL, 1 },
      .then_at = "/exists", .then_want = "false")
NAMED(hub_repos_list_tags, .args = APP " --all", .row = "/name", .want = "latest")
NAMED(hub_repos_check_tags, .args = APP, .at = "/exists", .want = "true",
      .then = { "repos check_tags --namespace acme --repository nothing", NULL, 1 },
      .then_at = "/exists", .then_want = "false")
NAMED(hub_repos_get_tag, .args = APP " --tag latest", .at = "/data/name",
      .want = "latest", .then = { "repos get_tag " APP " --tag nothing", NULL, 65 })
NAMED(hub_repos_check_tag, .args = APP " --tag latest", .at = "/exists",
      .want = "true", .then = { "repos check_tag " APP " --tag nothing", NULL, 1 },
      .then_at = "/exists", .then_want = "false")
NAMED(hub_repos_set_immutable_tags,
      .args = APP " --enabled true --rules v9 --confirm acme/web-app",
      .at = "/data/immutable_tags_settings/enabled", .want = "true",
      .then = { "repos get " APP, NULL, 0 },
      .then_at = "/data/immutable_tags_settings/rules/0", .then_want = "v9")
NAMED(hub_repos_verify_immutable_tags, .args = APP " --regex '^latest$'",
      .at = "/data/tags/0", .want = "latest")
NAMED(hub_repos_assign_group, .first = NEW_TEAM, .id = "/data/id",
      .args = APP " --group_id % --permission read --yes", .at = "/data/permission",
      .want = "read", .then = { "repos list_groups " APP " --all", NULL, 0 },
      .then_want = "\"group_name\":\"qa\"")

/* ---- hub_org ----------------------------------------------------------- */

NAMED(hub_org_get_settings, .args = "--org acme",
      .at = "/data/restricted_images/enabled", .want = "false")
NAMED(hub_org_update_settings,
      .args = "--org acme --enabled true --allow_official_images true "
	      "--allow_verified_publishers false --confirm acme",
      .at = "/data/restricted_images/enabled", .want = "true",
      .then = { "org get_settings --org acme", NULL, 0 },
      .then_at = "/data/restricted_images/allow_verified_publishers",
      .then_want = "false")
NAMED(hub_org_list_members, .args = "--org acme --all", .row = "/username",
      .want = "jdoe")
NAMED(hub_org_export_members, .args = "--org acme", .want = "jdoe")
NAMED(hub_org_update_member,
      .args = "--org acme --username jdoe --role editor --confirm acme",
      .at = "/data/role", .want = "Editor",
      .then = { "org list_members --org acme --role editor --all", NULL, 0 },
      .then_want = "\"username\":\"jdoe\"")
NAMED(hub_org_remove_member, .args = "--org acme --username jdoe --yes",
      .at = "/status_code", .want = "204",
      .then = { "org remove_member --org acme --username jdoe --yes", NULL, 0 },
      .then_at = "/already_gone", .then_want = "true")
NAMED(hub_org_list_invites, .first = NEW_INVITE, .args = "--org acme --all",
      .row = "/invitee", .want = "a@b.example")
NAMED(hub_org_delete_invite, .first = NEW_INVITE, .id = INVITE_ID,
      .args = "--invite_id %", .at = "/status_code", .want = "204",
      .then = { "org delete_invite --invite_id %", NULL, 65 })
NAMED(hub_org_resend_invite, .first = NEW_INVITE, .id = INVITE_ID,
      .args = "--invite_id %", .at = "/status_code", .want = "204",
      .then = { "org resend_invite --invite_id nothing", NULL, 65 })
NAMED(hub_org_bulk_invite,
      .args = "--org acme --invitees a@b.example,c@d.example --team web --yes",
      .at = "/data/invitees/1/status", .want = "invited",
      .then = { "org list_invites --org acme --all", NULL, 0 },
      .then_want = "\"c@d.example\"")
NAMED(hub_org_invite, .args = "--org acme --invitee a@b.example",
      .at = "/data/invitees/0/status", .want = "invited",
      .then = { "org list_invites --org acme --all", NULL, 0 },
      .then_want = "\"a@b.example\"")

/* ---- hub_teams --------------------------------------------------------- */

NAMED(hub_teams_list, .first = NEW_TEAM, .args = "--org acme --all", .row = "/name",
      .want = "qa")
NAMED(hub_teams_create, .args = QA " --description d", .at = "/data/name",
      .want = "qa", .then = { "teams get " QA, NULL, 0 },
      .then_at = "/data/description", .then_want = "d")
NAMED(hub_teams_get, .first = NEW_TEAM, .args = QA, .at = "/data/description",
      .want = "d1")
NAMED(hub_teams_update, .first = NEW_TEAM, .args = QA " --name qa2",
      .at = "/data/name", .want = "qa2",
      .then = { "teams get --org acme --group-name qa2", NULL, 0 },
      .then_at = "/data/description", .then_want = "d1")
NAMED(hub_teams_patch, .first = NEW_TEAM, .args = QA " --description d2",
      .at = "/data/description", .want = "d2", .then = { "teams get " QA, NULL, 0 },
      .then_at = "/data/description", .then_want = "d2")
NAMED(hub_teams_delete, .first = NEW_TEAM, .args = QA " --confirm acme/qa",
      .at = "/status_code", .want = "204", .then = { "teams get " QA, NULL, 65 })
NAMED(hub_teams_list_members, .first = NEW_TEAM,
      .second = { "teams add_member " QA " --member jdoe", NULL, 0 },
      .args = QA " --all", .row = "/username", .want = "jdoe")
NAMED(hub_teams_add_member, .first = NEW_TEAM, .args = QA " --member jdoe",
      .at = "/status_code", .want = "200",
      .then = { "teams list_members " QA " --all", NULL, 0 },
      .then_want = "\"username\":\"jdoe\"")
NAMED(hub_teams_remove_member, .first = NEW_TEAM,
      .second = { "teams add_member " QA " --member jdoe", NULL, 0 },
      .args = QA " --username jdoe", .at = "/status_code", .want = "204",
      .then = { "teams list_members " QA " --all", NULL, 0 }, .then_at = "/data/count",
      .then_want = "0")

/* ---- hub_audit --------------------------------------------------------- */

NAMED(hub_audit_logs, .first = NEW_TEAM, .args = "--account acme --all",
      .row = "/data/team", .want = "qa")
NAMED(hub_audit_actions, .args = "--account acme", .want = "\"name\":\"tag.push\"")

/* ---- hub_scim ---------------------------------------------------------- */

NAMED(hub_scim_service_provider_config, .args = "", .at = "/data/patch/supported",
      .want = "false")
NAMED(hub_scim_resource_types, .args = "", .want = "\"name\":\"User\"")
NAMED(hub_scim_resource_type, .args = "--name User", .at = "/data/name",
      .want = "User")
NAMED(hub_scim_schemas, .args = "",
      .want = "\"id\":\"urn:ietf:params:scim:schemas:core:2.0:User\"")
NAMED(hub_scim_schema, .args = "--id urn:ietf:params:scim:schemas:core:2.0:User",
      .at = "/data/id", .want = "urn:ietf:params:scim:schemas:core:2.0:User")
NAMED(hub_scim_list_users, .first = NEW_USER, .args = "--all", .row = "/userName",
      .want = "z@b.example")
NAMED(hub_scim_get_user, .first = NEW_USER, .id = "/data/id", .args = "--user_id %",
      .at = "/data/userName", .want = "z@b.example")
NAMED(hub_scim_create_user,
      .args = "--user_name z@b.example --given_name Z --family_name Y "
	      "--confirm z@b.example",
      .at = "/data/userName", .want = "z@b.example",
      .then = { "scim list_users --all", NULL, 0 }, .then_want = "\"familyName\":\"Y\"")
NAMED(hub_scim_update_user, .first = NEW_USER, .id = "/data/id",
      .args = "--user_id % --active false --confirm %", .at = "/data/active",
      .want = "false", .then = { "scim get_user --user_id %", NULL, 0 },
      .then_at = "/data/name/givenName", .then_want = "Z")

/* ---- hub_admin --------------------------------------------------------- */

NAMED(hub_admin_rate_limit, .args = "", .want = "\"data\":{")
NAMED(hub_admin_pull_limit, .args = "", .at = "/data/window_seconds", .want = "21600")
NAMED(hub_admin_whoami, .args = "", .at = "/data/username", .want = "maria")

CHECK_MAIN("named", test_hub_auth_create_token, test_hub_auth_login,
	   test_hub_auth_two_factor_login, test_hub_auth_list_pats,
	   test_hub_auth_create_pat, test_hub_auth_get_pat, test_hub_auth_update_pat,
	   test_hub_auth_delete_pat, test_hub_auth_list_oats, test_hub_auth_create_oat,
	   test_hub_auth_get_oat, test_hub_auth_update_oat, test_hub_auth_delete_oat,
	   test_hub_repos_list, test_hub_repos_create, test_hub_repos_get,
	   test_hub_repos_check, test_hub_repos_list_tags, test_hub_repos_check_tags,
	   test_hub_repos_get_tag, test_hub_repos_check_tag,
	   test_hub_repos_set_immutable_tags, test_hub_repos_verify_immutable_tags,
	   test_hub_repos_assign_group, test_hub_org_get_settings,
	   test_hub_org_update_settings, test_hub_org_list_members,
	   test_hub_org_export_members, test_hub_org_update_member,
	   test_hub_org_remove_member, test_hub_org_list_invites,
	   test_hub_org_delete_invite, test_hub_org_resend_invite,
	   test_hub_org_bulk_invite, test_hub_org_invite, test_hub_teams_list,
	   test_hub_teams_create, test_hub_teams_get, test_hub_teams_update,
	   test_hub_teams_patch, test_hub_teams_delete, test_hub_teams_list_members,
	   test_hub_teams_add_member, test_hub_teams_remove_member, test_hub_audit_logs,
	   test_hub_audit_actions, test_hub_scim_service_provider_config,
	   test_hub_scim_resource_types, test_hub_scim_resource_type,
	   test_hub_scim_schemas, test_hub_scim_schema, test_hub_scim_list_users,
	   test_hub_scim_get_user, test_hub_scim_create_user, test_hub_scim_update_user,
	   test_hub_admin_rate_limit, test_hub_admin_pull_limit, test_hub_admin_whoami)
