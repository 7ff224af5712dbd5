#include "model/markdown.h"

#include <ctype.h>
#include <stdlib.h>

#include "model/markdown_private.h"
#include "model/xalloc.h"

/*
 * Lines become blocks.  A block of text is collected until a line ends it, then its
 * inline marks are taken out (markdown_inline.c).
 */
enum { FENCE_MIN = 3, HEADING_MAX = 6, CODE_INDENT = 4, TAB = 4 };

struct parser {
	struct markdown *out;
	char *text; /* of the block that is being collected */
	size_t len, cap;
	enum markdown_style style;
	int indent;
	char marker[8];
	bool open;       /* a block is being collected */
	char fence;      /* '`' or '~' while code is; 0 */
	size_t fence_n;  /* how long it is */
	bool blank;      /* the last line was */
	bool in_comment; /* <!-- ... */
};

/* ---- blocks -------------------------------------------------------------- */

static void add(struct parser *p, enum markdown_style style, int indent,
		const char *marker, char *take_text)
{
	struct markdown *m = p->out;
	struct markdown_block *b;

	if (m->n == MARKDOWN_BLOCKS_MAX) {
		m->cut = true;
		free(take_text);
		return;
	}
	m->v = xgrow(m->v, &m->cap, m->n + 1, sizeof(*m->v));
	b = &m->v[m->n++];
	*b = (struct markdown_block){ .style = style,
				      .indent = indent < MARKDOWN_INDENT_MAX
							? indent
							: MARKDOWN_INDENT_MAX,
				      .text = take_text };
	memcpy(b->marker, marker, strnlen(marker, sizeof(b->marker) - 1));
}

static void add_blank(struct parser *p)
{
	const struct markdown *m = p->out;

	if (m->n && m->v[m->n - 1].style != MARKDOWN_BLANK)
		add(p, MARKDOWN_BLANK, 0, "", xstrdup(""));
}

static void put(struct parser *p, struct str s)
{
	p->text = xgrow(p->text, &p->cap, p->len + s.len + 1, 1);
	if (s.len)
		memcpy(p->text + p->len, s.ptr, s.len);
	p->len += s.len;
}

/* The block ends: what is only marks leaves nothing. */
static void end(struct parser *p)
{
	char *text;

	if (!p->open)
		return;
	p->open = false;
	text = markdown_inline((struct str){ p->text, p->len });
	p->len = 0;
	if (*text || p->marker[0])
		add(p, p->style, p->indent, p->marker, text);
	else
		free(text);
	p->marker[0] = '\0';
}

static void begin(struct parser *p, enum markdown_style style, int indent,
		  struct str marker)
{
	end(p);
	p->open = true;
	p->style = style;
	p->indent = indent;
	memset(p->marker, 0, sizeof(p->marker));
	if (marker.len && marker.len < sizeof(p->marker) - 1)
		memcpy(p->marker, marker.ptr, marker.len);
	if (p->marker[0])
		p->marker[marker.len] = ' ';
}

static void add_code(struct parser *p, int indent, struct str line)
{
	add(p, MARKDOWN_CODE, indent, "", xstrndup(line.len ? line.ptr : "", line.len));
}

/* ---- what a line is ------------------------------------------------------ */

static struct str rest(struct str s, size_t n)
{
	return (struct str){ s.ptr + n, s.len - n };
}

static struct str trimmed(struct str s)
{
	while (s.len && isspace((unsigned char)s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* Takes the blanks in front; *ret_cols is how wide they are. */
static struct str unindented(struct str s, int *ret_cols)
{
	int cols = 0;

	while (s.len && (*s.ptr == ' ' || *s.ptr == '\t')) {
		cols += *s.ptr == '\t' ? TAB - cols % TAB : 1;
		s = rest(s, 1);
	}
	*ret_cols = cols;
	return s;
}

/* How often the line begins with `c`. */
static size_t run_of(struct str s, char c)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] == c)
		n++;
	return n;
}

/* "---", "* * *": three or more of one of these, and blanks. */
static bool is_rule(struct str s)
{
	size_t n = 0;
	char c = s.len ? *s.ptr : 0;

	if (c != '-' && c != '*' && c != '_')
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] != c && s.ptr[i] != ' ')
			return false;
		n += s.ptr[i] == c;
	}
	return n >= 3;
}

/* "-", "12.": the marker of an item; 0: none. */
static size_t marker_of(struct str s)
{
	size_t n = 0;

	if (s.len > 1 && strchr("-*+", *s.ptr) && s.ptr[1] == ' ')
		return 1;
	while (n < s.len && n < 4 && isdigit((unsigned char)s.ptr[n]))
		n++;
	return n && n + 1 < s.len && (s.ptr[n] == '.' || s.ptr[n] == ')') &&
			       s.ptr[n + 1] == ' '
		       ? n + 1
		       : 0;
}

static bool is_table(struct str s)
{
	return s.len > 1 && *s.ptr == '|';
}

/* ---- one line ------------------------------------------------------------ */

static bool take_fence(struct parser *p, struct str s)
{
	char c = s.len ? *s.ptr : 0;
	size_t n = c == '`' || c == '~' ? run_of(s, c) : 0;

	if (p->fence && c == p->fence && n >= p->fence_n && trimmed(s).len == n) {
		p->fence = 0;
		return true;
	}
	if (p->fence || n < FENCE_MIN)
		return false;
	end(p);
	p->fence = c;
	p->fence_n = n;
	return true;
}

static bool take_heading(struct parser *p, struct str s)
{
	size_t n = run_of(s, '#');

	if (!n || n > HEADING_MAX || (n < s.len && s.ptr[n] != ' '))
		return false;
	s = trimmed(rest(s, n));
	while (s.len && s.ptr[s.len - 1] == '#')
		s.len--;
	end(p);
	add_blank(p);
	begin(p, MARKDOWN_HEADING, 0, (struct str){ NULL, 0 });
	put(p, s);
	end(p);
	p->blank = true;
	return true;
}

/* A line of "=" or "-" makes a heading of the paragraph above it. */
static bool take_underline(struct parser *p, struct str s)
{
	char c = s.len ? *s.ptr : 0;

	if (!p->open || p->style != MARKDOWN_TEXT || p->marker[0] ||
	    (c != '=' && c != '-') || run_of(s, c) != s.len)
		return false;
	p->style = MARKDOWN_HEADING;
	end(p);
	p->blank = true;
	return true;
}

static bool take_item(struct parser *p, struct str s, int cols)
{
	size_t n = marker_of(s);

	if (!n)
		return false;
	begin(p, MARKDOWN_TEXT, cols, (struct str){ s.ptr, n });
	put(p, rest(s, n + 1));
	return true;
}

static bool take_quote(struct parser *p, struct str s)
{
	if (!s.len || *s.ptr != '>')
		return false;
	s = rest(s, s.len > 1 && s.ptr[1] == ' ' ? 2 : 1);
	if (!p->open || p->style != MARKDOWN_QUOTE)
		begin(p, MARKDOWN_QUOTE, 2, (struct str){ NULL, 0 });
	else
		put(p, STR(" "));
	put(p, s);
	return true;
}

static void take_text(struct parser *p, struct str s)
{
	if (!p->open)
		begin(p, MARKDOWN_TEXT, 0, (struct str){ NULL, 0 });
	else
		put(p, STR(" "));
	put(p, s);
}

static bool take_verbatim(struct parser *p, struct str line, struct str s, int cols)
{
	if (p->fence) {
		add_code(p, 2, line);
		return true;
	}
	if (cols >= CODE_INDENT && !p->open && p->blank && !marker_of(s)) {
		add_code(p, 2, s);
		return true;
	}
	if (!is_table(s))
		return false;
	end(p);
	add_code(p, 0, s);
	return true;
}

/* What <!-- and --> leave of the line. */
static struct str uncommented(struct parser *p, struct str line)
{
	static const char open[] = "<!--", close[] = "-->";
	const char *at;

	if (p->in_comment) {
		at = memmem(line.ptr, line.len, close, sizeof(close) - 1);
		p->in_comment = !at;
		return at ? rest(line, (size_t)(at - line.ptr) + sizeof(close) - 1)
			  : (struct str){ line.ptr, 0 };
	}
	at = p->fence ? NULL : memmem(line.ptr, line.len, open, sizeof(open) - 1);
	if (!at ||
	    memmem(at, line.len - (size_t)(at - line.ptr), close, sizeof(close) - 1))
		return line; /* one in a line is a tag like others */
	p->in_comment = true;
	line.len = (size_t)(at - line.ptr);
	return line;
}

static void take_line(struct parser *p, struct str line)
{
	int cols;
	struct str s;
	bool empty = !trimmed(line).len;

	line = trimmed(uncommented(p, line));
	if (!line.len && !empty)
		return;
	s = unindented(line, &cols);
	if (take_fence(p, s) || take_verbatim(p, line, s, cols))
		return;
	if (!s.len) {
		end(p);
		add_blank(p);
		p->blank = true;
		return;
	}
	if (take_underline(p, s) || take_heading(p, s))
		return;
	if (is_rule(s)) {
		end(p);
		add(p, MARKDOWN_RULE, 0, "", xstrdup(""));
	} else if (!take_item(p, s, cols) && !take_quote(p, s)) {
		take_text(p, s);
	}
	p->blank = false;
}

/* ---- all of it ----------------------------------------------------------- */

static void drop_last_blank(struct markdown *m)
{
	if (m->n && m->v[m->n - 1].style == MARKDOWN_BLANK)
		free(m->v[--m->n].text);
}

void markdown_parse(struct str text, struct markdown *ret)
{
	struct parser p = { .out = ret, .blank = true };

	*ret = (struct markdown){ .cut = text.len > MARKDOWN_MAX };
	if (ret->cut)
		text.len = MARKDOWN_MAX;
	while (text.len && ret->n < MARKDOWN_BLOCKS_MAX) {
		const char *nl = memchr(text.ptr, '\n', text.len);
		size_t n = nl ? (size_t)(nl - text.ptr) : text.len;

		take_line(&p, (struct str){ text.ptr, n });
		text = rest(text, n + (nl != NULL));
	}
	end(&p);
	drop_last_blank(ret);
	free(p.text);
}

void markdown_done(struct markdown *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->v[i].text);
	free(m->v);
	*m = (struct markdown){ 0 };
}
