#include "ui/invite_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/cursor.h"
#include "ui/input.h"
#include "ui/invite_reading.h"
#include "ui/invite_result.h"
#include "ui/invite_rows.h"
#include "ui/invite_send.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/new_file.h"

enum {
	WIDTH_MAX = 120,
	TALL = 17, /* rows of the body; with fewer, less is said below the rows */
};

/* What is being typed. */
enum asking { ASK_NOTHING, ASK_FILE, ASK_ROLE, ASK_TEAM, ASK_EXPORT };

struct invite_page {
	struct view view;
	char *org, *csv, *role, *team; /* role, team NULL: not said */
	struct str text;               /* of the file */
	struct invite_reading *reading;
	struct error failed; /* nobody can be invited; ST_OK */
	struct invite_sending *sending;
	bool sent;
	char *result; /* the file that says what became of them; NULL */

	struct cursor cursor;
	struct lines foot;
	enum asking asking;
	bool all; /* one question after the other, then it begins */
	struct prompt prompt;
	char keys[160];
};

static struct app *app_of(const struct invite_page *p)
{
	return p->view.app;
}

/* There is a reading. */
static struct invite_list *list_of(const struct invite_page *p)
{
	return invite_reading_list(p->reading);
}

static bool is_reading(const struct invite_page *p)
{
	return p->reading && !invite_reading_over(p->reading);
}

/* The lines are here, with what the Hub says of them. */
static bool is_told(const struct invite_page *p)
{
	return p->reading && !is_reading(p) && p->failed.status == ST_OK;
}

static size_t rows_of(const struct invite_page *p)
{
	return p->reading ? list_of(p)->n : 0;
}

/* ---- reading -------------------------------------------------------------------- */

static void see_end(struct invite_page *p)
{
	if (is_reading(p))
		return;
	if (invite_reading_result(p->reading, &p->failed) != ST_OK)
		app_say_error(app_of(p), &p->failed);
	p->cursor = (struct cursor){ 0 };
}

static void begin(struct invite_page *p)
{
	struct app *a = app_of(p);
	const struct invite_ask ask = {
		.org = p->org, .text = p->text, .role = p->role, .team = p->team
	};

	p->failed = (struct error){ 0 };
	p->sent = false;
	free(p->result);
	p->result = NULL;
	if (p->reading)
		invite_reading_again(p->reading, &ask);
	else
		p->reading = invite_reading_new(app_hub(a), app_config(a)->url, &ask);
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

/* ---- what is typed ----------------------------------------------------------------
 */

static const char *label_of(enum asking asking)
{
	static const char *const labels[] = {
		[ASK_FILE] = "CSV file: ",
		[ASK_ROLE] =
			"role where none is said (member, editor, owner, or none): ",
		[ASK_TEAM] = "team where none is said, or none: ",
		[ASK_EXPORT] = "write these rows to (CSV): ",
	};

	return labels[asking];
}

static void open_prompt(struct invite_page *p, enum asking asking, const char *text)
{
	p->asking = asking;
	prompt_set(&p->prompt, text ? text : "");
}

static void replace(char **to, const char *text)
{
	free(*to);
	*to = text && *text ? xstrdup(text) : NULL;
}

static bool take_file(struct invite_page *p, const char *typed, struct error *err)
{
	char buf[1024];
	const char *path = new_file_typed(typed, buf, sizeof(buf));
	struct str text = { 0 };

	if (input_read(path, &text, err) != ST_OK)
		return false;
	input_free(&p->text);
	p->text = text;
	replace(&p->csv, path);
	return true;
}

static bool take_preset(struct invite_page *p, char **to, struct error *err)
{
	const char *typed = p->prompt.len ? p->prompt.text : NULL;

	if (invite_check_presets(p->org, to == &p->role ? typed : NULL,
				 to == &p->team ? typed : NULL, err) != ST_OK)
		return false;
	replace(to, typed);
	return true;
}

static bool export_rows(struct invite_page *p, struct error *err)
{
	char buf[1024];
	const char *path = new_file_typed(p->prompt.text, buf, sizeof(buf));
	FILE *to = new_file_open(path, err);

	if (!to || invite_result_write(list_of(p), to, path, err) != ST_OK)
		return false;
	app_say(app_of(p), TONE_GOOD, "%zu rows written to %s", rows_of(p), path);
	return true;
}

/* False: what was typed is to be changed. */
static bool take_typed(struct invite_page *p)
{
	struct error err = { 0 };
	bool good;

	if (p->asking == ASK_ROLE)
		good = take_preset(p, &p->role, &err);
	else if (p->asking == ASK_TEAM)
		good = take_preset(p, &p->team, &err);
	else if (p->asking == ASK_FILE)
		good = p->prompt.len && take_file(p, p->prompt.text, &err);
	else
		good = p->prompt.len && export_rows(p, &err);
	if (err.status != ST_OK)
		app_say_error(app_of(p), &err);
	return good;
}

static void typed(struct invite_page *p)
{
	enum asking was = p->asking;

	if (!take_typed(p))
		return;
	p->asking = ASK_NOTHING;
	if (p->all && was == ASK_FILE)
		open_prompt(p, ASK_ROLE, p->role);
	else if (p->all && was == ASK_ROLE)
		open_prompt(p, ASK_TEAM, p->team);
	else if (was != ASK_EXPORT)
		begin(p);
	p->all = p->all && p->asking != ASK_NOTHING;
}

static enum key_result prompt_key_(struct invite_page *p, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(app_of(p), &len) : NULL;

	if (key == K_ENTER) {
		typed(p);
	} else if (key == K_ESC || key == ('C' & 0x1f)) {
		p->asking = ASK_NOTHING;
		p->all = false;
		if (!p->reading)
			app_pop(app_of(p), &p->view);
	} else if (!prompt_key(&p->prompt, key, paste, len)) {
		return key < 0x20 ? KEY_PASS : KEY_USED;
	}
	return KEY_USED;
}

/* ---- sending ----------------------------------------------------------------------
 */

static void begun(void *arg, struct invite_sending *s)
{
	struct invite_page *p = arg;

	p->sending = s;
}

static void over(void *arg, bool sent, const char *path)
{
	struct invite_page *p = arg;

	p->sending = NULL;
	p->sent = sent;
	replace(&p->result, path);
	app_dirty(app_of(p));
}

static void send(struct invite_page *p)
{
	struct app *a = app_of(p);
	const char *off = app_no_changes(a);

	if (off)
		app_say(a, TONE_WARN, "inviting %s", off);
	else if (p->sent)
		app_say(a, TONE_INFO, "these were sent: n reads another file");
	else if (!invite_list_count(list_of(p), INVITE_OK))
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

static void open_export(struct invite_page *p)
{
	char *path = invite_result_path(p->csv);

	open_prompt(p, ASK_EXPORT, path);
	free(path);
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct invite_page *p = (struct invite_page *)v;
	bool idle = !p->sending && !is_reading(p);

	app_dirty(v->app);
	if (p->asking != ASK_NOTHING)
		return prompt_key_(p, key);
	if (key == K_F9 && is_told(p) && !p->sending)
		send(p);
	else if (key == 'r' && idle && !p->sent)
		open_prompt(p, ASK_ROLE, p->role);
	else if (key == 't' && idle && !p->sent)
		open_prompt(p, ASK_TEAM, p->team);
	else if (key == 'n' && idle)
		open_prompt(p, ASK_FILE, p->csv);
	else if (key == 'E' && is_told(p))
		open_export(p);
	else
		return KEY_PASS;
	return KEY_USED;
}

static bool page_command(struct view *v, enum command c)
{
	struct invite_page *p = (struct invite_page *)v;

	return cursor_command(&p->cursor, rows_of(p), c);
}

static const char *page_keys(struct view *v)
{
	struct invite_page *p = (struct invite_page *)v;

	if (p->asking != ASK_NOTHING)
		return p->asking == ASK_EXPORT ? "Enter writes   Esc cancels"
					       : "Enter goes on   Esc cancels";
	if (p->sending || is_reading(p))
		return "Esc back   : cmd  ? help";
	if (p->failed.status != ST_OK)
		return "n another CSV  r role  t team  Esc back";
	snprintf(p->keys, sizeof(p->keys), "%s%sn new CSV  E export  Esc back",
		 !p->sent && invite_list_count(list_of(p), INVITE_OK) ? "F9 send  "
								      : "",
		 p->sent ? "" : "r role  t team  ");
	return p->keys;
}

/* ---- drawing ----------------------------------------------------------------------
 */

struct foot {
	struct invite_page *page;
	int width;
	bool tall;
};

static void add_line(void *arg, enum style style, const char *text)
{
	struct foot *f = arg;

	if (f->tall || style == STYLE_KEY)
		lines_wrap_as(&f->page->foot, style, NULL, str_from(text), f->width);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static json_object *missing_of(const struct invite_page *p)
{
	return invite_reading_estate(p->reading)->missing;
}

/* Lines are judged by what was read. */
static void say_missing(struct invite_page *p, struct foot *f)
{
	json_object *missing = missing_of(p);
	size_t n = json_object_array_length(missing);
	char text[400];

	for (size_t i = 0; i < n; i++) {
		json_object *m = json_object_array_get_idx(missing, i);

		snprintf(text, sizeof(text), "INCOMPLETE: %.*s: %.*s",
			 STR_ARG(json_str(m, "/what")), STR_ARG(json_str(m, "/why")));
		lines_wrap_as(&p->foot, STYLE_WARN, NULL, str_from(text), f->width);
	}
}

static void say_foot(struct invite_page *p, int width, bool tall)
{
	struct foot f = { p, width, tall };
	const struct invite_say to = { add_line, &f };
	const struct invite_list *l = list_of(p);
	size_t n = invite_list_count(l, INVITE_OK);
	char text[600];

	lines_clear(&p->foot);
	say_missing(p, &f);
	invite_say_counts(&to, l, p->org, p->sent);
	if (tall && l->unused) {
		snprintf(text, sizeof(text), "columns not used: %s", l->unused);
		add_line(&f, STYLE_DIM, text);
	}
	if (p->result) {
		snprintf(text, sizeof(text),
			 "what became of every line is in %s, beside the file",
			 base_name(p->result));
		add_line(&f, STYLE_KEY, text);
	} else if (!p->sent && n) {
		snprintf(text, sizeof(text),
			 "F9 sends %zu, and asks for their number first.", n);
		add_line(&f, STYLE_KEY, text);
	}
}

static void draw_told(struct invite_page *p, struct rect r)
{
	bool tall = r.rows >= TALL;
	int foot;

	draw_print(r.y, r.x + 1, r.cols - 1, STYLE_PLAIN,
		   "role %s   team %s   %zu lines", p->role ? p->role : "-",
		   p->team ? p->team : "-", rows_of(p));
	say_foot(p, r.cols - 2, tall);
	foot = (int)p->foot.n < r.rows / 2 ? (int)p->foot.n : r.rows / 2;
	invite_rows_draw(list_of(p), &p->cursor,
			 (struct rect){ r.y + 1, r.x, r.rows - 2 - foot, r.cols });
	lines_draw(&p->foot, (struct rect){ r.y + r.rows - foot, r.x, foot, r.cols });
}

static void draw_words(struct invite_page *p, struct rect r)
{
	lines_clear(&p->foot);
	if (p->failed.status != ST_OK) {
		lines_wrap_as(&p->foot, STYLE_BAD, NULL, str_from(p->failed.text),
			      r.cols - 2);
		lines_wrap(&p->foot, NULL, str_from(p->failed.hint), r.cols - 2);
	} else if (is_reading(p)) {
		lines_wrap(&p->foot, NULL,
			   STR("Reading who is in and invited; then Docker Hub checks "
			       "the lines, and sends nothing ..."),
			   r.cols - 2);
	} else {
		lines_wrap(&p->foot, NULL,
			   STR("A CSV whose first line names its columns: email or "
			       "username, and perhaps role and team.  Up to 1,000 "
			       "lines; each is checked before anything is sent."),
			   r.cols - 2);
	}
	lines_draw(&p->foot, r);
}

static void page_draw(struct view *v, struct rect r)
{
	struct invite_page *p = (struct invite_page *)v;
	struct rect body = r;

	body.cols = r.cols < WIDTH_MAX ? r.cols : WIDTH_MAX;
	body.rows -= p->asking != ASK_NOTHING;
	if (is_told(p))
		draw_told(p, body);
	else
		draw_words(p, body);
	if (p->asking != ASK_NOTHING)
		prompt_draw(&p->prompt, r.y + r.rows - 1, r.x, r.cols,
			    label_of(p->asking));
}

/* ---- the view ---------------------------------------------------------------------
 */

static size_t invited(const struct invite_page *p)
{
	const struct invite_list *l = list_of(p);
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].result && !strcmp(l->v[i].result, "invited");
	return n;
}

static void page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct invite_page *p = (struct invite_page *)v;
	size_t n = rows_of(p);
	char where[48] = "";

	snprintf(left, nl, "%s > invite%s%s", p->org, p->csv ? " < " : "",
		 p->csv ? base_name(p->csv) : "");
	if (n)
		snprintf(where, sizeof(where), "[%zu/%zu]  ", p->cursor.at + 1, n);
	if (p->failed.status != ST_OK)
		snprintf(right, nr, "NOT CHECKED");
	else if (is_reading(p))
		snprintf(right, nr, "CHECKING");
	else if (p->sending)
		snprintf(right, nr, "%sSENDING", where);
	else if (p->sent)
		snprintf(right, nr, "%sSENT: %zu invited", where, invited(p));
	else
		snprintf(right, nr, "%s%s%s", where,
			 n && json_object_array_length(missing_of(p)) ? "INCOMPLETE  "
								      : "",
			 n ? "DRY RUN, 0 sent" : "");
}

/* All of what its row has no room for. */
static void page_summary(struct view *v, char *buf, size_t size)
{
	struct invite_page *p = (struct invite_page *)v;
	const struct invite_line *l;

	*buf = '\0';
	if (!is_told(p) || !rows_of(p))
		return;
	l = &list_of(p)->v[p->cursor.at];
	snprintf(buf, size, "%s   %s   %s%s%s%s%s", l->invitee, invite_action(l),
		 invite_words(l), *l->role ? "   role " : "", l->role,
		 *l->team ? "   team " : "", l->team);
}

static bool page_busy(struct view *v)
{
	return is_reading((const struct invite_page *)v) &&
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
	free(p->result);
	free(p);
}

static const struct view_ops page_ops = {
	.name = "invite",
	.where = WHERE_TEXT,
	.draw = page_draw,
	.key = page_key,
	.command = page_command,
	.reply = page_reply,
	.heading = page_heading,
	.summary = page_summary,
	.keys = page_keys,
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
	if (*csv && take_file(p, csv, &err)) {
		begin(p);
		return &p->view;
	}
	if (err.status != ST_OK)
		app_say_error(a, &err);
	p->all = true;
	open_prompt(p, ASK_FILE, csv);
	return &p->view;
}
