#ifndef UI_INVITE_SEND_H
#define UI_INVITE_SEND_H

#include "ui/app.h"
#include "ui/invite_reading.h"

/*
 * Invitations that were checked, on their way from the dashboard: the question, the
 * job, the result file, and the same again for what failed.  It outlives the page that
 * began it.
 */
struct invite_sending;

struct invite_letters {
	struct invite_reading *reading; /* lent until invite_send_leave() */
	const char *org, *csv;          /* copied */
	const char *role, *team;        /* copied; for people; NULL: as the lines say */
	/* Neither is called any more after invite_send_leave(). */
	void (*begun)(void *arg, struct invite_sending *s); /* also once more */
	/* The job is over: the lines have their results, `path` has the rows; NULL: it
	 * was not written. */
	void (*over)(void *arg, const char *path);
	void *arg;
};

/* Asks as their class wants (UX 5.1): the number, or the organization's name where
 * somebody becomes an owner; then sends them. */
void invite_send_ask(struct app *a, const struct invite_letters *l);

/* The report of the job, as it is now: from there what failed is tried again.  Of one
 * that is over. */
void invite_send_report(struct app *a, struct invite_sending *s);

/* Who began it lets go of it, and of the reading. */
void invite_send_leave(struct invite_sending *s);

#endif
