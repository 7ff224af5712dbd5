#ifndef MODEL_ROTATION_H
#define MODEL_ROTATION_H

#include <stdbool.h>

#include "model/error.h"
#include "model/json.h"

/*
 * The rotation of an access token (UX 6 (v)): a new one is made, delivered and tried,
 * then the old one is disabled, and deleted later.  What is kept between the steps is
 * this; the secret never is.  No files, no clock: ui/rotation_file.h has those.
 */
enum rotation_step {
	ROTATION_MAKING, /* the new one is asked for; whether it exists is not known */
	ROTATION_MADE,   /* it exists, and was not delivered */
	ROTATION_DELIVERED, /* both work */
	ROTATION_VERIFIED,  /* a sign-in with the new one worked */
	ROTATION_DISABLED,  /* the old one is off */
	ROTATION_DELETED,   /* the end */
	ROTATION_UNDONE,    /* the other end: the new one is deleted */
	N_ROTATION_STEPS,
};

/* The old token is quiet for so long before it is deleted. */
enum { ROTATION_QUIET_DAYS = 7 };

struct rotation {
	char *name;     /* of the state: "acme-ci-publish" */
	char *url, *by; /* the Hub and the account */
	char *org;      /* NULL: a personal token */
	char *old_id, *old_label;
	char *new_id; /* NULL: not known yet */
	char *new_label;
	char *read; /* "acme/web-app": what verifying reads; NULL: nothing */
	enum rotation_step step;
	int64_t begun, disabled; /* Unix seconds; 0: not yet */
	json_object *log;        /* array of {"time", "step", "note"} */
};

struct rotation *rotation_new(const char *org, const char *label);
void rotation_free(struct rotation *r); /* NULL is fine */

/* Nothing of it is left but the old token: it may begin again. */
void rotation_restart(struct rotation *r);

/* Did nobody go on with it? */
bool rotation_same(const struct rotation *a, const struct rotation *b);

/* A step is done, or was tried: the note says how. */
void rotation_note(struct rotation *r, int64_t now, const char *step, const char *note);

/* The last note on a step, borrowed; "" none. */
const char *rotation_last_note(const struct rotation *r, const char *step);

/* Was that step ever done? */
bool rotation_noted(const struct rotation *r, enum rotation_step s);

/* One JSON object; the caller owns it. */
json_object *rotation_json(const struct rotation *r);
/* ST_USAGE: it is none.  The caller owns *ret. */
enum status rotation_parse(struct str text, struct rotation **ret,
			   struct error *err) MUST_CHECK;

/* Of a state: its old token has been off for a week, and what is left is to delete it.
 * *ret_days: for so long; may be NULL. */
bool rotation_due(json_object *state, int64_t now, int *ret_days);

const char *rotation_step_text(enum rotation_step s); /* "verified" */

/* "acme-ci-publish": what the state of a token is called; the caller frees. */
char *rotation_name(const char *org, const char *label);

/* "rotate-acme-ci-publish-1795219200": what its changes are called in the journal, for
 * a token may be rotated every year; the caller frees. */
char *rotation_job(const char *name, int64_t begun);

/* "acme/ci-publish": what a step is about, of these names the new token or the old one;
 * the caller frees. */
char *rotation_target(const struct rotation *r, const char *step);

/* "ci-publish-2026-08-21", of a label that may carry an earlier date; the caller frees.
 */
char *rotation_label(const char *label, int64_t now);

#endif
