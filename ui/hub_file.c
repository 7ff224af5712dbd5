#include "ui/hub_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/file_prompt.h"
#include "ui/keys.h"
#include "ui/new_file.h"

struct hub_file {
	struct view view;
	struct place place;
	const struct op *op;
	struct file_prompt file;
	char path[1024];
	ticket ticket; /* under way; 0: the name is being typed */
	uint64_t bytes;
};

bool hub_file_of(const struct app *a, const struct place *p)
{
	return (p->kind == &kind_members || p->kind == &kind_audit_members) &&
	       !app_snapshot(a);
}

/* ---- the way of it ---------------------------------------------------------- */

static void say_failed(struct hub_file *h)
{
	if (h->file.failed.status == ST_FORBIDDEN)
		error_hint(&h->file.failed, "%s", kind_members.forbidden);
	app_say_error(h->view.app, &h->file.failed);
}

static void begin(struct hub_file *h)
{
	FILE *to = new_file_open(file_prompt_path(&h->file, h->path, sizeof(h->path)),
				 &h->file.failed);

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
static void stop(struct hub_file *h)
{
	if (!h->ticket)
		return;
	hub_cancel(app_hub(h->view.app), h->ticket);
	unlink(h->path);
	h->ticket = 0;
}

static void end(struct hub_file *h, const struct reply *r)
{
	struct app *a = h->view.app;
	char size[32];

	h->ticket = 0;
	if (r->err.status != ST_OK) {
		unlink(h->path);
		h->file.failed = r->err;
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

static enum key_result under_way_key(struct hub_file *h, uint32_t key)
{
	struct app *a = h->view.app;

	if (key != K_ESC && key != ('C' & 0x1f))
		return key < 0x20 ? KEY_PASS : KEY_USED;
	stop(h);
	app_say(a, TONE_INFO, "stopped: what was in %s is removed", h->path);
	app_pop(a, &h->view);
	return KEY_USED;
}

static enum key_result hub_file_key(struct view *v, uint32_t key)
{
	struct hub_file *h = (struct hub_file *)v;
	enum file_answer answer;

	if (h->ticket)
		return under_way_key(h, key);
	answer = file_prompt_key(&h->file, v->app, key);
	if (answer == FILE_LEFT)
		app_pop(v->app, v);
	else if (answer == FILE_NAMED)
		begin(h);
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
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

static void hub_file_draw(struct view *v, struct rect r)
{
	const struct hub_file *h = (const struct hub_file *)v;

	(void)r;
	if (h->ticket)
		draw_under_way(h, app_prompt_line(v->app), draw_cols());
	else
		file_prompt_draw(&h->file, v->app,
				 "the Hub's own CSV to (Esc cancels): ");
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
	file_prompt_open(&h->file, name);
	return &h->view;
}
