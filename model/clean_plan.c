#include "model/clean_plan.h"

#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/plan_text.h"
#include "model/xalloc.h"

static const struct plan_words tag_words = { "clean", "deleted", "tag" };
static const struct plan_words image_words = { "clean", "deleted", "image" };

struct plan *clean_plan_new(json_object *take_rule, bool untagged, int64_t now)
{
	struct plan *p = plan_new(untagged ? &image_words : &tag_words, now);

	p->rule = take_rule;
	p->counts = json_object_new_object();
	return p;
}

enum status clean_plan_fits(const struct plan *p, struct error *err)
{
	enum { MOST = PLAN_LINE_MAX - 4096 };
	const char *text =
		json_object_to_json_string_ext(p->rule, JSON_C_TO_STRING_PLAIN);

	if (strlen(text) < MOST)
		return ST_OK;
	error_set(err, ST_USAGE, "the policy is too long for one plan");
	return error_hint(err, "make it two files; --check takes it as it is");
}

/* ---- counts ------------------------------------------------------------- */

static void add_count(json_object *counts, const char *name, size_t n)
{
	json_object *before = NULL;
	int64_t sum = (int64_t)n;

	if (json_object_object_get_ex(counts, name, &before))
		sum += json_object_get_int64(before);
	json_object_object_add(counts, name, json_object_new_int64(sum));
}

static void add_counts(json_object *counts, const struct clean_result *res)
{
	add_count(counts, "total", res->n);
	for (size_t v = 0; v < N_CLEAN_VERDICTS; v++)
		if (res->counts[v] || v == CLEAN_DELETE)
			add_count(counts, clean_verdict_name((enum clean_verdict)v),
				  res->counts[v]);
}

/* ---- items -------------------------------------------------------------- */

/* An index goes before its images: the Hub keeps what something points at. */
static bool is_index(const struct tag *t)
{
	struct str type = text_str(t->media_type);

	return str_has(type, STR("index")) || str_has(type, STR("manifest.list"));
}

/* What was pushed longest ago goes first; and the same plan is in the same order,
 * however its pages came. */
static int by_push(const void *a, const void *b)
{
	const struct tag *x = *(const struct tag *const *)a,
			 *y = *(const struct tag *const *)b;

	if (x->pushed.sec != y->pushed.sec)
		return x->pushed.sec < y->pushed.sec ? -1 : 1;
	return str_cmp(text_str(x->name), text_str(y->name));
}

static int by_kind_and_push(const void *a, const void *b)
{
	bool x = is_index(*(const struct tag *const *)a),
	     y = is_index(*(const struct tag *const *)b);

	return x != y ? y - x : by_push(a, b);
}

static const struct tag **sorted(const struct tag_list *tags,
				 const struct clean_result *res, bool untagged,
				 size_t *ret_n)
{
	const struct tag **going =
		xcalloc(res->counts[CLEAN_DELETE] + 1, sizeof(*going));
	size_t n = 0;

	for (size_t i = 0; i < res->n; i++)
		if (res->verdict[i] == CLEAN_DELETE)
			going[n++] = tags->at[i];
	qsort(going, n, sizeof(*going), untagged ? by_kind_and_push : by_push);
	*ret_n = n;
	return going;
}

/* What stays in `take_params` is in every request. */
static void begin_part(struct plan *p, bool untagged, json_object *take_params,
		       const char *where)
{
	if (!untagged) {
		plan_begin(p, op_by_name("repos.delete_tag"), take_params, "tag",
			   where);
		return;
	}
	json_object_object_add(take_params, "delete_references",
			       json_object_new_boolean(false));
	plan_begin(p, op_by_name("images.delete_manifests"), take_params, "digests",
		   where);
}

static void add_item(struct plan *p, const struct tag *t)
{
	const struct plan_thing thing = {
		.name = t->name.p,
		.digest = t->digest,
		.size = t->size,
		.pushed = t->pushed,
		.pulled = t->pulled,
		.platforms = text_str(t->platforms),
	};

	plan_add(p, &thing);
}

void clean_plan_add(struct plan *p, const char *ns, const char *repo,
		    const struct tag_list *tags, const struct clean_result *res)
{
	bool untagged = !strcmp(p->words.noun, image_words.noun);
	json_object *params = json_object_new_object();
	char *where = xasprintf("%s/%s", ns, repo);
	const struct tag **going;
	size_t n;

	json_object_object_add(params, "namespace", json_object_new_string(ns));
	json_object_object_add(params, "repository", json_object_new_string(repo));
	add_counts(p->counts, res);
	going = sorted(tags, res, untagged, &n);
	if (n)
		begin_part(p, untagged, params, where);
	else
		json_object_put(params);
	for (size_t i = 0; i < n; i++)
		add_item(p, going[i]);
	free(going);
	free(where);
}

/* ---- the rule ----------------------------------------------------------- */

/* Options have no "/" in their names. */
static bool is_of_several(json_object *rule)
{
	json_object_object_foreach(rule, name, value)
	{
		(void)value;
		if (strchr(name, '/'))
			return true;
	}
	return false;
}

static json_object *rule_of(json_object *rules, const char *where)
{
	const char *slash = strchr(where, '/');
	json_object *found = NULL;
	char *all;

	if (json_object_object_get_ex(rules, where, &found) || !slash)
		return found;
	all = xasprintf("%.*s/*", (int)(slash - where), where);
	json_object_object_get_ex(rules, all, &found);
	free(all);
	return found;
}

enum status clean_plan_rule(const struct plan *p, const char *where,
			    struct clean_rule **ret, struct error *err)
{
	json_object *rule = p->rule;

	if (json_object_is_type(rule, json_type_object) && is_of_several(rule))
		rule = rule_of(rule, where);
	if (!rule)
		return error_set(err, ST_USAGE, "the plan has no rule for %.120s",
				 where);
	return clean_rule_parse(rule, ret, err);
}
