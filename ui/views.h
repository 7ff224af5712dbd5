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
struct view *readme_new(struct app *a, const struct place *repo);
/* One of the images of a tag ("" of the place: none leads to it); digest and platform
 * may be "": the first one of the tag. */
struct view *image_page_new(struct app *a, const struct place *tag, const char *digest,
			    const char *platform);
struct view *help_new(struct app *a);
struct view *requests_new(struct app *a); /* "@" */
struct view *errors_new(struct app *a);   /* "!" */
/* ":", with a text to go on with. */
struct view *palette_new(struct app *a, const char *text);
void palette_forget(void);               /* what was typed there */
struct view *sign_in_new(struct app *a); /* password, 2FA code */
bool sign_in_is(const struct view *v);

/* Takes a tag that is gone from the lists of its repository; `params` as of the
 * operation that deleted it. */
void lists_deleted(struct app *a, json_object *params, const char *tag,
		   const struct digest *digest);
/* Lists of this kind that are of the same namespace, repository ... are read again when
 * they are next on the screen. */
void lists_stale(struct app *a, const struct kind *k, json_object *params);
/* And those that an action says it touches besides. */
void lists_touched(struct app *a, const struct action *act, json_object *params);
/* All that by the operation that was sent. */
void lists_changed(struct app *a, const struct op *op, json_object *params);

/* A job began or ended: lists of them are read again (list_jobs.c). */
void lists_jobs_changed(struct app *a);

/* What the palette and list share. */
const struct place *list_place(const struct view *v); /* NULL when v is no list */
/* False when v is a list in which the command finds nothing to do: no key line offers
 * it.
 */
bool list_offers(const struct view *v, enum command c);
struct table *list_table(const struct view *v); /* borrowed */
/* Only the rows that are called so, separated by commas, until Esc; they belong to
 * `of`. None: all rows again. */
void list_only(struct view *v, struct str names, const char *of);
/* As the words behind the address say. */
void list_look(struct view *v, const struct place *p);

#endif
