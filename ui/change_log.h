#ifndef UI_CHANGE_LOG_H
#define UI_CHANGE_LOG_H

#include "model/estate.h"
#include "ui/gather.h"

/* By whom things changed since a snapshot, as far as the audit log says: for the
 * command and the dashboard. */

/* Asks for one list for each action that could tell of something in `rows`, of
 * estate_compare().  Into a gather that has nothing else. */
void change_log_ask(struct gather *g, json_object *rows, const struct estate *before);

/* When all was answered: fills in who and when.  *ret says why the log was not read, or
 * not to its end; ST_OK: it was. */
void change_log_take(struct gather *g, json_object *rows, const struct estate *before,
		     struct error *ret);

#endif
