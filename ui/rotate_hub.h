#ifndef UI_ROTATE_HUB_H
#define UI_ROTATE_HUB_H

#include "model/rotation_token.h"
#include "net/secret.h"
#include "ui/face.h"

/* What a rotation asks of the Hub.  Each of these waits for its answer. */

/* The tokens of the organization, or with `org` NULL one's own; the caller owns the
 * array. */
enum status rotate_list(struct program *p, const char *org, json_object **ret,
			struct error *err) MUST_CHECK;

/* Of these tokens the one of that label or id, with its rights; the caller owns it.
 * ST_BAD: there is none, ST_USAGE: there are several. */
enum status rotate_find(struct program *p, const char *org, json_object *tokens,
			const char *word, json_object **ret,
			struct error *err) MUST_CHECK;

/* What plan the organization has, "business"; NULL: not known, or `org` is NULL.  The
 * caller frees. */
char *rotate_plan(struct program *p, const char *org);

/* Makes the new one; *ret is the caller's, r->new_id what it is called. */
enum status rotate_create(struct program *p, struct rotation *r,
			  json_object *take_params, struct secret **ret,
			  struct error *err) MUST_CHECK;

/* Signs in with it, in a session of its own, and reads what it may.  The note says what
 * was tried. */
enum status rotate_verify(struct program *p, const struct rotation *r,
			  const struct secret *secret, char note[160],
			  struct error *err) MUST_CHECK;

enum status rotate_set_active(struct program *p, const struct rotation *r, bool active,
			      struct error *err) MUST_CHECK;
enum status rotate_delete(struct program *p, const struct rotation *r, const char *id,
			  struct error *err) MUST_CHECK;

#endif
