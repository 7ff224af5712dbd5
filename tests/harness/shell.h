#ifndef TESTS_HARNESS_SHELL_H
#define TESTS_HARNESS_SHELL_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * The smallest shell: it leads the session of a terminal, runs one program in
 * the foreground, and says what becomes of it.  It is there because a program
 * without a shell above it is in an orphaned process group, where the kernel
 * ignores SIGTSTP, so that suspending could not be tested.
 */
struct shell {
	pid_t leader, pid; /* the shell itself, and the program */
	int events;        /* read struct shell_event from here */
	int control;       /* write to have the shell act */
	bool stopped, ended;
};

enum shell_what { SHELL_STARTED, SHELL_STOPPED, SHELL_ENDED };

struct shell_event {
	enum shell_what what;
	int value; /* the pid, the signal that stopped it, or the wait status */
};

/*
 * Starts argv[0] on the terminal whose slave side is `tty`.  `report` is open in
 * the program as descriptor SHELL_REPORT_FD.  False when it cannot be started; a
 * program that cannot be executed ends with status 127 instead.
 */
enum { SHELL_REPORT_FD = 9 };
bool shell_start(struct shell *sh, int tty, int report, const char *const argv[],
		 char *const envp[], const char *cwd);

/* The next thing that became of it; false when there is none yet. */
bool shell_event(struct shell *sh, struct shell_event *ret_ev);

void shell_foreground(struct shell *sh); /* what `fg` does: after SHELL_STOPPED */
void shell_signal(struct shell *sh,
		  int sig);       /* to the program, also while it is stopped */
void shell_end(struct shell *sh); /* kills what is left and waits for it */

#endif
