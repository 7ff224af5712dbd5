#include "model/names.h"

#include <stdlib.h>

#include "model/xalloc.h"

struct names {
	char *text;
	struct str *v; /* sorted, in `text` */
	size_t n, cap;
};

static int compare(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct names *names_new(struct str text, char separator)
{
	struct names *n = xcalloc(1, sizeof(*n));

	n->text = xstrndup(text.len ? text.ptr : "", text.len);
	for (size_t at = 0; at < text.len;) {
		const char *end = memchr(n->text + at, separator, text.len - at);
		size_t len = end ? (size_t)(end - n->text) - at : text.len - at;

		if (len) {
			n->v = xgrow(n->v, &n->cap, n->n + 1, sizeof(*n->v));
			n->v[n->n++] = (struct str){ n->text + at, len };
		}
		at += len + 1;
	}
	if (n->n)
		qsort(n->v, n->n, sizeof(*n->v), compare);
	return n;
}

void names_free(struct names *n)
{
	if (!n)
		return;
	free(n->text);
	free(n->v);
	free(n);
}

bool names_have(const struct names *n, struct str name)
{
	return n->n && bsearch(&name, n->v, n->n, sizeof(*n->v), compare);
}

size_t names_count(const struct names *n)
{
	return n->n;
}
