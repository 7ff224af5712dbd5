#ifndef NET_JOB_PRIVATE_H
#define NET_JOB_PRIVATE_H

#include "model/tag_list.h"
#include "net/job.h"
#include "net/job_lock.h"

/*
 * What the files of a job share: job.c goes through the plan, job_list.c reads the
 * lists again and watches whether they move, job_judge.c compares them with the plan,
 * job_tag.c deletes one tag, job_batch.c many digests, job_invite.c invites many
 * people, job_change.c does anything else to one thing.
 */

/* One item in hand, from its intent to its outcome. */
struct step {
	struct step *next;
	struct job *job;
	size_t at;     /* index of the item */
	int64_t row;   /* of the journal */
	size_t digest; /* job_batch.c: which of the batch's */

	/* job_tag.c */
	struct watch *timer; /* the pause before another look */
	int tries;           /* DELETEs sent */
	int stale;           /* looks that had become too old */
	bool looked;         /* at its digest, in this run */
	bool renewed;        /* the sign-in, because a DELETE was answered 401 */
	int said;            /* status of the last one's answer */
	bool lost;           /* one of them had no clear answer */
	bool denied; /* the last one was answered as if there were no such tag */
};

enum seen {
	SEEN_NOT,
	SEEN_SAME,  /* still as planned */
	SEEN_WHOLE, /* and nothing that stays needs its digest */
};

/* The tags of one repository, as they were read last. */
struct fresh {
	bool known;
	uint32_t part;
	char updated[40], modified[40]; /* the repository's dates before the reading */
	uint8_t *seen;                  /* of the plan's items: enum seen */
	uint32_t *order; /* those that are SEEN_WHOLE, by their digests */
	size_t n_order;
	size_t begun;   /* items since the dates were looked at */
	int64_t looked; /* worker_clock() when they were */
	bool due;       /* they are to be looked at again */
	bool used;      /* something was begun by this list */
	int moved;      /* lists in a row that moved before anything was */
	bool restless;  /* so often that each tag is looked at instead */
	bool leaving;   /* for the last time */
	bool counted;   /* its storage was, before anything was deleted */
	int failures;   /* in a row */

	bool busy; /* a request or the list is under way */
	struct exchange *x;
	struct watch *pause;
	struct rules *immutable;   /* the repository's, as they are now */
	struct tag_list tags;      /* while they are read ... */
	struct tag_list manifests; /* ... and these after them, if they are planned */
	bool second;               /* they are being read */
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
	struct batch *batch;     /* the one under way; NULL */
	struct invites *invites; /* the same, of invitations */
	bool one_by_one; /* the Hub does not delete by digest: tags go alone, and
			    manifests by the registry */
	int64_t record;  /* the journal's row for the whole run; 0: none */
	struct fresh fresh;
	enum job_phase phase; /* said last */

	/* guards; counts are in a row */
	int refusals, absent, unclear;
	int stale;            /* looks at the dates that had become too old */
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
	WIDTH_MAX = 4,  /* requests at once */
	LOOK_MS = 5000, /* a look is good for so long ... */
	STALE_MAX = 3,  /* ... unless that is never enough */
	/*
	 * A job of up to so many tags looks at each right before it deletes it.  A
	 * larger one reads the whole list first, and then looks at the repository's own
	 * dates after so many deletions: a list costs a hundredth of a request a tag, a
	 * look a whole one.
	 */
	LOOK_MAX = PLAN_LOOK_MAX,
	WATCH_EVERY = PLAN_WATCH_EVERY,
};

/* ---- job.c --------------------------------------------------------------- */

struct plan_item *step_item(const struct step *s);

/* The intent is in the journal; else j->why says why not. */
enum status job_intend(struct job *j, const struct plan_item *it, const char *operation,
		       int64_t *ret_row) MUST_CHECK;

/* Takes the item in hand.  `row` is its intent's, 0: the step has its own. */
struct step *step_new(struct job *j, size_t at, int64_t row);

/* What the answer cost, and what it said, for the item. */
void step_count(struct step *s, const struct answer *a);

/* The item is over: journal, reply, and on to the next.  Frees the step.  An outcome
 * that cannot be written ends the job: what follows could not be written either. */
void step_settle(struct step *s, enum plan_state state, const char *note);
/* The same for what has journalled its outcome itself. */
void step_end(struct step *s, enum plan_state state, const char *note);
/* Nothing was done: it is planned as before, and the job goes on from there. */
void step_put_back(struct step *s, const char *why);

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
/* The dates are looked at before the next one. */
void job_list_due(struct job *j);
/* The item is in hand now: does it still have to be looked at alone? */
bool job_list_begun(struct job *j, size_t at);
void job_list_done(struct job *j);

/* ---- job_judge.c ---------------------------------------------------------- */

/* Drops what is not as planned, or to be kept now. */
enum status job_judge(struct job *j, struct error *err) MUST_CHECK;

/* ---- job_batch.c ---------------------------------------------------------- */

/* Is item `at` deleted with others, by its digest? */
bool job_batches(const struct job *j, size_t at);
/* Begins with as many as go into one request.  False: not now. */
bool job_batch_begin(struct job *j);
void job_batch_stop(struct job *j); /* at the end of the thread */

/* ---- job_invite.c --------------------------------------------------------- */

/* Is item `at` an invitation, that is sent with others? */
bool job_invites(const struct job *j, size_t at);
/* Begins with as many as go into one request.  False: not now. */
bool job_invites_begin(struct job *j);
void job_invites_stop(struct job *j); /* at the end of the thread */

/* ---- job_tag.c, job_change.c --------------------------------------------- */

/* Its intent is in the journal.  `look`: at its digest, before anything is sent. */
void tag_step(struct step *s, bool look);
void tag_step_stop(struct step *s); /* at the end of the thread */
void change_step(struct step *s);
void change_step_as(struct step *s, const struct op *op, json_object *take_params);

#endif
