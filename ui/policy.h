#ifndef UI_POLICY_H
#define UI_POLICY_H

#include "model/clean.h"

/*
 * Cleanup rules of many repositories, kept in a file (INI):
 *
 *     [acme/web-app]
 *     match = ^pr-
 *     older-than = 180d
 *     keep = 50
 *     include-never-pulled = yes
 *
 * A section of a namespace, a slash and a star is for all other repositories of it.
 * Keys are the options of `hubdeck clean`; those that may be given more than once may
 * stand more than once.
 */
struct policy_section {
	char *where; /* "acme/web-app", or all others of a namespace */
	struct clean_rule *rule;
	int line; /* of its first key */
};

struct policy {
	struct policy_section *v; /* in the order of the file */
	size_t n, cap;
};

/* ST_USAGE names file and line. */
enum status policy_read(const char *path, struct policy *ret,
			struct error *err) MUST_CHECK;
void policy_done(struct policy *p);

/* Is this "acme/web-app", or a namespace, a slash and a star? */
bool policy_names_repository(const char *where);

/* The section of that name; NULL. */
const struct policy_section *policy_find(const struct policy *p, const char *where);

/* All rules by the names of their sections, for the head of a plan; the caller owns it.
 */
json_object *policy_json(const struct policy *p);

#endif
