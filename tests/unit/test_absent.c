/* Removing what is not there: "already gone", but only when that is known (DESIGN 4).
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define DIGEST "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OPEN   " --allow-destructive --yes"

static void expect_gone(struct world *w, const char *words, bool gone, int status)
{
	struct run *r = cli(w, words);
	json_object *o = r->out_len ? parsed(r->out) : NULL;

	if (r->status != status || json_flag(o, "/already_gone", false) != gone)
		printf("  hubdeck %s: exit %d\n  %s%s", words, r->status, r->out,
		       r->err);
	CU_ASSERT_EQUAL(r->status, status);
	CU_ASSERT_EQUAL(json_flag(o, "/already_gone", false), gone);
	json_object_put(o);
	run_free(r);
}

/* The newest row of the journal; the caller owns it. */
static json_object *last_row(struct world *w)
{
	struct run *r = cli(w, "journal --ndjson --limit 1");
	json_object *o = parsed(r->out);

	run_free(r);
	return o;
}

static void expect_row(struct world *w, const char *member, const char *want)
{
	json_object *o = last_row(w);

	if (!str_eq(json_str(o, member), str_from(want)))
		printf("  %s: %s, wanted %s\n", member, json_str(o, member).ptr, want);
	CU_ASSERT_TRUE(str_eq(json_str(o, member), str_from(want)));
	json_object_put(o);
}

/* Parameters have more than one name; the journal knows one. */
static void test_what_it_was_is_noted(void)
{
	struct world w;

	world_open(&w, "maria", "dckr_pat_maria_rwd", NULL);
	expect_gone(&w,
		    "webhooks delete --namespace acme --repository web-app --slug "
		    "nothing" OPEN,
		    true, 0);
	expect_row(&w, "/target", "acme/web-app/nothing");
	expect_gone(
		&w,
		"registry delete-manifest --repository acme/web-app --reference " DIGEST
			OPEN " --confirm acme/web-app",
		true, 0);
	expect_row(&w, "/target", "acme/web-app@" DIGEST);
	expect_row(&w, "/digest", DIGEST);
	world_close(&w);
}

/* Of the first row; the caller owns it. */
static char *first_digest(const char *rows)
{
	char *line = xstrndup(rows, strcspn(rows, "\n"));
	json_object *o = parsed(line);
	char *digest = xstrdup(json_str(o, "/digest").ptr);

	free(line);
	json_object_put(o);
	return digest;
}

/* An invitation that was accepted is not there either. */
static void test_an_invitation(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_gone(&w, "org delete-invite --invite-id nothing" OPEN, false, 65);
	expect_gone(&w, "org delete-invite --invite-id nothing --org acme" OPEN, true,
		    0);
	expect_gone(&w, "org delete-invite --invite-id nothing --org nobody" OPEN,
		    false, 65);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET /v2/orgs/acme/invites"), 1);
	world_close(&w);
}

/* The list of the organization says that it is there: a right is missing. */
static void test_an_invitation_that_is_there(void)
{
	static const char *const args[] = { "--fail", "DELETE /v2/invites/* 404",
					    NULL };
	struct world w;
	struct run *r;
	json_object *o;
	char *words;

	world_open(&w, "maria", "maria-password", args);
	r = cli(&w, "org list-invites --org acme");
	o = parsed(r->out);
	words = xasprintf("org delete-invite --org acme --invite-id %.*s" OPEN,
			  STR_ARG(json_str(o, "/data/data/0/id")));
	expect_gone(&w, words, false, 65);
	expect_row(&w, "/state", "failed");
	free(words);
	json_object_put(o);
	run_free(r);
	world_close(&w);
}

static void test_a_manifest_of_the_registry(void)
{
	struct world w;

	world_open(&w, "maria", "dckr_pat_maria_rwd", NULL);
	expect_gone(&w,
		    "registry delete-manifest --repo acme/web-app --digest " DIGEST OPEN
		    " --confirm acme/web-app",
		    true, 0);
	expect_row(&w, "/state", "gone");
	/* It was looked at, and that cost no pull. */
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "HEAD /v2/acme/web-app/manifests/*"), 1);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "GET /v2/acme/web-app/manifests/*"), 0);
	/* Who did it, with what, to which one. */
	expect_row(&w, "/who", "maria");
	expect_row(&w, "/credential", "pat");
	expect_row(&w, "/digest", DIGEST);
	expect_gone(&w,
		    "registry delete-manifest --repo acme/ghost --digest " DIGEST OPEN
		    " --confirm acme/ghost",
		    false, 77);
	world_close(&w);
}

/* "A 202 or even a 500 may still be carried out" (CONTRACT 7): it is looked for. */
static void test_a_manifest_after_an_error(void)
{
	static const char *const args[] = { "--fail",
					    "DELETE /v2/acme/*/manifests/* 500", NULL };
	struct world w;

	world_open(&w, "maria", "dckr_pat_maria_rwd", args);
	expect_gone(&w,
		    "registry delete-manifest --repo acme/web-app --digest " DIGEST OPEN
		    " --confirm acme/web-app",
		    true, 0);
	expect_row(&w, "/state", "gone");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 1);
	world_close(&w);
}

/* What is still there may go later: it is looked at for a while, and never called gone.
 */
static void test_a_manifest_that_stays_after_an_error(void)
{
	static const char *const args[] = { "--clock-scale", "0", "--fail",
					    "DELETE /v2/acme/*/manifests/* 500", NULL };
	struct world w;
	char *digest, *words;
	struct run *r;

	world_open(&w, "maria", "dckr_pat_maria_rwd", args);
	r = cli(&w, "repos list_tags --namespace acme --repository web-app --ndjson");
	digest = first_digest(r->out);
	words = xasprintf(
		"registry delete-manifest --repo acme/web-app --digest %s" OPEN
		" --confirm acme/web-app",
		digest);
	expect_gone(&w, words, false, 69);
	expect_row(&w, "/state", "unknown");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "DELETE *"), 1);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "HEAD /v2/acme/web-app/manifests/*"), 4);
	free(words);
	free(digest);
	run_free(r);
	world_close(&w);
}

/* On Hub each digest has its own answer; of the call a 404 is the repository's. */
static void test_manifests_of_the_hub(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_gone(&w,
		    "images delete-manifests --namespace acme --repository web-app "
		    "--digests " DIGEST OPEN " --confirm acme/web-app",
		    false, 3);
	expect_row(&w, "/state", "failed");
	expect_row(&w, "/note", "1 of 1 items refused");
	expect_gone(&w,
		    "images delete-manifests --namespace acme --repository ghost "
		    "--digests " DIGEST OPEN " --confirm acme/ghost",
		    false, 65);
	world_close(&w);
}

CHECK_MAIN("absent", test_what_it_was_is_noted, test_an_invitation,
	   test_an_invitation_that_is_there, test_a_manifest_of_the_registry,
	   test_a_manifest_after_an_error, test_a_manifest_that_stays_after_an_error,
	   test_manifests_of_the_hub)
