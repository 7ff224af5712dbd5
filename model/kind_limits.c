/* How much may be asked of the Hub, and how much of it is left.  CONTRACT 2. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct limit_row {
	struct text limit;  /* "API", "pulls", "sign-in" */
	struct text window; /* "1m", "6h" */
	struct text state;  /* "ok", "waits", "not asked" ... */
	struct text whose;  /* account or address it is counted for */
	struct text note;
	struct ident left, of;
};

#define F(...) FIELD(struct limit_row, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(limit, "limit", "LIMIT", "/limit", 8, 1, FIELD_KEY | FIELD_FIND | FIELD_STRICT),
	F(left, "left", "LEFT", "/left", 5, 2, 0),
	F(of, "of", "OF", "/of", 5, 2, 0),
	F(window, "window", "WINDOW", "/window", 6, 2, 0),
	F(state, "state", "STATE", "/state", 24, 2, FIELD_GROW),
	F(whose, "for", "FOR", "/for", 16, 2, 0),
	F(note, "note", "NOTE", "/note", 50, 3, 0),
};
/* clang-format on */

const struct kind kind_limits = {
	.name = "limits",
	.noun = "limit",
	.group = "local",
	.action = "limits",
	.up = "namespaces",
	.anywhere = true,
	.on_screen = true,
	.row_size = sizeof(struct limit_row),
	.fields = fields,
	.n_fields = COUNT(fields),
	.empty = "No limit is known yet.",
	.forbidden = "Limits need no sign-in.",
};
