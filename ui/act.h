#ifndef UI_ACT_H
#define UI_ACT_H

#include "model/kind.h"
#include "model/plan.h"
#include "ui/app.h"
#include "ui/place.h"

/*
 * What is done to rows and in places (model/action.h): the form of an action, the menu
 * of them, undoing the last.
 */
struct act_ask {
	const struct kind *kind;
	const struct action *act;
	const struct place *place;
	struct plan *plan; /* taken: what it is done to; NULL: to the place */
	const char *first; /* for the first field; NULL */
};

/*
 * Opens the form of an action: reads what is now, lets it be changed, shows what that
 * changes, asks as its class wants, looks once more whether it still is as it was read,
 * and sends it.  With many rows the answers are the same for all, and become a plan.
 */
void act_form_open(struct app *a, const struct act_ask *ask);

/* "m": the actions of a kind; a letter, or Enter, does one to the rows of the list
 * below. */
struct view *act_menu_new(struct app *a, const struct kind *k);

/* Does it to the marked rows or the current one of the present list. */
void act_run(struct app *a, const struct action *act, const char *first);

/*
 * A new token, shown once, on a page of its own: y copies it, w writes it to a file of
 * the user's own (0600, new), and closing wipes it.  It takes the secret out of the
 * Hub's answer itself; NULL when there is none in it.
 */
struct view *token_page_new(struct app *a, const char *what, struct str answer);

/* The same of a secret that was taken out already. */
struct view *token_page_of(struct app *a, const char *what, struct secret *take_secret);

/* What became of each of several invitations: rows of {invitee, status}, `good` of them
 * invited. */
struct view *act_report_new(struct app *a, json_object *rows, size_t good);

/* "u": what takes the last change back that needed no question.  Takes the plan; NULL:
 * the last one cannot be. */
void undo_keep(struct app *a, const struct kind *k, struct plan *take_plan);
void undo_last(struct app *a);

/* Says why nothing is left of a plan. */
void plan_say_left_out(struct app *a, const struct plan *p);

#endif
