#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

/*
 * Signals become something that poll() can wait for.  A fatal one calls `rescue`, which
 * may use async-signal-safe functions only, in the thread that opened this (where that
 * does not come to it within a second, in its own), and then does what it would have
 * done without us: core, exit status and sanitizer reports are as ever.  Part of
 * ui/term.c.
 */
int signals_open(void (*rescue)(void)); /* 0, or -1 with errno */
void signals_close(void); /* may be called twice, and before signals_open() */

int signals_fd(void);
int signals_next(void); /* 0: none */

/* Stops the process as Ctrl-Z would have, until it is continued.  Returns at once where
 * there is no shell to continue it. */
void signals_stop_here(void);

/* Another program has the terminal: Ctrl-C and Ctrl-\ are for it, Ctrl-Z stops us, too.
 */
void signals_lend(void);
void signals_take_back(void);

#endif
