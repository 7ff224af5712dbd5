/* The test runner itself: a test can pass, and one can be chosen by its name. */
#include "tests/check.h"

static void test_chooses_all_without_arguments(void)
{
	char prog[] = "prog";
	char *argv[] = { prog, NULL };

	CU_ASSERT_TRUE(check_wanted("test_a", 1, argv));
}

static void test_chooses_by_name(void)
{
	char prog[] = "prog", name[] = "test_b";
	char *argv[] = { prog, name, NULL };

	CU_ASSERT_TRUE(check_wanted("test_b", 2, argv));
	CU_ASSERT_FALSE(check_wanted("test_a", 2, argv));
}

CHECK_MAIN("check", test_chooses_all_without_arguments, test_chooses_by_name)
