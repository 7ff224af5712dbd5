#ifndef UI_LIST_AUDIT_H
#define UI_LIST_AUDIT_H

#include "ui/lines.h"
#include "ui/list.h"

/* The audit view of members. */

/* Goes to the row of the member, or of the invitation, in its own pane. */
void list_audit_open(struct list *l, const void *row);

/* Every flag of the row, what it means and what it adds to the risk. */
void list_audit_explain(struct lines *text, const struct app *a, const void *row);

#endif
