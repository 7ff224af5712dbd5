#ifndef UI_FENCE_H
#define UI_FENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The paint fence (PERFORMANCE C.1): behind a frame the terminal is asked for its
 * status; as long as it has not answered, the frame is still on the way and no other is
 * sent.  So a held key on a slow line is never more than one frame behind the finger.
 *
 * Used only where answers are slow: measured with the first frame and then with one
 * every two seconds in which anything is painted; given up when answers are quick or do
 * not come.  Pure: no I/O; times are monotonic milliseconds.
 */
enum fence_mode {
	FENCE_NEW,       /* the first frame asks */
	FENCE_MEASURING, /* asked; frames are not held back */
	FENCE_OFF,
	FENCE_ON,
};

/* All zero is new. */
struct fence {
	enum fence_mode mode;
	bool out;   /* an answer is still to come */
	bool known; /* it has answered at least once */
	int64_t sent_at, answered_at;
	int64_t patience_ms; /* how long this frame may take */
	int64_t slowness;    /* ms for 1,000 bytes, the slowest seen */
	size_t bytes;
	int quick; /* quick answers in a row */
};

/* The frame just sent is to be asked for. */
bool fence_wanted(const struct fence *f, int64_t now);
void fence_sent(struct fence *f, size_t bytes, int64_t now);
void fence_answered(struct fence *f, int64_t now);

/* True while no frame may be sent; gives up when that takes too long. */
bool fence_holds(struct fence *f, int64_t now);
bool fence_slow(const struct fence *f);        /* bytes are dear */
int64_t fence_deadline(const struct fence *f); /* when it will give up; -1: never */

/* At the end: how many ms an answer should be awaited so that the shell does not get
 * it. */
int fence_last_wait(const struct fence *f, int64_t now);

#endif
