#ifndef UI_MCP_TOOLS_H
#define UI_MCP_TOOLS_H

#include <stdbool.h>

#include "model/error.h"
#include "model/op.h"

/*
 * The table of operations as tools: one a group, with an action (condensed), or one an
 * operation (verbose), and in either mode those that are more than one
 * (ui/mcp_higher.h).  Schemas and annotations are made from the rows.
 */
enum mcp_mode { MCP_CONDENSED = 1, MCP_VERBOSE = 2, MCP_BOTH = 3 };

struct mcp_tools {
	enum mcp_mode mode;
	unsigned without;        /* groups: 1 << index in op_groups */
	unsigned without_higher; /* tools: 1 << index for mcp_higher_at() */
};

/* `mode` of --tools, `without` a list of groups and tools of --without, with commas;
 * both may be NULL.  What the environment turns off ("SCIMTOOL=false") is added. */
enum status mcp_tools_choose(struct mcp_tools *t, const char *mode, const char *without,
			     struct error *err) MUST_CHECK;

/* {"name","description","inputSchema","annotations"} of each; the caller owns it. */
json_object *mcp_tools_list(const struct mcp_tools *t);

/* Which of them is called so: a group, or an operation; false: none is. */
bool mcp_tools_find(const struct mcp_tools *t, const char *name,
		    const struct op_group **ret_group, const struct op **ret_op);

/* Is this group, or this tool that is more than one operation, there? */
bool mcp_tools_has(const struct mcp_tools *t, const char *name);

/* "hub_repos_list_tags". */
void mcp_tool_name(const struct op *op, char *buf, size_t size);

#endif
