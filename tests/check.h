#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

/*
 * The end of every test program:
 *
 *     CHECK_MAIN("table", test_append, test_sort)
 *
 * One file in tests/unit/ is one program: a crash takes no other test along,
 * and make runs them in parallel.  A program that gets arguments runs only the
 * tests named by them.  The last line it prints, "N passed, N failed", counts
 * tests; `make check` adds these lines up, and takes a program without one for
 * a failure.
 */

#include <CUnit/Basic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* CHECK_MAIN for a program whose main() has something else to do first. */
#define CHECK_RUN(suite, argc, argv, ...)                                              \
	check_run(suite, (void (*const[])(void)){ __VA_ARGS__ },                       \
		  sizeof((void (*const[])(void)){ __VA_ARGS__ }) /                     \
			  sizeof(void (*)(void)),                                      \
		  #__VA_ARGS__, argc, argv)

#define CHECK_MAIN(suite, ...)                                                         \
	int main(int argc, char **argv)                                                \
	{                                                                              \
		return CHECK_RUN(suite, argc, argv, __VA_ARGS__);                      \
	}

static inline bool check_wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], name))
			return true;
	return argc < 2;
}

/* Lines go out at once, or a process that a test forks would print them again. */
static inline int check_run(const char *suite, void (*const tests[])(void), size_t n,
			    const char *names, int argc, char **argv)
{
	unsigned run, bad;
	CU_pSuite s;

	setvbuf(stdout, NULL, _IOLBF, 0);
	CU_initialize_registry();
	s = CU_add_suite(suite, NULL, NULL);
	for (size_t i = 0; i < n; i++) {
		size_t len = strcspn(names, ", ");
		char name[80];

		snprintf(name, sizeof(name), "%.*s", (int)len, names);
		if (check_wanted(name, argc, argv))
			CU_add_test(s, name, tests[i]);
		names += len;
		names += strspn(names, ", ");
	}
	CU_basic_set_mode(CU_BRM_VERBOSE);
	CU_basic_run_tests();
	run = CU_get_number_of_tests_run();
	bad = CU_get_number_of_tests_failed();
	CU_cleanup_registry();
	printf("%u passed, %u failed\n", run - bad, bad);
	return bad || !run ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
