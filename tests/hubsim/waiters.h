#ifndef HUBSIM_WAITERS_H
#define HUBSIM_WAITERS_H

/* Connections that sleep until a time of the monotonic clock; one thread wakes them. */
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

struct waiters;

struct waiters *waiters_start(void);
/*
 * Suspends the connection until `ms` from now; UINT32_MAX = until the end.
 * False, and nothing happens, when the end has come.
 */
bool waiters_add(struct waiters *w, struct MHD_Connection *c, uint32_t ms);
/* Wakes everybody and ends the thread; nobody can be added any more. */
void waiters_stop(struct waiters *w);
void waiters_free(struct waiters *w);

#endif
