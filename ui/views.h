#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "model/plan.h"
#include "model/table.h"
#include "ui/app.h"
#include "ui/prompt.h"

/* The views, each in the file of its name.  The caller pushes what it gets: app_push()
 * owns it. */
struct view *list_new(struct app *a, const struct place *p); /* list.c: any kind */
struct view *detail_new(struct app *a, const struct kind *k, const void *row,
			const char *title); /* copies */
struct view *help_new(struct app *a, unsigned where);
struct view *requests_new(struct app *a); /* "@" */
struct view *errors_new(struct app *a);   /* "!" */
/* ":", with a text to go on with. */
struct view *palette_new(struct app *a, const char *text);
struct view *sign_in_new(struct app *a); /* password, 2FA code */

/* "D": states what will be deleted and asks as UX 5.2 says; then runs the job and shows
 * its report. */
struct view *confirm_new(struct app *a, struct plan *take_plan);
/* The dashboard is over: takes what is still said of a running job, and says in one
 * line how it ended.  True when the reply was for this view; *ret_partly: not all of it
 * was done. */
bool confirm_end(struct view *v, struct reply *r, bool *ret_partly);
/* Takes a tag that is gone from the lists of that repository. */
void lists_deleted(struct app *a, const char *ns, const char *repo,
		   const struct plan_item *item);

/* What the palette and list share. */
const struct place *list_place(const struct view *v); /* NULL when v is no list */
struct table *list_table(const struct view *v);       /* borrowed */
/* Only the rows that are called so, separated by commas, until Esc; they belong to
 * `of`. None: all rows again. */
void list_only(struct view *v, struct str names, const char *of);
/* As the words behind the address say. */
void list_look(struct view *v, const struct place *p);

#endif
