#ifndef NET_ERASE_H
#define NET_ERASE_H

#include "net/worker.h"

/*
 * Has Docker's credential helper forget its login of Docker Hub (QUALITY C20): on the
 * user's word only, since `docker` has that login no more either.  Docker's config.json
 * is never written.  Ends with REPLY_DONE; `body` is the helper's name, `gone` says
 * that it kept none.  ST_LOCAL when no helper is set for the Hub.  Net thread.
 */
void erase_start(struct worker *w, ticket t);
void erase_free(struct worker *w); /* ends a helper that still runs */

#endif
