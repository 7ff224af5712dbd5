#ifndef TESTS_HARNESS_SCRIPT_COMMANDS_H
#define TESTS_HARNESS_SCRIPT_COMMANDS_H

#include "tests/harness/script.h"

/* Acts on the line read last, and reads the next. */
void script_step(struct script *t);

#endif
