#include "model/clean.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "model/clean_private.h"
#include "model/xalloc.h"

/* What a judgement needs to know of every tag at once. */
struct court {
	struct clean_rule *rule;
	const struct tag_list *tags;
	const struct protection *guard;
	struct clean_set named, ungrouped, newest, majors, versions;
	const struct clean_values *statuses;
	int64_t older, unpulled; /* moments */
	size_t unsure;
};

/* ---- one tag ------------------------------------------------------------ */

static enum clean_verdict protected_as(struct court *c, size_t i)
{
	static const enum clean_verdict verdicts[] = {
		[EXCLUDE_LATEST] = CLEAN_LATEST,
		[EXCLUDE_IMMUTABLE] = CLEAN_IMMUTABLE,
		[EXCLUDE_RECENT] = CLEAN_RECENT,
		[EXCLUDE_PROTECTED] = CLEAN_PROTECTED,
	};
	const struct tag *t = c->tags->at[i];
	enum plan_exclusion e =
		plan_protects(c->guard, t->name.p, t->pushed, t->pulled);

	if (e < COUNT(verdicts))
		return verdicts[e];
	switch (clean_any(&c->rule->protect, text_str(t->name))) {
	case PATTERN_NO:
		break;
	case PATTERN_UNSURE:
		c->unsure++;
		return CLEAN_PROTECTED;
	case PATTERN_YES:
		return CLEAN_PROTECTED;
	}
	return clean_set_has(&c->majors, i) ? CLEAN_NEWEST_MAJOR : CLEAN_DELETE;
}

/* By the name alone.  Who does not know is told no by --match and yes by --exclude. */
static enum clean_verdict name_verdict(struct clean_rule *r, struct str name,
				       size_t *unsure)
{
	enum pattern_answer a = r->match.n ? clean_any(&r->match, name) : PATTERN_YES;

	*unsure += a == PATTERN_UNSURE;
	if (a != PATTERN_YES)
		return CLEAN_UNMATCHED;
	a = clean_any(&r->exclude, name);
	*unsure += a == PATTERN_UNSURE;
	return a == PATTERN_NO ? CLEAN_DELETE : CLEAN_EXCLUDED;
}

static int64_t last_used(const struct tag *t)
{
	return t->pulled.sec > t->pushed.sec ? t->pulled.sec : t->pushed.sec;
}

/* A tag that was never pulled has waited for a pull since it was pushed. */
static enum clean_verdict age_verdict(const struct court *c, const struct tag *t)
{
	const struct clean_rule *r = c->rule;
	bool by_push = r->keep || clean_age_given(&r->older) ||
		       (clean_age_given(&r->unpulled) && !t->pulled.sec);
	int64_t waited = t->pulled.sec ? t->pulled.sec : t->pushed.sec;

	if (!t->pulled.sec && !r->never_pulled)
		return CLEAN_NEVER_PULLED;
	if (by_push && !t->pushed.sec)
		return CLEAN_UNDATED;
	if (last_used(t) >= c->older || waited >= c->unpulled)
		return CLEAN_YOUNG;
	return CLEAN_DELETE;
}

static bool has_word(const struct clean_values *words, struct str s)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_eq(str_from(words->v[i]), s))
			return true;
	return false;
}

/* "arm64" is any of it, "arm64/v8" only that. */
static bool same_platform(struct str has, const char *wanted)
{
	size_t n = strlen(wanted);

	return has.len >= n && !memcmp(has.ptr, wanted, n) &&
	       (has.len == n || has.ptr[n] == '/');
}

static bool on_platform(const struct clean_values *wanted, struct str list)
{
	while (list.len) {
		const char *end = memchr(list.ptr, ',', list.len);
		struct str one = { list.ptr,
				   end ? (size_t)(end - list.ptr) : list.len };

		for (size_t i = 0; i < wanted->n; i++)
			if (same_platform(one, wanted->v[i]))
				return true;
		list.ptr += end ? one.len + 1 : one.len;
		list.len -= end ? one.len + 1 : one.len;
	}
	return false;
}

static enum clean_verdict kind_verdict(const struct court *c, const struct tag *t)
{
	const struct clean_rule *r = c->rule;

	if (c->statuses->n && !has_word(c->statuses, text_str(t->status)))
		return CLEAN_STATUS;
	if (r->larger >= 0 && t->size.n <= r->larger)
		return CLEAN_SMALL;
	if (r->platforms.n && !on_platform(&r->platforms, text_str(t->platforms)))
		return CLEAN_PLATFORM;
	return CLEAN_DELETE;
}

static enum clean_verdict kept_as(const struct court *c, size_t i)
{
	if (clean_set_has(&c->ungrouped, i))
		return CLEAN_UNGROUPED;
	if (clean_set_has(&c->newest, i))
		return CLEAN_KEPT_NEWEST;
	return clean_set_has(&c->versions, i) ? CLEAN_KEPT_VERSION : CLEAN_DELETE;
}

static enum clean_verdict judge(struct court *c, size_t i, enum clean_verdict by_name)
{
	enum clean_verdict v = protected_as(c, i);

	if (v == CLEAN_DELETE)
		v = by_name;
	if (v == CLEAN_DELETE)
		v = age_verdict(c, c->tags->at[i]);
	if (v == CLEAN_DELETE)
		v = kind_verdict(c, c->tags->at[i]);
	if (v == CLEAN_DELETE)
		v = kept_as(c, i);
	if (v == CLEAN_DELETE && !op_is_tag(text_str(c->tags->at[i]->name)))
		v = CLEAN_ODD_NAME;
	return v;
}

/* ---- all tags ----------------------------------------------------------- */

static void convene(struct court *c, struct clean_result *res)
{
	struct clean_rule *r = c->rule;
	size_t n = c->tags->n;

	c->named = clean_set_new(n);
	c->ungrouped = clean_set_new(n);
	c->newest = clean_set_new(n);
	c->majors = clean_set_new(n);
	c->versions = clean_set_new(n);
	c->older = clean_cutoff(&r->older, c->guard->now);
	c->unpulled = clean_cutoff(&r->unpulled, c->guard->now);
	c->statuses = clean_values_of(r, "status");
	for (size_t i = 0; i < n; i++) {
		res->verdict[i] = (uint8_t)name_verdict(
			r, text_str(c->tags->at[i]->name), &c->unsure);
		if (res->verdict[i] == CLEAN_DELETE)
			clean_set_add(&c->named, i);
	}
	clean_keep_newest(r, c->tags, &c->named, &c->newest, &c->ungrouped);
	clean_keep_versions(r, c->tags, &c->majors, &c->versions);
}

static void adjourn(struct court *c)
{
	clean_set_done(&c->named);
	clean_set_done(&c->ungrouped);
	clean_set_done(&c->newest);
	clean_set_done(&c->majors);
	clean_set_done(&c->versions);
}

static void count(struct clean_result *res)
{
	size_t sum = 0;

	for (size_t i = 0; i < res->n; i++)
		res->counts[res->verdict[i]]++;
	for (size_t v = 0; v < N_CLEAN_VERDICTS; v++)
		sum += res->counts[v];
	assert(sum == res->n);
}

static void begin(const struct tag_list *tags, struct clean_result *ret)
{
	*ret = (struct clean_result){ .verdict = xcalloc(tags->n + 1, 1),
				      .n = tags->n };
	clean_group_digests(tags, ret);
}

static void decide(struct clean_result *res, size_t i, enum clean_verdict v)
{
	res->verdict[i] = (uint8_t)v;
	res->going[res->group[i]] += v == CLEAN_DELETE;
}

void clean_judge(struct clean_rule *r, const struct tag_list *tags,
		 const struct protection *guard, uint64_t seed,
		 struct clean_result *ret)
{
	struct court c = { .rule = r, .tags = tags, .guard = guard };

	assert(!r->untagged);
	begin(tags, ret);
	convene(&c, ret);
	for (size_t i = 0; i < tags->n; i++)
		decide(ret, i, judge(&c, i, (enum clean_verdict)ret->verdict[i]));
	if (r->shared)
		clean_count_needed(tags, ret);
	else
		clean_spare_shared(tags, ret);
	ret->unsure = c.unsure;
	adjourn(&c);
	count(ret);
	clean_summarize(tags, seed, ret);
}

/* Names are digests, so nothing is protected by its name. */
static enum clean_verdict manifest_verdict(const struct court *c, const struct tag *m)
{
	const struct protection dates = { .now = c->guard->now };
	enum clean_verdict v;

	if (str_eq(text_str(m->status), STR(TAG_STATUS_TAGGED)))
		return CLEAN_TAGGED;
	if (plan_protects(&dates, m->name.p, m->pushed, m->pulled) == EXCLUDE_RECENT)
		return CLEAN_RECENT;
	v = age_verdict(c, m);
	if (v == CLEAN_DELETE)
		v = kind_verdict(c, m);
	return v == CLEAN_DELETE && !m->digest.known ? CLEAN_ODD_NAME : v;
}

void clean_judge_manifests(struct clean_rule *r, const struct tag_list *manifests,
			   const struct tag_list *tags, const struct protection *guard,
			   uint64_t seed, struct clean_result *ret)
{
	struct court c = { .rule = r, .tags = manifests, .guard = guard };

	assert(tags->with_images || !tags->n);
	begin(manifests, ret);
	if (r) {
		assert(r->untagged);
		c.older = clean_cutoff(&r->older, guard->now);
		c.unpulled = clean_cutoff(&r->unpulled, guard->now);
		c.statuses = clean_values_of(r, "status");
	}
	for (size_t i = 0; i < manifests->n; i++)
		decide(ret, i,
		       r ? manifest_verdict(&c, manifests->at[i]) : CLEAN_DELETE);
	clean_spare_needed(manifests, tags, ret);
	count(ret);
	clean_summarize(manifests, seed, ret);
}

void clean_result_done(struct clean_result *res)
{
	free(res->verdict);
	free(res->group);
	free(res->members);
	free(res->going);
	*res = (struct clean_result){ 0 };
}

/* ---- trying a pattern --------------------------------------------------- */

/* Every so many of them, so that the list is seen from end to end. */
static void spread(const uint8_t *verdict, size_t n, bool hit, size_t count_of,
		   size_t *ret, size_t *ret_n)
{
	size_t seen = 0;

	*ret_n = 0;
	for (size_t i = 0; i < n && *ret_n < CLEAN_SAMPLES; i++) {
		if ((verdict[i] == CLEAN_DELETE) != hit)
			continue;
		if (count_of <= CLEAN_SAMPLES ||
		    seen == *ret_n * (count_of - 1) / (CLEAN_SAMPLES - 1))
			ret[(*ret_n)++] = i;
		seen++;
	}
}

void clean_try(struct clean_rule *r, const struct tag_list *tags,
	       struct clean_probe *ret)
{
	uint8_t *verdict = xcalloc(tags->n + 1, 1);
	size_t unsure = 0;

	*ret = (struct clean_probe){ 0 };
	for (size_t i = 0; i < tags->n; i++) {
		verdict[i] =
			(uint8_t)name_verdict(r, text_str(tags->at[i]->name), &unsure);
		if (verdict[i] == CLEAN_DELETE)
			ret->hits++;
	}
	ret->misses = tags->n - ret->hits;
	spread(verdict, tags->n, true, ret->hits, ret->hit, &ret->n_hit);
	spread(verdict, tags->n, false, ret->misses, ret->miss, &ret->n_miss);
	free(verdict);
}
