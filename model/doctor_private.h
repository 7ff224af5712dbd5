#ifndef MODEL_DOCTOR_PRIVATE_H
#define MODEL_DOCTOR_PRIVATE_H

#include "model/doctor.h"
#include "model/format.h"
#include "model/xalloc.h"

/* What the checks share. */
struct doctor {
	const struct estate *e;
	const struct doctor_limits *limits;
	json_object *found; /* array of rows, in the order they were made */
};

/* What is wrong; NULL for what it has not. */
struct about {
	const char *name; /* of somebody or something */
	const char *repo; /* of the organization */
	const char *id;   /* of it, where names need not differ */
	const char *user; /* whose it is, where that is not the organization */
};

/* One more finding. */
void doctor_say(struct doctor *d, const char *check, struct about about,
		const char *why, ...) __attribute__((format(printf, 4, 5)));

/* Whole days since the time at the pointer; negative when it is to come.  False when
 * there is none. */
bool doctor_age(const struct doctor *d, json_object *row, const char *pointer,
		int *ret_days);

size_t doctor_count(json_object *rows); /* NULL is empty */
json_object *doctor_row(json_object *rows, size_t i);
const char *doctor_text(json_object *row, const char *name); /* ""; borrowed */

/* {"name": true} of what the rows have at `name`; the caller owns it. */
json_object *doctor_names(json_object *rows, const char *name);
bool doctor_has(json_object *names, const char *name);

void doctor_people(struct doctor *d);
void doctor_tokens(struct doctor *d);
void doctor_repos(struct doctor *d);
void doctor_webhooks(struct doctor *d);
void doctor_access(struct doctor *d);

#endif
