#ifndef NET_WAKE_H
#define NET_WAKE_H

/*
 * A wake-up that poll() can wait for.  Raising it any number of times before it is
 * cleared counts once and never blocks, so any thread and any signal handler may raise
 * it.
 */
struct wake {
	int rd, wr;
};

int wake_open(
	struct wake *w); /* 0, or -1 with errno; both ends CLOEXEC and non-blocking */
void wake_close(struct wake *w);
void wake_raise(const struct wake *w); /* async-signal-safe */
void wake_clear(const struct wake *w);

#endif
