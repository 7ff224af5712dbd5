#ifndef UI_LOCK_H
#define UI_LOCK_H

#include "ui/app.h"

/*
 * The locked screen: after `idle-lock` without a key, or ":lock".  The session and what
 * is in memory to open another are gone (net/session_lock.c), nothing is sent, a job
 * waits, and nothing of what was on the screen is shown.  The same user opens it again.
 */
void lock_screen(struct app *a, bool idle);
bool lock_is_on(const struct app *a);

/* The net thread may have opened it. */
void lock_see(struct app *a);

/* Nothing may lie over it but the sign-in, whatever a reply opened or closed. */
void lock_hold(struct app *a);

/* ---- the idle timer; milliseconds that also pass while the machine sleeps ---- */

void lock_active(struct app *a); /* a key was pressed, or a program of the user ran */
/* Monotonic milliseconds at which it is to be looked at again; -1: never. */
int64_t lock_deadline(const struct app *a);
/* Locks when it is time; true when it did. */
bool lock_if_idle(struct app *a);

#endif
