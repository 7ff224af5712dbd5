#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/json_pick.h"
#include "net/secret.h"
#include "ui/act.h"
#include "ui/clipboard.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/new_file.h"
#include "ui/prompt.h"

enum {
	TOKEN_MAX = 1024,
	CTRL_C = 'C' & 0x1f,
	CTRL_L = 'L' & 0x1f,
	CTRL_Z = 'Z' & 0x1f
};

struct token_page {
	struct view view;
	char *what; /* its label */
	struct secret *secret;
	bool kept;    /* it was copied or written */
	bool leaving; /* asked, because it was neither */
	bool naming;  /* the name of the file is being typed */
	struct prompt file;
	char said[600];
	enum style style;
};

static void say(struct token_page *t, enum style style, const char *text,
		const char *more)
{
	snprintf(t->said, sizeof(t->said), "%s%s", text, more);
	t->style = style;
}

static void copy(struct token_page *t)
{
	clipboard_copy(secret_str(t->secret));
	t->kept = true;
	say(t, STYLE_WARN,
	    "Copied, if your terminal can; its clipboard keeps it until something else "
	    "is copied.",
	    "");
}

/* ---- to a file ------------------------------------------------------------- */

/* A file that was not there, and that only the user can read from the first byte on. */
static bool write_file(const char *path, struct str token)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool good;
	int why;

	if (fd < 0)
		return false;
	good = put_all(fd, token) && put_all(fd, STR("\n")) && !fsync(fd);
	why = errno;
	good = !close(fd) && good;
	if (!good)
		unlink(path);
	errno = why;
	return good;
}

static void save(struct token_page *t)
{
	const char *home = getenv("HOME");
	char path[PROMPT_MAX + 256];

	if (!strncmp(t->file.text, "~/", 2) && home)
		snprintf(path, sizeof(path), "%s/%s", home, t->file.text + 2);
	else
		snprintf(path, sizeof(path), "%s", t->file.text);
	if (!write_file(path, secret_str(t->secret))) {
		say(t, STYLE_BAD, "Not written: ", strerror(errno));
		return;
	}
	t->kept = true;
	t->naming = false;
	say(t, STYLE_GOOD, "Written, readable by you alone: ", path);
}

static void ask_name(struct token_page *t)
{
	char name[PROMPT_MAX];

	snprintf(name, sizeof(name), "hubdeck-token-%.80s", t->what);
	for (char *c = name; *c; c++)
		if (*c == '/' || *c == ' ')
			*c = '-';
	prompt_set(&t->file, name);
	t->naming = true;
	t->said[0] = '\0';
}

/* ---- keys ------------------------------------------------------------------ */

static void leave(struct token_page *t)
{
	if (t->kept || t->leaving) {
		app_pop(t->view.app, &t->view);
		return;
	}
	t->leaving = true;
	say(t, STYLE_WARN,
	    "It was neither copied nor written: Esc again wipes it for good.", "");
}

static void name_key(struct token_page *t, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(t->view.app, &len) : NULL;

	if (key == K_ESC || key == CTRL_C)
		t->naming = false;
	else if (key == K_ENTER && t->file.len)
		save(t);
	else
		prompt_key(&t->file, key, paste, len);
}

static enum key_result token_key(struct view *v, uint32_t key)
{
	struct token_page *t = (struct token_page *)v;

	if (key == CTRL_L || key == CTRL_Z)
		return KEY_PASS;
	app_dirty(v->app);
	if (t->naming) {
		name_key(t, key);
		return KEY_USED;
	}
	if (key == K_ESC || key == CTRL_C) {
		leave(t);
		return KEY_USED;
	}
	t->leaving = false;
	if (key == 'y')
		copy(t);
	else if (key == 'w')
		ask_name(t);
	return KEY_USED;
}

/* ---- drawing --------------------------------------------------------------- */

/* All of it, over as many lines as it needs: a terminal that wraps it would not copy
 * it whole. */
static int draw_token(const struct token_page *t, int y, int x, int width)
{
	struct str s = secret_str(t->secret);

	while (s.len) {
		size_t n = s.len < (size_t)width ? s.len : (size_t)width;

		draw_text(y++, x, width, (struct str){ s.ptr, n }, STYLE_KEY);
		s = (struct str){ s.ptr + n, s.len - n };
	}
	return y;
}

static void token_draw(struct view *v, struct rect r)
{
	const struct token_page *t = (const struct token_page *)v;
	int x = r.x + 2, width = r.cols - 4, y = r.y + 1;

	draw_print(y++, x, width, STYLE_TITLE, "The new token %s:", t->what);
	y = draw_token(t, y + 1, x + 2, width - 4) + 1;
	draw_text(y++, x, width,
		  STR("It is shown once, here: the Hub never says it again."),
		  STYLE_PLAIN);
	draw_text(
		y++, x, width,
		STR("It is in no log, journal or list, and is wiped when this closes."),
		STYLE_PLAIN);
	y++;
	if (t->naming) {
		prompt_draw(&t->file, y, x, width, "write to: ");
		draw_text(y + 1, x, width, str_from(t->said), t->style);
		return;
	}
	draw_text(y, x, width, STR("y copy   w write to a file (0600)   Esc close"),
		  STYLE_KEY);
	draw_text(y + 1, x, width, str_from(t->said), t->style);
	draw_cursor(y, x, true);
}

static void token_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	(void)v;
	snprintf(left, nl, "a new token");
	snprintf(right, nr, "shown once");
}

static void token_free(struct view *v)
{
	struct token_page *t = (struct token_page *)v;

	secret_free(t->secret);
	free(t->what);
	free(t);
	draw_forget();
}

static const struct view_ops token_ops = {
	.name = "token",
	.draw = token_draw,
	.key = token_key,
	.heading = token_heading,
	.free = token_free,
};

struct view *token_page_new(struct app *a, const char *what, struct str answer)
{
	static const char *const path[] = { "token" };
	struct secret *secret = json_pick_secret(answer, path, 1, TOKEN_MAX);

	return secret ? token_page_of(a, what, secret) : NULL;
}

struct view *token_page_of(struct app *a, const char *what, struct secret *take_secret)
{
	struct token_page *t = xcalloc(1, sizeof(*t));

	t->view.ops = &token_ops;
	t->view.app = a;
	t->what = xstrdup(what);
	t->secret = take_secret;
	app_drop_keys(a);
	return &t->view;
}
