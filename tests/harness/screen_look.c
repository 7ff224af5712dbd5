/* What a test can see of a screen; nothing here waits or acts. */
#include "tests/harness/screen_impl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "model/xalloc.h"

int screen_rows(const struct screen *s)
{
	return s->rows;
}

int screen_cols(const struct screen *s)
{
	return s->cols;
}

static struct screen_colour colour(const struct screen *s, VTermColor c)
{
	struct screen_colour out = { .kind = COLOUR_RGB };

	if (VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c)) {
		out.kind = COLOUR_DEFAULT;
	} else if (VTERM_COLOR_IS_INDEXED(&c)) {
		out.kind = COLOUR_INDEXED;
		out.index = c.indexed.idx;
	}
	vterm_screen_convert_color_to_rgb(s->vs, &c);
	out.r = c.rgb.red;
	out.g = c.rgb.green;
	out.b = c.rgb.blue;
	return out;
}

/* What libvterm holds right of a wide character. */
static const uint32_t behind_wide = (uint32_t)-1;

static void cell_text(const VTermScreenCell *c, char *out, size_t size)
{
	size_t n = 0;

	if (c->chars[0] == behind_wide) {
		out[0] = '\0';
		return;
	}
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c->chars[i] && n + 5 < size;
	     i++)
		n += (size_t)utf8proc_encode_char((utf8proc_int32_t)c->chars[i],
						  (utf8proc_uint8_t *)out + n);
	if (!n)
		out[n++] = ' ';
	out[n] = '\0';
}

struct screen_cell screen_cell(const struct screen *s, int row, int col)
{
	VTermPos at = { .row = row, .col = col };
	struct screen_cell out = { .width = 1 };
	VTermScreenCell c = { .width = 1 };

	if (row < 0 || col < 0 || row >= s->rows || col >= s->cols)
		return out;
	vterm_screen_get_cell(s->vs, at, &c);
	cell_text(&c, out.text, sizeof(out.text));
	out.width = (unsigned char)c.width;
	out.bold = c.attrs.bold;
	out.italic = c.attrs.italic;
	out.blink = c.attrs.blink;
	out.reverse = c.attrs.reverse;
	out.strike = c.attrs.strike;
	out.underline = c.attrs.underline;
	out.fg = colour(s, c.fg);
	out.bg = colour(s, c.bg);
	return out;
}

char *screen_row(const struct screen *s, int row)
{
	char *out =
		xmalloc((size_t)s->cols * sizeof(((struct screen_cell *)0)->text) + 1);
	size_t n = 0;

	for (int col = 0; col < s->cols; col++) {
		struct screen_cell c = screen_cell(s, row, col);
		size_t len = strlen(c.text);

		memcpy(out + n, c.text, len);
		n += len;
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

char *screen_text(const struct screen *s)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	for (int row = 0; row < s->rows; row++) {
		char *line = screen_row(s, row);

		fprintf(f, "%s\n", line);
		free(line);
	}
	fclose(f);
	return out;
}

bool screen_shows(const struct screen *s, const char *text)
{
	int row, col;

	return screen_find(s, text, &row, &col);
}

static int column_of(const struct screen *s, int row, size_t byte)
{
	size_t n = 0;
	int col = 0;

	while (col < s->cols && n < byte)
		n += strlen(screen_cell(s, row, col++).text);
	return col;
}

bool screen_find(const struct screen *s, const char *text, int *ret_row, int *ret_col)
{
	for (int row = 0; row < s->rows; row++) {
		char *line = screen_row(s, row);
		const char *at = strstr(line, text);

		if (at) {
			*ret_row = row;
			*ret_col = column_of(s, row, (size_t)(at - line));
		}
		free(line);
		if (at)
			return true;
	}
	return false;
}

bool screen_row_reversed(const struct screen *s, int row)
{
	for (int col = 0; col < s->cols; col++)
		if (screen_cell(s, row, col).reverse)
			return true;
	return false;
}

void screen_cursor(const struct screen *s, int *ret_row, int *ret_col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &at);
	*ret_row = at.row;
	*ret_col = at.col;
}

bool screen_cursor_visible(const struct screen *s)
{
	return s->cursor_visible;
}

bool screen_alternate(const struct screen *s)
{
	return s->alternate;
}

int screen_mouse(const struct screen *s)
{
	return s->mouse;
}

const char *screen_title(const struct screen *s)
{
	return s->title;
}

/* ---- what went over the wire ---- */

const char *screen_bytes(const struct screen *s, size_t *ret_len)
{
	if (ret_len)
		*ret_len = s->raw_len;
	return s->raw ? s->raw : "";
}

uint64_t screen_reports(const struct screen *s)
{
	return s->reports;
}

bool screen_wrote(const struct screen *s, const char *sequence)
{
	return s->raw_len && memmem(s->raw, s->raw_len, sequence, strlen(sequence));
}

/* ---- the process ---- */

pid_t screen_pid(const struct screen *s)
{
	return s->shell.pid;
}

const char *screen_home(const struct screen *s)
{
	return s->env.home;
}

struct termios screen_termios(const struct screen *s)
{
	struct termios t = { 0 };

	tcgetattr(s->slave, &t);
	return t;
}

bool screen_ended(const struct screen *s)
{
	return s->ended;
}

int screen_status(const struct screen *s)
{
	return s->status;
}
