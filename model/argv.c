#include "model/argv.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"

struct splitter {
	char **words;
	size_t n, cap;
	char *word; /* room for the whole text */
	size_t len;
};

static void end_word(struct splitter *s)
{
	s->words = xgrow(s->words, &s->cap, s->n + 2, sizeof(*s->words));
	s->words[s->n++] = xstrndup(s->word, s->len);
	s->words[s->n] = NULL;
	s->len = 0;
}

static void put(struct splitter *s, char c)
{
	s->word[s->len++] = c;
}

/* The text behind the closing quote; NULL when there is none. */
static const char *quoted(struct splitter *s, const char *p)
{
	char quote = *p++;

	for (; *p && *p != quote; p++) {
		if (quote == '"' && *p == '\\' && (p[1] == '"' || p[1] == '\\'))
			p++;
		put(s, *p);
	}
	return *p ? p + 1 : NULL;
}

/* The text behind the word; NULL when a quote or a backslash has no end. */
static const char *one_word(struct splitter *s, const char *p)
{
	while (p && *p && *p != ' ' && *p != '\t') {
		if (*p == '\'' || *p == '"') {
			p = quoted(s, p);
			continue;
		}
		if (*p == '\\' && !*++p)
			return NULL;
		put(s, *p++);
	}
	if (p)
		end_word(s);
	return p;
}

void argv_free(char **words)
{
	for (size_t i = 0; words && words[i]; i++)
		free(words[i]);
	free(words);
}

enum status argv_split(const char *text, char ***ret, struct error *err)
{
	struct splitter s = { .word = xmalloc(strlen(text) + 1) };
	const char *p = text + strspn(text, " \t");

	while (p && *p) {
		p = one_word(&s, p);
		if (p)
			p += strspn(p, " \t");
	}
	free(s.word);
	if (p && s.n && *s.words[0]) {
		*ret = s.words;
		return ST_OK;
	}
	argv_free(s.words);
	return error_set(err, ST_USAGE,
			 p ? "no program is named" : "a quote or \\ without its end");
}
