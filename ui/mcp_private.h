#ifndef UI_MCP_PRIVATE_H
#define UI_MCP_PRIVATE_H

#include <stdio.h>

#include "net/journal.h"
#include "net/secret.h"
#include "ui/config.h"
#include "ui/face.h"
#include "ui/mcp_higher.h"
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
	RPC_INTERNAL = -32603,
	RPC_NOT_FOUND = -32002, /* MCP: no such resource */
	RPC_BUSY = -32005,      /* ours: too many calls are under way */
};

/* How bad a message is, as RFC 5424 has it. */
enum mcp_level {
	MCP_DEBUG,
	MCP_INFO,
	MCP_NOTICE,
	MCP_WARNING,
	MCP_ERROR,
	MCP_CRITICAL,
	MCP_ALERT,
	MCP_EMERGENCY,
	N_MCP_LEVELS,
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
	struct mcp_batch *batch; /* it came in; NULL: alone */
	json_object *id;         /* of its request */
	json_object *progress;   /* its token; NULL: nobody wants to know */
	double shown;            /* progress must grow */
	const struct op *op;
	const struct mcp_higher *higher; /* it is one of these; NULL: an operation */
	void *work;                      /* of that */
	size_t bytes;                    /* of its message */
	bool begun;                      /* it had its turn */
	bool unheard; /* cancelled, and still at its end: no answer, no progress */
	json_object *params; /* of an operation until it is sent */
	char *name;          /* what a person must repeat; NULL: nobody is asked */
	int64_t question;    /* the elicitation that is waited for; 0 */
	char *uri; /* it is read as this resource, its text is the answer; NULL */
	json_object *listed; /* what of, then */
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
	size_t message_bytes;    /* of what is being read */
	bool refuses;            /* calls, and it was told */
	struct mcp_batch *batch; /* being read; NULL: what is read is none */
	int64_t questions;       /* asked so far */

	bool initialized, has_person; /* the client says that it can ask one */
	bool asks;                    /* and that it is ready for it */
	const char *version;          /* of the protocol */
	char client[96];              /* "name version" */
	enum mcp_level log_level;
	struct hub_status told;       /* what was said of the connection */
	struct error journal_trouble; /* to be told when somebody listens */
};

/* ---- ui/mcp_message.c: what is heard, and said */

/* All messages that are whole, while who is answered reads. */
void mcp_take_input(struct mcp *m);

/* To what is being read.  Takes the result.  `id` is borrowed. */
void mcp_result(struct mcp *m, json_object *id, json_object *take_result);
void mcp_error(struct mcp *m, json_object *id, int code, const char *text);
/* What there is, or not, at an address. */
void mcp_error_about(struct mcp *m, json_object *id, int code, const char *text,
		     const char *uri);
/* To a call, which may have been read long ago. */
void mcp_call_result(struct mcp *m, const struct mcp_call *c, json_object *take_result);
void mcp_call_error(struct mcp *m, const struct mcp_call *c, int code,
		    const char *text);
void mcp_notify(struct mcp *m, const char *method, json_object *take_params);
/* A request of ours; takes the parameters.  Returns its number. */
int64_t mcp_ask(struct mcp *m, const char *method, json_object *take_params);

/* ---- ui/mcp_batch.c: messages that come as one array (2025-03-26 alone) */

/* What is read from now on is of one; until mcp_batch_leave(). */
struct mcp_batch *mcp_batch_begin(void);
/* One answer more will come, or none any more.  With the last of them all are said, in
 * one array; then the batch is no more. */
void mcp_batch_join(struct mcp_batch *b);
void mcp_batch_leave(struct mcp *m, struct mcp_batch *b);
/* Takes the answer. */
void mcp_batch_add(struct mcp_batch *b, json_object *take_answer);

/* ---- ui/mcp_log.c: remarks */

/* Told from this level on, when the client is there.  No text of the Hub, no secret. */
void mcp_log(struct mcp *m, enum mcp_level level, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* False: it is none. */
bool mcp_level_parse(struct str name, enum mcp_level *ret);
/* Waits for the limit, retries, an outage: what changed since it was told. */
void mcp_log_status(struct mcp *m);

/* ---- ui/mcp_record.c: the journal of calls */

/* A call begins: of what, with what (without secrets).  Takes the parameters. */
void mcp_record(struct mcp *m, struct mcp_call *c, const char *target,
		json_object *take_params);
void mcp_record_end(struct mcp *m, const struct mcp_call *c, const char *state,
		    int http, const char *note);

/* ---- ui/mcp_call.c: calls under way */

struct mcp_call *mcp_call_new(struct mcp *m, json_object *id);
void mcp_call_drop(struct mcp *m, struct mcp_call *c);
/* Its turn has come: to the gate. */
void mcp_call_start(struct mcp *m, struct mcp_call *c);
/* The end, noted: takes the result, and the call. */
void mcp_call_finish(struct mcp *m, struct mcp_call *c, json_object *take_result);
void mcp_call_fail(struct mcp *m, struct mcp_call *c, const struct error *err);
/* So far; `total` 0: not known.  Told when it grew. */
void mcp_call_progress(struct mcp *m, struct mcp_call *c, double done, double total);
/* Asks a person to type c->name. */
void mcp_call_ask(struct mcp *m, struct mcp_call *c, const char *text);

void mcp_call_cancel(struct mcp *m, json_object *id);
/* The answer to a question of ours; NULL: it was an error. */
void mcp_call_answered(struct mcp *m, int64_t question, json_object *result);
/* Takes the reply of the Hub. */
void mcp_call_reply(struct mcp *m, struct reply *take_reply);
bool mcp_call_known(const struct mcp *m, json_object *id);
/* Nobody will ask for anything more: jobs end after what is under way. */
void mcp_call_stop_jobs(struct mcp *m);
void mcp_call_drop_all(struct mcp *m);

/* ---- ui/mcp_turn.c: whose turn it is */

/* Is there room for one call more? */
enum status mcp_turn_room(struct mcp *m, struct error *err) MUST_CHECK;
/* Begins what waits, the oldest first, as far as its turn has come. */
void mcp_turn_go_on(struct mcp *m);

/* ---- ui/mcp_read.c: tools/call, up to the gate */

void mcp_call_tool(struct mcp *m, json_object *id, json_object *params);
void mcp_call_resource(struct mcp *m, json_object *id, const char *uri,
		       const struct op *op, json_object *take_params);

/* ---- ui/mcp_gate.c: what may be done */

enum mcp_verdict { MCP_GO, MCP_PERSON, MCP_REFUSED };

/* *ret_name: what a person must repeat (MCP_PERSON); the caller frees. */
enum mcp_verdict mcp_gate(struct mcp *m, const struct op *op, json_object *params,
			  char **ret_name, struct error *err);
/* The first half of it: good parameters, and the gate is open for them. */
enum status mcp_gate_open(struct mcp *m, const struct op *op, json_object *params,
			  enum safety *ret, struct error *err) MUST_CHECK;
/* Is NS, or NS/REPO, in what --allow names? */
enum status mcp_gate_allowed(const struct mcp *m, const struct op *op,
			     const char *place, struct error *err) MUST_CHECK;
/* So many changes more? */
enum status mcp_gate_room(const struct mcp *m, size_t n, struct error *err) MUST_CHECK;
/* Counts it, unless it is a rehearsal; refused when there were too many. */
enum status mcp_gate_count(struct mcp *m, const struct op *op, json_object *params,
			   struct error *err) MUST_CHECK;
/* A word for a shell, as it is. */
void mcp_put_word(FILE *to, const char *s);
/* Keeps what a person has to confirm, and says how: {"plan","summary","command"}. */
json_object *mcp_gate_plan(struct mcp *m, const struct op *op, json_object *params,
			   const char *name);

/* ---- ui/mcp_answer.c: the result of a tool */

enum { MCP_ANSWER_MAX = 256 << 10 }; /* bytes of rows in one answer */

/* `envelope` is taken: as structured content, and as its text. */
json_object *mcp_answer(json_object *take_envelope, bool is_error);
json_object *mcp_answer_error(const struct error *err);
/* Cuts rows so that it is not too long, and adds next_cursor where there are more. */
void mcp_answer_page(const struct mcp_call *c, json_object *envelope);
/* "" begins a list.  ST_USAGE: it is not one of ours. */
enum status mcp_cursor_read(const char *cursor, struct mcp_call *c,
			    struct error *err) MUST_CHECK;
/* Where a list is too long for one answer, what fits of it, from its beginning;
 * "NAME_left_out" tells how many do not. */
void mcp_answer_cut(json_object *report, const char *name);
/* What of the answer is secret leaves its body, before it is read as JSON: the library
 * would leave copies in its memory.  The new token, or NULL; the caller frees. */
struct secret *mcp_answer_take_token(const struct op *op, struct reply *r);
/* It goes to a file; "token_file" is its path. */
void mcp_answer_keep_token(struct mcp *m, const struct secret *token,
			   json_object *envelope);

/* ---- ui/mcp_resource.c: what is read by its address */

json_object *mcp_resources(void);
json_object *mcp_templates(const struct mcp *m);
void mcp_read_resource(struct mcp *m, json_object *id, json_object *params);
/* Takes the value: its text is what is read. */
json_object *mcp_resource_result(const char *uri, json_object *take_value);
/* Adds "more": the call that reads on, or null. */
void mcp_resource_more(const struct mcp *m, const struct mcp_call *c,
		       json_object *envelope);

/* ---- ui/mcp_prompt.c: prompts */

json_object *mcp_prompts(const struct mcp *m);
void mcp_get_prompt(struct mcp *m, json_object *id, json_object *params);

#endif
