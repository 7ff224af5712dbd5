#ifndef UI_MCP_PRIVATE_H
#define UI_MCP_PRIVATE_H

#include "net/journal.h"
#include "ui/config.h"
#include "ui/face.h"
#include "ui/mcp_tools.h"
#include "ui/mcp_wire.h"
#include "ui/op_answer.h"

/* Inside of ui/mcp*.c.  One thread. */

/* JSON-RPC 2.0, section 5.1. */
enum {
	RPC_PARSE = -32700,
	RPC_REQUEST = -32600,
	RPC_METHOD = -32601,
	RPC_PARAMS = -32602,
	RPC_NOT_FOUND = -32002, /* MCP: no such resource */
};

/* What may be changed. */
struct mcp_bounds {
	char **allow; /* NS, or NS/REPO; none: everything */
	size_t n_allow;
	unsigned max, changes; /* in this session */
};

/* A call of a tool that has no answer yet. */
struct mcp_call {
	struct mcp_call *next;
	json_object *id;       /* of its request */
	json_object *progress; /* its token; NULL: nobody wants to know */
	double shown;          /* progress must grow */
	const struct op *op;
	json_object *params; /* until it is sent */
	char *name;          /* what a person must repeat; NULL: nobody is asked */
	int64_t question;    /* the elicitation that is waited for; 0 */
	bool resource;       /* asked for as one: its text is the answer */
	char *uri;
	ticket ticket;
	struct op_answer answer;
	int page, page_size; /* of a list */
	size_t skip;         /* rows of it that were told already */
	int64_t row;         /* of the journal; 0: none */
};

struct mcp {
	struct program *program;
	struct config config; /* a copy, without what a person confirms; borrows */
	struct hub *hub;
	struct mcp_wire wire;
	struct mcp_tools tools;
	struct mcp_bounds bounds;
	struct journal *journal; /* of the calls; NULL: there is none */
	struct mcp_call *calls;
	int64_t questions; /* asked so far */

	bool initialized, asks; /* the client has a person to ask */
	const char *version;    /* of the protocol */
	char client[96];        /* "name version" */
	int log_level;
};

/* ---- ui/mcp.c: what is said */

/* Takes the result.  `id` is borrowed. */
void mcp_result(struct mcp *m, json_object *id, json_object *take_result);
void mcp_error(struct mcp *m, json_object *id, int code, const char *text);
void mcp_notify(struct mcp *m, const char *method, json_object *take_params);
/* A request of ours; takes the parameters.  Returns its number. */
int64_t mcp_ask(struct mcp *m, const char *method, json_object *take_params);

/* ---- ui/mcp_call.c: tools/call */

void mcp_call_tool(struct mcp *m, json_object *id, json_object *params);
void mcp_call_resource(struct mcp *m, json_object *id, const char *uri,
		       const struct op *op, json_object *take_params);
void mcp_call_cancel(struct mcp *m, json_object *id);
/* The answer to a question of ours. */
void mcp_call_answered(struct mcp *m, int64_t question, json_object *result);
/* Takes the reply of the Hub. */
void mcp_call_reply(struct mcp *m, struct reply *take_reply);
bool mcp_call_known(const struct mcp *m, json_object *id);
void mcp_call_drop_all(struct mcp *m);

/* ---- ui/mcp_gate.c: what may be done */

enum mcp_verdict { MCP_GO, MCP_PERSON, MCP_REFUSED };

/* *ret_name: what a person must repeat (MCP_PERSON); the caller frees. */
enum mcp_verdict mcp_gate(struct mcp *m, const struct op *op, json_object *params,
			  char **ret_name, struct error *err);
/* Counts it; refused when there were too many. */
enum status mcp_gate_count(struct mcp *m, const struct op *op, json_object *params,
			   struct error *err) MUST_CHECK;
/* Keeps what a person has to confirm, and says how: {"plan","summary","command"}. */
json_object *mcp_gate_plan(struct mcp *m, const struct op *op, json_object *params,
			   const char *name);

/* ---- ui/mcp_answer.c: the result of a tool */

/* `envelope` is taken: as structured content, and as its text. */
json_object *mcp_answer(json_object *take_envelope, bool is_error);
json_object *mcp_answer_error(const struct error *err);
/* Cuts rows so that it is not too long, and adds next_cursor where there are more. */
void mcp_answer_page(const struct mcp_call *c, json_object *envelope);
/* "" begins a list.  ST_USAGE: it is not one of ours. */
enum status mcp_cursor_read(const char *cursor, struct mcp_call *c,
			    struct error *err) MUST_CHECK;
/* A token that was just made goes to a file; "token_file" is its path. */
void mcp_answer_keep_token(struct mcp *m, const struct mcp_call *c,
			   json_object *envelope);

/* ---- ui/mcp_more.c: resources and prompts */

json_object *mcp_resources(void);
json_object *mcp_templates(void);
void mcp_read_resource(struct mcp *m, json_object *id, json_object *params);
json_object *mcp_prompts(void);
void mcp_get_prompt(struct mcp *m, json_object *id, json_object *params);

#endif
