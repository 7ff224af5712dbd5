#ifndef TESTS_HARNESS_JOB_RIG_H
#define TESTS_HARNESS_JOB_RIG_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

/*
 * Jobs that are disturbed: `hubdeck clean` and `hubdeck apply` in children of the test,
 * against a simulated Hub with a repository for each job, whose record of what came and
 * went is held against the journal (QUALITY B1-B16).  With faults.so and clock.so
 * preloaded (run_preloaded()) a child may be killed, starved or fast.
 */
struct rig_tag {
	char *name, *digest; /* as planned; the name of a manifest is its digest */
};

/* What is planned, and how it goes. */
enum rig_mode {
	RIG_TAGS,      /* tags */
	RIG_BY_DIGEST, /* tags, with their image where all of it go */
	RIG_UNTAGGED,  /* manifests without a tag */
};

struct job_rig {
	main_fn *hubdeck;
	struct hubsim *hub;
	struct env env;
	enum rig_mode mode;  /* of the plan; RIG_TAGS after rig_next() */
	unsigned repository; /* the number of the one in use */
	char where[32];      /* "acme/bulk-0007" */
	char id[64];         /* of the plan; "" none */
	char *plan;          /* its file */
	struct rig_tag *tags;
	size_t n;
	size_t log_from;     /* of the Hub's log: where this job begins */
	size_t changes_from; /* of its record of changes: what came after the plan */
	unsigned bad;        /* what was found to be wrong */
};

enum {
	RIG_JOBS = 50, /* at most so many with one Hub */
	RIG_RATE = 50, /* clocks run so fast */
};

void rig_open(struct job_rig *r, main_fn *hubdeck);
void rig_close(struct job_rig *r);

/* On to the next repository, without tags, without faults, without a plan. */
void rig_next(struct job_rig *r);

/* Somebody pushes a tag; `same` NULL: an image of its own. */
void rig_push(struct job_rig *r, const char *tag, long age_days, const char *same);
void rig_remove(struct job_rig *r, const char *tag);
/* As of `hubsim --help`; %REPO% in it stands for the repository. */
void rig_fault(struct job_rig *r, const char *fault);
void rig_clear_faults(struct job_rig *r);

/* Plans all tags old-*, or all manifests without a tag, with `hubdeck clean`.  False
 * when nothing goes. */
bool rig_plan(struct job_rig *r);
/* Takes a line away from its file, by hand. */
void rig_cut(struct job_rig *r, size_t at);

/* Begins the job, or goes on with it.  `fault` for HUBDECK_FAULT, `step` for
 * HUBDECK_CLOCK_STEP; both may be NULL. */
struct run *rig_apply(struct job_rig *r, bool resume, const char *fault,
		      const char *step);
/* The same without waiting for its end. */
void rig_apply_start(struct job_rig *r, struct child *c, bool resume);
/* As on a machine where nothing was ever recorded. */
void rig_forget_journal(struct job_rig *r);
/* Any other command: words separated by blanks. */
struct run *rig_run(struct job_rig *r, const char *words);

/* What came and went in the repository so far; the caller frees. */
char *rig_changes(struct job_rig *r);

/* What was sent by those who are dead has arrived. */
void rig_settle(struct job_rig *r);

/*
 * Holds what the Hub saw and did against the journal: nothing but what was planned was
 * deleted, tag or manifest, each once; no DELETE without its intent, none repeated
 * blindly; every outcome is so.  `over`: no outcome is missing.  Says what is wrong and
 * counts it.
 */
void rig_check(struct job_rig *r, bool over);
/* `hubdeck report` says the same, and it adds up. */
void rig_check_report(struct job_rig *r);

/* How often the journal has these words for the newest row of an item. */
size_t rig_count(struct job_rig *r, const char *state);

#endif
