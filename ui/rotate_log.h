#ifndef UI_ROTATE_LOG_H
#define UI_ROTATE_LOG_H

#include "model/rotation.h"
#include "net/hub.h"
#include "ui/app.h"

/*
 * What was done in a rotation is in the journal, as everything is: its changes are
 * noted as those of one job (rotation_job()), and told by the one list of the journal.
 */

/* A change, or a reading, of it. */
struct request rotate_request(const struct rotation *r, const struct op *op,
			      json_object *take_params);

/* The journal, of this rotation alone; Esc returns to what is shown now.  `org` "": of
 * a personal token. */
void rotate_log_open(struct app *a, const char *org, const char *name, int64_t begun);

#endif
