#ifndef UI_ROTATE_FLOW_PRIVATE_H
#define UI_ROTATE_FLOW_PRIVATE_H

#include "ui/gather.h"
#include "ui/rotate_flow.h"
#include "ui/rotate_guest.h"
#include "ui/rotation_file.h"

/* What the files of a rotation share: rotate_flow.c reads, rotate_change.c changes and
 * keeps. */
enum { FLOW_DAY = 86400, LIFE_DAYS = 365 };

typedef void flow_step(struct rotate_flow *f);

struct rotate_flow {
	struct app *app;
	char *org, *word;
	enum flow_doing doing;
	struct gather *gather; /* of FLOW_READ */
	bool lists;            /* its first round: all tokens, and the plan */
	ssize_t old_at, fresh_at;
	ticket ticket, note; /* a change; a line for the journal */
	struct rotation *r;
	bool begun;
	struct job_lock *lock; /* of r, while something is changed */
	flow_step *then;       /* what waits for the reading; NULL */
	json_object *tokens, *old, *fresh;
	char *plan, *url;
	struct delivery delivery;
	bool deliverable;
	int64_t deliver_until; /* app_ms() */
	struct secret *secret; /* from its making until it was tried */
	struct rotate_guest *guest;
	struct error failed;
	bool unclear; /* whether the last change happened is not known yet */
	int64_t read_at;
};

const char *flow_dir(const struct rotate_flow *f); /* of the state */
void flow_say_error(struct rotate_flow *f, const struct error *err);
/* In the journal, what no request says. */
void flow_note(struct rotate_flow *f, const char *step, bool failed, const char *text);
/* The step is on the disk, and in the journal. */
void flow_save(struct rotate_flow *f, const char *step, const char *text);
void flow_forget_secret(struct rotate_flow *f);

/* It is as it was on disk; false: somebody else went on with it, and that is said. */
bool flow_is_same(struct rotate_flow *f);
/* Nothing is under way: others may go on with it. */
void flow_rest(struct rotate_flow *f);

/* The answer to the change that was under way. */
void flow_take_change(struct rotate_flow *f, const struct reply *r);

#endif
