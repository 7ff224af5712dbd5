#include "ui/requests.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/lines.h"
#include "ui/views.h"
#include "ui/when.h"

/* "@": the session's requests, newest first.  It follows while it is open. */
struct requests {
	struct view view;
	struct lines text;
	uint64_t seen, pending; /* newest entry shown; how many had no answer */
};

/* What came of it first: a long path is cut at its end. */
void requests_line(const struct trace_entry *e, char *buf, size_t size)
{
	char clock[16], bytes[24] = "-", http[16] = "...", took[24] = "-";

	when_clock(e->at, clock, sizeof(clock));
	if (e->ms >= 0) {
		snprintf(took, sizeof(took), "%d.%02ds", e->ms / 1000,
			 e->ms / 10 % 100);
		snprintf(http, sizeof(http), "%d", e->http);
		format_bytes((int64_t)e->bytes, bytes, sizeof(bytes));
	}
	if (e->ms >= 0 && !e->http)
		snprintf(http, sizeof(http), "none");
	snprintf(buf, size, "%s %-6s %4s %7s %5s  %s  %s", clock, e->method, http, took,
		 bytes, e->path, e->note);
}

static void rebuild(struct requests *v)
{
	struct trace_entry *all = xcalloc(TRACE_MAX, sizeof(*all));
	size_t n = hub_trace(app_hub(v->view.app), 0, all, TRACE_MAX);
	char line[512];

	lines_clear(&v->text);
	v->pending = 0;
	for (size_t i = n; i-- > 0;) {
		requests_line(&all[i], line, sizeof(line));
		lines_add(&v->text, all[i].http >= 400 ? STYLE_BAD : STYLE_PLAIN, NULL,
			  "%s", line);
		v->pending += all[i].ms < 0;
	}
	if (!n)
		lines_add(&v->text, STYLE_DIM, NULL, "No request in this session yet.");
	v->seen = n ? all[n - 1].seq : 0;
	free(all);
}

static void requests_draw(struct view *view, struct rect r)
{
	struct requests *v = (struct requests *)view;

	if (v->pending || v->seen != app_status(view->app)->last_trace)
		rebuild(v);
	lines_draw(&v->text, r);
}

static enum key_result requests_key(struct view *view, uint32_t key)
{
	return lines_key(&((struct requests *)view)->text, view->app, key);
}

static bool requests_command(struct view *view, enum command c)
{
	return lines_command(&((struct requests *)view)->text, c);
}

static void requests_heading(struct view *view, char *left, size_t nl, char *right,
			     size_t nr)
{
	snprintf(left, nl, "requests (newest first; what was asked, never secrets)");
	lines_position(&((struct requests *)view)->text, right, nr);
}

static void requests_free(struct view *view)
{
	lines_done(&((struct requests *)view)->text);
	free(view);
}

static const struct view_ops requests_ops = {
	.name = "requests",
	.where = WHERE_TEXT,
	.draw = requests_draw,
	.key = requests_key,
	.command = requests_command,
	.heading = requests_heading,
	.free = requests_free,
};

struct view *requests_new(struct app *a)
{
	struct requests *v = xcalloc(1, sizeof(*v));

	v->view.ops = &requests_ops;
	v->view.app = a;
	rebuild(v);
	return &v->view;
}
