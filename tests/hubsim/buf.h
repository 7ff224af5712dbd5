#ifndef HUBSIM_BUF_H
#define HUBSIM_BUF_H

/*
 * A growing byte buffer and the JSON that is written into it.
 *
 * Listings of 100 tags are some 150 KB, and benchmarks ask for thousands of
 * them: so answers are appended, never built as a tree.  Memory that cannot be
 * had ends the program.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char *data; /* NUL-terminated once anything was added */
	size_t len, cap;
};

void *must_alloc(size_t n);
void *must_realloc(void *p, size_t n);
char *must_dup(const char *s);
/* `array` with room for one more item: moved and doubled when n has reached *cap. */
void *array_room(void *array, size_t n, size_t *cap, size_t item);

void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *b);
/* The text so far; never NULL. */
const char *buf_text(const struct buf *b);

/*
 * JSON as Hub's encoder writes it: `&`, `<` and `>` as \u00XX (CONTRACT 1,
 * Paging), controls escaped, bytes that are not UTF-8 as U+FFFD.
 */
void json_str(struct buf *b, const char *s);
void json_str_or_null(struct buf *b, const char *s);
/* The names below write `"key":value` and put a comma before it when needed. */
void json_open(struct buf *b, char bracket);
void json_close(struct buf *b, char bracket);
void json_key(struct buf *b, const char *key);
void json_comma(struct buf *b);
void json_add_str(struct buf *b, const char *key, const char *s);
void json_add_int(struct buf *b, const char *key, int64_t n);
void json_add_bool(struct buf *b, const char *key, bool yes);
void json_add_null(struct buf *b, const char *key);
/* RFC 3339 of nanoseconds since 1970; `at` 0 writes null. */
void json_add_time(struct buf *b, const char *key, int64_t at);

#endif
