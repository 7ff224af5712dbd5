#ifndef UI_MEMBERS_CLI_H
#define UI_MEMBERS_CLI_H

#include "ui/face.h"

/*
 * `hubdeck members ORG --audit`: who is in an organization, the riskiest first (UX 6
 * (i)).  Exit 0: nobody is flagged; 1: somebody is; 2: not everything could be read.
 */
int members_command(struct program *p, struct error *err);
void members_help(void);

#endif
