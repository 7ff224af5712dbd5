#include <stdio.h>

#include "ui/detail.h"
#include "ui/list.h"
#include "ui/requests.h"

/* Beside the rows from 160 columns: the current row.  Below them from 40 lines: the
 * last requests.  The rows keep their place when either appears. */

int list_width(const struct list *l, int cols)
{
	if (l->no_pane || draw_cols() < PANE_COLS)
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

void list_draw_pane(struct list *l, struct rect r)
{
	struct lines text = { .label_width = DETAIL_LABEL };
	const void *row = list_row(l);
	char reference[PLACE_MAX];

	if (!row)
		return;
	list_reference(l, row, reference, sizeof(reference));
	draw_print(r.y, r.x + 1, r.cols - 2, STYLE_TITLE, "%s  %s", l->kind->noun,
		   reference);
	lines_add(&text, STYLE_PLAIN, NULL, "%s", "");
	detail_fields(&text, l->kind, row, app_now(l->view.app), r.cols - 2);
	if (list_is_tags(l)) {
		same_line(l, table_id(l->table, l->cursor), &text);
		rules_line(l, row, &text);
	}
	detail_commands(&text, l->kind, reference, r.cols - 2);
	lines_draw(&text, (struct rect){ r.y + 1, r.x, r.rows - 1, r.cols });
	lines_done(&text);
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
