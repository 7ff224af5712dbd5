/*
 * Immutable tags: which tags the rules hit while they are typed, tried here on the tags
 * that are loaded, and asked of the Hub on request (it reads RE2, we PCRE2).
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/rules.h"
#include "model/xalloc.h"
#include "ui/act_form.h"
#include "ui/views.h"

enum { SAMPLE_MAX = 10000, EXAMPLES = 5, RULES = 5 };

/* What the Hub said of one rule. */
struct verdict {
	char *rule;
	ticket ticket;
	struct error err;
	size_t n;
	char examples[160];
};

struct trial {
	struct str tags[SAMPLE_MAX]; /* borrowed from a list, or of `body` */
	size_t n, all;               /* all: of the list, when it has more */
	json_object *body;
	ticket ticket; /* of a page of tags, when no list has any */
	struct verdict verdicts[RULES];
	size_t n_verdicts;

	/* Of the text they were made for. */
	char *text;
	size_t hits;
	char hit[200], miss[200];
	struct error broken;
};

static struct trial *of(const struct act_form *t)
{
	return t->more;
}

/* ---- the tags -------------------------------------------------------------- */

static void take_list(struct view *v, void *arg)
{
	struct act_form *t = arg;
	struct trial *r = of(t);
	const struct place *p = list_place(v);
	struct table *table = list_table(v);

	if (r->n || !p || p->kind != &kind_tags || !place_fits(p, t->form.draft.given))
		return;
	r->all = table_loaded(table);
	for (size_t i = 0; i < r->all && r->n < SAMPLE_MAX; i++)
		r->tags[r->n++] =
			kind_name(&kind_tags, table_row_by_id(table, (uint32_t)i));
}

static void rules_open(struct act_form *t)
{
	struct app *a = t->form.view.app;
	struct trial *r = xcalloc(1, sizeof(*r));
	const struct op *list = op_by_name("repos.list_tags");
	struct request req = { .op = list, .want = WANT_BODY, .priority = PRIO_USER };

	t->more = r;
	app_each_view(a, take_list, t);
	if (r->n)
		return;
	req.params = op_params_for(t->op, list, t->form.draft.given);
	json_object_object_add(req.params, "page_size", json_object_new_int(100));
	r->ticket = hub_submit(app_hub(a), &req);
}

static void take_page(struct trial *r, const struct reply *reply)
{
	struct error err = { 0 };
	json_object *rows;

	if (!reply->body || json_parse((struct str){ reply->body, reply->body_len },
				       &r->body, &err) != ST_OK)
		return;
	rows = json_at(r->body, "/results");
	for (size_t i = 0; json_object_is_type(rows, json_type_array) &&
			   i < json_object_array_length(rows) && r->n < SAMPLE_MAX;
	     i++)
		r->tags[r->n++] = json_str(json_object_array_get_idx(rows, i), "/name");
	r->all = r->n;
}

/* ---- the trial ------------------------------------------------------------- */

static void add_example(char *to, size_t size, struct str tag)
{
	size_t n = strlen(to);

	if (n < size)
		snprintf(to + n, size - n, "%s%.*s", n ? "  " : "", STR_ARG(tag));
}

/* The rules of the field, NULL-terminated; the caller frees with free_rules(). */
static char **rules_of(const struct draft_field *f)
{
	json_object *v = draft_value(f->param, f->text, 0);
	size_t n = v ? json_object_array_length(v) : 0;
	char **all = xcalloc(n + 1, sizeof(char *));

	for (size_t i = 0; i < n; i++)
		all[i] = xstrdup(
			json_object_get_string(json_object_array_get_idx(v, i)));
	json_object_put(v);
	return all;
}

static void free_rules(char **all)
{
	for (size_t i = 0; all[i]; i++)
		free(all[i]);
	free(all);
}

static void try_rules(struct trial *r, char **all)
{
	struct rules *rules = rules_new((const char *const *)all);
	size_t hits = 0, misses = 0;

	r->hit[0] = r->miss[0] = '\0';
	for (size_t i = 0; i < r->n; i++) {
		if (rules_match(rules, r->tags[i])) {
			if (hits++ < EXAMPLES)
				add_example(r->hit, sizeof(r->hit), r->tags[i]);
		} else if (misses++ < EXAMPLES) {
			add_example(r->miss, sizeof(r->miss), r->tags[i]);
		}
	}
	r->hits = hits;
	rules_free(rules);
}

/* Once for each text: a frame is drawn for every key. */
static void follow(struct trial *r, const struct draft_field *f)
{
	char **all;

	if (r->text && !strcmp(r->text, f->text))
		return;
	free(r->text);
	r->text = xstrdup(f->text);
	r->broken = (struct error){ 0 };
	all = rules_of(f);
	for (size_t i = 0; all[i] && !r->broken.status; i++)
		(void)!rules_check(all[i], &r->broken);
	if (!r->broken.status)
		try_rules(r, all);
	free_rules(all);
}

static void draw_verdicts(const struct trial *r, struct painter *p)
{
	for (size_t i = 0; i < r->n_verdicts; i++) {
		const struct verdict *v = &r->verdicts[i];

		if (v->ticket)
			painter_say(p, STYLE_DIM, "the Hub is asked about %s ...",
				    v->rule);
		else if (v->err.status)
			painter_say(p, STYLE_BAD, "the Hub on %s: %s", v->rule,
				    v->err.text);
		else
			painter_say(p, STYLE_GOOD, "the Hub: %s matches %zu: %s",
				    v->rule, v->n, v->examples);
	}
}

static void rules_below(struct act_form *t, size_t i, struct painter *p)
{
	struct trial *r = of(t);
	const struct draft_field *f = &t->form.draft.fields[i];

	if (strcmp(f->param->name, "rules") != 0)
		return;
	follow(r, f);
	if (r->broken.status)
		painter_say(p, STYLE_WARN, "cannot be tried here: %s", r->broken.text);
	else if (r->ticket)
		painter_say(p, STYLE_DIM, "reading tags to try it on ...");
	else if (!r->n)
		painter_say(p, STYLE_DIM, "there are no tags to try it on");
	else {
		painter_say(p, STYLE_DIM, "hits %zu of %zu%s: %s", r->hits, r->n,
			    r->n < r->all ? " (of more)" : "", r->hit);
		painter_say(p, STYLE_DIM, "not:  %s", r->miss);
	}
	draw_verdicts(r, p);
}

/* ---- the Hub's own word ---------------------------------------------------- */

static void forget_verdicts(struct act_form *t)
{
	struct trial *r = of(t);

	for (size_t i = 0; i < r->n_verdicts; i++) {
		hub_cancel(app_hub(t->form.view.app), r->verdicts[i].ticket);
		free(r->verdicts[i].rule);
	}
	r->n_verdicts = 0;
}

static const struct draft_field *rules_field(const struct act_form *t)
{
	const struct draft *d = &t->form.draft;
	size_t i = draft_find(d, op_param(t->op, "rules"));

	return i < d->n ? &d->fields[i] : NULL;
}

static void rules_ask(struct act_form *t)
{
	const struct draft_field *f = rules_field(t);
	const struct op *op = op_by_name("repos.verify_immutable_tags");
	struct trial *r = of(t);
	char **all;

	forget_verdicts(t);
	all = f ? rules_of(f) : NULL;
	if (!all || !all[0])
		form_note(&t->form, STYLE_PLAIN, "there is no rule to ask about");
	for (size_t i = 0; all && all[i] && i < RULES; i++) {
		struct request req = { .op = op,
				       .want = WANT_BODY,
				       .priority = PRIO_USER };

		req.params = op_params_for(t->op, op, t->form.draft.given);
		json_object_object_add(req.params, "regex",
				       json_object_new_string(all[i]));
		r->verdicts[r->n_verdicts++] = (struct verdict){
			.rule = xstrdup(all[i]),
			.ticket = hub_submit(app_hub(t->form.view.app), &req),
		};
	}
	if (all)
		free_rules(all);
}

static void take_verdict(struct verdict *v, const struct reply *reply)
{
	json_object *body = NULL, *tags;

	v->ticket = 0;
	v->err = reply->err;
	v->n = 0;
	v->examples[0] = '\0';
	if (v->err.status != ST_OK ||
	    json_parse((struct str){ reply->body ? reply->body : "", reply->body_len },
		       &body, &v->err) != ST_OK)
		return;
	tags = json_at(body, "/tags");
	v->n = json_object_is_type(tags, json_type_array)
		       ? json_object_array_length(tags)
		       : 0;
	for (size_t i = 0; i < v->n && i < EXAMPLES; i++)
		add_example(v->examples, sizeof(v->examples),
			    json_str(json_object_array_get_idx(tags, i), ""));
	json_object_put(body);
}

static bool rules_reply(struct act_form *t, struct reply *reply)
{
	struct trial *r = of(t);

	if (!reply->ticket || reply->type != REPLY_DONE)
		return false;
	if (reply->ticket == r->ticket) {
		r->ticket = 0;
		take_page(r, reply);
		free(r->text);
		r->text = NULL;
		app_dirty(t->form.view.app);
		return true;
	}
	for (size_t i = 0; i < r->n_verdicts; i++)
		if (r->verdicts[i].ticket == reply->ticket) {
			take_verdict(&r->verdicts[i], reply);
			app_dirty(t->form.view.app);
			return true;
		}
	return false;
}

static bool rules_busy(const struct act_form *t)
{
	const struct trial *r = of(t);
	bool any = r->ticket;

	for (size_t i = 0; i < r->n_verdicts; i++)
		any |= r->verdicts[i].ticket != 0;
	return any;
}

static void rules_done(struct act_form *t)
{
	struct trial *r = of(t);

	forget_verdicts(t);
	hub_cancel(app_hub(t->form.view.app), r->ticket);
	json_object_put(r->body);
	free(r->text);
	free(r);
}

const struct act_extra act_rules = {
	.op = "repos.set_immutable_tags",
	.hint = "F8 ask the Hub",
	.open = rules_open,
	.below = rules_below,
	.ask = rules_ask,
	.reply = rules_reply,
	.busy = rules_busy,
	.free = rules_done,
};
