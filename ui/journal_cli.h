#ifndef UI_JOURNAL_CLI_H
#define UI_JOURNAL_CLI_H

#include "ui/options.h"

/*
 * `hubdeck journal`: what was changed, newest first, also while another hubdeck runs.
 * `hubdeck journal prune --older-than 90d` or `--keep N`: the only thing that ever
 * removes rows.
 * Nothing is sent.  `now` is what --since counts from.  Returns the exit code.
 */
int journal_run_cli(struct options *o, int64_t now);

void journal_help(void); /* on standard output */

#endif
