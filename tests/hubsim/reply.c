#include "tests/hubsim/reply.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void reply_free(struct reply *rp)
{
	buf_free(&rp->body);
	for (size_t i = 0; i < rp->n_headers; i++)
		free(rp->header[i].value);
	*rp = (struct reply){ 0 };
}

void reply_start(struct reply *rp, unsigned status)
{
	rp->status = status;
	rp->type = JSON_TYPE;
	rp->body.len = 0;
}

void reply_header(struct reply *rp, const char *name, const char *fmt, ...)
{
	char *value;
	va_list ap;

	if (rp->n_headers == REPLY_HEADERS)
		abort();
	va_start(ap, fmt);
	if (vasprintf(&value, fmt, ap) < 0)
		abort();
	va_end(ap);
	rp->header[rp->n_headers].name = name;
	rp->header[rp->n_headers++].value = value;
}

void reply_text(struct reply *rp, unsigned status, const char *type, const char *text)
{
	reply_start(rp, status);
	rp->type = type;
	buf_str(&rp->body, text);
}

void reply_error(struct reply *rp, unsigned status, const char *message)
{
	reply_start(rp, status);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "message", message);
	json_key(&rp->body, "errinfo");
	buf_str(&rp->body, "{}}");
}

void reply_detail(struct reply *rp, unsigned status, const char *detail)
{
	reply_start(rp, status);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "detail", detail);
	json_close(&rp->body, '}');
}

void reply_invalid(struct reply *rp, const char *key, const char *why)
{
	reply_start(rp, 400);
	buf_str(&rp->body, "{\"message\":\"body is invalid\",\"errinfo\":{");
	if (key)
		json_add_str(&rp->body, key, why);
	buf_str(&rp->body, "}}");
}

void reply_value(struct reply *rp, const char *key, const char *why)
{
	reply_start(rp, 400);
	buf_str(&rp->body, "{\"fields\":{");
	json_str(&rp->body, key);
	buf_str(&rp->body, ":[");
	json_str(&rp->body, why);
	buf_str(&rp->body, "]},\"text\":");
	json_str(&rp->body, why);
	buf_char(&rp->body, '}');
}

void reply_field(struct reply *rp, const char *key, const char *why)
{
	reply_start(rp, 400);
	buf_char(&rp->body, '{');
	json_str(&rp->body, key);
	buf_str(&rp->body, ":[");
	json_str(&rp->body, why);
	buf_str(&rp->body, "]}");
}

void reply_scim(struct reply *rp, unsigned status, const char *detail)
{
	reply_start(rp, status);
	rp->type = SCIM_TYPE;
	buf_str(&rp->body,
		"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],");
	buf_fmt(&rp->body, "\"status\":\"%u\",\"detail\":", status);
	json_str(&rp->body, detail);
	buf_char(&rp->body, '}');
}

void reply_no_route(struct reply *rp, unsigned status)
{
	reply_start(rp, status);
	buf_str(&rp->body, status == 404 ? "{\"message\":\"404: Page Not Found\"}"
					 : "{\"message\":\"405: Method Not Allowed\"}");
}

void reply_registry(struct reply *rp, unsigned status, const char *code,
		    const char *message, const char *detail)
{
	struct buf *b = &rp->body;

	reply_start(rp, status);
	buf_str(b, "{\"errors\":[{");
	json_add_str(b, "code", code);
	json_add_str(b, "message", message);
	if (detail) {
		json_key(b, "detail");
		buf_str(b, detail);
	}
	buf_str(b, "}]}\n");
}

#define HTML_TYPE "text/html"

/* What the machines in front of the Hub say when it does not answer them. */
static void gateway_page(struct reply *rp, unsigned status, const char *words)
{
	reply_start(rp, status);
	rp->type = HTML_TYPE;
	buf_fmt(&rp->body,
		"<html>\r\n<head><title>%u %s</title></head>\r\n<body>\r\n"
		"<center><h1>%u %s</h1></center>\r\n</body>\r\n</html>\r\n",
		status, words, status, words);
}

void reply_status(struct reply *rp, unsigned status)
{
	switch (status) {
	case 401:
		reply_error(rp, status, "unauthorized");
		return;
	case 403:
		reply_error(rp, status, "insufficient scope");
		return;
	case 404:
		reply_error(rp, status, "object not found");
		return;
	case 405:
		reply_no_route(rp, status);
		return;
	case 413:
		gateway_page(rp, status, "Request Entity Too Large");
		return;
	case 429:
		reply_start(rp, status);
		buf_str(&rp->body,
			"{\"detail\":\"Rate limit exceeded\",\"error\":false}");
		return;
	case 500:
		reply_error(rp, status,
			    "Delete \"https://registry.s.us-east-1.aws.dckr.io/api/"
			    "internal/repos\": http: non-successful response "
			    "(status=401 body=\"{\\\"errors\\\":[{\\\"code\\\":"
			    "\\\"UNAUTHORIZED\\\"}]}\\n\")");
		return;
	case 502:
		gateway_page(rp, status, "Bad Gateway");
		return;
	case 503:
		gateway_page(rp, status, "Service Temporarily Unavailable");
		return;
	case 504:
		gateway_page(rp, status, "Gateway Time-out");
		return;
	default:
		reply_error(rp, status, status < 400 ? "" : "something went wrong");
	}
}

/* A number from the query; `otherwise` when it is absent or none. */
static size_t number_param(const struct request *rq, const char *key, size_t otherwise)
{
	const char *s = request_param(rq, key);
	char *end;
	unsigned long n;

	if (!s || *s < '0' || *s > '9')
		return otherwise;
	n = strtoul(s, &end, 10);
	return *end || !n || n > 1000000000 ? otherwise : n;
}

bool page_check(const struct request *rq, struct reply *rp, page_refusal *told)
{
	static const char *const keys[] = { "page", "page_size" };

	for (size_t i = 0; i < 2; i++) {
		const char *s = request_param(rq, keys[i]);

		if (s && *s && !number_param(rq, keys[i], 0)) {
			told(rp, keys[i], "must be a number from 1 on");
			return false;
		}
	}
	return true;
}

bool page_read(const struct request *rq, struct reply *rp, size_t deepest,
	       struct page *ret_page)
{
	struct page pg;

	pg.number = number_param(rq, "page", 1);
	pg.size = number_param(rq, "page_size", 10);
	if (pg.size > PAGE_MAX)
		pg.size = PAGE_MAX;
	pg.offset = (pg.number - 1) * pg.size;
	*ret_page = pg;
	if (rq->caller.cred != CRED_NONE || pg.offset < deepest)
		return true;
	reply_error(rp, 403,
		    "pagination offset too large for anonymous requests; "
		    "sign in to page further");
	return false;
}

static int compare_params(const void *a, const void *b)
{
	const struct param *const *x = a, *const *y = b;

	return strcmp((*x)->key, (*y)->key);
}

const char page_absent[] = "absent";

/* The address of page `number`: parameters in alphabetical order, as Hub has them. */
static void page_link(struct buf *link, const struct request *rq, const struct page *pg,
		      size_t number)
{
	char page[24], size[24], page_key[] = "page", size_key[] = "page_size";
	struct param fixed[2] = { { page_key, page }, { size_key, size } };
	const struct param *all[REQUEST_PARAMS + 2] = { &fixed[0], &fixed[1] };
	size_t n = 2;

	snprintf(page, sizeof(page), "%zu", number);
	snprintf(size, sizeof(size), "%zu", pg->size);
	for (size_t i = 0; i < rq->n_params; i++)
		if (strcmp(rq->param[i].key, "page") != 0 &&
		    strcmp(rq->param[i].key, "page_size") != 0)
			all[n++] = &rq->param[i];
	qsort(all, n, sizeof(*all), compare_params);
	buf_str(link, rq->base);
	buf_str(link, rq->path);
	for (size_t i = 0; i < n; i++) {
		buf_char(link, i ? '&' : '?');
		percent_encode(link, all[i]->key);
		buf_char(link, '=');
		percent_encode(link, all[i]->value);
	}
}

static void add_link(const struct request *rq, struct reply *rp, const struct page *pg,
		     const char *key, size_t number, const char *none)
{
	struct buf link = { 0 };

	if (!number && none == page_absent)
		return;
	if (number)
		page_link(&link, rq, pg, number);
	json_add_str(&rp->body, key, number ? link.data : none);
	buf_free(&link);
}

bool page_begin(const struct request *rq, struct reply *rp, const struct page *pg,
		size_t count)
{
	return page_begin_as(rq, rp, pg, count, NULL);
}

bool page_begin_as(const struct request *rq, struct reply *rp, const struct page *pg,
		   size_t count, const char *none)
{
	if (pg->number > 1 && pg->offset >= count) {
		reply_error(rp, 404, "object not found");
		return false;
	}
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	json_add_int(&rp->body, "count", (int64_t)count);
	add_link(rq, rp, pg, "next", pg->offset + pg->size < count ? pg->number + 1 : 0,
		 none);
	add_link(rq, rp, pg, "previous", pg->number - 1, none);
	json_key(&rp->body, "results");
	json_open(&rp->body, '[');
	return true;
}

void page_end(struct reply *rp)
{
	json_close(&rp->body, ']');
	json_close(&rp->body, '}');
}

void page_reply_as(const struct request *rq, struct reply *rp, const void *const *rows,
		   size_t n, row_writer *write, const void *arg, const char *none)
{
	struct page pg;

	if (!page_read(rq, rp, NO_DEPTH_LIMIT, &pg) ||
	    !page_begin_as(rq, rp, &pg, n, none))
		return;
	for (size_t i = pg.offset; i < n && i < pg.offset + pg.size; i++)
		write(&rp->body, rows[i], arg);
	page_end(rp);
}

void page_reply(const struct request *rq, struct reply *rp, const void *const *rows,
		size_t n, row_writer *write, const void *arg)
{
	page_reply_as(rq, rp, rows, n, write, arg, NULL);
}
