#include "net/origin.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"

enum { URL_MAX = 8192 };

static bool part(CURLU *u, CURLUPart what, unsigned flags, char *buf, size_t size)
{
	char *s = NULL;
	bool ok;

	if (curl_url_get(u, what, &s, flags))
		return false;
	ok = strlen(s) < size;
	if (ok)
		memcpy(buf, s, strlen(s) + 1);
	curl_free(s);
	return ok;
}

static bool has(CURLU *u, CURLUPart what)
{
	char *s = NULL;
	bool yes = !curl_url_get(u, what, &s, 0);

	curl_free(s);
	return yes;
}

static CURLUcode set_url(CURLU *u, const char *url)
{
	CURLUcode rc = curl_url_set(u, CURLUPART_URL, url, 0);

	if (rc == CURLUE_OUT_OF_MEMORY)
		xalloc_die();
	return rc;
}

static bool read_origin(CURLU *u, struct origin *ret)
{
	return part(u, CURLUPART_SCHEME, 0, ret->scheme, sizeof(ret->scheme)) &&
	       part(u, CURLUPART_HOST, 0, ret->host, sizeof(ret->host)) &&
	       part(u, CURLUPART_PORT, CURLU_DEFAULT_PORT, ret->port,
		    sizeof(ret->port));
}

bool origin_same(const struct origin *a, const struct origin *b)
{
	return !strcasecmp(a->scheme, b->scheme) && !strcasecmp(a->host, b->host) &&
	       !strcmp(a->port, b->port);
}

/* "127.evil.example" begins like an address. */
bool origin_loopback(const struct origin *o)
{
	return (!strncmp(o->host, "127.", 4) &&
		strspn(o->host, "0123456789.") == strlen(o->host)) ||
	       !strcmp(o->host, "[::1]") || !strcasecmp(o->host, "localhost");
}

static enum status check_base(CURLU *u, struct origin *o, struct error *err)
{
	if (!read_origin(u, o))
		return error_set(err, ST_USAGE, "the URL has no host");
	if (strcmp(o->scheme, "https") &&
	    (strcmp(o->scheme, "http") || !origin_loopback(o))) {
		error_set(err, ST_USAGE, "the URL must begin with https://");
		return error_hint(err, "http:// is accepted for 127.0.0.1 only");
	}
	if (has(u, CURLUPART_USER) || has(u, CURLUPART_PASSWORD))
		return error_set(err, ST_USAGE,
				 "the URL must not hold a user name or a password");
	if (has(u, CURLUPART_QUERY) || has(u, CURLUPART_FRAGMENT))
		return error_set(err, ST_USAGE, "the URL must not hold '?' or '#'");
	return ST_OK;
}

enum status origin_base(const char *url, char **ret_url, struct origin *ret,
			struct error *err)
{
	CURLU *u = curl_url();
	enum status st;
	size_t len = strlen(url);

	if (!u)
		xalloc_die();
	if (len > URL_MAX || set_url(u, url))
		st = error_set(err, ST_USAGE, "this is not a URL of a server");
	else
		st = check_base(u, ret, err);
	curl_url_cleanup(u);
	if (st != ST_OK)
		return st;
	while (len && url[len - 1] == '/')
		len--;
	*ret_url = xstrndup(url, len);
	return ST_OK;
}

bool origin_resolve(const char *url, struct str link, char **ret_url,
		    struct origin *ret)
{
	CURLU *u;
	char *copy, *full = NULL;
	bool ok;

	if (link.len > URL_MAX || memchr(link.ptr, '\0', link.len))
		return false;
	u = curl_url();
	if (!u)
		xalloc_die();
	copy = xstrndup(link.ptr, link.len);
	/* Some versions of libcurl take no empty link, which leads where it stands. */
	ok = !set_url(u, url) && (!*copy || !set_url(u, copy)) && read_origin(u, ret) &&
	     !has(u, CURLUPART_USER) && !curl_url_get(u, CURLUPART_URL, &full, 0);
	if (ok)
		*ret_url = xstrdup(full);
	curl_free(full);
	curl_url_cleanup(u);
	free(copy);
	return ok;
}

int origin_page(const char *url)
{
	const char *q = strchr(url, '?');

	while (q) {
		q++;
		if (!strncmp(q, "page=", 5)) {
			long n = strtol(q + 5, NULL, 10);

			return n > 0 && n < 1000000 ? (int)n : -1;
		}
		q = strchr(q, '&');
	}
	return -1;
}
