#ifndef UI_LEAVER_READING_H
#define UI_LEAVER_READING_H

#include "model/estate.h"
#include "net/hub.h"
#include "ui/config.h"

/*
 * What there is of somebody who leaves (model/leaver.h), while it is read: the
 * organization, then what they did lately, which is asked for by the Docker ID that the
 * members say.  A command waits for it, the dashboard gives it the replies.  For the UI
 * thread.
 */
struct leaver_reading;

/* `scim`: there is a bearer for it.  Copies the texts. */
struct leaver_reading *leaver_reading_new(struct hub *h, const char *url,
					  const char *org, const char *user, bool scim);
void leaver_reading_free(struct leaver_reading *r); /* cancels the rest; NULL is fine */

/* False when the reply is for somebody else. */
bool leaver_reading_take(struct leaver_reading *r, const struct reply *reply);
bool leaver_reading_over(const struct leaver_reading *r);
void leaver_reading_progress(const struct leaver_reading *r, size_t *ret_answered,
			     size_t *ret_asked);
enum status leaver_reading_wait(struct leaver_reading *r, const struct config *c,
				struct error *err) MUST_CHECK;

/* What came of it. */
struct leaver_facts {
	struct estate estate;
	json_object *rows;  /* leaver_rows() */
	json_object *audit; /* events, the newest first; NULL: not read */
	int requests;
};
enum { LEAVER_AUDIT_DAYS = 90 };

/* Once, when it is over: the facts are the caller's.  ST_BAD: there is nothing of them,
 * as far as everything could be read; else as of estate_reading_result(). */
enum status leaver_reading_result(struct leaver_reading *r, struct leaver_facts *ret,
				  struct error *err) MUST_CHECK;
void leaver_facts_done(struct leaver_facts *f);

#endif
