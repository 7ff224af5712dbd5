#include "tests/harness/evil.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/wait.h"

enum { HEAD_MAX = 16 << 10, SAY_MAX = 64 << 10 };

struct evil {
	/* constant */
	int listener, port;
	int stop[2]; /* readable once it is to end */
	char url[64];
	evil_fn *fn;
	void *arg;
	pthread_t thread;

	/* under lock */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int conns;
	char **seen;
	size_t n, cap;
};

struct evil_conn {
	struct evil *evil;
	int fd;
	bool reset;
};

/* ---- what a test says --------------------------------------------------- */

bool evil_write(struct evil_conn *c, const void *bytes, size_t len)
{
	const char *p = bytes;

	while (len) {
		struct pollfd f[2] = { { c->fd, POLLOUT, 0 },
				       { c->evil->stop[0], POLLIN, 0 } };
		ssize_t n;

		if (poll(f, 2, -1) < 0 || f[1].revents)
			return false;
		n = send(c->fd, p, len, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0 && errno != EAGAIN)
			return false;
		if (n > 0) {
			p += n;
			len -= (size_t)n;
		}
	}
	return true;
}

bool evil_say(struct evil_conn *c, const char *fmt, ...)
{
	char *buf = xmalloc(SAY_MAX);
	va_list ap;
	int n;
	bool ok;

	va_start(ap, fmt);
	n = vsnprintf(buf, SAY_MAX, fmt, ap);
	va_end(ap);
	ok = n >= 0 && n < SAY_MAX && evil_write(c, buf, (size_t)n);
	free(buf);
	return ok;
}

bool evil_answer(struct evil_conn *c, const char *status, const char *headers,
		 const char *body)
{
	return evil_say(c, "HTTP/1.1 %s\r\nContent-Length: %zu\r\n%s\r\n%s", status,
			strlen(body), headers, body);
}

bool evil_wait(struct evil_conn *c, int ms)
{
	struct pollfd f[2] = { { c->fd, POLLRDHUP, 0 },
			       { c->evil->stop[0], POLLIN, 0 } };

	return poll(f, 2, ms) == 0;
}

void evil_reset(struct evil_conn *c)
{
	struct linger now = { .l_onoff = 1 };

	setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
	c->reset = true;
}

int evil_page(const char *request)
{
	size_t line = strcspn(request, "\r\n");
	const char *p = strstr(request, "page=");

	return p && p < request + line ? (int)strtol(p + 5, NULL, 10) : 1;
}

/* ---- connections -------------------------------------------------------- */

static void remember(struct evil *e, const char *head)
{
	pthread_mutex_lock(&e->lock);
	e->seen = xgrow(e->seen, &e->cap, e->n + 1, sizeof(*e->seen));
	e->seen[e->n++] = xstrdup(head);
	pthread_cond_broadcast(&e->changed);
	pthread_mutex_unlock(&e->lock);
}

/* Reads one byte more of a request; false at the end. */
static bool read_byte(struct evil_conn *c, char *ret)
{
	struct pollfd f[2] = { { c->fd, POLLIN, 0 }, { c->evil->stop[0], POLLIN, 0 } };

	if (poll(f, 2, -1) < 0 || f[1].revents)
		return false;
	return recv(c->fd, ret, 1, 0) == 1;
}

static bool read_head(struct evil_conn *c, char *head)
{
	size_t len = 0;

	while (len < HEAD_MAX - 1) {
		if (!read_byte(c, head + len))
			return false;
		head[++len] = '\0';
		if (len >= 4 && !memcmp(head + len - 4, "\r\n\r\n", 4))
			return true;
	}
	return false;
}

static bool skip_body(struct evil_conn *c, const char *head)
{
	const char *p = strcasestr(head, "\r\ncontent-length:");
	long left = p ? strtol(p + 17, NULL, 10) : 0;
	char byte;

	while (left-- > 0)
		if (!read_byte(c, &byte))
			return false;
	return true;
}

static void *serve(void *arg)
{
	struct evil_conn *c = arg;
	struct evil *e = c->evil;
	char *head = xmalloc(HEAD_MAX);

	while (read_head(c, head) && skip_body(c, head)) {
		remember(e, head);
		if (!e->fn(c, head, e->arg) || c->reset)
			break;
	}
	close(c->fd);
	free(head);
	free(c);
	pthread_mutex_lock(&e->lock);
	if (!--e->conns)
		pthread_cond_broadcast(&e->changed);
	pthread_mutex_unlock(&e->lock);
	return NULL;
}

static void welcome(struct evil *e, int fd)
{
	struct evil_conn *c = xcalloc(1, sizeof(*c));
	pthread_attr_t attr;
	pthread_t thread;
	int one = 1;

	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	c->evil = e;
	c->fd = fd;
	pthread_mutex_lock(&e->lock);
	e->conns++;
	pthread_mutex_unlock(&e->lock);
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	if (pthread_create(&thread, &attr, serve, c))
		abort();
	pthread_attr_destroy(&attr);
}

static void *accept_all(void *arg)
{
	struct evil *e = arg;
	struct pollfd f[2] = { { e->listener, POLLIN, 0 }, { e->stop[0], POLLIN, 0 } };

	while (poll(f, 2, -1) > 0 && !f[1].revents) {
		int fd = accept4(e->listener, NULL, NULL, SOCK_CLOEXEC);

		if (fd >= 0)
			welcome(e, fd);
	}
	return NULL;
}

/* ---- starting and stopping ---------------------------------------------- */

static int listen_on(int port, int *ret_port)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
				 .sin_port = htons((uint16_t)port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) || listen(fd, 64) ||
	    getsockname(fd, (struct sockaddr *)&a, &len)) {
		perror("evil: no port");
		abort();
	}
	*ret_port = ntohs(a.sin_port);
	return fd;
}

struct evil *evil_start(int port, evil_fn *fn, void *arg)
{
	struct evil *e = xcalloc(1, sizeof(*e));

	e->listener = listen_on(port, &e->port);
	snprintf(e->url, sizeof(e->url), "http://127.0.0.1:%d", e->port);
	e->fn = fn;
	e->arg = arg;
	pthread_mutex_init(&e->lock, NULL);
	pthread_cond_init(&e->changed, NULL);
	if (pipe2(e->stop, O_CLOEXEC) < 0 ||
	    pthread_create(&e->thread, NULL, accept_all, e))
		abort();
	return e;
}

void evil_stop(struct evil *e)
{
	if (!e)
		return;
	close(e->stop[1]); /* its other end is readable for all from now on */
	pthread_join(e->thread, NULL);
	close(e->listener);
	pthread_mutex_lock(&e->lock);
	while (e->conns)
		pthread_cond_wait(&e->changed, &e->lock);
	pthread_mutex_unlock(&e->lock);
	close(e->stop[0]);
	for (size_t i = 0; i < e->n; i++)
		free(e->seen[i]);
	free(e->seen);
	pthread_cond_destroy(&e->changed);
	pthread_mutex_destroy(&e->lock);
	free(e);
}

const char *evil_url(const struct evil *e)
{
	return e->url;
}

int evil_port(const struct evil *e)
{
	return e->port;
}

static size_t count(const struct evil *e, const char *needle)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += strcasestr(e->seen[i], needle) != NULL;
	return n;
}

size_t evil_saw(struct evil *e, const char *needle)
{
	size_t n;

	pthread_mutex_lock(&e->lock);
	n = count(e, needle);
	pthread_mutex_unlock(&e->lock);
	return n;
}

void evil_await(struct evil *e, const char *needle, size_t n)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += wait_limit_ms() / 1000;
	pthread_mutex_lock(&e->lock);
	while (count(e, needle) < n)
		if (pthread_cond_timedwait(&e->changed, &e->lock, &until))
			abort();
	pthread_mutex_unlock(&e->lock);
}
