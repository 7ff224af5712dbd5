#ifndef NET_CHANGE_NOTE_H
#define NET_CHANGE_NOTE_H

#include "net/registry_token.h"

/*
 * What the journal keeps of one change: who, with what, to what, before it is sent;
 * what came of it, after.  Net thread.
 */

/*
 * What the journal calls the thing a call is about: "acme/web-app:pr-1",
 * "acme/web-app@sha256:...".  The caller frees.
 */
char *change_target(const struct op *op, json_object *params);
/* The same of an item of a plan. */
char *change_item_target(const struct plan *p, const struct plan_item *it);

/* The parameters as the journal keeps them: secret ones are "***".  The caller frees.
 */
char *change_params(const struct op *op, json_object *params);

struct change_note {
	struct journal *journal; /* where `row` is; NULL: not noted */
	int64_t row;
};

/* When it is not ST_OK, nothing may be sent.  `token` is the registry's, of operations
 * of the registry. */
enum status change_note_intent(struct worker *w, const struct op *op,
			       json_object *params, const char *job,
			       const struct registry_token *token,
			       struct change_note *ret, struct error *err) MUST_CHECK;

/*
 * What the reply comes to; `lost`: it is not known.  It stays told when the journal no
 * longer takes it: then the reply's error says that, too.
 */
enum plan_state change_note_outcome(const struct change_note *note, struct worker *w,
				    const struct op *op, struct reply *r, bool lost);

#endif
