#ifndef UI_TTY_H
#define UI_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"

/*
 * The terminal as a device: its modes, reading and writing without ever waiting.  It
 * is opened a second time, because O_NONBLOCK on standard input and output would be
 * seen by the shell that shares them.  Part of ui/term.c.
 */
enum status tty_open(struct error *err) MUST_CHECK;
/* What to say when it, or what the screen needs besides, cannot be opened (EMFILE). */
enum status tty_too_few_files(struct error *err);
void tty_close(void); /* may be called twice, and before tty_open() */

int tty_fd(void);       /* for poll(), reading and writing; -1 when closed */
bool tty_lost(void);    /* EIO or end of file was seen */
void tty_hung_up(void); /* somebody else saw it */

void tty_raw_mode(void);   /* keys are keys: no echo, no signals, no translation */
void tty_found_mode(void); /* as it was at tty_open(); async-signal-safe */
bool tty_size(int *ret_rows, int *ret_cols);

size_t tty_read(char *buf, size_t size); /* 0: nothing now, or lost */

/* Queued, and sent as far as the terminal takes it. */
void tty_write(const char *bytes, size_t n);
bool tty_pending(void);
void tty_pump(void);

/* Forgets what waits and tries to get these bytes out within `ms`.  Async-signal-safe.
 */
void tty_write_last(const char *bytes, size_t n, int ms);
/* Waits at most `ms` until nothing is pending. */
void tty_drain(int ms);

#endif
