#include "net/jobs_count.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/jobs.h"
#include "net/thread.h"

struct jobs_count {
	ticket ticket;
	struct jobs_look *look;
	size_t unfinished;
};

void jobs_count_free(struct worker *w)
{
	if (!w->jobs_count)
		return;
	jobs_look_end(w->jobs_count->look);
	free(w->jobs_count);
	w->jobs_count = NULL;
}

static void end(struct worker *w, const struct error *err)
{
	struct reply *r = reply_new(w->jobs_count->ticket, REPLY_DONE);

	r->err = *err;
	r->count = w->jobs_count->unfinished;
	worker_post(w, r);
	jobs_count_free(w);
}

/* The jobs' directory is beside the journal. */
static enum status begin(const char *journal_path, struct jobs_look **ret,
			 struct error *err)
{
	const char *slash = strrchr(journal_path, '/');
	char *dir = xstrndup(journal_path, slash ? (size_t)(slash - journal_path) : 0);
	enum status st = jobs_look_begin(dir, journal_path, ret, err);

	free(dir);
	return st;
}

void jobs_count_start(struct worker *w, ticket t)
{
	const char *path = worker_config(w)->journal_path;
	struct error err = { 0 };

	jobs_count_free(w);
	w->jobs_count = xcalloc(1, sizeof(*w->jobs_count));
	w->jobs_count->ticket = t;
	if (!path || begin(path, &w->jobs_count->look, &err) != ST_OK)
		end(w, &err);
}

static void count(void *arg, const struct job_summary *job)
{
	*(size_t *)arg += job->state == JOB_UNFINISHED;
}

void jobs_count_step(struct worker *w)
{
	struct jobs_count *c = w->jobs_count;
	struct error err = { 0 };

	if (!c)
		return;
	if (jobs_look_on(c->look, count, &c->unfinished, &err))
		thread_wake_at(w, worker_clock(w));
	else
		end(w, &err);
}

void jobs_count_cancel(struct worker *w, ticket t)
{
	if (w->jobs_count && w->jobs_count->ticket == t)
		jobs_count_free(w);
}
