#include "tests/harness/delay.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/wait.h"

enum { PIECE = 64 << 10, LINES_MAX = 64 };

struct piece {
	struct piece *next;
	int64_t due;    /* wait_now_ms() */
	size_t at, len; /* len 0: the end */
	char bytes[PIECE];
};

/* One direction. */
struct pipe_end {
	int from, to;
	bool closed; /* nothing more comes */
	bool ended;  /* nothing more goes */
	struct piece *head, **tail;
};

struct line {
	struct pipe_end way[2];
	int64_t not_before; /* when the first byte of the client can be there */
};

struct delay {
	int listener, port, to, half_ms;
	int stop[2];
	pthread_t thread;
	struct line *line[LINES_MAX];
	int n;
};

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
				     .sin_port = htons((uint16_t)port),
				     .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static int listen_anywhere(int *ret_port)
{
	struct sockaddr_in a = loopback(0);
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) || listen(fd, 64) ||
	    getsockname(fd, (struct sockaddr *)&a, &len))
		abort();
	*ret_port = ntohs(a.sin_port);
	return fd;
}

int delay_free_port(void)
{
	int port;

	close(listen_anywhere(&port));
	return port;
}

static void put(struct pipe_end *e, int64_t due, const char *bytes, size_t len)
{
	struct piece *p = xmalloc(sizeof(*p));

	p->next = NULL;
	p->due = due;
	p->at = 0;
	p->len = len;
	memcpy(p->bytes, bytes, len);
	*e->tail = p;
	e->tail = &p->next;
}

static int connect_to(int port)
{
	struct sockaddr_in a = loopback(port);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd >= 0 && !connect(fd, (struct sockaddr *)&a, sizeof(a)))
		return fd;
	close(fd);
	return -1;
}

/* The handshake of TCP takes a round trip: the first bytes wait for it. */
static void connect_line(struct delay *d, int from)
{
	int to = d->n < LINES_MAX ? connect_to(d->to) : -1, one = 1;
	struct line *l;

	if (to < 0) {
		close(from);
		return;
	}
	l = xcalloc(1, sizeof(*l));
	fcntl(from, F_SETFL, O_NONBLOCK);
	fcntl(to, F_SETFL, O_NONBLOCK);
	setsockopt(from, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(to, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	l->way[0] = (struct pipe_end){ .from = from, .to = to };
	l->way[1] = (struct pipe_end){ .from = to, .to = from };
	for (int i = 0; i < 2; i++)
		l->way[i].tail = &l->way[i].head;
	l->not_before = wait_now_ms() + 3 * d->half_ms;
	d->line[d->n++] = l;
}

static void take(struct delay *d, struct line *l, struct pipe_end *e)
{
	char buf[PIECE];
	int64_t due = wait_now_ms() + d->half_ms;
	ssize_t n = recv(e->from, buf, sizeof(buf), 0);

	if (n < 0 && errno == EAGAIN)
		return;
	e->closed = n <= 0;
	put(e, due < l->not_before ? l->not_before : due, buf, n > 0 ? (size_t)n : 0);
}

static void give(struct pipe_end *e, int64_t now)
{
	struct piece *p;

	while ((p = e->head) && p->due <= now) {
		if (p->len) {
			ssize_t n = send(e->to, p->bytes + p->at, p->len - p->at,
					 MSG_NOSIGNAL);

			if (n < 0 && errno == EAGAIN)
				return;
			p->at = n < 0 ? p->len : p->at + (size_t)n;
			if (p->at < p->len)
				return;
		} else {
			shutdown(e->to, SHUT_WR);
			e->ended = true;
		}
		e->head = p->next;
		if (!e->head)
			e->tail = &e->head;
		free(p);
	}
}

static void end_line(struct line *l)
{
	for (int i = 0; i < 2; i++) {
		struct piece *p;

		while ((p = l->way[i].head)) {
			l->way[i].head = p->next;
			free(p);
		}
		close(l->way[i].from);
	}
	free(l);
}

static int gather(struct delay *d, struct pollfd *f)
{
	int n = 0;

	f[n++] = (struct pollfd){ d->stop[0], POLLIN, 0 };
	f[n++] = (struct pollfd){ d->listener, POLLIN, 0 };
	for (int i = 0; i < d->n; i++)
		for (int w = 0; w < 2; w++) {
			const struct pipe_end *e = &d->line[i]->way[w];

			f[n++] = (struct pollfd){ e->closed ? -1 : e->from, POLLIN, 0 };
		}
	return n;
}

/* Pieces that are due but do not fit are tried again each millisecond. */
static int pause_ms(const struct delay *d, int64_t now)
{
	int64_t first = now + 1000;

	for (int i = 0; i < d->n; i++)
		for (int w = 0; w < 2; w++) {
			const struct piece *p = d->line[i]->way[w].head;

			if (p && p->due < first)
				first = p->due;
		}
	return first > now ? (int)(first - now) : 1;
}

static void turn(struct delay *d, const struct pollfd *f)
{
	int lines = d->n, fd;

	for (int i = 0; i < lines; i++)
		for (int w = 0; w < 2; w++) {
			struct pipe_end *e = &d->line[i]->way[w];

			if (!e->closed && f[2 + 2 * i + w].revents)
				take(d, d->line[i], e);
			give(e, wait_now_ms());
		}
	for (int i = d->n - 1; i >= 0; i--)
		if (d->line[i]->way[0].ended && d->line[i]->way[1].ended) {
			end_line(d->line[i]);
			d->line[i] = d->line[--d->n];
		}
	while (f[1].revents &&
	       (fd = accept4(d->listener, NULL, NULL, SOCK_CLOEXEC)) >= 0)
		connect_line(d, fd);
}

static void *run(void *arg)
{
	struct delay *d = arg;
	struct pollfd f[2 + 2 * LINES_MAX];

	do {
		int n = gather(d, f);

		if (poll(f, (nfds_t)n, pause_ms(d, wait_now_ms())) < 0)
			abort();
		turn(d, f);
	} while (!f[0].revents);
	return NULL;
}

struct delay *delay_start(int port, int rtt_ms)
{
	struct delay *d = xcalloc(1, sizeof(*d));

	d->listener = listen_anywhere(&d->port);
	d->to = port;
	d->half_ms = rtt_ms / 2;
	if (pipe2(d->stop, O_CLOEXEC) < 0 || pthread_create(&d->thread, NULL, run, d))
		abort();
	return d;
}

int delay_port(const struct delay *d)
{
	return d->port;
}

void delay_stop(struct delay *d)
{
	if (!d)
		return;
	close(d->stop[1]);
	pthread_join(d->thread, NULL);
	while (d->n)
		end_line(d->line[--d->n]);
	close(d->stop[0]);
	close(d->listener);
	free(d);
}
