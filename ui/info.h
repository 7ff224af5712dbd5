#ifndef UI_INFO_H
#define UI_INFO_H

#include "net/credential.h"
#include "ui/options.h"

/* `hubdeck info`: versions, paths, which credential is in use and from where.  Sends
 * nothing. */
int info_run(const struct options *o, const struct credentials *c);

#endif
