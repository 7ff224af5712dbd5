/* Personal access tokens.  CONTRACT 13.  The token itself is no field of a row. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct pat {
	struct text label;
	struct text state; /* "active", "disabled"; NULL: the Hub did not say */
	struct text scopes;
	struct text by;
	struct text ip;
	struct text agent;
	struct text uuid;
	struct stamp expires, used, created;
};

#define F(...) FIELD(struct pat, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(label, "label", "LABEL", "/token_label", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL),
	F(state, "state", "STATE", NULL, 8, 2, FIELD_SHARE),
	F(expires, "expires", "EXPIRES", "/expires_at", 8, 2, FIELD_OPEN),
	F(used, "used", "USED", "/last_used", 7, 2, FIELD_DESC),
	F(scopes, "scopes", "SCOPES", NULL, 22, 2, FIELD_SHARE),
	F(created, "created", "CREATED", "/created_at", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(by, "by", "BY", "/generated_by", 8, 3, FIELD_SHARE),
	F(ip, "ip", "IP", "/creator_ip", 15, 4, FIELD_SHARE),
	F(agent, "agent", "AGENT", "/creator_ua", 20, 4, FIELD_SHARE),
	F(uuid, "uuid", "ID", "/uuid", 36, 4, FIELD_KEY | FIELD_STRICT),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct pat *p = row;

	p->state = pool_active(pool, obj);
	p->scopes = pool_join(pool, json_at(obj, "/scopes"), "");
}

const struct kind kind_pats = {
	.name = "pats",
	.noun = "personal token",
	.group = "auth",
	.action = "list_pats",
	.up = "namespaces",
	.event_account = "{user}",
	.event_filter = "{label}",
	.row_size = sizeof(struct pat),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "expires",
	.derive = derive,
	.empty = "No tokens.",
	.forbidden = "Personal tokens need: password + 2FA sign-in; no token can list "
		     "tokens.",
};
