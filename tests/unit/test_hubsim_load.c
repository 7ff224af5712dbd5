/* The simulated Hub under many clients at once: nothing is lost, nothing done twice. */
#include <CUnit/CUnit.h>
#include <pthread.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define TAGS    "600"
#define WORKERS 6
#define EACH    100
#define REPO    "/v2/namespaces/acme/repositories/bulk-0001"

static struct hubsim *sim;
static char maria[TOKEN_TEXT];
static char names[WORKERS * EACH][64];

struct job {
	pthread_t thread;
	size_t from; /* of names */
	unsigned done, refused;
};

/* Every tag is deleted by two of the workers: one of them is told that it was late. */
static void *delete_some(void *arg)
{
	struct job *j = arg;

	for (size_t i = 0; i < 2 * (size_t)EACH; i++) {
		char target[200];
		long status;

		snprintf(target, sizeof(target), REPO "/tags/%s",
			 names[(j->from + i) % (WORKERS * EACH)]);
		status = status_of(sim, "DELETE", target, maria);
		j->done += status == 204;
		j->refused += status == 404;
	}
	return NULL;
}

/* Meanwhile somebody reads: pages of tags and of manifests, whatever they hold. */
static void *read_on(void *arg)
{
	struct job *j = arg;

	for (int i = 0; i < 60; i++) {
		struct answer a = ask(sim, "GET",
				      i % 2 ? REPO "/manifests?page_size=100"
					    : REPO "/tags?page_size=100",
				      maria);

		j->done += a.status == 200 && a.json;
		answer_free(&a);
	}
	return NULL;
}

static void read_names(void)
{
	for (size_t page = 0; page < WORKERS * EACH / 100; page++) {
		char target[200];
		struct answer a;

		snprintf(target, sizeof(target), REPO "/tags?page_size=100&page=%zu",
			 page + 1);
		a = ask(sim, "GET", target, maria);
		CU_ASSERT_EQUAL_FATAL(rows_of(&a, "results"), 100);
		for (size_t i = 0; i < 100; i++)
			snprintf(names[100 * page + i], sizeof(names[0]), "%s",
				 row_text(&a, i, "name"));
		answer_free(&a);
	}
}

static int64_t count_of(const char *target)
{
	struct answer a = ask(sim, "GET", target, maria);
	int64_t n = number_of(&a, "count");

	answer_free(&a);
	return n;
}

/* All rows of the list of manifests. */
static size_t count_manifests(void)
{
	char target[300] = REPO "/manifests?page_size=100";
	size_t n = 0;

	while (*target) {
		struct answer a = ask(sim, "GET", target, maria);
		const char *key = text_of(&a, "last_evaluated_key");

		n += rows_of(&a, "manifests");
		*target = '\0';
		if (*key)
			snprintf(target, sizeof(target),
				 REPO "/manifests?page_size=100&last_evaluated_key=%s",
				 key);
		answer_free(&a);
	}
	return n;
}

static void test_everything_once(void)
{
	struct job deleters[WORKERS] = { 0 }, readers[2] = { 0 };
	unsigned done = 0, refused = 0;
	size_t manifests;

	sim = hubsim_start(
		(const char *const[]){ "--rate-limit", "0", "--tags", TAGS, NULL });
	CU_ASSERT_PTR_NOT_NULL_FATAL(sim);
	sign_in(sim, "maria", "maria-password", maria);
	read_names();
	manifests = count_manifests();
	for (size_t i = 0; i < WORKERS; i++) {
		deleters[i].from = i * EACH;
		pthread_create(&deleters[i].thread, NULL, delete_some, &deleters[i]);
	}
	for (size_t i = 0; i < 2; i++)
		pthread_create(&readers[i].thread, NULL, read_on, &readers[i]);
	for (size_t i = 0; i < WORKERS; i++) {
		pthread_join(deleters[i].thread, NULL);
		done += deleters[i].done;
		refused += deleters[i].refused;
	}
	for (size_t i = 0; i < 2; i++) {
		pthread_join(readers[i].thread, NULL);
		CU_ASSERT_EQUAL(readers[i].done, 60);
	}
	CU_ASSERT_EQUAL(done, WORKERS * EACH);
	CU_ASSERT_EQUAL(refused, WORKERS * EACH);
	CU_ASSERT_EQUAL(count_of(REPO "/tags"), 0);
	CU_ASSERT_EQUAL(count_manifests(), manifests);
	hubsim_stop(sim);
}

/* Faults strike some of them, and the others get what they asked for. */
static void test_among_faults(void)
{
	struct job readers[WORKERS] = { 0 };
	unsigned done = 0;

	sim = hubsim_start((const char *const[]){
		"--rate-limit", "0", "--tags", TAGS, "--latency", "2", "--fail",
		"GET */tags* truncate n=7", "--fail", "GET */manifests* reset n=9",
		"--fail", "GET */tags* slow:200000 n=5", "--fail",
		"GET */manifests* 500 n=4", NULL });
	CU_ASSERT_PTR_NOT_NULL_FATAL(sim);
	sign_in(sim, "maria", "maria-password", maria);
	for (size_t i = 0; i < WORKERS; i++)
		pthread_create(&readers[i].thread, NULL, read_on, &readers[i]);
	for (size_t i = 0; i < WORKERS; i++) {
		pthread_join(readers[i].thread, NULL);
		done += readers[i].done;
	}
	CU_ASSERT_EQUAL(done, 60 * WORKERS - 7 - 9 - 4);
	hubsim_stop(sim);
}

CHECK_MAIN("hubsim: load", test_everything_once, test_among_faults)
