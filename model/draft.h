#ifndef MODEL_DRAFT_H
#define MODEL_DRAFT_H

#include "model/op.h"

/*
 * The parameters of an operation while a person fills them in.  Each is a text, as it
 * is typed, beside what the Hub has now; the draft says what is wrong with it, what
 * differs, and what is to be sent.
 *
 * The texts: a switch is "true", "false" or "", a list its items with commas between,
 * JSON its text, a time what parse_rfc3339() reads, a date, "+90d" or "never".  ""
 * means: not given.
 */
struct draft_field {
	const struct param *param;
	char *text; /* never NULL */
	char *was;  /* what the Hub has, in the same form; NULL: new, or not said */
	char *said; /* what the Hub found wrong with it; NULL: nothing */
	struct error
		wrong; /* what we do; ST_OK: nothing.  Its text has no name in front */
};

struct draft {
	const struct op *op; /* NULL: of no operation, all fields are as in a body */
	json_object *given;  /* what place, row and action say */
	struct draft_field *fields;
	size_t n;
	int64_t now; /* for "+90d" and "in the past" */
};

enum { DRAFT_SHOWN_MAX = 256, DRAFT_LONG = 2048 };

/*
 * `asks`: names of its fields, separated by commas; NULL: every parameter of a body
 * that nothing gives.  Takes `given`.
 */
void draft_init(struct draft *d, const struct op *op, const char *asks,
		json_object *take_given, int64_t now);
/* Of `n` parameters that belong to no operation. */
void draft_init_params(struct draft *d, const struct param *params, size_t n,
		       int64_t now);
void draft_done(struct draft *d); /* wipes what is secret */

/* Replaces the text, checks it, and forgets what the Hub said of it. */
void draft_set(struct draft *d, size_t i, const char *text);

/* d->n when there is none. */
size_t draft_find(const struct draft *d, const struct param *p);

/* What the Hub has: becomes what it was, and the text of what has not been changed
 * here.  True when something is not as it was read before. */
bool draft_read(struct draft *d, json_object *answer);
/* The same for one parameter by its name, from a row. */
void draft_read_text(struct draft *d, const char *param, const char *text);

/* Is it another value than the Hub has?  New: is it given at all? */
bool draft_changed(const struct draft *d, size_t i);
size_t draft_changes(const struct draft *d);

bool draft_missing(const struct draft *d, size_t i); /* required, and empty */
/* The first field that keeps it from being sent; d->n: none. */
size_t draft_first_bad(const struct draft *d);

/*
 * What is sent: what is given; of a PATCH what changed and what is required, of a PUT
 * everything, else what is not empty.  The caller owns it.
 */
json_object *draft_params(const struct draft *d);
/* The value of a text as a parameter; NULL: it gives none.  The caller owns it. */
json_object *draft_value(const struct param *p, const char *text, int64_t now);
/* The text of a value that the Hub sent, of a parameter; the caller frees. */
char *draft_text(const struct param *p, json_object *value);

/* What the Hub has, as it is sent to have it so again.  The caller owns it. */
json_object *draft_before(const struct draft *d, size_t i);

/* In one line for people, cut: "yes", "2027-02-24, in 90d", "1,204 bytes", "none". What
 * is secret is not in it. */
void draft_show(const struct param *p, const char *text, int64_t now, char *buf,
		size_t size);

/* The Hub finds fault with a member of the body: true when it is a field's. */
bool draft_blame(struct draft *d, struct str wire, const char *text);

/* Written in the user's own editor. */
bool param_is_long(const struct param *p);
/* Not shown while somebody else may look: secrets, web addresses. */
bool param_is_masked(const struct param *p);

#endif
