#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/lines.h"
#include "ui/views.h"
#include "ui/when.h"

enum { CLOCK_WIDTH = 10 };

/* "!": the errors of this session, newest first, each with its next step. */
struct errors {
	struct view view;
	struct lines text;
	size_t shown;
};

static void add_error(struct lines *text, const struct app_error *e)
{
	int width = draw_cols() - CLOCK_WIDTH - 1;
	char clock[16];

	when_clock(e->at, clock, sizeof(clock));
	lines_wrap(text, clock, str_from(e->err.text), width);
	if (e->err.hint[0])
		lines_wrap(text, NULL, str_from(e->err.hint), width);
}

static void rebuild(struct errors *v)
{
	size_t n = app_errors(v->view.app);

	lines_clear(&v->text);
	for (size_t i = n; i-- > 0;)
		add_error(&v->text, app_error(v->view.app, i));
	if (!n)
		lines_add(&v->text, STYLE_PLAIN, NULL, "No error in this session.");
	v->text.label_width = n ? CLOCK_WIDTH : 0;
	v->shown = n;
}

static void errors_draw(struct view *view, struct rect r)
{
	struct errors *v = (struct errors *)view;

	if (v->shown != app_errors(view->app))
		rebuild(v);
	lines_draw(&v->text, r);
}

static enum key_result errors_key(struct view *view, uint32_t key)
{
	return lines_key(&((struct errors *)view)->text, view->app, key);
}

static bool errors_command(struct view *view, enum command c)
{
	return lines_command(&((struct errors *)view)->text, c);
}

static void errors_heading(struct view *view, char *left, size_t nl, char *right,
			   size_t nr)
{
	snprintf(left, nl, "errors of this session");
	lines_position(&((struct errors *)view)->text, right, nr);
}

static void errors_free(struct view *view)
{
	lines_done(&((struct errors *)view)->text);
	free(view);
}

static const struct view_ops errors_ops = {
	.name = "errors",
	.where = WHERE_TEXT,
	.draw = errors_draw,
	.key = errors_key,
	.command = errors_command,
	.heading = errors_heading,
	.free = errors_free,
};

struct view *errors_new(struct app *a)
{
	struct errors *v = xcalloc(1, sizeof(*v));

	v->view.ops = &errors_ops;
	v->view.app = a;
	rebuild(v);
	return &v->view;
}
