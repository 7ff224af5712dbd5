#ifndef NET_ORIGIN_H
#define NET_ORIGIN_H

#include <stdbool.h>

#include "model/error.h"
#include "model/str.h"

/*
 * Where a URL leads: scheme, host and port.  Every decision whether a request may go to
 * an address (base URL, redirect, `next` of a page) is made here (QUALITY H1-H3, H15).
 */
struct origin {
	char scheme[8];
	char host[256];
	char port[8];
};

/*
 * Reads and checks a base URL: https, or http for loopback; no user, query or fragment.
 * *ret_url is the URL without a "/" at its end; the caller owns it.  ST_USAGE says what
 * is wrong.
 */
enum status origin_base(const char *url, char **ret_url, struct origin *ret,
			struct error *err) MUST_CHECK;

bool origin_same(const struct origin *a, const struct origin *b);
bool origin_loopback(const struct origin *o);

/*
 * Resolves `link` (absolute or relative, from the server) against `url`.  On success
 * the caller owns *ret_url; *ret is where it leads.  False when it is no URL or holds
 * user information.
 */
bool origin_resolve(const char *url, struct str link, char **ret_url,
		    struct origin *ret);

/* "page" in the query of a URL; -1 when there is none. */
int origin_page(const char *url);

#endif
