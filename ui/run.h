#ifndef UI_RUN_H
#define UI_RUN_H

#include "model/kind.h"
#include "model/plan.h"
#include "ui/app.h"

/*
 * A confirmed plan on its way: its progress, then its report.  What is said to be done
 * is what the Hub answered with a 2xx; a row leaves its list only then, or when it was
 * gone already.
 */

/* Carries the plan out and shows how it goes; a plan of class 0 runs unseen and only
 * says how it ended.  Lists of this kind in the same places are read again at its end.
 */
void run_plan(struct app *a, const struct kind *k, struct plan *take_plan);

/* Who began it, and is told how it goes.  What failed may be tried once more from the
 * report, and what is left gone on with: then it is told again. */
struct run_then {
	void (*begun)(struct app *a, void *arg);
	/* What became of the items; of all of them, also of those of an earlier try. */
	void (*over)(struct app *a, void *arg, const struct plan *plan);
	/* Nobody will be told any more: `over` was called, or it was never begun, or is
	 * left before its end.  NULL, all three: nobody asked. */
	void (*drop)(void *take_arg);
	void *arg;
};
void run_plan_then(struct app *a, const struct kind *k, struct plan *take_plan,
		   const struct run_then *take_then);

/* The report of a job of this machine, as its journal has it; from there it goes on, or
 * what failed is tried again. */
void run_report(struct app *a, const char *id);
/* The same, and what the journal has is told at once, and what comes of it later. */
void run_report_then(struct app *a, const char *id, const struct run_then *take_then);

/* Of a job with a plan in a file; NULL: the view is none. */
const char *run_id(const struct view *v);

/* It is the job of this id, and at work. */
bool run_is_on(const struct view *v, const char *id);

/* The dashboard is over: takes what is still said of a running plan, and says in one
 * line how it ended.  True when the reply was for this view; *ret_partly: not all of it
 * was done. */
bool run_end(struct view *v, struct reply *r, bool *ret_partly);

#endif
