#ifndef UI_PLAN_OPEN_H
#define UI_PLAN_OPEN_H

#include "model/plan.h"

/* A plan by the path of its file, or by the id under which it was saved.  ST_USAGE when
 * there is none.  The caller owns *ret. */
enum status plan_open(const char *state_dir, const char *name, struct plan **ret,
		      struct error *err) MUST_CHECK;

/* A plan is begun once; after that it is resumed (QUALITY B11): ST_USAGE. */
enum status plan_not_begun(const char *state_dir, const char *journal,
			   const struct plan *plan, struct error *err) MUST_CHECK;

#endif
