/* The sanitizer: what a terminal gets, and how wide it is. */
#include "model/show.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { WIDE = 200 };

/* Shows `s` in `cols` columns: it must read `want` and report `want_cols`. */
static void expect(struct str s, enum charset charset, int cols, const char *want,
		   int want_cols)
{
	char buf[SHOW_BYTES(WIDE)];
	int used = -1;
	size_t len = show_text(s, charset, cols, buf, sizeof(buf), &used);

	CU_ASSERT_STRING_EQUAL(buf, want);
	CU_ASSERT_EQUAL(len, strlen(want));
	CU_ASSERT_EQUAL(used, want_cols);
	if (cols == WIDE)
		CU_ASSERT_EQUAL(show_width(s, charset, WIDE), want_cols);
}

#define SHOWN(bytes, want, cols)     expect(STR(bytes), CHARSET_UTF8, WIDE, want, cols)
#define CUT(bytes, cols, want, used) expect(STR(bytes), CHARSET_UTF8, cols, want, used)
#define ASCII(bytes, cols, want, used)                                                 \
	expect(STR(bytes), CHARSET_ASCII, cols, want, used)

static void test_plain_text_is_itself(void)
{
	SHOWN("", "", 0);
	SHOWN("acme/web-app:v1.2.3 ~", "acme/web-app:v1.2.3 ~", 21);
	SHOWN("Zürich", "Zürich", 6);
	SHOWN("%s%n [red] #[fg=red] \\x1b", "%s%n [red] #[fg=red] \\x1b", 25);
	expect((struct str){ NULL, 0 }, CHARSET_UTF8, 5, "", 0);
}

static void test_every_control_is_one_glyph(void)
{
	for (unsigned c = 0; c < 0x100; c++) {
		char in[3] = { 'A', (char)c, 'B' }, want[8] = "A";
		uint32_t cp = c == 0x7F ? 0x2421 : c < 0x20 ? 0x2400 + c : c;
		size_t n = 1 + utf8_put(c < 0x80 ? cp : UTF8_BAD, want + 1);

		want[n] = 'B';
		expect((struct str){ in, 3 }, CHARSET_UTF8, WIDE, want, 3);
		want[1] = c >= 0x20 && c < 0x7F ? (char)c : '?';
		want[2] = 'B';
		want[3] = '\0';
		expect((struct str){ in, 3 }, CHARSET_ASCII, WIDE, want, 3);
	}
	SHOWN("\xC2\x9B\xC2\x85", "\xEF\xBF\xBD\xEF\xBF\xBD", 2);
}

static void test_line_breaks_stay_in_the_line(void)
{
	SHOWN("a\tb\r\nc", "a␉b␍␊c", 6);
	SHOWN("a\xE2\x80\xA8"
	      "b\xE2\x80\xA9",
	      "a<U+2028>b<U+2029>", 18);
}

static void test_hidden_characters_are_told(void)
{
	static const uint32_t hidden[] = {
		0x00AD,  0x034F,  0x061C,  0x115F,   0x1160,  0x17B4,  0x180E,  0x200B,
		0x200C,  0x200D,  0x200E,  0x200F,   0x202A,  0x202B,  0x202C,  0x202D,
		0x202E,  0x2060,  0x2061,  0x2062,   0x2063,  0x2064,  0x2066,  0x2067,
		0x2068,  0x2069,  0x206F,  0x3164,   0xFE00,  0xFE0F,  0xFEFF,  0xFFA0,
		0xFFF9,  0xFFFA,  0xFFFB,  0xE000,   0xFFFE,  0x1D173, 0xE0001, 0xE0041,
		0xE007F, 0xE0100, 0xF0000, 0x10FFFF, 0x1F3FB, 0x4DC0,  0x0378,
	};

	for (size_t i = 0; i < COUNT(hidden); i++) {
		char in[8] = "A", want[20];
		size_t n = 1 + utf8_put(hidden[i], in + 1);

		in[n++] = 'B';
		snprintf(want, sizeof(want), "A<U+%04X>B", (unsigned)hidden[i]);
		expect((struct str){ in, n }, CHARSET_UTF8, WIDE, want,
		       (int)strlen(want));
		expect((struct str){ in, n }, CHARSET_ASCII, WIDE, want,
		       (int)strlen(want));
	}
	SHOWN("A\xE2\x80\xAEtxt.exe", "A<U+202E>txt.exe", 16);
}

static void test_invalid_bytes_cost_their_subpart(void)
{
	SHOWN("a\xC0\xAFz", "a\xEF\xBF\xBD\xEF\xBF\xBDz", 4);
	SHOWN("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3);
	SHOWN("\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
	      4);
	SHOWN("\xE2\x82", "\xEF\xBF\xBD", 1);
	SHOWN("\xF0\x9F\x92!", "\xEF\xBF\xBD!", 2);
}

static void test_wide_characters_take_two(void)
{
	SHOWN("日本", "日本", 4);
	SHOWN("\xF0\x9F\x90\xB3", "\xF0\x9F\x90\xB3", 2);
	SHOWN("한", "한", 2);
	SHOWN("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", /* the same, in three letters */
	      "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2);
	SHOWN("±§", "±§", 2);
}

static void test_emoji_sequences_are_taken_apart(void)
{
	SHOWN("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
	      "\xF0\x9F\x91\xA9<U+200D>\xF0\x9F\x92\xBB", 12);
	SHOWN("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "\xF0\x9F\x91\x8D<U+1F3FD>", 11);
	SHOWN("\xE2\x9D\xA4\xEF\xB8\x8F!", "\xE2\x9D\xA4!", 2);
	SHOWN("v1\xEF\xB8\x8F", "v1<U+FE0F>", 10);
	SHOWN("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
	      2);
	SHOWN("\xF0\x9F\x87\xA9", "<U+1F1E9>", 9);
	SHOWN("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xA9",
	      "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA<U+1F1E9>", 11);
}

#define MARK "\xCC\x81"

static void test_marks_are_few_and_stand_on_something(void)
{
	SHOWN("e" MARK "x", "e" MARK "x", 2);
	SHOWN(MARK "x", "\xE2\x97\x8C" MARK "x", 2);
	SHOWN("e" MARK MARK MARK MARK MARK MARK, "e" MARK MARK MARK MARK, 1);
	SHOWN("\n" MARK, "␊\xE2\x97\x8C" MARK, 2);
	SHOWN("\xE2\x80\x8B" MARK, "<U+200B>\xE2\x97\x8C" MARK, 9);
	SHOWN("\xE0\xA4\x95\xE0\xA4\xBF", "\xE0\xA4\x95\xE0\xA4\xBF", 2);
	SHOWN("日" MARK, "日" MARK, 2);
}

static void test_many_marks_are_bounded(void)
{
	enum { N = 10000 };
	char *in = xmalloc(N * 2), buf[SHOW_BYTES(10)];
	int used;

	for (size_t i = 0; i < N; i++)
		memcpy(in + 2 * i, MARK, 2);
	CU_ASSERT_EQUAL(show_text((struct str){ in, (size_t)N * 2 }, CHARSET_UTF8, 10,
				  buf, sizeof(buf), &used),
			3 + 4 * 2);
	CU_ASSERT_EQUAL(used, 1);
	free(in);
}

static void test_cuts_show_an_ellipsis(void)
{
	CUT("abcdef", 6, "abcdef", 6);
	CUT("abcdef", 5, "abcd…", 5);
	CUT("abcdef", 1, "…", 1);
	CUT("abcdef", 0, "", 0);
	CUT("abcdef", -3, "", 0);
	CUT("a", 1, "a", 1);
	CUT("abcdefghijklmnopqrstuvwxyz", 20, "abcdefghijklmnopqrs…", 20);
	CUT("日本語", 6, "日本語", 6);
	CUT("日本語", 5, "日本…", 5);
	CUT("日本語", 4, "日…", 3);
	CUT("日本語", 1, "…", 1);
	CUT("ab日", 3, "ab…", 3);
	CUT("abc" MARK "d", 3, "ab…", 3);
	CUT("abc" MARK, 3, "abc" MARK, 3);
	CUT("abc" MARK "d", 4, "abc" MARK "d", 4);
	CUT("a\xE2\x80\xAEz", 9, "a…", 2);
	CUT("a\xE2\x80\xAEz", 10, "a<U+202E>z", 10);
	CUT("a\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 2, "a…", 2);
	ASCII("abcdef", 5, "abcd~", 5);
}

static void test_ascii_terminals_get_question_marks(void)
{
	ASCII("Zürich", WIDE, "Z?rich", 6);
	ASCII("日本", WIDE, "????", 4);
	ASCII("日本", 3, "??~", 3);
	ASCII("caf\x65" MARK, WIDE, "caf?", 4);
	ASCII(MARK, WIDE, "?", 1);
	ASCII("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", WIDE, "??", 2);
	ASCII("\x80", WIDE, "?", 1);
}

static void test_small_buffers_are_never_overrun(void)
{
	const struct str all[] = {
		STR("abcdefghijklmnop"),
		STR("日本語日本語"),
		STR("e" MARK MARK MARK MARK "\n\xE2\x80\xAE\xF0\x9F\x90\xB3zz"),
	};

	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t size = 0; size < 48; size++) {
			char *buf = xmalloc(size);
			int used;
			size_t n =
				show_text(all[i], CHARSET_UTF8, WIDE, buf, size, &used);

			CU_ASSERT_TRUE(n < size || (!size && !n));
			CU_ASSERT_TRUE(!size || !buf[n]);
			CU_ASSERT_TRUE(utf8_valid((struct str){ buf, n }, NULL));
			CU_ASSERT_EQUAL(
				show_width((struct str){ buf, n }, CHARSET_UTF8, WIDE),
				used);
			free(buf);
		}
}

/* What is shown is its own picture: showing it again changes nothing. */
static void test_every_character_is_stable(void)
{
	size_t wrong = 0;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char in[4], once[SHOW_BYTES(20)], twice[SHOW_BYTES(20)];
		int a, b;
		size_t n = show_text((struct str){ in, utf8_put(cp, in) }, CHARSET_UTF8,
				     20, once, sizeof(once), &a);

		show_text((struct str){ once, n }, CHARSET_UTF8, 20, twice,
			  sizeof(twice), &b);
		wrong += a != b || a < 1 || strcmp(once, twice) != 0;
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void test_width_stops_at_the_limit(void)
{
	CU_ASSERT_EQUAL(show_width(STR("abcdef"), CHARSET_UTF8, 3), 3);
	CU_ASSERT_EQUAL(show_width(STR("a日"), CHARSET_UTF8, 2), 2);
	CU_ASSERT_EQUAL(show_width(STR("abc"), CHARSET_UTF8, 0), 0);
	CU_ASSERT_EQUAL(show_width(STR("abc"), CHARSET_UTF8, -1), 0);
}

static void escaped(struct str s, const char *want, bool want_flag)
{
	char buf[80];
	bool flag = !want_flag;

	CU_ASSERT_EQUAL(show_escaped(s, buf, sizeof(buf), &flag), strlen(want));
	CU_ASSERT_STRING_EQUAL(buf, want);
	CU_ASSERT_EQUAL(flag, want_flag);
}

static void test_escaped_hides_nothing(void)
{
	char buf[8];

	escaped(STR("acme/alpine"), "acme/alpine", false);
	escaped(STR("аlpine"), "\\u0430lpine", true);
	escaped(STR("a\xE2\x80\x8B"), "a\\u200b", true);
	escaped(STR("\xF0\x9F\x90\xB3"), "\\U0001f433", true);
	escaped(STR("a\\b\n\x7F"), "a\\\\b\\x0a\\x7f", true);
	escaped(STR("\xE2\x82!"), "\\xe2\\x82!", true);
	escaped(STR("a\0b"), "a\\x00b", true);
	CU_ASSERT_EQUAL(show_escaped(STR("abc\xD0\xB0"), buf, sizeof(buf), NULL), 3);
	CU_ASSERT_STRING_EQUAL(buf, "abc");
	CU_ASSERT_EQUAL(show_escaped(STR("abc"), buf, 0, NULL), 0);
}

static void test_line_is_whole(void)
{
	char *line = show_line(STR("a\xC2\xAD\x1B[31m\r\n"), CHARSET_UTF8);

	CU_ASSERT_STRING_EQUAL(line, "a<U+00AD>␛[31m␍␊");
	free(line);
	line = show_line(STR(""), CHARSET_ASCII);
	CU_ASSERT_STRING_EQUAL(line, "");
	free(line);
}

CHECK_MAIN("show", test_plain_text_is_itself, test_every_control_is_one_glyph,
	   test_line_breaks_stay_in_the_line, test_hidden_characters_are_told,
	   test_invalid_bytes_cost_their_subpart, test_wide_characters_take_two,
	   test_emoji_sequences_are_taken_apart,
	   test_marks_are_few_and_stand_on_something, test_many_marks_are_bounded,
	   test_cuts_show_an_ellipsis, test_ascii_terminals_get_question_marks,
	   test_small_buffers_are_never_overrun, test_every_character_is_stable,
	   test_width_stops_at_the_limit, test_escaped_hides_nothing,
	   test_line_is_whole)
