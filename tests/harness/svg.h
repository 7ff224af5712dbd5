#ifndef TESTS_HARNESS_SVG_H
#define TESTS_HARNESS_SVG_H

#include <stdbool.h>

#include "tests/harness/screen.h"

/* Draws what the screen shows into an SVG file: text as text, lines and blocks
 * as shapes, so that they join.  False with errno when it cannot be written. */
bool svg_write(const struct screen *s, const char *path);

#endif
