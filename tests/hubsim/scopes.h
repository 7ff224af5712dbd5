#ifndef HUBSIM_SCOPES_H
#define HUBSIM_SCOPES_H

/*
 * What tokens may do (CONTRACT 3.1, 3.2); most is about those of an organization.  It
 * is kept as lines, one a resource: the path and the scopes, between spaces.  The path
 * of the organization itself is "@".
 */
#include <json-c/json.h>

#include "tests/hubsim/buf.h"
#include "tests/hubsim/hub.h"

#define SCOPE_ORG "@"

/* What a personal token of that level is said to have. */
const char *level_scope(enum level level);

/* A word that Docker's manual knows. */
bool scope_known(const char *word);

/* Some resource of the token holds `scope`, or a higher one of its family. */
bool caller_has_scope(const struct caller *c, const char *scope);
/* A resource that covers this repository does. */
bool caller_has_repo_scope(const struct caller *c, const struct repo *r,
			   const char *scope);

/* One resource of a body, added to `lines`; false when it has another form. */
bool scope_line(struct buf *lines, json_object *resource);
/* All words, as the claim `scope` of a session has them; new memory. */
char *scope_words(const char *lines);
/* The array `resources` that these lines came from, as JSON; new memory. */
char *scope_resources(const char *lines, const char *org);

#endif
