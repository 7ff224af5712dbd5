#ifndef MODEL_INVITE_LIST_H
#define MODEL_INVITE_LIST_H

#include "model/estate.h"
#include "model/plan.h"

/*
 * People to be invited, from a CSV with the columns email or username, and perhaps role
 * and team (UX 6 (iv)): what is wrong with each line as far as it can be told here,
 * then what the Hub says of the rest, and the plan that comes of it.
 */
enum invite_verdict {
	INVITE_OK,
	INVITE_MEMBER,    /* already in the organization */
	INVITE_PENDING,   /* already invited */
	INVITE_DUPLICATE, /* of a line before */
	INVITE_INVALID,   /* it cannot be sent: no address, no such team ... */
	INVITE_REFUSED,   /* the Hub's dry run says no */
};

struct invite_line {
	int64_t line;                /* of the file, from 1 */
	char *invitee, *role, *team; /* role, team: "" not said */
	enum invite_verdict verdict;
	char *why;    /* for people; NULL: nothing to say */
	char *result; /* what became of it when it was sent; NULL: it was not */
	char *note;   /* and why */
};

struct invite_list {
	struct invite_line *v;
	size_t n, cap;
	char *unused; /* columns of the file that say nothing here: "name, phone"; NULL
		       */
};

enum { INVITE_LINES_MAX = 1000 };

/* Reads the file; `role` and `team` are for lines that say none, NULL: none.  ST_USAGE:
 * it has no column for the invitee, no lines or too many.  On success the caller ends
 * it with invite_list_done(). */
enum status invite_list_read(struct str text, const char *role, const char *team,
			     struct invite_list *ret, struct error *err) MUST_CHECK;
void invite_list_done(struct invite_list *l);

/* Without a request: what op_call() would refuse, doubles, and what the organization
 * has already.  `domains`: "acme.io,acme.com", outside of which an address is remarked
 * on; NULL: any. */
void invite_list_check(struct invite_list *l, const struct estate *e,
		       const char *domains);

/* Those that are INVITE_OK of one role and team, as parameters of org.bulk_invite:
 * `from` is where to begin, and becomes where to go on.  NULL: no more.  The caller
 * owns it. */
json_object *invite_list_group(const struct invite_list *l, const char *org,
			       size_t *from);

/* What the Hub said of them: rows of {invitee, status}. */
void invite_list_take(struct invite_list *l, json_object *rows);

size_t invite_list_count(const struct invite_list *l, enum invite_verdict v);

/* Those that are INVITE_OK.  The caller owns it. */
struct plan *invite_list_plan(const struct invite_list *l, const char *org,
			      int64_t now);

/* What became of the plan's items. */
void invite_list_result(struct invite_list *l, const struct plan *plan);

/* Rows: line, invitee, role, team, action ("invite" or "skip"), why, result, note.  The
 * caller owns it. */
json_object *invite_list_rows(const struct invite_list *l);

/* {"lines": 30, "invite": 24, "members": 2, ...}.  The caller owns it. */
json_object *invite_list_counts(const struct invite_list *l);

#endif
