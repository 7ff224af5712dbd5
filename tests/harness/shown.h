#ifndef TESTS_HARNESS_SHOWN_H
#define TESTS_HARNESS_SHOWN_H

#include <stdio.h>

#include "tests/harness/screen.h"

/*
 * Writes the attributes of a row as one line, ": 0-11 bold, 12-20 fg=2 reverse";
 * nothing for a row without any.
 */
void shown_attributes(FILE *f, const struct screen *s, int row);

#endif
