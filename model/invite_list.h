#ifndef MODEL_INVITE_LIST_H
#define MODEL_INVITE_LIST_H

#include "model/estate.h"
#include "model/plan.h"

/*
 * People to be invited, from a CSV with the columns email or username, and perhaps role
 * and team (UX 6 (iv)): what is wrong with each line as far as it can be told here,
 * then what the Hub says of the rest, and the plan that comes of it.  A line may be
 * edited in between; the file stays as it is.
 */
enum invite_verdict {
	INVITE_OK,
	INVITE_MEMBER,    /* already in the organization */
	INVITE_PENDING,   /* already invited */
	INVITE_DUPLICATE, /* of a line before */
	INVITE_INVALID,   /* it cannot be sent: no address, no such team ... */
	INVITE_REFUSED,   /* the Hub's dry run says no */
};

/* What a line says; role, team "": nothing, and then what is preset holds. */
struct invite_said {
	char *invitee, *role, *team;
};

struct invite_line {
	int64_t line; /* of the file, from 1 */
	struct invite_said said;
	struct invite_said file; /* before it was edited; all NULL: it was not */
	const char *role, *team; /* that are sent: of `said`, or preset; "": none */
	enum invite_verdict verdict;
	char *why;       /* for people; NULL: nothing to say */
	char *invite;    /* id of the open invitation; NULL: none, or not known */
	bool resend;     /* that one is to be sent again */
	bool asked;      /* the Hub was, of the line as it is */
	char *word;      /* it said against it; NULL: nothing */
	size_t question; /* it is being asked; 0: it is not */
	char *result;    /* what became of it when it was sent; NULL: it was not */
	char *note;      /* and why */
	bool good;       /* it became what it was to */
};

struct invite_list {
	struct invite_line *v;
	size_t n, cap;
	char *role, *team; /* preset, for lines that say none; "": none */
	bool sent;         /* what was to be sent was; results are known */
	char *unused;      /* columns of the file that say nothing here: "name, phone";
			    * NULL */
};

enum { INVITE_LINES_MAX = 1000 };

/* Reads the file; `role` and `team` are for lines that say none, NULL: none.  ST_USAGE:
 * it has no column for the invitee, no lines or too many.  On success the caller ends
 * it with invite_list_done(). */
enum status invite_list_read(struct str text, const char *role, const char *team,
			     struct invite_list *ret, struct error *err) MUST_CHECK;
void invite_list_done(struct invite_list *l);

/* ---- changes; invite_list_check() follows --------------------------------------- */

/* Another role and team for lines that say none; NULL: none. */
void invite_list_preset(struct invite_list *l, const char *role, const char *team);

/* The line says something else than the file; copied, blanks around it left out. */
void invite_list_edit(struct invite_list *l, size_t at, const struct invite_said *said);
size_t invite_list_edits(const struct invite_list *l); /* lines that were */

/* The open invitation of this line is sent again, or is not; needs no check.  False:
 * there is none that could be. */
bool invite_list_resend(struct invite_list *l, size_t at, bool resend);
/* The same of all of them; how many there are. */
size_t invite_list_resend_all(struct invite_list *l, bool resend);

/* ---- what is wrong (invite_check.c) ---------------------------------------------- */

/* Without a request: what op_call() would refuse, doubles, and what the organization
 * has already; and what the Hub said of lines that have not changed since.  `domains`:
 * "acme.io,acme.com", outside of which an address is remarked on; NULL: any. */
void invite_list_check(struct invite_list *l, const struct estate *e,
		       const char *domains);

/* What a line would come to that says this, here; *ret_why (NULL: nothing to say) is
 * the caller's to free. */
enum invite_verdict invite_list_try(const struct invite_list *l, size_t at,
				    const struct invite_said *said,
				    const struct estate *e, const char *domains,
				    char **ret_why);

/* What the Hub is to be asked next: those of one role and team that are INVITE_OK and
 * were not asked about as they are now, as parameters of org.bulk_invite.  They are
 * asked under that number, from 1.  NULL: nothing is left to ask.  The caller owns it.
 */
json_object *invite_list_question(struct invite_list *l, const char *org,
				  size_t number);
/* What the Hub said of them: rows of {invitee, status}. */
void invite_list_answer(struct invite_list *l, size_t number, json_object *rows);
void invite_list_unanswered(struct invite_list *l);      /* the rest is not answered */
size_t invite_list_unasked(const struct invite_list *l); /* INVITE_OK, but not asked */

/* ---- what comes of it (invite_plan.c) -------------------------------------------- */

size_t invite_list_count(const struct invite_list *l, enum invite_verdict v);
size_t invite_list_resends(const struct invite_list *l);

/* Of org.invite, besides the invitee: organization, role, team.  The caller owns it. */
json_object *invite_params(const struct invite_line *l, const char *org);

/* Is something sent for this line? */
bool invite_is_sent(const struct invite_line *l);

/* Those that are INVITE_OK, and the open invitations that are sent again.  The caller
 * owns it. */
struct plan *invite_list_plan(const struct invite_list *l, const char *org,
			      int64_t now);

/* What became of the plan's items; true when that is news. */
bool invite_list_result(struct invite_list *l, const struct plan *plan);
size_t invite_list_left(const struct invite_list *l); /* that did not become so */

/* Rows: line, invitee, role, team, action ("invite", "resend" or "skip"), why, result,
 * note.  The caller owns it. */
json_object *invite_list_rows(const struct invite_list *l);

/* {"lines": 30, "invite": 24, "resend": 0, "members": 2, ...}.  The caller owns it. */
json_object *invite_list_counts(const struct invite_list *l);

#endif
