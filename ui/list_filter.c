#include <stdio.h>

#include "model/query.h"
#include "ui/keys.h"
#include "ui/list.h"

/* "/" narrows the list while typing; it asks the Hub nothing. */

/* What kind_name() tells. */
static const struct field *name_field(const struct kind *k)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].flags & FIELD_KEY && k->fields[i].type == FIELD_TEXT)
			return &k->fields[i];
	return NULL;
}

/* A filter that cannot be read is said in the prompt, and the last good one stays. */
void list_filter_apply(struct list *l)
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
	if (l->only)
		query_within(q, name_field(l->kind), l->only);
	table_filter(l->table, q, app_now(l->view.app));
	list_restore(l, h);
}

void list_filter_again(struct list *l)
{
	if (l->filter.len || l->only)
		list_filter_apply(l);
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
	list_filter_apply(l);
}

static void leave(struct list *l)
{
	l->mode = MODE_ROWS;
	if (l->filter_error.status == ST_OK)
		return;
	app_say_error(l->view.app, &l->filter_error);
	prompt_set(&l->filter, l->filter_before);
	list_filter_apply(l);
}

/* What the Hub can be asked for that is like a word of the filter; NULL: nothing. */
static const char *word_to_ask(const struct list *l)
{
	static const char *const words[] = { "name", "search" };

	for (size_t k = 0; k < 2 && !l->kind->endless; k++)
		for (size_t i = 0; i < l->op->n_params; i++)
			if (place_word_name(l->op, i) &&
			    !strcmp(place_word_name(l->op, i), words[k]))
				return words[k];
	return NULL;
}

/* The rows here are not all: the Hub may have others of that name. */
static bool can_ask(const struct list *l)
{
	return !l->complete && l->filter.len && word_to_ask(l) &&
	       !strpbrk(l->filter.text, " !~:<>=\"");
}

static void ask_hub(struct list *l)
{
	char address[PLACE_MAX], text[PLACE_MAX + PROMPT_MAX + 16];
	struct place there;
	struct error err = { 0 };

	place_format(&l->place, address, sizeof(address));
	snprintf(text, sizeof(text), "%s %s=%s", address, word_to_ask(l),
		 l->filter.text);
	if (place_parse(text, &there, &err) != ST_OK) {
		app_say_error(l->view.app, &err);
		return;
	}
	l->mode = MODE_ROWS;
	list_filter_clear(l);
	app_goto(l->view.app, &there);
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
	} else if (key == K_TAB) {
		if (can_ask(l))
			ask_hub(l);
	} else if (key == K_DOWN) {
		list_move_command(l, CMD_DOWN);
	} else if (key == K_UP) {
		list_move_command(l, CMD_UP);
	} else if (prompt_key(&l->filter, key, paste, len)) {
		list_filter_apply(l);
	} else {
		return key < 0x20 ? KEY_PASS : KEY_USED;
	}
	app_dirty(l->view.app);
	return KEY_USED;
}

/* Something at the right of the prompt; returns the columns left for it. */
static int draw_beside(int y, int cols, enum style style, const char *text)
{
	int width = cols / 2;

	draw_fill(y, cols - width, width, STYLE_PLAIN);
	draw_print(y, cols - width, width, style, " %s", text);
	return cols - width;
}

void list_draw_filter(const struct list *l)
{
	int y = app_prompt_line(l->view.app), cols = draw_cols();
	char ask[64];

	if (l->mode == MODE_EXPORT) {
		file_prompt_draw(&l->file, l->view.app, list_export_label(l));
		return;
	}
	if (l->filter_error.status != ST_OK) {
		cols = draw_beside(y, cols, STYLE_BAD, l->filter_error.text);
	} else if (can_ask(l)) {
		snprintf(ask, sizeof(ask), "Tab asks the Hub for %s=", word_to_ask(l));
		cols = draw_beside(y, cols, STYLE_KEY, ask);
	}
	prompt_draw(&l->filter, y, 0, cols, "/");
}
