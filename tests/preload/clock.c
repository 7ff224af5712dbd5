/*
 * LD_PRELOAD: the wall clock jumps when the test says so (QUALITY T11), as it does when
 * NTP corrects it or a laptop wakes up.  HUBDECK_CLOCK names a file of 8 bytes, mapped
 * by both: the seconds it is wrong by.
 *
 *     HUBDECK_CLOCK_RATE=N          all clocks run N times as fast, and waits are so
 *                                   much shorter
 *     HUBDECK_CLOCK_STEP=N:SECONDS  the Nth look at the wall clock finds it put right
 *
 * Both count from the first setlocale(), which is where main() begins.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static _Atomic int64_t *wrong_by;

__attribute__((constructor)) static void map_file(void)
{
	const char *path = getenv("HUBDECK_CLOCK");
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	void *p = MAP_FAILED;

	if (fd >= 0) {
		p = mmap(NULL, sizeof(*wrong_by), PROT_READ, MAP_SHARED, fd, 0);
		close(fd);
	}
	if (p != MAP_FAILED)
		wrong_by = p;
}

enum { NS = 1000000000, CLOCKS = 16 };

static int64_t rate = 1, step_at, step_by;
static struct timespec began[CLOCKS]; /* each clock when the rate was set */
static atomic_bool started;
static _Atomic int64_t looks;

static int real_time(clockid_t clock, struct timespec *ret)
{
	static int (*real)(clockid_t, struct timespec *);

	if (!real)
		*(void **)(&real) = dlsym(RTLD_NEXT, "clock_gettime");
	return real(clock, ret);
}

static void read_wishes(void)
{
	const char *fast = getenv("HUBDECK_CLOCK_RATE");
	const char *step = getenv("HUBDECK_CLOCK_STEP");
	char *end;

	for (int i = 0; i < CLOCKS; i++)
		if (real_time(i, &began[i]))
			began[i] = (struct timespec){ 0 };
	if (fast && strtoll(fast, NULL, 10) > 0)
		rate = strtoll(fast, NULL, 10);
	if (step) {
		step_at = strtoll(step, &end, 10);
		step_by = *end == ':' ? strtoll(end + 1, NULL, 10) : 0;
	}
}

char *setlocale(int category, const char *locale)
{
	static char *(*real)(int, const char *);

	if (!real)
		*(void **)(&real) = dlsym(RTLD_NEXT, "setlocale");
	if (!atomic_load(&started)) {
		read_wishes();
		atomic_store(&started, true);
	}
	return real(category, locale);
}

static void hasten(clockid_t clock, struct timespec *t)
{
	const struct timespec *from = &began[clock];
	int64_t ns = (t->tv_sec - from->tv_sec) * NS + t->tv_nsec - from->tv_nsec;

	ns = ns * rate + from->tv_nsec;
	t->tv_sec = from->tv_sec + ns / NS;
	t->tv_nsec = ns % NS;
}

static int64_t jump(void)
{
	int64_t by = wrong_by ? atomic_load(wrong_by) : 0;

	if (atomic_load(&started) && step_at &&
	    atomic_fetch_add(&looks, 1) + 1 >= step_at)
		by += step_by;
	return by;
}

/* Not the clocks of CPU time. */
static bool is_hastened(clockid_t clock)
{
	return atomic_load(&started) && rate > 1 && clock >= 0 && clock < CLOCKS &&
	       clock != CLOCK_PROCESS_CPUTIME_ID && clock != CLOCK_THREAD_CPUTIME_ID;
}

int clock_gettime(clockid_t clock, struct timespec *ret)
{
	int rc = real_time(clock, ret);

	if (!rc && is_hastened(clock))
		hasten(clock, ret);
	if (!rc && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
		ret->tv_sec += jump();
	return rc;
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	static int (*real)(struct pollfd *, nfds_t, int);

	if (!real)
		*(void **)(&real) = dlsym(RTLD_NEXT, "poll");
	if (timeout > 0 && atomic_load(&started))
		timeout = (int)((timeout + rate - 1) / rate);
	return real(fds, n, timeout);
}

time_t time(time_t *ret)
{
	struct timespec t = { 0 };

	clock_gettime(CLOCK_REALTIME, &t);
	if (ret)
		*ret = t.tv_sec;
	return t.tv_sec;
}

int gettimeofday(struct timeval *ret, void *zone)
{
	struct timespec t = { 0 };

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &t);
	ret->tv_sec = t.tv_sec;
	ret->tv_usec = t.tv_nsec / 1000;
	return 0;
}
