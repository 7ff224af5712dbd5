#include "ui/edit.h"

#include <string.h>

#include "model/utf8.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/term.h"

enum { CTRL_U = 'U' & 0x1f, CTRL_W = 'W' & 0x1f };

static void insert(struct edit *e, const char *s, size_t n)
{
	if (e->len + n >= e->size)
		return;
	memmove(e->text + e->at + n, e->text + e->at, e->len - e->at + 1);
	memcpy(e->text + e->at, s, n);
	e->len += n;
	e->at += n;
}

/* The start of the character before `at` of the text. */
static size_t step_back(const struct edit *e, size_t at)
{
	while (at && (e->text[--at] & 0xc0) == 0x80)
		continue;
	return at;
}

static size_t before(const struct edit *e)
{
	return step_back(e, e->at);
}

static size_t after(const struct edit *e)
{
	size_t at = e->at;

	if (at < e->len)
		at++;
	while (at < e->len && (e->text[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void erase(struct edit *e, size_t from, size_t to)
{
	memmove(e->text + from, e->text + to, e->len - to + 1);
	e->len -= to - from;
	e->at = from;
}

static size_t word_start(const struct edit *e)
{
	size_t at = e->at;

	while (at && e->text[at - 1] == ' ')
		at--;
	while (at && e->text[at - 1] != ' ')
		at--;
	return at;
}

static void put(struct edit *e, uint32_t cp)
{
	char utf8[4];
	size_t n = utf8_put(cp, utf8);

	insert(e, utf8, n);
}

static bool is_letter(uint32_t key)
{
	return key >= 0x20 && key != 0x7f && (key < 0x80 || key >= 0xa0) &&
	       key < 0x110000;
}

static void put_paste(struct edit *e, const char *paste, size_t len)
{
	while (len) {
		uint32_t cp;
		size_t n = utf8_next((struct str){ paste, len }, &cp, NULL);

		if (cp == '\n' || cp == '\r')
			return;
		if (is_letter(cp))
			put(e, cp);
		paste += n;
		len -= n;
	}
}

bool edit_key(struct edit *e, uint32_t key, const char *paste, size_t paste_len)
{
	if (key == K_PASTE && paste)
		put_paste(e, paste, paste_len);
	else if (key == K_BACKSPACE || key == 8)
		erase(e, before(e), e->at);
	else if (key == K_DELETE)
		erase(e, e->at, after(e));
	else if (key == K_LEFT)
		e->at = before(e);
	else if (key == K_RIGHT)
		e->at = after(e);
	else if (key == K_HOME)
		e->at = 0;
	else if (key == K_END)
		e->at = e->len;
	else if (key == CTRL_U)
		erase(e, 0, e->at);
	else if (key == CTRL_W)
		erase(e, word_start(e), e->at);
	else if (is_letter(key))
		put(e, key);
	else
		return false;
	return true;
}

int edit_draw(const struct edit *e, int y, int x, int width)
{
	enum charset charset = term_charset();
	size_t from = e->at;
	int at = 0;

	/* As much of what precedes the cursor as there is room for. */
	while (from) {
		size_t more = step_back(e, from);
		int cols = show_width((struct str){ e->text + more, e->at - more },
				      charset, width);

		if (cols >= width)
			break;
		from = more;
		at = cols;
	}
	draw_text(y, x, width, (struct str){ e->text + from, e->len - from },
		  STYLE_PLAIN);
	return at;
}
