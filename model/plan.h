#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/error.h"
#include "model/field.h"
#include "model/op.h"
#include "model/rules.h"
#include "model/str.h"

/*
 * What is about to be changed, bound to identity (names and digests), never to rows of
 * a screen (QUALITY S1).  A plan is made, shown, confirmed and carried out by
 * net/job.c; it does not change in between.
 */
enum plan_state {
	ITEM_PLANNED,
	ITEM_SENT,    /* intent is in the journal; no answer yet */
	ITEM_DONE,    /* 2xx */
	ITEM_GONE,    /* was not there (404 while the repository answers 200) */
	ITEM_DRIFTED, /* another digest than planned: left alone */
	ITEM_FAILED,  /* the Hub said no */
	ITEM_UNKNOWN, /* sent, and we could not find out */
	ITEM_SKIPPED, /* not tried: the job stopped before */
};

struct plan_item {
	char *tag;
	struct digest
		digest; /* known = false: the Hub gave none; image digest check only */
	struct bytes size;
	struct stamp pushed, pulled;
	enum plan_state state;
	int http;       /* of the deciding answer; 0: none */
	char note[160]; /* why, one line; may hold the Hub's words: sanitize */
};

/* Why a marked row is not in the plan (UX 5.3), counted. */
enum plan_exclusion {
	EXCLUDE_LATEST,    /* "latest" */
	EXCLUDE_IMMUTABLE, /* a rule of the repository */
	EXCLUDE_RECENT,    /* pushed or pulled in the last 24 h */
	EXCLUDE_PROTECTED, /* `protect` of the configuration */
	N_EXCLUSIONS,
};

/* What protects tags, from the repository and the configuration.  Borrowed strings. */
struct protection {
	const struct rules *immutable; /* of the repository; NULL: none */
	const char *const *protect;    /* globs of the configuration; NULL: none */
	int64_t now;
};

/* N_EXCLUSIONS when nothing protects it. */
enum plan_exclusion plan_protects(const struct protection *p, const char *tag,
				  struct stamp pushed, struct stamp pulled);
const char *plan_exclusion_text(
	enum plan_exclusion e); /* "pushed or pulled in the last 24 h" */

enum {
	PLAN_MAX_SMALL = 20
}; /* the most that classes 1 and 2 delete at once (UX 5.1) */

struct plan {
	char id[48]; /* "delete-20261121-142233-1a2b": also the job's name */
	char *ns, *repo;
	struct plan_item *items;
	size_t n, cap;
	size_t excluded[N_EXCLUSIONS];
	char *excluded_example[N_EXCLUSIONS]; /* a name, NULL when none */
	int64_t made_at;
};

struct plan *plan_new(const char *ns, const char *repo, int64_t now);
void plan_free(struct plan *p); /* NULL is fine */

/* Adds a tag, or counts why not.  A tag already in the plan is not added twice.  True
 * when added. */
bool plan_add(struct plan *p, const struct protection *protection, const char *tag,
	      struct digest digest, struct bytes size, struct stamp pushed,
	      struct stamp pulled);

enum safety plan_safety(const struct plan *p); /* 1: one; 2: 2 to 20; 3: more */
size_t plan_count(const struct plan *p, enum plan_state state);
size_t plan_requests(
	const struct plan *p); /* it will cost: a check and a delete each */
const char *plan_state_text(enum plan_state s); /* "deleted", "already gone", ... */

#endif
