#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/clean_plan.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/job_private.h"

/*
 * The lists of a repository as they are now against the plan: what is not as it was
 * planned, or is to be kept by now, is dropped; and which digests may go as a whole.
 */

/* Why the tag is not what was planned; NULL: it is. */
static const char *drift(const struct plan_item *it, const struct tag *t)
{
	if ((it->digest.known || t->digest.known) &&
	    !digest_same(&it->digest, &t->digest))
		return "pushed again: the digest is not the planned one";
	if (t->pushed.sec > it->pushed.sec)
		return "pushed since it was planned";
	if (t->pulled.sec > it->pulled.sec)
		return "pulled since it was planned";
	return NULL;
}

/* What the items are compared with. */
struct judged {
	const struct tag_list *list; /* tags or manifests */
	struct protection guard;
	const struct clean_result *by_rule; /* NULL: the plan was made by hand */
	bool with_tags;                     /* it says that tags go with them */
};

/* Why it is to stay now: by the rule the plan was made of, or by what protects tags of
 * plans that were made by hand.  NULL: it may go. */
static const char *kept(const struct judged *judged, const struct tag *t, size_t place)
{
	enum plan_exclusion e;

	if (judged->by_rule) {
		enum clean_verdict v =
			(enum clean_verdict)judged->by_rule->verdict[place];

		return v == CLEAN_DELETE ? NULL : clean_verdict_text(v);
	}
	if (judged->with_tags)
		return NULL;
	e = plan_protects(&judged->guard, t->name.p, t->pushed, t->pulled);
	return e == N_EXCLUSIONS ? NULL : plan_exclusion_text(e);
}

/* A tag is looked at alone; the list of manifests is all there is to look at. */
static void absent(struct job *j, size_t at)
{
	const struct plan_item *it = &j->plan->items[at];

	if (plan_is_manifest(j->plan, it))
		job_drop(j, at, ITEM_GONE,
			 it->state == ITEM_UNKNOWN ? "the answer was lost; it is gone"
						   : "");
}

static void compare(struct job *j, size_t at, const struct judged *judged)
{
	struct fresh *f = &j->fresh;
	const struct plan_item *it = &j->plan->items[at];
	const struct tag_list *list = judged->list;
	size_t place = tag_list_find(list, str_from(it->name));
	const char *why, *stays;
	char note[160];

	f->seen[at] = SEEN_NOT;
	if (place == (size_t)-1) {
		absent(j, at);
		return;
	}
	why = drift(it, list->at[place]);
	stays = kept(judged, list->at[place], place);
	snprintf(note, sizeof(note), "to be kept now: %s", stays ? stays : "");
	if (why || stays)
		job_drop(j, at, ITEM_DRIFTED, why ? why : note);
	else
		f->seen[at] = SEEN_SAME;
}

static void compare_all(struct job *j, const struct judged *judged)
{
	for (size_t i = j->at; i < j->plan->n && j->why.status == ST_OK; i++) {
		const struct plan_item *it = &j->plan->items[i];

		if (it->part == j->fresh.part &&
		    (it->state == ITEM_PLANNED ||
		     (it->state == ITEM_UNKNOWN && plan_is_manifest(j->plan, it))))
			compare(j, i, judged);
	}
}

/* ---- whole digests ---------------------------------------------------------- */

enum { DIGEST_BYTES = 32 };

/* Digests that something needs which stays. */
struct needed {
	uint8_t (*at)[DIGEST_BYTES];
	size_t n, cap;
	bool unsure; /* of a tag that stays it is not known which images it has */
};

static void need(struct needed *n, const void *digests, size_t count)
{
	if (!count)
		return;
	n->at = xgrow(n->at, &n->cap, n->n + count, sizeof(*n->at));
	memcpy(n->at[n->n], digests, count * DIGEST_BYTES);
	n->n += count;
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, DIGEST_BYTES);
}

/* As planned, and nothing came in between. */
static bool is_going(const struct job *j, const struct tag *t)
{
	size_t at = plan_find(j->plan, j->fresh.part, text_str(t->name));

	return at != SIZE_MAX && j->plan->items[at].state == ITEM_PLANNED &&
	       j->fresh.seen[at];
}

static void find_needed(const struct job *j, struct needed *n)
{
	const struct tag_list *tags = &j->fresh.tags;

	for (size_t i = 0; i < tags->n; i++) {
		struct str images = tag_list_images(tags, i);

		if (is_going(j, tags->at[i]))
			continue;
		if (tags->at[i]->digest.known)
			need(n, tags->at[i]->digest.sha256, 1);
		need(n, images.ptr, images.len / DIGEST_BYTES);
		n->unsure |= !images.ptr;
	}
	if (n->n)
		qsort(n->at, n->n, sizeof(*n->at), by_bytes);
}

static int by_digest(const void *a, const void *b, void *arg)
{
	const struct plan *p = arg;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = memcmp(p->items[x].digest.sha256, p->items[y].digest.sha256,
			   DIGEST_BYTES);

	return order ? order : (x > y) - (x < y);
}

/* Items whose digest goes as a whole are marked, and put into the order of digests. */
static void find_whole(struct job *j)
{
	struct fresh *f = &j->fresh;
	struct needed stays = { 0 };

	find_needed(j, &stays);
	free(f->order);
	f->order = xcalloc(j->plan->n + 1, sizeof(*f->order));
	f->n_order = 0;
	for (size_t i = j->at; i < j->plan->n && !stays.unsure; i++) {
		const struct plan_item *it = &j->plan->items[i];

		if (it->part != f->part || it->state != ITEM_PLANNED || !f->seen[i] ||
		    !it->digest.known)
			continue;
		if (stays.n && bsearch(it->digest.sha256, stays.at, stays.n,
				       sizeof(*stays.at), by_bytes))
			continue;
		f->seen[i] = SEEN_WHOLE;
		f->order[f->n_order++] = (uint32_t)i;
	}
	qsort_r(f->order, f->n_order, sizeof(*f->order), by_digest, j->plan);
	free(stays.at);
}

/* ---- all of it ---------------------------------------------------------------- */

/* Tags may go with the manifest when it was planned so: then none keeps it. */
static bool takes_tags(const struct plan_part *part)
{
	return json_flag(part->params, "/delete_references", false);
}

/* A rule that cannot be read is a plan that cannot be judged. */
enum status job_judge(struct job *j, struct error *err)
{
	struct fresh *f = &j->fresh;
	const struct plan_part *part = &j->plan->parts[f->part];
	bool manifests = part->op == op_by_name("images.delete_manifests");
	struct judged judged = { .list = manifests ? &f->manifests : &f->tags,
				 .with_tags = manifests && takes_tags(part),
				 .guard = { .immutable = f->immutable,
					    .now = worker_now(j->w) } };
	struct clean_rule *rule = NULL;
	struct clean_result res = { 0 };

	if (j->plan->rule && clean_plan_rule(j->plan, part->where, &rule, err) != ST_OK)
		return err->status;
	if (manifests && !judged.with_tags)
		clean_judge_manifests(rule, &f->manifests, &f->tags, &judged.guard, 0,
				      &res);
	else if (rule)
		clean_judge(rule, &f->tags, &judged.guard, 0, &res);
	judged.by_rule = res.n || rule ? &res : NULL;
	compare_all(j, &judged);
	if (j->plan->by_digest && !manifests)
		find_whole(j);
	clean_result_done(&res);
	clean_rule_free(rule);
	return ST_OK;
}
