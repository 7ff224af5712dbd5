/* Apart from ui/term.c, because curses.h has a key_name() of its own. */
#include <term.h>

#include "model/xalloc.h"
#include "ui/keys.h"
#include "ui/term.h"

void term_define_keys(struct keys *k)
{
	static const struct {
		const char *cap;
		uint32_t key;
	} caps[] = {
		{ "kcuu1", K_UP },     { "kcud1", K_DOWN },   { "kcub1", K_LEFT },
		{ "kcuf1", K_RIGHT },  { "khome", K_HOME },   { "kend", K_END },
		{ "kpp", K_PGUP },     { "knp", K_PGDN },     { "kich1", K_INSERT },
		{ "kdch1", K_DELETE }, { "kcbt", K_BACKTAB }, { "kent", K_ENTER },
		{ "kf1", K_F1 },       { "kf2", K_F2 },       { "kf3", K_F3 },
		{ "kf4", K_F4 },       { "kf5", K_F5 },       { "kf6", K_F6 },
		{ "kf7", K_F7 },       { "kf8", K_F8 },       { "kf9", K_F9 },
		{ "kf10", K_F10 },     { "kf11", K_F11 },     { "kf12", K_F12 },
	};

	for (size_t i = 0; i < COUNT(caps); i++) {
		const char *s = tigetstr(caps[i].cap);

		if (s && s != (char *)-1)
			keys_define(k, s, caps[i].key);
	}
}
