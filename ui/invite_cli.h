#ifndef UI_INVITE_CLI_H
#define UI_INVITE_CLI_H

#include "ui/face.h"

/*
 * `hubdeck invite ORG --csv FILE`: many people from a file (UX 6 (iv)).  Exit 0: all
 * that were to be invited are; 3: some lines are wrong or were refused.  With --dry-run
 * 1: some lines are wrong; 2: not everything could be read.
 */
int invite_command(struct program *p, struct error *err);
void invite_help(void);

#endif
