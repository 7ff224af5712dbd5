#include "net/trace.h"

#include <stdio.h>
#include <string.h>

uint64_t trace_add(struct trace_ring *r, const struct trace_entry *e)
{
	uint64_t seq = ++r->last;

	r->entry[seq % TRACE_MAX] = *e;
	r->entry[seq % TRACE_MAX].seq = seq;
	return seq;
}

struct trace_entry *trace_find(struct trace_ring *r, uint64_t seq)
{
	struct trace_entry *e = &r->entry[seq % TRACE_MAX];

	return seq && e->seq == seq ? e : NULL;
}

void trace_clear(struct trace_ring *r)
{
	memset(r->entry, 0, sizeof(r->entry));
	r->first = r->last;
}

size_t trace_copy(const struct trace_ring *r, uint64_t after, struct trace_entry *ret,
		  size_t max)
{
	size_t n = 0;

	if (r->last > TRACE_MAX && after < r->last - TRACE_MAX)
		after = r->last - TRACE_MAX;
	if (after < r->first)
		after = r->first;
	for (uint64_t seq = after + 1; seq <= r->last && n < max; seq++)
		ret[n++] = r->entry[seq % TRACE_MAX];
	return n;
}

static bool is_secret(const struct op *op, struct str name)
{
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (p->in == IN_QUERY && p->type == PARAM_SECRET &&
		    str_eq(name, str_from(p->wire ? p->wire : p->name)))
			return true;
	}
	return false;
}

static size_t put(char *buf, size_t size, size_t at, struct str s)
{
	size_t n = s.len < size - 1 - at ? s.len : size - 1 - at;

	memcpy(buf + at, s.ptr, n);
	return at + n;
}

void trace_path(const struct op *op, const char *target, char *buf, size_t size)
{
	size_t len = strcspn(target, "?"), at = 0;

	/* The address of tokens is configured whole, and ends so (CONTRACT 2.2). */
	at = put(buf, size, at, len ? (struct str){ target, len } : STR("/token"));
	target += len;
	while (*target) {
		struct str name = { target + 1, strcspn(target + 1, "=&") };
		size_t whole = 1 + strcspn(target + 1, "&");

		if (is_secret(op, name)) {
			at = put(buf, size, at, (struct str){ target, name.len + 1 });
			at = put(buf, size, at, STR("=***"));
		} else {
			at = put(buf, size, at, (struct str){ target, whole });
		}
		target += whole;
	}
	buf[at] = '\0';
}
