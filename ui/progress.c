#include "ui/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/limit.h"

enum {
	DRAW_MS = 250,
	TICK_MS = 1000,
	LINE_EVERY = 100,
	BAR_WIDTH = 24,
	RATE_AFTER_S = 90, /* before, a burst and a wait say little */
};

struct progress {
	bool quiet, terminal;
	struct plan_words words;
	uint8_t *states;
	size_t n, counts[N_PLAN_STATES];
	size_t begun_with, finished, told; /* items that are over */
	int64_t began, drawn;              /* progress_clock() */
	enum job_phase phase;
	int pages_done, pages_total;
	struct hub_status status;
	bool dirty, on_line;
};

int64_t progress_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool is_over(enum plan_state s)
{
	return s != ITEM_PLANNED && s != ITEM_SENT && s != ITEM_UNKNOWN;
}

struct progress *progress_new(const struct config *c, const struct plan *plan)
{
	struct progress *p = xcalloc(1, sizeof(*p));
	const char *term = getenv("TERM");

	p->quiet = c->quiet;
	p->terminal = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
	p->words = plan->words;
	p->n = plan->n;
	p->states = xcalloc(plan->n + 1, 1);
	for (size_t i = 0; i < plan->n; i++) {
		p->states[i] = (uint8_t)plan->items[i].state;
		p->counts[plan->items[i].state]++;
		p->finished += is_over(plan->items[i].state);
	}
	p->begun_with = p->told = p->finished;
	p->began = progress_clock();
	return p;
}

/* ---- how long it will take ------------------------------------------------------ */

size_t progress_eta(int64_t seconds, char *buf, size_t size)
{
	int n;

	if (seconds >= 3600)
		n = snprintf(buf, size, "~%lldh %02lldm", (long long)(seconds / 3600),
			     (long long)(seconds / 60 % 60));
	else if (seconds >= 60)
		n = snprintf(buf, size, "~%lldm %02llds", (long long)(seconds / 60),
			     (long long)(seconds % 60));
	else
		n = snprintf(buf, size, "~%llds", (long long)seconds);
	return n > 0 ? (size_t)n : 0;
}

int64_t progress_left(size_t left, size_t done, int64_t elapsed_s,
		      const struct limits *l)
{
	int spare = l->limit > 0 ? l->limit - limit_reserve(l) : 0;

	if ((elapsed_s >= RATE_AFTER_S || spare <= 0) && elapsed_s > 0 && done)
		return (int64_t)left * elapsed_s / (int64_t)done;
	return spare > 0 ? (int64_t)left * 60 / spare : -1;
}

/* ---- what is said ------------------------------------------------------------- */

static int columns(void)
{
	struct winsize w;

	return !ioctl(STDERR_FILENO, TIOCGWINSZ, &w) && w.ws_col > 20 ? w.ws_col : 80;
}

const char *progress_word(const struct plan_words *w, enum plan_state s)
{
	return s == ITEM_DRIFTED ? "left alone" : plan_state_text(w, s);
}

static size_t add_counts(const struct progress *p, char *buf, size_t size)
{
	static const enum plan_state said[] = { ITEM_DONE, ITEM_GONE, ITEM_DRIFTED,
						ITEM_FAILED, ITEM_UNKNOWN };
	size_t n = 0;

	for (size_t i = 0; i < COUNT(said) && n < size; i++) {
		char count[32];

		if (!p->counts[said[i]] && said[i] != ITEM_DONE)
			continue;
		format_grouped((int64_t)p->counts[said[i]], count, sizeof(count));
		n += (size_t)snprintf(buf + n, size - n, "  %s %s",
				      progress_word(&p->words, said[i]), count);
	}
	return n < size ? n : size;
}

/* What it waits for, or how long it will take. */
static void add_time(const struct progress *p, char *buf, size_t size)
{
	int64_t elapsed = (progress_clock() - p->began) / 1000;
	size_t done = p->finished - p->begun_with;
	int64_t left =
		progress_left(p->n - p->finished, done, elapsed, &p->status.limits);
	char eta[32], clock[16];
	int64_t until = p->status.limits.wait_until > p->status.held_until
				? p->status.limits.wait_until
				: p->status.held_until;

	buf[0] = '\0';
	if (p->phase == JOB_LISTING) {
		snprintf(buf, size, "  reading the tags again %d/%d", p->pages_done,
			 p->pages_total);
		return;
	}
	if (p->status.net == HUB_NET_OFFLINE) {
		snprintf(buf, size, "  offline: trying again");
		return;
	}
	if (until) {
		format_clock(until, clock, sizeof(clock));
		snprintf(buf, size, "  limit until %s", clock);
		buf += strlen(buf);
		size = 40;
	}
	if (left < 0 || p->finished == p->n)
		return;
	progress_eta(left, eta, sizeof(eta));
	snprintf(buf, size, "  %s", eta);
}

static void draw_bar(struct progress *p)
{
	size_t full = p->n ? p->finished * BAR_WIDTH / p->n : BAR_WIDTH;
	char done[32], all[32], counts[200], times[120], line[512];
	int width = columns() - 1;

	format_grouped((int64_t)p->finished, done, sizeof(done));
	format_grouped((int64_t)p->n, all, sizeof(all));
	add_counts(p, counts, sizeof(counts));
	add_time(p, times, sizeof(times));
	snprintf(line, sizeof(line), "[%.*s%.*s] %s/%s%s%s", (int)full,
		 "################################", (int)(BAR_WIDTH - full),
		 "................................", done, all, counts, times);
	fprintf(stderr, "\r%-*.*s", width, width, line);
	fflush(stderr);
	p->drawn = progress_clock();
	p->dirty = false;
	p->on_line = true;
}

static void end_line(struct progress *p)
{
	if (p->on_line)
		fputc('\n', stderr);
	p->on_line = false;
}

static void tell_line(struct progress *p)
{
	char counts[200], times[120], done[32], all[32];

	format_grouped((int64_t)p->finished, done, sizeof(done));
	format_grouped((int64_t)p->n, all, sizeof(all));
	add_counts(p, counts, sizeof(counts));
	add_time(p, times, sizeof(times));
	fprintf(stderr, "hubdeck: %s of %s%s%s\n", done, all, counts, times);
	p->told = p->finished;
}

static void show(struct progress *p)
{
	if (p->quiet)
		return;
	if (!p->terminal) {
		if (p->finished / LINE_EVERY > p->told / LINE_EVERY)
			tell_line(p);
	} else if (progress_clock() - p->drawn >= DRAW_MS) {
		draw_bar(p);
	} else {
		p->dirty = true;
	}
}

void progress_say(struct progress *p, const char *text)
{
	if (p->quiet)
		return;
	end_line(p);
	fprintf(stderr, "hubdeck: %s\n", text);
}

/* ---- what arrives ------------------------------------------------------------- */

static void take_item(struct progress *p, const struct item_result *r)
{
	enum plan_state before;

	if (r->item >= p->n)
		return;
	before = (enum plan_state)p->states[r->item];
	p->counts[before]--;
	p->counts[r->state]++;
	p->states[r->item] = (uint8_t)r->state;
	/* What is not tried any more is not finished. */
	if (!is_over(before) && is_over(r->state) && r->state != ITEM_SKIPPED)
		p->finished++;
}

void progress_take(struct progress *p, const struct reply *r)
{
	if (r->type == REPLY_ITEM)
		take_item(p, &r->result);
	if (r->type == REPLY_JOB) {
		p->phase = r->phase;
		p->pages_done = r->pages_done;
		p->pages_total = r->pages_total;
	}
	show(p);
}

void progress_status(struct progress *p, const struct hub_status *s)
{
	p->status = *s;
	if (p->terminal && !p->quiet && progress_clock() - p->drawn >= DRAW_MS)
		draw_bar(p);
}

int progress_wait(const struct progress *p, int64_t until)
{
	int64_t now = progress_clock(), wait = -1;

	if (p->terminal && !p->quiet)
		wait = p->dirty ? DRAW_MS : TICK_MS;
	if (until && (wait < 0 || until - now < wait))
		wait = until > now ? until - now : 0;
	return (int)wait;
}

void progress_free(struct progress *p)
{
	if (p->terminal && !p->quiet)
		draw_bar(p);
	end_line(p);
	if (!p->terminal && !p->quiet && p->told != p->finished)
		tell_line(p);
	free(p->states);
	free(p);
}
