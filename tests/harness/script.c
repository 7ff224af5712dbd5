#include "tests/harness/script.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "tests/harness/shown.h"
#include "tests/harness/wait.h"
#include "tests/harness/words.h"

bool script_blessing(void)
{
	const char *b = getenv("BLESS");

	return b && *b;
}

bool script_check(struct script *t, bool ok, const char *what, const char *detail)
{
	t->passed += ok;
	t->failed += !ok;
	if (!ok)
		printf("%s:%d: %s %s\n", t->path, t->number, what, detail);
	return ok;
}

/* What the rest of the script stands on is not there. */
static void give_up(struct script *t)
{
	char *shown;

	t->dead = true;
	if (!t->screen)
		return;
	shown = screen_text(t->screen);
	printf("the screen is\n%s", shown);
	free(shown);
}

void script_must(struct script *t, bool ok, const char *what, const char *detail)
{
	if (!script_check(t, ok, what, detail))
		give_up(t);
}

void script_need(struct script *t, bool ok, const char *what, const char *detail)
{
	if (!ok)
		script_must(t, false, what, detail);
}

/* ---- reading ---- */

bool script_next_line(struct script *t)
{
	ssize_t n = getline(&t->line, &t->cap, t->in);

	if (n < 0) {
		free(t->line);
		t->line = NULL;
		t->cap = 0;
		return false;
	}
	t->number++;
	t->line[strcspn(t->line, "\n")] = '\0';
	return true;
}

char *script_block(struct script *t, const char *marks)
{
	char *block = NULL;
	size_t len;
	FILE *f = open_memstream(&block, &len);

	while (script_next_line(t) && t->line[0] && strchr(marks, t->line[0]))
		fprintf(f, "%s\n", t->line);
	fclose(f);
	return block;
}

char *script_expand(struct script *t, const char *text)
{
	char *a = words_replace(text, "$TMP", t->env.home);
	char *b = words_replace(a, "$URL", t->sim ? hubsim_url(t->sim) : "$URL");

	free(a);
	return b;
}

/* When the Hub's minute ends depends on how long hubsim waited for the first request;
 * when a lost Hub is tried again, on how often it was. */
static void mask_clock(char *text, const char *behind)
{
	static const char shape[] = "HH:MM:SS";

	for (char *p = text; (p = strstr(p, behind));) {
		p += strlen(behind);
		if (strlen(p) >= strlen(shape) && p[2] == ':' && p[5] == ':' &&
		    strspn(p, "0123456789:") == strlen(shape))
			memcpy(p, shape, strlen(shape));
	}
}

/* How long a request took depends on what else the machine has to do. */
static void mask_took(char *text)
{
	static const char digits[] = "0123456789";

	for (char *p = text; (p = strchr(p, '.')); p++)
		if (p > text + 1 && p[-2] == ' ' && strspn(p - 1, digits) == 1 &&
		    strspn(p + 1, digits) == 2 && p[3] == 's') {
			p[-1] = 'N';
			p[1] = p[2] = 'N';
		}
}

char *script_mask(struct script *t, const char *text)
{
	char port[16], *a, *b;

	a = words_replace(text, t->env.home, "/tmp/hubdeck-XXXXXX");
	mask_clock(a, "reset ");
	mask_clock(a, "by itself at ");
	mask_took(a);
	if (t->screen) {
		b = words_replace(a, screen_home(t->screen), "/tmp/hubdeck-XXXXXX");
		free(a);
		a = b;
	}
	if (!t->sim)
		return a;
	snprintf(port, sizeof(port), ":%d", hubsim_port(t->sim));
	b = words_replace(a, port, ":PORTS");
	free(a);
	return b;
}

/* ---- showing ---- */

/* Blank rows that were held back. */
static void put_blank(FILE *f, int n)
{
	if (n > 2)
		fprintf(f, "~%d\n", n);
	for (int i = 0; n <= 2 && i < n; i++)
		fputs("|\n", f);
}

static char *render(struct script *t, enum script_how how)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);
	int blank = 0;

	for (int row = 0; row < screen_rows(t->screen); row++) {
		char *raw = screen_row(t->screen, row), *line = script_mask(t, raw);
		bool reversed = screen_row_reversed(t->screen, row);

		if (how == SCREEN_FOLDED && !*line && !reversed) {
			blank++;
		} else {
			put_blank(f, blank);
			blank = 0;
			fprintf(f, "%c%s\n", reversed ? '>' : '|', line);
		}
		if (how == SCREEN_ATTRS)
			shown_attributes(f, t->screen, row);
		free(line);
		free(raw);
	}
	put_blank(f, blank);
	fclose(f);
	return out;
}

char *script_render(struct script *t, enum script_how how, const char *want)
{
	char *have = render(t, how);

	for (int i = 0; i < 20 && (script_blessing() || strcmp(have, want)); i++) {
		if (!screen_listen(t->screen, (int)wait_limit_ms() / 100) &&
		    script_blessing())
			break;
		free(have);
		have = render(t, how);
	}
	return have;
}

void script_compare(struct script *t, int at, const char *want, const char *have)
{
	bool same = !strcmp(want, have);

	if (t->out)
		fputs(have, t->out);
	t->passed += same || script_blessing();
	t->failed += !same && !script_blessing();
	if (!same && !script_blessing())
		printf("%s:%d: differs\n---- want\n%s---- have\n%s", t->path, at, want,
		       have);
}
