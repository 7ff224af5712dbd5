#ifndef MODEL_ROTATION_TOKEN_H
#define MODEL_ROTATION_TOKEN_H

#include "model/op.h"
#include "model/rotation.h"

/*
 * The tokens of a rotation, as the Hub tells them (CONTRACT 13, 14), and what is asked
 * of it.  `org` NULL: one's own personal tokens.  Rows and arrays are borrowed.
 */
const char *rotate_id(const char *org, json_object *token);    /* "" not said */
const char *rotate_label(const char *org, json_object *token); /* the same */
int64_t rotate_used(const char *org, json_object *token);      /* 0: never */

/* "auth.create_oat" or "auth.create_pat", and so on. */
const struct op *rotate_op(const char *org, const char *verb);
/* {"org"} or {}; {"org", "token_id"} or {"uuid"}; the caller owns them. */
json_object *rotate_list_params(const char *org);
json_object *rotate_params(const char *org, const char *id);

/* Of these tokens the one of that id; NULL: none. */
json_object *rotate_by_id(const char *org, json_object *tokens, const char *id);
/* The one of that label or id.  ST_BAD: there is none, ST_USAGE: there are several. */
enum status rotate_pick(const char *org, json_object *tokens, const char *word,
			const char **ret_id, struct error *err) MUST_CHECK;

/* The rotation of `token`, which has its rights; of `tokens` none is called like the
 * new one: `label`, or NULL: the old label and the date.  ST_USAGE: it is taken. */
enum status rotation_begin(const char *org, json_object *token, json_object *tokens,
			   const char *label, int64_t now, struct rotation **ret,
			   struct error *err) MUST_CHECK;

/* Parameters of the new one: name, rights of the old one, a date.  The caller owns
 * them. */
enum status rotate_make_params(const struct rotation *r, json_object *token,
			       int64_t expires, json_object **ret,
			       struct error *err) MUST_CHECK;

/* Why the Hub did not make the new one, where its answer does not say it. */
void rotate_explain(const struct rotation *r, struct error *err);

/* What was made, though its answer was lost, is known by its label: sets new_id. */
void rotate_find_made(struct rotation *r, json_object *tokens);

/* The old one is off now, or on again. */
void rotation_disabled(struct rotation *r, int64_t now, const char *note);
void rotation_enabled(struct rotation *r, int64_t now, const char *note);

/* Others switch tokens off and on, and answers are lost: the step is what the Hub says
 * of the old one.  True: it is another one now, and noted. */
bool rotation_see(struct rotation *r, json_object *tokens, int64_t now);

/* The old one may go: ST_GATE when the new one is not there, or off, for then nothing
 * would work any more.  `fresh` NULL: not there. */
enum status rotation_may_end_old(json_object *fresh, struct error *err) MUST_CHECK;

/* The same of the new one, when it was delivered and the old one is not there: `old`
 * NULL. */
enum status rotation_may_undo(const struct rotation *r, json_object *old,
			      struct error *err) MUST_CHECK;

/* One harmless list that the new one may read: the tags of what it is for, or the
 * repositories.  The caller owns the parameters. */
const char *rotate_reading(const struct rotation *r, json_object **ret_params);
/* A token for images alone may not read that: what it may, at the registry; it is no
 * pull.  NULL: there is no repository to try. */
const char *rotate_pulling(const struct rotation *r, json_object **ret_params);

/* Until it may be deleted; <= 0: it was quiet for so long, since it was last used or
 * disabled.  `old` NULL: it is not there. */
int64_t rotate_quiet_left(const struct rotation *r, json_object *old, int64_t now,
			  int64_t quiet);
/* An organization token that was used within a day is class 4 (DESIGN 4). */
bool rotate_used_lately(const struct rotation *r, json_object *old, int64_t now);

/* The plan of an organization, from the list of one's own; NULL: not in it.  The caller
 * frees. */
char *rotate_plan_of(json_object *orgs, const char *org);
/* So many organization tokens a plan allows, expired and disabled ones with them; 0:
 * not known.  UX 6 (v). */
size_t token_quota(const char *plan);
/* ST_GATE: there is no room for one more. */
enum status token_quota_check(const char *plan, size_t used,
			      struct error *err) MUST_CHECK;

#endif
