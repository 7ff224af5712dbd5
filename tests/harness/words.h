#ifndef TESTS_HARNESS_WORDS_H
#define TESTS_HARNESS_WORDS_H

#include <stddef.h>

/*
 * A line cut into words at blanks; 'single' and "double" quotes keep blanks.
 * NULL-terminated, one allocation: free() it.
 */
char **words_split(const char *line, size_t *ret_n);

/* All of `from` replaced by `to`.  The caller frees. */
char *words_replace(const char *text, const char *from, const char *to);

/* The number of a signal by its name without SIG: "TERM"; 0 when unknown. */
int words_signal(const char *name);

#endif
