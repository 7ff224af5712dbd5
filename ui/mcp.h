#ifndef UI_MCP_H
#define UI_MCP_H

#include "ui/face.h"

/*
 * `hubdeck mcp`: the table of operations for agents, over the Model Context Protocol on
 * standard input and output.  Ends within a second of the end of its input.  Exit 0, or
 * what cli_fail() says.
 */
int mcp_command(struct program *p, struct error *err);
void mcp_help(void);

#endif
