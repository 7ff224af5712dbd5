#include "tests/harness/fetch.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/harness/wait.h"

void fetch_init(struct fetch_hub *f, const char *url, const char *user,
		const char *secret)
{
	*f = (struct fetch_hub){ .credentials =
					 credentials_fixed(user, secret, "test") };
	f->config = (struct hub_config){
		.url = url,
		.credentials = f->credentials,
		.max_wait = 120,
		.timeouts = { .retry_ms = 1 },
	};
}

void fetch_open(struct fetch_hub *f)
{
	struct error err = { 0 };

	if (hub_open(&f->config, &f->hub, &err) != ST_OK) {
		fprintf(stderr, "hub_open: %s\n", err.text);
		abort();
	}
}

void fetch_close(struct fetch_hub *f)
{
	hub_close(f->hub);
	credentials_free(f->credentials);
	f->hub = NULL;
	f->credentials = NULL;
}

ticket fetch_submit(struct fetch_hub *f, const char *op, const char *params,
		    enum want want, bool all)
{
	struct request req = { .op = op_by_name(op),
			       .params = json_tokener_parse(params),
			       .want = want,
			       .all = all };

	if (!req.op || !req.params) {
		fprintf(stderr, "%s %s: no such operation\n", op, params);
		abort();
	}
	return hub_submit(f->hub, &req);
}

static void note(struct fetched *ret, const struct reply *r, int64_t since)
{
	if (!ret->pages)
		ret->first_page_ms = wait_now_ms() - since;
	ret->pages++;
	if (r->page)
		ret->rows += r->page->n_rows;
	if (r->body && r->page_number != ret->pages)
		ret->in_order = false;
}

void fetch_wait(struct fetch_hub *f, ticket t, struct fetched *ret)
{
	int64_t since = wait_now_ms();
	struct reply *r;

	*ret = (struct fetched){ .in_order = true, .first_page_ms = -1 };
	while ((r = hub_wait(f->hub, t))) {
		if (r->type == REPLY_DONE)
			break;
		note(ret, r, since);
		reply_free(r);
	}
	ret->done = r;
	ret->ms = wait_now_ms() - since;
}

void fetch_all(struct fetch_hub *f, const char *op, const char *params, enum want want,
	       struct fetched *ret)
{
	fetch_wait(f, fetch_submit(f, op, params, want, true), ret);
}

void fetched_done(struct fetched *r)
{
	reply_free(r->done);
	r->done = NULL;
}
