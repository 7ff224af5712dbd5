#include "net/local_step.h"

#include <string.h>

#include "model/json.h"
#include "net/journal.h"
#include "net/session.h"

static const char *text(json_object *params, const char *name)
{
	return json_object_get_string(json_object_object_get(params, name));
}

static enum status note(struct worker *w, json_object *params, struct error *err)
{
	struct journal *j = worker_journal(w);
	struct session *s = worker_session(w);
	int64_t row;

	if (!j) {
		*err = *worker_journal_error(w);
		return err->status;
	}
	if (journal_intent(j,
			   &(struct journal_intent){
				   .at = worker_now(w),
				   .job = text(params, "job"),
				   .who = session_user(s),
				   .credential = session_credential(s),
				   .url = worker_config(w)->url,
				   .operation = text(params, "operation"),
				   .target = text(params, "target"),
				   .digest = "",
				   .params = "{}",
			   },
			   &row, err) != ST_OK)
		return err->status;
	return journal_outcome(j, row, worker_now(w), text(params, "state"), 0,
			       w->limits.remaining, text(params, "note"), err);
}

void local_step_note(struct worker *w, ticket t, json_object *params)
{
	struct reply *r = reply_new(t, REPLY_DONE);

	(void)!note(w, params, &r->err);
	worker_post(w, r);
}
