#ifndef UI_JOB_WORDS_H
#define UI_JOB_WORDS_H

#include <json-c/json.h>

#include "net/jobs.h"
#include "ui/draw.h"

/* What is said of a job when it is over, line by line: the same words on the command
 * line (ui/jobs_cli.h) and on the screen (ui/run.h).  From the journal, not from memory
 * (QUALITY B16). */
struct job_say {
	/* `text` is raw, with what the Hub said. */
	void (*line)(void *arg, enum style style, const char *text);
	void *arg;
};
void job_say_begun(const struct job_say *to, const struct job_summary *job);
void job_say_counts(const struct job_say *to, const struct plan *plan,
		    const struct job_summary *job);
/* What did not go as planned, one by one; returns how many are more than `most`. */
size_t job_say_odd(const struct job_say *to, const struct plan *plan, size_t most);
void job_say_storage(const struct job_say *to, const struct job_summary *job);
/* Requests, and `why` it stopped. */
void job_say_cost(const struct job_say *to, const struct job_summary *job, bool why);

/* A row of `hubdeck jobs` and of the pane; the caller owns it. */
json_object *job_row(const struct job_summary *s);
/* And of an item in its report, and that as `hubdeck report ID --json` has it. */
json_object *job_item_row(const struct plan *plan, size_t i);
json_object *job_report(const struct plan *plan, const struct job_summary *job);
void job_put_number(json_object *row, const char *name, int64_t n); /* < 0: null */

enum style job_state_style(enum plan_state state);

#endif
