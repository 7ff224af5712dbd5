/* One step back, for changes that need no question. */
#include <string.h>

#include "ui/act.h"
#include "ui/app_state.h"
#include "ui/confirm.h"

void undo_keep(struct app *a, const struct kind *k, struct plan *take_plan)
{
	plan_free(a->undo);
	a->undo = take_plan;
	a->undo_kind = k;
	app_identity(&a->status, a->undo_identity, sizeof(a->undo_identity));
}

void undo_last(struct app *a)
{
	struct plan *p = a->undo;
	char now[IDENTITY_MAX];

	app_identity(&a->status, now, sizeof(now));
	if (!p) {
		app_say(a, TONE_INFO,
			"nothing to undo: only a label, a description, categories and "
			"disabling can be taken back");
	} else if (strcmp(now, a->undo_identity) != 0) {
		app_say(a, TONE_WARN, "not undone: somebody else is signed in");
	} else {
		a->undo = NULL;
		confirm_plan(a, a->undo_kind, p, 'u');
	}
}
