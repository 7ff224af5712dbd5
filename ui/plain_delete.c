#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/plan.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "ui/plain_private.h"

/*
 * "x 3 5-7": the same plan, protection, classes and job as on the screen.  A plan holds
 * names and digests; what is confirmed is what is deleted.
 */

/* ---- which rows ------------------------------------------------------- */

/* "3" or "5-7"; false when it is neither, or no such rows are there. */
static bool parse_range(const struct plain *p, struct str word, size_t *ret_from,
			size_t *ret_to)
{
	const char *dash = memchr(word.ptr, '-', word.len);
	struct str first = { word.ptr, dash ? (size_t)(dash - word.ptr) : word.len };
	struct str last =
		dash ? (struct str){ dash + 1, word.len - first.len - 1 } : first;
	int64_t from, to;

	if (!parse_int(first, &from) || !parse_int(last, &to) || from < 1 ||
	    to < from || !plain_row(p, (size_t)to))
		return false;
	*ret_from = (size_t)from;
	*ret_to = (size_t)to;
	return true;
}

static void add_tag(struct plain *p, struct plan *plan, const void *row)
{
	const struct tag *t = row;
	const struct protection protection = {
		.immutable = p->list->rules,
		.protect = (const char *const *)p->opt.config->protect,
		.now = hub_now(p->opt.hub),
	};
	const struct plan_thing thing = {
		.name = t->name.p,
		.digest = t->digest,
		.size = t->size,
		.pushed = t->pushed,
		.pulled = t->pulled,
		.platforms = text_str(t->platforms),
	};

	if (t->name.p)
		plan_add_tag(plan, &protection, &thing);
}

/* False: a word is no row, and nothing is planned. */
static bool add_rows(struct plain *p, struct plan *plan, const char *numbers)
{
	size_t words = 0;

	for (const char *s = numbers; *s; words++) {
		struct str word;
		size_t from, to;

		s += strspn(s, " ,");
		word = (struct str){ s, strcspn(s, " ,") };
		if (!word.len)
			break;
		if (!parse_range(p, word, &from, &to)) {
			plain_say(p, "\"%.*s\" is no row here.", STR_ARG(word));
			return false;
		}
		for (; from <= to; from++)
			add_tag(p, plan, plain_row(p, from));
		s += word.len;
	}
	if (!words)
		plain_say(p, "Which rows? As in: x 3 5-7");
	return words > 0;
}

/* ---- the question ----------------------------------------------------- */

static void say_item(const struct plain *p, const struct plan_item *item)
{
	char name[600], size[24], age[24];
	bool escaped;

	show_escaped(str_from(item->name), name, sizeof(name), &escaped);
	format_bytes(item->size.n, size, sizeof(size));
	format_age(item->pushed.sec, hub_now(p->opt.hub), age, sizeof(age));
	plain_say(p, "  %s, %s, pushed %s%s", name, size, age,
		  escaped ? ", with characters beyond ASCII!" : "");
}

static void say_left_out(const struct plain *p, const struct plan *plan)
{
	for (size_t i = 0; i < N_EXCLUSIONS; i++)
		if (plan->excluded[i])
			plain_say(p, "Left out: %zu, %s (%s).", plan->excluded[i],
				  plan_exclusion_text((enum plan_exclusion)i),
				  plan->excluded_example[i]);
}

static void say_plan(const struct plain *p, const struct plan *plan)
{
	char noun[64], *where = plan_where(plan);

	plain_say(p, "To be %s in %s, %zu %s:", plan->words.done, where, plan->n,
		  plan_nouns(&plan->words, plan->n, noun, sizeof(noun)));
	free(where);
	for (size_t i = 0; i < plan->n && i < PLAN_MAX_SMALL; i++)
		say_item(p, &plan->items[i]);
	if (plan->n > PLAN_MAX_SMALL)
		plain_say(p, "  and %zu more", plan->n - PLAN_MAX_SMALL);
	say_left_out(p, plan);
	plain_say(p, "Up to %zu requests, each written to the journal first.",
		  plan_requests(plan));
	plain_say(p, "It cannot be undone: Docker cannot restore a deleted tag.");
}

/* One: y.  A handful: their number.  More: the name of what they are in (UX 5.1). */
static char *word_to_type(const struct plan *plan)
{
	enum safety safety = plan_safety(plan);

	if (safety <= SAFETY_1)
		return xstrdup("y");
	return safety == SAFETY_2 ? xasprintf("%zu", plan->n) : plan_where(plan);
}

static bool is_confirmed(struct plain *p, const struct plan *plan)
{
	char *word = word_to_type(plan);
	char *question =
		xasprintf("Type %s to delete %s.", word, plan->n == 1 ? "it" : "them");
	bool ok = plain_confirm(p, question, word);

	free(question);
	free(word);
	return ok;
}

/* ---- the job ---------------------------------------------------------- */

struct run {
	struct plan_words words;
	char **names;
	size_t n, done, gone;
};

static void on_item(struct plain *p, struct reply *r, void *arg)
{
	const struct item_result *it = &r->result;
	struct run *run = arg;

	if (r->type != REPLY_ITEM || it->item >= run->n || it->state == ITEM_PLANNED ||
	    it->state == ITEM_SENT)
		return;
	run->done += it->state == ITEM_DONE;
	run->gone += it->state == ITEM_GONE;
	plain_say(p, "%s: %s%s%s", run->names[it->item],
		  plan_state_text(&run->words, it->state), it->note[0] ? ", " : "",
		  it->note);
}

static void say_end(struct plain *p, const struct run *run, const struct reply *r)
{
	plain_say(p, "%zu of %zu %s, %zu already gone.", run->done, run->n,
		  run->words.done, run->gone);
	if (r && r->err.status != ST_OK)
		plain_say_error(p, &r->err);
}

static void carry_out(struct plain *p, struct plan *take_plan)
{
	struct run run = { .words = take_plan->words, .n = take_plan->n };
	struct reply *r;
	ticket t;

	run.names = xcalloc(run.n, sizeof(*run.names));
	for (size_t i = 0; i < run.n; i++)
		run.names[i] = xstrdup(take_plan->items[i].name);
	t = hub_run(p->opt.hub, take_plan);
	r = plain_wait(p, t, on_item, &run);
	if (!r) { /* Ctrl-C stops it after the present tag, whose fate is told */
		plain_say(p, "Stopping after the present one ...");
		r = plain_wait(p, t, on_item, &run);
	}
	say_end(p, &run, r);
	reply_free(r);
	for (size_t i = 0; i < run.n; i++)
		free(run.names[i]);
	free(run.names);
}

static bool may_delete(struct plain *p)
{
	if (p->opt.config->read_only)
		plain_say(p, "Read-only: nothing can be deleted.");
	else if (p->list->place.kind != &kind_tags)
		plain_say(p, "%s are not deleted here; hubdeck actions lists what is.",
			  p->list->place.kind->name);
	else if (!p->list->rules_known)
		plain_say(p, "The immutable rules could not be read: r reads again.");
	else
		return true;
	return false;
}

void plain_delete(struct plain *p, const char *numbers)
{
	const struct place *here = &p->list->place;
	struct plan *plan;
	bool ok;

	if (!may_delete(p))
		return;
	plan = plan_of_tags(here->ns, here->repo, hub_now(p->opt.hub));
	ok = add_rows(p, plan, numbers);
	if (ok && !plan->n) {
		say_left_out(p, plan);
		plain_say(p, "All of them are protected: nothing is deleted.");
	} else if (ok) {
		say_plan(p, plan);
		if (is_confirmed(p, plan)) {
			carry_out(p, plan);
			plan = NULL;
			plain_read(p);
			plain_print(p);
		}
	}
	plan_free(plan);
}
