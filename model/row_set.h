#ifndef MODEL_ROW_SET_H
#define MODEL_ROW_SET_H

#include "model/error.h"
#include "model/json.h"
#include "model/op.h"

/*
 * The rows of a list as its pages come: each row once, though pages overlap when others
 * change what is read, and what shows that it is not the whole list.  By the keys of
 * the operation's kind; without a kind every row is another.
 */
struct row_set;

struct row_set *row_set_new(const struct op *op); /* borrows it */
void row_set_free(struct row_set *s);             /* NULL is fine */

/* The rows of one more page.  ST_PARSE: it holds none, not even no row. */
enum status row_set_add(struct row_set *s, json_object *body,
			struct error *err) MUST_CHECK;

/*
 * Though every page came: rows that were none, a count that changed from page to page
 * (a row that moved up a page was seen by nobody), or that is higher than the rows
 * are.  False: nothing speaks against it.
 */
bool row_set_flaw(const struct row_set *s, char *buf, size_t size);

/* An array, the caller's; NULL when no page came. */
json_object *row_set_take(struct row_set *s);

/* One thing that was asked for: an object with the keys of its kind. */
bool row_is_one(const struct op *op, json_object *obj);

#endif
