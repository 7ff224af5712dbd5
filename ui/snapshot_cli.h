#ifndef UI_SNAPSHOT_CLI_H
#define UI_SNAPSHOT_CLI_H

#include "ui/face.h"

/*
 * `hubdeck snapshot ORG [FILE]`: keeps what an organization is now, for `hubdeck
 * compare` and for --open.  Exit 0, or 2: not everything could be read.
 */
int snapshot_command(struct program *p, struct error *err);
void snapshot_help(void);

#endif
