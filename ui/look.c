#include "ui/look.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/xalloc.h"

#define PLAIN                                                                          \
	{                                                                              \
		LOOK_DEFAULT, LOOK_DEFAULT, 0                                          \
	}
#define ATTR(a)                                                                        \
	{                                                                              \
		LOOK_DEFAULT, LOOK_DEFAULT, (a)                                        \
	}
#define COLOR(c, a)                                                                    \
	{                                                                              \
		(c), LOOK_DEFAULT, (a)                                                 \
	}

static const struct look themes[N_THEMES][N_STYLES] = {
	[THEME_16] = {
		[STYLE_PLAIN] = PLAIN,
		[STYLE_HEAD] = ATTR(LOOK_REVERSE),
		[STYLE_TITLE] = ATTR(LOOK_BOLD),
		[STYLE_DIM] = ATTR(LOOK_DIM),
		[STYLE_KEY] = ATTR(LOOK_BOLD),
		[STYLE_GOOD] = COLOR(2, 0),
		[STYLE_WARN] = COLOR(5, LOOK_BOLD),
		[STYLE_BAD] = COLOR(1, LOOK_BOLD),
		[STYLE_MARK] = COLOR(6, LOOK_BOLD),
		[STYLE_CURSOR] = PLAIN,
		[STYLE_FOCUS] = ATTR(LOOK_REVERSE),
	},
	[THEME_DARK] = {
		[STYLE_PLAIN] = PLAIN,
		[STYLE_HEAD] = { 255, 24, 0 },
		[STYLE_TITLE] = COLOR(110, LOOK_BOLD),
		[STYLE_DIM] = COLOR(247, 0),
		[STYLE_KEY] = COLOR(255, LOOK_BOLD),
		[STYLE_GOOD] = COLOR(114, 0),
		[STYLE_WARN] = COLOR(215, LOOK_BOLD),
		[STYLE_BAD] = COLOR(210, LOOK_BOLD),
		[STYLE_MARK] = COLOR(80, LOOK_BOLD),
		[STYLE_CURSOR] = COLOR(80, LOOK_BOLD),
		[STYLE_FOCUS] = ATTR(LOOK_REVERSE),
	},
	[THEME_LIGHT] = {
		[STYLE_PLAIN] = PLAIN,
		[STYLE_HEAD] = { 231, 24, 0 },
		[STYLE_TITLE] = COLOR(24, LOOK_BOLD),
		[STYLE_DIM] = COLOR(240, 0),
		[STYLE_KEY] = COLOR(16, LOOK_BOLD),
		[STYLE_GOOD] = COLOR(22, 0),
		[STYLE_WARN] = COLOR(94, LOOK_BOLD),
		[STYLE_BAD] = COLOR(124, LOOK_BOLD),
		[STYLE_MARK] = COLOR(25, LOOK_BOLD),
		[STYLE_CURSOR] = COLOR(25, LOOK_BOLD),
		[STYLE_FOCUS] = ATTR(LOOK_REVERSE),
	},
	[THEME_MONO] = {
		[STYLE_PLAIN] = PLAIN,
		[STYLE_HEAD] = ATTR(LOOK_REVERSE),
		[STYLE_TITLE] = ATTR(LOOK_BOLD),
		[STYLE_DIM] = PLAIN,
		[STYLE_KEY] = ATTR(LOOK_BOLD),
		[STYLE_GOOD] = PLAIN,
		[STYLE_WARN] = ATTR(LOOK_BOLD),
		[STYLE_BAD] = ATTR(LOOK_BOLD),
		[STYLE_MARK] = ATTR(LOOK_BOLD),
		[STYLE_CURSOR] = PLAIN,
		[STYLE_FOCUS] = ATTR(LOOK_REVERSE),
	},
};

const struct look *theme_look(enum theme t, int colors, enum style role)
{
	if (colors < 8)
		t = THEME_MONO;
	else if (colors < 256 && (t == THEME_DARK || t == THEME_LIGHT))
		t = THEME_16;
	return &themes[t][role];
}

/* ---- roles ------------------------------------------------------------ */

static const char *const roles[N_STYLES] = {
	[STYLE_PLAIN] = "plain",   [STYLE_HEAD] = "head",   [STYLE_TITLE] = "title",
	[STYLE_DIM] = "dim",       [STYLE_KEY] = "key",     [STYLE_GOOD] = "good",
	[STYLE_WARN] = "warn",     [STYLE_BAD] = "bad",     [STYLE_MARK] = "mark",
	[STYLE_CURSOR] = "cursor", [STYLE_FOCUS] = "focus",
};

const char *role_name(size_t i)
{
	return i < N_STYLES ? roles[i] : NULL;
}

bool role_find(const char *name, enum style *ret)
{
	for (size_t i = 0; i < N_STYLES; i++)
		if (!strcmp(roles[i], name)) {
			*ret = (enum style)i;
			return true;
		}
	return false;
}

/* ---- as text ---------------------------------------------------------- */

static const char *const colors[] = {
	"black",        "red",           "green",       "yellow",         "blue",
	"magenta",      "cyan",          "white",       "bright-black",   "bright-red",
	"bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
	"bright-white",
};

static const struct {
	const char *name;
	enum look_attr attr;
} attrs[] = {
	{ "bold", LOOK_BOLD },           { "dim", LOOK_DIM },
	{ "underline", LOOK_UNDERLINE }, { "reverse", LOOK_REVERSE },
	{ "italic", LOOK_ITALIC },
};

static bool parse_color(struct str s, short *ret)
{
	int64_t n;

	if (str_eq(s, STR("default"))) {
		*ret = LOOK_DEFAULT;
		return true;
	}
	for (size_t i = 0; i < COUNT(colors); i++)
		if (str_eq(s, str_from(colors[i]))) {
			*ret = (short)i;
			return true;
		}
	if (!parse_int(s, &n) || n < 0 || n > 255)
		return false;
	*ret = (short)n;
	return true;
}

static bool parse_attr(struct str s, unsigned *ret)
{
	for (size_t i = 0; i < COUNT(attrs); i++)
		if (str_eq(s, str_from(attrs[i].name))) {
			*ret |= attrs[i].attr;
			return true;
		}
	return str_eq(s, STR("none"));
}

static enum status bad_word(struct str word, struct error *err)
{
	return error_set(err, ST_USAGE,
			 "a colour (red, bright-red, 0 to 255, default), \"on\" a "
			 "colour, bold, dim, underline, reverse, italic or none, not "
			 "\"%.*s\"",
			 word.len < 30 ? (int)word.len : 30, word.ptr);
}

enum status look_parse(const char *value, struct look *ret, struct error *err)
{
	struct look l = PLAIN;
	bool on = false;

	for (const char *p = value + strspn(value, " \t"); *p;) {
		struct str word = { p, strcspn(p, " \t") };

		if (on ? !parse_color(word, &l.bg)
		       : !str_eq(word, STR("on")) && !parse_attr(word, &l.attr) &&
				    !parse_color(word, &l.fg))
			return bad_word(word, err);
		on = !on && str_eq(word, STR("on"));
		p += word.len;
		p += strspn(p, " \t");
	}
	if (on || !*value)
		return bad_word(STR(""), err);
	*ret = l;
	return ST_OK;
}

static size_t add_word(char *buf, size_t size, size_t n, const char *before,
		       const char *word)
{
	if (n < size)
		n += (size_t)snprintf(buf + n, size - n, "%s%s%s", n ? " " : "", before,
				      word);
	return n < size ? n : size - 1;
}

static size_t add_color(char *buf, size_t size, size_t n, const char *before,
			short color)
{
	char number[8];

	if (color == LOOK_DEFAULT)
		return n;
	snprintf(number, sizeof(number), "%d", color);
	return add_word(buf, size, n, before,
			color < (short)COUNT(colors) ? colors[color] : number);
}

size_t look_text(const struct look *l, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	n = add_color(buf, size, n, "", l->fg);
	n = add_color(buf, size, n, "on ", l->bg);
	for (size_t i = 0; i < COUNT(attrs); i++)
		if (l->attr & attrs[i].attr)
			n = add_word(buf, size, n, "", attrs[i].name);
	return n ? n : add_word(buf, size, 0, "", "none");
}
