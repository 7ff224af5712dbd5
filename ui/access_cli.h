#ifndef UI_ACCESS_CLI_H
#define UI_ACCESS_CLI_H

#include "ui/face.h"

/*
 * `hubdeck access NS/REPO` and `hubdeck access ORG --user NAME`: who can, and because
 * of what (UX 6 (iii)).  Exit 0, or 2: not everything could be read.
 */
int access_command(struct program *p, struct error *err);
void access_help(void);

#endif
