/* Plans made of plans: the same with answers besides, what failed of it, its undoing.
 */
#include <stdlib.h>

#include "model/json.h"
#include "model/plan.h"
#include "model/xalloc.h"

static void begin_as(struct plan *to, const struct plan_part *part,
		     json_object *answers)
{
	json_object *params = NULL;

	/* A copy: the other plan may be on another thread. */
	json_object_deep_copy(part->params, &params, NULL);
	if (answers) {
		json_object_object_foreach(answers, key, value)
		{
			json_object *copy = NULL;

			json_object_deep_copy(value, &copy, NULL);
			json_object_object_add(params, key, copy);
		}
	}
	plan_begin(to, part->op, params, part->name_param, part->where);
}

/* Is everything that was answered what the item has already? */
static bool is_so(const struct plan_item *item, json_object *answers)
{
	json_object *was = NULL;
	struct error ignored = { 0 };
	bool so = item->was && json_parse(str_from(item->was), &was, &ignored) == ST_OK;

	json_object_object_foreach(answers, key, value)
	{
		json_object *v = so ? json_at(was, "") : NULL;

		so = so && json_object_object_get_ex(v, key, &v) &&
		     json_object_equal(v, value);
	}
	json_object_put(was);
	return so;
}

static void add_as(struct plan *to, const struct plan_item *item)
{
	const struct plan_thing thing = {
		.name = item->name,
		.more = item->more,
		.was = item->was,
		.digest = item->digest,
		.size = item->size,
		.pushed = item->pushed,
		.pulled = item->pulled,
		.platforms = str_from(item->platforms),
	};

	plan_add(to, &thing);
}

static struct plan *plan_like(const struct plan *p, json_object *answers,
			      unsigned states, int64_t now)
{
	struct plan *to = plan_new(&p->words, now);

	for (size_t k = 0, i = 0; k < p->n_parts; k++) {
		begin_as(to, &p->parts[k], answers);
		for (; i < p->n && p->items[i].part == k; i++) {
			if (answers && is_so(&p->items[i], answers))
				plan_exclude(to, EXCLUDE_ALREADY, p->items[i].name);
			else if (states & 1U << p->items[i].state)
				add_as(to, &p->items[i]);
		}
	}
	if (p->said)
		json_object_deep_copy(p->said, &to->said, NULL);
	plan_raise(to, to->n ? p->safety : SAFETY_READ);
	return to;
}

struct plan *plan_with(const struct plan *p, json_object *answers, int64_t now)
{
	struct plan *to = plan_like(p, answers, ~0U, now);

	for (size_t i = 0; i < N_EXCLUSIONS; i++) {
		to->excluded[i] += p->excluded[i];
		if (p->excluded[i] && !to->excluded_example[i])
			to->excluded_example[i] = xstrdup(p->excluded_example[i]);
	}
	return to;
}

struct plan *plan_of_states(const struct plan *p, unsigned states, int64_t now)
{
	return plan_like(p, NULL, states, now);
}

static json_object *copy_json(json_object *o)
{
	json_object *copy = NULL;

	if (o)
		json_object_deep_copy(o, &copy, NULL);
	return copy;
}

static void copy_head(struct plan *to, const struct plan *p)
{
	memcpy(to->id, p->id, sizeof(to->id));
	to->rule = copy_json(p->rule);
	to->counts = copy_json(p->counts);
	to->url = p->url ? xstrdup(p->url) : NULL;
	to->by = p->by ? xstrdup(p->by) : NULL;
	to->incomplete = p->incomplete;
	to->by_digest = p->by_digest;
	to->saved = p->saved;
	to->job = p->job;
	for (size_t i = 0; i < N_EXCLUSIONS; i++) {
		to->excluded[i] = p->excluded[i];
		if (p->excluded_example[i])
			to->excluded_example[i] = xstrdup(p->excluded_example[i]);
	}
}

/* What became of it. */
static void copy_outcome(struct plan *to, const struct plan_item *item)
{
	struct plan_item *it = &to->items[to->n - 1];

	it->state = item->state;
	it->http = item->http;
	it->row = item->row;
	it->note = item->note ? xstrdup(item->note) : NULL;
}

struct plan *plan_copy(const struct plan *p, const uint8_t *out)
{
	struct plan *to = plan_new(&p->words, p->made_at);

	copy_head(to, p);
	for (size_t k = 0, i = 0; k < p->n_parts; k++) {
		begin_as(to, &p->parts[k], NULL);
		for (; i < p->n && p->items[i].part == k; i++) {
			if (out && out[i])
				continue;
			add_as(to, &p->items[i]);
			copy_outcome(to, &p->items[i]);
		}
	}
	plan_raise(to, to->n ? p->safety : SAFETY_READ);
	return to;
}

/* ---- undoing --------------------------------------------------------------- */

/* Switches turned the other way; NULL when it sets anything else. */
static char *turned(const struct op *op, const char *more)
{
	json_object *params = NULL;
	struct error ignored = { 0 };
	char *text = NULL;
	size_t n = 0;
	bool all = more && json_parse(str_from(more), &params, &ignored) == ST_OK;

	for (size_t i = 0; all && i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v;

		if (p->in != IN_BODY || !json_object_object_get_ex(params, p->name, &v))
			continue;
		all = p->type == PARAM_BOOL;
		json_object_object_add(
			params, p->name,
			json_object_new_boolean(!json_object_get_boolean(v)));
		n++;
	}
	if (all && n)
		text = xstrdup(
			json_object_to_json_string_ext(params, JSON_C_TO_STRING_PLAIN));
	json_object_put(params);
	return text;
}

struct plan *plan_inverse(const struct plan *p, int64_t now)
{
	const struct plan_words words = { "undo", "undone", p->words.noun };
	struct plan *to = plan_new(&words, now);
	bool good = p->n > 0;

	for (size_t k = 0, i = 0; k < p->n_parts; k++) {
		begin_as(to, &p->parts[k], NULL);
		for (; good && i < p->n && p->items[i].part == k; i++) {
			struct plan_thing thing = { .name = p->items[i].name,
						    .size = { -1 } };
			char *more = turned(p->parts[k].op, p->items[i].more);

			thing.more = more;
			good = more && plan_add(to, &thing);
			free(more);
		}
	}
	if (good && plan_safety(to) <= SAFETY_2 && p->safety <= SAFETY_0)
		return to;
	plan_free(to);
	return NULL;
}
