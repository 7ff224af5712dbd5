#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/capture.h"
#include "ui/locale.h"
#include "ui/shorten.h"
#include "ui/signals.h"
#include "ui/tty.h"

enum {
	LAST_WORDS_MS = 250, /* a blocked terminal may keep us so long at the end */
	FRAME_PART = 4096,
	SPARE_FDS = 8, /* the screen needs them: descriptions, streams, signals */
};

#define PASTE_ON     "\033[?2004h"
#define PASTE_OFF    "\033[?2004l"
#define STATUS_QUERY "\033[5n"

/* Buttons and wheel, with coordinates as numbers (xterm, modes 1000 and 1006). */
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

/* Escape sequences of a frame cut short, and a scroll region, must not outlive us. */
#define ABORT_SEQUENCE "\030"
#define WHOLE_REGION   "\033[r"

static struct {
	bool open, ansi, up; /* up: curses has the screen */
	bool mouse;
	SCREEN *screen;
	FILE *in, *out;
	int frame; /* curses writes here, never to the terminal: it would wait */
	size_t sent;
	enum charset charset;
	int colors;
	char enter[64], leave[256];
	size_t enter_len, leave_len;
} term = { .frame = -1 };

/* Without padding ("$<2>"), which is for terminals that cannot keep up. */
static size_t append(char *buf, size_t size, size_t len, const char *s)
{
	while (s && s != (char *)-1 && *s && len < size) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end + 1;
		else
			buf[len++] = *s++;
	}
	return len;
}

static void prepare_modes(void)
{
	/* The cursor last: there are terminals that have one for each screen. */
	static const char *const caps[] = { "rmacs", "sgr0", "rmkx", "rmcup", "cnorm" };
	size_t n = 0;

	term.enter_len = append(term.enter, sizeof(term.enter), 0, tigetstr("smkx"));
	if (term.ansi) {
		term.enter_len = append(term.enter, sizeof(term.enter), term.enter_len,
					PASTE_ON);
		n = append(term.leave, sizeof(term.leave), n, ABORT_SEQUENCE);
		n = append(term.leave, sizeof(term.leave), n, WHOLE_REGION);
		n = append(term.leave, sizeof(term.leave), n, PASTE_OFF);
		n = append(term.leave, sizeof(term.leave), n, MOUSE_OFF);
	}
	for (size_t i = 0; i < COUNT(caps); i++)
		n = append(term.leave, sizeof(term.leave), n, tigetstr(caps[i]));
	term.leave_len = n;
}

/* Called from a signal handler: nothing but async-signal-safe functions. */
static void rescue(void)
{
	if (term.up)
		tty_write_last(term.leave, term.leave_len, LAST_WORDS_MS);
	tty_found_mode();
	capture_end();
}

static enum status bad_terminal(struct error *err, const char *why)
{
	const char *name = getenv("TERM");

	error_set(err, ST_USAGE, "%s%s%s", name && *name ? "TERM=" : "",
		  name && *name ? name : "TERM is not set", why);
	return error_hint(err, "name your terminal: export TERM=xterm-256color; "
			       "or use it line by line: --plain");
}

/* Without this the terminal would get the blame: its description cannot be opened. */
static enum status check_descriptors(struct error *err)
{
	int fds[SPARE_FDS], n = 0;

	while (n < SPARE_FDS && (fds[n] = fcntl(tty_fd(), F_DUPFD_CLOEXEC, 3)) >= 0)
		n++;
	for (int i = 0; i < n; i++)
		close(fds[i]);
	return n == SPARE_FDS ? ST_OK : tty_too_few_files(err);
}

static enum status check_terminal(struct error *err)
{
	const char *name = getenv("TERM");
	int found = 0;

	if (check_descriptors(err))
		return err->status;
	if (!name || !*name)
		return bad_terminal(err, "");
	if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
		return bad_terminal(err, found < 0
						 ? ": no terminal descriptions found"
						 : ": no such terminal is known here");
	if (!cursor_address || !clear_screen) {
		del_curterm(cur_term);
		return bad_terminal(err, ": it cannot place the cursor");
	}
	term.ansi = !strncmp(cursor_address, "\033[", 2);
	prepare_modes();
	del_curterm(cur_term);
	return ST_OK;
}

static FILE *stream_on_tty(const char *mode)
{
	int fd = fcntl(tty_fd(), F_DUPFD_CLOEXEC, 3);
	FILE *f = fd < 0 ? NULL : fdopen(fd, mode);

	if (!f && fd >= 0)
		close(fd);
	return f;
}

/* Names the terminal's size, speed and abilities to curses, and then takes its output
 * away. */
static bool start_curses(void)
{
	int frame = memfd_create("frame", MFD_CLOEXEC);

	term.in = stream_on_tty("r");
	term.out = stream_on_tty("w");
	if (frame >= 0 && term.in && term.out)
		term.screen = newterm(NULL, term.out, term.in);
	if (term.screen && dup3(frame, fileno(term.out), O_CLOEXEC) >= 0)
		term.frame = fileno(term.out);
	if (frame >= 0)
		close(frame);
	return term.frame >= 0;
}

static void set_colors(bool wanted)
{
	term.colors = 0;
	if (!wanted || !has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	term.colors = COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

static void configure_curses(const struct term_options *opt)
{
	noecho();
	nonl();
	typeahead(-1); /* keys are no reason to leave a frame half done */
	leaveok(stdscr, FALSE);
	idlok(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	curs_set(0);
	set_colors(!opt->no_color);
}

static enum status fail(struct error *err, const char *what)
{
	int e = errno;

	term_close();
	return error_set(err, ST_LOCAL, "%s: %s", what, strerror(e));
}

enum status term_open(const struct term_options *opt, struct error *err)
{
	enum status st = tty_open(err);

	if (!st)
		st = check_terminal(err);
	if (st) {
		tty_close();
		return st;
	}
	setlocale(LC_CTYPE, "");
	term.charset = locale_charset(opt->ascii);
	term.open = true;
	/* Before curses, which leaves alone what is taken. */
	if (signals_open(rescue) < 0)
		return fail(err, "cannot wait for signals");
	if (!start_curses())
		return fail(err, "cannot start the screen");
	capture_start();
	tty_raw_mode();
	term.up = true;
	configure_curses(opt);
	tty_write(term.enter, term.enter_len);
	term_resize();
	return ST_OK;
}

static void stop_curses(void)
{
	endwin();
	term_flush();
	tty_drain(LAST_WORDS_MS);
	term.up = false;
	tty_write_last(term.leave, term.leave_len, LAST_WORDS_MS);
	tty_found_mode();
}

void term_close(void)
{
	if (!term.open)
		return;
	term.open = false;
	if (term.up)
		stop_curses();
	signals_close();
	capture_end();
	if (term.screen)
		delscreen(term.screen);
	term.screen = NULL;
	if (term.in)
		fclose(term.in);
	if (term.out)
		fclose(term.out);
	term.in = term.out = NULL;
	term.frame = -1;
	tty_close();
}

static void set_mouse(bool on)
{
	const char *s = on ? MOUSE_ON : MOUSE_OFF;

	if (term.ansi)
		tty_write(s, strlen(s));
}

void term_mouse(bool on)
{
	if (on != term.mouse)
		set_mouse(on);
	term.mouse = on;
}

static void start_again(void)
{
	tty_raw_mode();
	term.up = true;
	tty_write(term.enter, term.enter_len);
	if (term.mouse)
		set_mouse(true);
	term_resize();
	term_repaint();
}

void term_suspend(void)
{
	stop_curses();
	signals_stop_here();
	start_again();
}

void term_lend(void)
{
	if (!term.open)
		return;
	stop_curses();
	capture_end();
	signals_lend();
}

void term_take_back(void)
{
	if (!term.open)
		return;
	signals_take_back();
	capture_start();
	start_again();
}

void term_repaint(void)
{
	tty_raw_mode();
	clearok(curscr, TRUE);
}

void term_forget(void)
{
	if (term.frame < 0)
		return;
	(void)!ftruncate(term.frame, 0);
	lseek(term.frame, 0, SEEK_SET);
}

void term_resize(void)
{
	int rows, cols;

	if (tty_size(&rows, &cols) && (rows != LINES || cols != COLS))
		resizeterm(rows, cols);
}

bool term_lost(void)
{
	return tty_lost();
}

enum charset term_charset(void)
{
	return term.charset;
}

int term_colors(void)
{
	return term.colors;
}

int term_signal_fd(void)
{
	return signals_fd();
}

int term_signal(void)
{
	return signals_next();
}

int term_input_fd(void)
{
	return tty_lost() ? -1 : tty_fd();
}

size_t term_read(char *buf, size_t size)
{
	return tty_read(buf, size);
}

void term_flush(void)
{
	off_t len = lseek(term.frame, 0, SEEK_CUR);
	char part[FRAME_PART];
	char *all = part;

	term.sent = 0;
	if (len <= 0)
		return;
	if ((size_t)len > sizeof(part))
		all = xmalloc((size_t)len);
	if (pread(term.frame, all, (size_t)len, 0) == len) {
		term.sent = (size_t)len;
		if (term.ansi)
			term.sent = shorten(all, term.sent, LINES);
		tty_write(all, term.sent);
	}
	lseek(term.frame, 0, SEEK_SET);
	if (all != part)
		free(all);
}

bool term_pending(void)
{
	return tty_pending();
}

int term_output_fd(void)
{
	return tty_fd();
}

void term_pump(void)
{
	tty_pump();
}

size_t term_sent(void)
{
	return term.sent;
}

bool term_fence(void)
{
	if (term.ansi)
		tty_write(STATUS_QUERY, sizeof(STATUS_QUERY) - 1);
	return term.ansi;
}

void term_raw(const char *bytes, size_t n)
{
	tty_write(bytes, n);
}
