#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "net/transfer.h"

/*
 * Why there is no answer, in one line that names the cause, and what to do about it.
 * curl's own words are a fallback: they name options, not causes.
 */

enum {
	CLOSE_MS = 50,   /* curl's timers end a little early */
	TOO_LARGE = 100, /* CURLE_TOO_LARGE, since curl 8.6 */
};

static int64_t info(const struct transfer *t, CURLINFO what)
{
	curl_off_t n = 0;

	curl_easy_getinfo(t->easy, what, &n);
	return n;
}

static const char *host_of(const struct transfer *t, char *buf, size_t size)
{
	char *url = NULL;
	const char *p;
	size_t len;

	curl_easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
	p = url ? strstr(url, "://") : NULL;
	p = p ? p + 3 : "";
	len = strcspn(p, "/?");
	if (len >= size)
		len = size - 1;
	memcpy(buf, p, len);
	buf[len] = '\0';
	return buf;
}

/* Connected: the request was, or could have been, on its way. */
static bool connected(const struct transfer *t)
{
	return info(t, CURLINFO_PRETRANSFER_TIME_T) > 0;
}

static enum fault timeout(const struct transfer *t, const char *host, struct error *err)
{
	const struct hub_timeouts *o = &t->setup->timeouts;
	int64_t ms = info(t, CURLINFO_TOTAL_TIME_T) / 1000;

	if (!connected(t)) {
		if (!info(t, CURLINFO_NAMELOOKUP_TIME_T))
			error_set(err, ST_TIMEOUT, "no address for %s in %d s", host,
				  o->connect_ms / 1000);
		else
			error_set(err, ST_TIMEOUT, "no connection to %s in %d s", host,
				  o->connect_ms / 1000);
		error_hint(err, "check the network, or the proxy's settings");
		return FAULT_CONNECT;
	}
	if (!t->file && ms + CLOSE_MS >= o->total_ms)
		error_set(err, ST_TIMEOUT, "%s did not finish its answer in %d s", host,
			  o->total_ms / 1000);
	else if (!info(t, CURLINFO_SIZE_DOWNLOAD_T))
		error_set(err, ST_TIMEOUT, "%s said nothing for %d s", host,
			  o->silent_s);
	else
		error_set(err, ST_TIMEOUT,
			  "%s sent less than 100 bytes a second for %d s", host,
			  o->silent_s);
	error_hint(err, "try again in a minute; @ or --verbose shows the requests");
	return FAULT_FINAL;
}

/* How OpenSSL and GnuTLS name what is wrong; the first match counts. */
struct flaw {
	const char *detail, *text, *hint;
};

static const struct flaw flaws[] = {
	{ "not yet valid", "the certificate of %s is not valid yet",
	  "is this machine's clock right? see: date" },
	{ "not activated", "the certificate of %s is not valid yet",
	  "is this machine's clock right? see: date" },
	{ "expired", "the certificate of %s has expired",
	  "if it should not have, is this machine's clock right? see: date" },
	{ "subject name", "the certificate is not for %s",
	  "something answers in its place: a proxy, a portal, a wrong address" },
	{ "self-signed", "the certificate of %s is self-signed",
	  "if you trust it, name its issuer's file with --cacert" },
	{ "self signed", "the certificate of %s is self-signed",
	  "if you trust it, name its issuer's file with --cacert" },
	{ "issuer certificate", "nobody known here vouches for the certificate of %s",
	  "name the issuer's file with --cacert, or install ca-certificates" },
	{ "revoked", "the certificate of %s was revoked", "" },
};

static enum fault certificate(const struct transfer *t, const char *host,
			      struct error *err)
{
	for (size_t i = 0; i < sizeof(flaws) / sizeof(*flaws); i++) {
		char text[ERROR_TEXT_MAX];
		const char *slot = strstr(flaws[i].text, "%s");

		if (!strcasestr(t->detail, flaws[i].detail))
			continue;
		snprintf(text, sizeof(text), "%.*s%s%s", (int)(slot - flaws[i].text),
			 flaws[i].text, host, slot + 2);
		error_set(err, ST_NET, "%s", text);
		error_hint(err, "%s", flaws[i].hint);
		return FAULT_FINAL;
	}
	error_set(err, ST_NET, "the certificate of %s is not accepted: %s", host,
		  t->detail);
	error_hint(err, "name the issuer's file with --cacert if you trust it");
	return FAULT_FINAL;
}

/* A machine may have no authorities at all: they are a package of their own. */
static enum fault no_authorities(const struct transfer *t, const char *host,
				 struct error *err)
{
	const char *file = t->setup->ca_file;

	if (file)
		error_set(err, ST_LOCAL, "the file of certificates cannot be read: %s",
			  file);
	else
		error_set(err, ST_LOCAL, "no certificates here to check %s by", host);
	error_hint(err, "install ca-certificates, or name a file with --cacert");
	return FAULT_FINAL;
}

static enum fault refused_file(const struct transfer *t, const char *host,
			       struct error *err)
{
	if (t->file->too_big)
		error_set(err, ST_TOO_BIG, "the file of %s is larger than %d MiB", host,
			  FILE_MAX_MIB);
	else
		body_file_failed(t->file, err);
	return FAULT_FINAL;
}

static enum fault refused_by_us(const struct transfer *t, const char *host,
				struct error *err)
{
	if (t->too_big) {
		error_set(err, ST_TOO_BIG, "the answer of %s is larger than %d MiB",
			  host, BODY_MAX >> 20);
		error_hint(err, "no list is that long: something else answers");
	} else {
		error_set(err, ST_TOO_BIG, "%s sent more than %d KiB of headers", host,
			  HEADERS_MAX >> 10);
		error_hint(err, "something else than the Hub answers");
	}
	return FAULT_FINAL;
}

static enum fault unreachable(const struct transfer *t, CURLcode rc, const char *host,
			      struct error *err)
{
	long code = 0;

	curl_easy_getinfo(t->easy, CURLINFO_OS_ERRNO, &code);
	if (rc == CURLE_COULDNT_RESOLVE_HOST)
		error_set(err, ST_NET, "could not resolve host %s", host);
	else if (rc == CURLE_COULDNT_RESOLVE_PROXY)
		error_set(err, ST_NET, "could not resolve the proxy's name");
	else if (rc == CURLE_SSL_CONNECT_ERROR)
		error_set(err, ST_NET, "no TLS connection to %s: %s", host, t->detail);
	else if (code)
		error_set(err, ST_NET, "could not connect to %s: %s", host,
			  strerror((int)code));
	else
		error_set(err, ST_NET, "could not connect to %s", host);
	error_hint(err, "check the network, or the proxy's settings");
	return FAULT_CONNECT;
}

/* Our own refusals to write were told before: what is left is what cannot be unpacked.
 */
static bool is_gibberish(CURLcode rc)
{
	return rc == CURLE_UNSUPPORTED_PROTOCOL || rc == CURLE_WEIRD_SERVER_REPLY ||
	       rc == CURLE_BAD_CONTENT_ENCODING || rc == CURLE_WRITE_ERROR;
}

/* One header beyond curl's own ceiling of 100 KB; the code changed with 8.6.  Before
 * anything came it is what it says. */
static bool is_flood(const struct transfer *t, CURLcode rc)
{
	return t->header_flood || (int)rc == TOO_LARGE ||
	       (rc == CURLE_OUT_OF_MEMORY && info(t, CURLINFO_STARTTRANSFER_TIME_T));
}

static enum fault broken(const struct transfer *t, CURLcode rc, const char *host,
			 struct error *err)
{
	bool cut = rc == CURLE_OK || rc == CURLE_RECV_ERROR || rc == CURLE_SEND_ERROR ||
		   rc == CURLE_PARTIAL_FILE;

	/* curl has one code for an address and for a status line it does not know. */
	if (rc == CURLE_UNSUPPORTED_PROTOCOL && !connected(t)) {
		error_set(err, ST_NET, "the address does not begin with https://");
		return FAULT_FINAL;
	}
	if (is_gibberish(rc)) {
		error_set(err, ST_PARSE, "the answer of %s is not HTTP as we know it",
			  host);
		error_hint(err, "something else than the Hub answers");
		return FAULT_FINAL;
	}
	if (rc == CURLE_OUT_OF_MEMORY) {
		error_set(err, ST_LOCAL, "out of memory");
		return FAULT_FINAL;
	}
	if (rc == CURLE_GOT_NOTHING)
		error_set(err, ST_NET, "%s closed the connection without an answer",
			  host);
	else if (cut)
		error_set(err, ST_NET, "the connection to %s broke off", host);
	else
		error_set(err, ST_NET, "the connection to %s failed: %s", host,
			  t->detail[0] ? t->detail : curl_easy_strerror(rc));
	error_hint(err, "try again; @ or --verbose shows the requests");
	return FAULT_BROKEN;
}

/* Headers that end with the connection are a whole answer to curl, and none to us: it
 * could be half a number, and what it was to say is lost. */
enum fault transfer_fault(const struct transfer *t, CURLcode rc, struct error *err)
{
	char host[128];

	if (rc == CURLE_OK && t->headed)
		return FAULT_NONE;
	host_of(t, host, sizeof(host));
	if (t->file && (t->file->too_big || t->file->failed))
		return refused_file(t, host, err);
	if (t->too_big || is_flood(t, rc))
		return refused_by_us(t, host, err);
	switch ((int)rc) {
	case CURLE_OPERATION_TIMEDOUT:
		return timeout(t, host, err);
	case CURLE_PEER_FAILED_VERIFICATION:
		return certificate(t, host, err);
	case CURLE_SSL_CACERT_BADFILE:
		return no_authorities(t, host, err);
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
	case CURLE_SSL_CONNECT_ERROR:
		return unreachable(t, rc, host, err);
	default:
		return broken(t, rc, host, err);
	}
}
