#ifndef TESTS_HARNESS_LEAK_H
#define TESTS_HARNESS_LEAK_H

#include <stddef.h>

/*
 * The secrets of the simulated Hub, looked for in what every test leaves behind: the
 * standard error of every program, what is drawn, and the state directory of every
 * home. A test that finds one is over: it says where, and aborts.
 */
void leak_check(const char *where, const char *bytes, size_t n);

/* Every file below; a directory that is not there is fine. */
void leak_check_files(const char *dir);

/* The secret that is in there, NULL when none. */
const char *leak_find(const char *bytes, size_t n);

#endif
