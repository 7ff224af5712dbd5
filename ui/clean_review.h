#ifndef UI_CLEAN_REVIEW_H
#define UI_CLEAN_REVIEW_H

#include "ui/clean_words.h"
#include "ui/output.h"

/* A planned cleanup (UX 6 (ii)) in every format of the command line. */
enum status clean_review_print(const struct clean_review *r, const struct output *out,
			       struct error *err) MUST_CHECK;

/* As `hubdeck clean --json` has it; the caller owns it. */
json_object *clean_review_json(const struct clean_review *r);

/* Every planned item as CSV (RFC 4180), whatever the format of the output is. */
void clean_review_csv(const struct plan *p, FILE *to);

#endif
