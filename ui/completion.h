#ifndef UI_COMPLETION_H
#define UI_COMPLETION_H

#include "ui/options.h"

/* `hubdeck completion bash|zsh|fish`: a script made from the table of operations, the
 * table of options and the `n` names of commands, on standard output.  Returns the exit
 * code. */
int completion_run(const struct options *o, const char *shell, const char *const *names,
		   size_t n);

#endif
