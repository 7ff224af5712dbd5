#ifndef UI_CLEAN_REVIEW_H
#define UI_CLEAN_REVIEW_H

#include "model/clean_report.h"
#include "net/limit.h"
#include "ui/output.h"

/* What is said of a cleanup that was planned (UX 6 (ii)), in every format. */
struct clean_review {
	const struct plan *plan;
	const struct clean_report *reports; /* of the repositories, in their order */
	size_t n;
	const char *path;   /* of the saved plan; NULL: it was not saved */
	const char *handle; /* what `hubdeck apply` is given: its id, or the path */
	struct limits limits;
};

/* Requests that carrying it out takes: tag by tag, and with whole digests in batches
 * where the Hub has those. */
struct clean_cost {
	size_t requests, batched;
};
struct clean_cost clean_cost(const struct clean_review *r);

enum status clean_review_print(const struct clean_review *r, const struct output *out,
			       struct error *err) MUST_CHECK;

/* Every planned item as CSV (RFC 4180), whatever the format of the output is. */
void clean_review_csv(const struct plan *p, FILE *to);

#endif
