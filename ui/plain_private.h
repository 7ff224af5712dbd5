#ifndef UI_PLAIN_PRIVATE_H
#define UI_PLAIN_PRIVATE_H

#include "model/rules.h"
#include "model/show.h"
#include "model/table.h"
#include "ui/plain.h"

/*
 * Inside --plain: plain.c (commands), plain_io.c (lines in and out, waiting),
 * plain_list.c (reading and printing a list), plain_delete.c, plain_change.c,
 * plain_lock.c.
 */
enum {
	PLAIN_PLACES = 32, /* on the way back */
	PLAIN_ROWS = 20,   /* a page */
	PLAIN_ERRORS = 20,
	PLAIN_LINE = 1024,
};

enum plain_load { PLAIN_COMPLETE, PLAIN_STOPPED, PLAIN_FAILED };

/* One place, with its list as it was read. */
struct plain_list {
	struct plain_list *below; /* where it was opened from */
	struct place place;
	struct table *table;
	struct rules *rules; /* tags; NULL: none */
	bool rules_known;
	char filter[PLAIN_LINE];
	size_t top; /* first row of the page */
	enum plain_load load;
	struct error why; /* PLAIN_FAILED */
	int64_t total;    /* as the Hub says; -1 */
	int requests;
};

struct plain {
	struct plain_options opt;
	enum charset charset;
	bool wide;
	bool locked;
	bool quit;
	struct plain_list *list; /* the present place; the others below it */

	struct error errors[PLAIN_ERRORS];
	size_t n_errors;

	/* plain_io.c */
	char input[PLAIN_LINE]; /* typed, and not used yet */
	size_t input_len;
	bool broken_off; /* the last line: by Ctrl-C */
	int sync_fd;
	uint64_t acted;
	struct error told; /* what a wait was said to be for */
};

/* ---- plain_io.c ---- */
void plain_begin(struct plain *p);
void plain_end(void);

/* One line, sanitized. */
void plain_say(const struct plain *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* An error and its next step; kept for "errors". */
void plain_say_error(struct plain *p, const struct error *err);

/* Asks and reads a line without its end; false at the end of input.  A line that is
 * broken off by Ctrl-C is empty.  Locks when nothing is typed for `idle-lock`. */
bool plain_ask(struct plain *p, const char *prompt, char *buf, size_t size);

/*
 * Asks for a word before something is changed.  True only for exactly that word, typed
 * after the question could be read: what was typed before it is thrown
 * away, and so is a paste.
 */
bool plain_confirm(struct plain *p, const char *question, const char *word);

/* The last reply of the ticket; the others go to `fn`, which may take what it wants.
 * Says what it waits for, and asks for a sign-in.  NULL: Ctrl-C, and it is cancelled.
 */
typedef void plain_reply_fn(struct plain *p, struct reply *r, void *arg);
struct reply *plain_wait(struct plain *p, ticket t, plain_reply_fn *fn, void *arg);

/* A lost terminal, or SIGTERM: p->quit is set. */
bool plain_ended(struct plain *p);

/* Answers what the sign-in asks; false when the user did not. */
bool plain_answer(struct plain *p);

/* ---- plain_change.c ---- */
/* Says the commands that change the row; NULL: those that make one. */
void plain_change(struct plain *p, const void *row);

/* ---- plain_lock.c ---- */
/* Returns when the same user is signed in again, or wants to quit. */
void plain_lock(struct plain *p, bool idle);

/* ---- plain_list.c ---- */
struct plain_list *plain_list_new(const struct place *place);
void plain_list_free(struct plain_list *l); /* and all below; NULL is fine */
void plain_read(struct plain *p);           /* the list of this place, from the Hub */
void plain_print(struct plain *p);          /* a page of it, and how it stands */
void plain_print_state(struct plain *p);
const void *plain_row(const struct plain *p, size_t number); /* from 1; NULL */
void plain_filter(struct plain *p, const char *text);
void plain_sort(struct plain *p, const char *text);
void plain_details(struct plain *p, const void *row);
void plain_export(struct plain *p, const char *path);

/* ---- plain_delete.c ---- */
void plain_delete(struct plain *p, const char *numbers);

#endif
