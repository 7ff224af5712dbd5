#ifndef MODEL_STR_H
#define MODEL_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed bytes with their length; they may hold NUL and anything else. */
struct str {
	const char *ptr;
	size_t len;
};

/*
 * A string as a row holds it: eight bytes, in the arena of its page, with the
 * length in the four bytes before it and a NUL behind it.  NULL is "the Hub did
 * not say", which is not the same as "".
 */
struct text {
	const char *p;
};

#define STR(lit)   ((struct str){ (lit), sizeof(lit) - 1 })
#define STR_ARG(s) (int)(s).len, (s).ptr

static inline struct str str_from(const char *s)
{
	return (struct str){ s, s ? strlen(s) : 0 };
}

static inline struct str text_str(struct text t)
{
	uint32_t len = 0;

	if (t.p)
		memcpy(&len, t.p - sizeof(len), sizeof(len));
	return (struct str){ t.p, len };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

/* By bytes; <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/*
 * As people sort versions: runs of digits compare by value ("v2" < "v10"), other
 * bytes without case; equal so far, by bytes.  A total order.
 */
int str_natural_cmp(struct str a, struct str b);

/* Equal, '-' and '_' being the same: names of options and parameters. */
bool str_eq_dashed(const char *a, const char *b);

/* ASCII without case. */
bool str_starts(struct str s, struct str prefix);
bool str_has(struct str haystack, struct str needle);

/* 64-bit FNV-1a; the second goes on from the hash of what precedes `s`. */
uint64_t str_hash(struct str s);
uint64_t str_hash_more(uint64_t hash, struct str s);

#endif
