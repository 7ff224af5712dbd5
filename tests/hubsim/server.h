#ifndef HUBSIM_SERVER_H
#define HUBSIM_SERVER_H

/*
 * HTTP: libmicrohttpd, the delays, and the ways an answer can be spoilt.
 *
 * Two threads serve; a request that must wait (--latency, slow, stall) is
 * suspended and woken by a third one, so any number of them wait at once.
 */
#include "tests/hubsim/hub.h"

struct server;

/* Listens on the loopback address; NULL after one line on standard error. */
struct server *server_start(struct hub *hub);
unsigned server_port(const struct server *s);
/* Drops whoever is connected, and ends. */
void server_stop(struct server *s);

#endif
