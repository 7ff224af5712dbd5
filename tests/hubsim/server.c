#include "tests/hubsim/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/hubsim/capture.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/exchange.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/routes.h"

#define BODY_MAX    ((size_t)1024 * 1024)
#define CONNECTIONS 8192

struct server {
	struct hub *hub;
	struct MHD_Daemon *daemon;
	struct waiters *waiters;
	char *cert, *key;
	int log, capture; /* -1: none */
};

static const char *header(struct exchange *x, const char *name)
{
	return MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, name);
}

/* What links begin with: --public-url, or what the client called us. */
static void read_base(struct exchange *x)
{
	const struct options *o = &x->hub->opt;
	const char *proto = header(x, "X-Forwarded-Proto");
	const char *host = header(x, MHD_HTTP_HEADER_HOST);

	if (o->public_url)
		buf_str(&x->base, o->public_url);
	else
		buf_fmt(&x->base, "%s://%s",
			proto         ? proto
			: o->tls_cert ? "https"
				      : "http",
			host ? host : "127.0.0.1");
	while (x->base.len && x->base.data[x->base.len - 1] == '/')
		x->base.data[--x->base.len] = '\0';
}

static void read_head(struct exchange *x, const char *method)
{
	struct request *rq = &x->rq;
	const char *auth = header(x, MHD_HTTP_HEADER_AUTHORIZATION);

	read_base(x);
	rq->head = !strcmp(method, "HEAD");
	rq->method = rq->head ? "GET" : method;
	rq->base = x->base.data;
	rq->remote = "127.0.0.1";
	if (auth && !strncasecmp(auth, "Basic ", 6))
		rq->basic = auth + 6;
	pthread_mutex_lock(&x->hub->lock);
	x->counted = true;
	if (++x->hub->counters.in_flight > x->hub->counters.most_in_flight)
		x->hub->counters.most_in_flight = x->hub->counters.in_flight;
	pthread_mutex_unlock(&x->hub->lock);
}

/* Of the bodies only which manifests are meant: other bodies hold secrets. */
static void add_digests(struct buf *b, const struct request *rq)
{
	json_object *v = request_member(rq, "digests");
	size_t n = json_object_is_type(v, json_type_array) ? json_object_array_length(v)
							   : 0;

	if (!n)
		return;
	json_key(b, "digests");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		const char *s = json_object_get_string(json_object_array_get_idx(v, i));

		json_comma(b);
		json_str(b, s ? s : "");
	}
	json_close(b, ']');
}

/* One line a request; a bearer is an account's name, never a token. */
static void write_log(const struct server *s, const struct exchange *x,
		      const char *method, const char *query)
{
	struct buf b = { 0 }, path = { 0 };
	int64_t ms = x->rq.now / 1000000;

	if (s->log < 0)
		return;
	buf_fmt(&path, "%s%s%s", x->rq.path, *query ? "?" : "", query);
	json_open(&b, '{');
	json_key(&b, "t");
	buf_fmt(&b, "%lld.%03lld", (long long)(ms / 1000), (long long)(ms % 1000));
	json_add_str(&b, "method", method);
	json_add_str(&b, "path", path.data);
	json_add_int(&b, "status",
		     x->how.how == SEND_RESET || x->how.how == SEND_CLOSE
			     ? 0
			     : x->rp.status);
	json_add_str(&b, "bearer", *x->rq.caller.account ? x->rq.caller.account : NULL);
	add_digests(&b, &x->rq);
	buf_str(&b, "}\n");
	if (write(s->log, b.data, b.len) < 0)
		perror("hubsim: log");
	buf_free(&b);
	buf_free(&path);
}

/*
 * Ends the connection with a reset: connecting a TCP socket to nothing drops it
 * at once, before libmicrohttpd can say good-bye with a FIN.
 */
static void reset(struct exchange *x)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		x->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct linger none = { 1, 0 };
	struct sockaddr nowhere = { .sa_family = AF_UNSPEC };

	if (!info)
		return;
	setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
	(void)connect(info->connect_fd, &nowhere, sizeof(nowhere));
}

static enum MHD_Result send_answer(struct exchange *x)
{
	struct MHD_Response *r;
	enum MHD_Result rc;

	if (x->stage == STAGE_GONE || x->how.how == SEND_CLOSE)
		return MHD_NO;
	if (x->how.how == SEND_RESET) {
		reset(x);
		return MHD_NO;
	}
	r = exchange_response(x);
	rc = MHD_queue_response(x->connection, x->rp.status, r);
	MHD_destroy_response(r);
	return rc;
}

/* The request is complete: find the answer, then make it wait. */
static enum MHD_Result answer(struct server *s, struct exchange *x, const char *method)
{
	const char *auth = header(x, MHD_HTTP_HEADER_AUTHORIZATION);
	char *query = strchr(x->target, '?');
	uint32_t wait;

	if (query)
		*query++ = '\0';
	x->rq.path = x->target;
	x->rq.body = x->body.data;
	x->rq.body_len = x->body.len;
	x->rq.now = clock_now();
	routes_serve(s->hub, &x->rq, query ? query : "", auth, &x->rp, &x->how);
	x->stage = STAGE_READY;
	/* Control is no part of the Hub: it is not logged and does not wait. */
	if (!strncmp(x->rq.path, "/_hubsim/", 9))
		return send_answer(x);
	write_log(s, x, method, query ? query : "");
	if (s->capture >= 0)
		capture_write(s->capture, x, method, query ? query : "");
	wait = s->hub->opt.latency_ms + x->how.delay_ms;
	if (x->how.how == SEND_STALL && x->how.bytes == STALL_BEFORE_HEAD) {
		x->stage = STAGE_GONE;
		wait = UINT32_MAX;
		/* Nobody will notice when its client goes away. */
		pthread_mutex_lock(&s->hub->lock);
		s->hub->counters.stalled++;
		pthread_mutex_unlock(&s->hub->lock);
	}
	if (wait && waiters_add(s->waiters, x->connection, wait))
		return MHD_YES;
	return send_answer(x);
}

/* Says no to a body that is longer than any the Hub knows. */
static enum MHD_Result refuse(struct server *s, struct exchange *x, const char *method)
{
	x->rq.path = x->target;
	x->rq.now = clock_now();
	reply_status(&x->rp, 413);
	x->stage = STAGE_READY;
	write_log(s, x, method, "");
	return send_answer(x);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection,
				  const char *url, const char *method,
				  const char *version, const char *data,
				  size_t *data_len, void **request)
{
	struct server *s = cls;
	struct exchange *x = *request;

	(void)url;
	(void)version;
	if (x->stage == STAGE_HEAD) {
		x->hub = s->hub;
		x->waiters = s->waiters;
		x->connection = connection;
		read_head(x, method);
		x->stage = STAGE_BODY;
		return MHD_YES;
	}
	if (x->stage != STAGE_BODY)
		return send_answer(x);
	if (*data_len) {
		/* Taken to its end: closing now could lose the answer. */
		if (x->body.len + *data_len <= BODY_MAX)
			buf_add(&x->body, data, *data_len);
		else
			x->too_long = true;
		*data_len = 0;
		return MHD_YES;
	}
	return x->too_long ? refuse(s, x, method) : answer(s, x, method);
}

/* The first that is heard of a request: its target, before anything is decoded. */
static void *on_target(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct exchange *x = must_alloc(sizeof(*x));

	(void)cls;
	(void)connection;
	x->target = must_dup(uri);
	return x;
}

static void on_done(void *cls, struct MHD_Connection *connection, void **request,
		    enum MHD_RequestTerminationCode why)
{
	struct exchange *x = *request;

	(void)cls;
	(void)connection;
	(void)why;
	if (!x)
		return;
	if (x->counted) {
		pthread_mutex_lock(&x->hub->lock);
		x->hub->counters.in_flight--;
		pthread_mutex_unlock(&x->hub->lock);
	}
	request_done(&x->rq);
	reply_free(&x->rp);
	buf_free(&x->base);
	buf_free(&x->body);
	free(x->target);
	free(x);
	*request = NULL;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **ignored,
			  enum MHD_ConnectionNotificationCode what)
{
	struct server *s = cls;

	(void)connection;
	(void)ignored;
	pthread_mutex_lock(&s->hub->lock);
	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		s->hub->counters.connections++;
	else
		s->hub->counters.connections--;
	pthread_mutex_unlock(&s->hub->lock);
}

static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *s)
{
	(void)cls;
	(void)connection;
	return strlen(s);
}

static char *read_file(const char *name)
{
	FILE *f = fopen(name, "r");
	struct buf b = { 0 };
	char piece[4096];
	size_t n;

	if (!f)
		return NULL;
	while ((n = fread(piece, 1, sizeof(piece), f)))
		buf_add(&b, piece, n);
	fclose(f);
	return b.data;
}

static void many_descriptors(void)
{
	struct rlimit most;

	if (getrlimit(RLIMIT_NOFILE, &most))
		return;
	most.rlim_cur = most.rlim_max < 65536 ? most.rlim_max : 65536;
	setrlimit(RLIMIT_NOFILE, &most);
}

static bool listen_now(struct server *s)
{
	const struct options *o = &s->hub->opt;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME |
			 MHD_USE_SUPPRESS_DATE_NO_CLOCK;
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_port = htons((uint16_t)o->port),
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, s->cert },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, s->key },
		{ MHD_OPTION_END, 0, NULL },
	};
	struct MHD_OptionItem plain[] = { { MHD_OPTION_END, 0, NULL } };

	if (s->cert)
		flags |= MHD_USE_TLS;
	s->daemon = MHD_start_daemon(
		flags, 0, NULL, NULL, on_request, s, MHD_OPTION_SOCK_ADDR, &at,
		MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_THREAD_POOL_SIZE, 2u,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_NOTIFY_COMPLETED, on_done, NULL,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL,
		MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_ARRAY,
		s->cert ? tls : plain, MHD_OPTION_END);
	return s->daemon;
}

static bool open_file(const char *name, int *ret_fd)
{
	if (name)
		*ret_fd = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (name && *ret_fd < 0)
		fprintf(stderr, "hubsim: cannot write %s\n", name);
	return !name || *ret_fd >= 0;
}

static bool prepare(struct server *s)
{
	const struct options *o = &s->hub->opt;

	if (o->tls_cert) {
		s->cert = read_file(o->tls_cert);
		s->key = read_file(o->tls_key);
		if (!s->cert || !s->key) {
			fprintf(stderr, "hubsim: cannot read %s\n",
				s->cert ? o->tls_key : o->tls_cert);
			return false;
		}
	}
	return open_file(o->log_file, &s->log) &&
	       open_file(o->capture_file, &s->capture);
}

struct server *server_start(struct hub *hub)
{
	struct server *s = must_alloc(sizeof(*s));

	s->hub = hub;
	s->log = s->capture = -1;
	many_descriptors();
	s->waiters = waiters_start();
	if (!prepare(s)) {
		server_stop(s);
		return NULL;
	}
	if (!listen_now(s)) {
		fprintf(stderr, "hubsim: cannot listen on 127.0.0.1:%u\n",
			hub->opt.port);
		server_stop(s);
		return NULL;
	}
	return s;
}

unsigned server_port(const struct server *s)
{
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);

	return info ? info->port : 0;
}

void server_stop(struct server *s)
{
	waiters_stop(s->waiters);
	if (s->daemon)
		MHD_stop_daemon(s->daemon);
	waiters_free(s->waiters);
	free(s->cert);
	free(s->key);
	if (s->log >= 0)
		close(s->log);
	if (s->capture >= 0)
		close(s->capture);
	free(s);
}
