/* Fewer bytes for the same frame. */
#include "tests/check.h"
#include "ui/shorten.h"

static void check(const char *from, const char *to)
{
	char buf[128];
	size_t n = strlen(from);

	memcpy(buf, from, n);
	n = shorten(buf, n, 24);
	CU_ASSERT_EQUAL(n, strlen(to));
	CU_ASSERT_EQUAL(memcmp(buf, to, n), 0);
}

static void test_shorter(void)
{
	check("\0337\033[4;20r\0338\n\033[1;24r\033[19;1H \033[20d\b>",
	      "\0337\033[4;20r\0338\n\033[r\033[19H \033[20d\b>");
}

static void test_the_rest_stays(void)
{
	check("", "");
	check("1;24r ;1H", "1;24r ;1H");
	check("\033[1;23r\033[2;24r\033[1;1r", "\033[1;23r\033[2;24r\033[1;1r");
	check("\033[19;11H\033[19;41H\033[H", "\033[19;11H\033[19;41H\033[H");
	check("\033[0;1m\033[?25l\033[K", "\033[0;1m\033[?25l\033[K");
}

static void test_cut_short(void)
{
	check("\033", "\033");
	check("\033[", "\033[");
	check("\033[1;24", "\033[1;24");
	check("\033[\033[5;1H", "\033[\033[5H");
}

CHECK_MAIN("shorten", test_shorter, test_the_rest_stays, test_cut_short)
