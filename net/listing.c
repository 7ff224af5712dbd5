#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/listing_private.h"

/*
 * What is read: one answer, or a list page by page.
 *
 * Page 1 goes first.  Its count says how many there are, so the others are asked for at
 * once (DESIGN idea 4); but what is believed is whether the last page names another
 * (CONTRACT 1 "Paging").  `next` is read for three things only: that there is more,
 * that it leads to the same server, and that its number is higher; the addresses asked
 * are always our own (QUALITY H3, H15).
 */
enum { PAGE_SIZE = 100, PAGES_MAX = 10000, AT_ONCE = FLIGHT_HTTP2 };

/* What one list may come to: 10,000 full pages, and of bodies kept as they are what
 * 200,000 tags of many platforms have. */
enum { LIST_ROWS_MAX = 1000000, LIST_BYTES_MAX = 512 << 20 };

static void listing_free(struct worker *w, struct listing *l)
{
	struct fetch *f;

	while ((f = l->fetches)) {
		l->fetches = f->next;
		worker_drop(w, f->x);
		reply_free(f->finished);
		free(f->target);
		free(f);
	}
	reply_free(l->last);
	worker_unwatch(w, l->start);
	(void)!body_file_end(&l->file, &l->err);
	json_object_put(l->req.params);
	free(l);
}

static void unlink_listing(struct worker *w, struct listing *l)
{
	struct listing **p = &w->listings;

	while (*p != l)
		p = &(*p)->next;
	*p = l->next;
}

void listing_cancel(struct worker *w, ticket t)
{
	for (struct listing *l = w->listings; l; l = l->next) {
		if (l->ticket != t)
			continue;
		unlink_listing(w, l);
		listing_free(w, l);
		return;
	}
}

void listing_free_all(struct worker *w)
{
	struct listing *l;

	while ((l = w->listings)) {
		w->listings = l->next;
		listing_free(w, l);
	}
}

/* ---- handing on --------------------------------------------------------- */

static void hand_on(struct worker *w, const struct listing *l, struct reply *take_reply)
{
	if (l->sink)
		l->sink(w, l->sink_arg, take_reply);
	else
		worker_post(w, take_reply);
}

static int last_page(const struct listing *l)
{
	return l->known < l->end ? l->known : l->end;
}

static void fill_progress(struct worker *w, const struct listing *l, struct reply *r)
{
	r->requests = l->requests;
	r->ms = (int)(worker_clock(w) - l->since);
	r->pages_done = l->arrived;
	r->pages_total = l->counted ? last_page(l) : 0;
}

static void post_done(struct worker *w, struct listing *l)
{
	struct reply *r = l->last ? l->last : reply_new(l->ticket, REPLY_DONE);

	l->last = NULL;
	if (l->err.status)
		r->err = l->err;
	/* A page before it may have answered last. */
	if (l->err.http)
		r->http = l->err.http;
	r->complete = !r->err.status && l->arrived >= last_page(l) &&
		      (l->req.all || last_page(l) == 1);
	fill_progress(w, l, r);
	unlink_listing(w, l);
	hand_on(w, l, r);
	listing_free(w, l);
}

/* Bodies leave in the order of their pages. */
static void hand_on_bodies(struct worker *w, struct listing *l)
{
	for (struct fetch *f = l->fetches; f;) {
		if (f->number != l->handed + 1 || !f->finished) {
			f = f->next;
			continue;
		}
		fill_progress(w, l, f->finished);
		hand_on(w, l, f->finished);
		f->finished = NULL;
		l->handed++;
		f = l->fetches;
	}
}

/* Rows do not wait for each other: the table sorts them. */
static void keep(struct worker *w, struct fetch *f, struct reply *r)
{
	struct listing *l = f->listing;

	l->arrived++;
	if (r->page) {
		fill_progress(w, l, r);
		hand_on(w, l, r);
		return;
	}
	f->finished = r;
	hand_on_bodies(w, l);
}

static void forget_fetch(struct worker *w, struct fetch *f)
{
	struct listing *l = f->listing;
	struct fetch **p = &l->fetches;

	while (*p != f)
		p = &(*p)->next;
	*p = f->next;
	if (f->x) {
		worker_drop(w, f->x);
		l->flying--;
	}
	reply_free(f->finished);
	free(f->target);
	free(f);
}

/* There is nothing behind page n. */
static void end_at(struct worker *w, struct listing *l, int n)
{
	struct fetch *next;

	if (n >= l->end)
		return;
	l->end = n;
	for (struct fetch *f = l->fetches; f; f = next) {
		next = f->next;
		if (f->number > n && f->x)
			forget_fetch(w, f);
	}
}

/* ---- what a page says ---------------------------------------------------- */

/* Page 1 tells how long the pages are, whatever was asked for (CONTRACT 18.9). */
static void measure(struct listing *l, const struct said *s)
{
	int64_t pages;

	/* Pages that lead on by key, or until one is empty, may be of any length. */
	if (s->rows && s->rows < (size_t)l->size && s->more && !listing_is_keyed(l) &&
	    l->req.op->envelope != ENV_LOGS)
		l->size = (int)s->rows;
	l->counted = s->total >= 0;
	if (!s->more || s->total <= 0)
		return;
	pages = s->total / l->size + (s->total % l->size != 0);
	l->known = pages > PAGES_MAX ? PAGES_MAX : (int)pages;
}

static void learn(struct worker *w, struct fetch *f, const struct said *s)
{
	struct listing *l = f->listing;

	if (f->number == 1)
		measure(l, s);
	if (!s->more) {
		end_at(w, l, f->number);
		return;
	}
	if (l->known <= f->number)
		l->known = f->number + 1;
	if (l->known <= PAGES_MAX)
		return;
	error_set(&l->err, ST_TOO_BIG, "the list has more than %d pages", PAGES_MAX);
	error_hint(&l->err, "what was read is kept");
	end_at(w, l, PAGES_MAX);
}

/* ---- one answer --------------------------------------------------------- */

static void fail(struct worker *w, struct listing *l, const struct error *err)
{
	l->err = *err;
	l->over = true;
	end_at(w, l, 0);
}

/* Pages may be as long as the server likes; lists may not. */
static enum status check_total(struct listing *l, size_t rows, size_t bytes,
			       struct error *err)
{
	l->rows += rows;
	l->bytes += l->req.want == WANT_BODY ? bytes : 0;
	if (l->rows > LIST_ROWS_MAX)
		error_set(err, ST_TOO_BIG, "the list has more than %d rows",
			  LIST_ROWS_MAX);
	else if (l->bytes > LIST_BYTES_MAX)
		error_set(err, ST_TOO_BIG, "the list is larger than %d MiB",
			  LIST_BYTES_MAX >> 20);
	else
		return ST_OK;
	return error_hint(err, "what was read is kept");
}

static void page_arrived(struct worker *w, struct fetch *f, const struct answer *a)
{
	struct listing *l = f->listing;
	struct reply *r = reply_new(l->ticket, REPLY_PAGE);
	struct said said = { .total = -1 };
	struct error err = { 0 };
	json_object *page = NULL;
	enum status st;

	reply_fill(w, r, a, l->req.op, f->target);
	r->page_number = f->number;
	st = l->req.want == WANT_ROWS ? listing_read_rows(f, a, r, &said, &err)
				      : listing_read_body(l, a, &said, &page, &err);
	if (st == ST_OK)
		st = listing_check_new(f, a, &said, &err);
	if (st == ST_OK)
		st = listing_check_next(w, f, said.next, &err);
	if (st == ST_OK)
		st = check_total(l, said.rows, a->body.len, &err);
	if (st == ST_PARSE || st == ST_TOO_BIG)
		err.http = a->http;
	if (l->req.want == WANT_BODY)
		r->body = worker_take_body(w, &r->body_len);
	if (said.total >= 0 || said.rows || st == ST_OK) {
		learn(w, f, &said);
		keep(w, f, r);
	} else {
		reply_free(r);
	}
	json_object_put(page);
	if (st != ST_OK)
		fail(w, l, &err);
}

/*
 * A page behind the end is a 404 when rows went away meanwhile; a 403 is as deep as one
 * may look without a sign-in.  Neither takes away the pages before it.
 */
static void page_failed(struct worker *w, struct fetch *f, const struct answer *a)
{
	struct listing *l = f->listing;

	if (f->number > 1 && a->http == 404) {
		end_at(w, l, f->number - 1);
		return;
	}
	if (f->number > 1 && a->http == 403) {
		if (f->number <= l->end)
			l->err = a->err;
		end_at(w, l, f->number - 1);
		return;
	}
	fail(w, l, &a->err);
}

static void remember_last(struct worker *w, struct fetch *f, const struct answer *a)
{
	struct listing *l = f->listing;

	reply_free(l->last);
	l->last = reply_new(l->ticket, REPLY_DONE);
	reply_fill(w, l->last, a, l->req.op, f->target);
	l->last->err = (struct error){ 0 };
	l->last->page_number = f->number;
}

static void advance(struct worker *w, struct listing *l);

static void on_page(struct worker *w, void *arg, const struct answer *a)
{
	struct fetch *f = arg;
	struct listing *l = f->listing;

	f->x = NULL;
	l->flying--;
	l->requests += a->requests;
	remember_last(w, f, a);
	if (a->err.status == ST_OK)
		page_arrived(w, f, a);
	else
		page_failed(w, f, a);
	if (!f->finished)
		forget_fetch(w, f);
	advance(w, l);
}

/* The answer as a whole: rows of one thing, or the body for the command line. */
static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct fetch *f = arg;
	struct listing *l = f->listing;
	struct reply *r = reply_new(l->ticket, REPLY_PAGE);
	struct said said = { .total = -1 };
	struct error err = a->err;

	f->x = NULL;
	l->flying--;
	l->requests += a->requests;
	remember_last(w, f, a);
	if (err.status == ST_OK && l->req.want == WANT_ROWS &&
	    l->req.op->envelope != ENV_NONE &&
	    listing_read_rows(f, a, r, &said, &err) == ST_OK) {
		l->arrived++;
		l->known = said.more ? 2 : 1;
		reply_fill(w, r, a, l->req.op, f->target);
		fill_progress(w, l, r);
		hand_on(w, l, r);
		r = NULL;
	}
	reply_free(r);
	if (l->req.want == WANT_FILE) {
		listing_end_file(l, &err);
		l->arrived += err.status == ST_OK;
	}
	if (l->req.want == WANT_BODY) {
		l->last->body = worker_take_body(w, &l->last->body_len);
		l->arrived += err.status == ST_OK;
	}
	l->err = err;
	forget_fetch(w, f);
	post_done(w, l);
}

/* ---- asking ------------------------------------------------------------- */

static void ask(struct worker *w, struct listing *l, int number, struct call *take_call,
		answer_fn *done)
{
	struct fetch *f = xcalloc(1, sizeof(*f));
	struct send send = { .call = take_call, .ticket = l->ticket, .done = done };

	f->next = l->fetches;
	l->fetches = f;
	f->listing = l;
	f->number = number;
	f->target = xstrdup(take_call->target);
	send.arg = f;
	send.priority = l->req.priority;
	if (number > 1 && send.priority < PRIO_BACKGROUND)
		send.priority = PRIO_BACKGROUND;
	if (l->req.op->flags & OP_SECRET)
		send.flags |= SEND_SECRET;
	if (l->file.to)
		send.file = &l->file;
	l->flying++;
	f->x = worker_send(w, &send);
}

static void refuse_page(struct listing *l, int n)
{
	error_set(&l->err, ST_USAGE, "page %d of %s.%s cannot be asked for", n,
		  l->req.op->group, l->req.op->action);
	l->over = true;
}

static void advance(struct worker *w, struct listing *l)
{
	while (!l->over && l->flying < AT_ONCE && l->asked < last_page(l)) {
		int n = ++l->asked;
		struct call *call = call_page(l->req.op, l->req.params, n, l->size);

		if (call)
			ask(w, l, n, call, on_page);
		else
			refuse_page(l, n);
	}
	if (!l->flying)
		post_done(w, l);
}

/* Asked for by the caller's parameters; 100, the most the Hub gives, else. */
static int page_size(json_object *params)
{
	int64_t n = json_int(params, "/page_size");

	return n >= 1 && n <= PAGE_SIZE ? (int)n : PAGE_SIZE;
}

static enum status check(const struct listing *l, struct call **ret, struct error *err)
{
	if (l->req.want == WANT_ROWS && !l->kind)
		return error_set(err, ST_USAGE, "%s.%s has no rows", l->req.op->group,
				 l->req.op->action);
	if (l->req.want == WANT_FILE && l->req.op->envelope != ENV_TEXT)
		return error_set(err, ST_USAGE, "%s.%s answers no file",
				 l->req.op->group, l->req.op->action);
	return op_call(l->req.op, l->req.params, ret, err);
}

static struct listing *listing_new(struct worker *w, ticket t,
				   const struct request *take_req)
{
	struct listing *l = xcalloc(1, sizeof(*l));

	l->next = w->listings;
	w->listings = l;
	l->ticket = t;
	l->req = *take_req;
	l->file.to = l->req.file;
	l->kind = l->req.kind;
	if (!l->kind && l->req.op->kind)
		l->kind = kind_find(str_from(l->req.op->kind));
	l->size = page_size(l->req.params);
	l->known = 1;
	l->end = INT_MAX;
	l->since = worker_clock(w);
	return l;
}

static void begin(struct worker *w, struct listing *l)
{
	bool list = l->req.op->flags & OP_LIST;
	struct call *call = NULL;

	if (check(l, &call, &l->err) != ST_OK) {
		post_done(w, l);
		return;
	}
	if (list && l->req.all) {
		call_free(call);
		advance(w, l);
		return;
	}
	if (list && l->req.want == WANT_ROWS) {
		int64_t page = json_int(l->req.params, "/page");

		call_free(call);
		call = call_page(l->req.op, l->req.params, page > 0 ? (int)page : 1,
				 l->size);
	}
	if (!call) {
		refuse_page(l, 1);
		post_done(w, l);
		return;
	}
	l->req.all = false;
	ask(w, l, 1, call, on_answer);
}

void listing_submit(struct worker *w, ticket t, const struct request *take_req)
{
	begin(w, listing_new(w, t, take_req));
}

static void on_begin(struct worker *w, void *arg, bool timed_out)
{
	struct listing *l = arg;

	(void)timed_out;
	l->start = NULL;
	begin(w, l);
}

/* With the next turn of the loop: it may end at once. */
void listing_read(struct worker *w, ticket t, const struct request *take_req,
		  sink_fn *sink, void *arg)
{
	struct listing *l = listing_new(w, t, take_req);

	l->sink = sink;
	l->sink_arg = arg;
	l->start = worker_watch(w, -1, worker_clock(w), on_begin, l);
}
