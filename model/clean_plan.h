#ifndef MODEL_CLEAN_PLAN_H
#define MODEL_CLEAN_PLAN_H

#include "model/clean.h"

/*
 * The plan of a cleanup (model/plan.h): what goes, of one repository after the other,
 * with the rule it was made by and what became of everything that was there.
 */

/*
 * `rule` is that of clean_rule_json(); for repositories of different rules an object of
 * them, as a policy has them, by "NS/REPO" or NS with a star.  Taken.  `untagged`: its
 * items are manifests.
 */
struct plan *clean_plan_new(json_object *take_rule, bool untagged, int64_t now);

/* The rules stand in one line of the plan: ST_USAGE when that gets too long. */
enum status clean_plan_fits(const struct plan *p, struct error *err) MUST_CHECK;

/* Adds a part: what goes by this result, what was pushed longest ago first (of
 * manifests: an index before its images), and the counts. */
void clean_plan_add(struct plan *p, const char *ns, const char *repo,
		    const struct tag_list *tags, const struct clean_result *res);

/* The rule of a plan's head for the repository "NS/REPO".  ST_USAGE when there is none.
 * On success the caller owns *ret. */
enum status clean_plan_rule(const struct plan *p, const char *where,
			    struct clean_rule **ret, struct error *err) MUST_CHECK;

#endif
