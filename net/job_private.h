#ifndef NET_JOB_PRIVATE_H
#define NET_JOB_PRIVATE_H

#include "model/tag_list.h"
#include "net/job.h"
#include "net/job_lock.h"

/*
 * What the files of a job share: job.c goes through the plan, job_list.c reads the tags
 * again and watches whether they move, job_tag.c deletes one tag, job_change.c does
 * anything else to one thing.
 */

/* One item in hand, from its intent to its outcome. */
struct step {
	struct step *next;
	struct job *job;
	size_t at;   /* index of the item */
	int64_t row; /* of the journal */

	/* job_tag.c */
	struct watch *timer; /* the pause before another look */
	int tries;           /* DELETEs sent */
	int said;            /* status of the last one's answer */
	bool lost;           /* one of them had no clear answer */
	bool denied; /* the last one was answered as if there were no such tag */
};

/* The tags of one repository, as they were read last. */
struct fresh {
	bool known;
	uint32_t part;
	char updated[40], modified[40]; /* the repository's dates before the reading */
	uint8_t *seen;                  /* of the plan's items: still as planned */
	size_t begun;                   /* items since the dates were looked at */
	bool due;                       /* they are to be looked at again */
	bool leaving;                   /* for the last time */
	bool counted; /* its storage was, before anything was deleted */
	int failures; /* in a row */

	bool busy; /* a request or the list is under way */
	struct exchange *x;
	struct watch *pause;
	struct rules *immutable; /* the repository's, as they are now */
	struct tag_list tags;    /* while they are read */
};

struct job {
	struct job *next;
	struct worker *w;
	ticket ticket;
	struct watch *timer; /* the start */
	struct plan *plan;
	size_t at; /* the next item */
	struct step *steps;
	size_t in_hand, width;
	bool cancelled, paused;
	bool awaiting;           /* the sign-in */
	bool pumping;            /* items are being taken in hand: see job_more() */
	struct journal *journal; /* once the first intent is in it */
	struct job_lock *lock;
	int64_t record; /* the journal's row for the whole run; 0: none */
	struct fresh fresh;
	enum job_phase phase; /* said last */

	/* guards; counts are in a row */
	int refusals, absent, unclear;
	bool parent_seen;     /* the repository answered since `absent` was 0 ... */
	uint32_t parent_part; /* ... this one */

	/* for the replies, and for the record */
	int64_t storage_before, storage_after; /* of the repositories; -1: not said */
	unsigned limited;                      /* worker_limited() when it began */
	int requests, ms;
	struct limits limits;
	struct error why; /* why it stops before its end */
};

enum {
	REFUSALS_MAX = 5,
	ABSENT_MAX = 5,
	TRIES_MAX = 3,
	WIDTH_MAX = 4, /* requests at once */
	/*
	 * A job of up to so many tags looks at each right before it deletes it.  A
	 * larger one reads the whole list first, and then looks at the repository's own
	 * dates after so many deletions: a list costs a hundredth of a request a tag, a
	 * look a whole one.
	 */
	LOOK_MAX = PLAN_LOOK_MAX,
	WATCH_EVERY = 50,
};

/* ---- job.c --------------------------------------------------------------- */

struct plan_item *step_item(const struct step *s);

/* What the answer cost, and what it said, for the item. */
void step_count(struct step *s, const struct answer *a);

/* The item is over: journal, reply, and on to the next.  Frees the step.  An outcome
 * that cannot be written ends the job: what follows could not be written either. */
void step_settle(struct step *s, enum plan_state state, const char *note);
/* The same for what has journalled its outcome itself. */
void step_end(struct step *s, enum plan_state state, const char *note);

/* The Hub said no to this one: five in a row end the job. */
void step_refused(struct step *s, const char *why);

/* An item that needs no request: it is not what was planned any more. */
void job_drop(struct job *j, size_t at, enum plan_state state, const char *note);

/* Nothing more is begun; the first reason counts. */
void job_halt(struct job *j, enum status status, const char *text);

/* What stops the job whatever item it was: the sign-in, the limit, the end. */
bool job_is_over(enum status st);

/* On to the next, if there is room. */
void job_more(struct job *j);

/* Tells what the job is busy with; `done` and `total` are pages. */
void job_say(struct job *j, enum job_phase phase, int done, int total);

/* ---- job_list.c ---------------------------------------------------------- */

/* Must the tags be read, or the dates be looked at, before item `at` is begun?  Begins
 * with that when nothing is in hand; job_more() is called when it is done. */
bool job_list_first(struct job *j);
/* After the last item: what the repository's storage is now; job_more() follows. False:
 * that is known, or not to be had. */
bool job_list_last(struct job *j);
/* The item is in hand now: does it still have to be looked at alone? */
bool job_list_begun(struct job *j, size_t at);
void job_list_done(struct job *j);

/* ---- job_tag.c, job_change.c --------------------------------------------- */

/* Its intent is in the journal.  `look`: at its digest, before anything is sent. */
void tag_step(struct step *s, bool look);
void tag_step_stop(struct step *s); /* at the end of the thread */
void change_step(struct step *s);

#endif
