#include "tests/harness/keys.h"

#include <string.h>
#include <utf8proc.h>

#include "model/xalloc.h"

static const struct {
	const char *name;
	VTermKey key;
} special[] = {
	{ "Enter", VTERM_KEY_ENTER },
	{ "Tab", VTERM_KEY_TAB },
	{ "Esc", VTERM_KEY_ESCAPE },
	{ "Backspace", VTERM_KEY_BACKSPACE },
	{ "Up", VTERM_KEY_UP },
	{ "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT },
	{ "Right", VTERM_KEY_RIGHT },
	{ "Ins", VTERM_KEY_INS },
	{ "Del", VTERM_KEY_DEL },
	{ "Home", VTERM_KEY_HOME },
	{ "End", VTERM_KEY_END },
	{ "PgUp", VTERM_KEY_PAGEUP },
	{ "PgDn", VTERM_KEY_PAGEDOWN },
	{ "F1", VTERM_KEY_FUNCTION(1) },
	{ "F2", VTERM_KEY_FUNCTION(2) },
	{ "F3", VTERM_KEY_FUNCTION(3) },
	{ "F4", VTERM_KEY_FUNCTION(4) },
	{ "F5", VTERM_KEY_FUNCTION(5) },
	{ "F6", VTERM_KEY_FUNCTION(6) },
	{ "F7", VTERM_KEY_FUNCTION(7) },
	{ "F8", VTERM_KEY_FUNCTION(8) },
	{ "F9", VTERM_KEY_FUNCTION(9) },
	{ "F10", VTERM_KEY_FUNCTION(10) },
	{ "F11", VTERM_KEY_FUNCTION(11) },
	{ "F12", VTERM_KEY_FUNCTION(12) },
};

static const char *modifiers(const char *name, unsigned *ret_mod)
{
	*ret_mod = VTERM_MOD_NONE;
	while (name[0] && name[1] == '-' && name[2]) {
		if (name[0] == 'S')
			*ret_mod |= VTERM_MOD_SHIFT;
		else if (name[0] == 'A')
			*ret_mod |= VTERM_MOD_ALT;
		else if (name[0] == 'C')
			*ret_mod |= VTERM_MOD_CTRL;
		else
			break;
		name += 2;
	}
	return name;
}

bool keys_press(VTerm *vt, const char *name)
{
	utf8proc_int32_t c;
	unsigned mod;

	name = modifiers(name, &mod);
	for (size_t i = 0; i < COUNT(special); i++) {
		if (strcmp(special[i].name, name))
			continue;
		vterm_keyboard_key(vt, special[i].key, (VTermModifier)mod);
		return true;
	}
	if (!strcmp(name, "Space"))
		name = " ";
	if (utf8proc_iterate((const utf8proc_uint8_t *)name, -1, &c) !=
	    (utf8proc_ssize_t)strlen(name))
		return false;
	vterm_keyboard_unichar(vt, (uint32_t)c, (VTermModifier)mod);
	return true;
}

/* The length of the escape sequence at `p`, 1 when ESC stands for itself. */
static size_t sequence(const char *p, const char *end)
{
	const char *q = p + 2;

	if (end - p < 3)
		return 1;
	if (p[1] == 'O')
		return 3;
	if (p[1] != '[')
		return 1;
	while (q < end && *q >= 0x20 && *q < 0x40)
		q++;
	return q < end ? (size_t)(q - p) + 1 : 1;
}

uint64_t keys_count(const char *bytes, size_t len)
{
	const char *p = bytes, *end = bytes + len;
	uint64_t n = 0;

	while (p < end) {
		if (*p == '\033')
			p += sequence(p, end);
		else
			p++;
		while (p < end && ((unsigned char)*p & 0xc0) == 0x80)
			p++; /* the rest of a character */
		n++;
	}
	return n;
}

static int hex(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c | 0x20) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* One escape after the backslash; advances past it. */
static char escape(const char **p)
{
	static const char from[] = "ernt\\", to[] = "\033\r\n\t\\";
	const char *at = **p ? strchr(from, **p) : NULL;

	if (at) {
		(*p)++;
		return to[at - from];
	}
	if (**p == 'x' && hex((*p)[1]) >= 0 && hex((*p)[2]) >= 0) {
		*p += 3;
		return (char)(hex((*p)[-2]) * 16 + hex((*p)[-1]));
	}
	return '\\';
}

size_t keys_unescape(char *text)
{
	const char *p = text;
	char *out = text;

	while (*p) {
		if (*p == '\\') {
			p++;
			*out++ = escape(&p);
		} else {
			*out++ = *p++;
		}
	}
	*out = '\0';
	return (size_t)(out - text);
}
