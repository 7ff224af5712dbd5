#ifndef UI_CAN_H
#define UI_CAN_H

#include "net/hub.h"
#include "ui/options.h"

/* `hubdeck auth can`: what this credential can do, pane by pane, and what would make
 * the rest work.  Sends the sign-in and nothing else.  Returns the exit code. */
int can_run(struct options *o, struct hub *h, bool scim);

#endif
