#ifndef UI_FORM_H
#define UI_FORM_H

#include "model/draft.h"
#include "ui/app.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/lines.h"

/*
 * A form: the fields of a draft (model/draft.h), one below the other, in a box over the
 * list.  ui/form.c moves the focus and gives keys to the field that has it, whose kind
 * of widget says what they do (ui/form_*.c); what is to be done with the answers is the
 * business of who embeds it (ui/act_form.c).
 *
 * Tab, S-Tab, Up, Down move; Enter goes to the next field and never submits but on
 * [ Send ]; F9 submits from everywhere; Esc leaves, and asks first when something would
 * be lost.  A paste is text for the field, up to its first line end.
 */
struct form;
struct painter;

/* What may be chosen for a field with a param->source: read from the Hub once. */
struct form_choice {
	char *value; /* what is sent */
	char *label; /* what people know it by */
};
struct form_source {
	ticket ticket; /* 0: not on its way */
	bool known;
	struct error failed; /* ST_OK: it did not */
	struct form_choice *v;
	size_t n, cap;
	bool full; /* there are more than are kept */
};

/* One field on the screen. */
struct form_field {
	const struct widget *widget;
	char *buf; /* what is being edited; wiped when it goes */
	struct edit edit;
	size_t row; /* of those that have several: the one with the focus */
	struct form_source source;
};

/* A kind of field.  `i` is its index. */
struct widget {
	const char *keys; /* for the last line: "Space chooses" */
	const char *help; /* instead of the parameter's; NULL */
	size_t (*rows)(const struct form *f, size_t i); /* focusable; NULL: one */
	/* Its lines, the label is there already. */
	void (*draw)(struct form *f, size_t i, struct painter *p);
	bool (*key)(struct form *f, size_t i,
		    uint32_t key); /* false: none of its own */
	bool (*paste)(struct form *f, size_t i, const char *text, size_t len);
};

struct form_ops {
	const char *name, *send, *verb; /* "[ Send ]", "send" */
	/* Lines that stand above the fields, so many. */
	int head_rows;
	void (*head)(struct form *f, struct rect r);
	/* It remembers what was typed: leaving loses nothing.  NULL: it is asked. */
	void (*keep)(struct form *f);
	/* A key or a paste was for the field.  NULL: nobody is told. */
	void (*changed)(struct form *f, size_t i);
	int64_t (*deadline)(struct form *f); /* as of a view; NULL: never */
	void (*tick)(struct form *f, int64_t now_ms);
	/* All fields are right.  It may pop the form. */
	void (*submit)(struct form *f);
	/* F8: something is asked of the Hub before it is sent.  What the last line says
	 * of it; NULL: there is nothing to ask. */
	void (*ask)(struct form *f);
	const char *(*ask_hint)(const struct form *f);
	/* More lines below a field; NULL: none. */
	void (*below)(struct form *f, size_t i, struct painter *p);
	/* What is said instead of the fields, and is waited for; NULL: they are shown.
	 */
	const char *(*waits)(struct form *f);
	/* Why there are no fields; NULL: there are. */
	const struct error *(*failed)(struct form *f);
	void (*again)(struct form *f); /* R, when it failed */
	/* Esc while it waits or when it failed; true: it has seen to it itself. */
	bool (*leave)(struct form *f);
	bool (*reply)(struct form *f, struct reply *r);
	bool (*busy)(const struct form *f); /* besides waits(); NULL: never */
	/* Parameters for reading what can be chosen; caller owns. */
	json_object *(*source_params)(struct form *f, const struct op *op);
	void (*done)(struct form *f); /* frees what is around the form */
};

struct form {
	struct view view; /* first */
	const struct form_ops *ops;
	char *title;
	struct draft draft;
	struct form_field *fields; /* draft.n */
	size_t at;      /* the focus: a field, n: [ Send ], n + 1: [ Cancel ] */
	int top;        /* first of the lines that are shown */
	bool moved;     /* the focus did: it is brought into view */
	bool shown;     /* the fields were: they stay while it waits */
	bool leaving;   /* asked whether to throw away what was typed */
	char note[256]; /* what the last key came to */
	enum style note_style;
};

/* The draft is made; `f` is the first member of something the view's owner frees with
 * free() in ops->done. */
void form_init(struct form *f, struct app *a, const struct form_ops *ops,
	       char *take_title);

bool form_is(const struct view *v); /* for tests of what lies on top */
void form_note(struct form *f, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void form_focus(struct form *f, size_t at);
/* The draft has got other texts: what is shown follows. */
void form_follow(struct form *f);
bool form_is_changed(const struct form *f); /* closing would lose something */
const char *form_label(const struct form *f, size_t i, char *buf, size_t size);

/* ---- form_draw.c ------------------------------------------------------------ */

/*
 * The lines of a form, drawn from the first to the last; of each only what is in the
 * window.  Measuring, nothing is.
 */
struct painter {
	struct rect r;        /* the window */
	int indent;           /* where values begin, in it */
	int top, line;        /* the first line shown; the one being drawn */
	bool measure, bare;   /* nothing is drawn; nor counted what is remarked */
	int focus, focus_end; /* lines of what has the focus */
};

int painter_y(const struct painter *p); /* of the present line; -1: not shown */
int painter_x(const struct painter *p); /* where values begin */
int painter_width(const struct painter *p);
void painter_next(struct painter *p);
void painter_point(const struct painter *p); /* this line has the focus */
/* A whole line below a field. */
void painter_say(struct painter *p, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

void form_draw(struct view *v, struct rect at);

/* ---- form_text.c, form_choice.c, form_scopes.c: the widgets ------------------ */

extern const struct widget widget_text, widget_secret, widget_long, widget_pick;
extern const struct widget widget_choice, widget_checks;
extern const struct widget widget_scopes;
const struct widget *form_widget(const struct param *p);

void form_field_free(struct form_field *w);
void form_field_load(struct form *f, size_t i);  /* from the draft */
void form_field_store(struct form *f, size_t i); /* to it */

/* ---- form_source.c ----------------------------------------------------------- */

void form_sources_read(struct form *f);
bool form_sources_reply(struct form *f, struct reply *r);
bool form_sources_busy(const struct form *f);
void form_source_done(struct form *f, struct form_source *s);
/* A number that is known by names which the Hub lists, or will have listed: what is
 * none of them is told as that, not as a bad number. */
bool form_has_names(const struct form *f, size_t i);
/* The first field whose value is not among all there are; draft.n: none. */
size_t form_unlisted(const struct form *f);
/* The label of a value, or the value. */
const char *form_source_label(const struct form_source *s, const char *value);

#endif
