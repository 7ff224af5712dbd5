#ifndef UI_EVIDENCE_H
#define UI_EVIDENCE_H

#include "model/estate.h"
#include "ui/output.h"

/* What every answer about an organization says of itself: of what and when it is, how
 * complete, and what it took. */

/* {"organization", "time", "credential", "complete", "missing", "requests"}; the caller
 * owns it. */
json_object *evidence_json(const struct estate *e, int requests);

/* The same with rows and counts of model/member_audit.h, and with rows of
 * model/access.h: what --json prints of them. */
json_object *evidence_members(const struct estate *e, json_object *rows,
			      json_object *counts, int requests);
json_object *evidence_access(const struct estate *e, json_object *rows, int requests);

/* Prints the object and frees it. */
void evidence_print(const struct output *out, json_object *take_object);

/* "INCOMPLETE: members: why", on standard error; nothing when all was read. */
void evidence_say_missing(const struct output *out, json_object *missing);

#endif
