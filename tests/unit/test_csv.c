/* What the Hub exports as CSV. */
#include "model/csv.h"

#include <stdio.h>

#include "tests/check.h"

static void expect(const char *text, size_t len, const char *want)
{
	json_object *rows = csv_rows((struct str){ text, len });
	const char *got = json_object_to_json_string_ext(
		rows, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

	if (strcmp(got, want) != 0)
		printf("  want %s\n  got  %s\n", want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	json_object_put(rows);
}

#define EXPECT(text, want) expect(text, sizeof(text) - 1, want)

static void test_lines_become_rows(void)
{
	EXPECT("a,b\r\n1,2\r\n3,4\r\n",
	       "[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\",\"b\":\"4\"}]");
	EXPECT("a,b\n1,2", "[{\"a\":\"1\",\"b\":\"2\"}]");
	EXPECT("\xEF\xBB\xBF"
	       "a\n1\n",
	       "[{\"a\":\"1\"}]");
	EXPECT("a,b\n,\n\n\r\n", "[{\"a\":\"\",\"b\":\"\"}]");
	EXPECT("a\n", "[]");
	EXPECT("", "[]");
}

static void test_quotes(void)
{
	EXPECT("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n",
	       "[{\"a\":\"x, y\",\"b\":\"say \\\"hi\\\"\"}]");
	EXPECT("a,b\n\"two\nlines\",2\n", "[{\"a\":\"two\\nlines\",\"b\":\"2\"}]");
	EXPECT("\"a,\",b\n1,2\n", "[{\"a,\":\"1\",\"b\":\"2\"}]");
	EXPECT("a\nx\"y\"\n", "[{\"a\":\"x\\\"y\\\"\"}]");
	EXPECT("a\n\"never ends", "[{\"a\":\"never ends\"}]");
	EXPECT("a\n\"\"", "[{\"a\":\"\"}]");
}

static void test_what_is_not_as_it_should_be(void)
{
	EXPECT("a,b\n1\n1,2,3\n", "[{\"a\":\"1\"},{\"a\":\"1\",\"b\":\"2\"}]");
	EXPECT("a\n\xff\xc3\n", "[{\"a\":\"\xEF\xBF\xBD\xEF\xBF\xBD\"}]");
	EXPECT("a\nx\0y\n", "[{\"a\":\"x\\u0000y\"}]");
	EXPECT("a\nx\ry\r\n", "[{\"a\":\"x\\ry\"}]");
}

CHECK_MAIN("csv", test_lines_become_rows, test_quotes, test_what_is_not_as_it_should_be)
