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

/* The same, and who began it is told once when it is over: with what became of the
 * items, or, `plan` NULL, that it was never begun or is left before its end. */
struct run_then {
	void (*over)(struct app *a, void *take_arg, const struct plan *plan);
	void *arg;
};
void run_plan_then(struct app *a, const struct kind *k, struct plan *take_plan,
		   const struct run_then *then);

/* The report of a job of this machine, as its journal has it; from there it goes on, or
 * what failed is tried again. */
void run_report(struct app *a, const char *id);

/* Of a job with a plan in a file; NULL: the view is none. */
const char *run_id(const struct view *v);

/* It is the job of this id, and at work. */
bool run_is_on(const struct view *v, const char *id);

/* The dashboard is over: takes what is still said of a running plan, and says in one
 * line how it ended.  True when the reply was for this view; *ret_partly: not all of it
 * was done. */
bool run_end(struct view *v, struct reply *r, bool *ret_partly);

#endif
