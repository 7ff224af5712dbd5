#include "model/plan.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/xalloc.h"

enum { DAY = 86400 };

struct plan *plan_new(const char *ns, const char *repo, int64_t now)
{
	static const char stamp[] = "%Y%m%d-%H%M%S";
	struct plan *p = xcalloc(1, sizeof(*p));
	char when[32] = "";
	struct tm tm;
	time_t t = (time_t)now;

	p->ns = xstrdup(ns);
	p->repo = xstrdup(repo);
	p->made_at = now;
	if (gmtime_r(&t, &tm))
		strftime(when, sizeof(when), stamp, &tm);
	snprintf(p->id, sizeof(p->id), "delete-%s-%04x", when, arc4random() & 0xffff);
	return p;
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		free(p->items[i].tag);
	for (size_t i = 0; i < N_EXCLUSIONS; i++)
		free(p->excluded_example[i]);
	free(p->items);
	free(p->ns);
	free(p->repo);
	free(p);
}

static bool glob_any(const char *const *globs, const char *tag)
{
	for (size_t i = 0; globs && globs[i]; i++)
		if (!fnmatch(globs[i], tag, 0))
			return true;
	return false;
}

enum plan_exclusion plan_protects(const struct protection *p, const char *tag,
				  struct stamp pushed, struct stamp pulled)
{
	if (!strcmp(tag, "latest"))
		return EXCLUDE_LATEST;
	if (rules_match(p->immutable, str_from(tag)))
		return EXCLUDE_IMMUTABLE;
	if ((pushed.sec && pushed.sec > p->now - DAY) ||
	    (pulled.sec && pulled.sec > p->now - DAY))
		return EXCLUDE_RECENT;
	if (glob_any(p->protect, tag))
		return EXCLUDE_PROTECTED;
	return N_EXCLUSIONS;
}

const char *plan_exclusion_text(enum plan_exclusion e)
{
	static const char *const texts[N_EXCLUSIONS] = {
		[EXCLUDE_LATEST] = "named latest",
		[EXCLUDE_IMMUTABLE] = "immutable by a rule of the repository",
		[EXCLUDE_RECENT] = "pushed or pulled in the last 24 h",
		[EXCLUDE_PROTECTED] = "protected by the configuration",
	};

	return e < N_EXCLUSIONS ? texts[e] : "";
}

static bool planned(const struct plan *p, const char *tag)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->items[i].tag, tag))
			return true;
	return false;
}

bool plan_add(struct plan *p, const struct protection *protection, const char *tag,
	      struct digest digest, struct bytes size, struct stamp pushed,
	      struct stamp pulled)
{
	enum plan_exclusion e = plan_protects(protection, tag, pushed, pulled);

	if (e < N_EXCLUSIONS) {
		if (!p->excluded[e]++)
			p->excluded_example[e] = xstrdup(tag);
		return false;
	}
	if (planned(p, tag))
		return false;
	p->items = xgrow(p->items, &p->cap, p->n + 1, sizeof(*p->items));
	p->items[p->n++] = (struct plan_item){
		.tag = xstrdup(tag),
		.digest = digest,
		.size = size,
		.pushed = pushed,
		.pulled = pulled,
	};
	return true;
}

enum safety plan_safety(const struct plan *p)
{
	if (p->n > PLAN_MAX_SMALL)
		return SAFETY_3;
	return p->n > 1 ? SAFETY_2 : SAFETY_1;
}

size_t plan_count(const struct plan *p, enum plan_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->items[i].state == state;
	return n;
}

size_t plan_requests(const struct plan *p)
{
	return 2 * p->n;
}

const char *plan_state_text(enum plan_state s)
{
	static const char *const texts[] = {
		[ITEM_PLANNED] = "planned",
		[ITEM_SENT] = "sent",
		[ITEM_DONE] = "deleted",
		[ITEM_GONE] = "already gone",
		[ITEM_DRIFTED] = "changed since, left alone",
		[ITEM_FAILED] = "refused",
		[ITEM_UNKNOWN] = "unknown",
		[ITEM_SKIPPED] = "not tried",
	};

	return texts[s];
}
