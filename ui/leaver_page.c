#include "ui/leaver_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/leaver.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/leaver_reading.h"
#include "ui/lines.h"
#include "ui/net_words.h"

enum { LABEL_WIDTH = 14, WIDTH_MAX = 110, AUDIT_SHOWN = 10 };

struct leaver_page {
	struct view view;
	char *org, *user;
	struct leaver_reading *reading; /* NULL: it is over */
	struct leaver_facts facts;
	struct error failed; /* nothing can be told; ST_OK */
	struct error locked; /* nothing may be removed; ST_OK */
	bool tokens;         /* tokens they made are disabled, too */
	struct lines text;
	int width; /* the lines were made for; 0: they are to be made again */
	char keys[160];
};

static struct app *app_of(const struct leaver_page *p)
{
	return p->view.app;
}

/* ---- reading -------------------------------------------------------------------- */

static void begin(struct leaver_page *p)
{
	struct app *a = app_of(p);

	leaver_facts_done(&p->facts);
	p->failed = p->locked = (struct error){ 0 };
	p->width = 0;
	p->reading = leaver_reading_new(app_hub(a), app_config(a)->url, p->org, p->user,
					app_scim(a));
}

static void take_end(struct leaver_page *p)
{
	if (leaver_reading_result(p->reading, &p->facts, &p->failed) == ST_OK)
		(void)!leaver_check(&p->facts.estate, p->user, &p->locked);
	else
		app_say_error(app_of(p), &p->failed);
	leaver_reading_free(p->reading);
	p->reading = NULL;
	p->width = 0;
}

static void stop(struct leaver_page *p)
{
	leaver_reading_free(p->reading);
	p->reading = NULL;
	error_set(&p->failed, ST_CANCEL, "stopped: not everything was read");
	p->width = 0;
}

static bool page_reply(struct view *v, struct reply *r)
{
	struct leaver_page *p = (struct leaver_page *)v;

	if (!p->reading || !leaver_reading_take(p->reading, r))
		return false;
	if (leaver_reading_over(p->reading))
		take_end(p);
	app_dirty(v->app);
	return true;
}

/* ---- lines ---------------------------------------------------------------------- */

/* Takes the text. */
static void say(struct leaver_page *p, enum style style, const char *label,
		char *take_text)
{
	lines_wrap_as(&p->text, style, label, str_from(take_text),
		      p->width - p->text.label_width);
	free(take_text);
}

/* What of it is a time is told as its age. */
static char *detail_of(const struct leaver_page *p, json_object *row)
{
	const char *detail = json_text(row, "/detail");
	int64_t at;
	char age[24];

	if (strcmp(json_text(row, "/what"), "token") != 0)
		return *detail ? xasprintf(" (%s)", detail) : xstrdup("");
	if (!parse_rfc3339(str_from(detail), &at))
		return xstrdup(" (never used)");
	format_age(at, p->facts.estate.now, age, sizeof(age));
	return xasprintf(" (used %s ago)", age);
}

/* What this page would do about it. */
static const char *action_of(const struct leaver_page *p, json_object *row)
{
	const char *action = json_text(row, "/action");

	if (!strcmp(action, "none"))
		return "stays";
	if (p->locked.status != ST_OK)
		return "stays";
	return !strcmp(action, "disable") && !p->tokens ? "stays on" : action;
}

static void say_row(struct leaver_page *p, json_object *row)
{
	const char *why = json_text(row, "/why"), *action = action_of(p, row);
	char *detail = detail_of(p, row), label[24];
	enum style style = strncmp(action, "stays", 5) != 0 ? STYLE_KEY
			   : *why                           ? STYLE_WARN
							    : STYLE_PLAIN;

	snprintf(label, sizeof(label), "%s", json_text(row, "/what"));
	if (*label >= 'a' && *label <= 'z')
		*label = (char)(*label - 'a' + 'A');
	say(p, style, label,
	    xasprintf("%s%s: %s%s%s", json_text(row, "/name"), detail, action,
		      *why ? "; " : "", why));
	free(detail);
}

/* What cannot be said without it. */
static const char *limit_of(const char *what)
{
	static const struct {
		const char *what, *limit;
	} limits[] = {
		{ "members", "nobody can be removed" },
		{ "invitations", "open ones of theirs may be left" },
		{ "teams", "their teams are not told; they go along" },
		{ "organization tokens", "tokens they made may go on working" },
		{ "SCIM users", "they may come back from there" },
		{ "audit log", "what they did is not told" },
	};

	for (size_t i = 0; i < COUNT(limits); i++)
		if (!strcmp(limits[i].what, what))
			return limits[i].limit;
	return "what hangs on it is not told";
}

static void say_missing(struct leaver_page *p)
{
	json_object *missing = p->facts.estate.missing;
	size_t n = missing ? json_object_array_length(missing) : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *m = json_object_array_get_idx(missing, i);
		const char *what = json_text(m, "/what");

		say(p, STYLE_WARN, "INCOMPLETE",
		    xasprintf("%s: %s; so %s", what, json_text(m, "/why"),
			      limit_of(what)));
	}
}

static void say_event(struct leaver_page *p, json_object *event)
{
	int64_t at;
	char age[24] = "-";

	if (parse_rfc3339(json_str(event, "/timestamp"), &at))
		format_age(at, p->facts.estate.now, age, sizeof(age));
	say(p, STYLE_PLAIN, "",
	    xasprintf("%5s  %s  %s", age, json_text(event, "/action"),
		      json_text(event, "/name")));
}

static void say_audit(struct leaver_page *p)
{
	json_object *events = p->facts.audit;
	size_t n = events ? json_object_array_length(events) : 0;

	if (!events)
		return;
	say(p, STYLE_PLAIN, "Audit log",
	    xasprintf("%zu event%s of theirs in the last %d days%s", n,
		      n == 1 ? "" : "s", LEAVER_AUDIT_DAYS,
		      n > AUDIT_SHOWN ? ", the newest:"
		      : n             ? ":"
				      : ""));
	for (size_t i = 0; i < n && i < AUDIT_SHOWN; i++)
		say_event(p, json_object_array_get_idx(events, i));
}

static void say_facts(struct leaver_page *p)
{
	json_object *rows = p->facts.rows;

	say_missing(p);
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		say_row(p, json_object_array_get_idx(rows, i));
	if (p->locked.status != ST_OK) {
		say(p, STYLE_BAD, "Locked", xstrdup(p->locked.text));
		if (p->locked.hint[0])
			say(p, STYLE_PLAIN, "", xstrdup(p->locked.hint));
	}
	say_audit(p);
	say(p, STYLE_DIM, "Not told",
	    xstrdup("their personal tokens are not in the Hub API; they reach the "
		    "organization no more once the membership is gone"));
}

static void say_reading(struct leaver_page *p)
{
	struct net_words net;
	size_t done, asked;

	leaver_reading_progress(p->reading, &done, &asked);
	say(p, STYLE_PLAIN, "",
	    xasprintf("Reading what there is of %s in %s: %zu of %zu answers", p->user,
		      p->org, done, asked));
	net_words(app_of(p), 0, &net);
	net_words_add(&net, &p->text, "Waiting", p->width - p->text.label_width);
}

static void rebuild(struct leaver_page *p, int cols)
{
	p->width = cols < WIDTH_MAX ? cols : WIDTH_MAX;
	p->text.label_width = LABEL_WIDTH;
	lines_clear(&p->text);
	if (p->reading) {
		say_reading(p);
	} else if (p->failed.status != ST_OK) {
		say(p, STYLE_BAD, "Not read", xstrdup(p->failed.text));
		say(p, STYLE_PLAIN, "", xstrdup(p->failed.hint));
	} else {
		say_facts(p);
	}
}

/* ---- keys -------------------------------------------------------------------------
 */

static bool is_told(const struct leaver_page *p)
{
	return !p->reading && p->failed.status == ST_OK;
}

/* That may be disabled with the rest. */
static bool has_tokens(const struct leaver_page *p)
{
	json_object *rows = p->facts.rows;

	if (p->locked.status != ST_OK)
		return false;
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		if (!strcmp(json_text(json_object_array_get_idx(rows, i), "/action"),
			    "disable"))
			return true;
	return false;
}

/* One plan, as of `hubdeck leaver --remove`; the page ends when it is carried out. */
static void ask(struct leaver_page *p)
{
	struct app *a = app_of(p);
	const char *off = app_no_changes(a);
	struct plan *plan;

	if (off) {
		app_say(a, TONE_WARN, "removing %s", off);
		return;
	}
	if (p->locked.status != ST_OK) {
		app_say_error(a, &p->locked);
		return;
	}
	plan = leaver_plan(&p->facts.estate, p->facts.rows, p->tokens);
	plan->job = true;
	plan->incomplete = !estate_complete(&p->facts.estate);
	if (plan->n) {
		confirm_plan_from(a, &kind_members, plan, 'D', &p->view);
		return;
	}
	app_say(a, TONE_INFO, "there is nothing to remove%s",
		has_tokens(p) ? "; t disables their tokens" : "");
	plan_free(plan);
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct leaver_page *p = (struct leaver_page *)v;

	app_dirty(v->app);
	if (lines_key(&p->text, v->app, key) == KEY_USED)
		return KEY_USED;
	if (key == 'D' && is_told(p)) {
		ask(p);
	} else if (key == 't' && is_told(p) && has_tokens(p)) {
		p->tokens = !p->tokens;
		p->width = 0;
	} else if (key == 'R' && !p->reading) {
		begin(p);
	} else {
		return KEY_PASS;
	}
	return KEY_USED;
}

static bool page_command(struct view *v, enum command c)
{
	struct leaver_page *p = (struct leaver_page *)v;

	if (c == CMD_STOP && p->reading) {
		stop(p);
		return true;
	}
	return lines_command(&p->text, c);
}

static const char *page_keys(struct view *v)
{
	struct leaver_page *p = (struct leaver_page *)v;

	if (p->reading)
		return "z stop   Esc back   : cmd  ? help";
	if (p->failed.status != ST_OK)
		return "R read again   L sign in   Esc back";
	snprintf(p->keys, sizeof(p->keys), "%s%sR refresh  j k scroll  Esc back",
		 p->locked.status == ST_OK ? "D remove  " : "",
		 !has_tokens(p) ? ""
		 : p->tokens    ? "t leave tokens on  "
				: "t disable tokens, too  ");
	return p->keys;
}

/* ---- the view ---------------------------------------------------------------------
 */

static void page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct leaver_page *p = (struct leaver_page *)v;
	char where[64];

	snprintf(left, nl, "%s > leaver %s", p->org, p->user);
	if (p->reading) {
		snprintf(right, nr, "READING");
		return;
	}
	if (p->failed.status != ST_OK) {
		snprintf(right, nr, "NOT READ");
		return;
	}
	lines_position(&p->text, where, sizeof(where));
	snprintf(right, nr, "%s  %s0 sent", where,
		 estate_complete(&p->facts.estate) ? "" : "INCOMPLETE  ");
}

static void page_draw(struct view *v, struct rect r)
{
	struct leaver_page *p = (struct leaver_page *)v;

	if (p->width != r.cols - 2 || p->reading)
		rebuild(p, r.cols - 2);
	lines_draw(&p->text, r);
}

static bool page_busy(struct view *v)
{
	return ((const struct leaver_page *)v)->reading &&
	       app_status(v->app)->ask == HUB_ASK_NONE;
}

static int64_t page_data_at(struct view *v)
{
	const struct leaver_page *p = (const struct leaver_page *)v;

	return is_told(p) ? p->facts.estate.now : 0;
}

static void leaver_free(struct view *v)
{
	struct leaver_page *p = (struct leaver_page *)v;

	leaver_reading_free(p->reading);
	leaver_facts_done(&p->facts);
	lines_done(&p->text);
	free(p->org);
	free(p->user);
	free(p);
}

static const struct view_ops page_ops = {
	.name = "leaver",
	.where = WHERE_TEXT,
	.draw = page_draw,
	.key = page_key,
	.command = page_command,
	.reply = page_reply,
	.heading = page_heading,
	.keys = page_keys,
	.busy = page_busy,
	.data_at = page_data_at,
	.free = leaver_free,
};

struct view *leaver_page_new(struct app *a, const char *org, const char *user)
{
	struct leaver_page *p = xcalloc(1, sizeof(*p));

	p->view.ops = &page_ops;
	p->view.app = a;
	p->org = xstrdup(org);
	p->user = xstrdup(user);
	begin(p);
	return &p->view;
}
