#include "ui/rotate_log.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "ui/place.h"
#include "ui/views.h"

struct request rotate_request(const struct rotation *r, const struct op *op,
			      json_object *take_params)
{
	struct request req = { .op = op,
			       .params = take_params,
			       .want = WANT_BODY,
			       .priority = PRIO_USER };
	char *job = rotation_job(r->name, r->begun);

	snprintf(req.job, sizeof(req.job), "%s", job);
	free(job);
	return req;
}

void rotate_log_open(struct app *a, const char *org, const char *name, int64_t begun)
{
	struct place log = { .kind = &kind_journal };
	char *job = rotation_job(name, begun);

	snprintf(log.ns, sizeof(log.ns), "%s", org);
	snprintf(log.asked, sizeof(log.asked), "job=%s", job);
	free(job);
	app_push(a, list_new(a, &log));
}
