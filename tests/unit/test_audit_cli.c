/* `hubdeck members --audit` and `hubdeck access`, against an organization whose people
 * are known. */
#include <stdio.h>

#include "model/json.h"
#include "model/member_audit.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static void set_up(struct world *w, const char *const *hub_args)
{
	world_open(w, "nadia", "nadia-password", hub_args);
}

static const char *const audit[] = { "--fixture", "audit", NULL };

static json_object *answer(struct world *w, const char *words, int status)
{
	struct run *r = cli(w, words);
	json_object *o = parsed(r->out);

	if (r->status != status)
		printf("  hubdeck %s: exit %d\n  %s", words, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	run_free(r);
	return o;
}

/* The row whose `name` is that; NULL: there is none. */
static json_object *row_of(json_object *rows, const char *name, const char *value)
{
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (!strcmp(json_text(row, name), value))
			return row;
	}
	return NULL;
}

/* ---- members ------------------------------------------------------------- */

static void test_flags_are_words_and_the_riskiest_is_first(void)
{
	static const struct {
		const char *member, *flags;
	} wanted[] = {
		{ "petran", "OWNER GUEST" },
		{ "oskarl", "OWNER IDLE" },
		{ "rosabeck", "EDITOR IDLE NOTEAM" },
		{ "emilstad", "GUEST NOSCIM" },
		{ "danaroth", "NOSEEN NEW" },
		{ "kim.yung@northwind.example", "INVITE>14d" },
		{ "samlee", "" },
	};
	struct world w;
	json_object *o, *rows;

	set_up(&w, audit);
	env_put(&w.env, "DOCKERHUB_SCIM_TOKEN=scim-northwind");
	o = answer(&w, "members northwind --audit --json", 1);
	rows = json_at(o, "/members");
	for (size_t i = 0; i < COUNT(wanted); i++)
		CU_ASSERT_STRING_EQUAL(
			json_text(row_of(rows, "/member", wanted[i].member), "/flags"),
			wanted[i].flags);
	for (size_t i = 1; i < json_object_array_length(rows); i++)
		CU_ASSERT_TRUE(
			json_int(json_object_array_get_idx(rows, i), "/risk") <=
			json_int(json_object_array_get_idx(rows, i - 1), "/risk"));
	CU_ASSERT_EQUAL(json_int(o, "/counts/members"), 24);
	CU_ASSERT_EQUAL(json_int(o, "/counts/owners"), 3);
	CU_ASSERT_EQUAL(json_int(o, "/counts/invites_old"), 3);
	CU_ASSERT_TRUE(json_int(o, "/requests") <= 6);
	json_object_put(o);
	world_close(&w);
}

static void use_config(struct world *w, const char *text)
{
	char *path = xasprintf("%s/config", w->env.home);
	char *assign = xasprintf("HUBDECK_CONFIG=%s", path);
	FILE *f = fopen(path, "we");

	fputs(text, f);
	fclose(f);
	env_put(&w->env, assign);
	free(assign);
	free(path);
}

/* Whoever fears idle editors more than owners says so. */
static void test_the_configuration_weighs_the_risk(void)
{
	struct world w;
	json_object *o, *rows;

	set_up(&w, audit);
	use_config(&w, "[risk]\nidle = 90\nOwner = 0\ninvite = 500\n");
	o = answer(&w, "members northwind --audit --json", 1);
	rows = json_at(o, "/members");
	CU_ASSERT_STRING_EQUAL(json_text(rows, "/0/flags"), "INVITE>14d");
	CU_ASSERT_EQUAL(json_int(rows, "/0/risk"), 500);
	CU_ASSERT_EQUAL(json_int(row_of(rows, "/member", "oskarl"), "/risk"), 90);
	CU_ASSERT_EQUAL(json_int(row_of(rows, "/member", "petran"), "/risk"), 6);
	CU_ASSERT_EQUAL(json_int(row_of(rows, "/member", "rosabeck"), "/risk"), 95);
	json_object_put(o);
	use_config(&w, "[risk]\nidle = much\n");
	expect_exit(&w, "members northwind --audit", 64,
		    "config:2: idle: a number from 0 to 1000");
	use_config(&w, "[risk]\nidel = 3\n");
	expect_exit(&w, "members northwind --audit", 64, "owner, editor, guest");
	use_config(&w, "[risk]\nidle = -1\n");
	expect_exit(&w, "members northwind --audit", 64, "from 0 to 1000");
	world_close(&w);
}

static void test_a_refused_list_makes_the_audit_incomplete(void)
{
	static const char *const refused[] = { "--fixture", "audit", "--fail",
					       "GET */invites* 403", NULL };
	struct world w;
	struct run *r;

	set_up(&w, refused);
	r = cli(&w, "members northwind --audit -o table");
	CU_ASSERT_EQUAL(r->status, 2);
	CU_ASSERT_TRUE(strstr(r->err, "INCOMPLETE: invitations") != NULL);
	CU_ASSERT_TRUE(strstr(r->out, "24 members") != NULL);
	CU_ASSERT_TRUE(strstr(r->out, "invites: not read") != NULL);
	run_free(r);
	world_close(&w);
}

/* None that were read are not none. */
static void test_what_was_not_read_is_not_counted(void)
{
	static const char *const refused[] = { "--fixture", "audit", "--fail",
					       "GET */members* 403", NULL };
	struct world w;
	json_object *o;
	struct run *r;

	set_up(&w, refused);
	r = cli(&w, "members northwind --audit --json");
	o = parsed(r->out);
	CU_ASSERT_EQUAL(r->status, 2);
	CU_ASSERT_TRUE(
		json_object_object_get_ex(json_at(o, "/counts"), "members", NULL));
	CU_ASSERT_PTR_NULL(json_at(o, "/counts/members"));
	CU_ASSERT_PTR_NULL(json_at(o, "/counts/owners"));
	CU_ASSERT_EQUAL(json_int(o, "/counts/invites"), 5);
	json_object_put(o);
	run_free(r);
	r = cli(&w, "members northwind --audit -o table");
	CU_ASSERT_TRUE(strstr(r->out, "members: not read   5 invites") != NULL);
	CU_ASSERT_TRUE(strstr(r->out, "0 guests") == NULL);
	run_free(r);
	world_close(&w);
}

/* 2,000 members and 150 teams: 20 pages, not one request a team. */
static void test_a_large_organization_takes_few_requests(void)
{
	static const char *const large[] = { "--members",    "2000", "--teams", "150",
					     "--rate-limit", "0",    NULL };
	struct world w;
	json_object *o;

	world_open(&w, "maria", "maria-password", large);
	o = answer(&w, "members acme --audit --json", 1);
	CU_ASSERT_TRUE(json_int(o, "/counts/members") >= 2000);
	CU_ASSERT_TRUE(json_int(o, "/requests") <= 30);
	json_object_put(o);
	world_close(&w);
}

/* ---- access -------------------------------------------------------------- */

static void test_every_way_is_told_with_its_reason(void)
{
	struct world w;
	json_object *o, *rows;

	set_up(&w, audit);
	o = answer(&w, "access northwind/checkout --can push --json", 0);
	rows = json_at(o, "/access");
	CU_ASSERT_STRING_EQUAL(json_text(row_of(rows, "/who", "nadia"), "/because"),
			       "owner of the organization");
	CU_ASSERT_EQUAL(json_int(row_of(rows, "/who", "halberry"), "/ways"), 2);
	CU_ASSERT_STRING_EQUAL(json_text(row_of(rows, "/who", "everything"), "/kind"),
			       "token");
	/* Who can only pull is not asked for. */
	CU_ASSERT_PTR_NULL(row_of(rows, "/can", "pull"));
	json_object_put(o);
	o = answer(&w, "access northwind --user halberry --json", 0);
	rows = json_at(o, "/access");
	CU_ASSERT_STRING_EQUAL(
		json_text(row_of(rows, "/where", "northwind/internal-payroll"),
			  "/because"),
		"team ops (admin)");
	CU_ASSERT_STRING_EQUAL(
		json_text(row_of(rows, "/where", "northwind/gateway"), "/can"), "pull");
	json_object_put(o);
	world_close(&w);
}

/* Docker IDs are of no case; nobody of that name is not somebody who can nothing; and
 * the ways of one are not those of all. */
static void test_access_of_one_person(void)
{
	struct world w;
	json_object *o;
	struct run *r;

	set_up(&w, audit);
	o = answer(&w, "access northwind --user Halberry --json", 0);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/access")), 8);
	json_object_put(o);
	o = answer(&w, "access northwind/checkout --user halberry --json", 0);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/access")), 2);
	json_object_put(o);
	r = cli(&w, "access northwind --user nosuch -o table");
	CU_ASSERT_TRUE(strstr(r->out, "Nobody in northwind is called that.") != NULL);
	run_free(r);
	world_close(&w);
}

/* Nobody can do anything to what is not there; and what is public is said of the one
 * that was asked for, not of the first. */
static void test_access_from_a_snapshot(void)
{
	struct world w;
	struct run *r;
	char *words;

	set_up(&w, audit);
	words = xasprintf("snapshot northwind %s/s", w.env.home);
	expect_exit(&w, words, 0, NULL);
	free(words);
	words = xasprintf("access northwind/nowhere --open %s/s", w.env.home);
	expect_exit(&w, words, 65, "no repository nowhere in northwind");
	free(words);
	words = xasprintf("access northwind/sdk --open %s/s -o table", w.env.home);
	r = cli(&w, words);
	CU_ASSERT_TRUE(strstr(r->out, "It is public") != NULL);
	run_free(r);
	free(words);
	words = xasprintf("access northwind/gateway --open %s/s -o table", w.env.home);
	r = cli(&w, words);
	CU_ASSERT_TRUE(strstr(r->out, "It is public") == NULL);
	run_free(r);
	free(words);
	world_close(&w);
}

static void test_usage(void)
{
	struct world w;

	set_up(&w, audit);
	expect_exit(&w, "access", 64, "to which repository");
	expect_exit(&w, "access northwind", 64, "--user NAME");
	expect_exit(&w, "access northwind/checkout --can fly", 64,
		    "pull, push or admin");
	expect_exit(&w, "access northwind/nowhere", 65, NULL);
	expect_exit(&w, "members northwind", 64, "--audit");
	expect_exit(&w, "members --audit", 64, "of which organization");
	expect_exit(&w, "members northwind --audt x", 64, "audit");
	world_close(&w);
}

static void test_flags_are_explained(void)
{
	struct world w;
	struct run *r;

	set_up(&w, audit);
	r = cli(&w, "members --help");
	for (size_t i = 0; i < n_audit_flags; i++)
		CU_ASSERT_TRUE(strstr(r->out, audit_flags[i].word) != NULL);
	run_free(r);
	world_close(&w);
}

CHECK_MAIN("audit_cli", test_flags_are_words_and_the_riskiest_is_first,
	   test_the_configuration_weighs_the_risk,
	   test_a_refused_list_makes_the_audit_incomplete,
	   test_what_was_not_read_is_not_counted,
	   test_a_large_organization_takes_few_requests,
	   test_every_way_is_told_with_its_reason, test_usage,
	   test_access_of_one_person, test_access_from_a_snapshot,
	   test_flags_are_explained)
