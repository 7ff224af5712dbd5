#ifndef TESTS_HARNESS_KEYS_H
#define TESTS_HARNESS_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <vterm.h>

/*
 * A key by its name: a character, or Enter Tab Backspace Esc Space Up Down Left
 * Right Ins Del Home End PgUp PgDn F1..F12, after any of S- A- C-: "C-c",
 * "S-Tab".  Pressed on the emulator, so that it sends what its modes ask for.
 */
bool keys_press(VTerm *vt, const char *name);

/*
 * How many keys a program sees in these bytes: characters, and escape sequences
 * (ESC [ ... and ESC O x) that count once.
 */
uint64_t keys_count(const char *bytes, size_t len);

/* Undoes \e \r \n \t \\ \xHH in place.  Returns the length; NUL-terminates. */
size_t keys_unescape(char *text);

#endif
