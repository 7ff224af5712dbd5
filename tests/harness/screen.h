#ifndef TESTS_HARNESS_SCREEN_H
#define TESTS_HARNESS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

/*
 * The program under test, running in a terminal that exists only in memory: a
 * pseudo-terminal with a small shell on one side and libvterm on the other.
 *
 * Nothing here sleeps.  The program gets HUBDECK_TEST_SYNC=fd and writes 8 bytes
 * there (a native uint64_t: keys acted on << 1 | an answer is awaited) each time
 * before it waits.  So "settled" is a fact: every key was used, nothing is on
 * the wire, everything is drawn.  A key is what the program decodes as one: an
 * escape sequence counts once, and so does a paste.
 *
 * Every wait ends at a deadline (wait.h) and when the program ends.
 */
struct screen;

struct screen_opts {
	int rows, cols;
	const char *const *argv; /* argv[0] is the path of the program */
	const char *const *env;  /* as env_put_all(); NULL is fine */
	const char *cwd;         /* NULL: that of the test */
	bool latin1;             /* a terminal that does not speak UTF-8 */
};

struct screen *screen_open(const struct screen_opts *o);
struct screen *screen_start(int rows, int cols, const char *const argv[]);

/* Ends the program if it still runs, frees everything; the wait status. */
int screen_stop(struct screen *s);

/* ---- acting ---- */

bool screen_type(struct screen *s, const char *text);  /* types, settles */
bool screen_key(struct screen *s, const char *name);   /* keys.h; settles */
bool screen_paste(struct screen *s, const char *text); /* settles */
void screen_send(struct screen *s, const char *text);  /* types, does not wait */
void screen_press(struct screen *s, const char *name); /* presses, does not wait */
/* Bytes as they are, of which the program will count `keys`. */
void screen_raw(struct screen *s, const char *bytes, size_t len, uint64_t keys);
void screen_resize(struct screen *s, int rows, int cols);
void screen_signal(struct screen *s, int sig);
void screen_foreground(struct screen *s); /* continue it, as `fg` does */
void screen_hangup(struct screen *s);     /* the terminal is gone */
/* A terminal that takes nothing (Ctrl-S, a dead connection), until false. */
void screen_hold(struct screen *s, bool hold);

/* ---- waiting ---- */

bool screen_settle(struct screen *s);
bool screen_wait(struct screen *s, const char *text); /* until it is shown */
bool screen_wait_gone(struct screen *s, const char *text);
bool screen_wait_stopped(struct screen *s); /* until job control stops it */
bool screen_wait_end(struct screen *s);     /* until it ended, all output read */
/* Reads what comes for `ms`; the number of bytes and reports that came. */
size_t screen_listen(struct screen *s, int ms);

/* ---- looking ---- */

enum screen_colour_kind { COLOUR_DEFAULT, COLOUR_INDEXED, COLOUR_RGB };

struct screen_colour {
	enum screen_colour_kind kind;
	uint8_t index;   /* when indexed */
	uint8_t r, g, b; /* always: as this terminal shows it */
};

struct screen_cell {
	char text[32]; /* UTF-8; "" right of a wide character, " " when blank */
	int width;     /* 2 for a wide character */
	bool bold, italic, blink, reverse, strike;
	int underline;
	struct screen_colour fg, bg;
};

int screen_rows(const struct screen *s);
int screen_cols(const struct screen *s);
struct screen_cell screen_cell(const struct screen *s, int row, int col);

/* The caller frees.  Rows without trailing blanks; all of them end in \n. */
char *screen_text(const struct screen *s);
char *screen_row(const struct screen *s, int row);
bool screen_shows(const struct screen *s, const char *text);
/* Where `text` stands in one row; false when it is not shown. */
bool screen_find(const struct screen *s, const char *text, int *ret_row, int *ret_col);
bool screen_row_reversed(const struct screen *s, int row); /* any cell */

void screen_cursor(const struct screen *s, int *ret_row, int *ret_col);
bool screen_cursor_visible(const struct screen *s);
bool screen_alternate(const struct screen *s); /* the alternate screen is shown */
int screen_mouse(const struct screen *s);      /* 0 when no mouse is asked for */
const char *screen_title(const struct screen *s);

/* ---- what went over the wire ---- */

/* Everything the program wrote since the start or screen_forget(), raw. */
const char *screen_bytes(const struct screen *s, size_t *ret_len);
void screen_forget(struct screen *s);
uint64_t screen_reports(const struct screen *s); /* times it went to sleep */
bool screen_wrote(const struct screen *s, const char *sequence);

/* ---- the process ---- */

pid_t screen_pid(const struct screen *s);
const char *screen_home(const struct screen *s); /* its $HOME, an empty directory */
struct termios screen_termios(const struct screen *s); /* also after its end */
bool screen_ended(const struct screen *s);
int screen_status(const struct screen *s); /* wait status, after the end */

#endif
