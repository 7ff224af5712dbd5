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
	const char *pane; /* the kind whose rows it is about, where it is mended */
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

/*
 * What is wrong, in the order of severity, then of checks: an array of rows, the caller
 * owns it.  Each has the texts
 *
 *   severity, check, help  of its check
 *   account                the organization, or the user of a personal token
 *   subject                "jdoe", "acme/web-app", "acme/web-app:hook"
 *   why                    one line; may hold the Hub's words
 *   pane, name, repository the row it is about, there; "" for what it has not
 */
json_object *doctor_run(const struct estate *e, const struct doctor_limits *limits);

#endif
