/* What the Hub said of each of several, after it took them all in one request. */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/keys.h"
#include "ui/lines.h"

struct report {
	struct view view;
	char *title;
	struct lines text;
};

enum { WIDTH = 74 };

static enum key_result report_key(struct view *v, uint32_t key)
{
	struct report *r = (struct report *)v;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (key == K_ESC || key == K_ENTER || key == 'q' || key == ('C' & 0x1f))
		app_pop(v->app, v);
	else if (command_for_key(key) != CMD_FILTER)
		lines_command(&r->text, command_for_key(key));
	return KEY_USED;
}

static void report_draw(struct view *v, struct rect at)
{
	struct report *r = (struct report *)v;
	int width = at.cols < WIDTH ? at.cols : WIDTH, height = (int)r->text.n + 3;
	int y, x = at.x + (at.cols - width) / 2;

	height = height < at.rows ? height : at.rows;
	y = at.y + (at.rows - height) / 2;
	draw_box(y, x, height, width);
	draw_print(y, x + 2, width - 4, STYLE_TITLE, " %s ", r->title);
	lines_draw(&r->text, (struct rect){ y + 1, x + 1, height - 3, width - 2 });
	draw_text(y + height - 2, x + 2, width - 4, STR("Esc closes   j k scroll"),
		  STYLE_KEY);
	draw_cursor(y + height - 2, x + 2, true);
}

static void report_free(struct view *v)
{
	struct report *r = (struct report *)v;

	lines_done(&r->text);
	free(r->title);
	free(r);
}

static const struct view_ops report_ops = {
	.name = "report",
	.overlay = true,
	.draw = report_draw,
	.key = report_key,
	.free = report_free,
};

struct view *act_report_new(struct app *a, json_object *rows, size_t good)
{
	struct report *r = xcalloc(1, sizeof(*r));
	size_t n = json_object_array_length(rows);

	r->view.ops = &report_ops;
	r->view.app = a;
	r->title = xasprintf("%zu of %zu invited", good, n);
	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str who = json_str(row, "/invitee"),
			   what = json_str(row, "/status");
		bool fine = str_eq(what, STR("invited"));

		lines_add(&r->text, fine ? STYLE_GOOD : STYLE_BAD, NULL,
			  "%-28.*s  %.*s", STR_ARG(what), STR_ARG(who));
	}
	return &r->view;
}
