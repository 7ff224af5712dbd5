/* What was kept of organizations on this machine (model/estate_text.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct snapshot {
	struct text file, org, by, complete;
	struct stamp time;
	struct bytes size;
};

#define F(...) FIELD(struct snapshot, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(file, "file", "SNAPSHOT", "/file", 30, 1, FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_STRICT),
	F(time, "time", "AGE", "/time", 6, 2, FIELD_DESC | FIELD_UNSAID),
	F(complete, "complete", "COMPLETE", "/complete", 8, 2, FIELD_SHARE),
	F(by, "by", "BY", "/by", 14, 2, FIELD_FIND | FIELD_SHARE),
	F(size, "size", "SIZE", "/size", 6, 3, FIELD_DESC),
	F(org, "organization", "ORGANIZATION", "/organization", 12, 4, FIELD_SHARE),
};
/* clang-format on */

const struct kind kind_snapshots = {
	.name = "snapshots",
	.noun = "snapshot",
	.group = "local",
	.action = "snapshots",
	.up = "namespaces",
	.on_screen = true,
	.in_namespace = true,
	.row_size = sizeof(struct snapshot),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "time",
	.sort_reverse = true,
	.empty = "No snapshot of %s yet.   :snapshot keeps what it is now.",
	.forbidden = "Snapshots are files of yours; a new one needs: password + 2FA "
		     "sign-in as an owner.",
};
