#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/digest.h"
#include "model/str.h"

/* The types a row may hold.  Each C type has exactly one way to be read, shown,
 * compared and exported. */
struct stamp {
	int64_t sec; /* seconds since 1970 UTC; 0 = never (null, absent, year 1) */
};
struct bytes {
	int64_t n; /* shown as 412.3M; -1 = the Hub did not say */
};
struct count {
	int64_t n; /* shown as 1.9M; -1 = the Hub did not say */
};
struct ident {
	int64_t n; /* a number that is a name, never abbreviated; -1 = not said */
};
/*
 * The low FLAGS_WORDS bits are words of kind->flag_words, the rest is a number: the
 * other rows with the same digest, shown as "=2".  Not from JSON: kind->flags() and the
 * table fill it.
 */
struct flagset {
	uint32_t bits;
};
enum { FLAGS_WORDS = 8, FLAGS_COUNT_MAX = (1 << 24) - 1 };

enum field_type {
	FIELD_TEXT,
	FIELD_STAMP,
	FIELD_BYTES,
	FIELD_COUNT,
	FIELD_IDENT,
	FIELD_BOOL,
	FIELD_DIGEST,
	FIELD_FLAGS,
};

enum field_flags {
	FIELD_KEY = 1 << 0,     /* part of the row's identity across refreshes */
	FIELD_FIND = 1 << 1,    /* a bare word of the filter looks here */
	FIELD_GROW = 1 << 2,    /* takes the width that is left over */
	FIELD_NATURAL = 1 << 3, /* sorts as versions do: v2 before v10 */
	FIELD_DESC = 1 << 4,    /* first choice of the sort key is big or new first */
	FIELD_SHARE = 1 << 5,   /* few different values: kept once a page */
	FIELD_STRICT =
		1 << 6, /* a row without it is refused (names that guard a delete) */
	FIELD_OPEN = 1 << 7, /* no date is no end: later than all dates */
	FIELD_UNSAID =
		1 << 8,      /* no date is one the Hub did not say: "-", not "never" */
	FIELD_LATE = 1 << 9, /* in no list: read on demand, see model/late.h */
};

/*
 * One field of a row: where it comes from in the JSON, where it lives in the row,
 * and how its column looks.  Decoding, sorting, filtering, drawing, details and
 * export are loops over an array of these.
 */
struct field {
	const char *name;  /* in filters, --columns, CSV and JSON: "pushed" */
	const char *title; /* column heading: "PUSHED" */
	const char *json;  /* JSON pointer in the row's object; NULL: kind->derive fills
			      it */
	enum field_type type;
	uint16_t offset;
	uint8_t width;    /* columns it wants at least */
	uint8_t priority; /* UX 2.3: 1 always, 2 from 80 columns, 3 from 120, 4 wide; 0
			     details only */
	unsigned flags;
};

/*
 * FIELD(struct tag, size, "size", "SIZE", "/full_size", 8, 2, FIELD_DESC)
 *
 * The type tag is taken from the C type of the member, so the two cannot disagree;
 * a member of any other type does not compile.
 */
/* clang-format off */
#define FIELD(row, member, name_, title_, json_, width_, prio_, flags_)        \
	{                                                                      \
		.name = (name_), .title = (title_), .json = (json_),           \
		.type = _Generic(((row *)0)->member,                           \
			struct text: FIELD_TEXT, struct stamp: FIELD_STAMP,    \
			struct bytes: FIELD_BYTES, struct count: FIELD_COUNT,  \
			struct ident: FIELD_IDENT, bool: FIELD_BOOL,           \
			struct digest: FIELD_DIGEST,                           \
			struct flagset: FIELD_FLAGS),                          \
		.offset = offsetof(row, member), .width = (width_),            \
		.priority = (prio_), .flags = (flags_),                        \
	}
/* clang-format on */

static inline const void *field_at(const struct field *f, const void *row)
{
	return (const char *)row + f->offset;
}

/* How a cell is to be written. */
struct cell_style {
	int64_t now;   /* ages are counted from here */
	int64_t stale; /* seconds; an older date gets a "!" behind it; 0: never */
	bool absolute; /* dates as 2026-02-12 09:14 instead of 190d */
	const char *const *flag_words; /* kind->flag_words; NULL-terminated */
};

/*
 * Writes the cell as raw text (not sanitized!), at most `size` bytes with the NUL,
 * for the screen: 412.3M, 190d, never, sha256:52d1..., "HOT LOCK".  Returns the
 * length.  An unknown number is "-".
 */
size_t field_show(const struct field *f, const void *row,
		  const struct cell_style *style, char *buf, size_t size);

/*
 * The value itself, for CSV and exports: plain numbers, RFC 3339, full digests; "" when
 * unknown or never.  FIELD_TEXT answers the row's own bytes without copying; other
 * types use buf (>= 80 bytes).
 */
struct str field_value(const struct field *f, const void *row,
		       const char *const *flag_words, char *buf, size_t size);

/* <0, 0, >0; unknown and never are smaller than everything else. */
int field_cmp(const struct field *f, const void *a, const void *b);

/* True for numbers and dates: cells are set to the right. */
bool field_right(const struct field *f);

#endif
