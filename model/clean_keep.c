/* What a rule keeps whatever else it says: the newest of a group, the newest versions.
 */
#include <stdlib.h>

#include "model/clean_private.h"
#include "model/xalloc.h"

struct clean_set clean_set_new(size_t n)
{
	return (struct clean_set){ xcalloc(n / 64 + 1, sizeof(uint64_t)) };
}

void clean_set_done(struct clean_set *s)
{
	free(s->bits);
	*s = (struct clean_set){ 0 };
}

/* ---- the newest by push ------------------------------------------------- */

struct dated {
	struct str group, name;
	int64_t pushed;
	uint32_t at;
};

/* Newest first in each group; of two pushed in one second the one that sounds newer. */
static int by_group_and_push(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int order = str_cmp(x->group, y->group);

	if (order)
		return order;
	if (x->pushed != y->pushed)
		return x->pushed > y->pushed ? -1 : 1;
	return str_natural_cmp(y->name, x->name);
}

static bool find_group(struct clean_rule *r, struct str name, struct str *ret)
{
	*ret = (struct str){ "", 0 };
	if (!r->group_by)
		return true;
	if (pattern_try(r->group_by, name) != PATTERN_YES)
		return false;
	*ret = pattern_group(r->group_by, name);
	return ret->ptr != NULL;
}

void clean_keep_newest(struct clean_rule *r, const struct tag_list *tags,
		       const struct clean_set *named, struct clean_set *kept,
		       struct clean_set *ungrouped)
{
	struct dated *all;
	int64_t rank = 0;
	size_t n = 0;

	if (!r->keep)
		return;
	all = xcalloc(tags->n + 1, sizeof(*all));
	for (size_t i = 0; i < tags->n; i++) {
		struct dated d = { .name = text_str(tags->at[i]->name),
				   .pushed = tags->at[i]->pushed.sec,
				   .at = (uint32_t)i };

		if (!clean_set_has(named, i))
			continue;
		if (!find_group(r, d.name, &d.group))
			clean_set_add(ungrouped, i);
		else
			all[n++] = d;
	}
	qsort(all, n, sizeof(*all), by_group_and_push);
	for (size_t i = 0; i < n; i++) {
		rank = i && str_eq(all[i].group, all[i - 1].group) ? rank + 1 : 0;
		if (rank < r->keep)
			clean_set_add(kept, all[i].at);
	}
	free(all);
}

/* ---- the newest versions ------------------------------------------------ */

struct versioned {
	struct version v;
	uint32_t at;
};

/* Lines together, the newest of a line first. */
static int by_line_and_version(const void *a, const void *b)
{
	const struct versioned *x = a, *y = b;

	if (x->v.variant != y->v.variant)
		return x->v.variant < y->v.variant ? -1 : 1;
	return -version_cmp(&x->v, &y->v);
}

static bool same_major(const struct version *a, const struct version *b)
{
	return a->variant == b->variant && a->major == b->major;
}

static bool same_minor(const struct version *a, const struct version *b)
{
	return same_major(a, b) && a->minor == b->minor;
}

/* A line of versions, and the tags that name the whole line: v1, v1.4. */
struct line {
	bool (*same)(const struct version *a, const struct version *b);
	bool (*is_name)(const struct version *v);
};

static bool names_major(const struct version *v)
{
	return !v->has_minor;
}

static bool names_minor(const struct version *v)
{
	return !v->has_patch;
}

static const struct line major_lines = { same_major, names_major };
static const struct line minor_lines = { same_minor, names_minor };

/*
 * The newest `most` versions of one line [from, to), newest first.  What comes before a
 * release takes no place of a release: 1.4.0-rc1 and -rc2 must not push 1.3.9 out.
 * Names of the line move with its newest version, and stay with it.
 */
static void keep_line(const struct line *line, const struct versioned *from,
		      const struct versioned *to, int64_t most, struct clean_set *kept)
{
	const struct version *last = NULL;
	int64_t releases = 0, before = 0;
	bool keep = false;

	for (const struct versioned *e = from; e < to; e++) {
		if (line->is_name(&e->v)) {
			clean_set_add(kept, e->at);
			continue;
		}
		if (!last || version_cmp(last, &e->v))
			keep = e->v.pre ? !releases && before++ < most
					: releases++ < most;
		if (keep)
			clean_set_add(kept, e->at);
		last = &e->v;
	}
}

/* One line after the other.  What only has a name, as build numbers do, is no line. */
static void keep_lines(const struct line *line, const struct versioned *all, size_t n,
		       int64_t most, struct clean_set *kept)
{
	for (size_t from = 0, to; from < n; from = to) {
		bool any = false;

		for (to = from; to < n && line->same(&all[from].v, &all[to].v); to++)
			any = any || all[to].v.has_minor;
		if (any)
			keep_line(line, all + from, all + to, most, kept);
	}
}

void clean_keep_versions(const struct clean_rule *r, const struct tag_list *tags,
			 struct clean_set *majors, struct clean_set *kept)
{
	struct versioned *all = NULL;
	size_t n = 0, cap = 0;

	if (r->newest_versions && !r->keep_semver)
		return;
	for (size_t i = 0; i < tags->n; i++) {
		struct versioned e = { .at = (uint32_t)i };

		if (!version_parse(text_str(tags->at[i]->name), &e.v))
			continue;
		all = xgrow(all, &cap, n + 1, sizeof(*all));
		all[n++] = e;
	}
	if (n)
		qsort(all, n, sizeof(*all), by_line_and_version);
	keep_lines(&major_lines, all, n, 1, r->newest_versions ? kept : majors);
	if (r->keep_semver)
		keep_lines(&minor_lines, all, n, r->keep_semver, kept);
	free(all);
}
