/* What one page of a list says: its rows, that there is more, and where. */
#include "net/listing_private.h"

#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"

/* The next page is asked for with the key of this one. */
static enum status keep_key(struct listing *l, const struct frame *f, struct error *err)
{
	if (!listing_is_keyed(l) || !f->key.len)
		return ST_OK;
	if (str_eq(f->key, json_str(l->req.params, "/" OP_KEY_PARAM)))
		return error_set(err, ST_PARSE,
				 "the list runs in a circle: a page leads to itself");
	json_object_object_add(l->req.params, OP_KEY_PARAM,
			       json_object_new_string_len(f->key.ptr, (int)f->key.len));
	return ST_OK;
}

enum status listing_read_rows(struct fetch *f, const struct answer *a, struct reply *r,
			      struct said *ret, struct error *err)
{
	struct listing *l = f->listing;
	json_object *body = NULL;
	enum status st;

	st = page_decode(l->kind, l->req.op->envelope, a->body, &r->page, err);
	if (st != ST_OK)
		return st;
	r->page->number = f->number;
	*ret = (struct said){ .rows = r->page->sent,
			      .total = r->page->total,
			      .more = r->page->more,
			      .next = text_str(r->page->next_url) };
	if (listing_is_keyed(l) && json_parse(a->body, &body, err) == ST_OK) {
		struct frame frame = envelope_frame(l->req.op->envelope, body);

		st = keep_key(l, &frame, err);
	}
	json_object_put(body);
	return st;
}

enum status listing_read_body(struct listing *l, const struct answer *a,
			      struct said *ret, json_object **ret_body,
			      struct error *err)
{
	struct frame f;

	if (json_parse(a->body, ret_body, err) != ST_OK)
		return err->status;
	f = envelope_frame(l->req.op->envelope, *ret_body);
	*ret = (struct said){
		.rows = f.rows, .total = f.total, .more = f.more, .next = f.next
	};
	return keep_key(l, &f, err);
}

enum status listing_check_new(struct fetch *f, const struct answer *a,
			      const struct said *said, struct error *err)
{
	struct listing *l = f->listing;
	uint64_t hash = str_hash(a->body);
	bool again = said->rows && l->seen_page == f->number - 1 && l->seen == hash;

	l->seen = hash;
	l->seen_page = f->number;
	return again ? error_set(err, ST_PARSE,
				 "the list runs in a circle: page %d is page %d again",
				 f->number, f->number - 1)
		     : ST_OK;
}

enum status listing_check_next(const struct worker *w, const struct fetch *f,
			       struct str next, struct error *err)
{
	char *url = NULL;
	struct origin to;
	int page;

	if (!next.len)
		return ST_OK;
	if (!origin_resolve(w->base, next, &url, &to))
		return error_set(err, ST_PARSE,
				 "page %d of the list names no address as its next",
				 f->number);
	page = origin_page(url);
	free(url);
	if (!origin_same(&w->origin, &to)) {
		error_set(err, ST_PARSE,
			  "page %d of the list goes on at another server: %s://%s:%s",
			  f->number, to.scheme, to.host, to.port);
		return error_hint(err, "it was not asked; is the URL of the Hub "
				       "right?");
	}
	if (page > 0 && page <= f->number)
		return error_set(err, ST_PARSE,
				 "the list runs in a circle: page %d is followed by "
				 "page %d",
				 f->number, page);
	return ST_OK;
}
