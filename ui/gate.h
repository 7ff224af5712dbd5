#ifndef UI_GATE_H
#define UI_GATE_H

#include "model/op.h"
#include "model/plan.h"
#include "ui/options.h"

/*
 * Whether the command line may send a change (UX 5.1, DESIGN 5.1): read-only first,
 * then the gate, then how much confirmation the class asks for.  ST_GATE says which
 * switch opens it.
 */
enum status gate_check(const struct config *c, const struct op *op, enum safety safety,
		       json_object *params, struct error *err) MUST_CHECK;

/* --dry-run: method, path and body, without secrets. */
enum status gate_dry_run(const struct config *c, const struct op *op,
			 json_object *params, struct error *err) MUST_CHECK;

/* The same for a plan: class 3 and more is confirmed by the name of what it is in, or
 * by the plan's id when it is in several places. */
enum status gate_plan(const struct config *c, const struct plan *p,
		      struct error *err) MUST_CHECK;

/* --dry-run of a plan: the request of every item.  Returns the exit code. */
int gate_dry_plan(const struct options *o, const struct plan *p);

#endif
