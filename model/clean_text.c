/* A rule and its verdicts as JSON and as words. */
#include <stdio.h>
#include <stdlib.h>

#include "model/clean_private.h"
#include "model/json.h"
#include "model/xalloc.h"

/* ---- JSON --------------------------------------------------------------- */

static json_object *option_json(const struct clean_option *o,
				const struct clean_values *values)
{
	json_object *list;

	if (!o->value)
		return json_object_new_boolean(true);
	if (!o->many)
		return json_object_new_string(values->v[0]);
	list = json_object_new_array();
	for (size_t i = 0; i < values->n; i++)
		json_object_array_add(list, json_object_new_string(values->v[i]));
	return list;
}

json_object *clean_rule_json(const struct clean_rule *r)
{
	json_object *all = json_object_new_object();

	for (size_t i = 0; i < n_clean_options; i++)
		if (r->values[i].n)
			json_object_object_add(
				all, clean_options[i].name,
				option_json(&clean_options[i], &r->values[i]));
	return all;
}

static enum status read_value(struct clean_rule *r, const char *name,
			      json_object *value, struct error *err)
{
	if (json_object_is_type(value, json_type_boolean))
		return clean_rule_set(r, name,
				      json_object_get_boolean(value) ? "true" : "false",
				      err);
	if (json_object_is_type(value, json_type_string) &&
	    strlen(json_object_get_string(value)) ==
		    (size_t)json_object_get_string_len(value))
		return clean_rule_set(r, name, json_object_get_string(value), err);
	return error_set(err, ST_USAGE, "%.60s: neither text nor true", name);
}

static enum status read_member(struct clean_rule *r, const char *name,
			       json_object *value, struct error *err)
{
	enum status st = ST_OK;

	if (!json_object_is_type(value, json_type_array))
		return read_value(r, name, value, err);
	for (size_t i = 0; !st && i < json_object_array_length(value); i++)
		st = read_value(r, name, json_object_array_get_idx(value, i), err);
	return st;
}

enum status clean_rule_parse(json_object *json, struct clean_rule **ret_rule,
			     struct error *err)
{
	struct clean_rule *r;
	enum status st = ST_OK;

	if (!json_object_is_type(json, json_type_object))
		return error_set(err, ST_USAGE, "the rule is not an object");
	r = clean_rule_new();
	json_object_object_foreach(json, name, value)
	{
		if (!st)
			st = read_member(r, name, value, err);
	}
	if (!st)
		st = clean_rule_check(r, err);
	if (st) {
		clean_rule_free(r);
		return st;
	}
	*ret_rule = r;
	return ST_OK;
}

/* ---- words -------------------------------------------------------------- */

/* "a", "a or b", "a, b or c" */
static void put_values(FILE *to, const struct clean_values *values)
{
	for (size_t i = 0; i < values->n; i++)
		fprintf(to, "%s%s",
			!i                  ? ""
			: i + 1 < values->n ? ", "
					    : " or ",
			values->v[i]);
}

char *clean_rule_text(const struct clean_rule *r)
{
	char *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);
	bool first = true;

	if (!to)
		abort();
	for (size_t i = 0; i < n_clean_options; i++) {
		const char *words = clean_options[i].words;
		const char *gap = strchr(words, '%');

		if (!r->values[i].n)
			continue;
		fputs(first ? "" : ", ", to);
		first = false;
		fprintf(to, "%.*s", gap ? (int)(gap - words) : (int)strlen(words),
			words);
		if (!gap)
			continue;
		put_values(to, &r->values[i]);
		fputs(gap + 1, to);
	}
	fclose(to);
	return text;
}

/* ---- verdicts ----------------------------------------------------------- */

static const struct {
	const char *name, *text;
} verdicts[N_CLEAN_VERDICTS] = {
	[CLEAN_DELETE] = { "delete", "to be deleted" },
	[CLEAN_LATEST] = { "latest", NULL },
	[CLEAN_IMMUTABLE] = { "immutable", NULL },
	[CLEAN_RECENT] = { "recent", NULL },
	[CLEAN_PROTECTED] = { "protected",
			      "protected by the configuration or the rule" },
	[CLEAN_NEWEST_MAJOR] = { "newest-major", "newest version of a major line" },
	[CLEAN_TAGGED] = { "tagged", "with a tag" },
	[CLEAN_UNMATCHED] = { "unmatched", "not matched by the rule" },
	[CLEAN_EXCLUDED] = { "excluded", "excluded by the rule" },
	[CLEAN_NEVER_PULLED] = { "never-pulled", "never pulled" },
	[CLEAN_UNDATED] = { "undated", "without a date of the last push" },
	[CLEAN_YOUNG] = { "young", "pushed or pulled too recently for the rule" },
	[CLEAN_STATUS] = { "status", "of another status" },
	[CLEAN_SMALL] = { "small", "too small for the rule, or of unknown size" },
	[CLEAN_PLATFORM] = { "platform", "not for this platform" },
	[CLEAN_UNGROUPED] = { "ungrouped", "in no group" },
	[CLEAN_KEPT_NEWEST] = { "kept-newest", "among the newest" },
	[CLEAN_KEPT_VERSION] = { "kept-version", "among the newest versions" },
	[CLEAN_ODD_NAME] = { "odd-name", "with a name that no tag can have" },
	[CLEAN_SHARED] = { "shared", "share a digest with what stays" },
};

const char *clean_verdict_name(enum clean_verdict v)
{
	return v < N_CLEAN_VERDICTS ? verdicts[v].name : "";
}

const char *clean_verdict_text(enum clean_verdict v)
{
	if (v == CLEAN_LATEST)
		return plan_exclusion_text(EXCLUDE_LATEST);
	if (v == CLEAN_IMMUTABLE)
		return plan_exclusion_text(EXCLUDE_IMMUTABLE);
	if (v == CLEAN_RECENT)
		return plan_exclusion_text(EXCLUDE_RECENT);
	return v < N_CLEAN_VERDICTS ? verdicts[v].text : "";
}
