#ifndef UI_INVITES_CLI_H
#define UI_INVITES_CLI_H

#include "ui/face.h"

/* `hubdeck invites ORG`: the open invitations; with --resend or --cancel they are sent
 * again or cancelled, as one plan.  Exit code as of apply_plan(). */
int invites_command(struct program *p, struct error *err);
void invites_help(void);

#endif
