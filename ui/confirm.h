#ifndef UI_CONFIRM_H
#define UI_CONFIRM_H

#include "ui/lines.h"
#include "ui/views.h"

/* What the two files of the deletion dialog share: confirm.c asks, confirm_job.c tells
 * how it goes. */
enum confirm_phase { CONFIRM_ASK, CONFIRM_RUNNING, CONFIRM_REPORT };

struct confirm {
	struct view view;
	enum confirm_phase phase;
	struct plan *plan; /* until it is carried out; then the hub's */
	enum safety safety;
	int64_t opened;              /* app_ms() when it was first drawn; 0: not yet */
	char identity[IDENTITY_MAX]; /* who was shown the plan */
	bool armed;                  /* keys of the first 300 ms are nobody's */
	bool apply;                  /* the focus is on [ Apply ], not on [ Cancel ] */
	struct prompt number;
	const char *refused; /* why the last key did nothing; NULL */

	/* The same items, with what became of them. */
	char *ns, *repo;
	char *where; /* "acme/web-app" */
	struct plan_item *items;
	size_t n, finished;
	ticket job;
	bool stopping;
	struct error stopped; /* why the job ended early; ST_OK: it did not */
	struct lines text;
};

void confirm_start(struct confirm *c); /* carries the plan out */
bool confirm_reply(struct view *v, struct reply *r);
void confirm_stop(struct confirm *c); /* after the present item */
/* Lines of the running job or its report. */
void confirm_progress(struct confirm *c);
size_t confirm_count(const struct confirm *c, enum plan_state state);

#endif
