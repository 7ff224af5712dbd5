#ifndef UI_ACT_FORM_H
#define UI_ACT_FORM_H

#include "ui/act.h"
#include "ui/form.h"

/* What the files of an action's form share: act_form.c opens it and reads what is now,
 * act_send.c asks and sends. */
enum act_state {
	ACT_READING,  /* what is now */
	ACT_UNREAD,   /* that failed: `failed` says why */
	ACT_OPEN,     /* to be filled in */
	ACT_CHECKING, /* whether it still is as it was read */
	ACT_SENDING,
	ACT_LOOKING, /* what became of what had no clear answer */
};

struct act_form;

/* What only one operation has besides: more lines below a field, and what F8 asks. */
struct act_extra {
	const char *op, *hint; /* "F8 ask the Hub" */
	void (*open)(struct act_form *t);
	void (*below)(struct act_form *t, size_t i, struct painter *p);
	void (*ask)(struct act_form *t); /* NULL: nothing can be asked */
	/* What the question says besides; NULL: nothing. */
	void (*told)(struct act_form *t, struct lines *l);
	bool (*reply)(struct act_form *t, struct reply *r);
	bool (*busy)(const struct act_form *t);
	void (*free)(struct act_form *t);
};
extern const struct act_extra act_rules, act_rehearsal, act_grant, act_regrant;

struct act_form {
	struct form form; /* first */
	const struct kind *kind;
	const struct action *act;
	struct place place;
	const struct op *op;
	const struct op *get; /* says what is now; NULL */
	struct plan *plan;    /* what it is done to; NULL: to the place */
	enum act_state state;
	enum safety safety; /* of what was submitted last */
	ticket ticket;
	struct error failed;
	char identity[IDENTITY_MAX];   /* who opened it */
	bool left;                     /* nobody looks; it only says how it ended */
	const struct act_extra *extra; /* NULL */
	void *more;                    /* the extra's own */
};

/* Of how many; 0: of the place. */
size_t act_count(const struct act_form *t);
/* Reads what is now; `state` says what for. */
void act_read(struct act_form *t, enum act_state state);

/* act_send.c */
void act_submit(struct form *f);
/* It still is as it was read. */
void act_send(struct act_form *t);
void act_answer(struct act_form *t, struct reply *r);

#endif
