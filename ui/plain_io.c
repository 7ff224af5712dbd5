#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/locale.h"
#include "ui/plain_private.h"
#include "ui/when.h"

enum { ARMED_AFTER_MS = 300 };

/* Ctrl-C ends what is under way; a lost terminal and a TERM end all of it. */
static const int caught[] = { SIGINT, SIGHUP, SIGTERM };
static volatile sig_atomic_t interrupted, ended;
static struct sigaction before[COUNT(caught)];

static void on_signal(int sig)
{
	interrupted = 1;
	if (sig != SIGINT)
		ended = 1;
}

/* No SA_RESTART: what waits must notice. */
void plain_begin(struct plain *p)
{
	struct sigaction sa = { .sa_handler = on_signal };

	p->charset = locale_charset(p->opt.config->ascii);
	p->sync_fd = app_sync_fd(p->opt.hub);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (size_t i = 0; i < COUNT(caught); i++)
		sigaction(caught[i], &sa, &before[i]);
}

void plain_end(void)
{
	for (size_t i = 0; i < COUNT(caught); i++)
		sigaction(caught[i], &before[i], NULL);
}

bool plain_ended(struct plain *p)
{
	p->quit = p->quit || ended;
	return ended;
}

/* ---- out -------------------------------------------------------------- */

void plain_say(const struct plain *p, const char *fmt, ...)
{
	char text[4 * PLAIN_LINE], *line;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	line = show_line(str_from(text), p->charset);
	puts(line);
	free(line);
}

void plain_say_error(struct plain *p, const struct error *err)
{
	if (p->n_errors == PLAIN_ERRORS) {
		memmove(p->errors, p->errors + 1,
			sizeof(p->errors) - sizeof(*p->errors));
		p->n_errors--;
	}
	p->errors[p->n_errors++] = *err;
	plain_say(p, "Error: %s.", err->text);
	if (err->hint[0])
		plain_say(p, "Next: %s.", err->hint);
}

/* ---- in --------------------------------------------------------------- */

/* Tells a test that all keys so far are used; continuation bytes are no keys. */
static void report(const struct plain *p)
{
	uint64_t r = p->acted << 1;

	if (p->sync_fd >= 0)
		(void)!write(p->sync_fd, &r, sizeof(r));
}

static size_t characters(const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += (s[i] & 0xc0) != 0x80;
	return count;
}

/* A whole line is in p->input: its length with the end; 0: not yet. */
static size_t whole_line(const struct plain *p)
{
	const char *end = memchr(p->input, '\n', p->input_len);

	if (end)
		return (size_t)(end - p->input) + 1;
	return p->input_len == sizeof(p->input) ? p->input_len : 0;
}

/* False at the end of input; an interrupt is an empty line. */
static bool read_more(struct plain *p)
{
	ssize_t n = read(STDIN_FILENO, p->input + p->input_len,
			 sizeof(p->input) - p->input_len);

	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0)
		return false;
	p->acted += characters(p->input + p->input_len, (size_t)n);
	p->input_len += (size_t)n;
	return true;
}

static void take_line(struct plain *p, size_t n, char *buf, size_t size)
{
	size_t len = n;

	while (len && (p->input[len - 1] == '\n' || p->input[len - 1] == '\r'))
		len--;
	snprintf(buf, size, "%.*s", (int)len, p->input);
	memmove(p->input, p->input + n, p->input_len - n);
	p->input_len -= n;
}

static void print_prompt(const struct plain *p, const char *prompt)
{
	char *shown = show_line(str_from(prompt), p->charset);

	printf("%s ", shown);
	fflush(stdout);
	free(shown);
}

enum next { NEXT_INPUT, NEXT_BROKEN, NEXT_IDLE };

static enum next await_input(struct plain *p)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	int idle = p->opt.config->settings.idle_lock;

	report(p);
	for (;;) {
		int n = poll(&in, 1, idle ? idle * 1000 : -1);

		if (interrupted)
			return NEXT_BROKEN;
		if (n > 0)
			return NEXT_INPUT;
		if (!n)
			return NEXT_IDLE;
	}
}

bool plain_ask(struct plain *p, const char *prompt, char *buf, size_t size)
{
	size_t n;

	buf[0] = '\0';
	p->broken_off = false;
	interrupted = 0;
	print_prompt(p, prompt);
	while (!(n = whole_line(p))) {
		enum next next = await_input(p);

		if (plain_ended(p))
			return false;
		if (next == NEXT_BROKEN) {
			p->input_len = 0;
			p->broken_off = true;
			putchar('\n');
			return true;
		}
		if (next == NEXT_IDLE && !p->locked) {
			plain_lock(p, true);
			if (p->quit)
				return false;
			print_prompt(p, prompt);
		} else if (next == NEXT_INPUT && !read_more(p)) {
			return false;
		}
	}
	take_line(p, n, buf, size);
	return true;
}

/* Typed before the question could be read. */
static void drop_input(struct plain *p)
{
	char waste[256];
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	p->input_len = 0;
	while (poll(&in, 1, 0) > 0 && in.revents & POLLIN) {
		ssize_t n = read(STDIN_FILENO, waste, sizeof(waste));

		if (n <= 0)
			break;
		p->acted += characters(waste, (size_t)n);
	}
	tcflush(STDIN_FILENO, TCIFLUSH);
}

/* Somebody's fingers, or a paste, were faster than an eye. */
static bool too_early(void)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&in, 1, ARMED_AFTER_MS) > 0;
}

bool plain_confirm(struct plain *p, const char *question, const char *word)
{
	char typed[PLAIN_LINE];

	drop_input(p);
	plain_say(p, "%s", question);
	if (too_early()) {
		drop_input(p);
		plain_say(p, "Not done: there was input before the question could be "
			     "read.");
		return false;
	}
	if (!plain_ask(p, "Anything else cancels:", typed, sizeof(typed)) ||
	    strcmp(typed, word) != 0) {
		plain_say(p, "Cancelled: nothing was changed.");
		return false;
	}
	/* More than the one line: a paste. */
	if (p->input_len) {
		drop_input(p);
		plain_say(p, "Not done: more than one line came at once.");
		return false;
	}
	return true;
}

/* ---- waiting ---------------------------------------------------------- */

static bool same_text(const struct error *a, const struct error *b)
{
	return !strcmp(a->text, b->text);
}

static void describe_wait(const struct hub_status *s, int64_t now, struct error *ret)
{
	char clock[16];
	int64_t at = s->limits.wait_until > now ? s->limits.wait_until : s->retry_at;

	*ret = (struct error){ 0 };
	when_clock(at, clock, sizeof(clock));
	if (s->net == HUB_NET_OFFLINE)
		error_set(ret, ST_NET, "Cannot reach the Hub: %s. Next try at %s.",
			  s->net_error[0] ? s->net_error : "no answer", clock);
	else if (at > now && (s->queued || s->in_flight))
		error_set(ret, ST_LIMITED,
			  "Rate limited by the Hub: it goes on at %s. Ctrl-C stops "
			  "waiting.",
			  clock);
}

/* Once for each reason. */
static void say_wait(struct plain *p, const struct hub_status *s)
{
	struct error now;

	describe_wait(s, hub_now(p->opt.hub), &now);
	if (now.status && !same_text(&now, &p->told))
		plain_say(p, "%s", now.text);
	p->told = now;
}

bool plain_answer(struct plain *p)
{
	struct hub_status s;

	hub_status(p->opt.hub, &s);
	if (s.ask == HUB_ASK_NONE)
		return true;
	fflush(stdout);
	return ask_sign_in(p->opt.hub, &s);
}

static struct reply *take_replies(struct plain *p, ticket t, plain_reply_fn *fn,
				  void *arg)
{
	struct reply *r;

	while ((r = hub_take(p->opt.hub))) {
		if (r->ticket == t && r->type == REPLY_DONE)
			return r;
		if (r->ticket == t && fn)
			fn(p, r, arg);
		reply_free(r);
	}
	return NULL;
}

struct reply *plain_wait(struct plain *p, ticket t, plain_reply_fn *fn, void *arg)
{
	struct pollfd in = { .fd = hub_fd(p->opt.hub), .events = POLLIN };
	struct hub_status s;
	struct reply *r;

	interrupted = 0;
	for (;;) {
		r = take_replies(p, t, fn, arg);
		if (r)
			return r;
		(void)!plain_answer(p);
		hub_status(p->opt.hub, &s);
		say_wait(p, &s);
		if (plain_ended(p) || (poll(&in, 1, -1) < 0 && interrupted)) {
			interrupted = 0;
			hub_cancel(p->opt.hub, t);
			return NULL;
		}
	}
}
