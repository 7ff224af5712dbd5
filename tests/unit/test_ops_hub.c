/* What administrators do, against the simulated Hub: made, seen, changed, gone. */
#include <stdarg.h>
#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"
#include "tests/harness/words.h"

struct world {
	struct hubsim *hub;
	struct env env;
};

static void world_open(struct world *w)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };

	w->hub = hubsim_start(args);
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
}

/* Runs `hubdeck WORDS`, expects the exit code, and answers the envelope. */
static json_object *ask(struct world *w, int status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static json_object *ask(struct world *w, int status, const char *fmt, ...)
{
	const char *argv[40] = { getenv("HUBDECK") };
	struct error err = { 0 };
	json_object *o = NULL;
	char line[2048], **words;
	struct run *r;
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	words = words_split(line, &n);
	for (size_t i = 0; i < n && i + 2 < COUNT(argv); i++)
		argv[i + 1] = words[i];
	r = run_program(&w->env, NULL, argv);
	if (r->status != status)
		printf("  hubdeck %s\n  exit %d, wanted %d\n  %s%s", line, r->status,
		       status, r->out, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	if (r->out_len)
		(void)!json_parse((struct str){ r->out, r->out_len }, &o, &err);
	run_free(r);
	free(words);
	return o;
}

/* The same, for who only wants it done. */
#define DO(w, status, ...) json_object_put(ask(w, status, __VA_ARGS__))

/* Asks, and compares the text at the pointer. */
static void expect_text(json_object *take_answer, const char *pointer, const char *want)
{
	struct str got = json_str(take_answer, pointer);

	if (!str_eq(got, str_from(want)))
		printf("  %s: wanted %s, got %.*s\n  %s\n", pointer, want, STR_ARG(got),
		       json_object_to_json_string(take_answer));
	CU_ASSERT_TRUE(str_eq(got, str_from(want)));
	json_object_put(take_answer);
}

static bool has(json_object *take_list, const char *pointer, const char *want)
{
	json_object *rows = json_at(take_list, "/data/results");
	bool found = false;

	for (size_t i = 0; rows && i < json_object_array_length(rows); i++)
		found |= str_eq(json_str(json_object_array_get_idx(rows, i), pointer),
				str_from(want));
	json_object_put(take_list);
	return found;
}

static void expect_gone(json_object *take_answer)
{
	CU_ASSERT_TRUE(json_flag(take_answer, "/already_gone", false));
	json_object_put(take_answer);
}

#define TEST(name)                                                                     \
	static void name##_in(struct world *w);                                        \
	static void name(void)                                                         \
	{                                                                              \
		struct world w;                                                        \
                                                                                       \
		world_open(&w);                                                        \
		name##_in(&w);                                                         \
		world_close(&w);                                                       \
	}                                                                              \
	static void name##_in(struct world *w)

#define APP  "--namespace acme --repository web-app"
#define TRIP "--namespace acme --repository trip"
#define TEAM "--org acme --group-name trip"

/* The record of changes, all bytes of it. */
static bool journal_has(const struct world *w, const char *needle)
{
	static const char *const files[] = { "journal.db", "journal.db-wal" };
	bool found = false;

	for (size_t i = 0; i < COUNT(files); i++) {
		char *path =
			xasprintf("%s/.local/state/hubdeck/%s", w->env.home, files[i]);
		FILE *f = fopen(path, "re");
		char *bytes = xmalloc(1 << 20);
		size_t n = f ? fread(bytes, 1, 1 << 20, f) : 0;

		found |= memmem(bytes, n, needle, strlen(needle)) != NULL;
		if (f)
			fclose(f);
		free(bytes);
		free(path);
	}
	return found;
}

/* ---- repositories ------------------------------------------------------ */

TEST(test_create_repository)
{
	expect_text(ask(w, 0, "repos create " TRIP " --description 'a b'"),
		    "/data/name", "trip");
	DO(w, 65, "repos create " TRIP);
	expect_text(ask(w, 0, "repos get " TRIP), "/data/description", "a b");
}

TEST(test_get_repository)
{
	expect_text(ask(w, 0, "repos get " APP), "/data/namespace", "acme");
	DO(w, 65, "repos get --namespace acme --repository nothing");
}

TEST(test_list_repositories)
{
	CU_ASSERT_TRUE(has(ask(w, 0, "repos list --namespace acme --all"), "/name",
			   "web-app"));
}

TEST(test_delete_repository)
{
	DO(w, 0, "repos create " TRIP);
	DO(w, 4, "repos delete " TRIP);
	DO(w, 0, "repos delete " TRIP " --confirm acme/trip");
	DO(w, 65, "repos get " TRIP);
	expect_gone(ask(w, 0, "repos delete " TRIP " --confirm acme/trip"));
}

TEST(test_change_a_repository)
{
	json_object *o;

	DO(w, 0, "repos create " TRIP " --is-private true");
	DO(w, 0, "repos update " TRIP " --full-description '# Trip'");
	DO(w, 0, "repos set-privacy " TRIP " --is-private false --confirm acme/trip");
	DO(w, 0, "repos set-categories " TRIP " --categories web-servers,security");
	DO(w, 0,
	   "repos set-immutable-tags " TRIP
	   " --enabled true --rules v1 --rules v2 --confirm acme/trip");
	o = ask(w, 0, "repos get " TRIP);
	CU_ASSERT_FALSE(json_flag(o, "/data/is_private", true));
	CU_ASSERT_TRUE(json_flag(o, "/data/immutable_tags_settings/enabled", false));
	CU_ASSERT_TRUE(str_eq(json_str(o, "/data/immutable_tags_settings/rules/1"),
			      STR("v2")));
	expect_text(o, "/data/full_description", "# Trip");
	o = ask(w, 0, "repos verify-immutable-tags " APP " --regex '^v3' --all");
	CU_ASSERT_TRUE(json_int(o, "/data/count") > 3);
	json_object_put(o);
	o = ask(w, 0, "repos list-categories --all");
	CU_ASSERT_EQUAL(json_int(o, "/data/count"), 16);
	json_object_put(o);
}

/* ---- tags and images --------------------------------------------------- */

TEST(test_get_tag)
{
	expect_text(ask(w, 0, "repos get-tag " APP " --tag latest"), "/data/name",
		    "latest");
	DO(w, 65, "repos get-tag " APP " --tag nothing");
}

TEST(test_delete_tag)
{
	DO(w, 0, "repos delete-tag " APP " --tag edge");
	DO(w, 65, "repos get-tag " APP " --tag edge");
	expect_gone(ask(w, 0, "repos delete-tag " APP " --tag edge"));
}

/* Any image that a tag without protection has. */
static char *digest_of(struct world *w, const char *tag)
{
	json_object *o = ask(w, 0, "repos get-tag " APP " --tag %s", tag);
	char *digest = xasprintf("%.*s", STR_ARG(json_str(o, "/data/digest")));

	json_object_put(o);
	return digest;
}

TEST(test_get_image)
{
	json_object *o = ask(w, 0, "images list " APP);
	char *digest =
		xasprintf("%.*s", STR_ARG(json_str(o, "/data/results/0/digest")));

	json_object_put(o);
	expect_text(ask(w, 0, "images get " APP " --digest %s", digest), "/data/digest",
		    digest);
	digest[70] = digest[70] == '0' ? '1' : '0';
	DO(w, 65, "images get " APP " --digest %s", digest);
	o = ask(w, 0, "images layers " APP " --tag latest");
	CU_ASSERT_PTR_NOT_NULL(json_at(o, "/data/0/layers/0"));
	json_object_put(o);
	free(digest);
}

TEST(test_delete_image)
{
	char *digest = digest_of(w, "edge");
	json_object *o;

	o = ask(w, 0,
		"images delete-manifests " APP
		" --digests %s --delete-references true --confirm acme/web-app",
		digest);
	CU_ASSERT_EQUAL(json_int(o, "/status_code"), 200);
	json_object_put(o);
	DO(w, 65, "repos get-tag " APP " --tag edge");
	CU_ASSERT_FALSE(has(ask(w, 0, "images list-manifests " APP " --all"),
			    "/manifest_digest", digest));
	free(digest);
}

TEST(test_the_registry_agrees)
{
	char *digest = digest_of(w, "edge");
	json_object *o;

	expect_text(ask(w, 0,
			"registry check-manifest --repo acme/web-app --reference edge"),
		    "/data/digest", digest);
	DO(w, 1, "registry check-manifest --repo acme/web-app --reference nothing");
	DO(w, 0, "registry get-manifest --repo acme/web-app --reference edge");
	o = ask(w, 0, "registry get-config --repo acme/web-app --reference edge");
	expect_text(o, "/data/os", "linux");
	o = ask(w, 0, "registry list-tags --repo acme/web-app --all");
	CU_ASSERT_TRUE(json_int(o, "/data/count") > 10);
	json_object_put(o);
	DO(w, 0, "registry list-referrers --repo acme/web-app --digest %s", digest);
	/* A tag points to it. */
	DO(w, 77,
	   "registry delete-manifest --repo acme/web-app --digest %s --confirm "
	   "acme/web-app",
	   digest);
	free(digest);
}

/* ---- webhooks ---------------------------------------------------------- */

TEST(test_create_webhook)
{
	expect_text(ask(w, 0,
			"webhooks create " APP
			" --name ci --webhook-url https://ci.example/secret?t=1"),
		    "/data/webhooks/0/hook_url", "https://ci.example/***");
	CU_ASSERT_TRUE(journal_has(w, "https://ci.example/***") ||
		       journal_has(w, "ci.example\\/***"));
	CU_ASSERT_FALSE(journal_has(w, "secret?t=1"));
	expect_text(ask(w, 0, "webhooks get " APP " --webhook-id ci --reveal"),
		    "/data/webhooks/0/hook_url", "https://ci.example/secret?t=1");
	/* A name and a password before the host are no part of it. */
	expect_text(ask(w, 0,
			"webhooks create " APP
			" --name bot --webhook-url https://bot:hunter2@ci.example/x"),
		    "/data/webhooks/0/hook_url", "https://ci.example/***");
	expect_text(ask(w, 0, "webhooks get " APP " --webhook-id bot"),
		    "/data/webhooks/0/hook_url", "https://ci.example/***");
	CU_ASSERT_FALSE(journal_has(w, "hunter2"));
}

TEST(test_list_webhooks)
{
	DO(w, 0,
	   "webhooks create " APP " --name ci --webhook-url https://ci.example/x");
	CU_ASSERT_TRUE(has(ask(w, 0, "webhooks list " APP " --all"), "/name", "ci"));
}

TEST(test_get_webhook)
{
	DO(w, 0,
	   "webhooks create " APP " --name ci --webhook-url https://ci.example/x");
	expect_text(ask(w, 0, "webhooks get " APP " --webhook-id ci"), "/data/name",
		    "ci");
	DO(w, 65, "webhooks get " APP " --webhook-id nothing-of-that-name");
}

TEST(test_delete_webhook)
{
	DO(w, 0,
	   "webhooks create " APP " --name ci --webhook-url https://ci.example/x");
	DO(w, 0, "webhooks delete " APP " --webhook-id ci");
	CU_ASSERT_FALSE(has(ask(w, 0, "webhooks list " APP " --all"), "/name", "ci"));
	expect_gone(ask(w, 0, "webhooks delete " APP " --webhook-id ci"));
}

/* ---- organizations ----------------------------------------------------- */

TEST(test_create_organization)
{
	expect_text(ask(w, 0, "org create --org trip --full-name Trip"),
		    "/data/orgname", "trip");
	expect_text(ask(w, 0, "org get --org trip"), "/data/orgname", "trip");
}

TEST(test_list_organizations)
{
	CU_ASSERT_TRUE(has(ask(w, 0, "org list --all"), "/orgname", "acme"));
}

TEST(test_delete_organization)
{
	DO(w, 0, "org create --org trip");
	DO(w, 4, "org delete --org trip --confirm acme");
	DO(w, 0, "org delete --org trip --confirm trip");
	expect_gone(ask(w, 0, "org delete --org trip --confirm trip"));
}

TEST(test_settings_keep_what_is_not_given)
{
	json_object *o;

	DO(w, 0, "org update-settings --org acme --enabled true --confirm acme");
	o = ask(w, 0, "org get-settings --org acme");
	CU_ASSERT_TRUE(json_flag(o, "/data/restricted_images/enabled", false));
	CU_ASSERT_TRUE(
		json_flag(o, "/data/restricted_images/allow_official_images", false));
	json_object_put(o);
}

TEST(test_list_organization_members)
{
	CU_ASSERT_TRUE(has(ask(w, 0, "org list-members --org acme --all"), "/username",
			   "jdoe"));
	DO(w, 0, "org export-members --org acme --json");
}

/* By an invitation: there is no other way in. */
TEST(test_add_organization_member)
{
	json_object *o;
	char *id;

	DO(w, 0, "org bulk-invite --org acme --invitees a@b.example --dry-run");
	o = ask(w, 0, "org list-invites --org acme --all");
	CU_ASSERT_FALSE(has(o, "/invitee", "a@b.example"));
	o = ask(w, 0, "org invite --org acme --invitee a@b.example");
	id = xasprintf("%.*s", STR_ARG(json_str(o, "/data/invitees/0/invite/id")));
	expect_text(o, "/data/invitees/0/status", "invited");
	CU_ASSERT_TRUE(has(ask(w, 0, "org list-invites --org acme --all"), "/invitee",
			   "a@b.example"));
	DO(w, 0, "org resend-invite --invite-id %s", id);
	DO(w, 0, "org delete-invite --invite-id %s", id);
	DO(w, 65, "org delete-invite --invite-id %s", id);
	free(id);
}

/* Each item has its own word: the call is no success when one of them is not. */
TEST(test_a_refused_invitation_is_told)
{
	json_object *o =
		ask(w, 3,
		    "org bulk-invite --org acme --invitees a@b.example,no-such-user "
		    "--yes");

	CU_ASSERT_EQUAL(json_int(o, "/failed_items"), 1);
	json_object_put(o);
}

TEST(test_remove_organization_member)
{
	DO(w, 0,
	   "org update-member --org acme --username jdoe --role editor --confirm acme");
	DO(w, 4, "org remove-member --org acme --username jdoe");
	DO(w, 0, "org remove-member --org acme --username jdoe --yes");
	CU_ASSERT_FALSE(has(ask(w, 0, "org list-members --org acme --all"), "/username",
			    "jdoe"));
	expect_gone(ask(w, 0, "org remove-member --org acme --username jdoe --yes"));
}

/* ---- teams ------------------------------------------------------------- */

TEST(test_list_teams)
{
	DO(w, 0, "teams create " TEAM);
	CU_ASSERT_TRUE(has(ask(w, 0, "teams list --org acme --all"), "/name", "trip"));
}

TEST(test_get_team)
{
	DO(w, 65, "teams get " TEAM);
	DO(w, 0, "teams create " TEAM " --description 'on the road'");
	expect_text(ask(w, 0, "teams get " TEAM), "/data/description", "on the road");
}

TEST(test_update_a_team)
{
	DO(w, 0, "teams create " TEAM " --description kept");
	expect_text(ask(w, 0, "teams update " TEAM " --name trip2"),
		    "/data/description", "kept");
	DO(w, 65, "teams get " TEAM);
	expect_text(
		ask(w, 0, "teams patch --org acme --group-name trip2 --description x"),
		"/data/name", "trip2");
}

TEST(test_delete_team)
{
	DO(w, 0, "teams create " TEAM);
	DO(w, 4, "teams delete " TEAM " --yes");
	DO(w, 0, "teams delete " TEAM " --confirm acme/trip");
	expect_gone(ask(w, 0, "teams delete " TEAM " --confirm acme/trip"));
}

TEST(test_list_team_members)
{
	DO(w, 0, "teams create " TEAM);
	DO(w, 0, "teams add-member " TEAM " --member jdoe");
	CU_ASSERT_TRUE(has(ask(w, 0, "teams list-members " TEAM " --all"), "/username",
			   "jdoe"));
}

TEST(test_remove_team_member)
{
	DO(w, 0, "teams create " TEAM);
	DO(w, 0, "teams add-member " TEAM " --member jdoe");
	DO(w, 0, "teams remove-member " TEAM " --username jdoe");
	CU_ASSERT_FALSE(has(ask(w, 0, "teams list-members " TEAM " --all"), "/username",
			    "jdoe"));
	expect_gone(ask(w, 0, "teams remove-member " TEAM " --username jdoe"));
}

TEST(test_access_of_a_team)
{
	json_object *o;
	int64_t id;

	DO(w, 0, "teams create " TEAM);
	o = ask(w, 0, "teams get " TEAM);
	id = json_int(o, "/data/id");
	json_object_put(o);
	DO(w, 4, "repos assign-group " APP " --group-id %ld --permission read",
	   (long)id);
	DO(w, 0, "repos assign-group " APP " --group-id %ld --permission read --yes",
	   (long)id);
	expect_text(ask(w, 0,
			"repos update-group " APP
			" --group-id %ld --permission admin --confirm acme/web-app",
			(long)id),
		    "/data/permission", "admin");
	CU_ASSERT_TRUE(has(ask(w, 0, "repos list-groups " APP " --all"), "/group_name",
			   "trip"));
	o = ask(w, 0, "teams list-repositories " TEAM " --all");
	CU_ASSERT_EQUAL(json_int(o, "/data/count"), 1);
	json_object_put(o);
	DO(w, 0, "repos remove-group " APP " --group-id %ld", (long)id);
	expect_gone(ask(w, 0, "repos remove-group " APP " --group-id %ld", (long)id));
}

/* ---- tokens ------------------------------------------------------------ */

TEST(test_a_personal_token_is_shown_once)
{
	json_object *o =
		ask(w, 0, "auth create-pat --token-label trip --scopes repo:read");
	char *uuid = xasprintf("%.*s", STR_ARG(json_str(o, "/data/uuid")));
	char *token = xasprintf("%.*s", STR_ARG(json_str(o, "/data/token")));

	CU_ASSERT_TRUE(journal_has(w, "auth.create_pat"));
	CU_ASSERT_FALSE(journal_has(w, token));
	free(token);

	CU_ASSERT_TRUE(str_starts(json_str(o, "/data/token"), STR("dckr_pat_")));
	json_object_put(o);
	o = ask(w, 0, "auth get-pat --uuid %s", uuid);
	CU_ASSERT_FALSE(str_starts(json_str(o, "/data/token"), STR("dckr_")));
	json_object_put(o);
	CU_ASSERT_TRUE(has(ask(w, 0, "auth list-pats --all"), "/token_label", "trip"));
	o = ask(w, 0, "auth update-pat --uuid %s --is-active false", uuid);
	CU_ASSERT_FALSE(json_flag(o, "/data/is_active", true));
	json_object_put(o);
	DO(w, 0, "auth delete-pat --uuid %s", uuid);
	expect_gone(ask(w, 0, "auth delete-pat --uuid %s", uuid));
	free(uuid);
}

TEST(test_list_organization_access_tokens)
{
	json_object *o = ask(w, 0, "auth create-oat --org acme --label trip");
	char *id = xasprintf("%.*s", STR_ARG(json_str(o, "/data/id")));

	CU_ASSERT_TRUE(str_starts(json_str(o, "/data/token"), STR("dckr_oat_")));
	json_object_put(o);
	CU_ASSERT_TRUE(
		has(ask(w, 0, "auth list-oats --org acme --all"), "/label", "trip"));
	expect_text(
		ask(w, 0, "auth update-oat --org acme --token-id %s --label t2", id),
		"/data/label", "t2");
	expect_text(ask(w, 0, "auth get-oat --org acme --token-id %s", id),
		    "/data/label", "t2");
	DO(w, 0, "auth delete-oat --org acme --token-id %s", id);
	expect_gone(ask(w, 0, "auth delete-oat --org acme --token-id %s", id));
	free(id);
}

/* ---- the rest ---------------------------------------------------------- */

TEST(test_the_audit_log_is_read_to_its_end)
{
	json_object *all, *page;

	DO(w, 0, "teams create " TEAM);
	page = ask(w, 0, "audit logs --account acme --page-size 5");
	CU_ASSERT_EQUAL(json_object_array_length(json_at(page, "/data/logs")), 5);
	expect_text(page, "/data/logs/0/actor", "maria");
	all = ask(w, 0, "audit logs --account acme --all");
	CU_ASSERT_TRUE(json_int(all, "/data/count") > 5);
	json_object_put(all);
	all = ask(w, 0, "audit actions --account acme --all");
	CU_ASSERT_TRUE(json_int(all, "/data/count") > 50);
	json_object_put(all);
}

TEST(test_scim_keeps_people_active)
{
	json_object *o;
	char *id;

	o = ask(w, 0,
		"scim create-user --user-name z@b.example --given-name Z "
		"--confirm z@b.example");
	id = xasprintf("%.*s", STR_ARG(json_str(o, "/data/id")));
	json_object_put(o);
	o = ask(w, 0, "scim update-user --user-id %s --family-name Ed --confirm %s", id,
		id);
	CU_ASSERT_TRUE(json_flag(o, "/data/active", false));
	expect_text(o, "/data/name/givenName", "Z");
	o = ask(w, 0, "scim update-user --user-id %s --active false --confirm %s", id,
		id);
	CU_ASSERT_FALSE(json_flag(o, "/data/active", true));
	json_object_put(o);
	CU_ASSERT_TRUE(
		has(ask(w, 0, "scim list-users --all"), "/userName", "z@b.example"));
	DO(w, 0, "scim get-user --user-id %s", id);
	DO(w, 0, "scim service-provider-config");
	DO(w, 0, "scim resource-types");
	DO(w, 0, "scim resource-type --name User");
	DO(w, 0, "scim schemas");
	DO(w, 0, "scim schema --id urn:ietf:params:scim:schemas:core:2.0:User");
	/* The session's bearer is no substitute. */
	env_put(&w->env, "DOCKERHUB_SCIM_TOKEN");
	DO(w, 77, "scim list-users");
	free(id);
}

CHECK_MAIN("ops_hub", test_create_repository, test_get_repository,
	   test_list_repositories, test_delete_repository, test_change_a_repository,
	   test_get_tag, test_delete_tag, test_get_image, test_delete_image,
	   test_the_registry_agrees, test_create_webhook, test_list_webhooks,
	   test_get_webhook, test_delete_webhook, test_create_organization,
	   test_list_organizations, test_delete_organization,
	   test_settings_keep_what_is_not_given, test_list_organization_members,
	   test_add_organization_member, test_a_refused_invitation_is_told,
	   test_remove_organization_member, test_list_teams, test_get_team,
	   test_update_a_team, test_delete_team, test_list_team_members,
	   test_remove_team_member, test_access_of_a_team,
	   test_a_personal_token_is_shown_once, test_list_organization_access_tokens,
	   test_the_audit_log_is_read_to_its_end, test_scim_keeps_people_active)
