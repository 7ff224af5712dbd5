#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "net/hub.h"
#include "ui/config.h"
#include "ui/place.h"

/*
 * --plain: the dashboard as lines, for screen readers and terminals that cannot place
 * their cursor.  Rows have numbers, a row is a line, every state is said in words, and
 * nothing that was printed changes.  Standard input and output are a terminal.  Runs
 * until the user quits or input ends; the exit code.
 */
struct plain_options {
	const struct config *config; /* borrowed */
	struct hub *hub;             /* borrowed */
	bool demo;
	struct place start;
};
int plain_run(const struct plain_options *opt);

/* ST_USAGE for a pane that there is in the dashboard only. */
enum status plain_lists(const struct place *place, struct error *err) MUST_CHECK;

#endif
