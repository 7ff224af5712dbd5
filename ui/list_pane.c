#include <stdio.h>

#include "model/kinds.h"
#include "ui/detail.h"
#include "ui/list_audit.h"
#include "ui/requests.h"

/* Beside the rows from 160 columns: the current row.  Below them from 40 lines: the
 * last requests.  The rows keep their place when either appears. */

int list_width(const struct list *l, int cols)
{
	if (!list_pane_shown(l))
		return cols;
	return cols - cols * 2 / 5 - 1;
}

static void rules_line(const struct list *l, const void *row, struct lines *text)
{
	const char *rule = "not read yet";

	if (l->rules_known)
		rule = !l->rules ? "no rule"
		       : rules_match(l->rules, kind_name(l->kind, row))
			       ? "protected by a rule"
			       : "no rule matches";
	lines_add(text, STYLE_PLAIN, "immutable", "%s", rule);
}

static void same_line(const struct list *l, uint32_t id, struct lines *text)
{
	const struct field *f = kind_field(l->kind, STR("digest"));
	size_t n = f ? table_same_digest(l->table, f, id) : 0;

	if (n)
		lines_add(text, STYLE_PLAIN, "same digest",
			  n == 1 ? "%zu other tag" : "%zu other tags", n);
	else
		lines_add(text, STYLE_PLAIN, "same digest", "none");
}

static void add_images(struct list *l, struct lines *text, int width)
{
	const struct pane_images *e = list_images_find(l);

	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	if (e && e->page)
		detail_images(text, e->page, app_now(l->view.app), width);
	else if (e)
		lines_add(text, STYLE_BAD, "IMAGES", "%s",
			  e->why.status ? e->why.text : "the Hub did not say");
	else
		lines_add(text, STYLE_DIM, "IMAGES", "%s",
			  l->pane.ticket ? "being read ..." : "Enter reads them");
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
}

static void fill(struct list *l, const void *row, const char *reference, int width)
{
	struct lines *text = &l->pane.text;

	lines_clear(text);
	text->label_width = DETAIL_LABEL;
	detail_fields(text, l->kind, row, app_now(l->view.app), width);
	if (list_is_tags(l)) {
		add_images(l, text, width);
		same_line(l, table_id(l->table, l->cursor), text);
		rules_line(l, row, text);
	}
	if (l->kind == &kind_audit_members)
		list_audit_explain(text, l->view.app, row);
	detail_commands(text, l->kind, reference, width);
}

void list_draw_pane(struct list *l, struct rect r)
{
	bool focused = l->pane.focused;
	const void *row = list_row(l);
	char reference[PLACE_MAX];

	if (!row)
		return;
	list_images_watch(l, row);
	list_reference(l, row, reference, sizeof(reference));
	draw_print(r.y, r.x + 1, r.cols - 2, focused ? STYLE_FOCUS : STYLE_TITLE,
		   "%s  %s (row %zu)%s", l->kind->noun, reference, l->cursor + 1,
		   focused ? "   j k scroll, Tab list" : "");
	fill(l, row, reference, r.cols - 2);
	lines_draw(&l->pane.text, (struct rect){ r.y + 2, r.x, r.rows - 2, r.cols });
	if (focused)
		draw_cursor(r.y, r.x + 1, true);
}

bool list_pane_shown(const struct list *l)
{
	return !l->no_pane && draw_cols() >= PANE_COLS;
}

static void switch_focus(struct list *l)
{
	if (draw_cols() < PANE_COLS)
		app_say(l->view.app, TONE_INFO,
			"the detail pane needs %d columns; d shows the details",
			PANE_COLS);
	else if (l->no_pane)
		app_say(l->view.app, TONE_INFO, "the detail pane is off: p shows it");
	else
		l->pane.focused = !l->pane.focused;
}

bool list_pane_command(struct list *l, enum command c)
{
	bool focused = l->pane.focused && list_pane_shown(l);

	if (c == CMD_SWITCH_FOCUS) {
		switch_focus(l);
		return true;
	}
	if (focused && c == CMD_BACK) {
		l->pane.focused = false;
		return true;
	}
	return focused && c >= CMD_DOWN && c <= CMD_PAGE_UP &&
	       lines_command(&l->pane.text, c);
}

/* The newest at the top, as in the mock-up of UX 2.2. */
void list_draw_log(struct list *l, struct rect r)
{
	struct trace_entry last[STRIP_ENTRIES];
	uint64_t newest = app_status(l->view.app)->last_trace;
	uint64_t after = newest > STRIP_ENTRIES ? newest - STRIP_ENTRIES : 0;
	size_t n = hub_trace(app_hub(l->view.app), after, last, STRIP_ENTRIES);

	draw_text(r.y, r.x + 1, r.cols - 1, STR("REQUEST LOG (@ full screen)"),
		  STYLE_TITLE);
	for (size_t i = 0; i < n && (int)i < r.rows - 1; i++) {
		char line[512];

		requests_line(&last[n - 1 - i], line, sizeof(line));
		draw_text(r.y + 1 + (int)i, r.x + 2, r.cols - 2, str_from(line),
			  STYLE_PLAIN);
	}
}
