#include "ui/errand.h"

#include <stdio.h>
#include <string.h>

#include "model/kind.h"
#include "model/xalloc.h"
#include "ui/invite_page.h"
#include "ui/leaver_page.h"
#include "ui/rotate_page.h"
#include "ui/rotations_page.h"

enum { ABOUT_MAX = 512 };

/* ---- what they are ------------------------------------------------------------ */

/* The organization; false: there is none here, and that is said. */
static bool in_org(struct app *a, const struct place *at, const char *name)
{
	if (at->ns[0])
		return true;
	app_say(a, TONE_INFO, "%s: choose an organization first", name);
	return false;
}

static void leaver(struct app *a, const struct place *at, const char *about)
{
	if (!in_org(a, at, "leaver"))
		return;
	if (*about)
		app_push(a, leaver_page_new(a, at->ns, about));
	else
		app_say(a, TONE_INFO, "who leaves?  :leaver USER");
}

static void invite(struct app *a, const struct place *at, const char *about)
{
	if (in_org(a, at, "invite"))
		app_push(a, invite_page_new(a, at->ns, about));
}

static void rotate(struct app *a, const struct place *at, const char *about)
{
	if (*about)
		app_push(a, rotate_page_new(a, at->ns, about));
	else
		app_push(a, rotations_page_new(a));
}

static void rotations(struct app *a, const struct place *at, const char *about)
{
	(void)at;
	(void)about;
	app_push(a, rotations_page_new(a));
}

/* clang-format off */
const struct errand errands[] = {
	{ "leaver", "USER", "what there is of somebody who leaves, removed as one plan",
	  "D asks and removes, t disables their tokens, too, R reads again",
	  false, leaver },
	{ "invite", "FILE", "invite people from a CSV: checked here and by the Hub first",
	  "Enter changes a line, Space sends an open invitation again (* all), r role, "
	  "t team, d domains that need no remark, n another file, R checks again, z stops "
	  "that, E writes the rows, F9 asks and sends, and shows the report then",
	  true, invite },
	{ "rotate", "TOKEN", "a new token in place of an old one, step by step",
	  "c f y s where it goes (command, file, clipboard, shown once), Enter asks "
	  "for the next step, b takes the last back, R looks at both, Esc leaves it",
	  true, rotate },
	{ "rotations", "", "rotations under way on this machine",
	  "Enter goes on with one", false, rotations },
};
/* clang-format on */
const size_t n_errands = COUNT(errands);

/* ---- by name -------------------------------------------------------------------- */

const struct errand *errand_find(const char *text, const char **ret_about)
{
	for (size_t i = 0; i < n_errands; i++) {
		size_t n = strlen(errands[i].name);

		if (strncmp(errands[i].name, text, n) != 0 ||
		    (text[n] && text[n] != ' '))
			continue;
		*ret_about = text + n + strspn(text + n, " ");
		return &errands[i];
	}
	return NULL;
}

void errand_open(struct app *a, const struct errand *e, const struct place *at,
		 const char *about)
{
	const char *off = e->changes ? app_no_changes(a) : NULL;

	if (off)
		app_say(a, TONE_WARN, "%s %s", e->name, off);
	else
		e->open(a, at, about);
}

void errand_of_row(struct app *a, const struct action *act, const struct place *at,
		   const void *row)
{
	const struct errand *e;
	const char *ignored;
	char buf[80], about[ABOUT_MAX] = "";

	if (act->binds && row) {
		const struct field *f =
			kind_field(at->kind, str_from(act->binds[0].field));
		struct str v = field_value(f, row, NULL, buf, sizeof(buf));

		snprintf(about, sizeof(about), "%.*s", STR_ARG(v));
	}
	e = errand_find(act->page, &ignored);
	if (act->binds && !*about)
		app_say(a, TONE_INFO, "no row to %s", act->name);
	else if (e)
		errand_open(a, e, at, about);
}
