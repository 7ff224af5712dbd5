/* Bytes from the terminal become keys; what the terminal answers never does. */
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/keys.h"

static void feed(struct keys *k, const char *bytes)
{
	keys_feed(k, bytes, strlen(bytes));
}

/* The keys in these bytes, by name: "Up j Esc". */
static const char *names(struct keys *k)
{
	static char out[256];
	size_t n = 0;
	uint32_t key;

	out[0] = '\0';
	while ((key = keys_next(k)) && n < sizeof(out)) {
		char buf[16];
		const char *name = key == K_LOST    ? "LOST"
				   : key == K_FENCE ? "FENCE"
						    : key_name(key, buf, sizeof(buf));

		n += (size_t)snprintf(out + n, sizeof(out) - n, "%s%s", n ? " " : "",
				      name);
	}
	return out;
}

static void check(const char *bytes, const char *want)
{
	struct keys *k = keys_new();
	const char *got;

	feed(k, bytes);
	got = names(k);
	if (strcmp(got, want) != 0)
		printf("    wanted \"%s\", got \"%s\"\n", want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	keys_free(k);
}

static void test_characters(void)
{
	check("jk", "j k");
	check("\r\n\t \x7f\x08", "Enter Enter Tab Space Backspace Backspace");
	check("\x03\x04\x1a", "Ctrl-C Ctrl-D Ctrl-Z");
	check("\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80",
	      "\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80");
	check("\xff\xc0\xafj", "LOST LOST LOST j");
}

static void test_sequences(void)
{
	check("\033[A\033[B\033[C\033[D", "Up Down Right Left");
	check("\033OA\033OB\033OP\033OS", "Up Down F1 F4");
	check("\033[1~\033[4~\033[5~\033[6~\033[2~\033[3~",
	      "Home End PgUp PgDn Ins Del");
	check("\033[H\033[F\033[7~\033[8~\033[Z", "Home End Home End S-Tab");
	check("\033[11~\033[15~\033[17~\033[24~", "F1 F5 F6 F12");
	check("\033[[A\033[[E", "F1 F5");
	check("\033Om\033Oy\033OM", "- 9 Enter");
	check("\033[1;5A\033[99~j", "LOST LOST j");
}

static void test_answers_are_no_keys(void)
{
	check("\033[24;1Rj", "j");
	check("\033]11;rgb:0000/0000/0000\ajD", "j D");
	check("\033]11;rgb:0/0/0\033\\j", "j");
	check("\033P1$r0m\033\\j", "j");
	check("\033_Gi=1;OK\033\\j", "j");
	check("\033XyD\033\\j", "j");
	check("\033^yD\033\\j", "j");
	check("\x98yD\033\\j", "j");
	check("\xc2\x98yD\033\\j", "j");
	check("\033[?62;22c\033[>0;276;0c\033[?2026;2$yj", "j");
	check("\033[I\033[Oj", "j");
	check("\033[M !!\033[<0;33;1M\033[<0;33;1mj", "j");
	check("\033[0nj", "FENCE j");
	check("\x9b"
	      "24;1Rj",
	      "j");
	check("\xc2\x9b"
	      "24;1Rj",
	      "j");
}

static void test_split_reads(void)
{
	static const char bytes[] = "\033[A\xe4\xb8\xad\033[6~\033]0;x\aq";
	struct keys *k = keys_new();
	char all[128] = "";

	for (size_t i = 0; i + 1 < sizeof(bytes); i++) {
		const char *got;

		keys_feed(k, bytes + i, 1);
		got = names(k);
		strncat(all, got, sizeof(all) - strlen(all) - 2);
		if (*got)
			strncat(all, " ", 2);
	}
	CU_ASSERT_STRING_EQUAL(all, "Up \xe4\xb8\xad PgDn q ");
	keys_free(k);
}

static void test_lone_escape(void)
{
	struct keys *k = keys_new();

	feed(k, "\033");
	CU_ASSERT_EQUAL(keys_next(k), 0);
	CU_ASSERT_TRUE(keys_pending(k));
	keys_flush(k);
	CU_ASSERT_EQUAL(keys_next(k), K_ESC);
	CU_ASSERT_FALSE(keys_pending(k));
	feed(k, "\033q\033\033[A");
	CU_ASSERT_STRING_EQUAL(names(k), "Esc q Esc Up");
	keys_free(k);
}

/* Half an answer that comes late must not turn into the keys "0" and "n". */
static void test_slow_answer(void)
{
	struct keys *k = keys_new();

	feed(k, "\033[");
	CU_ASSERT_EQUAL(keys_next(k), 0);
	keys_flush(k);
	CU_ASSERT_EQUAL(keys_next(k), 0);
	feed(k, "0nj");
	CU_ASSERT_STRING_EQUAL(names(k), "FENCE j");
	keys_free(k);
}

static void test_way_out_of_an_answer(void)
{
	struct keys *k = keys_new();

	feed(k, "\033]"); /* Alt-] */
	CU_ASSERT_EQUAL(keys_next(k), 0);
	CU_ASSERT_TRUE(keys_pending(k));
	keys_flush(k);
	CU_ASSERT_STRING_EQUAL(names(k), "LOST");
	feed(k, "j");
	CU_ASSERT_STRING_EQUAL(names(k), "j");
	feed(k, "\033]never ended\003j");
	CU_ASSERT_STRING_EQUAL(names(k), "Ctrl-C j");
	feed(k, "\033]never ended\033");
	CU_ASSERT_EQUAL(keys_next(k), 0);
	keys_flush(k);
	CU_ASSERT_STRING_EQUAL(names(k), "Esc");
	keys_free(k);
}

static void test_paste(void)
{
	struct keys *k = keys_new();
	const char *text;
	size_t len;

	feed(k, "a\033[200~yes\nD\033[A");
	CU_ASSERT_STRING_EQUAL(names(k), "a");
	feed(k, "\033[201~b");
	CU_ASSERT_EQUAL(keys_next(k), K_PASTE);
	text = keys_paste(k, &len);
	CU_ASSERT_EQUAL(len, 8);
	CU_ASSERT_TRUE(!strncmp(text, "yes\nD\033[A", 8));
	CU_ASSERT_STRING_EQUAL(names(k), "b");
	keys_free(k);
}

static void test_paste_is_bounded(void)
{
	struct keys *k = keys_new();
	char block[1000];
	size_t len;

	memset(block, 'x', sizeof(block));
	feed(k, "\033[200~");
	for (int i = 0; i < 100; i++) {
		keys_feed(k, block, sizeof(block));
		CU_ASSERT_EQUAL(keys_next(k), 0);
	}
	feed(k, "\033[201~j");
	CU_ASSERT_EQUAL(keys_next(k), K_PASTE);
	keys_paste(k, &len);
	CU_ASSERT_EQUAL(len, 64 << 10);
	CU_ASSERT_STRING_EQUAL(names(k), "j");
	keys_free(k);
}

static void test_paste_never_ended(void)
{
	struct keys *k = keys_new();

	feed(k, "\033[200~half\003more\003");
	CU_ASSERT_EQUAL(keys_next(k), 0);
	CU_ASSERT_TRUE(keys_pending(k));
	keys_flush(k);
	CU_ASSERT_STRING_EQUAL(names(k), "Ctrl-C");
	feed(k, "j");
	CU_ASSERT_STRING_EQUAL(names(k), "j");
	keys_free(k);
}

/* Keys are dropped, but not the middle of something. */
static void test_drop(void)
{
	struct keys *k = keys_new();

	feed(k, "yyy\033[");
	keys_drop(k);
	feed(k, "Aj");
	CU_ASSERT_STRING_EQUAL(names(k), "Up j");
	feed(k, "y\033[200~yes");
	keys_drop(k);
	feed(k, "y\033[201~j");
	CU_ASSERT_STRING_EQUAL(names(k), "Paste j");
	keys_free(k);
}

static void test_terminfo_keys(void)
{
	struct keys *k = keys_new();

	keys_define(k, "\033[[5~", K_F5);
	keys_define(k, "\033?x", K_PGUP);
	keys_define(k, "j", K_F12); /* one byte stays what it is */
	feed(k, "\033[[5~\033?xj\033[[A");
	CU_ASSERT_STRING_EQUAL(names(k), "F5 PgUp j F1");
	feed(k, "\033[[5");
	CU_ASSERT_EQUAL(keys_next(k), 0);
	feed(k, "~");
	CU_ASSERT_STRING_EQUAL(names(k), "F5");
	keys_free(k);
}

static void expect_mouse(const char *bytes, enum mouse_what what, int row, int col)
{
	struct keys *k = keys_new();
	struct mouse m;

	keys_mouse_on(k, true);
	feed(k, bytes);
	CU_ASSERT_EQUAL(keys_next(k), K_MOUSE);
	m = keys_mouse(k);
	CU_ASSERT_EQUAL(m.what, what);
	CU_ASSERT_EQUAL(m.row, row);
	CU_ASSERT_EQUAL(m.col, col);
	CU_ASSERT_EQUAL(keys_next(k), 'j');
	keys_free(k);
}

static void test_the_mouse(void)
{
	expect_mouse("\033[<0;5;7Mj", MOUSE_CLICK, 6, 4);
	expect_mouse("\033[<64;1;1Mj", MOUSE_WHEEL_UP, 0, 0);
	expect_mouse("\033[<65;223;50Mj", MOUSE_WHEEL_DOWN, 49, 222);
}

/* Releases, other buttons, and what is no report. */
static void test_other_mouse_reports_are_no_keys(void)
{
	static const char *const reports[] = {
		"\033[<0;5;7mj",   "\033[<2;5;7Mj",  "\033[<35;5;7Mj",
		"\033[<4;5;7Mj",   "\033[<0;0;7Mj",  "\033[<0;5Mj",
		"\033[<0;5;7;1Mj", "\033[<;;Mj",     "\033[<0;99999999999;7Mj",
		"\033[M !!j",      "\033[<0;-1;7Mj",
	};

	for (size_t i = 0; i < COUNT(reports); i++) {
		struct keys *k = keys_new();

		keys_mouse_on(k, true);
		feed(k, reports[i]);
		CU_ASSERT_STRING_EQUAL(names(k), "j");
		keys_free(k);
	}
}

/* Somebody else's report, as long as ours are not asked for (E16). */
static void test_the_mouse_is_off_at_first(void)
{
	check("\033[<0;5;7Mj\033[<65;1;1Mk", "j k");
}

static void test_names_round_trip(void)
{
	static const uint32_t keys[] = { 'j',        ' ',    '?',  K_ESC, K_ENTER,
					 K_UP,       K_PGDN, K_F1, K_F12, K_BACKTAB,
					 'D' & 0x1f, 0xe9,   'F' };
	char buf[16];

	for (size_t i = 0; i < COUNT(keys); i++)
		CU_ASSERT_EQUAL(key_parse(key_name(keys[i], buf, sizeof(buf))),
				keys[i]);
	CU_ASSERT_EQUAL(key_parse("F13"), 0);
	CU_ASSERT_EQUAL(key_parse("Ctrl-"), 0);
	CU_ASSERT_EQUAL(key_parse(""), 0);
	CU_ASSERT_EQUAL(key_parse("nonsense"), 0);
}

CHECK_MAIN("keys", test_characters, test_sequences, test_answers_are_no_keys,
	   test_split_reads, test_lone_escape, test_slow_answer,
	   test_way_out_of_an_answer, test_paste, test_paste_is_bounded,
	   test_paste_never_ended, test_drop, test_terminfo_keys, test_the_mouse,
	   test_other_mouse_reports_are_no_keys, test_the_mouse_is_off_at_first,
	   test_names_round_trip)
