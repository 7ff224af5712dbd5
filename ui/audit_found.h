#ifndef UI_AUDIT_FOUND_H
#define UI_AUDIT_FOUND_H

#include "model/estate.h"

/* What was found in an organization; owned by who made it, until audit_found_done(). */
struct audit_found {
	json_object *rows;
	json_object *counts; /* {"owners": 4} */
	json_object
		*words;    /* what those of the rows mean, for a page: {"OWNER": ...} */
	json_object *more; /* members of --json besides; NULL: none */
	bool flagged;      /* there is something to look at */
};
void audit_found_done(struct audit_found *f);

/* What --json prints and an agent gets: evidence_json() with the counts, what there is
 * more, and the rows as `member`; the caller owns it. */
json_object *audit_found_json(const struct audit_found *f, const char *member,
			      const struct estate *e, int requests);

#endif
