/* The queue of what is said to an agent's client that reads slowly. */
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

CHECK_MAIN("ui_mcp_wire", test_never_empty)
