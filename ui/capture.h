#ifndef UI_CAPTURE_H
#define UI_CAPTURE_H

/*
 * What libraries and our own last words write to standard error would spoil the screen:
 * kept while curses is up, printed when it is down.  Standard error that is not a
 * terminal is left alone.  Part of ui/term.c.
 */
void capture_start(void);

/* Gives standard error back and prints what was kept (the last 64 KB, anything but
 * printable ASCII as "?").  Async-signal-safe; may be called twice. */
void capture_end(void);

#endif
