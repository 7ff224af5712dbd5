#include "ui/prompt.h"

#include "model/utf8.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/term.h"

enum { CTRL_U = 'U' & 0x1f, CTRL_W = 'W' & 0x1f };

void prompt_set(struct prompt *p, const char *text)
{
	size_t len = strnlen(text, sizeof(p->text) - 1);

	memcpy(p->text, text, len);
	p->text[len] = '\0';
	p->len = p->at = len;
}

static void insert(struct prompt *p, const char *s, size_t n)
{
	if (p->len + n >= sizeof(p->text))
		return;
	memmove(p->text + p->at + n, p->text + p->at, p->len - p->at + 1);
	memcpy(p->text + p->at, s, n);
	p->len += n;
	p->at += n;
}

/* The start of the character before `at`. */
static size_t before(const struct prompt *p)
{
	size_t at = p->at;

	while (at && (p->text[--at] & 0xc0) == 0x80)
		continue;
	return at;
}

static size_t after(const struct prompt *p)
{
	size_t at = p->at;

	if (at < p->len)
		at++;
	while (at < p->len && (p->text[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void erase(struct prompt *p, size_t from, size_t to)
{
	memmove(p->text + from, p->text + to, p->len - to + 1);
	p->len -= to - from;
	p->at = from;
}

static size_t word_start(const struct prompt *p)
{
	size_t at = p->at;

	while (at && p->text[at - 1] == ' ')
		at--;
	while (at && p->text[at - 1] != ' ')
		at--;
	return at;
}

static void put(struct prompt *p, uint32_t cp)
{
	char utf8[4];
	size_t n = utf8_put(cp, utf8);

	insert(p, utf8, n);
}

static bool is_letter(uint32_t key)
{
	return key >= 0x20 && key != 0x7f && (key < 0x80 || key >= 0xa0) &&
	       key < 0x110000;
}

static void put_paste(struct prompt *p, const char *paste, size_t len)
{
	while (len) {
		uint32_t cp;
		size_t n = utf8_next((struct str){ paste, len }, &cp, NULL);

		if (cp == '\n' || cp == '\r')
			return;
		if (is_letter(cp))
			put(p, cp);
		paste += n;
		len -= n;
	}
}

bool prompt_key(struct prompt *p, uint32_t key, const char *paste, size_t paste_len)
{
	if (key == K_PASTE && paste)
		put_paste(p, paste, paste_len);
	else if (key == K_BACKSPACE || key == 8)
		erase(p, before(p), p->at);
	else if (key == K_DELETE)
		erase(p, p->at, after(p));
	else if (key == K_LEFT)
		p->at = before(p);
	else if (key == K_RIGHT)
		p->at = after(p);
	else if (key == K_HOME)
		p->at = 0;
	else if (key == K_END)
		p->at = p->len;
	else if (key == CTRL_U)
		erase(p, 0, p->at);
	else if (key == CTRL_W)
		erase(p, word_start(p), p->at);
	else if (is_letter(key))
		put(p, key);
	else
		return false;
	return true;
}

void prompt_draw(const struct prompt *p, int y, int x, int width, const char *label)
{
	enum charset charset = term_charset();
	int used, at;
	size_t from = 0;

	draw_fill(y, x, width, STYLE_PLAIN);
	used = draw_text(y, x, width, str_from(label), STYLE_KEY);
	at = show_width((struct str){ p->text, p->at }, charset, PROMPT_MAX * 4);
	while (at >= width - used && from < p->at) {
		uint32_t cp;

		from += utf8_next((struct str){ p->text + from, p->len - from }, &cp,
				  NULL);
		at = show_width((struct str){ p->text + from, p->at - from }, charset,
				PROMPT_MAX * 4);
	}
	draw_text(y, x + used, width - used,
		  (struct str){ p->text + from, p->len - from }, STYLE_PLAIN);
	draw_cursor(y, x + used + at, true);
}
