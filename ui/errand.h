#ifndef UI_ERRAND_H
#define UI_ERRAND_H

#include "model/action.h"
#include "ui/app.h"

/*
 * Work that has a page of its own (UX 6 (iv), (v)): somebody leaves, many are invited,
 * a token is rotated, a file is written.  Opened by name in the palette, with what it
 * is about behind the name, or as an action of a row (action.page).
 */
struct errand {
	const char *name; /* "leaver" */
	const char *args; /* "USER" */
	const char *help;
	const char *keys; /* of its page, for the help; "" */
	bool changes;     /* there is nothing to see when nothing can be changed */
	/* `about` is what stands behind the name; "" nothing. */
	void (*open)(struct app *a, const struct place *at, const char *about);
};
extern const struct errand errands[];
extern const size_t n_errands;

/* "leaver jdoe" or an action's name; *ret_about points behind it.  NULL: none. */
const struct errand *errand_find(const char *text, const char **ret_about);

/* `at` is where the user is. */
void errand_open(struct app *a, const struct errand *e, const struct place *at,
		 const char *about);

/* The action of a row; the row may be NULL. */
void errand_of_row(struct app *a, const struct action *act, const struct place *at,
		   const void *row);

#endif
