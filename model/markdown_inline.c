/* What stands inside a line: emphasis, code, links, pictures, HTML, entities. */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "model/markdown_private.h"
#include "model/xalloc.h"

enum { DEPTH_MAX = 4, LINK_MAX = 1024 /* bytes of a link, or of code */ };

struct writer {
	char *text;
	size_t len, cap;
};

static void put(struct writer *w, struct str s)
{
	w->text = xgrow(w->text, &w->cap, w->len + s.len + 1, 1);
	if (s.len)
		memcpy(w->text + w->len, s.ptr, s.len);
	w->len += s.len;
}

static struct str rest(struct str s, size_t n)
{
	return (struct str){ s.ptr + n, s.len - n };
}

/* Where `c` is within the next LINK_MAX bytes; s.len: nowhere. */
static size_t find(struct str s, char c)
{
	const char *at = memchr(s.ptr, c, s.len < LINK_MAX ? s.len : LINK_MAX);

	return at ? (size_t)(at - s.ptr) : s.len;
}

/* The bracket that closes the one at 0; s.len: none does. */
static size_t closing(struct str s, char open, char close)
{
	size_t depth = 0, max = s.len < LINK_MAX ? s.len : LINK_MAX;

	for (size_t i = 0; i < max; i++) {
		if (s.ptr[i] == '\\')
			i++;
		else if (s.ptr[i] == open)
			depth++;
		else if (s.ptr[i] == close && !--depth)
			return i;
	}
	return s.len;
}

static void write_inline(struct writer *w, struct str s, int depth);

/* ---- code, escapes, entities --------------------------------------------- */

static size_t take_code(struct writer *w, struct str s)
{
	size_t n = 0, at;

	while (n < s.len && s.ptr[n] == '`')
		n++;
	for (at = n; at + n <= s.len && at < LINK_MAX; at++) {
		if (!memcmp(s.ptr + at, s.ptr, n) &&
		    (at + n == s.len || s.ptr[at + n] != '`')) {
			put(w, (struct str){ s.ptr + n, at - n });
			return at + n;
		}
		while (at < s.len && s.ptr[at] == '`')
			at++;
	}
	put(w, (struct str){ s.ptr, n });
	return n;
}

static size_t take_escape(struct writer *w, struct str s)
{
	if (s.len > 1 && ispunct((unsigned char)s.ptr[1])) {
		put(w, (struct str){ s.ptr + 1, 1 });
		return 2;
	}
	put(w, (struct str){ s.ptr, 1 });
	return 1;
}

static const struct {
	const char *name, *text;
} entities[] = {
	{ "&amp;", "&" },   { "&lt;", "<" },    { "&gt;", ">" },   { "&quot;", "\"" },
	{ "&nbsp;", " " },  { "&#39;", "'" },   { "&apos;", "'" }, { "&copy;", "(c)" },
	{ "&mdash;", "-" }, { "&ndash;", "-" },
};

static size_t take_entity(struct writer *w, struct str s)
{
	for (size_t i = 0; i < COUNT(entities); i++) {
		size_t n = strlen(entities[i].name);

		if (s.len >= n && !strncasecmp(s.ptr, entities[i].name, n)) {
			put(w, str_from(entities[i].text));
			return n;
		}
	}
	put(w, (struct str){ s.ptr, 1 });
	return 1;
}

/* ---- links and HTML ------------------------------------------------------ */

/* "(address)" behind the brackets; {NULL,0}: there is none.  *ret_used: bytes of it. */
static struct str address(struct str s, size_t *ret_used)
{
	size_t end;
	struct str url;

	*ret_used = 0;
	if (!s.len || *s.ptr != '(')
		return (struct str){ NULL, 0 };
	end = closing(s, '(', ')');
	if (end == s.len)
		return (struct str){ NULL, 0 };
	*ret_used = end + 1;
	url = (struct str){ s.ptr + 1, end - 1 };
	url.len = find(url, ' '); /* a title may follow */
	return url;
}

static size_t take_link(struct writer *w, struct str s, int depth)
{
	size_t end = closing(s, '[', ']'), used, before = w->len;
	struct str text, url, shown;

	if (end == s.len || depth == DEPTH_MAX) {
		put(w, (struct str){ s.ptr, 1 });
		return 1;
	}
	text = (struct str){ s.ptr + 1, end - 1 };
	url = address(rest(s, end + 1), &used);
	if (!used) {
		/* A reference, or only brackets: its text. */
		put(w, STR("["));
		write_inline(w, text, depth + 1);
		put(w, STR("]"));
		return end + 1;
	}
	write_inline(w, text, depth + 1);
	shown = (struct str){ w->len ? w->text + before : "", w->len - before };
	if (url.len && *url.ptr != '#' && !str_eq(url, shown)) {
		put(w, shown.len ? STR(" <") : STR("<"));
		put(w, url);
		put(w, STR(">"));
	}
	return end + 1 + used;
}

/* "![alt](address)": what it shows cannot be shown here. */
static size_t take_picture(struct writer *w, struct str s, int depth)
{
	struct str brackets = rest(s, 1);
	size_t end = closing(brackets, '[', ']'), used;

	if (end == brackets.len || depth == DEPTH_MAX) {
		put(w, STR("!"));
		return 1;
	}
	address(rest(brackets, end + 1), &used);
	put(w, STR("[picture"));
	if (end > 1) {
		put(w, STR(": "));
		write_inline(w, (struct str){ brackets.ptr + 1, end - 1 }, depth + 1);
	}
	put(w, STR("]"));
	return 1 + end + 1 + used;
}

static bool begins(struct str s, const char *word)
{
	return s.len >= strlen(word) && !strncasecmp(s.ptr, word, strlen(word));
}

/* "<https://...>" is its address; a tag is nothing, but for what breaks a line. */
static size_t take_angle(struct writer *w, struct str s)
{
	size_t end = find(s, '>');

	if (end == s.len || s.len < 2 ||
	    !(isalpha((unsigned char)s.ptr[1]) || s.ptr[1] == '/' || s.ptr[1] == '!')) {
		put(w, STR("<"));
		return 1;
	}
	if (begins(s, "<http://") || begins(s, "<https://") || begins(s, "<mailto:"))
		put(w, (struct str){ s.ptr + 1, end - 1 });
	else if (begins(s, "<br"))
		put(w, STR("\n"));
	else if (begins(s, "<img"))
		put(w, STR("[picture]"));
	else if (begins(s, "<li"))
		put(w, STR(" - "));
	return end + 1;
}

/* ---- emphasis ------------------------------------------------------------ */

/* Part of a word, as in snake_case: no mark. */
static bool is_inside(struct str all, size_t at, size_t n)
{
	return at && at + n < all.len && isalnum((unsigned char)all.ptr[at - 1]) &&
	       isalnum((unsigned char)all.ptr[at + n]);
}

static bool is_blank_beside(struct str all, size_t at, size_t n)
{
	bool before = !at || all.ptr[at - 1] == ' ';
	bool behind = at + n >= all.len || all.ptr[at + n] == ' ';

	return before && behind;
}

static size_t take_emphasis(struct writer *w, struct str all, size_t at)
{
	char c = all.ptr[at];
	size_t n = 0;

	while (at + n < all.len && all.ptr[at + n] == c)
		n++;
	if ((c == '_' && is_inside(all, at, n)) || is_blank_beside(all, at, n) ||
	    (c == '~' && n != 2))
		put(w, (struct str){ all.ptr + at, n });
	return n;
}

static size_t take_one(struct writer *w, struct str all, size_t at, int depth)
{
	struct str s = rest(all, at);

	switch (*s.ptr) {
	case '`':
		return take_code(w, s);
	case '\\':
		return take_escape(w, s);
	case '&':
		return take_entity(w, s);
	case '[':
		return take_link(w, s, depth);
	case '<':
		return take_angle(w, s);
	case '*':
	case '_':
	case '~':
		return take_emphasis(w, all, at);
	case '!':
		if (s.len > 1 && s.ptr[1] == '[')
			return take_picture(w, s, depth);
		break;
	default:
		break;
	}
	put(w, (struct str){ s.ptr, 1 });
	return 1;
}

static void write_inline(struct writer *w, struct str s, int depth)
{
	for (size_t at = 0; at < s.len;)
		at += take_one(w, s, at, depth);
}

static void trim(struct writer *w)
{
	size_t n = 0;

	while (w->len && isspace((unsigned char)w->text[w->len - 1]))
		w->len--;
	while (n < w->len && isspace((unsigned char)w->text[n]))
		n++;
	if (n)
		memmove(w->text, w->text + n, w->len - n);
	w->len -= n;
}

char *markdown_inline(struct str s)
{
	struct writer w = { 0 };

	write_inline(&w, s, 0);
	put(&w, (struct str){ NULL, 0 });
	trim(&w);
	w.text[w.len] = '\0';
	return w.text;
}
