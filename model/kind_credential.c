/* What a session can do, as it says of itself (model/can.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct ability {
	struct text ability, pane, can, why, fix;
};

#define F(...) FIELD(struct ability, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(ability, "ability", "ABILITY", "/ability", 30, 1, FIELD_KEY | FIELD_FIND | FIELD_STRICT),
	F(pane, "pane", "PANE", "/pane", 8, 2, FIELD_FIND | FIELD_SHARE),
	F(can, "can", "CAN", "/can", 7, 2, FIELD_FIND | FIELD_SHARE),
	F(why, "why", "WHY", "/why", 22, 2, FIELD_GROW | FIELD_SHARE),
	F(fix, "fix", "WHAT WOULD FIX IT", "/fix", 52, 3, FIELD_SHARE),
};
/* clang-format on */

const struct kind kind_credential = {
	.name = "credential",
	.noun = "ability",
	.nouns = "abilities",
	.group = "local",
	.action = "can",
	.up = "namespaces",
	.anywhere = true,
	.row_size = sizeof(struct ability),
	.fields = fields,
	.n_fields = COUNT(fields),
	.empty = "The session says nothing of itself.",
	.forbidden = "What a credential can do is known once it has signed in.",
};
