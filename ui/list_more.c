#include <stdio.h>

#include "model/kinds.h"
#include "ui/list.h"

/*
 * "+": what a list does not have because each of it would cost a request.  The cost is
 * said first, and nothing is sent before the key is pressed again (UX 8).
 */
static void say_cost(struct list *l, const char *what, const char *cost)
{
	const struct limits *m = &app_status(l->view.app)->limits;
	char left[32] = "";

	if (m->limit > 0 && m->remaining >= 0)
		snprintf(left, sizeof(left), ", %d left", m->remaining);
	l->armed = CMD_ADD;
	app_say(l->view.app, TONE_WARN, "%s: %s%s; + again asks", what, cost, left);
}

static void more_images(struct list *l, bool again)
{
	if (l->untagged.state == UNTAGGED_WAITING)
		app_say(l->view.app, TONE_INFO, "they are being read; z stops");
	else if (l->load.state == LOAD_WAITING)
		app_say(l->view.app, TONE_INFO, "the images of the tags come first");
	else if (again)
		list_joined_ask(l);
	else
		say_cost(l, "untagged", "1 request per 100 manifests");
}

static void more_columns(struct list *l, bool again)
{
	char titles[96], what[160], cost[96];
	const char *each;
	size_t done, all, n;

	if (list_late_progress(l, &done, &all)) {
		app_say(l->view.app, TONE_INFO, "being read: %zu of %zu; z stops", done,
			all);
		return;
	}
	n = list_late_count(l, titles, sizeof(titles), &each);
	if (!n) {
		app_say(l->view.app, TONE_INFO, "%s: known for %s", titles,
			table_marks(l->table) ? "the marked rows" : "all rows shown");
		return;
	}
	if (again) {
		list_late_start(l);
		return;
	}
	snprintf(what, sizeof(what), "%s", titles);
	if (each)
		snprintf(cost, sizeof(cost), "%zu list%s, %s", n, n == 1 ? "" : "s",
			 each);
	else
		snprintf(cost, sizeof(cost), "%zu request%s", n, n == 1 ? "" : "s");
	say_cost(l, what, cost);
}

void list_more(struct list *l)
{
	bool again = l->armed == CMD_ADD;

	l->armed = CMD_NONE;
	if (l->kind == &kind_images)
		more_images(l, again);
	else if (l->kind->n_late && l->load.state != LOAD_WAITING)
		more_columns(l, again);
	else if (l->kind->n_late)
		app_say(l->view.app, TONE_INFO, "the rows come first");
	else
		app_say(l->view.app, TONE_INFO, "all that is known of these %s is here",
			kind_nouns(l->kind));
}
