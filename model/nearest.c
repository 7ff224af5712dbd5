#include "model/nearest.h"

#include <ctype.h>
#include <string.h>

enum { NAME_MAX_ = 40 };

/* Levenshtein distance, cut off: names are short. */
static size_t distance(const char *a, const char *b)
{
	size_t row[NAME_MAX_ + 1], n = strnlen(b, NAME_MAX_);

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; i <= NAME_MAX_ && a[i - 1]; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t above = row[j];
			size_t best = diagonal +
				      (tolower((unsigned char)a[i - 1]) != b[j - 1]);

			if (above + 1 < best)
				best = above + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			diagonal = above;
			row[j] = best;
		}
	}
	return row[n];
}

static void insert(struct nearest *s, const char *name, size_t cost)
{
	size_t i = s->n < NEAREST_MAX ? s->n++ : NEAREST_MAX;

	for (; i > 0 && s->cost[i - 1] > cost; i--)
		if (i < NEAREST_MAX) {
			s->cost[i] = s->cost[i - 1];
			s->v[i] = s->v[i - 1];
		}
	if (i < NEAREST_MAX) {
		s->cost[i] = cost;
		s->v[i] = name;
	}
}

void nearest_offer(struct nearest *s, const char *name)
{
	size_t far = distance(s->word, name);
	size_t cost = strstr(name, s->word) ? 1 : far;

	if (cost > 1 + strlen(s->word) / 2)
		return;
	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(s->v[i], name))
			return;
	/* Of those that hold the word, the one that holds least besides. */
	insert(s, name, cost * (NAME_MAX_ + 1) + far);
}

enum status nearest_hint(const struct nearest *s, const char *else_hint,
			 struct error *err)
{
	if (!s->n)
		return error_hint(err, "%s", else_hint);
	return error_hint(err, "did you mean %s%s%s?", s->v[0], s->n > 1 ? " or " : "",
			  s->n > 1 ? s->v[1] : "");
}
