#ifndef TESTS_HARNESS_SCREEN_IMPL_H
#define TESTS_HARNESS_SCREEN_IMPL_H

/* For screen.c (acting and waiting) and screen_look.c only. */

#include <vterm.h>

#include "tests/harness/env.h"
#include "tests/harness/screen.h"
#include "tests/harness/shell.h"

struct screen {
	struct shell shell;
	struct env env;
	int master, sync;
	int slave; /* kept open, so that its settings outlive the program */
	VTerm *vt;
	VTermScreen *vs;
	int rows, cols;

	/* What the program said of itself. */
	uint64_t typed, used, reports;
	bool waiting; /* for an answer */
	bool asleep;  /* nothing was written since the last report */
	int stopped;  /* the signal that stopped it */
	bool ended;
	int status;
	bool held;

	/* What the terminal was told. */
	bool alternate, cursor_visible;
	int mouse;
	char title[256];
	char *raw;
	size_t raw_len, raw_cap;
	char *answer; /* of the emulator, not yet sent */
	size_t answer_len, answer_cap;
};

#endif
