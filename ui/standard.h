#ifndef UI_STANDARD_H
#define UI_STANDARD_H

#include <stdbool.h>

/*
 * The three descriptors every program begins with.
 *
 * One that is closed is filled with /dev/null the wrong way round, so that no file of
 * ours gets its number and is written to by a printf(): whoever uses it meets an error.
 * SIGPIPE ends nobody in the middle of a change.  Called once, before anything is
 * opened.
 */
void standard_open(void);

/* Nothing can be printed: standard output was closed when we came. */
bool standard_output_closed(void);

/* Whoever read our output has gone away. */
bool standard_reader_gone(void);

#endif
