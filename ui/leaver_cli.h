#ifndef UI_LEAVER_CLI_H
#define UI_LEAVER_CLI_H

#include "ui/face.h"

/*
 * `hubdeck leaver ORG USER`: what there is of somebody who leaves, and with --remove
 * the plan that takes it away.  Exit 0; 2: not everything could be read; 65: there is
 * nothing of them; with --remove as apply_plan().
 */
int leaver_command(struct program *p, struct error *err);
void leaver_help(void);

#endif
