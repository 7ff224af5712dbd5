#ifndef UI_CLEAN_READING_H
#define UI_CLEAN_READING_H

#include "model/clean_plan.h"
#include "model/clean_report.h"
#include "model/rules.h"
#include "model/tag_list.h"
#include "net/hub.h"

/*
 * What is read of a repository before a cleanup is planned (UX 6 (ii).1 and 2): the
 * repository itself, its immutable rules, and everything that is in it.  Nobody waits
 * here: the command line does (ui/clean_read.h), the dashboard goes on
 * (ui/clean_page.c).
 */

/* What is to be read, and for what.  Borrowed strings. */
struct clean_wanted {
	const char *ns, *repo;
	bool untagged;  /* the manifests as well */
	bool to_delete; /* whoever may not delete is told so first */
};

enum reading_state {
	READING_REPO,
	READING_TAGS,
	READING_MANIFESTS,
	READING_OVER, /* err.status says whether there is something to plan */
};

struct clean_reading {
	struct clean_wanted wanted;
	enum reading_state state;
	ticket ticket; /* it waits for this one */
	int again;     /* readings of a list that moved meanwhile */
	int page, of;  /* pages of the list that is being read; of 0: not known */
	struct error err;

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

/*
 * Begins.  It ends in err when there is nothing to plan: no such repository, not signed
 * in, or, with `to_delete`, a credential or a role that may not delete (ST_FORBIDDEN).
 * A list that breaks off is no failure, but not complete; without all tags no manifest
 * is known to be unneeded, and there are none.
 */
void clean_reading_begin(struct clean_reading *r, struct hub *h,
			 const struct clean_wanted *wanted);
/* False when the reply is not for it.  Takes the pages. */
bool clean_reading_take(struct clean_reading *r, struct hub *h, struct reply *reply);
/* What is here is all there will be: the list is not complete.  When no tag is here
 * yet, it ends in err (ST_CANCEL). */
void clean_reading_stop(struct clean_reading *r, struct hub *h);
/* Adds what goes by the rule to the plan, and tells what became of the rest; the caller
 * frees *ret.  `protect` is the configuration's; `now` as of the Hub. */
void clean_reading_judge(const struct clean_reading *r, struct clean_rule *rule,
			 const char *const *protect, int64_t now, struct plan *p,
			 struct clean_report *ret);
/* Cancels what is under way, and frees. */
void clean_reading_done(struct clean_reading *r, struct hub *h);

#endif
