#ifndef UI_FINDINGS_H
#define UI_FINDINGS_H

#include "model/doctor.h"
#include "ui/audit_found.h"
#include "ui/config.h"

/* Which findings of model/doctor.h are wanted. */
struct findings_wanted {
	const char *checks; /* how their names begin; "" for all, with the policy */
	const char *check;  /* this one alone; NULL: all of them */
	const char *least;  /* severity_text() of the least that is wanted; NULL */
	bool expiring;      /* tokens that end, and those that should have ended */
	struct doctor_limits limits;
	const struct config *config; /* of doctor_here() */
};

/* The words are those of the checks that found something. */
struct audit_found findings_of(const struct findings_wanted *w, const struct estate *e);

/* doctor_run() with the rotations of this machine, which wait for the end of a token;
 * `c` NULL: without. */
json_object *doctor_here(const struct estate *e, const struct doctor_limits *limits,
			 const struct config *c);

#endif
