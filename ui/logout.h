#ifndef UI_LOGOUT_H
#define UI_LOGOUT_H

#include "net/hub.h"
#include "ui/options.h"

/*
 * hubdeck logout: nothing of a session is kept between two commands, so it says where a
 * credential is, and how to take it away from there.  Returns the exit code.
 */
int logout_run(const struct options *o, const struct credentials *c);

/* hubdeck logout erase: Docker's credential helper forgets its login of Docker Hub. */
int logout_erase(const struct options *o, struct hub *h);

#endif
