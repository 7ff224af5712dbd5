#ifndef UI_CLEAN_PAGE_H
#define UI_CLEAN_PAGE_H

#include <json-c/json.h>

#include "ui/app.h"

/*
 * A planned cleanup on a page of its own (UX 6 (ii).4): everything is read, then what
 * goes and what stays is shown with its reasons; single tags are taken out, and what is
 * left is confirmed and run.
 */
struct clean_ask {
	const struct place *place; /* of the tags; copied */
	json_object *rule;         /* taken: clean_rule_json() */
	bool by_digest;
	struct view *form; /* it came from: it ends when the job begins */
};
struct view *clean_page_new(struct app *a, const struct clean_ask *ask);

#endif
