#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/errand.h"
#include "ui/lines.h"
#include "ui/views.h"

/* "?": made from the table that dispatches the keys, so it cannot be wrong. */
struct help {
	struct view view;
	struct lines text;
};

enum { KEY_COLUMN = 16 };

/* What is off just now is explained all the same. */
static bool fits(const struct app *a, const struct binding *b)
{
	const struct place *p = list_place(app_top(a));
	unsigned where = app_top(a)->ops->where;

	if (!(b->where & where & WHERE_ALL) ||
	    (b->where & WHERE_WRITE && app_read_only(a)))
		return false;
	if (b->where & where & WHERE_GRID)
		return true;
	if (command_act(b) && !app_action(a, b))
		return false;
	if (b->where & WHERE_ACTS && !(p && p->kind->n_actions))
		return false;
	return !(b->where & WHERE_MARKS) || (p && kind_markable(p->kind));
}

static void add_binding(struct app *a, struct lines *text, const struct binding *b)
{
	const struct action *act = app_action(a, b);
	const char *keys = command_keys(b->command);
	char help[256];

	snprintf(help, sizeof(help), "%s%s%s", act ? act->help : b->help,
		 b->name ? "   :" : "", b->name ? b->name : "");
	lines_wrap(text, *keys ? keys : ":", str_from(help),
		   draw_cols() - KEY_COLUMN - 1);
}

/* Has it a key of its own? */
static bool is_bound(const struct action *act)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (command_act(&bindings[i]) == act->key)
			return true;
	return false;
}

/* What only the menu of actions offers here. */
static void add_actions(struct app *a, struct lines *text)
{
	const struct place *p = list_place(app_top(a));

	if (!p || app_read_only(a))
		return;
	for (size_t i = 0; i < p->kind->n_actions; i++) {
		const struct action *act = &p->kind->actions[i];
		char key[40], help[256];

		if (is_bound(act))
			continue;
		snprintf(key, sizeof(key), "%s %c", command_key(CMD_ACTIONS), act->key);
		snprintf(help, sizeof(help), "%s   :%s", act->help, act->name);
		lines_wrap(text, key, str_from(help), draw_cols() - KEY_COLUMN - 1);
	}
}

static void add_note(struct lines *text, const char *label, const char *note)
{
	lines_wrap(text, label, str_from(note), draw_cols() - KEY_COLUMN - 1);
}

static void add_errands(struct lines *text)
{
	add_note(text, "people", "what has a page of its own, in an organization");
	for (size_t i = 0; i < n_errands; i++) {
		char label[40], help[300];

		snprintf(label, sizeof(label), "  :%s%s%s", errands[i].name,
			 *errands[i].args ? " " : "", errands[i].args);
		snprintf(help, sizeof(help), "%s; %s", errands[i].help,
			 errands[i].keys);
		add_note(text, label, help);
	}
}

static void add_notes(struct lines *text)
{
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	add_note(text, "places", "type them after : or on the command line");
	add_note(text, "  ORG", "repositories of an organization or user");
	add_note(text, "  ORG/REPO", "tags of a repository");
	add_note(text, "  ORG/REPO:TAG", "images of a tag");
	add_note(text, "  ORG:PANE",
		 "teams, members, invites, oats, audit, settings, scim; "
		 "team-members/TEAM, team-repos/TEAM, reach/USER");
	add_note(text, "  ORG/REPO:PANE",
		 "tags, images, manifests, webhooks, access, ways can=push");
	add_note(text, "  access REPO push",
		 "the ways to it; access push: of this one; access user USER: theirs");
	add_note(text, "  :PANE",
		 "pats (your own tokens), journal, jobs, limits, credential, contexts");
	add_note(text, "  PLACE since 90d actor=jdoe",
		 "words behind narrow it: what the Hub is asked, sort=COLUMN, /FILTER");
	add_errands(text);
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	add_note(text, "typing",
		 "Enter takes it, Esc leaves it, Ctrl-U empties it; : completes with "
		 "Tab, Up and Down bring back what was typed before");
	add_note(
		text, "deleting",
		"D only asks. One tag: y. More: type their number, then F9, or Tab and "
		"Enter. Enter alone, Esc, n and q delete nothing; so does a paste");
	add_note(
		text, "  running",
		"z pauses, x stops after the present tag, Esc leaves it running, :jobs "
		"shows it");
	add_note(text, "  by a rule",
		 "P in tags: a form, tried while you type; then the plan, where Tab "
		 "lists "
		 "what goes and Space takes out, w saves, E exports, Enter asks");
	add_note(text, "in a matrix",
		 "M: Enter and Space change the cell, = shows the changes as one plan "
		 "with the people who gain and lose, U takes them back, v turns to the "
		 "other, E writes it as the Hub has it; what is marked * is not sent "
		 "yet, ? was not read");
	add_note(text, "signing in",
		 "L; S-Tab changes the user name; what is typed is not shown");
	add_note(text, "line 1",
		 "place and role, user, kind of sign-in (pw, pw+2fa, pat, oat, anon), "
		 "RW or RO; at the right: requests left of the limit, jobs");
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	add_note(text, "HOT", "pulled in the last 30 days");
	add_note(text, "LOCK", "protected by an immutable rule of the repository");
	add_note(text, "=N", "N other tags have the same digest");
	add_note(text, "! after a date", "older than 180 days");
	add_note(text, "partial",
		 "the list is not complete: sorted and counted so far");
}

static void help_draw(struct view *v, struct rect r)
{
	lines_draw(&((struct help *)v)->text, r);
}

static enum key_result help_key(struct view *v, uint32_t key)
{
	return lines_key(&((struct help *)v)->text, v->app, key);
}

static bool help_command(struct view *v, enum command c)
{
	return lines_command(&((struct help *)v)->text, c);
}

static void help_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	snprintf(left, nl, "help: the keys of this screen   / searches");
	lines_position(&((struct help *)v)->text, right, nr);
}

static void help_free(struct view *v)
{
	lines_done(&((struct help *)v)->text);
	free(v);
}

static const struct view_ops help_ops = {
	.name = "help",
	.where = WHERE_TEXT,
	.draw = help_draw,
	.key = help_key,
	.command = help_command,
	.heading = help_heading,
	.free = help_free,
};

struct view *help_new(struct app *a)
{
	struct help *h = xcalloc(1, sizeof(*h));

	h->view.ops = &help_ops;
	h->view.app = a;
	h->text.label_width = KEY_COLUMN;
	for (size_t i = 0; i < n_bindings; i++) {
		if (fits(a, &bindings[i]))
			add_binding(a, &h->text, &bindings[i]);
	}
	add_actions(a, &h->text);
	add_notes(&h->text);
	return &h->view;
}
