#include "ui/prompt.h"

#include <string.h>

#include "ui/draw.h"
#include "ui/edit.h"

void prompt_set(struct prompt *p, const char *text)
{
	size_t len = strnlen(text, sizeof(p->text) - 1);

	memcpy(p->text, text, len);
	p->text[len] = '\0';
	p->len = p->at = len;
}

bool prompt_key(struct prompt *p, uint32_t key, const char *paste, size_t paste_len)
{
	struct edit e = {
		.text = p->text, .size = sizeof(p->text), .len = p->len, .at = p->at
	};
	bool used = edit_key(&e, key, paste, paste_len);

	p->len = e.len;
	p->at = e.at;
	return used;
}

void prompt_draw(const struct prompt *p, int y, int x, int width, const char *label)
{
	struct prompt copy = *p;
	struct edit e = {
		.text = copy.text, .size = sizeof(copy.text), .len = p->len, .at = p->at
	};
	int used, at;

	draw_fill(y, x, width, STYLE_PLAIN);
	used = draw_text(y, x, width, str_from(label), STYLE_KEY);
	at = edit_draw(&e, y, x + used, width - used);
	draw_cursor(y, x + used + at, true);
}
