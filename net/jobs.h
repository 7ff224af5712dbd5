#ifndef NET_JOBS_H
#define NET_JOBS_H

#include "model/plan.h"

/*
 * The jobs of this machine, told from the journal and the plans' files, never from
 * memory (QUALITY B16).  For the thread that calls them; they read files.
 */
enum job_state {
	JOB_RUNNING,    /* its lock is held */
	JOB_UNFINISHED, /* it stopped before its end: apply --resume goes on */
	JOB_FINISHED,
};

struct job_summary {
	char id[64];
	char where[256]; /* "acme/web-app" */
	char who[64];
	enum job_state state;
	char holder[160];     /* JOB_RUNNING: "pid 123 on host, ..." */
	int64_t began, ended; /* first start; last end, 0: none was noted */
	int runs;
	size_t n, counts[N_PLAN_STATES]; /* items, and how they stand */

	/* Of all runs that came to an end. */
	int64_t requests, limited;             /* sent; answered 429 */
	int64_t storage_before, storage_after; /* first and last; -1: not said */
	char why[160]; /* the last run stopped because of it; "" */
};

/* Every job that was begun, the newest first. */
typedef void jobs_fn(void *arg, const struct job_summary *job);
enum status jobs_list(const char *state_dir, const char *journal_path, jobs_fn *fn,
		      void *arg, struct error *err) MUST_CHECK;

/* The same in parts, for a thread that has other things to do meanwhile.  What others
 * write after the beginning is not told. */
struct jobs_look;
enum status jobs_look_begin(const char *state_dir, const char *journal_path,
			    struct jobs_look **ret, struct error *err) MUST_CHECK;
/* A millisecond's worth; false: that was all, or *err says what went wrong. */
bool jobs_look_on(struct jobs_look *l, jobs_fn *fn, void *arg, struct error *err);
void jobs_look_end(struct jobs_look *l); /* NULL is fine */

/* One of them with its plan, whose items have their states.  ST_USAGE when there is
 * none of that id.  The caller owns *ret_plan. */
enum status jobs_find(const char *state_dir, const char *journal_path, const char *id,
		      struct plan **ret_plan, struct job_summary *ret,
		      struct error *err) MUST_CHECK;

/* Asks the program that runs it to stop after what is under way.  ST_USAGE when nobody
 * on this machine does. */
enum status jobs_stop(const char *state_dir, const char *id,
		      struct error *err) MUST_CHECK;

const char *job_state_text(enum job_state s); /* "running", ... */

#endif
