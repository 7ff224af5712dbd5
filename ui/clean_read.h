#ifndef UI_CLEAN_READ_H
#define UI_CLEAN_READ_H

#include "model/rules.h"
#include "model/tag_list.h"
#include "net/hub.h"
#include "ui/options.h"

/*
 * What is read of a repository before a cleanup is planned (UX 6 (ii).1 and 2): the
 * repository itself, its immutable rules, and everything that is in it.
 */
struct clean_reading {
	struct rules *immutable;
	int64_t storage; /* what the Hub says it takes; -1 */
	struct tag_list tags;
	struct tag_list manifests; /* of a rule about untagged ones */
	size_t pages;              /* that the list of tags has */
	bool complete;             /* the list is, for sure */
	bool moved;                /* while it was read */
	char why[200];             /* why not; may hold the Hub's words */
	struct limits limits;
};

/* What is to be read, and for what. */
struct clean_wanted {
	const char *ns, *repo;
	bool untagged;  /* the manifests as well */
	bool to_delete; /* whoever may not delete is told so first */
};

/*
 * Fails when there is nothing to plan: no such repository, not signed in, or, with
 * `to_delete`, a credential or a role that may not delete (ST_FORBIDDEN).  A list that
 * breaks off is no failure, but not complete; without all tags no manifest is known to
 * be unneeded, and there are none.
 */
enum status clean_read(const struct options *o, struct hub *h,
		       const struct clean_wanted *wanted, struct clean_reading *ret,
		       struct error *err) MUST_CHECK;
void clean_reading_done(struct clean_reading *r);

#endif
