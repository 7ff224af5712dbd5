#ifndef UI_COLUMN_NAMES_H
#define UI_COLUMN_NAMES_H

#include "ui/output.h"

/* The names of columns: in --columns, in headings, and in what is said of them. */
enum { COLUMN_NAME_MAX = 64 };

/* The next of the names separated by commas, which are eaten; false behind the last. */
bool column_names_next(const char **names, struct str *ret);

/* "last_pushed" is LAST PUSHED above a table for people. */
void column_heading(const struct output *out, const char *name,
		    char buf[COLUMN_NAME_MAX]);

/* The columns there are, for the message: all zero, then one after the other. */
struct column_list {
	char list[ERROR_TEXT_MAX - 32];
	size_t len;
};
void column_list_add(struct column_list *known, const char *name);
enum status column_unknown(const struct column_list *known, struct str name,
			   struct error *err);

#endif
