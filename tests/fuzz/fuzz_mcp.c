/*
 * What an agent sends and what the Hub answers it: every message of ours is one line of
 * JSON-RPC without a raw control, whatever comes in, and nobody but a person confirms.
 *
 * The first byte says how the session stands; up to a NUL follows what the client
 * sends, behind it is the body of whatever the Hub answers.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/mcp_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	GREETED = 1,
	ASKS = 2,
	GATE = 4,
	BATCHES = 8,
	REFUSES = 16,
	VERBOSE = 32,
	READ_ONLY = 64,
};

/* ---- a Hub without a network ------------------------------------------------------
 */

static struct fake {
	ticket last;
	struct reply *first, **end;
	const char *body;
	size_t n;
	bool refuses, gate;
	const struct mcp *session;
} fake;

static struct reply *answer(ticket t, enum reply_type type)
{
	struct reply *r = xcalloc(1, sizeof(*r));

	r->ticket = t;
	r->type = type;
	*fake.end = r;
	fake.end = &r->next;
	return r;
}

static void answer_body(ticket t, enum reply_type type)
{
	struct reply *r = answer(t, type);

	r->http = fake.refuses ? 403 : 200;
	r->complete = true;
	r->pages_done = 1;
	if (fake.refuses)
		error_set(&r->err, ST_FORBIDDEN, "forbidden");
	r->body = xstrndup(fake.body, fake.n);
	r->body_len = fake.n;
}

ticket hub_submit(struct hub *h, const struct request *req)
{
	struct error err = { 0 };
	struct call *call = NULL;
	bool good = op_call(req->op, req->params, &call, &err) == ST_OK;

	(void)h;
	/* What is gated goes nowhere while the gate is shut. */
	if (good && req->op->flags & OP_GATED && !fake.gate)
		abort();
	if (good && call->safety >= SAFETY_3 && !fake.session->questions)
		abort();
	call_free(call);
	json_object_put(req->params);
	if (req->all && req->want == WANT_BODY)
		answer_body(fake.last + 1, REPLY_PAGE);
	answer_body(fake.last + 1, REPLY_DONE);
	return ++fake.last;
}

ticket hub_run(struct hub *h, struct plan *take_plan)
{
	(void)h;
	if (!fake.gate || !fake.session->questions)
		abort();
	for (size_t i = 0; i < take_plan->n; i++)
		answer(fake.last + 1, REPLY_ITEM)->result =
			(struct item_result){ .item = i, .state = ITEM_DONE };
	answer(fake.last + 1, REPLY_DONE);
	plan_free(take_plan);
	return ++fake.last;
}

struct reply *hub_take(struct hub *h)
{
	struct reply *r = fake.first;

	(void)h;
	if (!r)
		return NULL;
	fake.first = r->next;
	if (!fake.first)
		fake.end = &fake.first;
	return r;
}

void hub_cancel(struct hub *h, ticket t)
{
	(void)h;
	(void)t;
}

void hub_status(struct hub *h, struct hub_status *ret)
{
	(void)h;
	*ret = (struct hub_status){ .signed_in = true };
	snprintf(ret->claims.username, sizeof(ret->claims.username), "maria");
}

void hub_who(const struct hub_status *s, char *buf, size_t size)
{
	snprintf(buf, size, "%s", s->claims.username);
}

int64_t hub_now(const struct hub *h)
{
	(void)h;
	return 1700000000;
}

int hub_fd(const struct hub *h)
{
	(void)h;
	return -1;
}

/* Of the command line, which is not here. */
int cli_fail(const struct options *o, const struct error *err)
{
	(void)o;
	(void)err;
	abort();
}

void cli_answer(struct hub *h, const struct config *c)
{
	(void)h;
	(void)c;
}

/* ---- a session ---------------------------------------------------------------------
 */

static void check_message(json_object *o)
{
	if (!str_eq(json_str(o, "/jsonrpc"), STR("2.0")))
		abort();
	if (!json_at(o, "/method") && !json_at(o, "/result") && !json_at(o, "/error"))
		abort();
}

static void check_line(struct str line)
{
	json_object *o = NULL;
	struct error err = { 0 };
	bool batch;

	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.ptr[i] < 0x20)
			abort();
	if (json_parse(line, &o, &err))
		abort();
	batch = json_object_is_type(o, json_type_array);
	if (batch && (!json_object_array_length(o) ||
		      strcmp(fake.session->version, "2025-03-26") != 0))
		abort();
	for (size_t i = 0; batch && i < json_object_array_length(o); i++)
		check_message(json_object_array_get_idx(o, i));
	if (!batch)
		check_message(o);
	json_object_put(o);
}

static void check_said(struct mcp_wire *w)
{
	while (w->sent < w->queued) {
		const char *from = w->queue + w->sent;
		const char *end = memchr(from, '\n', w->queued - w->sent);

		if (!end)
			abort();
		check_line((struct str){ from, (size_t)(end - from) });
		w->sent += (size_t)(end - from) + 1;
	}
	w->sent = w->queued = 0;
}

static void take_replies(struct mcp *m)
{
	struct reply *r;

	while ((r = hub_take(m->hub)))
		mcp_call_reply(m, r);
}

static int input_of(const uint8_t *data, size_t n)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, n) != (ssize_t)n || lseek(fd, 0, SEEK_SET))
		abort();
	return fd;
}

static void run(struct mcp *m)
{
	while (!m->wire.eof) {
		mcp_wire_read(&m->wire);
		mcp_take_input(m);
		check_said(&m->wire);
		take_replies(m);
		mcp_turn_go_on(m);
		take_replies(m);
		check_said(&m->wire);
		mcp_log_status(m);
	}
	mcp_call_stop_jobs(m);
	mcp_call_drop_all(m);
	check_said(&m->wire);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char url[] = "https://hub.docker.com", nowhere[] = "/nonexistent";
	static struct program program;
	const uint8_t *end;
	size_t n;
	unsigned how;

	if (!size)
		return 0;
	if (!program.credentials)
		program.credentials = credentials_fixed("maria", "x", "fuzz");
	how = *data++;
	size--;
	end = memchr(data, '\0', size);
	n = end ? (size_t)(end - data) : size;
	fake = (struct fake){
		.body = end ? (const char *)end + 1 : "",
		.n = end ? size - n - 1 : 0,
		.refuses = how & REFUSES,
		.gate = how & GATE,
	};
	fake.end = &fake.first;
	program.journal = nowhere;
	struct mcp m = {
		.program = &program,
		.config = { .url = url,
			    .state_dir = nowhere,
			    .allow_destructive = how & GATE,
			    .read_only = how & READ_ONLY,
			    .yes = true,
			    .no_input = true },
		.wire = { .in = input_of(data, n), .out = -1 },
		.tools.mode = how & VERBOSE ? MCP_BOTH : MCP_CONDENSED,
		.bounds.max = 50,
		.initialized = how & GREETED,
		.asks = how & ASKS,
		.version = how & BATCHES ? "2025-03-26" : "2025-11-25",
	};

	fake.session = &m;
	run(&m);
	mcp_wire_close(&m.wire);
	take_replies(&m);
	return 0;
}
