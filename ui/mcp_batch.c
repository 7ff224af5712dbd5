#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"

/* JSON-RPC 2.0, section 6: the answers to an array of messages are one array, in any
 * order; where there is none, nothing is said. */
struct mcp_batch {
	json_object *answers;
	size_t open; /* who has not left */
};

struct mcp_batch *mcp_batch_begin(void)
{
	struct mcp_batch *b = xcalloc(1, sizeof(*b));

	b->answers = json_object_new_array();
	b->open = 1;
	return b;
}

void mcp_batch_join(struct mcp_batch *b)
{
	b->open++;
}

void mcp_batch_add(struct mcp_batch *b, json_object *take_answer)
{
	json_object_array_add(b->answers, take_answer);
}

void mcp_batch_leave(struct mcp *m, struct mcp_batch *b)
{
	if (--b->open)
		return;
	if (json_object_array_length(b->answers))
		mcp_wire_send(&m->wire, b->answers);
	else
		json_object_put(b->answers);
	free(b);
}
