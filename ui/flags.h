#ifndef UI_FLAGS_H
#define UI_FLAGS_H

#include "ui/options.h"

/*
 * The flags of the commands that are no operation (`hubdeck clean --match PATTERN`),
 * one table for the command line, the help of the command and the completions.
 */
struct flag {
	const char *name;  /* "older-than" */
	const char *value; /* "AGE"; NULL: it takes none */
	const char *help;
};

/* The i-th flag of a command; false behind the last, and for a command without. */
bool flag_at(const char *command, size_t i, struct flag *ret);

/* '_' for '-' will do. */
bool flag_find(const char *command, const char *name, struct flag *ret);

/* One line a flag, for --help. */
void flags_print(const char *command);

/* Everything given (o->params) must be a flag of the command.  ST_USAGE names the
 * nearest. */
enum status flags_check(const struct options *o, const char *command,
			struct error *err) MUST_CHECK;

/* What was given; NULL when it was not.  The last, when it was given more than once. */
const char *flag_value(const struct options *o, const char *name);

#endif
