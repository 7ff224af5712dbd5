#ifndef TESTS_HARNESS_SCRIPT_H
#define TESTS_HARNESS_SCRIPT_H

#include <stdbool.h>
#include <stdio.h>

#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

/*
 * One golden file being run (tests/run_screens.c says what is in them): where it
 * is, what it has started, and what was found so far.
 */
struct script {
	const char *path;
	FILE *in;
	char *line; /* read last; NULL at the end */
	size_t cap;
	int number;
	FILE *out; /* the script as it should be, when blessing */
	struct hubsim *sim;
	struct screen *screen;
	struct env env; /* only a list; its home is $TMP */
	bool waited;    /* the last command saw what it wanted to see */
	bool dead;      /* nothing after this can be believed */
	unsigned passed, failed;
};

/* BLESS=1: what is seen is taken for what is expected. */
bool script_blessing(void);

/* Counts a claim about the program; says where and what when it does not hold. */
bool script_check(struct script *t, bool ok, const char *what, const char *detail);
/* As script_check(), for what the rest of the script stands on. */
void script_must(struct script *t, bool ok, const char *what, const char *detail);
/* As script_must(), for what is no claim about the program. */
void script_need(struct script *t, bool ok, const char *what, const char *detail);

bool script_next_line(struct script *t);
/* The lines that follow, all of which begin with one of `marks`.  Free it. */
char *script_block(struct script *t, const char *marks);

/* $URL and $TMP replaced; and what differs from run to run made the same, as
 * wide as it was.  The caller frees. */
char *script_expand(struct script *t, const char *text);
char *script_mask(struct script *t, const char *text);

enum script_how {
	SCREEN_WHOLE,
	SCREEN_ATTRS,
	SCREEN_FOLDED, /* three blank rows and more are "~3" */
};

/*
 * The screen in the form of golden files.  What is expected is awaited: a resize
 * or a signal is not a key that could be counted.  A screen that stays different
 * is different.  The caller frees.
 */
char *script_render(struct script *t, enum script_how how, const char *want);

/* Counts whether they are the same; `at` is the line of the command. */
void script_compare(struct script *t, int at, const char *want, const char *have);

#endif
