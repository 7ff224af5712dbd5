#ifndef NET_STATE_H
#define NET_STATE_H

#include "model/error.h"

/* Where the journal is: $XDG_STATE_HOME/hubdeck, or ~/.local/state/hubdeck. */

/* NULL when neither is known; the caller frees. */
char *state_default_dir(void);

/* Makes the directory (0700) when it is not there, and answers the journal's path in
 * it, which the caller frees.  NULL with *err, also when the directory is not ours
 * alone. */
char *state_journal_path(const char *dir, struct error *err);

#endif
