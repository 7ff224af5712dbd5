#include "tests/hubsim/exchange.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "tests/hubsim/clock.h"

#define WORTH_PACKING 1024
#define SLOW_STEPS    20 /* pieces a second */

static bool wants_gzip(const struct exchange *x)
{
	const char *accept = MHD_lookup_connection_value(
		x->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);

	return accept && strstr(accept, "gzip") && x->rp.body.len > WORTH_PACKING;
}

/* Level 1: the simulator shares its machine with the program it tests. */
static bool pack(struct buf *b)
{
	z_stream z = { 0 };
	struct buf out = { 0 };
	int rc;

	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	out.cap = deflateBound(&z, b->len) + 64;
	out.data = must_alloc(out.cap);
	z.next_in = (unsigned char *)b->data;
	z.avail_in = (unsigned)b->len;
	z.next_out = (unsigned char *)out.data;
	z.avail_out = (unsigned)out.cap;
	rc = deflate(&z, Z_FINISH);
	out.len = z.total_out;
	deflateEnd(&z);
	if (rc != Z_STREAM_END) {
		buf_free(&out);
		return false;
	}
	buf_free(b);
	*b = out;
	return true;
}

/* How much may be sent now; 0 puts the connection to sleep or to its end. */
static size_t allowance(struct exchange *x, size_t max, bool *ret_end)
{
	size_t rate = x->how.bytes > 0 ? (size_t)x->how.bytes : 1;
	size_t stop = x->how.bytes < 0 ? x->rp.body.len / 2 : (size_t)x->how.bytes;

	*ret_end = false;
	if (x->how.how != SEND_SLOW) {
		if (x->sent < stop)
			return stop - x->sent < max ? stop - x->sent : max;
		*ret_end = x->how.how == SEND_TRUNCATE ||
			   !waiters_add(x->waiters, x->connection, UINT32_MAX);
		return 0;
	}
	x->rested = !x->rested;
	if (!x->rested) {
		size_t piece = rate / SLOW_STEPS ? rate / SLOW_STEPS : 1;

		return piece < max ? piece : max;
	}
	*ret_end = !waiters_add(x->waiters, x->connection,
				rate < SLOW_STEPS ? (uint32_t)(1000 / rate)
						  : 1000 / SLOW_STEPS);
	return 0;
}

static ssize_t send_piece(void *cls, uint64_t pos, char *out, size_t max)
{
	struct exchange *x = cls;
	size_t left = x->rp.body.len - (size_t)pos;
	bool end;
	size_t n;

	x->sent = (size_t)pos;
	n = allowance(x, max, &end);
	if (end)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	if (n > left)
		n = left;
	memcpy(out, x->rp.body.data + pos, n);
	return (ssize_t)n;
}

/* A HEAD of what is too long to be made: nothing of it is asked for. */
static ssize_t send_nothing(void *cls, uint64_t pos, char *out, size_t max)
{
	(void)cls;
	(void)pos;
	(void)out;
	(void)max;
	return MHD_CONTENT_READER_END_WITH_ERROR;
}

static struct MHD_Response *body_response(struct exchange *x)
{
	struct buf *b = &x->rp.body;
	struct MHD_Response *r;

	if (x->rq.head && x->rp.length)
		return MHD_create_response_from_callback((uint64_t)x->rp.length, 4096,
							 send_nothing, NULL, NULL);

	if (x->how.how != SEND_PLAIN && b->len)
		return MHD_create_response_from_callback(b->len, 16384, send_piece, x,
							 NULL);
	r = MHD_create_response_from_buffer(b->len, b->data, MHD_RESPMEM_MUST_FREE);
	*b = (struct buf){ 0 };
	return r;
}

struct MHD_Response *exchange_response(struct exchange *x)
{
	struct reply *rp = &x->rp;
	bool packed = wants_gzip(x) && pack(&rp->body);
	struct MHD_Response *r;
	char date[TIME_TEXT];

	if (!rp->body.data)
		rp->body.data = must_alloc(1);
	r = body_response(x);
	time_http(date, x->rq.now);
	MHD_add_response_header(r, MHD_HTTP_HEADER_DATE, date);
	if (rp->status != 204)
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, rp->type);
	if (packed)
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
	for (size_t i = 0; i < rp->n_headers; i++)
		if (!rp->no_limit_headers ||
		    strncmp(rp->header[i].name, "X-RateLimit", 11) != 0)
			MHD_add_response_header(r, rp->header[i].name,
						rp->header[i].value);
	return r;
}
