#ifndef UI_APPLY_H
#define UI_APPLY_H

#include "model/plan.h"
#include "net/jobs.h"
#include "ui/face.h"

/* hubdeck apply PLAN | apply --resume ID: carries a plan out without a screen, and
 * prints its report.  Exit code: 0 all of it, 3 partly, 4 stopped by a guard, 75 try
 * later. */
int apply_run(struct program *p, struct error *err);

/* What is told of a plan that was carried out, as the journal has it; both borrowed. */
typedef void apply_tell_fn(void *arg, const struct plan *plan,
			   const struct job_summary *job);

/* A plan that was just made, and passed the gate: stores it, carries it out in the
 * session there is, or a new one, and tells it; `tell` NULL: with report_print().
 * Returns the exit code as above. */
int apply_plan(struct program *p, struct plan *take_plan, apply_tell_fn *tell,
	       void *arg);

#endif
