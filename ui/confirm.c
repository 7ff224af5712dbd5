#include "ui/confirm.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/term.h"
#include "ui/views.h"

enum {
	ARMED_AFTER_MS = 300,
	APPLY_AFTER_MS = 3000, /* class 4 */
	WIDTH = 74,
	APPLY_X = 12,
};

struct confirm {
	struct view view;
	struct question q;
	int64_t opened;              /* app_ms() when it was first drawn; 0: not yet */
	int64_t next;                /* app_ms() when its seconds change; -1: never */
	char identity[IDENTITY_MAX]; /* who was asked */
	bool armed;                  /* keys of the first 300 ms are nobody's */
	bool apply;                  /* the focus is on [ Apply ], not on [ Cancel ] */
	struct prompt typed;
	char refused[64]; /* why the last key did nothing; "" */
};

static bool by_key(const struct confirm *c)
{
	return c->q.safety <= SAFETY_1;
}

static bool by_name(const struct confirm *c)
{
	return c->q.safety >= SAFETY_3;
}

static bool typed_right(const struct confirm *c)
{
	char want[24];

	if (by_name(c))
		return !strcmp(c->q.name, c->typed.text);
	snprintf(want, sizeof(want), "%zu", c->q.number);
	return !strcmp(want, c->typed.text);
}

/* Milliseconds until class 4 may be applied; 0: it may. */
static int64_t wait_ms(const struct confirm *c)
{
	int64_t left = c->opened + APPLY_AFTER_MS - app_ms(c->view.app);

	if (c->q.safety < SAFETY_4)
		return 0;
	return !c->opened ? APPLY_AFTER_MS : left > 0 ? left : 0;
}

static void cancel(struct confirm *c)
{
	app_say(c->view.app, TONE_INFO, "cancelled: nothing was %s", c->q.words.done);
	app_pop(c->view.app, &c->view);
}

static void refuse(struct confirm *c, const char *why)
{
	snprintf(c->refused, sizeof(c->refused), "%s", why);
}

/* The last look before anything is sent. */
static void apply(struct confirm *c)
{
	struct app *a = c->view.app;
	char now[IDENTITY_MAX];

	app_identity(app_status(a), now, sizeof(now));
	if (app_typed_ahead(a)) {
		app_drop_keys(a);
		refuse(c, "too many keys at once: once more, alone");
	} else if (strcmp(now, c->identity) != 0) {
		app_say(a, TONE_WARN,
			"nothing was %s: the sign-in is another than when this was "
			"shown",
			c->q.words.done);
		app_pop(a, &c->view);
	} else {
		confirmed_fn *yes = c->q.yes;
		void *arg = c->q.arg;

		c->q.yes = NULL;
		app_pop(a, &c->view);
		yes(a, arg);
	}
}

static void try_apply(struct confirm *c)
{
	if (!typed_right(c))
		refuse(c, by_name(c) ? "the name is not right"
				     : "the number is not right");
	else if (wait_ms(c))
		refuse(c, "not yet: look once more at what it says");
	else
		apply(c);
}

static void key_of_one(struct confirm *c, uint32_t key)
{
	if (key == 'y')
		apply(c);
	else if (key == (uint32_t)c->q.key)
		snprintf(c->refused, sizeof(c->refused),
			 "%c only asks: y %ss, Esc cancels", c->q.key, c->q.words.verb);
}

static void key_of_many(struct confirm *c, uint32_t key)
{
	bool digit = key >= '0' && key <= '9';

	if (key == K_TAB || key == K_BACKTAB)
		c->apply = !c->apply;
	else if (key == K_F9 || (key == K_ENTER && c->apply))
		try_apply(c);
	else if (by_name(c) || digit || key == K_BACKSPACE)
		prompt_key(&c->typed, key, NULL, 0);
}

static bool scrolls(uint32_t key)
{
	return key == K_UP || key == K_DOWN || key == K_PGUP || key == K_PGDN;
}

static bool cancels(const struct confirm *c, uint32_t key)
{
	if (key == K_ESC || key == ('C' & 0x1f) || (key == K_ENTER && !c->apply))
		return true;
	return !by_name(c) && (key == 'n' || key == 'q');
}

static enum key_result confirm_key(struct view *v, uint32_t key)
{
	struct confirm *c = (struct confirm *)v;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (!c->armed)
		return KEY_USED;
	c->refused[0] = '\0';
	if (key == K_PASTE)
		refuse(c, "a paste confirms nothing: type it");
	else if (cancels(c, key))
		cancel(c);
	else if (scrolls(key))
		lines_command(&c->q.text, command_for_key(key));
	else if (by_key(c))
		key_of_one(c, key);
	else
		key_of_many(c, key);
	return KEY_USED;
}

/* ---- drawing --------------------------------------------------------------- */

static int foot_height(const struct confirm *c)
{
	return by_key(c) ? 2 : 3;
}

static void draw_hint(const struct confirm *c, int y, int x, int width)
{
	const char *verb = c->q.words.verb;
	int64_t wait = wait_ms(c);

	if (!c->armed)
		draw_text(y, x, width, STR("..."), STYLE_DIM);
	else if (by_key(c))
		draw_print(y, x, width, STYLE_KEY, "y %s   Enter, Esc cancel", verb);
	else if (wait)
		draw_print(y, x, width, STYLE_KEY, "%s in %lld s   Esc cancel", verb,
			   (long long)(wait + 999) / 1000);
	else
		draw_print(y, x, width, STYLE_KEY,
			   "%s, then F9 (or Tab, Enter) %s   Esc cancel",
			   by_name(c) ? "name" : "number", verb);
}

static void draw_buttons(const struct confirm *c, int y, int x, int width)
{
	draw_text(y, x, 10, STR("[ Cancel ]"), c->apply ? STYLE_PLAIN : STYLE_FOCUS);
	if (!by_key(c))
		draw_text(y, x + APPLY_X, 9, STR("[ Apply ]"),
			  c->apply ? STYLE_FOCUS : STYLE_DIM);
	if (c->refused[0])
		draw_text(y, x + 24, width - 24, str_from(c->refused), STYLE_WARN);
	else if ((int)c->q.text.n > c->q.text.page)
		draw_text(y, x + 24, width - 24, STR("Up and Down show the rest"),
			  STYLE_DIM);
	draw_hint(c, y + 1, x, width);
	draw_cursor(y, x + (c->apply ? APPLY_X + 2 : 2), true);
}

/* The word to type is shown escaped: what is compared are its bytes (QUALITY S3). */
static void draw_typed(const struct confirm *c, int y, int x, int width)
{
	char noun[64];

	if (by_name(c))
		draw_print(y, x, width, STYLE_KEY, "Type %s: [%-*s]", c->q.name,
			   (int)strlen(c->q.name), c->typed.text);
	else if (!c->q.words.noun)
		draw_print(y, x, width, STYLE_KEY, "Type %zu to %s: [%-4s]",
			   c->q.number, c->q.words.verb, c->typed.text);
	else if (strchr(c->q.words.verb, ' '))
		draw_print(y, x, width, STYLE_KEY, "Type %zu, the number of %s: [%-4s]",
			   c->q.number,
			   plan_nouns(&c->q.words, c->q.number, noun, sizeof(noun)),
			   c->typed.text);
	else
		draw_print(y, x, width, STYLE_KEY, "Type %zu to %s %zu %s: [%-4s]",
			   c->q.number, c->q.words.verb, c->q.number,
			   plan_nouns(&c->q.words, c->q.number, noun, sizeof(noun)),
			   c->typed.text);
}

/* On a small terminal it needs more than the place of the rows: all but the first
 * two lines, which are drawn last. */
static void confirm_draw(struct view *v, struct rect r)
{
	struct confirm *c = (struct confirm *)v;
	int foot = foot_height(c), height = (int)c->q.text.n + foot + 2;
	int width = r.cols < WIDTH ? r.cols : WIDTH;
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
	draw_print(y, x + 2, width - 4, STYLE_TITLE, " %s ", c->q.title);
	lines_draw(&c->q.text,
		   (struct rect){ y + 1, x + 1, height - 2 - foot, width - 2 });
	if (!by_key(c))
		draw_typed(c, y + height - 4, x + 2, width - 3);
	draw_buttons(c, y + height - 3, x + 2, width - 3);
}

/* ---- time ------------------------------------------------------------------ */

static int64_t confirm_deadline(struct view *v)
{
	const struct confirm *c = (const struct confirm *)v;

	if (!c->opened)
		return -1;
	return c->armed ? c->next : c->opened + ARMED_AFTER_MS;
}

/* When the seconds that are shown change; -1: none are. */
static int64_t next_second(const struct confirm *c, int64_t now_ms)
{
	int64_t wait = wait_ms(c);

	return wait ? now_ms + (wait - 1) % 1000 + 1 : -1;
}

static void confirm_tick(struct view *v, int64_t now_ms)
{
	struct confirm *c = (struct confirm *)v;

	/* A terminal that has not taken the picture yet shows nothing to confirm. */
	if (!c->armed && term_pending())
		c->opened = now_ms;
	app_dirty(v->app);
	c->next = next_second(c, now_ms);
	if (c->armed || now_ms - c->opened < ARMED_AFTER_MS)
		return;
	app_drop_keys(v->app);
	c->armed = true;
}

static bool confirm_busy(struct view *v)
{
	return !((const struct confirm *)v)->armed;
}

static void confirm_free(struct view *v)
{
	struct confirm *c = (struct confirm *)v;

	if (c->q.yes && c->q.drop)
		c->q.drop(c->q.arg);
	free(c->q.title);
	free(c->q.name);
	lines_done(&c->q.text);
	free(c);
}

static const struct view_ops confirm_ops = {
	.name = "confirm",
	.overlay = true,
	.draw = confirm_draw,
	.key = confirm_key,
	.deadline = confirm_deadline,
	.tick = confirm_tick,
	.busy = confirm_busy,
	.free = confirm_free,
};

struct view *confirm_new(struct app *a, struct question *take)
{
	struct confirm *c = xcalloc(1, sizeof(*c));

	c->view.ops = &confirm_ops;
	c->view.app = a;
	c->q = *take;
	*take = (struct question){ 0 };
	app_identity(app_status(a), c->identity, sizeof(c->identity));
	app_drop_keys(a);
	return &c->view;
}
