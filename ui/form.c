#include "ui/form.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/keys.h"

enum { CTRL_C = 'C' & 0x1f, CTRL_L = 'L' & 0x1f, CTRL_Z = 'Z' & 0x1f };

/* ---- what is said ---------------------------------------------------------- */

void form_note(struct form *f, enum style style, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(f->note, sizeof(f->note), fmt, ap);
	va_end(ap);
	f->note_style = style;
	app_dirty(f->view.app);
}

const char *form_label(const struct form *f, size_t i, char *buf, size_t size)
{
	return param_label(f->draft.fields[i].param, buf, size);
}

/* ---- the focus ------------------------------------------------------------- */

static size_t rows_of(const struct form *f, size_t i)
{
	const struct widget *w;

	if (i >= f->draft.n)
		return 1;
	w = f->fields[i].widget;
	return w->rows ? w->rows(f, i) : 1;
}

void form_focus(struct form *f, size_t at)
{
	f->at = at;
	f->moved = true;
	if (at < f->draft.n)
		f->fields[at].row = 0;
}

/* Whole fields and buttons, round. */
static void hop(struct form *f, bool forward)
{
	size_t n = f->draft.n + 2;

	form_focus(f, (f->at + (forward ? 1 : n - 1)) % n);
}

/* A row of the field, or the next field. */
static void step(struct form *f, bool forward)
{
	size_t row = f->at < f->draft.n ? f->fields[f->at].row : 0;

	f->moved = true;
	if (forward && row + 1 < rows_of(f, f->at)) {
		f->fields[f->at].row++;
		return;
	}
	if (!forward && row) {
		f->fields[f->at].row--;
		return;
	}
	hop(f, forward);
	if (!forward && f->at < f->draft.n)
		f->fields[f->at].row = rows_of(f, f->at) - 1;
}

static void next_field(struct form *f)
{
	form_focus(f, f->at < f->draft.n ? f->at + 1 : f->draft.n);
}

/* ---- leaving --------------------------------------------------------------- */

bool form_is_changed(const struct form *f)
{
	for (size_t i = 0; i < f->draft.n; i++) {
		const struct draft_field *d = &f->draft.fields[i];

		if (draft_changed(&f->draft, i) &&
		    (d->was || !d->param->preset ||
		     strcmp(d->text, d->param->preset) != 0))
			return true;
	}
	return false;
}

static void close_form(struct form *f)
{
	app_pop(f->view.app, &f->view);
}

static void leave(struct form *f)
{
	if (f->ops->keep)
		f->ops->keep(f);
	if (f->ops->keep || !form_is_changed(f)) {
		close_form(f);
		return;
	}
	f->leaving = true;
	form_note(f, STYLE_WARN,
		  "Throw away what was typed?  y yes   any other key: no");
}

static void answer_leaving(struct form *f, uint32_t key)
{
	f->leaving = false;
	f->note[0] = '\0';
	if (key == 'y')
		close_form(f);
}

/* ---- sending --------------------------------------------------------------- */

static void say_bad(struct form *f, size_t i)
{
	char label[64];

	if (form_has_names(f, i) && f->fields[i].source.ticket &&
	    *f->draft.fields[i].text)
		form_note(f, STYLE_WARN, "%s: not read yet what there is; once more",
			  form_label(f, i, label, sizeof(label)));
	else if (f->draft.fields[i].wrong.status)
		form_note(f, STYLE_BAD, "%s: %s",
			  form_label(f, i, label, sizeof(label)),
			  f->draft.fields[i].wrong.text);
	else
		form_note(f, STYLE_BAD, "%s is needed",
			  form_label(f, i, label, sizeof(label)));
}

static void submit(struct form *f)
{
	size_t bad = draft_first_bad(&f->draft), unlisted = form_unlisted(f);
	char label[64];

	if (app_typed_ahead(f->view.app)) {
		app_drop_keys(f->view.app);
		form_note(f, STYLE_WARN, "too many keys at once: once more, alone");
	} else if (bad < f->draft.n && !(bad == unlisted && form_has_names(f, bad))) {
		form_focus(f, bad);
		say_bad(f, bad);
	} else if (unlisted < f->draft.n) {
		form_focus(f, unlisted);
		form_note(f, STYLE_BAD, "there is no %s of that name",
			  form_label(f, unlisted, label, sizeof(label)));
	} else {
		f->ops->submit(f);
	}
}

/* ---- keys ------------------------------------------------------------------ */

static bool is_button(const struct form *f)
{
	return f->at >= f->draft.n;
}

static void enter(struct form *f)
{
	/* A line end of a paste into a terminal that does not mark pastes. */
	if (f->at >= f->draft.n && app_in_burst(f->view.app))
		form_note(f, STYLE_WARN, "too many keys at once: once more, alone");
	else if (f->at == f->draft.n)
		submit(f);
	else if (f->at > f->draft.n)
		leave(f);
	else
		next_field(f);
}

static void changed(struct form *f)
{
	if (f->ops->changed)
		f->ops->changed(f, f->at);
}

static void paste(struct form *f)
{
	const struct widget *w = is_button(f) ? NULL : f->fields[f->at].widget;
	size_t len;
	const char *text = app_pasted(f->view.app, &len);

	if (!w || !w->paste || !w->paste(f, f->at, text, len))
		form_note(f, STYLE_WARN, "nothing can be pasted here");
	else
		changed(f);
}

static void button_key(struct form *f, uint32_t key)
{
	if (key == K_LEFT || key == K_RIGHT)
		f->at = f->at == f->draft.n ? f->draft.n + 1 : f->draft.n;
}

static void field_key(struct form *f, uint32_t key)
{
	const struct widget *w = f->fields[f->at].widget;

	if (!w->key(f, f->at, key))
		return;
	f->moved = true;
	changed(f);
}

static void open_key(struct form *f, uint32_t key)
{
	if (f->leaving)
		answer_leaving(f, key);
	else if (key == K_PASTE)
		paste(f);
	else if (key == K_ESC || key == CTRL_C)
		leave(f);
	else if (key == K_F9)
		submit(f);
	else if (key == K_F8 && f->ops->ask)
		f->ops->ask(f);
	else if (key == K_TAB || key == K_BACKTAB)
		hop(f, key == K_TAB);
	else if (key == K_DOWN || key == K_UP)
		step(f, key == K_DOWN);
	else if (key == K_PGDN || key == K_PGUP)
		form_focus(f, key == K_PGUP ? 0 : f->draft.n);
	else if (key == K_ENTER)
		enter(f);
	else if (is_button(f))
		button_key(f, key);
	else
		field_key(f, key);
}

/* It waits for the Hub, or has nothing to show. */
static void closed_key(struct form *f, uint32_t key)
{
	if (key == 'R' && f->ops->again && f->ops->failed(f))
		f->ops->again(f);
	else if ((key == K_ESC || key == CTRL_C || key == 'q') &&
		 !(f->ops->leave && f->ops->leave(f)))
		close_form(f);
}

static bool is_open(struct form *f)
{
	return !(f->ops->waits && f->ops->waits(f)) &&
	       !(f->ops->failed && f->ops->failed(f));
}

static enum key_result form_key(struct view *v, uint32_t key)
{
	struct form *f = (struct form *)v;

	if (key == CTRL_L || key == CTRL_Z)
		return KEY_PASS;
	app_dirty(v->app);
	if (!f->leaving)
		f->note[0] = '\0';
	if (is_open(f))
		open_key(f, key);
	else
		closed_key(f, key);
	return KEY_USED;
}

/* ---- the view -------------------------------------------------------------- */

static bool form_reply(struct view *v, struct reply *r)
{
	struct form *f = (struct form *)v;

	return form_sources_reply(f, r) || (f->ops->reply && f->ops->reply(f, r));
}

static bool form_busy(struct view *v)
{
	struct form *f = (struct form *)v;

	return form_sources_busy(f) || (f->ops->busy && f->ops->busy(f)) ||
	       (f->ops->waits && f->ops->waits(f));
}

/* Its place is left from what was made of it. */
static bool form_leave(struct view *v)
{
	struct form *f = (struct form *)v;

	if (f->ops->keep)
		f->ops->keep(f);
	return false;
}

static bool form_unsent(const struct view *v, char *buf, size_t size)
{
	const struct form *f = (const struct form *)v;

	snprintf(buf, size, "%s: what was typed is not sent", f->title);
	return !f->ops->keep && form_is_changed(f);
}

static int64_t form_deadline(struct view *v)
{
	struct form *f = (struct form *)v;

	return f->ops->deadline ? f->ops->deadline(f) : -1;
}

static void form_tick(struct view *v, int64_t now_ms)
{
	struct form *f = (struct form *)v;

	if (f->ops->tick)
		f->ops->tick(f, now_ms);
}

static void form_free(struct view *v)
{
	struct form *f = (struct form *)v;

	for (size_t i = 0; i < f->draft.n; i++) {
		form_source_done(f, &f->fields[i].source);
		form_field_free(&f->fields[i]);
	}
	free(f->fields);
	free(f->title);
	draft_done(&f->draft);
	f->ops->done(f);
}

static const struct view_ops form_ops = {
	.name = "form",
	.overlay = true,
	.draw = form_draw,
	.key = form_key,
	.reply = form_reply,
	.leave = form_leave,
	.unsent = form_unsent,
	.busy = form_busy,
	.deadline = form_deadline,
	.tick = form_tick,
	.free = form_free,
};

bool form_is(const struct view *v)
{
	return v && v->ops == &form_ops;
}

void form_follow(struct form *f)
{
	for (size_t i = 0; i < f->draft.n; i++)
		form_field_load(f, i);
	app_dirty(f->view.app);
}

void form_init(struct form *f, struct app *a, const struct form_ops *ops,
	       char *take_title)
{
	f->view.ops = &form_ops;
	f->view.app = a;
	f->ops = ops;
	f->title = take_title;
	f->fields = xcalloc(f->draft.n + 1, sizeof(*f->fields));
	for (size_t i = 0; i < f->draft.n; i++)
		f->fields[i].widget = form_widget(f->draft.fields[i].param);
	form_follow(f);
	form_sources_read(f);
}
