/* `hubdeck leaver ORG USER`: what there is of somebody, and that all of it goes at
 * once, or nothing where it may not. */
#include <stdio.h>

#include "model/json.h"
#include "model/leaver.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define GO " --allow-destructive --yes --confirm northwind --no-input"

#define PETRAN "member:petran=remove team:owners=goes along token:everything=disable "

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

/* "member:petran=remove team:ops=goes along ", in the order they are told. */
static void told(json_object *o, char *buf, size_t size)
{
	json_object *rows = json_at(o, "/findings");
	size_t len = 0;

	*buf = '\0';
	for (size_t i = 0; i < json_object_array_length(rows) && len < size; i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		len += (size_t)snprintf(
			buf + len, size - len, "%s:%s=%s ", json_text(row, "/what"),
			json_text(row, "/name"), json_text(row, "/action"));
	}
}

static void expect_told(struct world *w, const char *words, int status,
			const char *want)
{
	json_object *o = answer(w, words, status);
	char got[1024];

	told(o, got, sizeof(got));
	if (strcmp(got, want) != 0)
		printf("  %s\n", got);
	CU_ASSERT_STRING_EQUAL(got, want);
	json_object_put(o);
}

static void test_what_there_is_of_somebody(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_told(&w, "leaver northwind petran --json", 0, PETRAN);
	/* By address, too, and in any case. */
	expect_told(&w, "leaver northwind PETRA@novak.example --json", 0, PETRAN);
	/* Gone long ago, and the token works still. */
	expect_told(&w, "leaver northwind wandah --json", 0, "token:loader=disable ");
	expect_told(&w, "leaver northwind kim.yung@northwind.example --json", 0,
		    "invitation:kim.yung@northwind.example=cancel ");
	expect_exit(&w, "leaver northwind nobody", 65, "nothing of nobody");
	expect_exit(&w, "leaver northwind", 64, "who leaves");
	expect_exit(&w, "leaver northwind petran --disable-tokens", 64, "--remove");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "PATCH *"), 0);
	world_close(&w);
}

static void test_all_of_it_goes_as_one_plan(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "leaver northwind petran --remove --no-input", 4,
		    "allow-destructive");
	expect_exit(&w, "leaver northwind petran --remove --dry-run --no-input", 0,
		    NULL);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	o = answer(&w, "leaver northwind petran --remove --disable-tokens --json" GO,
		   0);
	CU_ASSERT_EQUAL(json_int(o, "/planned"), 2);
	CU_ASSERT_EQUAL(json_int(o, "/done"), 2);
	json_object_put(o);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE /v2/orgs/northwind/members/petran"),
			1);
	/* The token is there, and off. */
	expect_told(&w, "leaver northwind petran --json", 0, "token:everything=none ");
	world_close(&w);
}

static enum status checked(const char *members, const char *user)
{
	struct estate e;
	struct error err = { 0 };
	enum status st;

	estate_init(&e, "acme", 1800000000);
	e.user = xstrdup("maria");
	CU_ASSERT_EQUAL(json_parse(str_from(members), &e.members, &err), ST_OK);
	st = leaver_check(&e, user, &err);
	estate_done(&e);
	return st;
}

#define ROW(name, role) "{\"username\":\"" name "\",\"role\":\"" role "\"}"

static void test_the_last_owner_stays(void)
{
	static const char two[] =
		"[" ROW("otto", "Owner") "," ROW("maria", "owner") "]";
	static const char one[] =
		"[" ROW("otto", "Owner") "," ROW("maria", "Editor") "]";

	CU_ASSERT_EQUAL(checked(two, "otto"), ST_OK);
	CU_ASSERT_EQUAL(checked(one, "Otto"), ST_GATE);
	CU_ASSERT_EQUAL(checked(two, "MARIA"), ST_GATE);
	/* Nobody of that name: there is nothing to lose. */
	CU_ASSERT_EQUAL(checked(one, "wandah"), ST_OK);
}

static void test_you_stay_and_whoever_cannot_be_judged(void)
{
	static const char *const no_members[] = { "--fixture", "audit", "--fail",
						  "GET /v2/orgs/northwind/members* 403",
						  NULL };
	static const char *const no_invites[] = { "--fixture", "audit", "--fail",
						  "GET *invites* 403", NULL };
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "leaver northwind nadia --remove" GO, 4, "is you");
	/* What will be refused is not promised. */
	expect_told(&w, "leaver northwind nadia --json", 0,
		    "member:nadia=none team:owners=none token:members-sync=disable "
		    "token:reader=disable token:scanner-2024=disable "
		    "token:scanner=disable token:nightly=disable token:mirror=disable "
		    "token:ci-publish=disable token:audit-ro=disable ");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	world_close(&w);
	world_open(&w, "nadia", "nadia-password", no_members);
	expect_exit(&w, "leaver northwind petran --remove" GO, 4, "not all members");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 0);
	world_close(&w);
	/* Open invitations of theirs may be left. */
	world_open(&w, "nadia", "nadia-password", no_invites);
	expect_exit(&w, "leaver northwind petran --remove" GO, 2, "INCOMPLETE");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 1);
	world_close(&w);
}

CHECK_MAIN("leaver", test_what_there_is_of_somebody, test_all_of_it_goes_as_one_plan,
	   test_the_last_owner_stays, test_you_stay_and_whoever_cannot_be_judged)
