/* What was changed from here, as the journal has it (net/journal.h). */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct change {
	struct text operation, target, state, who, note, job;
	struct text credential, digest, url, params;
	struct stamp time, done;
	struct count quota;
	struct ident id, http;
	bool damaged;
};

#define F(...) FIELD(struct change, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(time, "time", "TIME", "/time", 7, 1, FIELD_DESC),
	F(operation, "operation", "OPERATION", "/operation", 18, 2, FIELD_FIND | FIELD_SHARE),
	F(target, "target", "TARGET", "/target", 22, 2, FIELD_KEY | FIELD_FIND | FIELD_GROW),
	F(state, "state", "OUTCOME", "/state", 7, 2, FIELD_FIND | FIELD_SHARE),
	F(http, "http", "HTTP", "/http", 4, 2, 0),
	F(who, "who", "WHO", "/who", 8, 2, FIELD_SHARE),
	F(note, "note", "NOTE", "/note", 30, 3, FIELD_FIND | FIELD_SHARE),
	F(job, "job", "JOB", "/job", 24, 4, FIELD_SHARE),
	F(credential, "credential", "BY", "/credential", 8, 4, FIELD_SHARE),
	F(digest, "digest", "DIGEST", "/digest", 19, 4, 0),
	F(quota, "quota_left", "QUOTA", "/quota_left", 5, 0, FIELD_DESC),
	F(done, "done", "DONE", "/done", 7, 0, FIELD_DESC | FIELD_UNSAID),
	F(params, "params", "PARAMS", NULL, 20, 0, 0),
	F(url, "url", "URL", "/url", 20, 0, FIELD_SHARE),
	F(damaged, "damaged", "DAMAGED", "/damaged", 7, 0, 0),
	F(id, "id", "ID", "/id", 8, 0, FIELD_KEY | FIELD_DESC),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct change *c = row;

	c->params = pool_json(pool, json_at(obj, "/params"));
}

const struct kind kind_journal = {
	.name = "journal",
	.noun = "change",
	.nouns = "changes",
	.group = "local",
	.action = "journal",
	.up = "namespaces",
	.anywhere = true,
	.row_size = sizeof(struct change),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "time",
	.sort_reverse = true,
	.derive = derive,
	.empty = "Nothing was changed from here yet.",
	.forbidden = "The journal is a file of yours: no sign-in is needed.",
};
