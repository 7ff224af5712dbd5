#include "ui/errand.h"

#include <stdio.h>
#include <string.h>

#include "model/kind.h"
#include "model/xalloc.h"
#include "ui/hub_file.h"
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
		rotate_page_open(a, at->ns, about);
	else
		app_push(a, rotations_page_new(a));
}

static void rotations(struct app *a, const struct place *at, const char *about)
{
	(void)at;
	(void)about;
	app_push(a, rotations_page_new(a));
}

/* The pane that "members --hub" names, and whether the Hub is to make the file. */
static void export_words(const char *about, char *ret_pane, size_t size, bool *ret_hub)
{
	static const char hub[] = "--hub";
	struct str s = str_from(about);

	ret_pane[0] = '\0';
	*ret_hub = false;
	while (s.len) {
		struct str word = { s.ptr, strcspn(s.ptr, " ") };

		if (str_eq(word, STR(hub)))
			*ret_hub = true;
		else
			snprintf(ret_pane + strlen(ret_pane), size - strlen(ret_pane),
				 "%s%.*s", *ret_pane ? " " : "", STR_ARG(word));
		s.ptr += word.len;
		s.ptr += strspn(s.ptr, " ");
		s.len = strlen(s.ptr);
	}
}

static void export_hub_file(struct app *a, const struct place *there)
{
	if (hub_file_of(a, there))
		app_push(a, hub_file_new(a, there));
	else if (app_snapshot(a))
		app_say(a, TONE_INFO, "a snapshot has no file of the Hub's own");
	else
		app_say(a, TONE_INFO,
			"the Hub has a file of its own of members only: "
			":export members --hub");
}

/* What is shown, or a pane; rows that are not here yet are read first. */
static void export(struct app *a, const struct place *at, const char *about)
{
	char pane[ABOUT_MAX];
	struct place there = *at;
	struct error err = { 0 };
	bool hub;

	export_words(about, pane, sizeof(pane), &hub);
	if (*pane && place_find(at, pane, &there, &err) != ST_OK)
		app_say_error(a, &err);
	else if (hub)
		export_hub_file(a, &there);
	else {
		if (*pane && app_holds(a, LEAVING_PLACE))
			return;
		if (*pane)
			app_goto(a, &there);
		app_command(a, CMD_EXPORT);
	}
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
	  "for the next step, b takes the last back, l is its log, R looks at both, Esc "
	  "leaves it",
	  true, rotate },
	{ "export", "[PANE] [--hub]", "write what is shown to a file; members --hub: the Hub's own CSV",
	  "the file is new, and only yours; Esc stops, and removes half of one",
	  false, export },
	{ "rotations", "", "rotations under way on this machine",
	  "Enter goes on with one, l is its log", false, rotations },
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
