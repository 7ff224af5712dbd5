#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "model/error.h"
#include "model/kind.h"
#include "model/names.h"

/*
 * The filter language of "/":
 *
 *     word            rows whose FIELD_FIND fields have it, without case
 *     a b             both
 *     !word           rows that do not (inverse); "!" alone before the rest: all of it
 *     ~wrd            letters in this order (fuzzy)
 *     re:^v[0-9]+     PCRE2, without case unless it has an upper-case letter;
 * match-limited tag:word        the field of that name (prefix of the name is enough)
 *     size>1G  size<=500M  pushed>30d (older than)  pushed<1h  pulls>=1000  flags:HOT
 *     "two words"     quoted
 */
struct query;

/* ST_USAGE says which part is wrong and what would be right.  "" matches everything. */
enum status query_parse(const struct kind *kind, struct str text,
			struct query **ret_query, struct error *err) MUST_CHECK;
void query_free(struct query *q); /* NULL is fine */

/* Only rows whose text field `f` is one of the names, whatever the words say; `names`
 * are borrowed as long as the query is used. */
void query_within(struct query *q, const struct field *f, const struct names *names);

bool query_empty(const struct query *q);

/* When the query is one plain word (the common case while typing), that word in lower
 * case; {NULL,0} otherwise.  The table then searches its packed names instead. */
struct str query_plain(const struct query *q);

/* True when the answer of query_match() depends on this field. */
bool query_uses(const struct query *q, const struct field *f);

bool query_match(const struct query *q, const void *row, int64_t now);

#endif
