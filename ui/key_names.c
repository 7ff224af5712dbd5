/* How keys are written in the help, in the key line and in the table of bindings. */
#include <stdio.h>
#include <string.h>

#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/keys.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{ "Esc", K_ESC },
	{ "Enter", K_ENTER },
	{ "Tab", K_TAB },
	{ "Space", ' ' },
	{ "Up", K_UP },
	{ "Down", K_DOWN },
	{ "Left", K_LEFT },
	{ "Right", K_RIGHT },
	{ "Home", K_HOME },
	{ "End", K_END },
	{ "PgUp", K_PGUP },
	{ "PgDn", K_PGDN },
	{ "Ins", K_INSERT },
	{ "Del", K_DELETE },
	{ "S-Tab", K_BACKTAB },
	{ "Paste", K_PASTE },
	{ "Backspace", K_BACKSPACE },
};

const char *key_name(uint32_t key, char *buf, size_t size)
{
	char utf8[5] = { 0 };

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].key == key)
			return names[i].name;
	if (key >= K_F1 && key <= K_F12)
		snprintf(buf, size, "F%u", key - K_F1 + 1);
	else if (key < 0x20)
		snprintf(buf, size, "Ctrl-%c", (int)key + 0x40);
	else if (key < 0x110000) {
		utf8[utf8_put(key, utf8)] = '\0';
		snprintf(buf, size, "%s", utf8);
	} else
		snprintf(buf, size, "?");
	return buf;
}

static uint32_t parse_function_key(const char *digits)
{
	unsigned n = 0;

	for (; *digits >= '0' && *digits <= '9' && n < 100; digits++)
		n = n * 10 + (unsigned)(*digits - '0');
	return !*digits && n >= 1 && n <= 12 ? K_F1 + n - 1 : 0;
}

uint32_t key_parse(const char *name)
{
	struct str s = str_from(name);
	uint32_t cp;

	for (size_t i = 0; i < COUNT(names); i++)
		if (!strcmp(names[i].name, name))
			return names[i].key;
	if (!strncmp(name, "Ctrl-", 5) && s.len == 6)
		return name[5] >= '@' && name[5] <= '_' ? name[5] & 0x1f : 0;
	if (s.len && utf8_next(s, &cp, NULL) == s.len)
		return cp;
	if (name[0] == 'F' && name[1] != '0')
		return parse_function_key(name + 1);
	return 0;
}
