#ifndef MODEL_CLEAN_PRIVATE_H
#define MODEL_CLEAN_PRIVATE_H

#include "model/clean.h"
#include "model/pattern.h"
#include "model/semver.h"

/* For model/clean*.c only. */

/* The values of one option as they were given. */
struct clean_values {
	char **v;
	size_t n, cap;
};

struct clean_patterns {
	struct pattern **v;
	size_t n, cap;
};

/* "180d": so long before the judgement; a date: that moment.  Neither: not asked for.
 */
struct clean_age {
	int64_t seconds, date;
};

enum { CLEAN_OPTIONS_MAX = 24 };

struct clean_rule {
	struct clean_values values[CLEAN_OPTIONS_MAX]; /* by the place in the table */
	struct clean_patterns match, exclude, protect;
	struct pattern *group_by; /* NULL: not given, as for the numbers 0 */
	struct clean_age older, unpulled;
	int64_t keep, keep_semver;
	int64_t larger;                /* bytes; -1 */
	struct clean_values platforms; /* as tags have them: "amd64", "windows/amd64" */
	bool never_pulled, shared, newest_versions, untagged;
};

const struct clean_values *clean_values_of(const struct clean_rule *r,
					   const char *option);

/* The moment before which something is old; INT64_MAX when age does not matter. */
int64_t clean_cutoff(const struct clean_age *a, int64_t now);

bool clean_age_given(const struct clean_age *a);

/* Any of the patterns; UNSURE when none says yes and one does not know. */
enum pattern_answer clean_any(struct clean_patterns *p, struct str name);

/* ---- what a rule keeps (clean_keep.c) ---------------------------------- */

/* Places of tags: bits. */
struct clean_set {
	uint64_t *bits;
};
struct clean_set clean_set_new(size_t n);
void clean_set_done(struct clean_set *s);
static inline bool clean_set_has(const struct clean_set *s, size_t i)
{
	return s->bits[i / 64] >> (i % 64) & 1;
}
static inline void clean_set_add(struct clean_set *s, size_t i)
{
	s->bits[i / 64] |= UINT64_C(1) << (i % 64);
}

/* Adds the newest by push of those in `named`, in each group, to `kept`, and those
 * without a group to `ungrouped`. */
void clean_keep_newest(struct clean_rule *r, const struct tag_list *tags,
		       const struct clean_set *named, struct clean_set *kept,
		       struct clean_set *ungrouped);

/* Adds the newest version of each major line to `majors` and, when the rule asks for
 * them, the newest of each minor line to `kept`. */
void clean_keep_versions(const struct clean_rule *r, const struct tag_list *tags,
			 struct clean_set *majors, struct clean_set *kept);

/* ---- equal digests (clean_digest.c) ------------------------------------ */

/* Numbers the digests of the tags: fills group, members and going (0). */
void clean_group_digests(const struct tag_list *tags, struct clean_result *res);

/* Spares what has the digest of a tag that stays, or of an image that one needs. */
void clean_spare_shared(const struct tag_list *tags, struct clean_result *res);

/* Where shared ones may go: an image that a staying tag needs counts as one more member
 * of its group, so that the digest does not count as whole. */
void clean_count_needed(const struct tag_list *tags, struct clean_result *res);

/* Spares the manifests that a tag, or an image of one, is. */
void clean_spare_needed(const struct tag_list *manifests, const struct tag_list *tags,
			struct clean_result *res);

/* ---- what the reader is told (clean_summary.c) ------------------------- */

/* Fills the second half of the result from the verdicts. */
void clean_summarize(const struct tag_list *tags, uint64_t seed,
		     struct clean_result *res);

#endif
