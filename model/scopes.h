#ifndef MODEL_SCOPES_H
#define MODEL_SCOPES_H

#include "model/op.h"

/*
 * What an organization token may be allowed (CONTRACT 3.2), in words.  The Hub adds
 * scopes now and then: one that is not here is kept and shown as it is.
 */

/* Those of repositories, and those of the organization, in the order they are shown;
 * each ends with a NULL value. */
extern const struct meaning scopes_of_repos[], scopes_of_org[];

/* NULL when it is not known. */
const struct meaning *scope_meaning(struct str name);

/* "acme/web-app: push images, delete tags; acme: read members": all resources in one
 * line, what is included left out. */
void scopes_say(json_object *resources, char *buf, size_t size);
/* One of them, without its path. */
void scopes_say_one(json_object *resource, char *buf, size_t size);

#endif
