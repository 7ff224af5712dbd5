#ifndef UI_COMPLETION_H
#define UI_COMPLETION_H

#include "ui/options.h"

/* `hubdeck completion bash|zsh|fish`: a script made from the table of operations and
 * the table of options, on standard output.  Returns the exit code. */
int completion_run(const struct options *o, const char *shell);

#endif
