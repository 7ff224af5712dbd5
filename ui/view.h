#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "net/hub.h"
#include "ui/command.h"

/*
 * Something that fills the screen or lies over it: a list, the details of a row, the
 * help, a confirmation, a prompt.  Views are stacked (ui/app.c); the top one gets the
 * keys; those below an overlay are drawn, too.  Replies are offered to every view, top
 * first, until one takes it.
 */
struct app;
struct estate;
struct mouse;
struct view;

struct rect {
	int y, x, rows, cols;
};

enum key_result { KEY_USED, KEY_PASS /* look it up in the bindings */ };

struct view_ops {
	const char *name; /* "list", "help": for tests and the log */
	unsigned where;   /* enum command_where: which commands it takes */
	bool overlay;     /* the view below shows through */
	void (*draw)(struct view *v,
		     struct rect r); /* the body: between chrome lines */
	/* Raw keys first: prompts and modals live here.  NULL: everything goes by
	 * bindings. */
	enum key_result (*key)(struct view *v, uint32_t key);
	bool (*command)(struct view *v, enum command c); /* false: not mine */
	/* A click or the wheel.  NULL: the wheel scrolls, a click is nothing. */
	void (*mouse)(struct view *v, const struct mouse *m);
	bool (*reply)(struct view *v,
		      struct reply *r); /* true: mine (may take r->page) */
	/* Line 2: "acme > web-app > tags   [1-17/4,812] pushed v filter: -".  Writes
	 * left and right. */
	void (*heading)(struct view *v, char *left, size_t nl, char *right, size_t nr);
	/* The last line, in place of what the table of keys says; NULL: that. */
	const char *(*keys)(struct view *v);
	/* Its place is left for another: true when it has seen to itself, and goes on
	 * without being looked at.  NULL: it ends. */
	bool (*leave)(struct view *v);
	/* Something was made here that is neither sent nor kept, and goes with the
	 * view: true with what it is, and what sends, keeps or takes it back.  NULL:
	 * never. Who leaves is told once (app_holds()). */
	bool (*unsent)(const struct view *v, char *buf, size_t size);
	/* Line 22; "" for none. */
	void (*summary)(struct view *v, char *buf, size_t size);
	/* A second line below it that says what signs on the screen mean, from 24 rows;
	 * more of them behind newlines.  NULL: none. */
	const char *(*legend)(struct view *v);
	/* Milliseconds (monotonic) at which it wants view_ops.tick called; -1: never.
	 */
	int64_t (*deadline)(struct view *v);
	void (*tick)(struct view *v, int64_t now_ms);
	/* What it read of an organization as a whole, and nothing was changed of from
	 * here since; NULL, also what it answers: nothing. */
	const struct estate *(*estate)(const struct view *v);
	/* Something was changed from here; the parameters say where.  NULL: it shows
	 * nothing that could be. */
	void (*changed)(struct view *v, json_object *params);
	/* A descriptor of its own: `ready` is called when it can be read; -1: none.
	 * NULL, both: never. */
	int (*fd)(struct view *v);
	void (*ready)(struct view *v);
	bool (*busy)(struct view *v); /* waits for an answer (test hook); NULL: no */
	/* Unix seconds at which the Hub said what is shown, for the status line; 0: not
	 * known.  NULL: not shown. */
	int64_t (*data_at)(struct view *v);
	void (*free)(struct view *v);
};

/* First member of every view. */
struct view {
	const struct view_ops *ops;
	struct app *app; /* borrowed */
	struct view *below;
	bool told; /* what of it is not sent was, to who would leave: app_holds() */
};

#endif
