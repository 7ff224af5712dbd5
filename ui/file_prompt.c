#include "ui/file_prompt.h"

#include <stdio.h>

#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/new_file.h"

enum { CTRL_C = 'C' & 0x1f, HEAD_LINES = 3 };

void file_prompt_open_path(struct file_prompt *f, const char *path)
{
	prompt_set(&f->name, path);
	f->failed = (struct error){ 0 };
}

void file_prompt_open(struct file_prompt *f, const char *name)
{
	file_prompt_open_path(f, name);
	for (char *c = f->name.text; *c; c++)
		if (*c == '/')
			*c = '-';
}

enum file_answer file_prompt_key(struct file_prompt *f, struct app *a, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(a, &len) : NULL;

	app_dirty(a);
	if (key == K_ESC || key == CTRL_C || (key == K_ENTER && !f->name.len))
		return FILE_LEFT;
	if (key == K_ENTER) {
		f->failed = (struct error){ 0 };
		return FILE_NAMED;
	}
	if (prompt_key(&f->name, key, paste, len) || key >= 0x20)
		return FILE_TYPING;
	return FILE_PASS;
}

const char *file_prompt_path(const struct file_prompt *f, char *buf, size_t size)
{
	const char *path = new_file_typed(f->name.text, buf, size);

	if (path != buf)
		snprintf(buf, size, "%s", path);
	return buf;
}

/* The Hub's words and ours, as many lines as they need. */
static void draw_failed(const struct error *err, int y, int cols)
{
	struct lines text = { 0 };
	char said[ERROR_TEXT_MAX + 8];
	int n;

	snprintf(said, sizeof(said), "error: %s", err->text);
	lines_wrap_as(&text, STYLE_BAD, NULL, str_from(said), cols - 2);
	if (err->hint[0])
		lines_wrap_as(&text, STYLE_PLAIN, NULL, str_from(err->hint), cols - 2);
	n = (int)text.n < y - HEAD_LINES ? (int)text.n : y - HEAD_LINES;
	draw_hline(y - n - 1, 0, cols);
	for (int i = 0; i < n; i++)
		draw_fill(y - n + i, 0, cols, STYLE_PLAIN);
	lines_draw(&text, (struct rect){ y - n, 0, n, cols });
	lines_done(&text);
}

void file_prompt_draw(const struct file_prompt *f, const struct app *a,
		      const char *label)
{
	int y = app_prompt_line(a), cols = draw_cols();

	if (f->failed.status != ST_OK)
		draw_failed(&f->failed, y, cols);
	prompt_draw(&f->name, y, 0, cols, label);
}
