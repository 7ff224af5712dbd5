#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/session_private.h"

/*
 * A locked screen.  Only who locked it opens it again: what is on the screen below, and
 * the job that waits, are that user's.
 */
bool session_locked(const struct session *s)
{
	return s->lock != 0;
}

const char *session_known_user(const struct session *s)
{
	if (s->lock && s->locked_user)
		return s->locked_user;
	return s->ask == HUB_ASK_CODE ? s->user : credentials_user(s->given);
}

/* It cannot be read again: typed, or from the environment. */
static bool is_held(const struct session *s)
{
	return s->typed || !credentials_outside(s->given);
}

void session_lock(struct session *s, ticket lock)
{
	bool open = s->state == OPEN;

	if (s->lock) {
		s->lock = lock;
		return;
	}
	free(s->locked_user);
	s->locked_user = open ? xstrdup(s->claims.username) : NULL;
	s->held = is_held(s);
	s->wanted = s->wanted || open;
	session_stop(s);
	session_drop_bearer(s);
	credentials_free(s->typed);
	s->typed = NULL;
	credentials_wipe(s->given);
	s->why = (struct error){ 0 };
	s->lock = lock;
	s->state = LOCKED;
	session_tell(s);
}

void session_unlock(struct session *s)
{
	if (s->state != LOCKED)
		return;
	s->why = (struct error){ 0 };
	if (s->held)
		session_ask(s, HUB_ASK_PASSWORD);
	else
		session_begin(s);
	session_tell(s);
}

bool session_may_open(struct session *s)
{
	if (!s->lock || !s->locked_user || !strcmp(s->locked_user, s->claims.username))
		return true;
	s->why = (struct error){ 0 };
	error_set(&s->why, ST_AUTH, "%s locked the screen, and this is %s",
		  s->locked_user, s->claims.username);
	return false;
}

void session_stays_locked(struct session *s)
{
	session_stop(s);
	session_drop_bearer(s);
	credentials_free(s->typed);
	s->typed = NULL;
	s->state = LOCKED;
	session_tell(s);
}
