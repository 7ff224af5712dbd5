#include <stdio.h>

#include "model/query.h"
#include "ui/keys.h"
#include "ui/list.h"

/* "/" narrows the list while typing; it asks the Hub nothing. */

/* A filter that cannot be read is said in the prompt, and the last good one stays. */
static void apply(struct list *l)
{
	struct query *q = NULL;
	struct held h = list_hold(l);
	struct str text = { l->filter.text, l->filter.len };
	struct error err = { 0 };

	l->filter_error = (struct error){ 0 };
	if (query_parse(l->kind, text, &q, &err) != ST_OK) {
		l->filter_error = err;
		return;
	}
	table_filter(l->table, q, app_now(l->view.app));
	list_restore(l, h);
}

void list_filter_again(struct list *l)
{
	if (l->filter.len)
		apply(l);
}

void list_filter_open(struct list *l)
{
	memcpy(l->filter_before, l->filter.text, sizeof(l->filter_before));
	l->mode = MODE_FILTER;
	l->preparing = true;
}

void list_filter_clear(struct list *l)
{
	prompt_set(&l->filter, "");
	apply(l);
}

static void leave(struct list *l)
{
	l->mode = MODE_ROWS;
	if (l->filter_error.status == ST_OK)
		return;
	app_say_error(l->view.app, &l->filter_error);
	prompt_set(&l->filter, l->filter_before);
	apply(l);
}

enum key_result list_filter_key(struct list *l, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(l->view.app, &len) : NULL;

	if (key == K_ENTER) {
		leave(l);
	} else if (key == K_ESC) {
		l->mode = MODE_ROWS;
		list_filter_clear(l);
	} else if (key == K_BACKSPACE && !l->filter.len) {
		l->mode = MODE_ROWS;
	} else if (key == K_DOWN) {
		list_move_command(l, CMD_DOWN);
	} else if (key == K_UP) {
		list_move_command(l, CMD_UP);
	} else if (prompt_key(&l->filter, key, paste, len)) {
		apply(l);
	} else {
		return key < 0x20 ? KEY_PASS : KEY_USED;
	}
	app_dirty(l->view.app);
	return KEY_USED;
}

static void draw_error(const struct list *l, int y, int cols)
{
	int width = cols / 2;

	draw_print(y, cols - width, width, STYLE_BAD, " %s", l->filter_error.text);
}

void list_draw_filter(const struct list *l)
{
	int y = app_prompt_line(l->view.app), cols = draw_cols();

	if (l->mode == MODE_EXPORT) {
		if (l->file_error.status != ST_OK) {
			draw_fill(y - 1, 0, cols, STYLE_PLAIN);
			draw_print(y - 1, 0, cols, STYLE_BAD, "error: %s%s%s",
				   l->file_error.text,
				   l->file_error.hint[0] ? "; " : "",
				   l->file_error.hint);
		}
		prompt_draw(&l->file, y, 0, cols,
			    "export to (.csv or .json, Esc cancels): ");
		return;
	}
	if (l->filter_error.status != ST_OK) {
		draw_error(l, y, cols);
		cols -= cols / 2;
	}
	prompt_draw(&l->filter, y, 0, cols, "/");
}
