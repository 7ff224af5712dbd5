#ifndef UI_JOBS_CLI_H
#define UI_JOBS_CLI_H

#include "net/jobs.h"
#include "ui/face.h"

/* hubdeck jobs | jobs stop ID: what was begun on this machine, and how it stands. */
int jobs_run(struct program *p, struct error *err);

/* hubdeck report ID: what became of every item, from the journal. */
int report_run(struct program *p, struct error *err);

/* The same for a job that has just ended. */
int report_print(const struct options *o, const struct plan *plan,
		 const struct job_summary *job);

#endif
