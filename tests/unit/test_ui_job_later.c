/*
 * What the registry promises, or does not answer clearly, and does later: it is looked
 * for, and not taken for refused (CONTRACT 7).
 */
#include <stdio.h>

#include "tests/check.h"
#include "tests/harness/job_rig.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

enum { MANIFESTS = 3, PARTLY = 3 };

/* Manifests without a tag, of a Hub that leaves them to the registry. */
static void set_up(struct job_rig *r)
{
	rig_open(r, hubdeck_main);
	rig_next(r);
	r->mode = RIG_UNTAGGED;
	for (int i = 0; i < MANIFESTS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_push(r, name, 50 + i, NULL);
		rig_remove(r, name);
	}
	CU_ASSERT_TRUE_FATAL(rig_plan(r));
	CU_ASSERT_EQUAL(r->n, MANIFESTS);
	rig_fault(r, "DELETE */repositories/*/manifests 405");
}

static void apply(struct job_rig *r, bool resume, int status)
{
	struct run *run = rig_apply(r, resume, NULL, NULL);

	if (run->status != status)
		printf("  exit %d: %s\n", run->status, run->err);
	CU_ASSERT_EQUAL(run->status, status);
	run_free(run);
	rig_settle(r);
	rig_check(r, !status);
	CU_ASSERT_EQUAL(r->bad, 0);
}

static void tear_down(struct job_rig *r)
{
	rig_close(r);
}

static void test_an_error_may_be_a_promise(void)
{
	struct job_rig r;

	set_up(&r);
	rig_fault(&r, "DELETE */manifests/* after-500 n=1");
	rig_fault(&r, "DELETE */manifests/* after-reset n=1");
	apply(&r, false, 0);
	CU_ASSERT_EQUAL(hubsim_count(r.hub, "DELETE /v2/acme/*"), MANIFESTS);
	CU_ASSERT_EQUAL(rig_count(&r, "done") + rig_count(&r, "gone"), MANIFESTS);
	tear_down(&r);
}

/* It is a 404, too, and says nothing of the manifest. */
static void test_a_block_is_no_proof(void)
{
	struct job_rig r;

	set_up(&r);
	rig_fault(&r, "DELETE */manifests/* 500 n=1");
	rig_fault(&r, "HEAD */manifests/* abuse404 n=1");
	apply(&r, false, PARTLY);
	CU_ASSERT_TRUE(rig_count(&r, "unknown") > 0);
	rig_clear_faults(&r);
	apply(&r, true, 0);
	CU_ASSERT_EQUAL(rig_count(&r, "done"), MANIFESTS);
	tear_down(&r);
}

int main(int argc, char **argv)
{
	if (!run_preloaded(argv, "faults.so clock.so")) {
		puts("0 passed, 0 failed");
		return EXIT_SUCCESS;
	}
	return CHECK_RUN("job_later", argc, argv, test_an_error_may_be_a_promise,
			 test_a_block_is_no_proof);
}
