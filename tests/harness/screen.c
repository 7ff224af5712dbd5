#include "tests/harness/screen_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/keys.h"
#include "tests/harness/leak.h"
#include "tests/harness/wait.h"

/* ---- the emulator ---- */

static void set_title(struct screen *s, const VTermValue *v)
{
#if VTERM_VERSION_MINOR >= 2
	size_t at = v->string.initial ? 0 : strlen(s->title);

	snprintf(s->title + at, sizeof(s->title) - at, "%.*s", (int)v->string.len,
		 v->string.str);
#else
	snprintf(s->title, sizeof(s->title), "%s", v->string);
#endif
}

static int on_property(VTermProp prop, VTermValue *v, void *arg)
{
	struct screen *s = arg;

	if (prop == VTERM_PROP_ALTSCREEN)
		s->alternate = v->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		s->cursor_visible = v->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		s->mouse = v->number;
	else if (prop == VTERM_PROP_TITLE)
		set_title(s, v);
	return 1;
}

/* Keys pressed on the emulator, and its answers to what the program asked. */
static void on_output(const char *bytes, size_t len, void *arg)
{
	struct screen *s = arg;

	s->answer = xgrow(s->answer, &s->answer_cap, s->answer_len + len, 1);
	memcpy(s->answer + s->answer_len, bytes, len);
	s->answer_len += len;
}

static void start_emulator(struct screen *s, bool utf8)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

	s->vt = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->vt, utf8);
	vterm_output_set_callback(s->vt, on_output, s);
	s->vs = vterm_obtain_screen(s->vt);
	vterm_screen_enable_altscreen(s->vs, 1);
	vterm_screen_set_callbacks(s->vs, &callbacks, s);
	vterm_screen_reset(s->vs, 1);
	s->cursor_visible = true;
}

/* ---- starting and stopping ---- */

static void report_to(struct screen *s)
{
	char line[40];

	snprintf(line, sizeof(line), "HUBDECK_TEST_SYNC=%d", SHELL_REPORT_FD);
	env_put(&s->env, line);
}

static void run(struct screen *s, const struct screen_opts *o)
{
	int sync[2];

	/* A full pipe must not stop the program: it drops reports instead. */
	if (pipe2(sync, O_CLOEXEC | O_NONBLOCK) < 0)
		abort();
	report_to(s);
	env_put_all(&s->env, o->env);
	if (!shell_start(&s->shell, s->slave, sync[1], o->argv, s->env.var, o->cwd))
		abort();
	close(sync[1]);
	s->sync = sync[0];
}

struct screen *screen_open(const struct screen_opts *o)
{
	struct winsize ws = { .ws_row = (unsigned short)o->rows,
			      .ws_col = (unsigned short)o->cols };
	struct screen *s = xcalloc(1, sizeof(*s));

	s->rows = o->rows;
	s->cols = o->cols;
	env_init(&s->env);
	if (openpty(&s->master, &s->slave, NULL, NULL, &ws) < 0)
		abort();
	fcntl(s->master, F_SETFD, FD_CLOEXEC);
	fcntl(s->slave, F_SETFD, FD_CLOEXEC);
	fcntl(s->master, F_SETFL, O_NONBLOCK);
	start_emulator(s, !o->latin1);
	run(s, o);
	return s;
}

struct screen *screen_start(int rows, int cols, const char *const argv[])
{
	struct screen_opts o = { .rows = rows, .cols = cols, .argv = argv };

	return screen_open(&o);
}

static void note_events(struct screen *s)
{
	struct shell_event ev;

	while (shell_event(&s->shell, &ev)) {
		if (ev.what == SHELL_ENDED) {
			s->ended = true;
			s->status = ev.value;
		} else if (ev.what == SHELL_STOPPED) {
			s->stopped = ev.value;
		}
	}
}

int screen_stop(struct screen *s)
{
	int status;

	if (!s)
		return 0;
	shell_end(&s->shell);
	status = s->ended ? s->status : SIGKILL;
	if (s->master >= 0)
		close(s->master);
	close(s->slave);
	if (s->sync >= 0)
		close(s->sync);
	vterm_free(s->vt);
	env_done(&s->env);
	free(s->raw);
	free(s->answer);
	free(s);
	return status;
}

/* ---- the wire ---- */

static bool read_terminal(struct screen *s)
{
	char buf[16384];
	ssize_t n;

	if (s->held || s->master < 0)
		return false;
	n = read(s->master, buf, sizeof(buf));
	if (n <= 0)
		return false;
	s->raw = xgrow(s->raw, &s->raw_cap, s->raw_len + (size_t)n + 1, 1);
	memcpy(s->raw + s->raw_len, buf, (size_t)n);
	s->raw_len += (size_t)n;
	s->raw[s->raw_len] = '\0';
	leak_check("what is drawn", buf, (size_t)n);
	vterm_input_write(s->vt, buf, (size_t)n);
	s->asleep = false;
	return true;
}

static bool read_reports(struct screen *s)
{
	uint64_t word;
	bool any = false;

	while (s->sync >= 0 && read(s->sync, &word, sizeof(word)) == sizeof(word)) {
		s->used = word >> 1;
		s->waiting = word & 1;
		s->reports++;
		any = true;
	}
	return any;
}

static void answer(struct screen *s)
{
	size_t done = 0;

	while (done < s->answer_len && s->master >= 0) {
		ssize_t n = write(s->master, s->answer + done, s->answer_len - done);

		if (n < 0)
			break;
		done += (size_t)n;
	}
	memmove(s->answer, s->answer + done, s->answer_len - done);
	s->answer_len -= done;
}

/*
 * Reads what there is, waiting up to `ms` for the first of it; false when there
 * was nothing.  What the program wrote before a report is in the terminal by the
 * time the report is here: poll() flushes it through.
 */
static bool pump(struct screen *s, int ms)
{
	struct pollfd p[] = {
		{ .fd = s->held ? -1 : s->master, .events = POLLIN },
		{ .fd = s->sync, .events = POLLIN },
		{ .fd = s->ended ? -1 : s->shell.events, .events = POLLIN },
	};

	if (s->answer_len)
		p[0].events |= POLLOUT;
	if (poll(p, 3, ms) <= 0)
		return false;
	if (p[1].revents == POLLHUP) {
		close(s->sync);
		s->sync = -1;
	}
	while (read_terminal(s))
		;
	if (read_reports(s)) {
		while (read_terminal(s))
			;
		s->asleep = true;
	}
	note_events(s);
	if (s->answer_len)
		answer(s);
	return (p[0].revents | p[2].revents) & POLLIN || p[1].revents & POLLIN;
}

static void drain(struct screen *s)
{
	while (pump(s, 0))
		;
}

/* Pumps once before the deadline.  False when waiting is over. */
static bool more(struct screen *s, int64_t deadline)
{
	int left = wait_left(deadline);

	if (s->ended) {
		drain(s);
		return false;
	}
	if (!left)
		return false;
	pump(s, left);
	return true;
}

static void hand_over(struct screen *s)
{
	int64_t deadline = wait_deadline();

	s->asleep = false;
	answer(s);
	while (s->answer_len && more(s, deadline))
		;
}

/* ---- acting ---- */

void screen_raw(struct screen *s, const char *bytes, size_t len, uint64_t keys)
{
	drain(s);
	s->typed += keys;
	on_output(bytes, len, s);
	hand_over(s);
}

void screen_send(struct screen *s, const char *text)
{
	size_t len = strlen(text);

	screen_raw(s, text, len, keys_count(text, len));
}

bool screen_type(struct screen *s, const char *text)
{
	screen_send(s, text);
	return screen_settle(s);
}

void screen_press(struct screen *s, const char *name)
{
	drain(s);
	if (!keys_press(s->vt, name)) {
		fprintf(stderr, "no such key: %s\n", name);
		abort();
	}
	s->typed++;
	hand_over(s);
}

bool screen_key(struct screen *s, const char *name)
{
	screen_press(s, name);
	return screen_settle(s);
}

bool screen_paste(struct screen *s, const char *text)
{
	char *bytes = xstrdup(text);
	size_t len = strlen(text);
	bool bracketed;

	for (char *p = bytes; *p; p++)
		if (*p == '\n')
			*p = '\r'; /* as terminals do */
	drain(s);
	vterm_keyboard_start_paste(s->vt);
	bracketed = s->answer_len;
	s->typed += bracketed ? 1 : keys_count(text, len);
	on_output(bytes, len, s);
	free(bytes);
	vterm_keyboard_end_paste(s->vt);
	hand_over(s);
	return screen_settle(s);
}

void screen_resize(struct screen *s, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
			      .ws_col = (unsigned short)cols };

	drain(s);
	s->asleep = false;
	s->rows = rows;
	s->cols = cols;
	/* The emulator knows no size of zero. */
	vterm_set_size(s->vt, rows > 0 ? rows : 1, cols > 0 ? cols : 1);
	ioctl(s->slave, TIOCSWINSZ, &ws);
}

void screen_signal(struct screen *s, int sig)
{
	drain(s);
	s->asleep = false;
	shell_signal(&s->shell, sig);
}

void screen_foreground(struct screen *s)
{
	drain(s);
	s->asleep = false;
	s->stopped = 0;
	shell_foreground(&s->shell);
}

void screen_hangup(struct screen *s)
{
	drain(s);
	s->asleep = false;
	close(s->master);
	s->master = -1;
}

void screen_hold(struct screen *s, bool hold)
{
	s->held = hold;
}

/* ---- waiting ---- */

void screen_forget(struct screen *s)
{
	drain(s);
	s->raw_len = 0;
}

static bool settled(const struct screen *s)
{
	return s->asleep && !s->waiting && s->used >= s->typed;
}

bool screen_settle(struct screen *s)
{
	int64_t deadline = wait_deadline();

	drain(s);
	while (!settled(s))
		if (!more(s, deadline))
			return settled(s);
	return true;
}

/* Whether `text` is, or is no longer, shown by a program that sleeps.  A program
 * without the hook is looked at whenever it has written something. */
static bool wait_shown(struct screen *s, const char *text, bool shown)
{
	int64_t deadline = wait_deadline();

	drain(s);
	while (screen_shows(s, text) != shown || !(s->asleep || !s->reports))
		if (!more(s, deadline))
			return screen_shows(s, text) == shown;
	return true;
}

bool screen_wait(struct screen *s, const char *text)
{
	return wait_shown(s, text, true);
}

bool screen_wait_gone(struct screen *s, const char *text)
{
	return wait_shown(s, text, false);
}

bool screen_wait_stopped(struct screen *s)
{
	int64_t deadline = wait_deadline();

	drain(s);
	while (!s->stopped && more(s, deadline))
		;
	drain(s);
	return s->stopped;
}

bool screen_wait_end(struct screen *s)
{
	int64_t deadline = wait_deadline();

	while (more(s, deadline))
		;
	return s->ended;
}

size_t screen_listen(struct screen *s, int ms)
{
	int64_t deadline = wait_now_ms() + ms;
	uint64_t reports = s->reports;
	size_t bytes = s->raw_len;

	while (wait_left(deadline) && !s->ended)
		pump(s, wait_left(deadline));
	return s->raw_len - bytes + (size_t)(s->reports - reports);
}
