#include "tests/hubsim/waiters.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "tests/hubsim/buf.h"
#include "tests/hubsim/clock.h"

struct waiter {
	int64_t due; /* clock_real_ms */
	struct MHD_Connection *connection;
};

struct waiters {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct waiter *heap; /* the earliest is first */
	size_t n, cap;
	bool stop;
};

static void swap(struct waiter *a, struct waiter *b)
{
	struct waiter t = *a;

	*a = *b;
	*b = t;
}

static void heap_push(struct waiters *w, struct waiter new)
{
	size_t i = w->n;

	w->heap = array_room(w->heap, w->n, &w->cap, sizeof(*w->heap));
	w->heap[w->n++] = new;
	for (; i && w->heap[i].due < w->heap[(i - 1) / 2].due; i = (i - 1) / 2)
		swap(&w->heap[i], &w->heap[(i - 1) / 2]);
}

static struct MHD_Connection *heap_pop(struct waiters *w)
{
	struct MHD_Connection *first = w->heap[0].connection;
	size_t i = 0;

	w->heap[0] = w->heap[--w->n];
	for (;;) {
		size_t least = i, l = 2 * i + 1, r = l + 1;

		if (l < w->n && w->heap[l].due < w->heap[least].due)
			least = l;
		if (r < w->n && w->heap[r].due < w->heap[least].due)
			least = r;
		if (least == i)
			return first;
		swap(&w->heap[i], &w->heap[least]);
		i = least;
	}
}

/* Sleeps until the first one is due, or something changed. */
static void wait_next(struct waiters *w)
{
	struct timespec until;

	if (!w->n || w->heap[0].due == INT64_MAX) {
		pthread_cond_wait(&w->changed, &w->lock);
		return;
	}
	until.tv_sec = w->heap[0].due / 1000;
	until.tv_nsec = w->heap[0].due % 1000 * 1000000;
	pthread_cond_timedwait(&w->changed, &w->lock, &until);
}

static void *wake_them(void *arg)
{
	struct waiters *w = arg;

	pthread_mutex_lock(&w->lock);
	while (!w->stop) {
		if (w->n && w->heap[0].due <= clock_real_ms())
			MHD_resume_connection(heap_pop(w));
		else
			wait_next(w);
	}
	while (w->n)
		MHD_resume_connection(heap_pop(w));
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

struct waiters *waiters_start(void)
{
	struct waiters *w = must_alloc(sizeof(*w));
	pthread_condattr_t monotonic;

	pthread_mutex_init(&w->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&w->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	if (pthread_create(&w->thread, NULL, wake_them, w))
		abort();
	return w;
}

bool waiters_add(struct waiters *w, struct MHD_Connection *c, uint32_t ms)
{
	struct waiter new = { INT64_MAX, c };
	bool open;

	if (ms != UINT32_MAX)
		new.due = clock_real_ms() + ms;
	pthread_mutex_lock(&w->lock);
	open = !w->stop;
	if (open) {
		MHD_suspend_connection(c);
		heap_push(w, new);
		if (w->heap[0].connection == c)
			pthread_cond_signal(&w->changed);
	}
	pthread_mutex_unlock(&w->lock);
	return open;
}

void waiters_stop(struct waiters *w)
{
	pthread_mutex_lock(&w->lock);
	w->stop = true;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
}

void waiters_free(struct waiters *w)
{
	pthread_cond_destroy(&w->changed);
	pthread_mutex_destroy(&w->lock);
	free(w->heap);
	free(w);
}
