#ifndef UI_DEMO_H
#define UI_DEMO_H

#include <sys/types.h>

#include "net/hub.h"
#include "ui/options.h"

/*
 * `hubdeck demo`: the simulated Hub as a child of our own, an account of its fixture, a
 * journal that goes away with it.  No credential of the user is read and nothing is
 * sent beyond the loopback.
 */
struct demo {
	pid_t pid;
	char url[64];        /* http://127.0.0.1:PORT */
	char state_dir[256]; /* 0700, removed by demo_stop() */
};

/* Starts hubsim from the program's own directory or from PREFIX/libexec/hubdeck. */
enum status demo_start(struct demo *d, struct error *err) MUST_CHECK;
void demo_stop(struct demo *d); /* may be called on a zeroed one */

/* Without a terminal: a short tour of real listings.  Returns the exit code. */
int demo_tour(struct options *o, struct hub *h);

#endif
