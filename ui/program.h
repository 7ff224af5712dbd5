#ifndef UI_PROGRAM_H
#define UI_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "model/error.h"
#include "model/str.h"

/*
 * A program of the user that gets the terminal for as long as it runs: found in PATH,
 * run by argv.  Ctrl-C and Ctrl-\ are for it alone; when it stops, so do we, and fg
 * continues both.  Its environment is ours without credentials.  UI thread.
 *
 * ST_OK: it ran, and *ret_status is its wait status.  ST_USAGE: it could not be
 * started; *ret_missing tells whether because there is no such program.
 */
enum status program_run(char *const *argv, int *ret_status, bool *ret_missing,
			struct error *err) MUST_CHECK;

/*
 * Gives a program these bytes on its standard input and lets it run, in a session of
 * its own, its output thrown away.  Not more than a pipe takes without waiting (64
 * KiB): the screen never waits.  `ended` is called by program_reap() with its wait
 * status, unless program_forget() came first.  ST_USAGE: it could not be started.
 */
typedef void program_ended_fn(void *arg, const char *name, int status);
enum status program_feed(char *const *argv, struct str text, program_ended_fn *ended,
			 void *arg, struct error *err) MUST_CHECK;
/* Those that were fed for `arg` are ended, with what they began, and not told of. */
void program_forget(const void *arg);
/* Tells of those that have ended.  After SIGCHLD. */
void program_reap(void);

/*
 * The same on our own terminal, and waits for its end: its messages are seen, its
 * output is thrown away.  *ret_status is its wait status.  ST_LOCAL: it was not
 * over after `seconds`, and was ended.
 */
enum status program_tell(char *const *argv, struct str text, int64_t seconds,
			 int *ret_status, struct error *err) MUST_CHECK;

/* Is there such a program?  ST_USAGE: no.  Told before there is something to give it.
 */
enum status program_find(const char *name, struct error *err) MUST_CHECK;

/* Our environment without the variables that hold a secret by their name, or a password
 * in a proxy's address; NULL-terminated, the strings borrowed, the array the caller's.
 */
char **program_environment(void);

#endif
