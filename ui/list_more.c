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

void list_more(struct list *l)
{
	bool again = l->armed == CMD_ADD;

	l->armed = CMD_NONE;
	if (l->kind == &kind_images)
		more_images(l, again);
	else
		app_say(l->view.app, TONE_INFO, "all that is known of these %s is here",
			kind_nouns(l->kind));
}
