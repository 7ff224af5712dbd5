#ifndef UI_INVITE_SEND_H
#define UI_INVITE_SEND_H

#include "ui/app.h"
#include "ui/invite_reading.h"

/*
 * Invitations that were checked, on their way from the dashboard: the question, the
 * job, the result file.  It outlives the page that began it.
 */
struct invite_sending;

struct invite_letters {
	struct invite_reading *reading; /* lent until `over` */
	const char *org, *csv;          /* copied */
	const char *role, *team;        /* for people; NULL: as the lines say */
	/* Not called any more after invite_send_leave(): then the reading is freed
	 * here.  `sent`: the job was over, and `path` has the rows; NULL: it was not
	 * written. */
	void (*begun)(void *arg, struct invite_sending *s);
	void (*over)(void *arg, bool sent, const char *path);
	void *arg;
};

/* Asks as their class wants (UX 5.1): the number, or the organization's name where
 * somebody becomes an owner; then sends them. */
void invite_send_ask(struct app *a, const struct invite_letters *l);

/* Who began it is gone. */
void invite_send_leave(struct invite_sending *s);

#endif
