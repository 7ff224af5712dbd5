#include "model/hook_list.h"

#include <stdio.h>

#include "model/json.h"
#include "model/kinds.h"
#include "ui/list_estate.h"

/* ":hooks": the rows of `hubdeck hooks`. */

static json_object *rows(struct list *l, const struct estate *e)
{
	(void)l;
	return hook_list(e, false);
}

static void tell(struct list *l, const struct estate *e, json_object *made)
{
	json_object *c = hook_list_counts(made);
	char(*line)[ESTATE_LINE] = l->estate.lines;

	(void)e;
	snprintf(line[0], ESTATE_LINE,
		 "%lld plain http, %lld with a secret in the address, %lld shared by "
		 "%d repositories or more",
		 (long long)json_int(c, "/http"), (long long)json_int(c, "/secret"),
		 (long long)json_int(c, "/shared"), HOOK_SHARED);
	snprintf(line[1], ESTATE_LINE,
		 "In %lld repositories.  Deliveries and their failures are not in the "
		 "Hub's API.",
		 (long long)json_int(c, "/repositories"));
	json_object_put(c);
}

/* SHARED alone is no danger. */
static void mark(const struct list *l, const struct field *f, struct rect cell,
		 struct str text)
{
	(void)l;
	if (!strcmp(f->name, "flags") && text.len && !str_eq(text, STR("SHARED")))
		draw_text(cell.y, cell.x, cell.cols, text, STYLE_WARN);
}

const struct estate_list list_hooks = {
	.kind = &kind_hooks,
	.parts = ESTATE_NAMES | ESTATE_HOOKS,
	.rows = rows,
	.mark = mark,
	.tell = tell,
};

void list_hooks_open(struct list *l, const void *row)
{
	const struct field *f = kind_field(l->kind, STR("name"));
	struct place there;

	if (app_snapshot(l->view.app) ||
	    !place_row(&l->place, row, &kind_webhooks, &there)) {
		app_command(l->view.app, CMD_DETAILS);
		return;
	}
	place_stand(&there, field_value(f, row, NULL, NULL, 0));
	app_goto(l->view.app, &there);
}
