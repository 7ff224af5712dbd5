#ifndef UI_CLI_H
#define UI_CLI_H

#include "net/hub.h"
#include "ui/options.h"

/* hubdeck GROUP ACTION: runs one operation and prints its answer.  Returns the exit
 * code. */
int cli_run(struct options *o, const struct op *op, struct hub *h);

/* The same in a session that goes on: no trace, and the options stay as they are. */
int cli_send(const struct options *o, const struct op *op, json_object *take_params,
	     struct hub *h);

/* Does --all mean something for it? */
bool cli_lists(const struct op *op);

/* Parameters, --dry-run and the gate of one operation, before anything is sent.
 * *ret_over: nothing is to be sent. */
enum status cli_check(const struct config *c, const struct op *op, json_object *params,
		      bool *ret_over, struct error *err) MUST_CHECK;

/* What can be said without a connection: --dry-run, --help, the gate, bad parameters.
 * True when that was all; *ret_exit is then the exit code. */
bool cli_early(struct options *o, const struct op *op, int *ret_exit);

/* What the sign-in asks is asked on the terminal, or declined with --no-input. */
void cli_answer(struct hub *h, const struct config *c);

/* The last reply of this ticket; answers sign-in questions on the terminal meanwhile.
 * Pages of a list go to `on_page` (may be NULL), which may take what it wants out of
 * the reply. */
typedef void cli_page_fn(void *arg, struct reply *r);
struct reply *cli_wait(struct hub *h, ticket t, const struct config *c,
		       cli_page_fn *on_page, void *arg);

/* Reports an error as the output format asks; returns its exit code. */
int cli_fail(const struct options *o, const struct error *err);

#endif
