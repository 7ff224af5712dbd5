#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stddef.h>

#include "model/error.h"
#include "model/str.h"

/*
 * A long text in the user's own editor: $VISUAL, else $EDITOR, else vi or nano.  The
 * value is split into words as argv_split() does (blanks, quotes and \ as in a shell,
 * no variables, no ~), and run by argv with the file behind it, never through a shell.
 *
 * The file is 0600 in a directory of its own (0700, below $TMPDIR or /tmp), between two
 * guards of five lines: editors look for commands of their own ("vim: set ...") in the
 * first and last lines of a file, and what the Hub sent must not be among them.  The
 * editor's environment holds no credential.  While it runs the terminal is the
 * editor's, as found, and the caller waits; Ctrl-Z stops both.  UI thread.
 *
 * `title` says in a few words what is edited ("full description of acme/web-app"); it
 * may hold what the Hub sent, as may `text`.  `max`: bytes the new text may have.
 *
 * ST_OK: *ret_text is the new text, yours, valid UTF-8 without NUL, "" when all of it
 * was deleted; NULL when it was left as it was.  Else *ret_text is NULL and *err says
 * why: ST_USAGE (the editor cannot be run), ST_CANCEL (it ended with an error: the way
 * to give up, :cq), ST_TOO_BIG (more than `max`), ST_PARSE (no text, or a guard is
 * gone), ST_LOCAL (the file).  What was written and not taken stays in the file, which
 * the hint names; otherwise nothing is left behind.
 */
enum status editor_run(const char *title, struct str text, size_t max, char **ret_text,
		       struct error *err) MUST_CHECK;

#endif
