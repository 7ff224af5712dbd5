#include "ui/gather.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/row_set.h"
#include "model/xalloc.h"
#include "ui/cli.h"

struct reading {
	struct gathered got;
	struct row_set *rows; /* of a list, until it is answered */
	ticket ticket;
	bool answered;
};

struct gather {
	struct hub *hub;
	struct reading *v;
	size_t n, cap, left;
	int requests;
};

struct gather *gather_new(struct hub *h)
{
	struct gather *g = xcalloc(1, sizeof(*g));

	*g = (struct gather){ .hub = h };
	return g;
}

void gather_free(struct gather *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n; i++) {
		if (!g->v[i].answered)
			hub_cancel(g->hub, g->v[i].ticket);
		row_set_free(g->v[i].rows);
		json_object_put(g->v[i].got.body);
	}
	free(g->v);
	free(g);
}

/* Lists that come in one answer are lists, too. */
static bool is_list(const struct op *op)
{
	return op->flags & OP_LIST || envelope_lists(op->envelope);
}

size_t gather_ask(struct gather *g, const char *op, json_object *take_params)
{
	const struct request req = {
		.op = op_by_name(op),
		.params = take_params,
		.want = WANT_BODY,
		.priority = PRIO_USER,
		.all = op_by_name(op)->flags & OP_LIST,
	};

	g->v = xgrow(g->v, &g->cap, g->n + 1, sizeof(*g->v));
	g->v[g->n] =
		(struct reading){ .got = { .op = req.op },
				  .rows = is_list(req.op) ? row_set_new(req.op) : NULL,
				  .ticket = hub_submit(g->hub, &req) };
	g->left++;
	return g->n++;
}

struct gathered *gather_get(struct gather *g, size_t place)
{
	return &g->v[place].got;
}

int gather_requests(const struct gather *g)
{
	return g->requests;
}

/* ---- answers --------------------------------------------------------------- */

static json_object *body_of(const struct reply *r, struct error *err)
{
	json_object *body = NULL;

	if (r->body_len)
		(void)!json_parse((struct str){ r->body, r->body_len }, &body, err);
	return body;
}

/* A reading that answers one thing, and not what became of a change. */
static bool is_one(const struct op *op)
{
	return op->safety == SAFETY_READ && op->envelope == ENV_OBJECT;
}

/* REPLY_DONE of a list that came page by page brings no rows. */
static void take_body(struct reading *q, const struct reply *r)
{
	const struct op *op = q->got.op;
	struct error why = { 0 };
	json_object *body;

	if (r->err.status != ST_OK || (r->type == REPLY_DONE && op->flags & OP_LIST))
		return;
	body = body_of(r, &why);
	if (why.status == ST_OK && is_list(op))
		(void)!row_set_add(q->rows, body, &why);
	else if (why.status == ST_OK && is_one(op) && !row_is_one(op, body))
		error_set(&why, ST_PARSE, "the answer is not what was asked for");
	if (why.status != ST_OK)
		q->got.err = why;
	else if (!is_list(op))
		q->got.body = json_object_get(body);
	json_object_put(body);
}

static void end(struct gather *g, struct reading *q, const struct reply *r)
{
	struct gathered *got = &q->got;

	if (r->err.status != ST_OK)
		got->err = r->err;
	if (q->rows) {
		(void)row_set_flaw(q->rows, got->flaw, sizeof(got->flaw));
		got->body = row_set_take(q->rows);
	}
	got->http = r->http;
	got->complete = !*got->flaw && (r->complete || !(got->op->flags & OP_LIST));
	got->requests = r->requests;
	g->requests += r->requests;
	q->answered = true;
	g->left--;
}

static void take(struct gather *g, struct reading *q, const struct reply *r)
{
	take_body(q, r);
	if (r->type == REPLY_DONE)
		end(g, q, r);
}

/* Tickets grow: the readings are in their order. */
static struct reading *find(const struct gather *g, ticket t)
{
	size_t low = 0, high = g->n;

	while (low < high) {
		size_t i = low + (high - low) / 2;

		if (g->v[i].ticket < t)
			low = i + 1;
		else
			high = i;
	}
	return low < g->n && g->v[low].ticket == t ? &g->v[low] : NULL;
}

bool gather_take(struct gather *g, const struct reply *r)
{
	struct reading *q = find(g, r->ticket);

	if (q)
		take(g, q, r);
	return q != NULL;
}

bool gather_waits(const struct gather *g, ticket t)
{
	const struct reading *q = find(g, t);

	return q && !q->answered;
}

size_t gather_asked(const struct gather *g)
{
	return g->n;
}

size_t gather_left(const struct gather *g)
{
	return g->left;
}

enum status gather_wait(struct gather *g, const struct config *c, struct error *err)
{
	struct pollfd p = { .fd = hub_fd(g->hub), .events = POLLIN };

	while (g->left) {
		struct reply *r;

		while ((r = hub_take(g->hub))) {
			(void)!gather_take(g, r);
			reply_free(r);
		}
		if (!g->left)
			break;
		cli_answer(g->hub, c);
		if (poll(&p, 1, -1) < 0 && errno != EINTR)
			return error_set(err, ST_LOCAL, "cannot wait: %s",
					 strerror(errno));
	}
	return ST_OK;
}
