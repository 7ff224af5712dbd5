#ifndef UI_ROTATE_PRIVATE_H
#define UI_ROTATE_PRIVATE_H

#include "model/rotation.h"
#include "ui/rotate_deliver.h"
#include "ui/rotate_hub.h"
#include "ui/rotation_file.h"

/* What the files of `hubdeck rotate` share: rotate_cli.c reads what is asked and keeps
 * the state, rotate_begin.c makes a token, rotate_next.c does what follows. */
struct rotating {
	struct program *program;
	const struct options *o;
	const char *org;     /* --org; NULL: a personal token */
	json_object *tokens; /* all there are */
	struct rotation *r;
	struct job_lock *lock; /* of r */
	struct delivery delivery;
	int64_t life, quiet; /* seconds */
};

const char *rotating_dir(const struct rotating *v); /* of the state */
int64_t rotating_now(const struct rotating *v);

/* In the journal, what no request says: where it went, and that it works. */
enum status rotating_journal(const struct rotating *v, const char *step, bool failed,
			     const char *note, struct error *err) MUST_CHECK;

/* The step is done: that it is, is on the disk before the next one begins. */
enum status rotating_keep(struct rotating *v, enum rotation_step step, const char *note,
			  struct error *err) MUST_CHECK;

/* May it be sent?  Its class is that of the call, or `least`. */
enum status rotating_gate(const struct rotating *v, const struct op *op,
			  json_object *params, enum safety least,
			  struct error *err) MUST_CHECK;

/* The row of v->tokens; NULL: not there. */
json_object *rotating_token(const struct rotating *v, const char *id);

/* `word` is a label or an id. */
enum status rotate_begin(struct rotating *v, const char *word,
			 struct error *err) MUST_CHECK;
/* The secret of what was made and not delivered is gone for good: it goes, too, and
 * another is made. */
enum status rotate_make_again(struct rotating *v, struct error *err) MUST_CHECK;

/* The next step of a rotation that was begun, as the flags say. */
enum status rotate_go_on(struct rotating *v, const char *name,
			 struct error *err) MUST_CHECK;

#endif
