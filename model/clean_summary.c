/* What the reader of a plan is told of what is in it (QUALITY S6). */
#include "model/clean_private.h"

static bool goes(const struct clean_result *res, size_t i)
{
	return res->verdict[i] == CLEAN_DELETE;
}

bool clean_is_whole(const struct tag_list *tags, const struct clean_result *res,
		    size_t i)
{
	uint32_t g = res->group[i];

	return tags->at[i]->digest.known && res->going[g] == res->members[g];
}

static void add_bytes(int64_t *sum, int64_t n)
{
	if (__builtin_add_overflow(*sum, n, sum))
		*sum = INT64_MAX;
}

/* `first`: of the tags with its digest. */
static void add_one(const struct tag_list *tags, size_t i, bool first,
		    struct clean_result *res)
{
	const struct tag *t = tags->at[i];
	bool alone = res->going[res->group[i]] == res->members[res->group[i]];

	res->digests += first;
	res->whole += clean_is_whole(tags, res, i);
	res->whole_digests += first && clean_is_whole(tags, res, i);
	res->never_pulled += !t->pulled.sec;
	res->unsized += t->size.n < 0;
	if (t->size.n > 0)
		add_bytes(&res->bytes, t->size.n);
	if (t->size.n > 0 && first && alone)
		add_bytes(&res->unique_bytes, t->size.n);
	if (t->pulled.sec && (res->last_pulled == CLEAN_NONE ||
			      t->pulled.sec > tags->at[res->last_pulled]->pulled.sec))
		res->last_pulled = i;
	if (!t->pushed.sec)
		return;
	if (res->oldest == CLEAN_NONE ||
	    t->pushed.sec < tags->at[res->oldest]->pushed.sec)
		res->oldest = i;
	if (res->newest == CLEAN_NONE ||
	    t->pushed.sec > tags->at[res->newest]->pushed.sec)
		res->newest = i;
}

/* splitmix64: https://prng.di.unimi.it */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Each of those that go is a sample with the same chance, and samples stay in order:
 * Knuth's algorithm S. */
static void choose_samples(uint64_t seed, struct clean_result *res)
{
	size_t left = res->counts[CLEAN_DELETE];
	size_t want = left < CLEAN_SAMPLES ? left : CLEAN_SAMPLES;

	for (size_t i = 0; i < res->n && want; i++) {
		if (!goes(res, i))
			continue;
		if (next_random(&seed) % left < want) {
			res->sample[res->n_samples++] = i;
			want--;
		}
		left--;
	}
}

void clean_summarize(const struct tag_list *tags, uint64_t seed,
		     struct clean_result *res)
{
	struct clean_set seen = clean_set_new(res->n);

	res->last_pulled = res->oldest = res->newest = CLEAN_NONE;
	for (size_t i = 0; i < res->n; i++) {
		if (!goes(res, i))
			continue;
		add_one(tags, i, !clean_set_has(&seen, res->group[i]), res);
		clean_set_add(&seen, res->group[i]);
	}
	clean_set_done(&seen);
	choose_samples(seed, res);
}
