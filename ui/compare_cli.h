#ifndef UI_COMPARE_CLI_H
#define UI_COMPARE_CLI_H

#include "ui/face.h"

/*
 * `hubdeck compare OLD NEW|live`: what changed between two snapshots, or since one, by
 * whom and when where the audit log says so.  Exit 0: nothing; 1: something; 2: not
 * everything could be compared.
 */
int compare_command(struct program *p, struct error *err);
void compare_help(void);

#endif
