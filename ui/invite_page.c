#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/input.h"
#include "ui/invite_page_private.h"
#include "ui/keys.h"

static struct app *app_of(const struct invite_page *p)
{
	return p->view.app;
}

struct invite_list *invite_page_list(const struct invite_page *p)
{
	return invite_reading_list(p->reading);
}

size_t invite_page_rows(const struct invite_page *p)
{
	return p->reading ? invite_page_list(p)->n : 0;
}

bool invite_page_reading(const struct invite_page *p)
{
	return p->reading && !invite_reading_over(p->reading);
}

bool invite_page_ready(const struct invite_page *p)
{
	return invite_page_rows(p) && !invite_page_reading(p) &&
	       p->failed.status == ST_OK;
}

/* ---- reading -------------------------------------------------------------------- */

static void see_end(struct invite_page *p)
{
	int n;

	if (invite_page_reading(p))
		return;
	if (invite_reading_result(p->reading, &p->failed) != ST_OK) {
		app_say_error(app_of(p), &p->failed);
		return;
	}
	n = invite_reading_requests(p->reading);
	if (n)
		app_say(app_of(p), TONE_INFO,
			"checked here and by the Hub's dry run, nothing sent: %d "
			"request%s",
			n, n == 1 ? "" : "s");
	else
		app_say(app_of(p), TONE_INFO,
			"checked here; the Hub need not be asked again");
}

/* What was sent, with its people, is not of the next file. */
static void put_away(struct invite_page *p)
{
	if (p->sending) {
		invite_send_leave(p->sending);
		p->reading = NULL;
	}
	p->sending = NULL;
	p->sent = p->kept = false;
	free(p->result);
	p->result = NULL;
}

void invite_page_begin(struct invite_page *p)
{
	struct app *a = app_of(p);
	const struct invite_ask ask = { .org = p->org,
					.text = p->text,
					.role = p->role,
					.team = p->team,
					.domains = p->domains };

	put_away(p);
	p->failed = (struct error){ 0 };
	p->cursor = (struct cursor){ 0 };
	if (p->reading)
		invite_reading_file(p->reading, p->text);
	else
		p->reading = invite_reading_new(app_hub(a), app_config(a)->url, &ask);
	input_free(&p->text);
	p->text = (struct str){ 0 };
	see_end(p);
}

void invite_page_preset(struct invite_page *p)
{
	p->failed = (struct error){ 0 };
	invite_reading_preset(p->reading, p->role, p->team, p->domains);
	see_end(p);
}

void invite_page_edit(struct invite_page *p, size_t at, const struct invite_said *said)
{
	p->kept = false;
	p->failed = (struct error){ 0 };
	invite_reading_edit(p->reading, at, said);
	see_end(p);
}

static void again(struct invite_page *p)
{
	p->failed = (struct error){ 0 };
	invite_reading_again(p->reading);
	see_end(p);
}

static bool page_reply(struct view *v, struct reply *r)
{
	struct invite_page *p = (struct invite_page *)v;

	if (!p->reading || !invite_reading_take(p->reading, r))
		return false;
	see_end(p);
	app_dirty(v->app);
	return true;
}

/* ---- sending ----------------------------------------------------------------------
 */

static void begun(void *arg, struct invite_sending *s)
{
	struct invite_page *p = arg;

	p->sending = s;
	p->at_work = true;
	app_dirty(app_of(p));
}

static void over(void *arg, const char *path)
{
	struct invite_page *p = arg;

	p->at_work = false;
	p->sent = true;
	free(p->result);
	p->result = path ? xstrdup(path) : NULL;
	app_dirty(app_of(p));
}

/* What failed is tried again from the report. */
static void look_again(struct invite_page *p)
{
	if (invite_list_left(invite_page_list(p)))
		invite_send_report(app_of(p), p->sending);
	else
		app_say(app_of(p), TONE_INFO, "these were sent: n reads another file");
}

static void send(struct invite_page *p)
{
	struct app *a = app_of(p);
	const struct invite_list *l = invite_page_list(p);
	const char *off = app_no_changes(a);

	if (off)
		app_say(a, TONE_WARN, "inviting %s", off);
	else if (p->sent)
		look_again(p);
	else if (!invite_list_count(l, INVITE_OK) && !invite_list_resends(l))
		app_say(a, TONE_INFO, "nobody is left to invite");
	else
		invite_send_ask(a, &(struct invite_letters){ .reading = p->reading,
							     .org = p->org,
							     .csv = p->csv,
							     .role = p->role,
							     .team = p->team,
							     .begun = begun,
							     .over = over,
							     .arg = p });
}

/* ---- keys -------------------------------------------------------------------------
 */

static void toggle(struct invite_page *p)
{
	struct invite_list *l = invite_page_list(p);

	p->kept = false;
	if (invite_list_resend(l, p->cursor.at, !l->v[p->cursor.at].resend))
		cursor_move(&p->cursor, l->n, 1);
	else
		app_say(app_of(p), TONE_INFO,
			"Space is for open invitations: sent again, or not");
}

/* All, or none when all are. */
static void toggle_all(struct invite_page *p)
{
	struct invite_list *l = invite_page_list(p);
	size_t was = invite_list_resends(l), n = invite_list_resend_all(l, true);

	p->kept = false;
	if (n && was == n)
		invite_list_resend_all(l, false);
	app_say(app_of(p), TONE_INFO, "%zu open invitation%s will be sent again",
		invite_list_resends(l), invite_list_resends(l) == 1 ? "" : "s");
}

/* Of lines that are checked and not sent. */
static bool line_key(struct invite_page *p, uint32_t key)
{
	if (!invite_page_rows(p) || !invite_reading_knows(p->reading) || p->sent)
		return false;
	if (key == K_ENTER)
		invite_edit_open(p, p->cursor.at);
	else if (key == ' ')
		toggle(p);
	else if (key == '*')
		toggle_all(p);
	else
		return false;
	return true;
}

/* Of what is held against them. */
static bool preset_key(struct invite_page *p, uint32_t key)
{
	if (p->sent)
		return false;
	if (key == 'r')
		invite_prompt_open(p, ASK_ROLE);
	else if (key == 't')
		invite_prompt_open(p, ASK_TEAM);
	else if (key == 'd')
		invite_prompt_open(p, ASK_DOMAINS);
	else if ((key == 'R' || key == K_F5) && !invite_page_reading(p))
		again(p);
	else
		return false;
	return true;
}

static bool file_key(struct invite_page *p, uint32_t key)
{
	if (key == 'n')
		invite_prompt_open(p, ASK_FILE);
	else if (key == 'E' && invite_page_rows(p))
		invite_prompt_open(p, ASK_EXPORT);
	else if (key == K_F9 && invite_page_ready(p))
		send(p);
	else
		return false;
	return true;
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct invite_page *p = (struct invite_page *)v;

	app_dirty(v->app);
	if (p->asking != ASK_NOTHING)
		return invite_prompt_key(p, key);
	return !p->at_work && p->reading &&
			       (line_key(p, key) || preset_key(p, key) ||
				file_key(p, key))
		       ? KEY_USED
		       : KEY_PASS;
}

static bool page_command(struct view *v, enum command c)
{
	struct invite_page *p = (struct invite_page *)v;

	if (c == CMD_STOP && invite_page_reading(p)) {
		invite_reading_stop(p->reading);
		see_end(p);
		return true;
	}
	return cursor_command(&p->cursor, invite_page_rows(p), c);
}

/* ---- the view ---------------------------------------------------------------------
 */

bool invite_page_made(const struct invite_page *p, char *buf, size_t size)
{
	const struct invite_list *l = invite_page_rows(p) ? invite_page_list(p) : NULL;
	size_t edits = l ? invite_list_edits(l) : 0,
	       marks = l ? invite_list_resends(l) : 0;
	int len = 0;

	*buf = '\0';
	if (p->at_work || p->sent)
		return false;
	if (edits)
		len = snprintf(buf, size, "%zu edited%s", edits, marks ? ", " : "");
	if (marks)
		snprintf(buf + len, size - (size_t)len, "%zu to resend", marks);
	return edits || marks;
}

/* Lines that were edited, and marks, are nowhere else. */
static bool page_unsent(const struct view *v, char *buf, size_t size)
{
	const struct invite_page *p = (const struct invite_page *)v;
	char made[60];

	if (p->kept || !invite_page_made(p, made, sizeof(made)))
		return false;
	snprintf(buf, size, "%s, not sent: F9 sends, E writes", made);
	return true;
}

static bool page_busy(struct view *v)
{
	return invite_page_reading((const struct invite_page *)v) &&
	       app_status(v->app)->ask == HUB_ASK_NONE;
}

static void invite_page_free(struct view *v)
{
	struct invite_page *p = (struct invite_page *)v;

	if (p->sending)
		invite_send_leave(p->sending);
	else
		invite_reading_free(p->reading);
	input_free(&p->text);
	lines_done(&p->foot);
	free(p->org);
	free(p->csv);
	free(p->role);
	free(p->team);
	free(p->domains);
	free(p->result);
	free(p);
}

static const struct view_ops page_ops = {
	.name = "invite",
	.where = WHERE_TEXT,
	.draw = invite_page_draw,
	.key = page_key,
	.command = page_command,
	.reply = page_reply,
	.heading = invite_page_heading,
	.summary = invite_page_summary,
	.keys = invite_page_keys,
	.unsent = page_unsent,
	.busy = page_busy,
	.free = invite_page_free,
};

struct view *invite_page_new(struct app *a, const char *org, const char *csv)
{
	struct invite_page *p = xcalloc(1, sizeof(*p));
	struct error err = { 0 };

	p->view.ops = &page_ops;
	p->view.app = a;
	p->org = xstrdup(org);
	if (*csv && invite_prompt_file(p, csv, &err)) {
		invite_page_begin(p);
		return &p->view;
	}
	if (err.status != ST_OK)
		app_say_error(a, &err);
	p->all = true;
	invite_prompt_open(p, ASK_FILE);
	file_prompt_open_path(&p->typed, csv);
	p->typed.failed = err;
	return &p->view;
}
