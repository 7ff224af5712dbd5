#include <stdio.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/show.h"
#include "ui/access_words.h"
#include "ui/confirm.h"
#include "ui/matrix.h"

/* What changed cells mean, before they are sent: before and after, and people. */

/* The bytes that will be sent, so that look-alikes cannot hide (QUALITY S2). */
static void say_cells(struct lines *l, const struct plan *p)
{
	char name[300];

	for (size_t i = 0; i < p->n; i++) {
		show_escaped(str_from(p->items[i].name), name, sizeof(name), NULL);
		lines_add(l, STYLE_KEY, NULL, "  %s", name);
	}
}

static void say_untold(const struct matrix_view *v, struct lines *l)
{
	const char *team = matrix_untold(v->m);

	if (!team)
		return;
	if (v->of == MATRIX_MEMBERS && !(v->parts & ESTATE_ACCESS))
		lines_add(l, STYLE_WARN, NULL,
			  "What the teams reach is not read: %s reads it first.",
			  command_key(CMD_ADD));
	else
		lines_add(l, STYLE_WARN, NULL,
			  "Not all is known of %s: more people, or fewer.", team);
}

static void say(const struct matrix_view *v, struct lines *l, const struct plan *p)
{
	json_object *people = matrix_effect(v->m);

	lines_add(l, STYLE_PLAIN, NULL, "in %s", v->place.ns);
	say_cells(l, p);
	/* That nobody does is said only where it is known. */
	if (json_object_array_length(people) || !matrix_untold(v->m))
		access_words_people(l, people);
	say_untold(v, l);
	json_object_put(people);
}

void matrix_review(struct matrix_view *v)
{
	struct app *a = v->view.app;
	struct lines text = { 0 };
	struct plan *p;

	if (!v->m || !matrix_changes(v->m)) {
		app_say(a, TONE_INFO, "no cell is changed: Enter changes one");
		return;
	}
	if (v->reading || v->stale) {
		app_say(a, TONE_INFO,
			"it is being read again: once more when that is done");
		return;
	}
	p = matrix_plan(v->m, app_now(a));
	say(v, &text, p);
	confirm_plan_told(a, v->of == MATRIX_REPOS ? &kind_access : &kind_team_members,
			  p, &text);
}
