#ifndef MODEL_ACTION_H
#define MODEL_ACTION_H

#include "model/op.h"
#include "model/plan.h"

/*
 * Something that can be done to a thing of a kind, or in the list of them: an
 * operation, and which of its parameters the row gives.  The rest comes from the place,
 * or from a form.
 */

/* A parameter of an operation that is taken from a field of the row. */
struct bind {
	const char *param; /* "repository" */
	const char *field; /* "name" */
};

enum action_flags {
	ACTION_LIST = 1 << 0, /* of the place itself: a new thing; needs no row */
	ACTION_FORM = 1 << 1, /* a form asks for what is not given */
	ACTION_MANY = 1 << 2, /* for all marked rows at once, as a plan */
};

/* What a row is compared with before something is done to it. */
struct action_context {
	int64_t now;
	const char *user; /* of the session; "" nobody */
	const char
		*token; /* id of the token the session was made of; "" none, unknown */
	size_t owners;  /* of the organization that would be left */
	const char *team;                    /* whose members the rows are; "" none */
	const struct protection *protection; /* of tags */
};

struct action {
	char key;          /* 'n' 'e' 'D' 'T', or its letter in the menu of actions */
	const char *name;  /* palette, menu, question: "disable" */
	const char *done;  /* "disabled" */
	const char *title; /* of its form: "New team"; NULL: made of the name */
	const char
		*op; /* "auth.update_oat"; NULL: it cannot be done, `help` says why */
	const char *page;  /* "leaver": in place of an operation, a page of its own
			    * (ui/errand.h); the first bind says what it is about */
	const char *fixed; /* members of its parameters: "\"is_active\":false"; NULL */
	const char *of;    /* field of what it is done to; NULL: the row's name */
	const struct bind *binds; /* ends with a NULL param; NULL: none */
	unsigned flags;
	const char *help; /* one line */

	/* Of its form. */
	const char
		*asks; /* parameters, with commas between; NULL: what nothing gives */
	const char
		*reads; /* "repos.get": says what they are now, when the operation reads
			 * nothing itself; NULL: only the row does, or it is new */
	const struct bind *now; /* asked parameters that the row knows; as binds */

	const char *touches; /* other kinds whose lists say something else afterwards:
			      * "members,teams"; NULL */

	/* Why nothing is done to this row; N_EXCLUSIONS: nothing speaks against it. */
	enum plan_exclusion (*excludes)(const void *row, struct action_context *ctx);
	/* Its class when the row makes it worse than the operation says; NULL: never.
	 */
	enum safety (*safety)(const void *row, struct action_context *ctx);
};

#endif
