#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "ui/plain_private.h"

/* The session is gone as behind the locked screen; what was printed stays in the
 * terminal's own memory, which is not ours to wipe. */

/* True when it is open again. */
static bool try_to_open(struct plain *p, ticket lock)
{
	struct pollfd in = { .fd = hub_fd(p->opt.hub), .events = POLLIN };
	struct hub_status s;

	hub_unlock(p->opt.hub);
	for (;;) {
		struct reply *r;

		while ((r = hub_take(p->opt.hub)))
			reply_free(r);
		hub_status(p->opt.hub, &s);
		if (s.unlocked == lock)
			return true;
		if (s.lock_error.status != ST_OK) {
			plain_say_error(p, &s.lock_error);
			return false;
		}
		if (s.ask != HUB_ASK_NONE && !plain_answer(p))
			return false;
		if (poll(&in, 1, -1) < 0 && plain_ended(p))
			return false;
	}
}

void plain_lock(struct plain *p, bool idle)
{
	ticket lock = hub_lock(p->opt.hub);
	char line[PLAIN_LINE];

	p->locked = true;
	if (idle)
		putchar('\n');
	plain_say(p, "Locked%s. The session has ended, and its secrets are gone.",
		  idle ? ": nothing was typed for a while" : "");
	do {
		if (!plain_ask(p, "Enter signs in again, q quits:", line,
			       sizeof(line)) ||
		    !strcmp(line, "q"))
			p->quit = true;
	} while (!p->quit && !try_to_open(p, lock));
	p->locked = false;
	if (!p->quit)
		plain_say(p, "Signed in again.");
}
