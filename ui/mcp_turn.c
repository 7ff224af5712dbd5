#include "ui/mcp_private.h"

/*
 * How many calls are under way.  Those that wait are read already, so that each can be
 * cancelled; behind them the client is told, for who does not read on would not hear it
 * cancel.  A call that waits for a person takes no turn from others.
 */
enum {
	AT_ONCE = 16,
	IN_ALL = 128,        /* with those that wait, for a turn or for a person */
	BYTES_MAX = 8 << 20, /* of their messages */
};

static size_t count(const struct mcp *m, size_t *ret_running, size_t *ret_bytes)
{
	size_t n = 0;

	*ret_running = *ret_bytes = 0;
	for (const struct mcp_call *c = m->calls; c; c = c->next) {
		n++;
		*ret_running += c->begun && !c->question;
		*ret_bytes += c->bytes;
	}
	return n;
}

enum status mcp_turn_room(struct mcp *m, struct error *err)
{
	size_t running, bytes, n = count(m, &running, &bytes);

	if (n < IN_ALL && (!n || bytes + m->message_bytes <= BYTES_MAX)) {
		m->refuses = false;
		return ST_OK;
	}
	if (!m->refuses)
		mcp_log(m, MCP_WARNING,
			"%zu calls are under way: further ones are refused", n);
	m->refuses = true;
	error_set(err, ST_LIMITED, "%zu calls are under way: this one was not begun",
		  n);
	return error_hint(err,
			  "wait for their answers, or cancel some; %d run at once and "
			  "%d are kept",
			  AT_ONCE, IN_ALL);
}

/* The list has the newest first. */
static struct mcp_call *next_one(const struct mcp *m)
{
	struct mcp_call *oldest = NULL;

	for (struct mcp_call *c = m->calls; c; c = c->next)
		if (!c->begun)
			oldest = c;
	return oldest;
}

void mcp_turn_go_on(struct mcp *m)
{
	struct mcp_call *c;
	size_t running, bytes;

	while (count(m, &running, &bytes) && running < AT_ONCE && (c = next_one(m))) {
		c->begun = true;
		mcp_call_start(m, c);
	}
}
