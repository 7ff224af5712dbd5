#ifndef TESTS_HARNESS_CONTROL_H
#define TESTS_HARNESS_CONTROL_H

#include <stddef.h>

/*
 * What benchmarks compare us with: the least a curses list can be.  `n` rows of tag
 * names with sizes, a ">" before the current one, j, k, G, g, q; one getch(), one
 * doupdate().  Returns when q is pressed; the exit code.
 */
int control_list(size_t n);

#endif
