#include "ui/editor_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/show.h"
#include "model/utf8.h"
#include "model/xalloc.h"

enum { TITLE_COLS = 100 };

/* Five lines each: as far as vim looks for its modelines.  Emacs looks for its own
 * behind the last line that begins with a form feed. */
#define HEAD                                                                           \
	"<!-- hubdeck: %s\n"                                                           \
	"     Save and leave the editor to go on; nothing is sent before you confirm " \
	"it.\n"                                                                        \
	"     To change nothing, leave it as it is, or end the editor with an error "  \
	"(:cq).\n"                                                                     \
	"     These five lines and the last five are taken off again.\n"               \
	"     ======== %s: the text begins below ======== -->\n"
#define FOOT                                                                           \
	"<!-- ======== %s: the text ends above ========\n"                             \
	"     At most %s bytes.\n"                                                     \
	"     Editors look for settings of their own in the last lines of a file:\n"   \
	"\f\n"                                                                         \
	"     there are none. -->\n"

/* One line in which no editor finds a command. */
static char *plain_title(const char *title)
{
	char buf[SHOW_BYTES(TITLE_COLS)];

	show_text(str_from(title), CHARSET_UTF8, TITLE_COLS, buf, sizeof(buf), NULL);
	for (char *c = buf; *c; c++)
		if (*c == ':' || *c == '*' || *c == '<' || *c == '>')
			*c = '_';
	return xstrdup(buf);
}

static char *put(char *to, struct str s)
{
	if (s.len)
		memcpy(to, s.ptr, s.len);
	return to + s.len;
}

char *editor_wrap(const char *title, const char *token, struct str text, size_t max,
		  size_t *ret_len)
{
	char *shown = plain_title(title), limit[32], *head, *foot, *all, *to;

	format_grouped((int64_t)max, limit, sizeof(limit));
	head = xasprintf(HEAD, shown, token);
	foot = xasprintf(FOOT, token, limit);
	to = all = xmalloc(strlen(head) + text.len + 1 + strlen(foot));
	to = put(to, str_from(head));
	to = put(to, text);
	/* Editors end lines; it is taken off again whatever the text ended with. */
	to = put(to, STR("\n"));
	to = put(to, str_from(foot));
	*ret_len = (size_t)(to - all);
	free(shown);
	free(head);
	free(foot);
	return all;
}

static const char *find(struct str in, const char *words)
{
	return in.len ? memmem(in.ptr, in.len, words, strlen(words)) : NULL;
}

/* Behind the line of the first guard that the text begins below; NULL: it is gone. */
static const char *begin(struct str file, const char *token)
{
	char *words = xasprintf("%s: the text begins below", token);
	const char *at = find(file, words), *end = file.ptr + file.len;

	free(words);
	at = at ? memchr(at, '\n', (size_t)(end - at)) : NULL;
	return at ? at + 1 : NULL;
}

/* Where the line of the second guard begins. */
static const char *end(struct str file, const char *from, const char *token)
{
	struct str rest = { from, (size_t)(file.ptr + file.len - from) };
	char *words = xasprintf("%s: the text ends above", token);
	const char *at = find(rest, words);

	free(words);
	while (at && at > from && at[-1] != '\n')
		at--;
	return at;
}

static enum status check_text(struct str s, struct error *err)
{
	size_t line = 1;

	while (s.len) {
		uint32_t cp;
		bool valid;
		size_t n = utf8_next(s, &cp, &valid);

		if (!valid || !cp)
			return error_set(err, ST_PARSE,
					 "line %zu of the edited text is not UTF-8",
					 line);
		line += cp == '\n';
		s.ptr += n;
		s.len -= n;
	}
	return ST_OK;
}

enum status editor_unwrap(struct str file, const char *token, size_t max,
			  struct str *ret_text, struct error *err)
{
	const char *from = begin(file, token), *to;
	char have[32], allowed[32];

	to = from ? end(file, from, token) : NULL;
	if (!to)
		return error_set(err, ST_PARSE,
				 "the lines of hubdeck %s the text are gone, so it is "
				 "not known where it %s",
				 from ? "below" : "above", from ? "ends" : "begins");
	/* The line end that editor_wrap() added. */
	if (to > from)
		to--;
	*ret_text = (struct str){ from, (size_t)(to - from) };
	if (ret_text->len > max) {
		format_grouped((int64_t)ret_text->len, have, sizeof(have));
		format_grouped((int64_t)max, allowed, sizeof(allowed));
		return error_set(err, ST_TOO_BIG,
				 "the edited text has %s bytes, %s are allowed", have,
				 allowed);
	}
	return check_text(*ret_text, err);
}
