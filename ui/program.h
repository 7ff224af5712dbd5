#ifndef UI_PROGRAM_H
#define UI_PROGRAM_H

#include <stdbool.h>

#include "model/error.h"

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

/* Our environment without the variables that hold a secret by their name, or a password
 * in a proxy's address; NULL-terminated, the strings borrowed, the array the caller's.
 */
char **program_environment(void);

#endif
