#include "model/xalloc.h"
#include "net/change.h"
#include "net/job_private.h"

/* Anything that is not a tag: one change (net/change.h), which is journalled there. */
enum { UNCLEAR_MAX = 3 };

/* Three in a row that nobody can account for: whatever is wrong is not the item. */
static void unclear(struct job *j)
{
	if (++j->unclear >= UNCLEAR_MAX)
		job_halt(j, ST_GATE, "stopped: 3 in a row had no clear answer");
}

static void refused(struct job *j)
{
	if (++j->refusals >= REFUSALS_MAX)
		job_halt(j, ST_GATE, "stopped: the Hub refused 5 in a row");
}

/* What was never sent is not failed: the rest is not tried either. */
static enum plan_state account(struct job *j, const struct reply *r,
			       enum plan_state state)
{
	const struct error *err = &r->err;

	if (r->http != 403)
		j->refusals = 0;
	if (state != ITEM_UNKNOWN)
		j->unclear = 0;
	if (state == ITEM_UNKNOWN)
		unclear(j);
	else if (state == ITEM_FAILED && r->http == 403)
		refused(j);
	if (err->status == ST_LOCAL || job_is_over(err->status))
		job_halt(j, err->status, err->text);
	return state == ITEM_FAILED && !r->http && err->status != ST_USAGE
		       ? ITEM_SKIPPED
		       : state;
}

static void on_done(void *arg, struct reply *take_reply, enum plan_state state)
{
	struct step *s = arg;
	struct job *j = s->job;
	struct reply *r = take_reply;

	j->requests += r->requests;
	j->ms += r->ms;
	j->limits = r->limits;
	step_item(s)->http = r->http;
	step_end(s, account(j, r, state), r->err.text);
	reply_free(r);
}

void change_step_as(struct step *s, const struct op *op, json_object *take_params)
{
	struct job *j = s->job;
	struct call *call = NULL;
	struct error err = { 0 };

	if (op_call(op, take_params, &call, &err) != ST_OK) {
		json_object_put(take_params);
		step_end(s, ITEM_FAILED, err.text);
		return;
	}
	change_start(j->w, &(struct change_start){
				   .ticket = j->ticket,
				   .call = call,
				   .params = take_params,
				   .job = j->plan->id,
				   .priority = PRIO_JOB,
				   .done = on_done,
				   .arg = s,
			   });
}

void change_step(struct step *s)
{
	const struct plan *p = s->job->plan;

	change_step_as(s, plan_part(p, step_item(s))->op, plan_params(p, step_item(s)));
}
