#include "ui/standard.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t broken;

static void on_pipe(int sig)
{
	(void)sig;
	broken = 1;
}

/* A file that would grow too large is an error of write(), which is told, and the file
 * removed.  A handler, as what is ignored stays so in programs we start. */
static void on_large(int sig)
{
	(void)sig;
}

/* In their order: open() takes the lowest number that is free. */
void standard_open(void)
{
	struct sigaction sa = { .sa_handler = on_pipe, .sa_flags = SA_RESTART };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)!open("/dev/null",
				    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	sigemptyset(&sa.sa_mask);
	sigaction(SIGPIPE, &sa, NULL);
	sa.sa_handler = on_large;
	sigaction(SIGXFSZ, &sa, NULL);
}

bool standard_output_closed(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);

	return flags < 0 || (flags & O_ACCMODE) == O_RDONLY;
}

bool standard_reader_gone(void)
{
	return broken;
}
