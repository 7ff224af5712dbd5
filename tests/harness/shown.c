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

/* " bold fg=2"; "" for a cell as any other. */
static char *attributes(const struct screen_cell *c)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	if (c->bold)
		fputs(" bold", f);
	if (c->italic)
		fputs(" italic", f);
	if (c->underline)
		fputs(" underline", f);
	if (c->blink)
		fputs(" blink", f);
	if (c->reverse)
		fputs(" reverse", f);
	put_colour(f, "fg", &c->fg);
	put_colour(f, "bg", &c->bg);
	fclose(f);
	return out;
}

static int same_from(const struct screen *s, int row, int col, const char *want)
{
	for (; col < screen_cols(s); col++) {
		struct screen_cell c = screen_cell(s, row, col);
		char *a = attributes(&c);
		bool same = !strcmp(a, want);

		free(a);
		if (!same)
			break;
	}
	return col;
}

void shown_attributes(FILE *f, const struct screen *s, int row)
{
	const char *sep = ":";

	for (int col = 0; col < screen_cols(s);) {
		struct screen_cell c = screen_cell(s, row, col);
		char *a = attributes(&c);
		int end = same_from(s, row, col, a);

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
