#include <stdio.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/context.h"
#include "ui/draw.h"
#include "ui/errand.h"
#include "ui/keys.h"
#include "ui/palette_private.h"
#include "ui/set.h"

/*
 * ":": commands, panes and places by name.  It completes what is loaded and asks the
 * Hub nothing while typing; before Enter it shows where that will go.
 */
enum { HISTORY_MAX = 50, SHOWN = 8 };

/* Kept for the session, for every palette opened in it. */
static char *history[HISTORY_MAX];
static size_t n_history;

static void remember(const char *text)
{
	if (n_history && !strcmp(history[n_history - 1], text))
		return;
	if (n_history == HISTORY_MAX) {
		free(history[0]);
		memmove(history, history + 1, sizeof(*history) * (HISTORY_MAX - 1));
		n_history--;
	}
	history[n_history++] = xstrdup(text);
}

void palette_forget(void)
{
	while (n_history)
		free(history[--n_history]);
}

static bool typed_begins(const struct palette *p, struct str s)
{
	return str_starts(s, (struct str){ p->prompt.text, p->prompt.len });
}

void palette_add(struct palette *p, const char *text, const char *note, bool place)
{
	struct choice *c = &p->choices[p->n];

	if (p->n == CHOICES_MAX)
		return;
	for (size_t i = 0; i < p->n; i++) {
		if (!strcmp(p->choices[i].text, text))
			return;
	}
	snprintf(c->text, sizeof(c->text), "%s", text);
	snprintf(c->note, sizeof(c->note), "%s", note);
	c->place = place;
	p->n++;
}

static void offer(struct palette *p, const char *text, const char *note, bool place)
{
	if (typed_begins(p, str_from(text)))
		palette_add(p, text, note, place);
}

static void offer_set(void *arg, const char *line, const char *note)
{
	offer(arg, line, note, false);
}

static void offer_commands(struct palette *p)
{
	offer(p, "q", "quit", false);
	for (size_t i = 0; i < n_bindings; i++) {
		if (bindings[i].name)
			offer(p, bindings[i].name, bindings[i].help, false);
	}
}

const struct place *palette_place(const struct palette *p)
{
	const struct place *at = NULL;

	for (const struct view *v = p->view.below; v && !at; v = v->below)
		at = list_place(v);
	return at;
}

/* "ctx NAME"; "ctx" alone is the list of them. */
static const char *context_name(const char *text)
{
	static const char *const words[] = { "ctx", "context" };

	for (size_t i = 0; i < COUNT(words); i++) {
		size_t n = strlen(words[i]);

		if (!strncmp(text, words[i], n) && (!text[n] || text[n] == ' '))
			return text + n + strspn(text + n, " ");
	}
	return NULL;
}

/* What can be done to the rows of the list below. */
static void offer_actions(struct palette *p)
{
	const struct place *at = palette_place(p);

	for (size_t i = 0; at && i < at->kind->n_actions; i++)
		offer(p, at->kind->actions[i].name, at->kind->actions[i].help, false);
}

/* "role editor": an action, and what its form begins with; NULL. */
static const struct action *find_action(const struct palette *p, const char *text,
					const char **ret_first)
{
	const struct place *at = palette_place(p);

	for (size_t i = 0; at && i < at->kind->n_actions; i++) {
		const struct action *act = &at->kind->actions[i];
		size_t n = strlen(act->name);

		if (strncmp(act->name, text, n) != 0 || (text[n] && text[n] != ' '))
			continue;
		*ret_first = text + n + strspn(text + n, " ");
		return act;
	}
	return NULL;
}

static void offer_errands(struct palette *p)
{
	const struct place *at = palette_place(p);

	for (size_t i = 0; i < n_errands; i++)
		offer(p, errands[i].name, errands[i].help, false);
	if (at && at->ns[0] && !app_snapshot(p->view.app))
		offer(p, "export members --hub",
		      "the Hub's own CSV of the members, to a file", false);
}

static void offer_contexts(struct palette *p)
{
	const struct config *c = app_config(p->view.app);

	for (size_t i = 0; i < c->n_contexts; i++) {
		char text[TEXT_MAX];

		snprintf(text, sizeof(text), "ctx %s", c->contexts[i]->name);
		offer(p, text, "context", true);
	}
}

static void offer_panes(struct palette *p)
{
	const struct place *at = palette_place(p);

	for (size_t i = 0; at && kinds[i]; i++) {
		struct place there;
		char text[PLACE_MAX];

		if (!place_pane(at, kinds[i], &there))
			continue;
		place_format(&there, text, sizeof(text));
		if (*text)
			offer(p, text, "pane", true);
	}
}

/* Rows of a list further down the stack that can be opened from here. */
static void offer_rows(struct palette *p, const struct view *list)
{
	const struct place *at = list_place(list);
	const struct table *t = list_table(list);
	size_t n = table_loaded(t);

	if (!at->kind->child ||
	    (at->kind != &kind_namespaces && at->kind != &kind_repos))
		return;
	for (size_t i = 0; i < n && i < 20000 && p->n < CHOICES_MAX; i++) {
		struct str name = kind_name(at->kind, table_row_by_id(t, (uint32_t)i));
		char text[TEXT_MAX];

		if (strlen(at->ns) + name.len + 2 > sizeof(text))
			continue;
		snprintf(text, sizeof(text), "%s%s%.*s", at->ns, at->ns[0] ? "/" : "",
			 STR_ARG(name));
		/* "web" finds acme/web-app, too. */
		if (typed_begins(p, name) || typed_begins(p, str_from(text)))
			palette_add(p, text, at->kind->noun, true);
	}
}

static void complete(struct palette *p)
{
	char set[128];

	p->n = p->hidden = 0;
	if (!set_describe(p->view.app, p->prompt.text, set, sizeof(set)) &&
	    !context_name(p->prompt.text) && palette_words(p)) {
		p->at = p->n;
		return;
	}
	if (p->prompt.len) {
		offer_contexts(p);
		offer_errands(p);
		offer_actions(p);
		offer_commands(p);
		set_offer(p->prompt.text, offer_set, p);
	}
	offer_panes(p);
	for (const struct view *v = p->view.below; v; v = v->below) {
		if (list_place(v))
			offer_rows(p, v);
	}
	p->at = p->n;
}

static const char *chosen(const struct palette *p)
{
	return p->at < p->n ? p->choices[p->at].text : p->prompt.text;
}

/* A place of the list is a place, whatever command has that name. */
static bool chosen_is_place(const struct palette *p)
{
	return p->at < p->n && p->choices[p->at].place;
}

static const struct errand *find_errand(const struct palette *p, const char *text,
					const char **ret_about)
{
	if (chosen_is_place(p) || !palette_place(p))
		return NULL;
	return errand_find(text, ret_about);
}

static enum command chosen_command(const struct palette *p)
{
	if (chosen_is_place(p))
		return CMD_NONE;
	return command_for_name(chosen(p));
}

static bool is_quit(const char *text)
{
	static const char *const words[] = {
		"q", "q!", "qa", "qa!", "wq", "x", "exit"
	};

	for (size_t i = 0; i < COUNT(words); i++) {
		if (!strcmp(text, words[i]))
			return true;
	}
	return command_for_name(text) == CMD_QUIT;
}

static bool find_place(const struct palette *p, const char *text, struct place *ret,
		       struct error *err)
{
	const char *name = context_name(text);

	return place_find(palette_place(p), name ? kind_contexts.name : text, ret,
			  err) == ST_OK;
}

static void run(struct palette *p)
{
	struct app *a = p->view.app;
	const struct place *at = palette_place(p);
	const struct errand *errand;
	const struct action *act;
	struct place place, here = at ? *at : (struct place){ 0 };
	struct error err = { 0 };
	char text[TEXT_MAX];
	const char *first = NULL, *about = NULL;
	enum command c;
	bool there;

	snprintf(text, sizeof(text), "%s", chosen(p));
	c = chosen_command(p);
	errand = find_errand(p, text, &about);
	act = chosen_is_place(p) ? NULL : find_action(p, text, &first);
	there = find_place(p, text, &place, &err);
	if (*text)
		remember(text);
	app_pop(a, &p->view);
	if (!*text)
		return;
	if (is_quit(text)) {
		if (strchr(text, '!') || !app_holds(a, LEAVING_ALL))
			app_quit(a);
	} else if (set_line(a, text))
		return;
	else if (context_name(text) && *context_name(text))
		app_switch(a, str_from(context_name(text)));
	else if (errand && (*about || !act || !act->page))
		errand_open(a, errand, &here, about);
	else if (act)
		act_run(a, act, first);
	else if (c != CMD_NONE)
		app_command(a, c);
	else if (!there)
		app_say_error(a, &err);
	else if (!app_holds(a, LEAVING_PLACE))
		app_goto(a, &place);
}

static void recall(struct palette *p, bool older)
{
	if (older && p->past)
		p->past--;
	else if (!older && p->past < n_history)
		p->past++;
	else
		return;
	prompt_set(&p->prompt, p->past < n_history ? history[p->past] : "");
	complete(p);
}

static void step(struct palette *p, bool forward)
{
	size_t n = p->n + 1;

	p->at = (p->at + (forward ? 1 : n - 1)) % n;
}

/* Tab takes what all choices have in common, or the next one. */
static void tab(struct palette *p)
{
	if (palette_words_ask(p))
		return;
	if (p->n == 1) {
		prompt_set(&p->prompt, p->choices[0].text);
		complete(p);
	} else if (p->n) {
		step(p, true);
	}
}

static enum key_result palette_key(struct view *v, uint32_t key)
{
	struct palette *p = (struct palette *)v;
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(v->app, &len) : NULL;

	app_dirty(v->app);
	if (key == K_ENTER)
		run(p);
	else if (key == K_ESC || key == ('C' & 0x1f) ||
		 (key == K_BACKSPACE && !p->prompt.len))
		app_pop(v->app, v);
	else if (key == K_TAB)
		tab(p);
	else if (key == K_BACKTAB)
		step(p, false);
	else if ((key == K_UP || key == K_DOWN) &&
		 (!p->prompt.len || p->past < n_history))
		recall(p, key == K_UP);
	else if (key == K_UP || key == K_DOWN)
		step(p, key == K_DOWN);
	else if (prompt_key(&p->prompt, key, paste, len))
		complete(p);
	else if (key < 0x20)
		return KEY_PASS;
	return KEY_USED;
}

static void draw_target(const struct palette *p, int y, int cols)
{
	const char *text = chosen(p), *first, *about;
	enum command c = chosen_command(p);
	const struct errand *errand = find_errand(p, text, &about);
	const struct action *act =
		chosen_is_place(p) ? NULL : find_action(p, text, &first);
	struct place place;
	struct error err = { 0 };
	char address[PLACE_MAX], set[PLACE_MAX];

	draw_fill(y, 0, cols, STYLE_PLAIN);
	if (!*text) {
		draw_print(y, 0, cols, STYLE_DIM,
			   " a command or a place: acme, acme/web-app, acme/web-app:v1"
			   "   Tab completes   Esc closes");
	} else if (is_quit(text)) {
		draw_print(y, 0, cols, STYLE_DIM, " -> quit");
	} else if (set_describe(p->view.app, text, set, sizeof(set))) {
		draw_print(y, 0, cols, STYLE_DIM, " -> %s", set);
	} else if (context_name(text) && *context_name(text)) {
		draw_print(y, 0, cols, STYLE_DIM, " -> leave this for context %s",
			   context_name(text));
	} else if (errand) {
		draw_print(y, 0, cols, STYLE_DIM, " -> %s", errand->help);
	} else if (act) {
		draw_print(y, 0, cols, STYLE_DIM, " -> %s", act->help);
	} else if (c != CMD_NONE) {
		draw_print(y, 0, cols, STYLE_DIM, " -> %s", command_binding(c)->help);
	} else if (find_place(p, text, &place, &err)) {
		place_format(&place, address, sizeof(address));
		draw_print(y, 0, cols, STYLE_DIM, " -> go to %s",
			   *address ? address : "namespaces");
	} else {
		draw_print(y, 0, cols, STYLE_BAD, " %s", err.text);
	}
}

/* Where the notes stand: behind the longest of the choices on screen. */
static int notes_at(const struct palette *p, size_t first, size_t rows, int cols)
{
	int at = 30;

	for (size_t i = first; i < first + rows; i++) {
		int n = (int)strlen(p->choices[i].text + p->hidden) + 2;

		at = n > at ? n : at;
	}
	return at < cols - 16 ? at : cols - 16;
}

static void draw_choice(const struct palette *p, size_t i, int y, int notes, int cols)
{
	const struct choice *c = &p->choices[i];
	bool here = i == p->at;
	enum style style = here ? STYLE_FOCUS : STYLE_PLAIN;

	draw_fill(y, 0, cols, STYLE_PLAIN);
	draw_text(y, 0, 1, here ? STR(">") : STR(" "), style);
	draw_cell(y, 1, notes - 1, str_from(c->text + p->hidden), false, style);
	draw_text(y, notes + 1, cols - notes - 1, str_from(c->note), STYLE_DIM);
}

static void draw_choices(const struct palette *p, int bottom, int cols)
{
	size_t rows = p->n < SHOWN ? p->n : SHOWN, first = 0;
	int notes;

	if (p->at < p->n && p->at >= rows)
		first = p->at - rows + 1;
	if (bottom - (int)rows < 2)
		rows = bottom > 2 ? (size_t)bottom - 2 : 0;
	if (!rows)
		return;
	notes = notes_at(p, first, rows, cols);
	draw_hline(bottom - (int)rows - 1, 0, cols);
	for (size_t i = 0; i < rows; i++)
		draw_choice(p, first + i, bottom - (int)rows + (int)i, notes, cols);
}

static void palette_draw(struct view *v, struct rect r)
{
	const struct palette *p = (const struct palette *)v;
	int y = app_prompt_line(v->app), cols = draw_cols();

	(void)r;
	draw_choices(p, y - 1, cols);
	draw_target(p, y - 1, cols);
	prompt_draw(&p->prompt, y, 0, cols, ":");
}

static bool palette_reply(struct view *v, struct reply *r)
{
	struct palette *p = (struct palette *)v;

	if (!palette_words_reply(p, r))
		return false;
	complete(p);
	app_dirty(v->app);
	return true;
}

static bool palette_busy(struct view *v)
{
	return ((struct palette *)v)->asked != 0;
}

static void palette_free(struct view *v)
{
	hub_cancel(app_hub(v->app), ((struct palette *)v)->asked);
	free(v);
}

static const struct view_ops palette_ops = {
	.name = "palette",
	.overlay = true,
	.draw = palette_draw,
	.key = palette_key,
	.reply = palette_reply,
	.busy = palette_busy,
	.free = palette_free,
};

struct view *palette_new(struct app *a, const char *text)
{
	struct palette *p = xcalloc(1, sizeof(*p));

	p->view.ops = &palette_ops;
	p->view.app = a;
	p->view.below = app_top(a);
	p->past = n_history;
	prompt_set(&p->prompt, text);
	complete(p);
	return &p->view;
}
