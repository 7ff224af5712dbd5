#include <stdio.h>
#include <stdlib.h>

#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lock.h"
#include "ui/views.h"

/*
 * Asks for what a sign-in needs.  What is secret is neither shown nor counted, is wiped
 * here as soon as the net thread has it, and is never sent a second time by itself: a
 * wrong password locks the account after a few tries (CONTRACT 18.5).
 */
enum { SECRET_MAX = 512, WIDTH = 62, HEIGHT = 9 };

struct sign_in {
	struct view view;
	enum hub_ask ask;
	bool need_user;
	struct prompt user;
	char secret[SECRET_MAX];
	size_t len;
};

static void wipe(struct sign_in *s)
{
	explicit_bzero(s->secret, sizeof(s->secret));
	s->len = 0;
}

static void close_view(struct sign_in *s)
{
	wipe(s);
	app_pop(s->view.app, &s->view);
}

static void add(struct sign_in *s, const char *bytes, size_t n)
{
	if (s->len + n >= sizeof(s->secret))
		return;
	memcpy(s->secret + s->len, bytes, n);
	s->len += n;
	s->secret[s->len] = '\0';
}

static void add_paste(struct sign_in *s)
{
	size_t len;
	const char *paste = app_pasted(s->view.app, &len);

	while (len && (unsigned char)paste[len - 1] <= ' ')
		len--;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)paste[i] >= 0x20)
			add(s, &paste[i], 1);
	}
}

static void erase_last(struct sign_in *s)
{
	while (s->len && (s->secret[--s->len] & 0xc0) == 0x80)
		continue;
	s->secret[s->len] = '\0';
}

static void submit(struct sign_in *s)
{
	if (!s->len)
		return;
	hub_answer(app_hub(s->view.app), s->user.len ? s->user.text : NULL, s->secret);
	app_say(s->view.app, TONE_INFO, "signing in ...");
	close_view(s);
}

static void decline(struct sign_in *s)
{
	/* Who is signed in stays so. */
	if (app_status(s->view.app)->ask != HUB_ASK_NONE)
		hub_answer(app_hub(s->view.app), NULL, NULL);
	close_view(s);
}

static void user_key(struct sign_in *s, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(s->view.app, &len) : NULL;

	if ((key == K_ENTER || key == K_TAB) && s->user.len)
		s->need_user = false;
	else
		prompt_key(&s->user, key, paste, len);
}

static const char *who(const struct sign_in *s)
{
	const struct hub_status *status = app_status(s->view.app);

	return s->user.len ? s->user.text : status->ask_user;
}

static void edit_user(struct sign_in *s)
{
	if (!s->user.len)
		prompt_set(&s->user, who(s));
	s->need_user = true;
}

static void add_character(struct sign_in *s, uint32_t cp)
{
	char utf8[4];
	size_t n = utf8_put(cp, utf8);

	add(s, utf8, n);
	explicit_bzero(utf8, sizeof(utf8));
}

/* A code belongs to its password, and only who locked the screen unlocks it. */
static bool may_be_another(const struct sign_in *s)
{
	return s->ask != HUB_ASK_CODE && !lock_is_on(s->view.app);
}

static void secret_key(struct sign_in *s, uint32_t key)
{
	if (key == K_ENTER)
		submit(s);
	else if (key == K_BACKTAB && may_be_another(s))
		edit_user(s);
	else if (key == K_PASTE)
		add_paste(s);
	else if (key == K_BACKSPACE || key == 8)
		erase_last(s);
	else if (key == ('U' & 0x1f))
		wipe(s);
	else if (key >= 0x20 && key < 0x110000 && key != 0x7f)
		add_character(s, key);
}

static enum key_result sign_in_key(struct view *v, uint32_t key)
{
	struct sign_in *s = (struct sign_in *)v;

	app_dirty(v->app);
	if (key == K_ESC || key == ('C' & 0x1f))
		decline(s);
	else if (key == ('Z' & 0x1f) || key == ('L' & 0x1f))
		return KEY_PASS;
	else if (s->need_user)
		user_key(s, key);
	else
		secret_key(s, key);
	return KEY_USED;
}

static void draw_fields(const struct sign_in *s, int y, int x, int width)
{
	if (s->need_user) {
		prompt_draw(&s->user, y, x, width, "User name: ");
		return;
	}
	draw_print(y, x, width, STYLE_PLAIN, "User name: %s", who(s));
	draw_print(y + 1, x, width, STYLE_KEY, "%s (is not shown): ",
		   s->ask == HUB_ASK_CODE ? "Code of your second factor"
					  : "Password or access token");
	draw_cursor(y + 1, x + (s->ask == HUB_ASK_CODE ? 43 : 41), true);
}

static void sign_in_draw(struct view *v, struct rect r)
{
	const struct sign_in *s = (const struct sign_in *)v;
	const struct error *why = &app_status(v->app)->ask_error;
	int width = r.cols < WIDTH ? r.cols : WIDTH;
	int y = r.y + (r.rows - HEIGHT) / 2, x = r.x + (r.cols - width) / 2;

	if (y < r.y)
		y = r.y;
	draw_box(y, x, HEIGHT, width);
	draw_text(y, x + 2, width - 4, STR(" Sign in to Docker Hub "), STYLE_TITLE);
	if (why->status != ST_OK)
		draw_text(y + 1, x + 2, width - 4, str_from(why->text), STYLE_BAD);
	draw_fields(s, y + 3, x + 2, width - 4);
	draw_text(y + HEIGHT - 3, x + 2, width - 4,
		  STR("One try for each Enter; failures lock the account."), STYLE_DIM);
	draw_text(y + HEIGHT - 2, x + 2, width - 4,
		  str_from(!may_be_another(s) ? "Enter sign in   Esc do without"
					      : "Enter sign in   Esc do without   "
						"S-Tab another user"),
		  STYLE_DIM);
}

static void sign_in_free(struct view *v)
{
	wipe((struct sign_in *)v);
	free(v);
}

static const struct view_ops sign_in_ops = {
	.name = "sign-in",
	.overlay = true,
	.draw = sign_in_draw,
	.key = sign_in_key,
	.free = sign_in_free,
};

bool sign_in_is(const struct view *v)
{
	return v->ops == &sign_in_ops;
}

struct view *sign_in_new(struct app *a)
{
	const struct hub_status *status = app_status(a);
	struct sign_in *s = xcalloc(1, sizeof(*s));

	s->view.ops = &sign_in_ops;
	s->view.app = a;
	s->ask = status->ask;
	s->need_user = status->ask != HUB_ASK_CODE &&
		       (status->ask == HUB_ASK_NONE || !status->ask_user[0]);
	if (status->signed_in && s->need_user)
		prompt_set(&s->user, status->claims.username);
	return &s->view;
}
