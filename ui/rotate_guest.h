#ifndef UI_ROTATE_GUEST_H
#define UI_ROTATE_GUEST_H

#include "model/rotation.h"
#include "net/hub.h"
#include "net/secret.h"
#include "ui/config.h"

/*
 * A new token is tried in a session of its own, beside that of the dashboard: it signs
 * in, and reads what it may.  Nothing is changed by it, and nobody waits: its
 * descriptor says when there is an answer.
 */
struct rotate_guest;

/* The rotation is borrowed until it is freed. */
enum status rotate_guest_new(const struct config *c, const struct rotation *r,
			     const struct secret *secret, struct rotate_guest **ret,
			     struct error *err) MUST_CHECK;
void rotate_guest_free(struct rotate_guest *g); /* NULL is fine */

int rotate_guest_fd(const struct rotate_guest *g);
/* False: not yet.  Else *err is why it does not work, or ST_OK, and the note says what
 * was tried. */
bool rotate_guest_over(struct rotate_guest *g, char note[160], struct error *err);

/* What the answer to rotate_reading() says of the token, with *err as it came: a right
 * it was not given is no failure.  False: rotate_pulling() is to be tried, too. */
bool rotate_judge(const struct hub_status *s, const struct rotation *r, char note[160],
		  struct error *err);
/* The same of that: it signs in, whatever the registry says. */
void rotate_judge_pull(const struct rotation *r, char note[160], struct error *err);

#endif
