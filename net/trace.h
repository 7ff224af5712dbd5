#ifndef NET_TRACE_H
#define NET_TRACE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The session's last requests, for "@": what was asked, never what was said.  Method,
 * path (values of secret query parameters removed), status, time; no header, no body.
 */
enum { TRACE_MAX = 500, TRACE_PATH_MAX = 160 };

struct trace_entry {
	uint64_t seq; /* 1 ... */
	int64_t at;   /* Unix seconds */
	int ms;       /* how long it took; -1 while under way */
	int http;     /* 0: no answer */
	size_t bytes; /* of the body as received */
	char method[8];
	char path[TRACE_PATH_MAX];
	char note[96]; /* "session renewed", "retry 2", "timeout"; "" */
};

#endif
