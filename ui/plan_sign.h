#ifndef UI_PLAN_SIGN_H
#define UI_PLAN_SIGN_H

#include "model/plan.h"
#include "net/hub.h"
#include "ui/config.h"

/* Writes into the plan for which Hub it is and, when somebody is signed in, whose
 * (QUALITY B13): net/job.c refuses it elsewhere.  What it says already stays. */
enum status plan_sign(struct plan *plan, const struct config *c,
		      const struct hub_status *s, struct error *err) MUST_CHECK;

#endif
