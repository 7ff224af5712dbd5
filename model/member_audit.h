#ifndef MODEL_MEMBER_AUDIT_H
#define MODEL_MEMBER_AUDIT_H

#include "model/estate.h"
#include "model/name_set.h"

/*
 * Who is in an organization, the riskiest first (UX 6 (i)): members and those invited,
 * with flags in words.  The risk is the sum of the flags' weights.
 */
struct audit_flag {
	const char *word; /* "OWNER" */
	int weight;
	const char *help;
};
extern const struct audit_flag audit_flags[];
extern const size_t n_audit_flags;
/* By its letters, without case: "invite" is INVITE>14d.  False: there is none. */
bool audit_flag_find(const char *name, size_t *ret_index);
/* Its letters alone; the longest takes AUDIT_FLAG_MAX. */
enum { AUDIT_FLAG_MAX = 16 };
void audit_flag_name(size_t index, char ret[AUDIT_FLAG_MAX]);

/* `weights` has one for each of audit_flags; NULL: theirs. */
struct audit_options {
	const int *weights;
	int idle_days, invite_days, new_days; /* 0: 90, 14, 7 */
};

/* Rows: member, role, teams, joined, seen, flags, risk, email, name, kind ("member" or
 * "invite"), id.  The caller owns it. */
json_object *member_audit(const struct estate *e, const struct audit_options *o);

/* Whom the identity provider knows; NULL: not all of them were read.  The caller
 * frees. */
struct name_set *member_scim_names(const struct estate *e);
bool member_in_scim(const struct name_set *scim, json_object *member);

/* Organizations without Insights are not told when somebody was seen. */
bool member_audit_seen_told(const struct estate *e);

/* {"members": 212, "owners": 4, "guests": 6, ...}, of rows.  The caller owns it. */
json_object *member_audit_counts(json_object *rows);
/* What hangs on a list that was not read becomes null: it is not none. */
void member_audit_unread(const struct estate *e, json_object *counts);

#endif
