/* What changed in an organization since a snapshot (model/estate_compare.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct difference {
	struct text change, who, where, from, to, by;
	struct stamp when;
};

#define F(...) FIELD(struct difference, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(change, "change", "CHANGE", "/change", 14, 1, FIELD_KEY | FIELD_FIND | FIELD_SHARE | FIELD_STRICT),
	F(who, "who", "WHO", "/who", 14, 2, FIELD_KEY | FIELD_FIND | FIELD_GROW),
	F(where, "where", "WHERE", "/where", 10, 2, FIELD_KEY | FIELD_FIND | FIELD_SHARE),
	F(from, "from", "FROM", "/from", 7, 2, FIELD_KEY | FIELD_SHARE),
	F(to, "to", "TO", "/to", 7, 2, FIELD_KEY | FIELD_SHARE),
	F(by, "by", "BY", "/by", 7, 2, FIELD_FIND | FIELD_SHARE),
	F(when, "when", "WHEN", "/when", 5, 2, FIELD_DESC | FIELD_UNSAID),
};
/* clang-format on */

const struct kind kind_compare = {
	.name = "compare",
	.noun = "change",
	.nouns = "changes",
	.group = "local",
	.action = "compare",
	.up = "namespaces",
	.event_words = "name={who}",
	.on_screen = true,
	.row_size = sizeof(struct difference),
	.fields = fields,
	.n_fields = COUNT(fields),
	.empty = "Nothing changed on %s since that snapshot.",
	.forbidden = "Comparing needs: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-member-read, scope-invite-read, "
		     "scope-group-read and scope-repo-group-read.",
};
