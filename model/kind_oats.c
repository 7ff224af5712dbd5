/* Access tokens of an organization.  CONTRACT 14.  The token itself is no field. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct oat {
	struct text label;
	struct text state; /* "active", "disabled"; NULL: the Hub did not say */
	struct text by;
	struct text id;
	struct stamp expires, used, created;
};

#define F(...) FIELD(struct oat, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(label, "label", "LABEL", "/label", 24, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL),
	F(state, "state", "STATE", NULL, 8, 2, FIELD_SHARE),
	F(expires, "expires", "EXPIRES", "/expires_at", 8, 2, FIELD_OPEN),
	F(used, "used", "USED", "/last_used_at", 7, 2, FIELD_DESC),
	F(by, "by", "BY", "/created_by", 12, 2, FIELD_SHARE),
	F(created, "created", "CREATED", "/created_at", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(id, "id", "ID", "/id", 36, 4, FIELD_KEY | FIELD_STRICT),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct oat *o = row;

	o->state = pool_active(pool, obj);
}

const struct kind kind_oats = {
	.name = "oats",
	.noun = "organization token",
	.group = "auth",
	.action = "list_oats",
	.up = "namespaces",
	.event_filter = "{label}",
	.row_size = sizeof(struct oat),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "expires",
	.derive = derive,
	.empty = "No tokens.",
	.forbidden = "Organization tokens need: password + 2FA sign-in as an owner; an "
		     "organization token cannot list tokens.",
};
