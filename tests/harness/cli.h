#ifndef TESTS_HARNESS_CLI_H
#define TESTS_HARNESS_CLI_H

#include <json-c/json.h>

#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

/* $HUBDECK on the command line against a simulated Hub of its own. */
struct world {
	struct hubsim *hub;
	struct env env; /* signs in as the user */
};

/* `user` and `secret` NULL: not signed in; hub_args NULL: none. */
void world_open(struct world *w, const char *user, const char *secret,
		const char *const *hub_args);
void world_close(struct world *w);

/* Words separated by blanks; `input` may be NULL.  run_free() it. */
struct run *cli_input(struct world *w, const char *input, const char *words);
struct run *cli(struct world *w, const char *words);
/* A line of the shell, where $HUBDECK is the program. */
struct run *cli_shell(struct world *w, const char *line);

/* Says so when it is no JSON.  The caller owns it. */
json_object *parsed(const char *text);

/* The exit code, and a part of what standard error says; NULL: anything. */
void expect_exit(struct world *w, const char *words, int status, const char *in_err);

#endif
