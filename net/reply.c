#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "net/thread.h"

struct reply *reply_new(ticket t, enum reply_type type)
{
	struct reply *r = xcalloc(1, sizeof(*r));

	r->ticket = t;
	r->type = type;
	return r;
}

void reply_fill(struct worker *w, struct reply *r, const struct answer *a,
		const struct op *op, const char *target)
{
	r->err = a->err;
	r->http = a->http;
	r->requests = a->requests;
	r->ms = a->ms;
	r->limits = w->limits;
	snprintf(r->content_type, sizeof(r->content_type), "%s", a->content_type);
	snprintf(r->method, sizeof(r->method), "%s", method_name(op->method));
	trace_path(op, target, r->path, sizeof(r->path));
}

void reply_free(struct reply *r)
{
	if (!r)
		return;
	page_free(r->page);
	/* Some answers are secrets: a new token. */
	if (r->body)
		explicit_bzero(r->body, r->body_len);
	free(r->body);
	free(r);
}
