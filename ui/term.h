#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"
#include "model/show.h"

/*
 * The terminal and the signals that concern it.
 *
 * Signal handlers do two things only: remember the signal and raise a wake.  A fatal
 * signal gives the terminal back with two async-signal-safe calls, write() and
 * tcsetattr(), before the default action runs (QUALITY T1, T2).  curses is used for
 * output only: keys are read from the terminal by ui/keys.c.
 */
struct term_options {
	bool ascii;    /* --ascii: no line drawing, no non-ASCII text */
	bool no_color; /* NO_COLOR, --color never */
};

/* ST_USAGE when there is no terminal or TERM cannot be used; says which and what to do.
 */
enum status term_open(const struct term_options *opt, struct error *err) MUST_CHECK;
void term_close(void);   /* may be called twice, and before term_open() */
void term_suspend(void); /* leaves the terminal to the shell until continued */
/* A program of the user gets the terminal as it was found, and gives it back: the next
 * frame is whole.  Nothing while there is no screen. */
void term_lend(void);
void term_take_back(void);
void term_resize(void); /* adopts the size the terminal has now */
bool term_lost(void);   /* the terminal is gone (EIO, EOF, SIGHUP): do not draw */

enum charset term_charset(void);
int term_colors(void); /* 0, 8, 16, 256 */

/* poll() this for reading; readable: call term_signal() until 0. */
int term_signal_fd(void);
int term_signal(void);

/* Keyboard: poll() this; -1 when the terminal is lost. */
int term_input_fd(void);
/* Reads what there is, at most `size`; 0: nothing now (or lost). */
size_t term_read(char *buf, size_t size);

/*
 * Output.  Nothing here ever blocks: what the terminal does not take at once (Ctrl-S, a
 * dead line) is kept and sent when poll() says so, and meanwhile no frame is made.
 */
struct keys;

void term_flush(void);    /* sends what curses made of the frame */
bool term_pending(void);  /* bytes wait for the terminal: draw nothing */
int term_output_fd(void); /* poll() this for writing while term_pending() */
void term_pump(void);     /* sends more of what waits */
size_t term_sent(void);   /* bytes of the last term_flush() */
bool term_fence(void);    /* asks for K_FENCE behind all sent so far; false: cannot */
void term_forget(void);   /* what was sent is kept nowhere here */
void term_repaint(
	void); /* somebody else wrote on the screen: the next frame is whole */

/* term_link.c: hyperlinks (OSC 8).  Is the terminal known to cope with them? */
bool term_links(void);
/* Draws at most `width` cells of the address at (y, x) as a link to itself, and leaves
 * cursor and attributes as they were.  Nothing when it is not https or has a byte
 * beside printable ASCII (QUALITY E14). */
void term_link(int y, int x, int width, const char *address);

/* Has the terminal report its mouse, or not; off at every end. */
void term_mouse(bool on);

/* Bytes straight to the terminal, past curses: bell, OSC 52.  `bytes` never hold
 * remote text but for base64. */
void term_raw(const char *bytes, size_t n);

/* Teaches `k` what the keys of this terminal send. */
void term_define_keys(struct keys *k);

#endif
