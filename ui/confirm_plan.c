#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/confirm.h"
#include "ui/draw.h"
#include "ui/run.h"

/* A plan in words: what, where, what cannot be undone, what is left out, the cost. */
enum {
	NAMES_SHOWN = 3,
	TALL = 24, /* rows; with fewer, a short name and its digest share a line */
	SHORT_NAME = 28,
	WIDTH_OF_TEXT = 56, /* fits the box of 60 columns */
};

static void say_tag(struct app *a, struct lines *l, const struct plan_item *item,
		    const char *name, bool escaped)
{
	const struct field digest = { .type = FIELD_DIGEST };
	const struct cell_style style = { 0 };
	char size[24], age[24], hash[96] = "no digest";

	format_bytes(item->size.n, size, sizeof(size));
	format_age(item->pushed.sec, app_now(a), age, sizeof(age));
	if (item->digest.known)
		field_show(&digest, &item->digest, &style, hash, sizeof(hash));
	if (draw_rows() < TALL && !escaped && strlen(name) <= SHORT_NAME) {
		lines_add(l, STYLE_KEY, NULL, "  %s  %s  %s  %s", name, hash, size,
			  age);
		return;
	}
	lines_add(l, STYLE_KEY, NULL, "  %s%s", name, escaped ? "   (non-ASCII!)" : "");
	lines_add(l, STYLE_PLAIN, NULL, "      %s   %s   pushed %s", hash, size, age);
}

/* Is it what the change sets, and not what it is done to? */
static bool is_set(const struct param *q)
{
	return q->in != IN_PATH && q->in != IN_LOCAL;
}

/* "remove member", "update oat: is_active = false" */
static const char *what_of(const struct plan_part *part, char *buf, size_t size)
{
	size_t n = (size_t)snprintf(buf, size, "%s", part->op->action);

	for (char *c = buf; *c; c++)
		*c = *c == '_' ? ' ' : *c;
	for (size_t i = 0; i < part->op->n_params && n < size; i++) {
		const struct param *q = &part->op->params[i];
		json_object *v;

		if (is_set(q) && json_object_object_get_ex(part->params, q->name, &v))
			n += (size_t)snprintf(buf + n, size - n, ": %s = %s", q->name,
					      json_object_get_string(v));
	}
	return buf;
}

/* The bytes that will be sent, so that look-alikes cannot hide (QUALITY S2). */
static void say_item(struct app *a, struct lines *l, const struct plan *p,
		     const struct plan_item *item)
{
	char name[600], what[160];
	bool escaped;

	show_escaped(str_from(item->name), name, sizeof(name), &escaped);
	if (plan_is_tag(p, item))
		say_tag(a, l, item, name, escaped);
	else if (p->n_parts > 1)
		lines_add(l, STYLE_KEY, NULL, "  %s%s   %s", name,
			  escaped ? "   (non-ASCII!)" : "",
			  what_of(plan_part(p, item), what, sizeof(what)));
	else
		lines_add(l, STYLE_KEY, NULL, "  %s%s", name,
			  escaped ? "   (non-ASCII!)" : "");
}

static void say_names(struct app *a, struct lines *l, const struct plan *p)
{
	for (size_t i = 0; i < p->n && i < NAMES_SHOWN; i++)
		say_item(a, l, p, &p->items[i]);
	if (p->n > NAMES_SHOWN)
		lines_add(l, STYLE_PLAIN, NULL, "  and %zu more", p->n - NAMES_SHOWN);
}

static const struct plan_item *newest(const struct plan *p)
{
	const struct plan_item *best = &p->items[0];

	for (size_t i = 1; i < p->n; i++) {
		if (p->items[i].pushed.sec > best->pushed.sec)
			best = &p->items[i];
	}
	return best;
}

static void say_sums(struct app *a, struct lines *l, const struct plan *p)
{
	char sum[24], pushed[24], pulled[24], name[300];
	int64_t bytes = 0, last = 0, now = app_now(a);
	const struct plan_item *best = newest(p);

	for (size_t i = 0; i < p->n; i++) {
		bytes += p->items[i].size.n > 0 ? p->items[i].size.n : 0;
		if (p->items[i].pulled.sec > last)
			last = p->items[i].pulled.sec;
	}
	format_bytes(bytes, sum, sizeof(sum));
	format_age(best->pushed.sec, now, pushed, sizeof(pushed));
	format_age(last, now, pulled, sizeof(pulled));
	show_escaped(str_from(best->name), name, sizeof(name), NULL);
	lines_add(l, STYLE_PLAIN, NULL, "%s logical (layers are shared)   last pull %s",
		  sum, pulled);
	if (p->n > 1)
		lines_add(l, STYLE_PLAIN, NULL, "newest %s, pushed %s", name, pushed);
}

static void say_left_out(struct lines *l, const struct plan *p)
{
	char name[300];

	for (size_t i = 0; i < N_EXCLUSIONS; i++) {
		if (!p->excluded[i])
			continue;
		show_escaped(str_from(p->excluded_example[i]), name, sizeof(name),
			     NULL);
		lines_add(l, STYLE_WARN, NULL, "left out: %zu, %s (%s)", p->excluded[i],
			  plan_exclusion_text((enum plan_exclusion)i), name);
	}
}

/* What the change sets, the same for all: "role = owner", "team = web". */
static void say_settings(struct lines *l, const struct plan *p)
{
	const struct plan_part *part = &p->parts[0];

	for (size_t i = 0; i < part->op->n_params; i++) {
		const struct param *q = &part->op->params[i];
		json_object *v, *said = NULL;
		char text[300];

		if (!is_set(q) || !json_object_object_get_ex(part->params, q->name, &v))
			continue;
		json_object_object_get_ex(p->said, q->name, &said);
		show_escaped(str_from(json_object_get_string(said ? said : v)), text,
			     sizeof(text), NULL);
		lines_add(l, STYLE_PLAIN, NULL, "%s = %s",
			  said && q->label ? q->label : q->name, text);
	}
}

/* A whole thing: what goes with it. */
static void say_loss(struct lines *l, const struct plan *p)
{
	const char *help = p->parts[0].op->help;

	if (plan_safety(p) == SAFETY_4)
		lines_wrap(l, NULL, str_from(help), WIDTH_OF_TEXT);
}

/* Of many tags the list is read, not each. */
static void say_cost(struct lines *l, const struct plan *p)
{
	if (plan_is_tag(p, &p->items[0]) && p->n > PLAN_LOOK_MAX)
		lines_add(l, STYLE_PLAIN, NULL,
			  "The list again, then up to %zu requests, each in the "
			  "journal.",
			  plan_requests(p));
	else
		lines_add(l, STYLE_PLAIN, NULL,
			  "Up to %zu request%s, each written to the journal first.",
			  plan_requests(p), plan_requests(p) == 1 ? "" : "s");
}

static void say_plan(struct app *a, struct lines *l, const struct plan *p)
{
	bool tags = plan_is_tag(p, &p->items[0]);
	char *where = plan_where(p);

	lines_add(l, STYLE_PLAIN, NULL, "in %s", where);
	free(where);
	say_names(a, l, p);
	say_loss(l, p);
	if (tags)
		say_sums(a, l, p);
	else
		say_settings(l, p);
	if (tags)
		lines_add(l, STYLE_BAD, NULL,
			  "Cannot be undone: Docker cannot restore a deleted tag.");
	else if (p->parts[0].op->method == HTTP_DELETE)
		lines_add(l, STYLE_BAD, NULL, "Cannot be undone.");
	say_left_out(l, p);
	if (p->incomplete && !tags)
		lines_add(l, STYLE_WARN, NULL,
			  "INCOMPLETE: what could not be read is not in it.");
	say_cost(l, p);
}

/* Of a plan that was begun before, what is not over. */
enum { OPEN = 1U << ITEM_PLANNED | 1U << ITEM_UNKNOWN };

struct asked {
	const struct kind *kind;
	struct plan *plan;
	struct view *from; /* ends when it is run; NULL */
	struct run_then then;
};

static void run(struct app *a, void *take_arg)
{
	struct asked *asked = take_arg;

	if (asked->from)
		app_pop(a, asked->from);
	run_plan_then(a, asked->kind, asked->plan, &asked->then);
	free(asked);
}

static void drop(void *take_arg)
{
	struct asked *asked = take_arg;

	plan_free(asked->plan);
	if (asked->then.drop)
		asked->then.drop(asked->then.arg);
	free(asked);
}

char *confirm_word(const struct op *op, json_object *params, const char *called)
{
	return called && json_object_object_get_ex(params, "user_id", NULL)
		       ? xstrdup(called)
		       : op_full_name(op, params);
}

/* Many are confirmed by the name of what they are in. */
static char *word_of(const struct plan *p)
{
	json_object *params;
	char *word;

	if (p->n > 1)
		return plan_where(p);
	params = plan_params(p, &p->items[0]);
	word = confirm_word(p->parts[0].op, params, p->items[0].name);
	json_object_put(params);
	return word;
}

static char *title_of(const struct plan *p)
{
	char noun[64], verb[32];

	snprintf(verb, sizeof(verb), "%s", p->words.verb);
	if (verb[0] >= 'a' && verb[0] <= 'z')
		verb[0] = (char)(verb[0] - 'a' + 'A');
	return xasprintf("%s%s %zu %s?", verb, strchr(verb, ' ') ? ":" : "", p->n,
			 plan_nouns(&p->words, p->n, noun, sizeof(noun)));
}

static struct asked *new_asked(const struct kind *k, struct plan *take_plan)
{
	struct asked *asked = xcalloc(1, sizeof(*asked));

	asked->kind = k;
	asked->plan = take_plan;
	return asked;
}

void confirm_plan_told(struct app *a, const struct kind *k, struct plan *take_plan,
		       struct lines *take_text)
{
	enum safety safety = plan_safety(take_plan);
	struct question q = {
		.title = title_of(take_plan),
		.words = take_plan->words,
		.text = *take_text,
		.safety = safety > SAFETY_1 ? safety : SAFETY_1,
		.number = take_plan->n,
		.name = word_of(take_plan),
		.yes = run,
		.drop = drop,
		.arg = new_asked(k, take_plan),
	};

	*take_text = (struct lines){ 0 };
	say_cost(&q.text, take_plan);
	app_push(a, confirm_new(a, &q));
}

/* Takes what was asked with it. */
static void confirm(struct app *a, struct asked *take, char key)
{
	struct plan *plan = take->plan;
	bool begun = plan_count(plan, ITEM_PLANNED) < plan->n;
	struct plan *left = begun ? plan_of_states(plan, OPEN, app_now(a)) : plan;
	struct question q = {
		.words = plan->words,
		.key = key,
		.safety = plan_safety(left),
		.number = left->n,
		.yes = run,
		.drop = drop,
		.arg = take,
	};

	if (left->n && q.safety > SAFETY_0) {
		q.title = title_of(left);
		q.name = word_of(left);
		say_plan(a, &q.text, left);
		app_push(a, confirm_new(a, &q));
	} else if (left->n) {
		run(a, take);
	} else {
		app_say(a, TONE_INFO, "nothing of it is left");
		drop(take);
	}
	if (begun)
		plan_free(left);
}

void confirm_plan(struct app *a, const struct kind *k, struct plan *take_plan, char key)
{
	confirm(a, new_asked(k, take_plan), key);
}

void confirm_plan_from(struct app *a, const struct kind *k, struct plan *take_plan,
		       char key, struct view *from)
{
	struct asked *asked = new_asked(k, take_plan);

	asked->from = from;
	confirm(a, asked, key);
}

void confirm_plan_then(struct app *a, const struct kind *k, struct plan *take_plan,
		       char key, const struct run_then *take_then)
{
	struct asked *asked = new_asked(k, take_plan);

	asked->then = *take_then;
	confirm(a, asked, key);
}
