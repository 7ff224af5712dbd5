#include "ui/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/ask.h"
#include "ui/plain_private.h"
#include "ui/web.h"
#include "ui/when.h"

/* ---- places ----------------------------------------------------------- */

static void show(struct plain *p)
{
	plain_read(p);
	plain_print(p);
}

/* Lists opened long ago hold their rows; the way back need not be endless. */
static void forget_oldest(struct plain *p)
{
	struct plain_list *l = p->list;

	for (int n = 1; l && n < PLAIN_PLACES; n++)
		l = l->below;
	if (!l)
		return;
	plain_list_free(l->below);
	l->below = NULL;
}

static void go(struct plain *p, const struct place *to)
{
	struct plain_list *l = plain_list_new(to);

	l->below = p->list;
	p->list = l;
	forget_oldest(p);
	show(p);
}

static void back(struct plain *p, const char *rest)
{
	struct plain_list *l = p->list;
	struct place up;

	(void)rest;
	if (!l->below && !place_up(&l->place, &up)) {
		plain_say(p, "This is the top; q quits.");
		return;
	}
	p->list = l->below ? l->below : plain_list_new(&up);
	l->below = NULL;
	plain_list_free(l);
	if (p->list->table)
		plain_print(p);
	else
		show(p);
}

static void go_to(struct plain *p, const char *text)
{
	struct error err = { 0 };
	struct place to;

	if (place_find(&p->list->place, text, &to, &err) == ST_OK)
		go(p, &to);
	else
		plain_say_error(p, &err);
}

/* Every pane of this place, to choose one by its number. */
static void panes(struct plain *p, const char *rest)
{
	struct place there[32];
	char line[PLAIN_LINE];
	size_t n = 0;
	int64_t number;

	(void)rest;
	for (size_t i = 0; kinds[i] && n < COUNT(there); i++)
		if (!kinds[i]->on_screen &&
		    place_pane(&p->list->place, kinds[i], &there[n]))
			plain_say(p, "%zu. %s", ++n, kinds[i]->name);
	if (!plain_ask(p, "Number, or Enter for none:", line, sizeof(line)))
		p->quit = true;
	else if (parse_int(str_from(line), &number) && number >= 1 &&
		 number <= (int64_t)n)
		go(p, &there[number - 1]);
	else if (line[0])
		plain_say(p, "\"%s\" is none of them.", line);
}

/* ---- rows ------------------------------------------------------------- */

/* NULL, and it was said. */
static const void *row_of(struct plain *p, const char *text)
{
	const void *row = NULL;
	int64_t n;

	if (parse_int(str_from(text), &n) && n > 0)
		row = plain_row(p, (size_t)n);
	if (!row && *text)
		plain_say(p, "\"%s\" is no row here.", text);
	else if (!row)
		plain_say(p, "Which row? Type its number behind the letter.");
	return row;
}

static void details(struct plain *p, const char *text)
{
	const void *row = row_of(p, text);

	if (row)
		plain_details(p, row);
}

static void open_row(struct plain *p, const char *text)
{
	const void *row = row_of(p, text);
	struct place to;

	if (row && place_enter(&p->list->place, row, &to))
		go(p, &to);
	else if (row)
		plain_details(p, row);
}

static void change(struct plain *p, const char *text)
{
	const void *row = *text ? row_of(p, text) : NULL;

	if (row || !*text)
		plain_change(p, row);
}

static void web(struct plain *p, const char *text)
{
	const void *row = *text ? row_of(p, text) : NULL;
	char address[WEB_MAX];

	if (*text && !row)
		return;
	if (web_address(&p->list->place, row, address, sizeof(address)))
		plain_say(p, "%s", address);
	else
		plain_say(p, "%s have no page in a browser.",
			  p->list->place.kind->name);
}

/* ---- the list --------------------------------------------------------- */

static void next_page(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->list->top + PLAIN_ROWS >= table_shown(p->list->table)) {
		plain_say(p, "These were the last rows.");
		return;
	}
	p->list->top += PLAIN_ROWS;
	plain_print(p);
}

static void previous_page(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->list->top) {
		plain_say(p, "These were the first rows.");
		return;
	}
	p->list->top = p->list->top > PLAIN_ROWS ? p->list->top - PLAIN_ROWS : 0;
	plain_print(p);
}

static void list(struct plain *p, const char *rest)
{
	(void)rest;
	p->list->top = 0;
	plain_print(p);
}

static void refresh(struct plain *p, const char *rest)
{
	(void)rest;
	show(p);
}

static void filter(struct plain *p, const char *text)
{
	plain_filter(p, text);
	plain_print(p);
}

static void wide(struct plain *p, const char *rest)
{
	(void)rest;
	p->wide = !p->wide;
	plain_say(p, p->wide ? "All columns." : "The usual columns.");
	plain_print(p);
}

static void export_rows(struct plain *p, const char *path)
{
	if (!*path)
		plain_say(p, "To which file? As in: e tags.csv (or .json)");
	else
		plain_export(p, path);
}

/* ---- the session ------------------------------------------------------ */

static void status(struct plain *p, const char *rest)
{
	const struct config *c = p->opt.config;
	struct hub_status s;

	(void)rest;
	hub_status(p->opt.hub, &s);
	plain_say(p, "Hub: %s%s.", c->url, p->opt.demo ? ", a demo" : "");
	plain_say(p, "Signed in: %s.", s.signed_in ? s.claims.username : "no");
	plain_say(p, "Changes: %s.", c->read_only ? "off, read-only" : "allowed");
	if (s.limits.limit > 0 && s.limits.remaining >= 0)
		plain_say(p, "Requests left in this minute: %d of %d.",
			  s.limits.remaining, s.limits.limit);
	plain_print_state(p);
}

/* As somebody else, or in another way; or for the first time. */
static void login(struct plain *p, const char *rest)
{
	struct hub_status s;

	(void)rest;
	hub_status(p->opt.hub, &s);
	if (!s.signed_in) {
		hub_sign_in(p->opt.hub);
		show(p);
		return;
	}
	s.ask = HUB_ASK_PASSWORD;
	s.ask_user[0] = '\0';
	s.ask_error = (struct error){ 0 };
	if (ask_sign_in(p->opt.hub, &s))
		show(p);
}

static void lock(struct plain *p, const char *rest)
{
	(void)rest;
	plain_lock(p, false);
}

static void errors(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->n_errors)
		plain_say(p, "No error in this session.");
	for (size_t i = p->n_errors; i-- > 0;)
		plain_say(p, "%s%s%s", p->errors[i].text,
			  p->errors[i].hint[0] ? "; " : "", p->errors[i].hint);
}

static void quit(struct plain *p, const char *rest)
{
	(void)rest;
	p->quit = true;
}

static void help(struct plain *p, const char *rest);

/* ---- commands --------------------------------------------------------- */

/* A letter, or the word, and what stands behind it. */
static const struct command_row {
	const char *letter, *word, *argument;
	void (*run)(struct plain *p, const char *rest);
	const char *help;
} rows[] = {
	{ "n", "next", "", next_page, "the next rows; so does Enter alone" },
	{ "p", "previous", "", previous_page, "the rows before" },
	{ "l", "list", "", list, "the first rows once more" },
	{ "d", "details", " ROW", details, "everything about a row" },
	{ "f", "filter", " TEXT", filter,
	  "only rows that match: word, !word, size>1G, pushed>30d; f alone shows all" },
	{ "s", "sort", " COLUMN", plain_sort,
	  "sort by a column; again: the other way round; s alone names them" },
	{ "w", "wide", "", wide, "more columns in each row, or fewer" },
	{ "r", "refresh", "", refresh, "read the list again" },
	{ "b", "back", "", back, "the place before" },
	{ "t", "panes", "", panes, "the panes of this place, to choose one" },
	{ "g", "go", " PLACE", go_to, "go to acme, acme/web-app, acme:members ..." },
	{ "x", "delete", " ROWS", plain_delete,
	  "delete tags, as in x 3 5-7: shows what, and asks" },
	{ "c", "change", " ROW", change,
	  "how a row is changed otherwise, as commands for a shell; c alone: how one "
	  "is "
	  "made" },
	{ "o", "web", " ROW", web, "the address of its page" },
	{ "e", "export", " FILE", export_rows,
	  "write the rows to a .csv or .json file" },
	{ "i", "status", "", status,
	  "where you are, as whom, and how the list stands" },
	{ "L", "login", "", login, "sign in, or as another user" },
	{ "", "lock", "", lock, "end the session until you are back" },
	{ "!", "errors", "", errors, "the errors of this session" },
	{ "?", "help", "", help, "this list" },
	{ "q", "quit", "", quit, "quit" },
};

static void help(struct plain *p, const char *rest)
{
	(void)rest;
	plain_say(p, "A number opens that row.");
	for (size_t i = 0; i < COUNT(rows); i++)
		plain_say(p, "%s%s%s%s%s: %s.", rows[i].letter,
			  *rows[i].letter ? rows[i].argument : "",
			  *rows[i].letter ? " or " : "", rows[i].word, rows[i].argument,
			  rows[i].help);
	plain_say(p, "Ctrl-C stops what is being read; the rows so far stay.");
}

static const struct command_row *find(struct str word)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (str_eq(word, str_from(rows[i].letter)) ||
		    str_eq(word, str_from(rows[i].word)))
			return &rows[i];
	return NULL;
}

static void obey(struct plain *p, const char *line)
{
	const char *text = line + strspn(line, " \t:/");
	struct str word = { text, strcspn(text, " \t") };
	const char *rest = text + word.len + strspn(text + word.len, " \t");
	const struct command_row *c = find(word);
	int64_t number;

	if (!word.len)
		next_page(p, "");
	else if (c)
		c->run(p, rest);
	else if (parse_int(word, &number))
		open_row(p, text);
	else
		plain_say(p, "\"%.*s\" is no command; ? lists them.", STR_ARG(word));
}

static void prompt_text(const struct plain *p, char *buf, size_t size)
{
	char place[PLACE_MAX];

	place_format(&p->list->place, place, sizeof(place));
	snprintf(buf, size, "%s>", place[0] ? place : "namespaces");
}

int plain_run(const struct plain_options *opt)
{
	struct plain *p = xcalloc(1, sizeof(*p));
	char line[PLAIN_LINE], prompt[PLACE_MAX + 2];

	p->opt = *opt;
	p->list = plain_list_new(&opt->start);
	when_use_utc(opt->config->settings.utc);
	plain_begin(p);
	plain_say(p, "hubdeck, line by line. ? lists the commands, q quits.");
	show(p);
	while (!p->quit) {
		prompt_text(p, prompt, sizeof(prompt));
		if (!plain_ask(p, prompt, line, sizeof(line)))
			break;
		if (!p->broken_off)
			obey(p, line);
	}
	plain_end();
	plain_list_free(p->list);
	free(p);
	return 0;
}
