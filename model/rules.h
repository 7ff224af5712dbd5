#ifndef MODEL_RULES_H
#define MODEL_RULES_H

#include <stdbool.h>

#include "model/error.h"
#include "model/str.h"

/*
 * The immutable-tag rules of a repository, compiled (CONTRACT 5.3: up to five regular
 * expressions in RE2 syntax, read here as PCRE2, found anywhere in the name).  A rule
 * that cannot be read, or that takes too long, matches: when in doubt a tag is
 * protected. Immutable once made; any thread.
 */
struct rules;
struct json_object;

/* NULL-terminated patterns; NULL or empty gives NULL, which matches nothing. */
struct rules *rules_new(const char *const *patterns);
/*
 * The rules that hold in a repository, from the object repos.get answers (CONTRACT 5.1,
 * immutable_tags_settings); NULL when none does.  A rule that is no text matches all.
 */
struct rules *rules_of_repo(struct json_object *repo);
void rules_free(struct rules *r); /* NULL is fine */

/* Can it be read?  ST_USAGE says what is wrong, and where. */
enum status rules_check(const char *pattern, struct error *err) MUST_CHECK;

bool rules_match(const struct rules *r, struct str name);

#endif
