#include "tests/harness/shown.h"

#include <stdlib.h>
#include <string.h>

static void put_colour(FILE *f, const char *name, const struct screen_colour *c)
{
	if (c->kind == COLOUR_INDEXED)
		fprintf(f, " %s=%d", name, c->index);
	else if (c->kind == COLOUR_RGB)
		fprintf(f, " %s=#%02x%02x%02x", name, c->r, c->g, c->b);
}

static bool blank(const struct screen_cell *c)
{
	return !strcmp(c->text, " ");
}

/*
 * " bold fg=2"; "" for a cell as any other.  Of a blank only what can be seen: how
 * a terminal came by it, bold or not, is its own affair.
 */
static char *attributes(const struct screen_cell *c, bool as_blank)
{
	bool ink = !as_blank || c->reverse;
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	if (c->bold && !as_blank)
		fputs(" bold", f);
	if (c->italic && !as_blank)
		fputs(" italic", f);
	if (c->underline)
		fputs(" underline", f);
	if (c->blink && ink)
		fputs(" blink", f);
	if (c->reverse)
		fputs(" reverse", f);
	if (ink)
		put_colour(f, "fg", &c->fg);
	put_colour(f, "bg", &c->bg);
	fclose(f);
	return out;
}

/* Whether `c` goes on in the manner of `first`, blanks being part of either. */
static bool goes_on(const struct screen_cell *first, const struct screen_cell *c)
{
	char *a = attributes(first, blank(first) || blank(c));
	char *b = attributes(c, blank(c));
	bool same = !strcmp(a, b);

	free(a);
	free(b);
	return same;
}

/* Where the run ends that begins at `col`: behind its last cell that shows it. */
static int run_end(const struct screen *s, int row, int col)
{
	struct screen_cell first = screen_cell(s, row, col);
	int end = col + 1;

	for (int at = end; at < screen_cols(s); at++) {
		struct screen_cell c = screen_cell(s, row, at);
		char *a;

		if (!goes_on(&first, &c))
			break;
		a = attributes(&c, blank(&c));
		if (*a)
			end = at + 1;
		free(a);
	}
	return end;
}

void shown_attributes(FILE *f, const struct screen *s, int row)
{
	const char *sep = ":";

	for (int col = 0; col < screen_cols(s);) {
		struct screen_cell c = screen_cell(s, row, col);
		char *a = attributes(&c, blank(&c));
		int end = *a ? run_end(s, row, col) : col + 1;

		if (*a) {
			fprintf(f, "%s %d-%d%s", sep, col, end - 1, a);
			sep = ",";
		}
		free(a);
		col = end;
	}
	if (*sep == ',')
		fputc('\n', f);
}
