#include "net/secret.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "model/xalloc.h"

struct secret {
	size_t map_len; /* of the whole mapping, which begins here */
	size_t len;
	int slot; /* in `live`; -1: there was no room */
	char bytes[];
};

/*
 * Those that are alive, for the handler of a signal that ends the program, which may
 * come while another thread makes or frees one.  Who takes an entry out wipes it.
 */
enum { LIVE_MAX = 64 };
static _Atomic(struct secret *) live[LIVE_MAX];

static void enlist(struct secret *s)
{
	s->slot = -1;
	for (int i = 0; i < LIVE_MAX && s->slot < 0; i++) {
		struct secret *none = NULL;

		if (atomic_compare_exchange_strong(&live[i], &none, s))
			s->slot = i;
	}
}

/* False when a handler has it: the program is at its end. */
static bool delist(struct secret *s)
{
	return s->slot < 0 || atomic_exchange(&live[s->slot], NULL) == s;
}

static size_t whole_pages(size_t n)
{
	long page = sysconf(_SC_PAGESIZE);
	size_t size = page > 0 ? (size_t)page : 4096;

	return (n + size - 1) / size * size;
}

/* Locking may be refused (RLIMIT_MEMLOCK); the other guards then remain. */
static void guard_pages(void *p, size_t len)
{
	(void)!mlock(p, len);
#ifdef MADV_DONTDUMP
	(void)!madvise(p, len, MADV_DONTDUMP);
#endif
#ifdef MADV_WIPEONFORK
	(void)!madvise(p, len, MADV_WIPEONFORK);
#endif
}

struct secret *secret_room(size_t len, char **ret_bytes)
{
	size_t map_len = whole_pages(sizeof(struct secret) + len + 1);
	struct secret *s = mmap(NULL, map_len, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (s == MAP_FAILED)
		xalloc_die();
	guard_pages(s, map_len);
	s->map_len = map_len;
	s->len = len;
	enlist(s);
	*ret_bytes = s->bytes;
	return s;
}

void secret_trim(struct secret *s, size_t len)
{
	explicit_bzero(s->bytes + len, s->len - len);
	s->len = len;
}

struct secret *secret_take(char *take_bytes, size_t len)
{
	char *bytes;
	struct secret *s = secret_room(len, &bytes);

	memcpy(bytes, take_bytes, len);
	explicit_bzero(take_bytes, len);
	return s;
}

struct secret *secret_copy(const struct secret *s)
{
	char *bytes;
	struct secret *copy = secret_room(s->len, &bytes);

	memcpy(bytes, s->bytes, s->len);
	return copy;
}

void secret_free(struct secret *s)
{
	if (!s || !delist(s))
		return;
	explicit_bzero(s->bytes, s->len);
	munmap(s, s->map_len);
}

void secret_wipe_all(void)
{
	for (size_t i = 0; i < LIVE_MAX; i++) {
		struct secret *s = atomic_exchange(&live[i], NULL);

		if (s)
			explicit_bzero(s->bytes, s->len);
	}
}

struct str secret_str(const struct secret *s)
{
	return (struct str){ s->bytes, s->len };
}

/* ---- the end by a signal ------------------------------------------------- */

static const int ends[] = { SIGHUP,  SIGINT, SIGQUIT, SIGTERM, SIGPIPE,
			    SIGSEGV, SIGBUS, SIGFPE,  SIGILL,  SIGABRT };
static struct sigaction before[NSIG];

static void on_end(int sig)
{
	secret_wipe_all();
	sigaction(sig, &before[sig], NULL);
	raise(sig);
}

/* What the caller ignores (nohup) stays ignored. */
static void wipe_at_end(void)
{
	struct sigaction ours = { .sa_handler = on_end };
	static bool done;

	sigfillset(&ours.sa_mask);
	for (size_t i = 0; i < COUNT(ends) && !done; i++) {
		sigaction(ends[i], NULL, &before[ends[i]]);
		if (before[ends[i]].sa_handler != SIG_IGN)
			sigaction(ends[i], &ours, NULL);
	}
	done = true;
}

void secret_harden_process(void)
{
	static const struct rlimit no_core = { 0, 0 };

	(void)!setrlimit(RLIMIT_CORE, &no_core);
#ifdef __linux__
	prctl(PR_SET_DUMPABLE, 0);
#endif
	wipe_at_end();
}
