#ifndef UI_INVITE_READING_H
#define UI_INVITE_READING_H

#include "model/estate.h"
#include "model/invite_list.h"
#include "net/hub.h"
#include "ui/config.h"

/*
 * People from a file, before they are invited (UX 6 (iv)): the organization is read,
 * the lines are checked here, and the Hub's dry run says the rest.  A command waits
 * for it, the dashboard gives it the replies.  For the UI thread.
 */
struct invite_reading;

/* What is asked; `role` and `team` are for lines that say none, NULL: none. */
struct invite_ask {
	const char *org;
	struct str text; /* of the file */
	const char *role, *team;
	const char *domains; /* NULL: any */
};

/* Copies what is asked. */
struct invite_reading *invite_reading_new(struct hub *h, const char *url,
					  const struct invite_ask *ask);
void invite_reading_free(struct invite_reading *r); /* cancels the rest; NULL is fine */

/* False when the reply is for somebody else. */
bool invite_reading_take(struct invite_reading *r, const struct reply *reply);
bool invite_reading_over(const struct invite_reading *r);
/* The organization was read: lines can be judged. */
bool invite_reading_knows(const struct invite_reading *r);
enum status invite_reading_wait(struct invite_reading *r, const struct config *c,
				struct error *err) MUST_CHECK;

/* When it is over: ST_FORBIDDEN, the invitations cannot be read, so there is nobody to
 * invite; ST_USAGE, it is no list; and what the Hub said. */
enum status invite_reading_result(const struct invite_reading *r,
				  struct error *err) MUST_CHECK;

/*
 * The same people with another role, team or domains; lines that were edited stay so.
 * Of the organization what was read whole is not read again, and the Hub is asked only
 * of lines that are others now.
 */
void invite_reading_preset(struct invite_reading *r, const char *role, const char *team,
			   const char *domains);
/* Another file: what was edited is gone. */
void invite_reading_file(struct invite_reading *r, struct str text);
/* A line says something else, once invite_reading_knows(); of the organization nothing
 * is read again. */
void invite_reading_edit(struct invite_reading *r, size_t at,
			 const struct invite_said *said);
/* The organization is read again, and the Hub asked of every line; when that failed
 * half way, what is missing. */
void invite_reading_again(struct invite_reading *r);

/* What is under way is given up: ST_CANCEL. */
void invite_reading_stop(struct invite_reading *r);

/* Empty until the organization was read. */
struct invite_list *invite_reading_list(struct invite_reading *r);
const struct estate *invite_reading_estate(const struct invite_reading *r);
const char *invite_reading_domains(const struct invite_reading *r); /* NULL: any */
/* They took, since it was last asked for something. */
int invite_reading_requests(const struct invite_reading *r);

/* May a line have this role and team (NULL: not said)?  In the words of any operation.
 */
enum status invite_check_presets(const char *org, const char *role, const char *team,
				 struct error *err) MUST_CHECK;

#endif
