#ifndef TESTS_HARNESS_LEAK_H
#define TESTS_HARNESS_LEAK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The secrets of the simulated Hub, looked for in what every test leaves behind: what
 * programs print, what is drawn, the files they write, the logs of the Hub and of the
 * tests.  As they are, in base64 wherever they begin in it, in a URL and in JSON.  A
 * test that finds one is over: it says where, and aborts.
 */
void leak_check(const char *where, const char *bytes, size_t n);

/* The same of what a program prints, which is a session for who asks for one. */
void leak_check_output(const char *const argv[], const char *bytes, size_t n);

/* Every file below; a directory that is not there is fine. */
void leak_check_files(const char *dir);

/* The secret that is in there, whatever its form, NULL when none. */
const char *leak_find(const char *bytes, size_t n);

/* One more secret from now on; copied. */
void leak_add(const char *secret);

/* How many forms are looked for, and one of them. */
size_t leak_forms(void);
const char *leak_form(size_t i);

#endif
