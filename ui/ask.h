#ifndef UI_ASK_H
#define UI_ASK_H

#include "net/hub.h"

/*
 * Asks on the controlling terminal for what a sign-in needs, with the echo off and no
 * length shown (QUALITY C17).  For the command line; the dashboard has a view for it.
 * False when there is no terminal or the user gave up (the hub is told).
 */
bool ask_sign_in(struct hub *h, const struct hub_status *status);

/* There is somebody to ask: the process has a controlling terminal. */
bool ask_possible(void);

#endif
