#ifndef UI_ROTATE_CLI_H
#define UI_ROTATE_CLI_H

#include "ui/face.h"

/*
 * `hubdeck rotate TOKEN`: a new token with the same rights in place of an old one (UX 6
 * (v)), step by step; the state is kept, the secret never.
 */
int rotate_command(struct program *p, struct error *err);
void rotate_help(void);

#endif
