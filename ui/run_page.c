/* A job on a page of its own (UX 6 (ii)): how far it is, then its report. */
#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/job_words.h"
#include "ui/progress.h"
#include "ui/run_private.h"
#include "ui/when.h"

enum { BAR_MAX = 60, LEFT_COLS = 26, ODD_MAX = 5000, TEXT_MAX = 400 };

/* ---- numbers ------------------------------------------------------------------ */

static size_t over_now(const struct run *r)
{
	return r->finished - r->counts[ITEM_UNKNOWN] - r->counts[ITEM_SKIPPED];
}

/* Where the clock stands still, no time passes either. */
static int64_t elapsed_s(const struct run *r)
{
	const struct app *a = r->view.app;

	return app_now(a) == r->began_at ? 0 : (app_ms(a) - r->began_ms) / 1000;
}

static void say_rate(const struct run *r, char *buf, size_t size)
{
	const struct limits *l = &app_status(r->view.app)->limits;
	int64_t elapsed = elapsed_s(r);
	size_t done = r->finished - r->begun_with;
	char now[24] = "-";

	if (elapsed > 0)
		snprintf(now, sizeof(now), "%lld/min",
			 (long long)((int64_t)done * 60 / elapsed));
	if (l->limit > 0)
		snprintf(buf, size, "%s (of %d, %d are kept for you)", now, l->limit,
			 limit_reserve(l));
	else
		snprintf(buf, size, "%s", now);
}

static void say_span(int64_t seconds, char *buf, size_t size)
{
	char eta[32];

	progress_eta(seconds, eta, sizeof(eta));
	snprintf(buf, size, "%s", eta + 1);
}

static void say_left(const struct run *r, char *buf, size_t size)
{
	size_t done = r->finished - r->begun_with;
	int64_t left = progress_left(r->plan->n - over_now(r), done, elapsed_s(r),
				     &app_status(r->view.app)->limits);

	if (left < 0)
		snprintf(buf, size, "-");
	else
		progress_eta(left, buf, size);
}

static void say_waiting(const struct run *r, char *buf, size_t size)
{
	const struct app *a = r->view.app;
	const struct hub_status *s = app_status(a);
	int64_t until =
		app_wait_until(a) > app_now(a) ? app_wait_until(a) : s->held_until;
	char clock[16];

	when_clock(until, clock, sizeof(clock));
	if (r->phase == JOB_PAUSED)
		snprintf(buf, size, "for you: z goes on");
	else if (s->ask != HUB_ASK_NONE)
		snprintf(buf, size, "for a sign-in: L");
	else if (s->net == HUB_NET_OFFLINE)
		snprintf(buf, size, "for the network: it goes on by itself");
	else if (r->phase == JOB_LISTING)
		snprintf(buf, size, "the tags are read again: %d/%d", r->pages_done,
			 r->pages_total);
	else if (until > app_now(a))
		snprintf(buf, size, "for the limit until %s", clock);
	else
		snprintf(buf, size, "no");
}

/* ---- at work ------------------------------------------------------------------ */

static void say_bar(struct run *r, int width)
{
	char done[32], all[32], bar[BAR_MAX + 1];
	int room = width - 2 - 2 * 10 - 4, full;

	room = room < BAR_MAX ? room > 8 ? room : 8 : BAR_MAX;
	full = r->plan->n ? (int)(over_now(r) * (size_t)room / r->plan->n) : room;
	memset(bar, '#', (size_t)full);
	memset(bar + full, '.', (size_t)(room - full));
	bar[room] = '\0';
	format_grouped((int64_t)over_now(r), done, sizeof(done));
	format_grouped((int64_t)r->plan->n, all, sizeof(all));
	lines_add(&r->text, STYLE_KEY, NULL, "[%s]  %s / %s", bar, done, all);
	lines_add(&r->text, STYLE_PLAIN, NULL, "%s", "");
}

/* The counts at the left, the times at the right. */
static void say_state(struct run *r)
{
	static const enum plan_state states[] = { ITEM_DONE, ITEM_GONE, ITEM_DRIFTED,
						  ITEM_FAILED, ITEM_UNKNOWN };
	static const char *const names[] = { "rate", "elapsed", "left", "waiting" };
	char values[COUNT(names)][80];

	say_rate(r, values[0], sizeof(values[0]));
	say_span(elapsed_s(r), values[1], sizeof(values[1]));
	say_left(r, values[2], sizeof(values[2]));
	say_waiting(r, values[3], sizeof(values[3]));
	for (size_t i = 0; i < COUNT(states); i++) {
		char n[32], left[64];
		bool odd = r->counts[states[i]] && i > 1;

		format_grouped((int64_t)r->counts[states[i]], n, sizeof(n));
		snprintf(left, sizeof(left), "%-14s%8s",
			 progress_word(&r->words, states[i]), n);
		lines_add(&r->text, odd ? job_state_style(states[i]) : STYLE_PLAIN,
			  NULL, "%-*s%-9s%s", LEFT_COLS, left,
			  i < COUNT(names) ? names[i] : "",
			  i < COUNT(names) ? values[i] : "");
	}
}

static void say_result(struct run *r, const struct run_last *last)
{
	const struct plan_item *item = &r->plan->items[last->item];
	char clock[16], http[16] = "skip", name[600];

	when_clock(last->at, clock, sizeof(clock));
	if (item->http)
		snprintf(http, sizeof(http), "%d", item->http);
	show_escaped(str_from(item->name), name, sizeof(name), NULL);
	lines_add(&r->text, job_state_style(item->state), NULL, " %s  %4s  %s  %s%s%s",
		  clock, http, name, plan_state_text(&r->words, item->state),
		  item->note ? ": " : "", item->note ? item->note : "");
}

/* The newest first, as many as there is room for. */
static void say_last(struct run *r, int rows)
{
	size_t n = r->n_last < RUN_LAST ? r->n_last : RUN_LAST;

	if (rows <= 0)
		return;
	lines_add(&r->text, STYLE_PLAIN, NULL, "%s", "");
	lines_add(&r->text, STYLE_TITLE, NULL, "Last");
	for (size_t i = 0; i < n && rows > 0; i++, rows--)
		say_result(r, &r->last[(r->n_last - 1 - i) % RUN_LAST]);
}

static void say_work(struct run *r, int rows, int width)
{
	enum { FOOT = 4 };
	int top;

	say_bar(r, width);
	say_state(r);
	top = (int)r->text.n + 2;
	say_last(r, rows - top - FOOT);
	while ((int)r->text.n < rows - FOOT + 1)
		lines_add(&r->text, STYLE_PLAIN, NULL, "%s", "");
	lines_add(
		&r->text, STYLE_DIM, NULL,
		"Esc leaves it at work.  If this program ends it can be gone on with:");
	lines_add(&r->text, STYLE_DIM, NULL, "  hubdeck apply --resume %s",
		  r->plan->id);
	lines_add(&r->text, STYLE_DIM, NULL,
		  "It stops at 5 refusals in a row, 3 server errors, a lost sign-in.");
}

/* ---- the report ----------------------------------------------------------------- */

static void add_line(void *arg, enum style style, const char *text)
{
	struct run *r = arg;

	lines_wrap_as(&r->text, style, NULL, str_from(text), draw_cols() - 2);
}

/* It never began, so there is nothing in the journal. */
static void say_not_begun(struct run *r, const struct job_say *to)
{
	char text[TEXT_MAX];

	snprintf(text, sizeof(text), "nothing was %s: %s", r->words.done,
		 r->stopped.text);
	to->line(to->arg, STYLE_BAD, text);
	if (r->stopped.hint[0])
		to->line(to->arg, STYLE_PLAIN, r->stopped.hint);
}

static void say_report(struct run *r)
{
	const struct job_say to = { add_line, r };
	size_t more;

	lines_clear(&r->text);
	if (!r->reported) {
		say_not_begun(r, &to);
		return;
	}
	job_say_begun(&to, &r->job_said);
	if (r->stopped.status != ST_OK)
		lines_add(&r->text,
			  r->stopped.status == ST_CANCEL ? STYLE_WARN : STYLE_BAD, NULL,
			  "%s", r->stopped.text);
	if (r->stopped.hint[0])
		lines_add(&r->text, STYLE_PLAIN, NULL, "%s", r->stopped.hint);
	if (r->job_said.state == JOB_RUNNING)
		lines_add(&r->text, STYLE_WARN, NULL, "running elsewhere: %s",
			  r->job_said.holder);
	job_say_counts(&to, r->plan, &r->job_said);
	job_say_storage(&to, &r->job_said);
	job_say_cost(&to, &r->job_said, r->stopped.status == ST_OK);
	if (r->counts[ITEM_DRIFTED] + run_failures(r))
		lines_add(&r->text, STYLE_PLAIN, NULL, "%s", "");
	more = job_say_odd(&to, r->plan, ODD_MAX);
	if (more)
		lines_add(&r->text, STYLE_PLAIN, NULL,
			  "and %zu more: hubdeck report %s --csv", more, r->plan->id);
}

void run_page_say(struct run *r)
{
	if (r->over)
		say_report(r);
}

/* ---- the view ------------------------------------------------------------------- */

void run_page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	const struct run *r = (const struct run *)v;
	const char *state = r->stopping              ? "STOPPING"
			    : r->phase == JOB_PAUSED ? "PAUSED"
			    : r->paused              ? "PAUSING"
						     : "RUNNING";

	snprintf(left, nl, "%s > job %s", r->where, r->plan->id);
	if (r->over) {
		lines_position(&r->text, right, nr);
		snprintf(right + strlen(right), nr - strlen(right), "  REPORT");
	} else {
		snprintf(right, nr, "%s", state);
	}
}

const char *run_page_keys(struct view *v)
{
	struct run *r = (struct run *)v;
	char again[64] = "", rest[64] = "";

	if (!r->over)
		return r->stopping ? "stopping after this one ...   Esc background"
		       : r->paused ? "z go on   x stop here   Esc background   ? help"
				   : "z pause   x stop after this one   Esc background"
				     "   ? help";
	if (run_elsewhere(r))
		return "x stop it there   Esc close   j k scroll";
	if (run_failures(r))
		snprintf(again, sizeof(again), "   r try the %zu failed again",
			 run_failures(r));
	if (run_left(r))
		snprintf(rest, sizeof(rest), "   c go on: %zu left", run_left(r));
	snprintf(r->keys, sizeof(r->keys), "Esc close%s%s   j k scroll", again, rest);
	return r->keys;
}

void run_page_draw(struct view *v, struct rect at)
{
	struct run *r = (struct run *)v;

	if (!r->over) {
		lines_clear(&r->text);
		say_work(r, at.rows, at.cols);
	}
	lines_draw(&r->text, at);
}
