#include "model/doctor.h"

#include <stdio.h>
#include <string.h>

#include "model/json.h"
#include "model/kinds.h"
#include "ui/config.h"
#include "ui/findings.h"
#include "ui/list_estate.h"

/* ":doctor": the rows of `hubdeck doctor`, and the way to what each is about. */

static json_object *rows(struct list *l, const struct estate *e)
{
	struct app *a = l->view.app;

	return doctor_here(e, &doctor_limits, app_snapshot(a) ? NULL : app_config(a));
}

static size_t of_severity(json_object *made, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < json_object_array_length(made); i++)
		n += !strcmp(json_text(json_object_array_get_idx(made, i), "/severity"),
			     severity_text(s));
	return n;
}

static void tell(struct list *l, const struct estate *e, json_object *made)
{
	char(*line)[ESTATE_LINE] = l->estate.lines;
	struct doctor_policy p;

	snprintf(line[0], ESTATE_LINE, "%zu high, %zu medium, %zu low",
		 of_severity(made, SEVERITY_HIGH), of_severity(made, SEVERITY_MEDIUM),
		 of_severity(made, SEVERITY_LOW));
	if (doctor_policy(e, &doctor_limits, &p))
		doctor_policy_text(&p, line[1], ESTATE_LINE);
	snprintf(line[2], ESTATE_LINE,
		 "Not in the Hub's API: 2FA, seats, and personal tokens of others.");
}

static void mark(const struct list *l, const struct field *f, struct rect cell,
		 struct str text)
{
	(void)l;
	if (!strcmp(f->name, "severity") && str_eq(text, STR("high")))
		draw_text(cell.y, cell.x, cell.cols, text, STYLE_WARN);
}

const struct estate_list list_doctor = {
	.kind = &kind_doctor,
	.parts = ESTATE_EVERYTHING,
	.rows = rows,
	.mark = mark,
	.tell = tell,
};

/* ---- the way to it ----------------------------------------------------------------
 */

static struct str text_of(const struct list *l, const void *row, const char *name)
{
	return field_value(kind_field(l->kind, str_from(name)), row, NULL, NULL, 0);
}

/* The row that it is about, in the pane where it is mended. */
static bool way_to(const struct list *l, const void *row, struct place *ret)
{
	const struct kind *kind = kind_find(text_of(l, row, "pane"));
	struct str name = text_of(l, row, kind == &kind_repos ? "repository" : "name");

	if (!kind || !place_row(&l->place, row, kind, ret))
		return false;
	/* All of them: two ways may be two to pull. */
	if (kind == &kind_ways)
		snprintf(ret->asked, sizeof(ret->asked), "can=pull");
	if (kind == &kind_hooks) {
		ret->looks = true;
		snprintf(ret->filter, sizeof(ret->filter), "%.*s", STR_ARG(name));
	} else {
		place_stand(ret, name);
	}
	return true;
}

void list_doctor_open(struct list *l, const void *row)
{
	struct place there;

	/* Of a snapshot only what is joined of it can be shown. */
	if (way_to(l, row, &there) && (!app_snapshot(l->view.app) ||
				       !strcmp(there.kind->group, kind_doctor.group)))
		app_goto(l->view.app, &there);
	else
		app_command(l->view.app, CMD_DETAILS);
}
