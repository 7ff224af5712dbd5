#ifndef MODEL_CLEAN_H
#define MODEL_CLEAN_H

#include <json-c/json.h>

#include "model/error.h"
#include "model/plan.h"
#include "model/tag_list.h"

/*
 * What of a repository may go (UX 6 (ii)): a rule that somebody wrote, and its verdict
 * on every tag.  All conditions of the rule must hold, protection always wins, and what
 * is not known keeps a tag.  No I/O, no clock: the same tags, rule, protection and time
 * give the same verdicts.
 */

/* ---- the rule ---------------------------------------------------------- */

struct clean_rule;

/*
 * One condition, or one exception.  The flags of `hubdeck clean`, the keys of policies
 * and of the rule's JSON, the form of the dashboard and the manual are made from this
 * table.
 */
struct clean_option {
	const char *name;  /* "older-than" */
	const char *value; /* what it takes: "AGE"; NULL: it is a switch */
	bool many;         /* may be given more than once: any of them will do */
	bool selects;      /* says what goes; a rule without such a one is refused */
	const char *help;
	const char *words; /* clean_rule_text(): '%' stands for its values */
	enum status (*read)(void *to, const char *value, struct error *err);
	size_t to; /* in struct clean_rule; for model/clean_rule.c, as is `read` */
};
extern const struct clean_option clean_options[];
extern const size_t n_clean_options;

/* NULL when there is none; '_' for '-' will do. */
const struct clean_option *clean_option_find(const char *name);

struct clean_rule *clean_rule_new(void); /* deletes nothing: see clean_rule_check() */
void clean_rule_free(struct clean_rule *r); /* NULL is fine */

/* One more value of an option; of a switch "true" or "false".  ST_USAGE says what it
 * takes, or names the nearest option. */
enum status clean_rule_set(struct clean_rule *r, const char *option, const char *value,
			   struct error *err) MUST_CHECK;

/* Forgets all values of the option. */
void clean_rule_unset(struct clean_rule *r, const struct clean_option *o);

/* The i-th value as it was given, a switch's being "true"; NULL behind the last. */
const char *clean_rule_value(const struct clean_rule *r, const struct clean_option *o,
			     size_t i);

/* May it be used?  ST_USAGE when it says nothing of what goes, or contradicts itself.
 */
enum status clean_rule_check(const struct clean_rule *r, struct error *err) MUST_CHECK;

/* It is about manifests without a tag, not about tags. */
bool clean_rule_untagged(const struct clean_rule *r);

/* An object in the order of the table: {"match":["^pr-"],"older-than":"180d",
 * "keep":"50","include-shared":true}.  The caller owns it. */
json_object *clean_rule_json(const struct clean_rule *r);

/* Reads that again, and checks it.  On success the caller owns *ret_rule. */
enum status clean_rule_parse(json_object *json, struct clean_rule **ret_rule,
			     struct error *err) MUST_CHECK;

/* One line for people; raw, as its patterns were typed.  The caller frees. */
char *clean_rule_text(const struct clean_rule *r);

/* ---- the verdict ------------------------------------------------------- */

/* Why a tag stays; of several reasons the first in this order. */
enum clean_verdict {
	CLEAN_DELETE,

	CLEAN_LATEST, /* protected: plan_protects() */
	CLEAN_IMMUTABLE,
	CLEAN_RECENT,
	CLEAN_PROTECTED,    /* by the configuration or the rule */
	CLEAN_NEWEST_MAJOR, /* the newest version of its major line (QUALITY S7) */

	CLEAN_TAGGED, /* not what the rule is about */
	CLEAN_UNMATCHED,
	CLEAN_EXCLUDED,
	CLEAN_NEVER_PULLED,
	CLEAN_UNDATED, /* the rule asks for a date that the Hub did not give */
	CLEAN_YOUNG,
	CLEAN_STATUS,
	CLEAN_SMALL,
	CLEAN_PLATFORM,

	CLEAN_UNGROUPED, /* kept by the rule */
	CLEAN_KEPT_NEWEST,
	CLEAN_KEPT_VERSION,
	CLEAN_ODD_NAME, /* no name that could be sent */
	CLEAN_SHARED,   /* what stays has the same digest, or needs it */
	N_CLEAN_VERDICTS,
};

const char *clean_verdict_name(enum clean_verdict v); /* "kept-newest", for JSON */

const char *clean_verdict_text(
	enum clean_verdict v); /* "among the newest", for people */

enum { CLEAN_SAMPLES = 5 };
#define CLEAN_NONE ((size_t)-1)

/* Of `n` tags or manifests; numbers are their places in the list. */
struct clean_result {
	uint8_t *verdict; /* enum clean_verdict of each */
	size_t n;
	size_t counts[N_CLEAN_VERDICTS]; /* their sum is n */

	uint32_t *group;   /* those with one digest have one number */
	uint32_t *members; /* of each group: all, and what else needs it ... */
	uint32_t *going;   /* ... and those that are deleted */

	/* Of those that are deleted: */
	int64_t bytes; /* sum of their sizes: layers are shared, so it is logical */
	int64_t unique_bytes; /* each digest once, and only those that nothing else has:
			       * the most that can be freed */
	size_t unsized;       /* whose size is not known, and not in the sums */
	size_t digests;       /* different ones; an unknown one counts as its own */
	size_t whole_digests; /* digests that lose all their tags ... */
	size_t whole;         /* ... and how many tags those are */
	size_t never_pulled;
	size_t last_pulled;           /* the one pulled last; CLEAN_NONE */
	size_t oldest, newest;        /* by push; CLEAN_NONE when no push is known */
	size_t sample[CLEAN_SAMPLES]; /* some at random, in the order of the list */
	size_t n_samples;

	size_t unsure; /* stayed because a pattern took too long */
};

/*
 * Judges every tag.  The rule must have passed clean_rule_check() and not be of
 * untagged manifests; the same rule is not to be used by two threads at once.  `seed`
 * is for the samples.  200,000 tags take some 200 ms.
 */
void clean_judge(struct clean_rule *r, const struct tag_list *tags,
		 const struct protection *guard, uint64_t seed,
		 struct clean_result *ret);

/*
 * The same for the manifests of a repository (rows of kind_manifests_as_tags), by a
 * rule of untagged ones: what a tag or an image of one needs stays.  Without a rule
 * (NULL) nothing else does.  `tags` must hold all tags, with their images.
 */
void clean_judge_manifests(struct clean_rule *r, const struct tag_list *manifests,
			   const struct tag_list *tags, const struct protection *guard,
			   uint64_t seed, struct clean_result *ret);
void clean_result_done(struct clean_result *res);

/* All tags with this one's digest are deleted, and the digest is known. */
bool clean_is_whole(const struct tag_list *tags, const struct clean_result *res,
		    size_t i);

/* ---- trying a pattern -------------------------------------------------- */

/* What --match and --exclude take and leave, spread over the list. */
struct clean_probe {
	size_t hits, misses;
	size_t hit[CLEAN_SAMPLES], n_hit;
	size_t miss[CLEAN_SAMPLES], n_miss;
};
void clean_try(struct clean_rule *r, const struct tag_list *tags,
	       struct clean_probe *ret);

#endif
