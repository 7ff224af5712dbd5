#include <stdio.h>

#include "model/show.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/job_words.h"
#include "ui/run_private.h"

#define DELETING_NEEDS                                                                 \
	"Deleting needs: a password, a personal token with Read, Write & Delete, or "  \
	"an organization token with scope-tag-admin; and the right to it."

enum { REPORT_WIDTH = 56 /* fits the box of 60 columns */, WIDTH = 74 };

static const enum plan_state reported[] = {
	ITEM_DONE,    ITEM_GONE,    ITEM_DRIFTED, ITEM_FAILED,
	ITEM_UNKNOWN, ITEM_SKIPPED, ITEM_PLANNED, ITEM_SENT,
};

/* ---- the lines ------------------------------------------------------------- */

static void say_counts(struct run *r)
{
	for (size_t i = 0; i < COUNT(reported); i++) {
		size_t n = r->counts[reported[i]];

		if (n)
			lines_add(&r->text, job_state_style(reported[i]), NULL,
				  "%-14s %zu", plan_state_text(&r->words, reported[i]),
				  n);
	}
}

static void say_item(struct run *r, const struct plan_item *item)
{
	char name[600], http[16] = "";

	show_escaped(str_from(item->name), name, sizeof(name), NULL);
	if (item->http)
		snprintf(http, sizeof(http), "%d", item->http);
	lines_add(&r->text, job_state_style(item->state), NULL, "  %-14s %3s  %s  %s",
		  plan_state_text(&r->words, item->state), http, name,
		  item->note ? item->note : "");
}

static bool refused_by_hub(const struct run *r)
{
	for (size_t i = 0; r->tags && i < r->plan->n; i++) {
		if (r->plan->items[i].state == ITEM_FAILED &&
		    r->plan->items[i].http == 403)
			return true;
	}
	return false;
}

void run_box_say(struct run *r)
{
	lines_clear(&r->text);
	lines_add(&r->text, STYLE_PLAIN, NULL, "in %s", r->where);
	say_counts(r);
	if (r->stopped.status != ST_OK)
		lines_add(&r->text, STYLE_BAD, NULL, "stopped: %s", r->stopped.text);
	if (refused_by_hub(r))
		lines_wrap(&r->text, NULL, str_from(DELETING_NEEDS), REPORT_WIDTH);
	if (r->stopped.hint[0])
		lines_add(&r->text, STYLE_PLAIN, NULL, "%s", r->stopped.hint);
	for (size_t i = 0; i < r->plan->n; i++) {
		if (r->plan->items[i].state != ITEM_PLANNED)
			say_item(r, &r->plan->items[i]);
	}
}

/* ---- drawing ---------------------------------------------------------------- */

static void draw_title(const struct run *r, int y, int x, int width)
{
	if (r->over)
		draw_print(y, x, width, STYLE_TITLE, " Report: %zu of %zu %s ",
			   r->counts[ITEM_DONE], r->plan->n, r->words.done);
	else
		draw_print(y, x, width, STYLE_TITLE, " At work: %zu of %zu, %zu %s ",
			   r->finished, r->plan->n, r->counts[ITEM_DONE],
			   r->words.done);
}

static void draw_keys(const struct run *r, int y, int x, int width)
{
	char again[48] = "", rest[32] = "";

	if (run_failures(r))
		snprintf(again, sizeof(again), "   r tries the %zu that failed again",
			 run_failures(r));
	if (r->kept && run_left(r))
		snprintf(rest, sizeof(rest), "   c goes on: %zu left", run_left(r));
	if (r->over && (*again || *rest))
		draw_print(y, x, width, STYLE_KEY, "Esc closes%s%s%s", again, rest,
			   *again && *rest ? "" : "   j k scroll");
	else
		draw_print(y, x, width, STYLE_KEY, "%s",
			   r->over ? "Esc closes   j k scroll"
			   : r->stopping
				   ? "stopping after this one ..."
				   : "x stops after this one   Esc goes on without "
				     "looking");
}

void run_box_draw(struct view *v, struct rect at)
{
	struct run *r = (struct run *)v;
	int width = at.cols < WIDTH ? at.cols : WIDTH, height = (int)r->text.n + 4;
	int y, x = at.x + (at.cols - width) / 2;

	if (height > at.rows) {
		at.y = 2;
		at.rows = draw_rows() - 2;
	}
	if (height > at.rows)
		height = at.rows;
	y = at.y + (at.rows - height) / 2;
	draw_box(y, x, height, width);
	draw_title(r, y, x + 2, width - 4);
	lines_draw(&r->text, (struct rect){ y + 1, x + 1, height - 3, width - 2 });
	draw_keys(r, y + height - 2, x + 2, width - 4);
	draw_cursor(y + height - 2, x + 2, true);
}
