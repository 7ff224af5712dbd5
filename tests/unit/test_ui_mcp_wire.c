/* The lines of an agent's client: how they are read, and what is said to one that reads
 * slowly. */
#include <unistd.h>

#include "model/json.h"
#include "tests/check.h"
#include "ui/mcp_wire.h"

enum { CHUNK = 4096, ROUNDS = 1000 };

static void say(struct mcp_wire *w)
{
	char text[CHUNK];
	json_object *o = json_object_new_object();

	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	json_object_object_add(o, "x", json_object_new_string(text));
	mcp_wire_send(w, o);
}

/* What was read is not kept, also when there is always more. */
static void test_never_empty(void)
{
	struct mcp_wire w = { .in = -1 };
	char buf[2 * CHUNK];
	int fd[2];
	bool all = true;

	CU_ASSERT_EQUAL_FATAL(pipe(fd), 0);
	w.out = fd[1];
	for (int i = 0; i < 16; i++)
		say(&w);
	for (int i = 0; i < ROUNDS; i++) {
		say(&w);
		mcp_wire_write(&w);
		all &= read(fd[0], buf, sizeof(buf)) == CHUNK && mcp_wire_pending(&w);
	}
	CU_ASSERT_TRUE(all);
	CU_ASSERT_TRUE(w.room < (size_t)ROUNDS * CHUNK / 8);
	mcp_wire_close(&w);
	close(fd[0]);
}

/* ---- reading ------------------------------------------------------------------- */

static bool all_zero(const char *p, size_t n)
{
	while (n && !*p) {
		p++;
		n--;
	}
	return !n;
}

/* Nothing of a line is there when the next one is asked for. */
static void test_what_was_read_is_overwritten(void)
{
	static const char lines[] = "first\nsecond\nthird";
	struct mcp_wire w = { .out = -1 };
	const char *first;
	struct str line;
	bool too_long;
	int fd[2];

	CU_ASSERT_EQUAL_FATAL(pipe(fd), 0);
	CU_ASSERT_EQUAL(write(fd[1], lines, strlen(lines)), (ssize_t)strlen(lines));
	w.in = fd[0];
	mcp_wire_read(&w);
	CU_ASSERT_TRUE(mcp_wire_next(&w, &line, &too_long));
	CU_ASSERT_TRUE(str_eq(line, STR("first")) && !too_long);
	first = line.ptr;
	CU_ASSERT_TRUE(mcp_wire_next(&w, &line, &too_long));
	CU_ASSERT_TRUE(str_eq(line, STR("second")));
	CU_ASSERT_TRUE(all_zero(first, strlen("first")));
	CU_ASSERT_FALSE(mcp_wire_next(&w, &line, &too_long));
	CU_ASSERT_TRUE(all_zero(first, strlen("first\nsecond\n")));
	close(fd[1]);
	mcp_wire_read(&w);
	CU_ASSERT_TRUE(mcp_wire_next(&w, &line, &too_long));
	CU_ASSERT_TRUE(str_eq(line, STR("third")));
	mcp_wire_close(&w);
}

/* A line of many pieces is whole, however often its buffer grows. */
static void test_a_long_line_in_pieces(void)
{
	enum { PIECES = 200 };
	struct mcp_wire w = { .out = -1 };
	char piece[CHUNK];
	struct str line = { NULL, 0 };
	bool too_long, same = true;
	int fd[2];

	CU_ASSERT_EQUAL_FATAL(pipe(fd), 0);
	w.in = fd[0];
	for (int i = 0; i < PIECES; i++) {
		memset(piece, 'a' + i % 26, sizeof(piece));
		CU_ASSERT_EQUAL(write(fd[1], piece, CHUNK), CHUNK);
		CU_ASSERT_FALSE(mcp_wire_next(&w, &line, &too_long));
		mcp_wire_read(&w);
	}
	CU_ASSERT_EQUAL(write(fd[1], "\n", 1), 1);
	mcp_wire_read(&w);
	CU_ASSERT_TRUE_FATAL(mcp_wire_next(&w, &line, &too_long));
	CU_ASSERT_EQUAL_FATAL(line.len, (size_t)PIECES * CHUNK);
	for (size_t i = 0; i < line.len; i++)
		same = same && line.ptr[i] == 'a' + (char)(i / CHUNK % 26);
	CU_ASSERT_TRUE(same && !too_long);
	close(fd[1]);
	mcp_wire_close(&w);
}

CHECK_MAIN("ui_mcp_wire", test_never_empty, test_what_was_read_is_overwritten,
	   test_a_long_line_in_pieces)
