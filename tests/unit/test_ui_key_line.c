/* What is left of a line of keys where there is no room for all. */
#include "ui/key_line.h"

#include "tests/check.h"

static const char *fit(const char *keys, int cols)
{
	static char buf[200];

	key_line_fit(keys, cols, buf, sizeof(buf));
	return buf;
}

static void test_all_of_it_as_it_is(void)
{
	CU_ASSERT_STRING_EQUAL(fit("R refresh   j k scroll  Esc back", 32),
			       "R refresh   j k scroll  Esc back");
	CU_ASSERT_STRING_EQUAL(fit("", 10), "");
}

static void test_the_way_out_stays(void)
{
	const char *keys = "F9 send  Enter edit  Space resend  r role  Esc back";

	CU_ASSERT_STRING_EQUAL(fit(keys, 50),
			       "F9 send  Enter edit  Space resend  Esc back");
	CU_ASSERT_STRING_EQUAL(fit(keys, 30), "F9 send  Enter edit  Esc back");
	CU_ASSERT_STRING_EQUAL(fit(keys, 17), "F9 send  Esc back");
	CU_ASSERT_STRING_EQUAL(fit(keys, 16), "Esc back");
	CU_ASSERT_STRING_EQUAL(fit(keys, 3), "Esc back");
	/* Blanks are room, too. */
	CU_ASSERT_STRING_EQUAL(fit("x stop   Esc back", 16), "x stop  Esc back");
}

static void test_help_goes_before_the_way_out_only(void)
{
	const char *keys = "z pause   x stop after this one   Esc background   ? help";

	CU_ASSERT_STRING_EQUAL(fit(keys, 53), "z pause  Esc background  ? help");
	CU_ASSERT_STRING_EQUAL(fit(keys, 30), "Esc background  ? help");
	CU_ASSERT_STRING_EQUAL(fit(keys, 20), "Esc background");
	CU_ASSERT_STRING_EQUAL(fit("= review  v members  ? help", 20),
			       "= review  ? help");
}

CHECK_MAIN("ui_key_line", test_all_of_it_as_it_is, test_the_way_out_stays,
	   test_help_goes_before_the_way_out_only)
