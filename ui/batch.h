#ifndef UI_BATCH_H
#define UI_BATCH_H

#include "net/hub.h"
#include "ui/options.h"

/*
 * `hubdeck batch FILE|-`: one operation a line, in one session:
 *
 *     {"op": "teams.add_member", "params": {"org": "acme", ...}, "confirm": "acme"}
 *
 * "group" and "action" may stand for "op"; other members are refused.  A line that
 * fails is reported with its number and the next one is run; empty lines and those that
 * begin with # are passed over.  When the output can no longer be written, no further
 * line is run.  Returns the exit code of the first line that failed, 0 without one.
 */
int batch_run(const struct options *o, const char *path, struct hub *h);

void batch_help(void); /* on standard output */

#endif
