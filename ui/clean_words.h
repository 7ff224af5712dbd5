#ifndef UI_CLEAN_WORDS_H
#define UI_CLEAN_WORDS_H

#include "model/clean_report.h"
#include "model/plan.h"
#include "net/limit.h"
#include "ui/draw.h"

/* What is said of a planned cleanup (UX 6 (ii).4), line by line: the same words on the
 * command line (ui/clean_review.h) and on the screen (ui/clean_page.c). */
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

/* Takes a line; `text` is raw, as the Hub and the user wrote it. */
struct clean_say {
	void (*line)(void *arg, enum style style, const char *label, const char *text);
	void *arg;
	int64_t now;
	bool flags; /* fields of the rule are told as flags of the command line */
};
/* The rule and what goes by it; what stays, and why; which the oldest are, the newest,
 * some at random. */
void clean_say_going(const struct clean_say *to, const struct clean_report *r);
void clean_say_kept(const struct clean_say *to, const struct clean_report *r);
void clean_say_samples(const struct clean_say *to, const struct clean_report *r);
void clean_say_cost(const struct clean_say *to, const struct clean_review *r);
void clean_say_undo(const struct clean_say *to);

#endif
