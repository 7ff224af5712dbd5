#include "ui/capture.h"

#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

enum { KEPT_MAX = 64 << 10 };

static int kept = -1, real = -1;

void capture_start(void)
{
	if (kept >= 0 || !isatty(STDERR_FILENO))
		return;
	real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	kept = memfd_create("stderr", MFD_CLOEXEC);
	if (real < 0 || kept < 0 || dup2(kept, STDERR_FILENO) < 0)
		capture_end();
}

static bool harmless(unsigned char c)
{
	return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t';
}

static void print_kept(void)
{
	off_t at = lseek(kept, 0, SEEK_END);
	char buf[512];
	ssize_t n;

	at = at > KEPT_MAX ? at - KEPT_MAX : 0;
	while ((n = pread(kept, buf, sizeof(buf), at)) > 0) {
		for (ssize_t i = 0; i < n; i++)
			if (!harmless((unsigned char)buf[i]))
				buf[i] = '?';
		if (write(real, buf, (size_t)n) < 0)
			return;
		at += n;
	}
}

void capture_end(void)
{
	if (real >= 0) {
		dup2(real, STDERR_FILENO);
		if (kept >= 0)
			print_kept();
		close(real);
	}
	if (kept >= 0)
		close(kept);
	real = kept = -1;
}
