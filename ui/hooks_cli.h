#ifndef UI_HOOKS_CLI_H
#define UI_HOOKS_CLI_H

#include "ui/face.h"

/*
 * `hubdeck hooks ORG`: the webhooks of all repositories of an organization, and what of
 * them to look at (model/hook_list.h).  Exit 0: nothing; 1: some have a flag; 2: not
 * everything could be read.
 */
int hooks_command(struct program *p, struct error *err);
void hooks_help(void);

#endif
