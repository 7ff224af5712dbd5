#ifndef UI_CONFIRM_H
#define UI_CONFIRM_H

#include "model/kind.h"
#include "model/plan.h"
#include "ui/app.h"
#include "ui/lines.h"
#include "ui/run.h"

/*
 * A question that is not answered by accident (UX 5.2): the key that asked is not the
 * one that confirms, Enter alone cancels, pastes and what was typed before the box
 * could be read are nobody's (QUALITY S8, S9, E17).  Its class says what it takes: 0,
 * 1: y; 2: the number; 3: the name; 4: the name, and not before three seconds have
 * passed.
 */
typedef void confirmed_fn(struct app *a, void *take_arg);

struct question {
	char *title;             /* taken: "Delete 3 tags?" */
	struct plan_words words; /* borrowed for good; the noun may be NULL */
	char key;                /* that asked: 'D' */
	struct lines text; /* taken: what, where, what cannot be undone, the cost */
	enum safety safety;
	size_t number; /* class 2: what is typed */
	char *name;    /* taken; class 3 and 4: what is typed */
	confirmed_fn *yes;
	void (*drop)(void *take_arg); /* when `yes` is not called; NULL: nothing */
	void *arg;
};

/* Zeroes *take. */
struct view *confirm_new(struct app *a, struct question *take);

/* What a plan is about to do, asked as its class wants; then it is run (ui/run.h).
 * Class 0 is not asked.  The plan has an item. */
void confirm_plan(struct app *a, const struct kind *k, struct plan *take_plan,
		  char key);
/* The same; when it is run, `from` ends, and what lies over it. */
void confirm_plan_from(struct app *a, const struct kind *k, struct plan *take_plan,
		       char key, struct view *from);

/* The same, and who is to be told how it goes (ui/run.h). */
void confirm_plan_then(struct app *a, const struct kind *k, struct plan *take_plan,
		       char key, const struct run_then *take_then);

/* The same, with a text of the caller's in place of what and where: taken, zeroed. */
void confirm_plan_told(struct app *a, const struct kind *k, struct plan *take_plan,
		       struct lines *take_text);

/* What is typed for class 3 and 4: the full name of the thing, or what people call it
 * where the Hub goes by ids.  The caller frees. */
char *confirm_word(const struct op *op, json_object *params, const char *called);

#endif
