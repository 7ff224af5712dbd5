/* The jobs of this machine (net/jobs.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct job_row {
	struct text id, state, where, who, holder, why;
	struct stamp began, ended;
	struct count planned, done, left, failed, gone, drifted, unknown;
};

#define F(...) FIELD(struct job_row, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(id, "job", "JOB", "/job", 27, 1, FIELD_KEY | FIELD_FIND | FIELD_STRICT),
	F(state, "state", "STATE", "/state", 12, 2, FIELD_FIND | FIELD_SHARE),
	F(where, "where", "WHERE", "/where", 14, 2, FIELD_FIND | FIELD_SHARE | FIELD_GROW),
	F(done, "done", "DONE", "/done", 7, 2, FIELD_DESC),
	F(left, "left", "LEFT", "/left", 7, 2, FIELD_DESC),
	F(failed, "failed", "FAILED", "/failed", 6, 3, FIELD_DESC),
	F(began, "began", "BEGAN", "/began", 6, 3, FIELD_DESC),
	F(who, "who", "WHO", "/who", 8, 3, FIELD_FIND | FIELD_SHARE),
	F(holder, "holder", "HOLDER", "/holder", 24, 4, FIELD_FIND),
	F(why, "why", "WHY", "/why", 24, 4, FIELD_FIND),
	F(planned, "planned", "PLANNED", "/planned", 7, 0, FIELD_DESC),
	F(gone, "gone", "GONE", "/gone", 7, 0, FIELD_DESC),
	F(drifted, "drifted", "DRIFTED", "/drifted", 7, 0, FIELD_DESC),
	F(unknown, "unknown", "UNKNOWN", "/unknown", 7, 0, FIELD_DESC),
	F(ended, "ended", "ENDED", "/ended", 6, 0, FIELD_DESC | FIELD_UNSAID),
};
/* clang-format on */

const struct kind kind_jobs = {
	.name = "jobs",
	.noun = "job",
	.group = "local",
	.action = "jobs",
	.up = "namespaces",
	.anywhere = true,
	.on_screen = true,
	.row_size = sizeof(struct job_row),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "began",
	.sort_reverse = true,
	.empty = "No jobs: what deletes more than one tag is one, here or by hubdeck "
		 "apply.",
	.forbidden = "Jobs are read from the journal, a file of yours: no sign-in is "
		     "needed.",
};
