#include "tests/harness/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"

enum { LARGE = 1 << 30, PIECE = 1 << 20, OVERLAP = 256 };

struct mapping {
	unsigned long from, to;
	bool writable, guarded;
	char name[64];
};

/* One mapping of smaps: its first line, and the flags far below. */
static bool next_mapping(FILE *smaps, struct mapping *ret)
{
	char line[512], *end = NULL;

	while (fgets(line, sizeof(line), smaps)) {
		unsigned long from = strtoul(line, &end, 16);

		if (*end == '-') {
			const char *name = strrchr(line, ' ');

			*ret = (struct mapping){ .from = from };
			ret->to = strtoul(end + 1, &end, 16);
			ret->writable = end[1] == 'r' && end[2] == 'w';
			snprintf(ret->name, sizeof(ret->name), "%.*s",
				 (int)strcspn(name + 1, "\n"), name + 1);
		} else if (!strncmp(line, "VmFlags:", 8)) {
			ret->guarded = strstr(line, " dd") && strstr(line, " wf");
			return true;
		}
	}
	return false;
}

static size_t count(const char *bytes, size_t n, const char *needle)
{
	size_t len = strlen(needle), found = 0;
	const char *p = bytes;

	while ((p = memmem(p, (size_t)(bytes + n - p), needle, len))) {
		found++;
		if (getenv("DUMP")) {
			for (int i = -64; i < 64; i++) {
				unsigned char c =
					p + i >= bytes ? (unsigned char)p[i] : 0;
				putchar(c >= 32 && c < 127 ? c : '.');
			}
			putchar('\n');
		}
		p++;
	}
	return found;
}

static size_t search(int mem, const struct mapping *m, const char *needle)
{
	char *buf = xmalloc(PIECE);
	size_t found = 0;

	for (unsigned long at = m->from; at < m->to; at += PIECE - OVERLAP) {
		size_t want = m->to - at < PIECE ? m->to - at : PIECE;
		ssize_t got = pread(mem, buf, want, (off_t)at);

		if (got > 0)
			found += count(buf, (size_t)got, needle);
	}
	free(buf);
	return found;
}

bool memory_search(pid_t pid, const char *needle, struct memory_found *ret)
{
	char *maps = xasprintf("/proc/%d/smaps", (int)pid);
	char *path = xasprintf("/proc/%d/mem", (int)pid);
	FILE *f = fopen(maps, "re");
	int mem = open(path, O_RDONLY | O_CLOEXEC);
	struct mapping m = { 0 };

	*ret = (struct memory_found){ 0 };
	while (f && mem >= 0 && next_mapping(f, &m)) {
		size_t n;

		/* The shadow of a sanitizer is larger than any memory. */
		if (!m.writable || m.to - m.from > LARGE)
			continue;
		n = search(mem, &m, needle);
		if (m.guarded)
			ret->guarded += n;
		else
			ret->elsewhere += n;
		if (n && !m.guarded)
			printf("  %.10s... is in memory at %lx (%s)\n", needle, m.from,
			       m.name);
	}
	if (f)
		fclose(f);
	if (mem >= 0)
		close(mem);
	free(maps);
	free(path);
	return f && mem >= 0;
}

bool memory_attach(pid_t pid)
{
	return !ptrace(PTRACE_SEIZE, pid, NULL, (void *)(uintptr_t)PTRACE_O_TRACEEXIT);
}

bool memory_at_end(pid_t pid)
{
	int status = 0;

	for (;;) {
		if (waitpid(pid, &status, __WALL) < 0) {
			if (errno == EINTR)
				continue;
			return false;
		}
		if (!WIFSTOPPED(status))
			return false;
		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8))
			return true;
		/* A signal on its way; other stops have none. */
		ptrace(PTRACE_CONT, pid, NULL,
		       (void *)(uintptr_t)(status >> 16 ? 0 : WSTOPSIG(status)));
	}
}

void memory_let_go(pid_t pid)
{
	ptrace(PTRACE_DETACH, pid, NULL, NULL);
}
