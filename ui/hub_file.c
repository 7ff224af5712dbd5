#include "ui/hub_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/new_file.h"
#include "ui/prompt.h"

struct hub_file {
	struct view view;
	struct place place;
	const struct op *op;
	struct prompt name;
	char path[1024];
	ticket ticket; /* under way; 0: the name is being typed */
	uint64_t bytes;
	struct error failed; /* the attempt before; ST_OK: there was none */
};

bool hub_file_of(const struct app *a, const struct place *p)
{
	return (p->kind == &kind_members || p->kind == &kind_audit_members) &&
	       !app_snapshot(a);
}

/* ---- the way of it ---------------------------------------------------------- */

static void say_failed(struct hub_file *h)
{
	if (h->failed.status == ST_FORBIDDEN)
		error_hint(&h->failed, "%s", kind_members.forbidden);
	app_say_error(h->view.app, &h->failed);
}

static void begin(struct hub_file *h)
{
	char buf[sizeof(h->path)];
	FILE *to;

	h->failed = (struct error){ 0 };
	snprintf(h->path, sizeof(h->path), "%s",
		 new_file_typed(h->name.text, buf, sizeof(buf)));
	to = new_file_open(h->path, &h->failed);
	if (!to) {
		say_failed(h);
		return;
	}
	h->bytes = 0;
	h->ticket = hub_submit(app_hub(h->view.app),
			       &(struct request){
				       .op = h->op,
				       .params = place_params_of(&h->place, h->op),
				       .want = WANT_FILE,
				       .file = to,
				       .priority = PRIO_USER,
			       });
}

/* Half a file that looks like a whole one is worse than none. */
static bool stop(struct hub_file *h)
{
	if (!h->ticket)
		return false;
	hub_cancel(app_hub(h->view.app), h->ticket);
	unlink(h->path);
	h->ticket = 0;
	return true;
}

static void end(struct hub_file *h, const struct reply *r)
{
	struct app *a = h->view.app;
	char size[32];

	h->ticket = 0;
	if (r->err.status != ST_OK) {
		unlink(h->path);
		h->failed = r->err;
		say_failed(h);
		return;
	}
	format_bytes((int64_t)r->bytes, size, sizeof(size));
	app_say(a, TONE_GOOD, "the Hub's own file, %s, is in %s", size, h->path);
	app_pop(a, &h->view);
}

static bool hub_file_reply(struct view *v, struct reply *r)
{
	struct hub_file *h = (struct hub_file *)v;

	if (!r->ticket || r->ticket != h->ticket)
		return false;
	if (r->type == REPLY_BYTES)
		h->bytes = r->bytes;
	else if (r->type == REPLY_DONE)
		end(h, r);
	app_dirty(v->app);
	return true;
}

/* ---- keys -------------------------------------------------------------------- */

static enum key_result hub_file_key(struct view *v, uint32_t key)
{
	struct hub_file *h = (struct hub_file *)v;
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(v->app, &len) : NULL;
	bool ends = key == K_ESC || key == ('C' & 0x1f);

	app_dirty(v->app);
	if (ends && stop(h))
		app_say(v->app, TONE_INFO, "stopped: what was in %s is removed",
			h->path);
	if (ends || (key == K_ENTER && !h->name.len))
		app_pop(v->app, v);
	else if (h->ticket)
		return key < 0x20 ? KEY_PASS : KEY_USED;
	else if (key == K_ENTER)
		begin(h);
	else if (!prompt_key(&h->name, key, paste, len))
		return key < 0x20 ? KEY_PASS : KEY_USED;
	return KEY_USED;
}

/* ---- what is seen ------------------------------------------------------------- */

/* What it waits for, when it does. */
static void waits(const struct hub_file *h, char *buf, size_t size)
{
	const struct hub_status *s = app_status(h->view.app);

	buf[0] = '\0';
	if (s->net == HUB_NET_OFFLINE)
		snprintf(buf, size, "the Hub cannot be reached: goes on when it can");
	else if (app_wait_until(h->view.app) > app_now(h->view.app))
		snprintf(buf, size, "waits for the Hub's limit");
	else if (s->retry.ticket && s->retry.ticket == h->ticket)
		snprintf(buf, size, "try %d of %d", s->retry.tries, s->retry.most);
}

static void draw_under_way(const struct hub_file *h, int y, int cols)
{
	char size[32], why[80];

	format_bytes((int64_t)h->bytes, size, sizeof(size));
	waits(h, why, sizeof(why));
	draw_fill(y, 0, cols, STYLE_PLAIN);
	draw_print(y, 0, cols, STYLE_KEY, "%s%swriting: %s in %s", why,
		   *why ? "   " : "", size, h->path);
}

/* Above the prompt; Hub's words and ours, as many lines as they need. */
static void draw_failed(const struct hub_file *h, int y, int cols)
{
	struct lines text = { 0 };
	char said[ERROR_TEXT_MAX + 8];
	int n;

	snprintf(said, sizeof(said), "error: %s", h->failed.text);
	lines_wrap_as(&text, STYLE_BAD, NULL, str_from(said), cols - 2);
	if (h->failed.hint[0])
		lines_wrap_as(&text, STYLE_PLAIN, NULL, str_from(h->failed.hint),
			      cols - 2);
	n = (int)text.n < y - 3 ? (int)text.n : y - 3;
	draw_hline(y - n - 1, 0, cols);
	for (int i = 0; i < n; i++)
		draw_fill(y - n + i, 0, cols, STYLE_PLAIN);
	lines_draw(&text, (struct rect){ y - n, 0, n, cols });
	lines_done(&text);
}

static void hub_file_draw(struct view *v, struct rect r)
{
	const struct hub_file *h = (const struct hub_file *)v;
	int y = app_prompt_line(v->app), cols = draw_cols();

	(void)r;
	if (h->ticket) {
		draw_under_way(h, y, cols);
		return;
	}
	if (h->failed.status != ST_OK)
		draw_failed(h, y, cols);
	prompt_draw(&h->name, y, 0, cols, "the Hub's own CSV to (Esc cancels): ");
}

static const char *hub_file_keys(struct view *v)
{
	return ((struct hub_file *)v)->ticket ? "Esc stop, and remove what is there"
					      : "Enter write   Esc cancel";
}

static bool hub_file_busy(struct view *v)
{
	return ((struct hub_file *)v)->ticket &&
	       app_status(v->app)->ask == HUB_ASK_NONE;
}

static void hub_file_free(struct view *v)
{
	stop((struct hub_file *)v);
	free(v);
}

static const struct view_ops hub_file_ops = {
	.name = "hub-file",
	.overlay = true,
	.draw = hub_file_draw,
	.key = hub_file_key,
	.reply = hub_file_reply,
	.keys = hub_file_keys,
	.busy = hub_file_busy,
	.free = hub_file_free,
};

struct view *hub_file_new(struct app *a, const struct place *at)
{
	struct hub_file *h = xcalloc(1, sizeof(*h));
	char name[PROMPT_MAX];

	h->view.ops = &hub_file_ops;
	h->view.app = a;
	h->place = *at;
	h->op = op_by_name("org.export_members");
	snprintf(name, sizeof(name), "%.80s-members-hub.csv", at->ns);
	prompt_set(&h->name, name);
	return &h->view;
}
