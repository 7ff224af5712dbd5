#include "tests/harness/line.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <linux/sched/types.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/xalloc.h"

enum {
	CHUNK = 65536,
	SLICE_MS = 5,
	BITS_A_BYTE = 10,
	SLICE_NS = 100000,
	LATE_US = 3000, /* so late a busy line may be read without having been idle */
};

int64_t line_now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Whoever measures should not wait for a processor himself; the program measured does
 * not inherit it.  Older kernels take no notice. */
static void be_prompt(void)
{
	struct sched_attr a = { .size = sizeof(a) };

	if (syscall(SYS_sched_getattr, 0, &a, sizeof(a), 0))
		return;
	a.sched_flags = SCHED_FLAG_RESET_ON_FORK;
	a.sched_runtime = SLICE_NS;
	syscall(SYS_sched_setattr, 0, &a, 0);
}

void line_open(struct line *l, int rows, int cols, const char *const argv[],
	       char *const envp[], int64_t *ret_started_us)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
			      .ws_col = (unsigned short)cols };
	union {
		const char *const *ro;
		char *const *rw;
	} args = { argv };

	be_prompt();
	*l = (struct line){ 0 };
	*ret_started_us = line_now_us();
	l->pid = forkpty(&l->fd, NULL, NULL, &ws);
	if (l->pid < 0)
		abort();
	if (!l->pid) {
		execve(argv[0], args.rw, envp);
		_exit(127);
	}
	fcntl(l->fd, F_SETFL, O_NONBLOCK);
}

/* ESC [ 5 n, wherever reads cut it. */
static void answer_status(struct line *l, const char *bytes, size_t n)
{
	static const char query[] = "\033[5n", reply[] = "\033[0n";

	for (size_t i = 0; i < n; i++) {
		l->asked = bytes[i] == query[l->asked] ? l->asked + 1
						       : bytes[i] == query[0];
		if (l->asked == (int)sizeof(query) - 1) {
			l->asked = 0;
			line_send(l, reply, sizeof(reply) - 1);
		}
	}
}

/* The time these bytes are on the wire: then they are at the other end. */
static void carry(struct line *l, size_t bytes)
{
	int64_t now = line_now_us(), left;

	if (now - l->wire > LATE_US)
		l->wire = now;
	l->wire += (int64_t)bytes * BITS_A_BYTE * 1000000 / l->baud;
	while ((left = l->wire - line_now_us()) > 0)
		usleep((useconds_t)left);
}

/* Reads what there is, on a slow line no more than fits into one slice. */
static bool take(struct line *l)
{
	size_t most =
		l->baud ? (size_t)(l->baud / BITS_A_BYTE * SLICE_MS / 1000) : CHUNK;
	ssize_t got;

	most = most ? most : 1;
	l->text = xgrow(l->text, &l->cap, l->bytes + most + 1, 1);
	got = read(l->fd, l->text + l->bytes, most);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (got <= 0) {
		l->ended = true;
		return false;
	}
	if (l->baud)
		carry(l, (size_t)got);
	l->last = line_now_us();
	l->first = l->first ? l->first : l->last;
	answer_status(l, l->text + l->bytes, (size_t)got);
	l->bytes += (size_t)got;
	l->text[l->bytes] = '\0';
	return true;
}

/* Waits at most `ms` for bytes and reads them; false when none came. */
static bool pump(struct line *l, int ms)
{
	struct pollfd p = { .fd = l->fd, .events = POLLIN };

	if (l->ended || poll(&p, 1, ms) <= 0)
		return false;
	return take(l);
}

void line_settle(struct line *l, int silence_ms, int limit_ms)
{
	int64_t end = line_now_us() + (int64_t)limit_ms * 1000;

	while (line_now_us() < end && pump(l, silence_ms))
		;
}

bool line_first(struct line *l, int limit_ms)
{
	int64_t end = line_now_us() + (int64_t)limit_ms * 1000;

	while (!l->first && !l->ended && line_now_us() < end)
		pump(l, (int)((end - line_now_us()) / 1000 + 1));
	return l->first != 0;
}

bool line_expect(struct line *l, const char *text, int limit_ms)
{
	int64_t end = line_now_us() + (int64_t)limit_ms * 1000;

	while (!l->text || !memmem(l->text, l->bytes, text, strlen(text))) {
		int64_t left = end - line_now_us();

		if (left <= 0 || l->ended)
			return false;
		pump(l, (int)(left / 1000 + 1));
	}
	return true;
}

void line_forget(struct line *l)
{
	l->bytes = 0;
	l->first = l->last = 0;
}

void line_send(struct line *l, const char *keys, size_t n)
{
	if (write(l->fd, keys, n) != (ssize_t)n)
		l->ended = true;
}

bool line_wait_end(struct line *l, int limit_ms)
{
	int64_t end = line_now_us() + (int64_t)limit_ms * 1000;

	while (!l->ended && line_now_us() < end)
		pump(l, 1);
	return l->ended;
}

int line_close(struct line *l)
{
	int status = 0;

	if (!l->ended)
		kill(l->pid, SIGKILL);
	close(l->fd);
	while (waitpid(l->pid, &status, 0) < 0 && errno == EINTR)
		;
	free(l->text);
	*l = (struct line){ 0 };
	return status;
}

/* ---- /proc ------------------------------------------------------------ */

/* The number behind `key` in a status file of the kernel. */
static uint64_t status_value(const char *path, const char *key)
{
	FILE *f = fopen(path, "re");
	char row[256];
	uint64_t n = 0;

	while (f && fgets(row, sizeof(row), f))
		if (!strncmp(row, key, strlen(key)))
			n = strtoull(row + strlen(key), NULL, 10);
	if (f)
		fclose(f);
	return n;
}

/* The first number of a file of the kernel. */
static uint64_t first_value(const char *path)
{
	FILE *f = fopen(path, "re");
	char row[256];
	uint64_t n = 0;

	if (f && fgets(row, sizeof(row), f))
		n = strtoull(row, NULL, 10);
	if (f)
		fclose(f);
	return n;
}

/* The sum over all threads of `key` in status, or of CPU nanoseconds without one. */
static uint64_t sum_threads(const struct line *l, const char *key)
{
	char path[300];
	uint64_t n = 0;
	struct dirent *e;
	DIR *d;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)l->pid);
	d = opendir(path);
	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/proc/%d/task/%.200s/%s", (int)l->pid,
			 e->d_name, key ? "status" : "schedstat");
		n += key ? status_value(path, key) : first_value(path);
	}
	if (d)
		closedir(d);
	return n;
}

uint64_t line_wakeups(const struct line *l)
{
	return sum_threads(l, "voluntary_ctxt_switches:");
}

double line_cpu_ms(const struct line *l)
{
	return (double)sum_threads(l, NULL) / 1e6;
}

static size_t memory(const struct line *l, const char *key)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/status", (int)l->pid);
	return (size_t)status_value(path, key) * 1024;
}

size_t line_resident(const struct line *l)
{
	return memory(l, "VmRSS:");
}

size_t line_peak(const struct line *l)
{
	return memory(l, "VmHWM:");
}
