#ifndef TESTS_HARNESS_JOB_H
#define TESTS_HARNESS_JOB_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * The smallest shell: it leads the session of a terminal, runs one program in
 * the foreground, and says what becomes of it.  It is there because a program
 * without a shell above it is in an orphaned process group, where the kernel
 * ignores SIGTSTP, so that suspending could not be tested.
 */
struct job {
	pid_t shell, pid;
	int events;  /* read struct job_event from here */
	int control; /* write to have the shell act */
	bool stopped, ended;
};

enum job_what { JOB_STARTED, JOB_STOPPED, JOB_ENDED };

struct job_event {
	enum job_what what;
	int value; /* the pid, the signal that stopped it, or the wait status */
};

/*
 * Starts argv[0] on the terminal whose slave side is `tty`.  `report` is open in
 * the program as descriptor JOB_REPORT_FD.  False when it cannot be started; a
 * program that cannot be executed ends with status 127 instead.
 */
enum { JOB_REPORT_FD = 9 };
bool job_start(struct job *j, int tty, int report, const char *const argv[],
	       char *const envp[], const char *cwd);

/* The next thing that became of it; false when there is none yet. */
bool job_event(struct job *j, struct job_event *ret_ev);

void job_foreground(struct job *j);      /* what `fg` does: after JOB_STOPPED */
void job_signal(struct job *j, int sig); /* to the program, also while it is stopped */
void job_end(struct job *j);             /* kills what is left and waits for it */

#endif
