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
 *   pane, name, repository, id   the row it is about, there; "" for what it has
 *                          not
 */
json_object *doctor_run(const struct estate *e, const struct doctor_limits *limits);

/* How many of the repositories follow what is asked of them. */
struct doctor_policy {
	size_t repositories;
	size_t settings;  /* of so many the settings were read */
	size_t immutable; /* of those: have immutable tags */
	size_t described; /* say what they are */
	size_t pushed;    /* to, within limits->pushed days */
};
/* False: the repositories were not read. */
bool doctor_policy(const struct estate *e, const struct doctor_limits *limits,
		   struct doctor_policy *ret);
/* In a line, for people; returns buf. */
const char *doctor_policy_text(const struct doctor_policy *p, char *buf, size_t size);

#endif
