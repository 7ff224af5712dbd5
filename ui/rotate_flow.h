#ifndef UI_ROTATE_FLOW_H
#define UI_ROTATE_FLOW_H

#include "model/rotation_token.h"
#include "net/secret.h"
#include "ui/app.h"
#include "ui/rotate_deliver.h"

/*
 * The rotation of a token in the dashboard (UX 6 (v)), step by step, without waiting:
 * what `hubdeck rotate` does, with the same state on disk, so that either goes on where
 * the other left.  Who calls these has asked the user.
 */
struct rotate_flow;

enum flow_doing {
	FLOW_NOTHING,
	FLOW_READ, /* the tokens, then the two of them */
	FLOW_CREATE,
	FLOW_DELIVER,
	FLOW_VERIFY,
	FLOW_DISABLE,
	FLOW_ENABLE,
	FLOW_DELETE,    /* the old one */
	FLOW_UNDO,      /* the new one is deleted */
	FLOW_TAKE_BACK, /* the same: it was not delivered */
	FLOW_AGAIN,     /* the same: it never was, and another is made */
};

/* For the page, to be read only. */
struct flow_state {
	enum flow_doing doing;
	const char *org;          /* NULL: a personal token */
	const struct rotation *r; /* NULL: not read yet */
	bool begun;               /* there is a state of it on disk */
	bool unclear;             /* whether the last change happened is not known */
	bool known;               /* the tokens were read */
	json_object *old, *fresh; /* rows with rights; NULL: not there */
	size_t used, quota;       /* organization tokens; quota 0: not known */
	const struct delivery *delivery;
	bool deliverable;           /* it was chosen where the new one goes */
	const struct error *failed; /* nothing can be rotated; ST_OK */
	int64_t read_at;            /* Unix seconds; 0: not yet */
	int64_t life, quiet;        /* seconds */
};

/* `word` is a label, an id, or the name of a rotation; `org` NULL: a personal token. */
struct rotate_flow *flow_new(struct app *a, const char *org, const char *word);
/* What is under way is left; the state stays. */
void flow_free(struct rotate_flow *f);
struct flow_state flow_state(const struct rotate_flow *f);

bool flow_reply(struct rotate_flow *f, const struct reply *r); /* false: not ours */
int flow_fd(const struct rotate_flow *f);                      /* -1: none */
void flow_ready(struct rotate_flow *f);                        /* it can be read */
/* When flow_tick() is wanted, app_ms(): a delivery command may not take longer; -1. */
int64_t flow_deadline(const struct rotate_flow *f);
void flow_tick(struct rotate_flow *f, int64_t now_ms);

void flow_read(struct rotate_flow *f); /* everything again */
bool flow_stop(struct rotate_flow *f); /* reading; false: it does not */
void flow_poll(struct rotate_flow *f); /* the two tokens: who used them last */

/* Where the new one is to go, before it is made. */
enum status flow_to_command(struct rotate_flow *f, const char *command,
			    struct error *err) MUST_CHECK;
enum status flow_to_file(struct rotate_flow *f, const char *path,
			 struct error *err) MUST_CHECK;
void flow_to_clipboard(struct rotate_flow *f);
void flow_to_screen(struct rotate_flow *f);

/* What making it is: its class, and what is sent.  The caller owns *ret_params. */
enum status flow_making(const struct rotate_flow *f, enum safety *ret_safety,
			json_object **ret_params, struct error *err) MUST_CHECK;

/* The steps.  Errors are said on the status line. */
void flow_create(struct rotate_flow *f); /* and delivers, and verifies */
void flow_disable(struct rotate_flow *f);
void flow_enable(struct rotate_flow *f);
void flow_undo(struct rotate_flow *f);
void flow_delete(struct rotate_flow *f);

/* ST_GATE: what was made is all there is, or whether it was is not known. */
enum status flow_may_undo(const struct rotate_flow *f, struct error *err) MUST_CHECK;

/* Somebody else deleted the old one: flow_delete() ends it then, and asks nobody. */
bool flow_old_is_gone(const struct rotate_flow *f);

/* This session is signed in with that token: it is not pulled from under it. */
bool flow_is_mine(const struct rotate_flow *f, const char *id);

#endif
