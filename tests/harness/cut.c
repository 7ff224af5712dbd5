#include "tests/harness/cut.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/xalloc.h"

enum { PAIRS_MAX = 32 };

struct pair {
	int fd[2]; /* by enum cut_way: where these bytes come from */
};

struct cut {
	pthread_t thread;
	pthread_mutex_t lock; /* of what cut_after() and cut_passed() touch */
	size_t passed[2], at;
	enum cut_way way;
	bool armed, reset;
	int listener, port, to, stop[2];
	struct pair pair[PAIRS_MAX];
	size_t n;
};

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
				     .sin_port = htons((uint16_t)port),
				     .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static void hurry(int fd)
{
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
}

static void join(struct cut *c)
{
	int client = accept4(c->listener, NULL, NULL, SOCK_CLOEXEC);
	int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in a = loopback(c->to);

	if (client < 0 || server < 0 || c->n == PAIRS_MAX ||
	    connect(server, (struct sockaddr *)&a, sizeof(a)))
		abort();
	hurry(client);
	hurry(server);
	c->pair[c->n++] = (struct pair){ { client, server } };
}

static void end_pair(struct cut *c, size_t i, bool reset)
{
	const struct linger hard = { .l_onoff = 1 };

	for (int w = 0; w < 2; w++) {
		if (reset)
			setsockopt(c->pair[i].fd[w], SOL_SOCKET, SO_LINGER, &hard,
				   sizeof(hard));
		close(c->pair[i].fd[w]);
	}
	c->pair[i] = c->pair[--c->n];
}

/* How many of the next `n` bytes may pass. */
static size_t allowed(struct cut *c, enum cut_way way, size_t n)
{
	pthread_mutex_lock(&c->lock);
	if (c->armed && c->way == way && n > c->at - c->passed[way])
		n = c->at - c->passed[way];
	c->passed[way] += n;
	pthread_mutex_unlock(&c->lock);
	return n;
}

static bool must_end(struct cut *c, enum cut_way way, bool *ret_reset)
{
	bool end;

	pthread_mutex_lock(&c->lock);
	end = c->armed && c->way == way && c->passed[way] == c->at;
	*ret_reset = c->reset;
	if (end)
		c->armed = false;
	pthread_mutex_unlock(&c->lock);
	return end;
}

/* False when the pair is no more. */
static bool carry(struct cut *c, size_t i, enum cut_way way)
{
	char buf[16 << 10];
	ssize_t n = recv(c->pair[i].fd[way], buf, sizeof(buf), 0);
	bool reset = false, gone = n <= 0;
	size_t len = gone ? 0 : allowed(c, way, (size_t)n);

	for (size_t at = 0; !gone && at < len;) {
		ssize_t sent =
			send(c->pair[i].fd[!way], buf + at, len - at, MSG_NOSIGNAL);

		gone = sent <= 0;
		at += gone ? 0 : (size_t)sent;
	}
	if (!gone && !must_end(c, way, &reset))
		return true;
	end_pair(c, i, reset);
	return false;
}

static void *run(void *arg)
{
	struct cut *c = arg;

	for (;;) {
		struct pollfd p[2 + 2 * PAIRS_MAX] = {
			{ .fd = c->stop[0], .events = POLLIN },
			{ .fd = c->listener, .events = POLLIN },
		};
		size_t n = c->n;

		for (size_t i = 0; i < 2 * n; i++)
			p[2 + i] = (struct pollfd){ .fd = c->pair[i / 2].fd[i % 2],
						    .events = POLLIN };
		if (poll(p, 2 + 2 * n, -1) < 0 || p[0].revents)
			break;
		/* From the last: ending one moves the last into its place. */
		for (size_t i = n; i-- > 0;)
			for (int w = 0; w < 2; w++)
				if (p[2 + 2 * i + (size_t)w].revents &&
				    !carry(c, i, (enum cut_way)w))
					break;
		if (p[1].revents)
			join(c);
	}
	while (c->n)
		end_pair(c, 0, false);
	return NULL;
}

struct cut *cut_start(int port)
{
	struct cut *c = xcalloc(1, sizeof(*c));
	struct sockaddr_in a = loopback(0);
	socklen_t len = sizeof(a);

	c->to = port;
	c->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->listener < 0 || bind(c->listener, (struct sockaddr *)&a, sizeof(a)) ||
	    listen(c->listener, 64) ||
	    getsockname(c->listener, (struct sockaddr *)&a, &len) ||
	    pipe2(c->stop, O_CLOEXEC))
		abort();
	c->port = ntohs(a.sin_port);
	pthread_mutex_init(&c->lock, NULL);
	if (pthread_create(&c->thread, NULL, run, c))
		abort();
	return c;
}

int cut_port(const struct cut *c)
{
	return c->port;
}

void cut_stop(struct cut *c)
{
	if (!c)
		return;
	close(c->stop[1]);
	pthread_join(c->thread, NULL);
	close(c->stop[0]);
	close(c->listener);
	pthread_mutex_destroy(&c->lock);
	free(c);
}

void cut_after(struct cut *c, enum cut_way way, size_t at, bool reset)
{
	pthread_mutex_lock(&c->lock);
	c->passed[0] = c->passed[1] = 0;
	c->way = way;
	c->at = at;
	c->reset = reset;
	c->armed = true;
	pthread_mutex_unlock(&c->lock);
}

size_t cut_passed(struct cut *c, enum cut_way way)
{
	size_t n;

	pthread_mutex_lock(&c->lock);
	n = c->passed[way];
	pthread_mutex_unlock(&c->lock);
	return n;
}
