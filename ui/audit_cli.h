#ifndef UI_AUDIT_CLI_H
#define UI_AUDIT_CLI_H

#include "ui/audit_found.h"
#include "ui/estate_get.h"
#include "ui/local_table.h"

/*
 * Commands that read an organization, judge it and print what they found: `members`,
 * `doctor`, `tokens`, `hooks`.  Exit 0: nothing to look at; 1: something; 2: not
 * everything could be read, whatever was found.
 */

struct audit_command {
	const char *name;   /* "members" */
	const char *title;  /* of a page, before "of acme" */
	const char *remark; /* there: what cannot be told; NULL */
	unsigned parts;     /* enum estate_parts */
	const char *member; /* what the rows are in --json */
	const struct local_column *columns;
	size_t n_columns;

	/* Before anything is read: the flags of this command.  NULL: nothing more. */
	enum status (*check)(void *arg, const char *org, struct error *err);
	struct audit_found (*judge)(void *arg, const struct estate *e);
	/* Below the table, for people. */
	void (*say)(void *arg, const struct estate *e, const struct audit_found *f,
		    int requests);
	void *arg;
};

int audit_run(struct program *p, const struct audit_command *c, struct error *err);

#endif
