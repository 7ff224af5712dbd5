#include "ui/key_line.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "model/str.h"

enum { KEYS_MAX = 16, GAP = 2 };

/* In the order in which they are given up. */
enum need { NEED_LEAST, NEED_HELP, NEED_WAY_OUT };

struct keys {
	struct str v[KEYS_MAX];
	size_t n;
};

static enum need need_of(struct str key)
{
	if (str_starts(key, STR("Esc ")))
		return NEED_WAY_OUT;
	return str_starts(key, STR("? ")) ? NEED_HELP : NEED_LEAST;
}

static void split(const char *text, struct keys *ret)
{
	ret->n = 0;
	while (*text && ret->n < KEYS_MAX) {
		const char *gap = strstr(text, "  ");
		size_t len = gap ? (size_t)(gap - text) : strlen(text);

		if (len)
			ret->v[ret->n++] = (struct str){ text, len };
		text += len;
		text += strspn(text, " ");
	}
}

static int width_of(const struct keys *k)
{
	int width = 0;

	for (size_t i = 0; i < k->n; i++)
		width += (int)k->v[i].len + (i ? GAP : 0);
	return width;
}

/* The last one of those that are needed least. */
static void give_up_one(struct keys *k)
{
	size_t at = 0;

	for (size_t i = 1; i < k->n; i++)
		if (need_of(k->v[i]) <= need_of(k->v[at]))
			at = i;
	k->n--;
	memmove(&k->v[at], &k->v[at + 1], (k->n - at) * sizeof(k->v[0]));
}

void key_line_fit(const char *keys, int cols, char *buf, size_t size)
{
	struct keys k;
	size_t len = 0;

	snprintf(buf, size, "%s", keys);
	if ((int)strlen(keys) <= cols)
		return;
	split(keys, &k);
	while (k.n > 1 && width_of(&k) > cols)
		give_up_one(&k);
	for (size_t i = 0; i < k.n && len < size; i++)
		len += (size_t)snprintf(buf + len, size - len, "%s%.*s", i ? "  " : "",
					STR_ARG(k.v[i]));
}
