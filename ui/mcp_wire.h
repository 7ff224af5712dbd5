#ifndef UI_MCP_WIRE_H
#define UI_MCP_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/json.h"

/*
 * Messages of the Model Context Protocol over standard input and output: JSON, one a
 * line (specification, "Transports: stdio").  Nothing else gets to standard output
 * while it is open: what prints by mistake goes to standard error.  Reads and writes
 * never wait; who uses it polls.
 */
struct mcp_wire {
	int in, out;
	char *buf; /* what was read */
	size_t at, len, cap;
	size_t wiped;  /* up to here it was overwritten; at most `at` */
	bool skipping; /* the rest of a line that is too long */
	bool eof;      /* nothing more will come */
	char *queue;   /* what is to be written */
	size_t sent, queued, room;
	bool lost; /* nobody reads us */
};

enum {
	MCP_LINE_MAX = 4 << 20,   /* bytes of a message; a longer one is refused */
	MCP_QUEUE_FULL = 1 << 20, /* then nothing more is read */
};

enum status mcp_wire_open(struct mcp_wire *w, struct error *err) MUST_CHECK;
void mcp_wire_close(struct mcp_wire *w);

/* When poll() says that there is something. */
void mcp_wire_read(struct mcp_wire *w);
void mcp_wire_write(struct mcp_wire *w);

bool mcp_wire_full(const struct mcp_wire *w);
bool mcp_wire_pending(const struct mcp_wire *w);

/* The next line without its end, valid until the next call, which overwrites it: it may
 * hold a secret.  False: none is whole.
 * *ret_too_long: it was not kept. */
bool mcp_wire_next(struct mcp_wire *w, struct str *ret, bool *ret_too_long);

/* Takes the message. */
void mcp_wire_send(struct mcp_wire *w, json_object *take_message);

#endif
