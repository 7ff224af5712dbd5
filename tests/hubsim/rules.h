#ifndef HUBSIM_RULES_H
#define HUBSIM_RULES_H

/*
 * Regular expressions for names of tags, as Go's RE2 takes them (CONTRACT 5.3): no
 * back-references, no looking around, and matched anywhere unless they say otherwise.
 */
#include <stdbool.h>
#include <stddef.h>

struct rules;

struct rules *rules_new(void);
void rules_free(struct rules *r); /* NULL is fine */
/* False when RE2 would not take it; `*ret_why` is a constant then. */
bool rules_add(struct rules *r, const char *text, const char **ret_why);
size_t rules_count(const struct rules *r);
const char *rules_text(const struct rules *r, size_t i);
/* Some rule matches; without any rule, nothing does. */
bool rules_match(const struct rules *r, const char *tag);

#endif
