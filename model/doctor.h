#ifndef MODEL_DOCTOR_H
#define MODEL_DOCTOR_H

#include "model/estate.h"

/*
 * What is wrong in an organization: checks of people, tokens, repositories, webhooks
 * and access, some of which join several lists.  What was not read is not judged.
 */
enum severity { SEVERITY_HIGH, SEVERITY_MEDIUM, SEVERITY_LOW };
const char *severity_text(enum severity s); /* "high" */

struct doctor_check {
	const char *name; /* "owner-idle" */
	enum severity severity;
	const char *help; /* what it finds, and what to do */
};
extern const struct doctor_check doctor_checks[];
extern const size_t n_doctor_checks;
const struct doctor_check *doctor_check_find(const char *name); /* NULL: none */

/* Days, but for the last one. */
struct doctor_limits {
	int idle;     /* nobody saw them since */
	int invite;   /* the link of an invitation ends */
	int joined;   /* is new */
	int unused;   /* a token */
	int expiring; /* a token ends within */
	int pushed;   /* nothing into a repository since */
	int targets;  /* so many repositories tell the same address */
};
extern const struct doctor_limits doctor_limits; /* 90, 14, 7, 90, 30, 365, 3 */

struct finding {
	const struct doctor_check *check;
	const char *account; /* organization, or the user of a personal token */
	const char *subject; /* "jdoe", "acme/web-app:hook" */
	const char *why;     /* one line; may hold the Hub's words */
};
/* Strings are borrowed for the call. */
typedef void finding_fn(void *arg, const struct finding *f);

/* In the order of severity, then of checks. */
void doctor_run(const struct estate *e, const struct doctor_limits *limits,
		finding_fn *fn, void *arg);

#endif
