#include "ui/confirm.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/term.h"

/*
 * "D" ends here: says what will be deleted, where, and that it cannot be undone, and
 * waits for a key that is not the one that asked (UX 5.2).  One tag: y.  Up to 20:
 * their number, then F9 or Enter on [ Apply ].  Enter alone, pastes and whatever was
 * typed before the box could be read never confirm (QUALITY S8, S9, E17).
 */
enum {
	ARMED_AFTER_MS = 300,
	NAMES_SHOWN = 3,
	WIDTH = 74,
	TALL = 24, /* rows; with fewer, a short name and its digest share a line */
	SHORT_NAME = 28,
};

static bool number_right(const struct confirm *c)
{
	char want[24];

	snprintf(want, sizeof(want), "%zu", c->n);
	return !strcmp(want, c->number.text);
}

static void cancel(struct confirm *c)
{
	app_say(c->view.app, TONE_INFO, "cancelled: nothing was deleted");
	app_pop(c->view.app, &c->view);
}

/* The last look before anything is sent. */
static void apply(struct confirm *c)
{
	char now[IDENTITY_MAX];

	app_identity(app_status(c->view.app), now, sizeof(now));
	if (app_typed_ahead(c->view.app)) {
		app_drop_keys(c->view.app);
		c->refused = "too many keys at once: once more, alone";
	} else if (strcmp(now, c->identity) != 0) {
		app_say(c->view.app, TONE_WARN,
			"nothing was deleted: the sign-in is another than when this "
			"was "
			"shown");
		app_pop(c->view.app, &c->view);
	} else {
		confirm_start(c);
	}
}

static void try_apply(struct confirm *c)
{
	if (!number_right(c))
		c->refused = "the number is not right";
	else
		apply(c);
}

static void ask_one_key(struct confirm *c, uint32_t key)
{
	if (key == 'y')
		apply(c);
	else if (key == 'D')
		c->refused = "D only asks: y deletes, Esc cancels";
}

static void ask_many_key(struct confirm *c, uint32_t key)
{
	if (key == K_TAB || key == K_BACKTAB)
		c->apply = !c->apply;
	else if (key == K_F9 || (key == K_ENTER && c->apply))
		try_apply(c);
	else if ((key >= '0' && key <= '9') || key == K_BACKSPACE)
		prompt_key(&c->number, key, NULL, 0);
}

static bool scrolls(uint32_t key)
{
	return key == K_UP || key == K_DOWN || key == K_PGUP || key == K_PGDN;
}

static void ask_key(struct confirm *c, uint32_t key)
{
	bool one = c->safety <= SAFETY_1;

	c->refused = NULL;
	if (key == K_PASTE)
		c->refused = "a paste confirms nothing: type it";
	else if (key == K_ESC || key == 'n' || key == 'q' || key == ('C' & 0x1f) ||
		 (key == K_ENTER && !c->apply))
		cancel(c);
	else if (scrolls(key))
		lines_command(&c->text, command_for_key(key));
	else if (one)
		ask_one_key(c, key);
	else
		ask_many_key(c, key);
}

static void leave(struct confirm *c)
{
	app_say(c->view.app, TONE_INFO, "still deleting in %s; :jobs shows it",
		c->where);
	app_hide(c->view.app, &c->view);
}

static void job_key(struct confirm *c, uint32_t key)
{
	if (c->phase == CONFIRM_RUNNING && key == 'x')
		confirm_stop(c);
	else if (c->phase == CONFIRM_RUNNING && (key == K_ESC || key == 'q'))
		leave(c);
	else if (c->phase == CONFIRM_REPORT &&
		 (key == K_ESC || key == K_ENTER || key == 'q'))
		app_pop(c->view.app, &c->view);
	else if (command_for_key(key) != CMD_FILTER)
		lines_command(&c->text, command_for_key(key));
}

static enum key_result confirm_key(struct view *v, uint32_t key)
{
	struct confirm *c = (struct confirm *)v;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (c->phase != CONFIRM_ASK)
		job_key(c, key);
	else if (c->armed)
		ask_key(c, key);
	return KEY_USED;
}

/* The bytes that will be sent, so that look-alikes cannot hide (QUALITY S2). */
static void say_item(struct confirm *c, const struct plan_item *item)
{
	const struct field digest = { .type = FIELD_DIGEST };
	const struct cell_style style = { 0 };
	char name[600], size[24], age[24], hash[96] = "no digest";
	bool escaped;

	show_escaped(str_from(item->tag), name, sizeof(name), &escaped);
	format_bytes(item->size.n, size, sizeof(size));
	format_age(item->pushed.sec, app_now(c->view.app), age, sizeof(age));
	if (item->digest.known)
		field_show(&digest, &item->digest, &style, hash, sizeof(hash));
	if (draw_rows() < TALL && !escaped && strlen(name) <= SHORT_NAME) {
		lines_add(&c->text, STYLE_KEY, NULL, "  %s  %s  %s  %s", name, hash,
			  size, age);
		return;
	}
	lines_add(&c->text, STYLE_KEY, NULL, "  %s%s", name,
		  escaped ? "   (non-ASCII!)" : "");
	lines_add(&c->text, STYLE_PLAIN, NULL, "      %s   %s   pushed %s", hash, size,
		  age);
}

static void say_names(struct confirm *c)
{
	for (size_t i = 0; i < c->n && i < NAMES_SHOWN; i++)
		say_item(c, &c->items[i]);
	if (c->n > NAMES_SHOWN)
		lines_add(&c->text, STYLE_PLAIN, NULL, "  and %zu more",
			  c->n - NAMES_SHOWN);
}

static const struct plan_item *newest(const struct confirm *c)
{
	const struct plan_item *best = &c->items[0];

	for (size_t i = 1; i < c->n; i++) {
		if (c->items[i].pushed.sec > best->pushed.sec)
			best = &c->items[i];
	}
	return best;
}

static void say_sums(struct confirm *c)
{
	char sum[24], pushed[24], pulled[24], name[300];
	int64_t bytes = 0, last = 0, now = app_now(c->view.app);
	const struct plan_item *best = newest(c);

	for (size_t i = 0; i < c->n; i++) {
		bytes += c->items[i].size.n > 0 ? c->items[i].size.n : 0;
		if (c->items[i].pulled.sec > last)
			last = c->items[i].pulled.sec;
	}
	format_bytes(bytes, sum, sizeof(sum));
	format_age(best->pushed.sec, now, pushed, sizeof(pushed));
	format_age(last, now, pulled, sizeof(pulled));
	show_escaped(str_from(best->tag), name, sizeof(name), NULL);
	lines_add(&c->text, STYLE_PLAIN, NULL,
		  "%s logical (layers are shared)   last pull %s", sum, pulled);
	if (c->n > 1)
		lines_add(&c->text, STYLE_PLAIN, NULL, "newest %s, pushed %s", name,
			  pushed);
}

static void say_left_out(struct confirm *c)
{
	for (size_t i = 0; i < N_EXCLUSIONS; i++) {
		if (c->plan->excluded[i])
			lines_add(&c->text, STYLE_WARN, NULL, "left out: %zu, %s (%s)",
				  c->plan->excluded[i],
				  plan_exclusion_text((enum plan_exclusion)i),
				  c->plan->excluded_example[i]);
	}
}

static void say_plan(struct confirm *c)
{
	lines_add(&c->text, STYLE_PLAIN, NULL, "in %s", c->where);
	say_names(c);
	say_sums(c);
	lines_add(&c->text, STYLE_BAD, NULL,
		  "Cannot be undone: Docker cannot restore a deleted tag.");
	say_left_out(c);
	lines_add(&c->text, STYLE_PLAIN, NULL,
		  "Up to %zu requests, each written to the journal first.",
		  plan_requests(c->plan));
}

static void draw_buttons(const struct confirm *c, int y, int x, int width)
{
	bool one = c->safety <= SAFETY_1;

	draw_text(y, x, 10, STR("[ Cancel ]"), c->apply ? STYLE_PLAIN : STYLE_FOCUS);
	if (!one)
		draw_text(y, x + 12, 9, STR("[ Apply ]"),
			  c->apply ? STYLE_FOCUS : STYLE_DIM);
	if (c->refused)
		draw_text(y, x + 24, width - 24, str_from(c->refused), STYLE_WARN);
	if (!c->armed)
		draw_text(y + 1, x, width, STR("..."), STYLE_DIM);
	else if (one)
		draw_text(y + 1, x, width, STR("y delete   Enter, Esc cancel"),
			  STYLE_KEY);
	else
		draw_text(y + 1, x, width,
			  STR("number, then F9 (or Tab, Enter) delete   Esc cancel"),
			  STYLE_KEY);
	draw_cursor(y, x + (c->apply ? 14 : 2), true);
}

static void draw_ask(struct confirm *c, int y, int x, int height, int width)
{
	bool one = c->safety <= SAFETY_1;
	int foot = y + height - (one ? 2 : 3);

	lines_draw(&c->text, (struct rect){ y, x, height - (one ? 2 : 3), width });
	if (!one)
		draw_print(foot++, x + 1, width - 1, STYLE_KEY,
			   "Type %zu to delete %zu tags: [%-4s]", c->n, c->n,
			   c->number.text);
	draw_buttons(c, foot, x + 1, width - 1);
}

static void draw_title(const struct confirm *c, int y, int x, int width)
{
	const char *s = c->n == 1 ? "" : "s";

	if (c->phase == CONFIRM_ASK)
		draw_print(y, x, width, STYLE_TITLE, " Delete %zu tag%s? ", c->n, s);
	else if (c->phase == CONFIRM_RUNNING)
		draw_print(y, x, width, STYLE_TITLE, " Deleting %zu/%zu ", c->finished,
			   c->n);
	else
		draw_print(y, x, width, STYLE_TITLE, " Report: %zu of %zu deleted ",
			   confirm_count(c, ITEM_DONE), c->n);
}

/* On a small terminal it needs more than the place of the rows: all but the first
 * two lines, which are drawn last. */
static void confirm_draw(struct view *v, struct rect r)
{
	struct confirm *c = (struct confirm *)v;
	int extra = c->phase == CONFIRM_ASK ? (c->safety <= SAFETY_1 ? 4 : 5) : 4;
	int width = r.cols < WIDTH ? r.cols : WIDTH, height = (int)c->text.n + extra;
	int y, x = r.x + (r.cols - width) / 2;

	if (!c->opened)
		c->opened = app_ms(v->app);
	if (height > r.rows) {
		r.y = 2;
		r.rows = draw_rows() - 2;
	}
	if (height > r.rows)
		height = r.rows;
	y = r.y + (r.rows - height) / 2;
	draw_box(y, x, height, width);
	draw_title(c, y, x + 2, width - 4);
	if (c->phase == CONFIRM_ASK) {
		draw_ask(c, y + 1, x + 1, height - 2, width - 2);
		return;
	}
	lines_draw(&c->text, (struct rect){ y + 1, x + 1, height - 3, width - 2 });
	draw_print(y + height - 2, x + 2, width - 4, STYLE_KEY, "%s",
		   c->phase == CONFIRM_REPORT ? "Esc closes   j k scroll"
		   : c->stopping              ? "stopping after this one ..."
					      : "x stops after this one   Esc goes on "
						"without looking");
	draw_cursor(y + height - 2, x + 2, true);
}

static int64_t confirm_deadline(struct view *v)
{
	const struct confirm *c = (const struct confirm *)v;

	return c->armed || !c->opened ? -1 : c->opened + ARMED_AFTER_MS;
}

static void confirm_tick(struct view *v, int64_t now_ms)
{
	struct confirm *c = (struct confirm *)v;

	/* A terminal that has not taken the picture yet shows nothing to confirm. */
	if (term_pending())
		c->opened = now_ms;
	if (now_ms - c->opened < ARMED_AFTER_MS)
		return;
	app_drop_keys(v->app);
	c->armed = true;
	app_dirty(v->app);
}

static bool confirm_busy(struct view *v)
{
	const struct confirm *c = (const struct confirm *)v;

	return !c->armed || c->phase == CONFIRM_RUNNING;
}

static void confirm_free(struct view *v)
{
	struct confirm *c = (struct confirm *)v;

	if (c->phase == CONFIRM_RUNNING) {
		hub_cancel(app_hub(v->app), c->job);
		app_jobs(v->app, -1);
	}
	for (size_t i = 0; i < c->n; i++)
		free(c->items[i].tag);
	free(c->items);
	free(c->where);
	free(c->ns);
	free(c->repo);
	plan_free(c->plan);
	lines_done(&c->text);
	free(c);
}

static const struct view_ops confirm_ops = {
	.name = "confirm",
	.overlay = true,
	.draw = confirm_draw,
	.key = confirm_key,
	.reply = confirm_reply,
	.deadline = confirm_deadline,
	.tick = confirm_tick,
	.busy = confirm_busy,
	.free = confirm_free,
};

struct view *confirm_new(struct app *a, struct plan *take_plan)
{
	struct confirm *c = xcalloc(1, sizeof(*c));

	c->view.ops = &confirm_ops;
	c->view.app = a;
	c->plan = take_plan;
	c->safety = plan_safety(take_plan);
	c->where = xasprintf("%s/%s", take_plan->ns, take_plan->repo);
	c->ns = xstrdup(take_plan->ns);
	c->repo = xstrdup(take_plan->repo);
	c->n = take_plan->n;
	c->items = xcalloc(c->n, sizeof(*c->items));
	for (size_t i = 0; i < c->n; i++) {
		c->items[i] = take_plan->items[i];
		c->items[i].tag = xstrdup(take_plan->items[i].tag);
	}
	app_identity(app_status(a), c->identity, sizeof(c->identity));
	app_drop_keys(a);
	say_plan(c);
	return &c->view;
}
