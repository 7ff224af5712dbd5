#include "model/clean_private.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/nearest.h"
#include "model/xalloc.h"

enum { KEEP_MAX = 1000000, VALUES_MAX = 100 };

/* ---- values ------------------------------------------------------------ */

static enum status read_patterns(void *to, const char *value, struct error *err)
{
	struct clean_patterns *list = to;
	struct pattern *p = NULL;
	enum status st = pattern_of_names(str_from(value), &p, err);

	if (st)
		return st;
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof(*list->v));
	list->v[list->n++] = p;
	return ST_OK;
}

static enum status read_groups(void *to, const char *value, struct error *err)
{
	struct pattern *p = NULL;
	enum status st = pattern_of_names(str_from(value), &p, err);

	if (!st && !pattern_groups(p)) {
		pattern_free(p);
		error_set(err, ST_USAGE, "no part of the pattern is in parentheses");
		return error_hint(err, "what is in the first pair names the group: "
				       "'^([a-z]+)-'");
	}
	if (!st)
		*(struct pattern **)to = p;
	return st;
}

static enum status read_age(void *to, const char *value, struct error *err)
{
	struct clean_age *age = to;
	char *day = xasprintf("%sT00:00:00Z", value);
	int64_t sec = 0;
	bool date = parse_rfc3339(str_from(value), &sec) ||
		    parse_rfc3339(str_from(day), &sec);

	free(day);
	if (date && sec > 0) {
		*age = (struct clean_age){ .date = sec };
		return ST_OK;
	}
	if (!date && parse_age(str_from(value), &sec) && sec > 0) {
		*age = (struct clean_age){ .seconds = sec };
		return ST_OK;
	}
	return error_set(err, ST_USAGE,
			 "an age (180d, 12w) or a date (2026-01-01), not \"%.40s\"",
			 value);
}

static enum status read_number(void *to, const char *value, struct error *err)
{
	int64_t n = 0;

	if (!parse_int(str_from(value), &n) || n < 1 || n > KEEP_MAX)
		return error_set(err, ST_USAGE, "a number from 1 to %d, not \"%.40s\"",
				 KEEP_MAX, value);
	*(int64_t *)to = n;
	return ST_OK;
}

static enum status read_size(void *to, const char *value, struct error *err)
{
	int64_t n = 0;

	if (!parse_size(str_from(value), &n))
		return error_set(err, ST_USAGE, "a size (500M, 1.5G), not \"%.40s\"",
				 value);
	*(int64_t *)to = n;
	return ST_OK;
}

static enum status read_status(void *to, const char *value, struct error *err)
{
	static const char *const words[] = { "active", "inactive", "stale" };

	(void)to; /* the word is its meaning */
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(words[i], value))
			return ST_OK;
	return error_set(err, ST_USAGE, "active, inactive or stale, not \"%.40s\"",
			 value);
}

static bool is_platform(const char *value)
{
	size_t slashes = 0, n = strlen(value);

	for (const char *p = value; *p; p++) {
		slashes += *p == '/';
		if (*p != '/' && *p != '.' && *p != '-' && *p != '_' &&
		    !(*p >= '0' && *p <= '9') && !(*p >= 'a' && *p <= 'z'))
			return false;
	}
	return n && *value != '/' && value[n - 1] != '/' && slashes >= 1 &&
	       slashes <= 2 && !strstr(value, "//");
}

/* Linux goes without saying where a tag lists its platforms (model/platform.h). */
static enum status read_platform(void *to, const char *value, struct error *err)
{
	static const char usual[] = "linux/";
	struct clean_values *list = to;

	if (!is_platform(value))
		return error_set(
			err, ST_USAGE,
			"a platform (linux/arm64, linux/arm/v7), not \"%.40s\"", value);
	if (!strncmp(value, usual, sizeof(usual) - 1))
		value += sizeof(usual) - 1;
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof(*list->v));
	list->v[list->n++] = xstrdup(value);
	return ST_OK;
}

static enum status read_switch(void *to, const char *value, struct error *err)
{
	(void)value;
	(void)err;
	*(bool *)to = true;
	return ST_OK;
}

/* ---- the table --------------------------------------------------------- */

/* clang-format off */
#define TO(member) offsetof(struct clean_rule, member)

const struct clean_option clean_options[] = {
	{ "untagged", NULL, false, true, "manifests without a tag instead of tags",
	  "manifests without a tag", read_switch, TO(untagged) },
	{ "match", "PATTERN", true, true,
	  "tags of this name: a shell pattern, or a regular expression as ^X, /X/ or re:X",
	  "%", read_patterns, TO(match) },
	{ "exclude", "PATTERN", true, false, "but not these",
	  "not %", read_patterns, TO(exclude) },
	{ "older-than", "AGE", false, true,
	  "neither pushed nor pulled since: 180d, 12w, 2026-01-01",
	  "neither pushed nor pulled since %", read_age, TO(older) },
	{ "not-pulled-since", "AGE", false, true,
	  "not pulled since; never pulled: not pushed since",
	  "not pulled since %", read_age, TO(unpulled) },
	{ "include-never-pulled", NULL, false, false,
	  "tags that nobody ever pulled, too; they stay otherwise",
	  "also never pulled", read_switch, TO(never_pulled) },
	{ "status", "WORD", true, true, "the Hub's word for them: active, inactive, stale",
	  "%", read_status, 0 },
	{ "larger-than", "SIZE", false, true, "larger than 500M, 1.5G",
	  "larger than %", read_size, TO(larger) },
	{ "platform", "OS/ARCH", true, true, "with an image for this platform",
	  "for %", read_platform, TO(platforms) },
	{ "keep", "N", false, true, "keep the N pushed last of those whose name matches",
	  "keep the newest %", read_number, TO(keep) },
	{ "group-by", "PATTERN", false, false,
	  "keep N of each group; what is in parentheses names it",
	  "grouped by %", read_groups, TO(group_by) },
	{ "keep-semver", "N", false, false,
	  "keep the N newest versions of each minor line, and the newest of each major",
	  "keep the newest % of each minor version", read_number, TO(keep_semver) },
	{ "protect", "PATTERN", true, false, "never these, whatever else is said",
	  "never %", read_patterns, TO(protect) },
	{ "include-newest-versions", NULL, false, false,
	  "also the newest version of a major line; it stays otherwise",
	  "also newest versions", read_switch, TO(newest_versions) },
	{ "include-shared", NULL, false, false,
	  "also tags whose digest another tag keeps: deleting them frees nothing",
	  "also shared digests", read_switch, TO(shared) },
};
/* clang-format on */

const size_t n_clean_options = COUNT(clean_options);
_Static_assert(COUNT(clean_options) <= CLEAN_OPTIONS_MAX,
	       "a rule has no room for them");

const struct clean_option *clean_option_find(const char *name)
{
	for (size_t i = 0; i < n_clean_options; i++)
		if (str_eq_dashed(name, clean_options[i].name))
			return &clean_options[i];
	return NULL;
}

/* ---- rules ------------------------------------------------------------- */

struct clean_rule *clean_rule_new(void)
{
	struct clean_rule *r = xcalloc(1, sizeof(*r));

	r->larger = -1;
	return r;
}

static void drop_values(struct clean_values *v)
{
	for (size_t i = 0; i < v->n; i++)
		free(v->v[i]);
	free(v->v);
	*v = (struct clean_values){ 0 };
}

static void drop_patterns(struct clean_patterns *p)
{
	for (size_t i = 0; i < p->n; i++)
		pattern_free(p->v[i]);
	free(p->v);
	*p = (struct clean_patterns){ 0 };
}

/* What the values mean; they themselves stay. */
static void drop_meaning(struct clean_rule *r)
{
	drop_patterns(&r->match);
	drop_patterns(&r->exclude);
	drop_patterns(&r->protect);
	pattern_free(r->group_by);
	r->group_by = NULL;
	drop_values(&r->platforms);
	r->older = r->unpulled = (struct clean_age){ 0 };
	r->keep = r->keep_semver = 0;
	r->larger = -1;
	r->never_pulled = r->shared = r->newest_versions = r->untagged = false;
}

void clean_rule_free(struct clean_rule *r)
{
	if (!r)
		return;
	drop_meaning(r);
	for (size_t i = 0; i < n_clean_options; i++)
		drop_values(&r->values[i]);
	free(r);
}

static enum status unknown(const char *option, struct error *err)
{
	struct nearest near = { .word = option };

	for (size_t i = 0; i < n_clean_options; i++)
		nearest_offer(&near, clean_options[i].name);
	error_set(err, ST_USAGE, "%.60s: no such rule", option);
	return nearest_hint(&near, "", err);
}

static enum status set_switch(struct clean_rule *r, const struct clean_option *o,
			      const char *value, struct error *err)
{
	struct clean_values *given = &r->values[o - clean_options];

	if (!strcmp(value, "false")) {
		clean_rule_unset(r, o);
		return ST_OK;
	}
	if (strcmp(value, "true") != 0)
		return error_set(err, ST_USAGE, "%s: true or false, not \"%.40s\"",
				 o->name, value);
	if (!given->n) {
		given->v = xgrow(given->v, &given->cap, 1, sizeof(*given->v));
		given->v[given->n++] = xstrdup(value);
	}
	return o->read((char *)r + o->to, value, err);
}

enum status clean_rule_set(struct clean_rule *r, const char *option, const char *value,
			   struct error *err)
{
	const struct clean_option *o = clean_option_find(option);
	struct clean_values *given;
	struct error why = { 0 };

	if (!o)
		return unknown(option, err);
	if (!o->value)
		return set_switch(r, o, value, err);
	given = &r->values[o - clean_options];
	if (given->n && !o->many)
		return error_set(err, ST_USAGE, "%s is given twice", o->name);
	if (given->n == VALUES_MAX)
		return error_set(err, ST_USAGE, "%s is given more than %d times",
				 o->name, VALUES_MAX);
	if (o->read((char *)r + o->to, value, &why)) {
		error_set(err, why.status, "%s: %.220s", o->name, why.text);
		return *why.hint ? error_hint(err, "%s", why.hint) : err->status;
	}
	given->v = xgrow(given->v, &given->cap, given->n + 1, sizeof(*given->v));
	given->v[given->n++] = xstrdup(value);
	return ST_OK;
}

/* The meaning of the others is made again: nothing is unmade one by one. */
void clean_rule_unset(struct clean_rule *r, const struct clean_option *o)
{
	struct error impossible = { 0 };

	drop_values(&r->values[o - clean_options]);
	drop_meaning(r);
	for (size_t i = 0; i < n_clean_options; i++)
		for (size_t k = 0; k < r->values[i].n; k++)
			if (clean_options[i].read((char *)r + clean_options[i].to,
						  r->values[i].v[k], &impossible))
				abort();
}

const char *clean_rule_value(const struct clean_rule *r, const struct clean_option *o,
			     size_t i)
{
	const struct clean_values *given = &r->values[o - clean_options];

	return i < given->n ? given->v[i] : NULL;
}

static bool given(const struct clean_rule *r, const char *option)
{
	return clean_rule_value(r, clean_option_find(option), 0) != NULL;
}

/* Manifests have no names, and no tags to be kept. */
static enum status check_untagged(const struct clean_rule *r, struct error *err)
{
	static const char *const fit[] = { "older-than", "not-pulled-since",
					   "include-never-pulled", "larger-than",
					   "untagged" };

	for (size_t i = 0; i < n_clean_options; i++) {
		bool fits = false;

		for (size_t k = 0; k < COUNT(fit); k++)
			fits = fits || !strcmp(fit[k], clean_options[i].name);
		if (!fits && r->values[i].n)
			return error_set(err, ST_USAGE,
					 "%s is about tags, and untagged about "
					 "manifests without one",
					 clean_options[i].name);
	}
	return ST_OK;
}

enum status clean_rule_check(const struct clean_rule *r, struct error *err)
{
	bool selects = false;

	for (size_t i = 0; i < n_clean_options; i++)
		selects = selects || (clean_options[i].selects && r->values[i].n);
	if (!selects) {
		error_set(err, ST_USAGE, "the rule does not say what goes");
		return error_hint(err, "as in --match 'pr-*' --older-than 180d");
	}
	if (given(r, "group-by") && !given(r, "keep"))
		return error_set(err, ST_USAGE,
				 "group-by needs keep: how many of each?");
	return r->untagged ? check_untagged(r, err) : ST_OK;
}

bool clean_rule_untagged(const struct clean_rule *r)
{
	return r->untagged;
}

/* ---- what the judge asks ----------------------------------------------- */

bool clean_age_given(const struct clean_age *a)
{
	return a->seconds || a->date;
}

int64_t clean_cutoff(const struct clean_age *a, int64_t now)
{
	if (!clean_age_given(a))
		return INT64_MAX;
	return a->date ? a->date : now - a->seconds;
}

enum pattern_answer clean_any(struct clean_patterns *p, struct str name)
{
	bool unsure = false;

	for (size_t i = 0; i < p->n; i++) {
		enum pattern_answer a = pattern_try(p->v[i], name);

		if (a == PATTERN_YES)
			return a;
		unsure = unsure || a == PATTERN_UNSURE;
	}
	return unsure ? PATTERN_UNSURE : PATTERN_NO;
}

const struct clean_values *clean_values_of(const struct clean_rule *r,
					   const char *option)
{
	return &r->values[clean_option_find(option) - clean_options];
}
