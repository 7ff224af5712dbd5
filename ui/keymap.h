#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "model/error.h"
#include "ui/command.h"

/*
 * [keys] of the configuration: other keys for commands.  What is not named keeps the
 * keys of ui/command.c.
 */
struct keymap {
	struct keymap_entry {
		char *keys;  /* as key_name() spells them, a blank between; "" none */
		char *where; /* "FILE:LINE" that says so */
	} v[N_COMMANDS];     /* .keys NULL: as built in */
};

void keymap_done(struct keymap *m);

/* The keys of this command, borrowed; `m` NULL: as built in. */
const char *keymap_keys(const struct keymap *m, const struct binding *b);

/*
 * One line of [keys]: `name` of a command (binding_name()), `value` its keys with
 * blanks between, or "none".  A later line for the same command takes the place of an
 * earlier one.  ST_USAGE says what is wrong with it; `where` is kept for
 * keymap_check().
 */
enum status keymap_set(struct keymap *m, const char *name, const char *value,
		       const char *where, struct error *err) MUST_CHECK;

/*
 * The whole of it.  ST_USAGE, in one line with file and line, for two commands on one
 * key, for a command that must have a key and has none, and for a key that would both
 * ask for a change and confirm it.
 */
enum status keymap_check(const struct keymap *m, struct error *err) MUST_CHECK;

#endif
