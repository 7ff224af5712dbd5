#ifndef UI_LOOK_H
#define UI_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"
#include "ui/draw.h"

/*
 * How each role of ui/draw.h looks, by theme.  No meaning is told by a look alone: what
 * is bad also says so.  Pure: knows no terminal.
 */
enum theme {
	THEME_16,    /* the terminal's own colours: they suit its background */
	THEME_DARK,  /* 256 colours on a dark background */
	THEME_LIGHT, /* the same on a light one */
	THEME_MONO,  /* bold and reverse only */
	N_THEMES,
};

enum look_attr {
	LOOK_BOLD = 1 << 0,
	LOOK_DIM = 1 << 1,
	LOOK_UNDERLINE = 1 << 2,
	LOOK_REVERSE = 1 << 3,
	LOOK_ITALIC = 1 << 4,
};

enum { LOOK_DEFAULT = -1 }; /* the terminal's own foreground or background */

struct look {
	short fg, bg; /* 0 to 255, or LOOK_DEFAULT */
	unsigned attr;
};

/* What a terminal of so many colours can show of the theme. */
const struct look *theme_look(enum theme t, int colors, enum style role);

/* "bad"; NULL behind the last. */
const char *role_name(size_t i);
bool role_find(const char *name, enum style *ret);

/* "red bold", "white on blue", "208", "none".  ST_USAGE names the word that is none. */
enum status look_parse(const char *value, struct look *ret,
		       struct error *err) MUST_CHECK;
size_t look_text(const struct look *l, char *buf, size_t size);

#endif
