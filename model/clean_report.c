#include "model/clean_report.h"

#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"

static struct clean_named named(const struct tag_list *tags, size_t i)
{
	if (i == CLEAN_NONE)
		return (struct clean_named){ .name = NULL };
	return (struct clean_named){ xstrdup(tags->at[i]->name.p), tags->at[i]->pushed,
				     tags->at[i]->pulled };
}

void clean_report_fill(struct clean_report *ret, const char *where,
		       const struct clean_rule *r, const struct tag_list *tags,
		       const struct clean_result *res)
{
	*ret = (struct clean_report){
		.where = xstrdup(where),
		.rule = clean_rule_text(r),
		.untagged = clean_rule_untagged(r),
		.n = res->n,
		.bytes = res->bytes,
		.unique_bytes = res->unique_bytes,
		.unsized = res->unsized,
		.digests = res->digests,
		.whole_digests = res->whole_digests,
		.whole = res->whole,
		.never_pulled = res->never_pulled,
		.unsure = res->unsure,
		.oldest = named(tags, res->oldest),
		.newest = named(tags, res->newest),
		.last_pulled = named(tags, res->last_pulled),
		.n_samples = res->n_samples,
		.storage = -1,
	};
	memcpy(ret->counts, res->counts, sizeof(ret->counts));
	for (size_t i = 0; i < res->n_samples; i++)
		ret->sample[i] = named(tags, res->sample[i]);
}

void clean_report_done(struct clean_report *r)
{
	free(r->where);
	free(r->rule);
	free(r->oldest.name);
	free(r->newest.name);
	free(r->last_pulled.name);
	for (size_t i = 0; i < r->n_samples; i++)
		free(r->sample[i].name);
	*r = (struct clean_report){ 0 };
}

/* ---- JSON --------------------------------------------------------------- */

static void add_text(json_object *o, const char *name, const char *text)
{
	json_object_object_add(o, name, text ? json_object_new_string(text) : NULL);
}

static void add_size(json_object *o, const char *name, size_t n)
{
	json_object_object_add(o, name, json_object_new_int64((int64_t)n));
}

/* -1 is not known. */
static void add_bytes(json_object *o, const char *name, int64_t n)
{
	json_object_object_add(o, name, n < 0 ? NULL : json_object_new_int64(n));
}

static void add_stamp(json_object *o, const char *name, struct stamp s)
{
	char text[32];

	format_rfc3339(s.sec, text, sizeof(text));
	add_text(o, name, s.sec ? text : NULL);
}

static json_object *named_json(const struct clean_named *t)
{
	json_object *o = NULL;

	if (!t->name)
		return NULL;
	o = json_object_new_object();
	add_text(o, "tag", t->name);
	add_stamp(o, "pushed", t->pushed);
	add_stamp(o, "pulled", t->pulled);
	return o;
}

static json_object *counts_json(const struct clean_report *r)
{
	json_object *o = json_object_new_object();

	for (size_t v = 0; v < N_CLEAN_VERDICTS; v++)
		if (r->counts[v] || v == CLEAN_DELETE)
			add_size(o, clean_verdict_name((enum clean_verdict)v),
				 r->counts[v]);
	return o;
}

json_object *clean_report_json(const struct clean_report *r)
{
	json_object *o = json_object_new_object(), *samples = json_object_new_array();

	add_text(o, "repository", r->where);
	add_text(o, "rule", r->rule);
	json_object_object_add(o, "complete", json_object_new_boolean(r->complete));
	add_text(o, "why", r->why[0] ? r->why : NULL);
	add_size(o, "total", r->n);
	json_object_object_add(o, "counts", counts_json(r));
	add_bytes(o, "bytes", r->bytes);
	add_bytes(o, "unique_bytes", r->unique_bytes);
	add_bytes(o, "storage_size", r->storage);
	add_size(o, "unsized", r->unsized);
	add_size(o, "digests", r->digests);
	add_size(o, "whole_digests", r->whole_digests);
	add_size(o, "never_pulled", r->never_pulled);
	json_object_object_add(o, "oldest", named_json(&r->oldest));
	json_object_object_add(o, "newest", named_json(&r->newest));
	json_object_object_add(o, "last_pulled", named_json(&r->last_pulled));
	for (size_t i = 0; i < r->n_samples; i++)
		json_object_array_add(samples, named_json(&r->sample[i]));
	json_object_object_add(o, "random", samples);
	return o;
}
