#include "net/transfer.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "model/xalloc.h"

enum {
	CONNECT_MS = 10000,
	TOTAL_MS = 60000,
	SILENT_S = 20,
	SLOW_BYTES = 100, /* a second */
	RECEIVE_BUFFER = 256 << 10,
	BODY_FIRST = 64 << 10,
	BODY_KEEP = 512 << 10, /* a larger buffer is not kept for the next answer */
	HEAD_MAX = 512,
};

#if LIBCURL_VERSION_NUM < 0x075500
#error "libcurl 7.85 or newer is needed"
#endif

static const char *const head_names[N_HEADS] = {
	[HEAD_TYPE] = "content-type",
	[HEAD_LOCATION] = "location",
	[HEAD_DATE] = "date",
	[HEAD_LIMIT] = "x-ratelimit-limit",
	[HEAD_REMAINING] = "x-ratelimit-remaining",
	[HEAD_RESET] = "x-ratelimit-reset",
	[HEAD_RETRY_AFTER] = "retry-after",
	[HEAD_X_RETRY_AFTER] = "x-retry-after",
	[HEAD_DIGEST] = "docker-content-digest",
	[HEAD_PULL_LIMIT] = "ratelimit-limit",
	[HEAD_PULL_REMAINING] = "ratelimit-remaining",
	[HEAD_PULL_SOURCE] = "docker-ratelimit-source",
};

/* ---- certificates ------------------------------------------------------- */

/* A directory whose files are named by the hash of their subject: "ab12cd34.0". */
static bool is_hashed(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	bool yes = false;

	if (!d)
		return false;
	while (!yes && (e = readdir(d)))
		yes = strlen(e->d_name) == 10 && !strcmp(e->d_name + 8, ".0") &&
		      strspn(e->d_name, "0123456789abcdef") == 8;
	closedir(d);
	return yes;
}

static const char *env(const char *name)
{
	const char *s = getenv(name);

	return s && *s ? s : NULL;
}

/*
 * A bundle is read again for each connection, 40 ms of CPU; a hashed directory costs
 * one small file a chain (PERFORMANCE C.6).  So the directory is used when there is one
 * and nobody named a bundle.
 */
void transfer_setup_init(struct transfer_setup *s, const char *ca_file,
			 const struct hub_timeouts *timeouts)
{
	const char *dirs[] = { "/etc/ssl/certs", "/etc/pki/tls/certs" };
	const char *dir = env("SSL_CERT_DIR");

	if (!ca_file)
		ca_file = env("CURL_CA_BUNDLE");
	if (!ca_file)
		ca_file = env("SSL_CERT_FILE");
	s->ca_file = ca_file ? xstrdup(ca_file) : NULL;
	for (size_t i = 0; !ca_file && !dir && i < COUNT(dirs); i++)
		dir = is_hashed(dirs[i]) ? dirs[i] : NULL;
	s->ca_path = !ca_file && dir ? xstrdup(dir) : NULL;
	s->timeouts = *timeouts;
	if (s->timeouts.connect_ms <= 0)
		s->timeouts.connect_ms = CONNECT_MS;
	if (s->timeouts.total_ms <= 0)
		s->timeouts.total_ms = TOTAL_MS;
	if (s->timeouts.silent_s <= 0)
		s->timeouts.silent_s = SILENT_S;
}

void transfer_setup_done(struct transfer_setup *s)
{
	free(s->ca_file);
	free(s->ca_path);
	s->ca_file = s->ca_path = NULL;
}

/* ---- what arrives ------------------------------------------------------- */

/* A secret must not stay behind where realloc() leaves it. */
static void grow(struct transfer *t, size_t cap)
{
	char *p;

	if (!t->secret) {
		t->body = xrealloc(t->body, cap, 1);
	} else {
		p = xmalloc(cap);
		if (t->body) {
			memcpy(p, t->body, t->len);
			explicit_bzero(t->body, t->len);
			free(t->body);
		}
		t->body = p;
	}
	t->cap = cap;
}

/* What is said against the request, or by somebody else than the Hub, is no file. */
static bool is_for_file(const struct transfer *t)
{
	long http = 0;

	if (!t->file)
		return false;
	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &http);
	return http / 100 == 2 &&
	       strncasecmp(transfer_head(t, HEAD_TYPE), "text/html", 9) != 0;
}

/* Counts what curl has unpacked, so a small answer cannot become a big one. */
static size_t on_body(char *data, size_t size, size_t n, void *arg)
{
	struct transfer *t = arg;
	size_t len = size * n, need;

	if (is_for_file(t))
		return body_file_put(t->file, data, len) ? len : CURL_WRITEFUNC_ERROR;
	if (len > BODY_MAX - t->len) {
		t->too_big = true;
		return CURL_WRITEFUNC_ERROR;
	}
	need = t->len + len + 1;
	if (need > t->cap)
		grow(t, need > 2 * t->cap ? need + BODY_FIRST : 2 * t->cap);
	memcpy(t->body + t->len, data, len);
	t->len += len;
	t->body[t->len] = '\0';
	return len;
}

static void forget_heads(struct transfer *t)
{
	for (size_t i = 0; i < N_HEADS; i++) {
		free(t->head[i]);
		t->head[i] = NULL;
	}
}

static void keep_head(struct transfer *t, const char *line, size_t len)
{
	const char *colon = memchr(line, ':', len);
	const char *end = line + len;
	size_t name;

	if (!colon)
		return;
	name = (size_t)(colon - line);
	for (size_t i = 0; i < N_HEADS; i++) {
		if (strlen(head_names[i]) != name ||
		    strncasecmp(head_names[i], line, name))
			continue;
		colon++;
		while (colon < end && (*colon == ' ' || *colon == '\t'))
			colon++;
		while (end > colon && (end[-1] == '\r' || end[-1] == '\n' ||
				       end[-1] == ' ' || end[-1] == '\t'))
			end--;
		if (end - colon > HEAD_MAX && i != HEAD_LOCATION)
			end = colon + HEAD_MAX;
		free(t->head[i]);
		t->head[i] = xstrndup(colon, (size_t)(end - colon));
		return;
	}
}

/* Each answer begins with its status line: headers of a 103 before it do not count. */
static size_t on_header(char *data, size_t size, size_t n, void *arg)
{
	struct transfer *t = arg;
	size_t len = size * n;

	t->header_bytes += len;
	if (t->header_bytes > HEADERS_MAX) {
		t->header_flood = true;
		return 0;
	}
	t->headed = len && len <= 2 && data[len - 1] == '\n';
	if (len > 5 && !memcmp(data, "HTTP/", 5))
		forget_heads(t);
	else
		keep_head(t, data, len);
	return len;
}

/* ---- one request -------------------------------------------------------- */

struct transfer *transfer_new(const struct transfer_setup *setup)
{
	struct transfer *t = xcalloc(1, sizeof(*t));

	t->setup = setup;
	return t;
}

static void wipe_auth(struct transfer *t)
{
	if (t->auth.data) {
		explicit_bzero(t->auth.data, strlen(t->auth.data));
		free(t->auth.data);
	}
	t->auth.data = NULL;
	curl_slist_free_all(t->headers);
	t->headers = NULL;
}

static void drop_body(struct transfer *t)
{
	if (t->body && t->secret)
		explicit_bzero(t->body, t->len);
	if (t->cap > BODY_KEEP) {
		free(t->body);
		t->body = NULL;
		t->cap = 0;
	}
	t->len = 0;
}

/*
 * The handle goes each time, and with it curl's copies of secrets and its buffers;
 * connections belong to the multi handle and stay.  curl_easy_reset() would keep a
 * buffer whose size can no longer be set.
 */
void transfer_reset(struct transfer *t)
{
	curl_easy_cleanup(t->easy);
	t->easy = NULL;
	wipe_auth(t);
	drop_body(t);
	forget_heads(t);
	t->too_big = t->header_flood = t->secret = t->headed = false;
	t->header_bytes = 0;
	t->file = NULL;
	t->detail[0] = '\0';
}

void transfer_free(struct transfer *t)
{
	if (!t)
		return;
	curl_easy_cleanup(t->easy);
	wipe_auth(t);
	drop_body(t);
	forget_heads(t);
	free(t->body);
	free(t);
}

char *transfer_take_body(struct transfer *t, size_t *ret_len)
{
	char *body = t->len ? t->body : NULL;

	*ret_len = t->len;
	if (body) {
		t->body = NULL;
		t->len = t->cap = 0;
	}
	return body;
}

const char *transfer_head(const struct transfer *t, enum head h)
{
	return t->head[h] ? t->head[h] : "";
}

static bool printable(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 0x21 || s.ptr[i] > 0x7e)
			return false;
	return true;
}

static enum status set_auth(struct transfer *t, struct str bearer, struct error *err)
{
	static const char word[] = "Authorization: Bearer ";

	if (!printable(bearer))
		return error_set(err, ST_LOCAL,
				 "the token holds a blank or a control byte");
	t->auth.data = xmalloc(sizeof(word) + bearer.len);
	memcpy(t->auth.data, word, sizeof(word) - 1);
	memcpy(t->auth.data + sizeof(word) - 1, bearer.ptr, bearer.len);
	t->auth.data[sizeof(word) - 1 + bearer.len] = '\0';
	return ST_OK;
}

static void add_header(struct transfer *t, const char *name, const char *value)
{
	char line[512];

	snprintf(line, sizeof(line), "%s: %s", name, value);
	t->headers = curl_slist_append(t->headers, line);
	if (!t->headers)
		xalloc_die();
}

/* Refused options add up in *bad. */
#define SET(option, value) (*bad |= curl_easy_setopt(t->easy, (option), (value)))

static void set_limits(struct transfer *t, CURLcode *bad)
{
	const struct hub_timeouts *o = &t->setup->timeouts;

	SET(CURLOPT_CONNECTTIMEOUT_MS, (long)o->connect_ms);
	/* Somebody watches a file grow, and can stop it: it ends by silence alone. */
	SET(CURLOPT_TIMEOUT_MS, t->file ? 0L : (long)o->total_ms);
	SET(CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	SET(CURLOPT_LOW_SPEED_TIME, (long)o->silent_s);
	SET(CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Without it, giving up waits for the resolver. */
	SET(CURLOPT_QUICK_EXIT, 1L);
#endif
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, t);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, t);
	SET(CURLOPT_ERRORBUFFER, t->detail);
	SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	SET(CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
	SET(CURLOPT_BUFFERSIZE, (long)RECEIVE_BUFFER);
	SET(CURLOPT_TCP_NODELAY, 1L);
	SET(CURLOPT_ACCEPT_ENCODING, "gzip");
}

static void set_safety(struct transfer *t, const struct transfer_request *r,
		       CURLcode *bad)
{
	bool https = !strncasecmp(r->url, "https:", 6);

	SET(CURLOPT_PROTOCOLS_STR, https ? "https" : r->loopback ? "http" : "https");
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_UNRESTRICTED_AUTH, 0L);
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	SET(CURLOPT_PATH_AS_IS, 1L);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	if (t->setup->ca_file) {
		SET(CURLOPT_CAINFO, t->setup->ca_file);
		SET(CURLOPT_CAPATH, NULL);
	} else if (t->setup->ca_path) {
		SET(CURLOPT_CAINFO, NULL);
		SET(CURLOPT_CAPATH, t->setup->ca_path);
	}
	if (r->loopback)
		SET(CURLOPT_PROXY, "");
	SET(CURLOPT_HTTP_VERSION,
	    https ? (long)CURL_HTTP_VERSION_2TLS : (long)CURL_HTTP_VERSION_1_1);
	SET(CURLOPT_PIPEWAIT, https && !r->fresh ? 1L : 0L);
	SET(CURLOPT_FRESH_CONNECT, r->fresh ? 1L : 0L);
}

static void set_method(struct transfer *t, const struct transfer_request *r,
		       CURLcode *bad)
{
	SET(CURLOPT_URL, r->url);
	if (r->method == HTTP_GET) {
		SET(CURLOPT_HTTPGET, 1L);
		return;
	}
	if (r->method == HTTP_HEAD) {
		SET(CURLOPT_NOBODY, 1L);
		return;
	}
	if (r->body || r->method == HTTP_POST) {
		const char *body = r->body ? r->body : "";

		SET(CURLOPT_POSTFIELDS, body);
		SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(body));
	}
	SET(CURLOPT_CUSTOMREQUEST, method_name(r->method));
}

enum status transfer_prepare(struct transfer *t, const struct transfer_request *r,
			     struct error *err)
{
	CURLcode code = CURLE_OK, *bad = &code;

	transfer_reset(t);
	t->easy = curl_easy_init();
	if (!t->easy)
		xalloc_die();
	t->secret = r->secret;
	t->file = r->file;
	if (t->file && body_file_begin(t->file, err) != ST_OK)
		return err->status;
	if (r->bearer.len && set_auth(t, r->bearer, err) != ST_OK)
		return err->status;
	add_header(t, "Accept", r->accept);
	if (r->body)
		add_header(t, "Content-Type", r->content_type);
	add_header(t, "Expect", "");
	t->auth.next = t->headers;
	set_limits(t, bad);
	set_safety(t, r, bad);
	set_method(t, r, bad);
	SET(CURLOPT_USERAGENT, "hubdeck/" HUBDECK_VERSION);
	SET(CURLOPT_HTTPHEADER, t->auth.data ? &t->auth : t->headers);
	SET(CURLOPT_PRIVATE, r->tag);
	if (r->basic_user && r->basic_secret) {
		SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		SET(CURLOPT_USERNAME, r->basic_user);
		SET(CURLOPT_PASSWORD, secret_str(r->basic_secret).ptr);
	}
	if (code)
		return error_set(err, ST_LOCAL, "libcurl refuses an option: %s",
				 curl_easy_strerror(code));
	return ST_OK;
}
