#ifndef UI_RUN_PRIVATE_H
#define UI_RUN_PRIVATE_H

#include "model/kind.h"
#include "net/jobs.h"
#include "ui/app.h"
#include "ui/lines.h"
#include "ui/run.h"

/* What the files of a running plan share: run.c has its life and its keys, run_box.c
 * shows a small one over the rows, run_page.c a large one, or one that is resumed, on a
 * page of its own. */
enum { RUN_LAST = 64 };

struct run_last {
	size_t item;
	int64_t at; /* Unix seconds */
};

struct run {
	struct view view; /* first */
	struct plan_words words;
	char *where;
	struct plan *plan; /* a copy: what became of its items */
	size_t finished, counts[N_PLAN_STATES];
	const struct kind *kind; /* of the lists that show them */
	struct run_then then;    /* all zero: nobody is told */
	struct plan *undo;       /* when it can be taken back; NULL */
	ticket job;
	bool over, stopping, paused, tags, quiet;
	bool page; /* shown on a page of its own */
	bool kept; /* its plan is a file: it can be resumed, and reported later */
	struct error stopped; /* why the job ended early; ST_OK: it did not */
	struct lines text;

	enum job_phase phase;
	int pages_done, pages_total;
	int64_t began_ms, began_at; /* app_ms(), app_now() */
	size_t begun_with;          /* items that were over by then */
	struct run_last last[RUN_LAST];
	size_t n_last; /* so far; the newest is at (n_last - 1) % RUN_LAST */

	struct job_summary job_said; /* when it is over, as the journal has it */
	bool reported;
	char keys[160];
};

/* Those that the Hub refused, and those nobody can account for; asked again. */
enum { RUN_FAILURES = 1U << ITEM_FAILED | 1U << ITEM_UNKNOWN };

size_t run_failures(const struct run *r);
size_t run_left(const struct run *r);    /* never tried, while it is over */
bool run_elsewhere(const struct run *r); /* another program is at work on it */

/* The lines of a box or a page, as things are. */
void run_box_say(struct run *r);
void run_box_draw(struct view *v, struct rect at);
void run_page_say(struct run *r);
void run_page_draw(struct view *v, struct rect at);
void run_page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr);
const char *run_page_keys(struct view *v);

#endif
