/* The contexts of the configuration (ui/context.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct ctx_row {
	struct text name, here, url, user, org, mode, secret;
};

#define F(...) FIELD(struct ctx_row, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "context", "CONTEXT", "/name", 16, 1, FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(here, "here", "HERE", "/here", 4, 2, FIELD_SHARE),
	F(user, "user", "USER", "/user", 12, 2, FIELD_FIND),
	F(org, "org", "ORG", "/org", 12, 2, FIELD_FIND),
	F(mode, "mode", "MODE", "/mode", 4, 2, FIELD_SHARE),
	F(url, "url", "URL", "/url", 20, 2, FIELD_FIND | FIELD_GROW),
	F(secret, "secret", "SECRET", "/secret", 24, 3, 0),
};
/* clang-format on */

const struct kind kind_contexts = {
	.name = "contexts",
	.noun = "context",
	.group = "local",
	.action = "contexts",
	.up = "namespaces",
	.anywhere = true,
	.on_screen = true,
	.row_size = sizeof(struct ctx_row),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "context",
	.empty = "No context: a section [context NAME] of the configuration makes one.",
	.forbidden = "Contexts are read from the configuration: no sign-in is needed.",
};
