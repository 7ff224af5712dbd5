#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/markdown.h"
#include "model/xalloc.h"
#include "ui/lines.h"
#include "ui/views.h"

/* "r": the full description of a repository, as a page to read. */
enum { BODY_MAX = 1 << 20, WIDTH_MAX = 100, RULE = 40 };

struct readme {
	struct view view;
	char *title; /* "acme/web-app" */
	ticket ticket;
	struct error err;
	bool said; /* the Hub sent a description, maybe an empty one */
	struct markdown doc;
	struct lines text;
	int width; /* the lines were made for */
};

/* ---- lines --------------------------------------------------------------- */

static enum style style_of(const struct markdown_block *b)
{
	if (b->style == MARKDOWN_HEADING)
		return STYLE_TITLE;
	return b->style == MARKDOWN_QUOTE ? STYLE_DIM : STYLE_PLAIN;
}

/* What is not wrapped: cut by the screen, as code is elsewhere. */
static void add_verbatim(struct readme *v, const struct markdown_block *b)
{
	lines_add(&v->text, STYLE_PLAIN, NULL, "%*s%s", b->indent, "", b->text);
}

static void add_rule(struct readme *v)
{
	char rule[RULE + 1];

	memset(rule, '-', RULE);
	rule[RULE] = '\0';
	lines_add(&v->text, STYLE_DIM, NULL, "%s", rule);
}

/* The lines behind the first stand below its text. */
static void add_wrapped(struct readme *v, const struct markdown_block *b, int width)
{
	const char *marker = b->style == MARKDOWN_QUOTE ? "| " : b->marker;
	int behind = (int)strlen(marker), before = b->indent;
	struct lines part = { 0 };

	lines_wrap(&part, NULL, str_from(b->text), width - before - behind);
	for (size_t i = 0; i < part.n; i++)
		lines_add(&v->text, style_of(b), NULL, "%*s%-*s%s", before, "", behind,
			  i && b->style != MARKDOWN_QUOTE ? "" : marker,
			  part.v[i].text);
	lines_done(&part);
}

static void add_document(struct readme *v, int width)
{
	for (size_t i = 0; i < v->doc.n; i++) {
		const struct markdown_block *b = &v->doc.v[i];

		if (b->style == MARKDOWN_RULE)
			add_rule(v);
		else if (b->style == MARKDOWN_CODE || b->style == MARKDOWN_BLANK)
			add_verbatim(v, b);
		else
			add_wrapped(v, b, width);
	}
	if (v->doc.cut)
		lines_add(&v->text, STYLE_WARN, NULL, "(cut: it is longer than that)");
}

static void add_failure(struct readme *v, int width)
{
	static const char needs[] =
		"A description needs: a sign-in that sees the repository.";

	lines_wrap_as(&v->text, STYLE_BAD, NULL, str_from(v->err.text), width);
	if (v->err.hint[0])
		lines_wrap_as(&v->text, STYLE_BAD, NULL, str_from(v->err.hint), width);
	lines_wrap_as(&v->text, STYLE_PLAIN, NULL, str_from(needs), width);
}

static void rebuild(struct readme *v, int width)
{
	v->width = width;
	width = width < WIDTH_MAX ? width : WIDTH_MAX;
	lines_clear(&v->text);
	if (v->ticket)
		lines_add(&v->text, STYLE_DIM, NULL,
			  "Loading the description of %s ...", v->title);
	else if (v->err.status != ST_OK)
		add_failure(v, width);
	else if (!v->said)
		lines_add(&v->text, STYLE_PLAIN, NULL,
			  "The Hub sent no description of %s; signed in it may: L",
			  v->title);
	else if (!v->doc.n)
		lines_add(&v->text, STYLE_PLAIN, NULL,
			  "No README: the full description of %s is empty.", v->title);
	else
		add_document(v, width);
}

/* ---- the view ------------------------------------------------------------ */

static bool readme_reply(struct view *view, struct reply *r)
{
	struct readme *v = (struct readme *)view;
	json_object *repo = NULL;
	struct error err = { 0 };
	struct str text;

	if (!r->ticket || r->ticket != v->ticket)
		return false;
	if (r->type != REPLY_DONE)
		return true;
	v->ticket = 0;
	v->err = r->err;
	if (r->body && r->body_len <= BODY_MAX && r->err.status == ST_OK &&
	    json_parse((struct str){ r->body, r->body_len }, &repo, &err) == ST_OK) {
		text = json_str(repo, "/full_description");
		v->said = text.ptr != NULL;
		markdown_parse(text, &v->doc);
		json_object_put(repo);
	} else if (r->err.status == ST_OK) {
		v->err = err;
	}
	v->width = 0;
	app_dirty(view->app);
	return true;
}

static void readme_draw(struct view *view, struct rect r)
{
	struct readme *v = (struct readme *)view;

	if (v->width != r.cols - 2)
		rebuild(v, r.cols - 2);
	lines_draw(&v->text, r);
}

static enum key_result readme_key(struct view *view, uint32_t key)
{
	return lines_key(&((struct readme *)view)->text, view->app, key);
}

static bool readme_command(struct view *view, enum command c)
{
	return lines_command(&((struct readme *)view)->text, c);
}

static void readme_heading(struct view *view, char *left, size_t nl, char *right,
			   size_t nr)
{
	const struct readme *v = (const struct readme *)view;

	snprintf(left, nl, "README of %s", v->title);
	lines_position(&v->text, right, nr);
}

static bool readme_busy(struct view *view)
{
	return ((struct readme *)view)->ticket != 0;
}

static void readme_free(struct view *view)
{
	struct readme *v = (struct readme *)view;

	hub_cancel(app_hub(view->app), v->ticket);
	markdown_done(&v->doc);
	lines_done(&v->text);
	free(v->title);
	free(v);
}

static const struct view_ops readme_ops = {
	.name = "readme",
	.where = WHERE_TEXT,
	.draw = readme_draw,
	.key = readme_key,
	.command = readme_command,
	.reply = readme_reply,
	.heading = readme_heading,
	.busy = readme_busy,
	.free = readme_free,
};

struct view *readme_new(struct app *a, const struct place *repo)
{
	struct readme *v = xcalloc(1, sizeof(*v));

	v->view.ops = &readme_ops;
	v->view.app = a;
	v->title = xasprintf("%s/%s", repo->ns, repo->repo);
	v->ticket = hub_submit(app_hub(a), &(struct request){
						   .op = op_by_name("repos.get"),
						   .params = place_params(repo),
						   .want = WANT_BODY,
						   .priority = PRIO_USER,
					   });
	return &v->view;
}
