#ifndef UI_PROGRESS_H
#define UI_PROGRESS_H

#include "model/plan.h"
#include "net/hub.h"
#include "ui/config.h"

/*
 * How a job without a screen tells how far it is, on standard error: a bar on a
 * terminal, a line every 100 items in a log.
 */
struct progress;

/* The plan is borrowed for the call. */
struct progress *progress_new(const struct config *c, const struct plan *plan);
void progress_free(struct progress *p); /* ends the line of the bar */

void progress_take(struct progress *p, const struct reply *r);
void progress_status(struct progress *p, const struct hub_status *s);
void progress_say(struct progress *p, const char *text); /* a line of its own */

int64_t progress_clock(void); /* monotonic milliseconds */

/* Milliseconds until the bar wants to be drawn again, not beyond `until` (as of
 * progress_clock(); 0: no end); -1: only when something arrives. */
int progress_wait(const struct progress *p, int64_t until);

/* "deleted", "left alone": plan_state_text() in a word or two. */
const char *progress_word(const struct plan_words *w, enum plan_state s);

/* "~15m 20s" for seconds; returns the length. */
size_t progress_eta(int64_t seconds, char *buf, size_t size);

/*
 * Seconds until `left` more requests will have been sent: by the rate of the last
 * minutes when there were any, else by what the limit leaves beside the reserve.  -1:
 * cannot be told.
 */
int64_t progress_left(size_t left, size_t done, int64_t elapsed_s,
		      const struct limits *l);

#endif
