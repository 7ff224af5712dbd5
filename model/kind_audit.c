/* What was done in an account.  CONTRACT 15. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct event {
	struct stamp time;
	struct text actor;
	struct text action;
	struct text name;
	struct text description;
	struct text data; /* as the Hub sent it: another object for each action */
	struct text account;
	struct text tag;
};

#define F(...) FIELD(struct event, __VA_ARGS__)

/* An event has no name of its own: it is all that is said of it. */
/* clang-format off */
static const struct field fields[] = {
	F(time, "time", "TIME", "/timestamp", 7, 1, FIELD_KEY | FIELD_DESC),
	F(actor, "actor", "ACTOR", "/actor", 14, 2, FIELD_KEY | FIELD_FIND | FIELD_SHARE),
	F(action, "action", "ACTION", "/action", 20, 2,
	  FIELD_KEY | FIELD_FIND | FIELD_SHARE),
	F(name, "name", "NAME", "/name", 22, 2,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_SHARE),
	F(description, "what", "WHAT", NULL, 44, 3, FIELD_FIND),
	F(data, "data", "DATA", NULL, 30, 4, FIELD_KEY),
	F(account, "account", "ACCOUNT", "/account", 12, 0, FIELD_SHARE),
	F(tag, "tag", "TAG", "/data/tag", 12, 0, FIELD_SHARE),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct event *e = row;
	struct str what = json_str(obj, "/action_description");

	while (what.len && strchr(" \t\r\n", what.ptr[what.len - 1]))
		what.len--;
	if (what.len)
		e->description = arena_text(pool->arena, what);
	e->data = pool_json(pool, json_at(obj, "/data"));
}

const struct kind kind_audit = {
	.name = "audit",
	.noun = "event",
	.nouns = "events",
	.group = "audit",
	.action = "logs",
	.up = "namespaces",
	.endless = true,
	.event_words = "name={name}",
	.row_size = sizeof(struct event),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "time",
	.sort_reverse = true,
	.derive = derive,
	.empty = "Nothing in the audit log of %s.",
	.forbidden =
		"Audit needs: a Team or Business plan and password + 2FA sign-in as "
		"an owner, or an organization token with scope-activity-read.",
};
