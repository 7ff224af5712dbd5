#include "ui/list.h"
#include "ui/settings.h"

/*
 * ":set refresh 60s": the list on screen is read again by itself, behind what people
 * ask for.  Skipped while something is typed or lies over the rows; a list that is not
 * on the screen is not read, nor one that takes many requests, and neither is anything
 * while there is no network.
 */
static int64_t period_ms(const struct list *l)
{
	return (int64_t)app_settings(l->view.app)->refresh * 1000;
}

static bool may_load(const struct list *l)
{
	return app_shows(l->view.app, &l->view) && l->load.state != LOAD_WAITING &&
	       !list_estate(l) && !app_snapshot(l->view.app) &&
	       app_status(l->view.app)->net != HUB_NET_OFFLINE;
}

int64_t list_auto_deadline(const struct list *l)
{
	return period_ms(l) && may_load(l) ? l->asked_ms + period_ms(l) : -1;
}

static bool disturbs(const struct list *l)
{
	return l->mode != MODE_ROWS || app_top(l->view.app) != &l->view;
}

bool list_auto_tick(struct list *l, int64_t now_ms)
{
	int64_t at = list_auto_deadline(l);

	if (at < 0 || now_ms < at)
		return false;
	if (disturbs(l))
		l->asked_ms = now_ms;
	else
		list_refresh_quietly(l);
	return true;
}
