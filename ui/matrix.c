#include "ui/matrix.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/keys.h"

static const unsigned parts_of[] = {
	[MATRIX_REPOS] = ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_ACCESS,
	[MATRIX_MEMBERS] = ESTATE_PEOPLE | ESTATE_TEAMS,
};

/* ---- rows and the filter -----------------------------------------------------------
 */

/* Words with blanks between them: all of them, "!word": not that. */
static bool passes(const struct matrix_view *v, size_t row)
{
	const char *s = v->filter.text;
	char note[64], text[400];

	matrix_note(v->m, row, note, sizeof(note));
	snprintf(text, sizeof(text), "%s %s", matrix_row(v->m, row), note);
	while (*s) {
		size_t n = strcspn(s, " ");
		bool not = *s == '!';
		struct str word = { s + not, n - not };

		if (n > (size_t) not &&str_has(str_from(text), word) == not )
			return false;
		s += n + (s[n] == ' ');
	}
	return true;
}

static void clamp(struct matrix_view *v)
{
	size_t teams = v->m ? matrix_teams(v->m) : 0;

	if (v->row >= v->n_shown)
		v->row = v->n_shown ? v->n_shown - 1 : 0;
	if (v->team >= teams)
		v->team = teams ? teams - 1 : 0;
}

/* The row of that name becomes the current one, where it is shown. */
static void stand_on(struct matrix_view *v, const char *name)
{
	for (size_t i = 0; i < v->n_shown; i++)
		if (!strcmp(matrix_row(v->m, v->shown[i]), name))
			v->row = i;
	clamp(v);
}

static const char *row_name(const struct matrix_view *v)
{
	return v->n_shown ? matrix_row(v->m, v->shown[v->row]) : "";
}

static void apply_filter(struct matrix_view *v)
{
	char *at = xstrdup(row_name(v));

	v->n_shown = 0;
	for (size_t i = 0; i < matrix_rows(v->m); i++)
		if (passes(v, i))
			v->shown[v->n_shown++] = i;
	stand_on(v, at);
	free(at);
}

/* ---- reading ------------------------------------------------------------------------
 */

/* Made of the estate; what is changed in the one shown goes over. */
static void make(struct matrix_view *v)
{
	struct matrix *old = v->m;

	if (old && v->n_shown) {
		snprintf(v->sought_row, sizeof(v->sought_row), "%s", row_name(v));
		snprintf(v->sought_team, sizeof(v->sought_team), "%s",
			 matrix_team(old, v->team));
	}
	v->m = matrix_new(v->of_what, v->of);
	if (old)
		matrix_carry(v->m, old);
	matrix_free(old);
	free(v->shown);
	v->shown = xcalloc(matrix_rows(v->m) + 1, sizeof(*v->shown));
	v->n_shown = 0;
	v->row = 0;
	apply_filter(v);
	stand_on(v, v->sought_row);
	for (size_t i = 0; i < matrix_teams(v->m); i++)
		if (!strcmp(matrix_team(v->m, i), v->sought_team))
			v->team = i;
	clamp(v);
}

/* Everything is in a snapshot. */
static void take_snapshot(struct matrix_view *v, const struct estate *e)
{
	if (strcmp(e->org, v->place.ns) != 0) {
		error_set(&v->failed, ST_BAD, "this is a snapshot of %s", e->org);
		return;
	}
	v->parts = ESTATE_EVERYTHING;
	v->of_what = e;
	v->read_at = e->now;
	make(v);
}

static void read_it(struct matrix_view *v)
{
	struct app *a = v->view.app;

	if (v->reading)
		return;
	if (app_snapshot(a)) {
		take_snapshot(v, app_snapshot(a));
		return;
	}
	v->parts |= parts_of[v->of];
	v->stale = v->stopped = v->armed = false;
	app_identity(app_status(a), v->identity, sizeof(v->identity));
	v->reading = estate_reading_new(app_hub(a), app_config(a)->url,
					&(struct estate_wanted){
						.org = v->place.ns,
						.parts = v->parts,
					});
	app_dirty(a);
}

static void end_reading(struct matrix_view *v)
{
	estate_reading_free(v->reading);
	v->reading = NULL;
}

static void say_read(const struct matrix_view *v)
{
	size_t n = json_object_array_length(v->of_what->missing);
	struct app *a = v->view.app;

	if (!app_shows(a, &v->view))
		return;
	if (n)
		app_say(a, TONE_WARN,
			"INCOMPLETE: %zu list%s not read; ? stands where it matters", n,
			n == 1 ? "" : "s");
	else
		app_say(a, TONE_INFO, "%s %s x %zu teams (%d requests)",
			format_groups((int64_t)matrix_rows(v->m)).text,
			v->of == MATRIX_REPOS ? "repos" : "members", matrix_teams(v->m),
			v->requests);
}

static void finish(struct matrix_view *v)
{
	struct estate e = { 0 }, old = v->estate;

	v->failed = (struct error){ 0 };
	if (estate_reading_result(v->reading, &e, &v->requests, &v->failed) != ST_OK) {
		end_reading(v);
		app_say_error(v->view.app, &v->failed);
		return;
	}
	end_reading(v);
	v->estate = e;
	v->of_what = &v->estate;
	v->read_at = app_now(v->view.app);
	make(v);
	estate_done(&old);
	say_read(v);
}

static bool matrix_reply(struct view *view, struct reply *r)
{
	struct matrix_view *v = (struct matrix_view *)view;

	if (!v->reading || !estate_reading_take(v->reading, r))
		return false;
	if (estate_reading_over(v->reading))
		finish(v);
	app_dirty(view->app);
	return true;
}

static bool stop(struct matrix_view *v)
{
	if (!v->reading)
		return false;
	end_reading(v);
	v->stopped = true;
	app_say(v->view.app, TONE_INFO, "stopped: %s",
		v->m ? "what is shown is the last good copy" : "R reads again");
	return true;
}

/* Changed from here, or of somebody who was signed in before. */
static bool outdated(const struct matrix_view *v)
{
	const struct hub_status *s = app_status(v->view.app);
	char now[IDENTITY_MAX];

	if (app_top(v->view.app) != &v->view || v->reading || !(v->m || v->stale))
		return false;
	app_identity(s, now, sizeof(now));
	return v->stale || (s->signed_in && strcmp(now, v->identity) != 0);
}

static int64_t matrix_deadline(struct view *view)
{
	return outdated((struct matrix_view *)view) ? 0 : -1;
}

static void matrix_tick(struct view *view, int64_t now_ms)
{
	struct matrix_view *v = (struct matrix_view *)view;

	(void)now_ms;
	if (outdated(v))
		read_it(v);
}

static void matrix_changed(struct view *view, json_object *params)
{
	struct matrix_view *v = (struct matrix_view *)view;

	v->stale = v->stale || place_fits(&v->place, params);
}

/* ---- moving
 * --------------------------------------------------------------------------- */

static void move_rows(struct matrix_view *v, long by)
{
	if (by < 0 && v->row < (size_t)-by)
		v->row = 0;
	else
		v->row += (size_t)by;
	clamp(v);
}

static bool move(struct matrix_view *v, enum command c)
{
	long page = v->page > 1 ? v->page : 2;

	if (c == CMD_DOWN)
		move_rows(v, 1);
	else if (c == CMD_UP)
		move_rows(v, -1);
	else if (c == CMD_HALF_DOWN)
		move_rows(v, page / 2);
	else if (c == CMD_HALF_UP)
		move_rows(v, -page / 2);
	else if (c == CMD_PAGE_DOWN)
		move_rows(v, page - 1);
	else if (c == CMD_PAGE_UP)
		move_rows(v, 1 - page);
	else if (c == CMD_FIRST)
		v->row = 0;
	else if (c == CMD_LAST)
		move_rows(v, (long)v->n_shown);
	else if (c == CMD_LEFT)
		v->team -= v->team > 0;
	else if (c == CMD_RIGHT)
		v->team++;
	else
		return false;
	clamp(v);
	return true;
}

/* The next changed cell, in the order of reading; behind the last the first one. */
static void next_change(struct matrix_view *v)
{
	size_t teams = v->m ? matrix_teams(v->m) : 0, cells = v->n_shown * teams;
	size_t here = v->row * teams + v->team;

	for (size_t i = 1; i <= cells; i++) {
		size_t at = (here + i) % cells, row = v->shown[at / teams];

		if (matrix_was(v->m, row, at % teams) ==
		    matrix_now(v->m, row, at % teams))
			continue;
		v->row = at / teams;
		v->team = at % teams;
		return;
	}
	app_say(v->view.app, TONE_INFO, "no cell is changed");
}

/* ---- changing
 * -------------------------------------------------------------------------- */

static void change(struct matrix_view *v)
{
	struct app *a = v->view.app;
	const char *why = app_no_changes(a), *locked;
	size_t row;

	if (!v->m || !v->n_shown || !matrix_teams(v->m))
		return;
	row = v->shown[v->row];
	locked = matrix_locked(v->m, row, v->team);
	if (why)
		app_say(a, TONE_WARN, "changing %s", why);
	else if (locked)
		app_say(a, TONE_WARN, "locked: %s", locked);
	else
		matrix_next(v->m, row, v->team);
}

static void take_back(struct matrix_view *v)
{
	size_t n = v->m ? matrix_changes(v->m) : 0;

	if (n)
		matrix_reset(v->m);
	app_say(v->view.app, TONE_INFO,
		n ? "%zu changed cell%s taken back" : "no cell is changed", n,
		n == 1 ? "" : "s");
}

/* Changes are not lost by one key. */
static bool matrix_unsent(const struct view *view, char *buf, size_t size)
{
	const struct matrix_view *v = (const struct matrix_view *)view;
	size_t n = v->m ? matrix_changes(v->m) : 0;

	snprintf(buf, size, "%zu cell%s not sent: %s reviews, %s takes back", n,
		 n == 1 ? "" : "s", command_key(CMD_REVIEW), command_key(CMD_UNMARK));
	return n;
}

/* The other matrix of the same organization; what is read already is not read again. */
static void turn(struct matrix_view *v)
{
	if (app_holds(v->view.app, LEAVING_TOP))
		return;
	if (v->m)
		matrix_reset(v->m);
	v->of = v->of == MATRIX_REPOS ? MATRIX_MEMBERS : MATRIX_REPOS;
	prompt_set(&v->filter, "");
	v->top = 0;
	if (!v->of_what || (parts_of[v->of] & ~v->parts)) {
		matrix_free(v->m);
		v->m = NULL;
		v->n_shown = 0;
		end_reading(v);
		read_it(v);
	} else {
		make(v);
	}
}

/* What the teams of the members reach: a request a repository. */
static void read_more(struct matrix_view *v)
{
	struct app *a = v->view.app;

	if (v->parts & ESTATE_ACCESS) {
		app_say(a, TONE_INFO, "everything is read already");
	} else if (!v->armed) {
		v->armed = true;
		app_say(a, TONE_INFO,
			"what the teams reach: a request for each repository; %s again "
			"reads it",
			command_key(CMD_ADD));
	} else {
		v->parts |= ESTATE_ACCESS;
		read_it(v);
	}
}

/* ---- from here
 * ---------------------------------------------------------------------------
 */

/* Over this one, which Esc comes back to. */
static void open_place(struct matrix_view *v, const struct place *there)
{
	app_push(v->view.app, list_new(v->view.app, there));
}

static void open_team(struct matrix_view *v)
{
	struct place there = { .kind = &kind_team_repos };

	if (!v->m || !matrix_teams(v->m))
		return;
	snprintf(there.ns, sizeof(there.ns), "%s", v->place.ns);
	snprintf(there.team, sizeof(there.team), "%s", matrix_team(v->m, v->team));
	open_place(v, &there);
}

static void open_row(struct matrix_view *v)
{
	struct place there = { .kind = v->of == MATRIX_REPOS ? &kind_ways
							     : &kind_reach };

	if (!v->n_shown)
		return;
	snprintf(there.ns, sizeof(there.ns), "%s", v->place.ns);
	snprintf(v->of == MATRIX_REPOS ? there.repo : there.user, sizeof(there.repo),
		 "%s", row_name(v));
	open_place(v, &there);
}

/* ---- keys
 * ----------------------------------------------------------------------------------
 */

static enum key_result filter_key(struct matrix_view *v, uint32_t key)
{
	size_t len = 0;
	const char *paste = key == K_PASTE ? app_pasted(v->view.app, &len) : NULL;

	if (key == K_ENTER || (key == K_BACKSPACE && !v->filter.len)) {
		v->typing = false;
	} else if (key == K_ESC) {
		v->typing = false;
		prompt_set(&v->filter, "");
		apply_filter(v);
	} else if (key == K_DOWN || key == K_UP) {
		move_rows(v, key == K_DOWN ? 1 : -1);
	} else if (prompt_key(&v->filter, key, paste, len)) {
		apply_filter(v);
	} else {
		return key < 0x20 ? KEY_PASS : KEY_USED;
	}
	app_dirty(v->view.app);
	return KEY_USED;
}

static enum key_result matrix_key(struct view *view, uint32_t key)
{
	struct matrix_view *v = (struct matrix_view *)view;

	if (v->exporting)
		return matrix_export_key(v, key);
	return v->typing ? filter_key(v, key) : KEY_PASS;
}

/* The filter first, then the view itself. */
static bool back(struct matrix_view *v)
{
	if (!v->filter.len || !v->m)
		return false;
	prompt_set(&v->filter, "");
	apply_filter(v);
	return true;
}

static void refresh(struct matrix_view *v)
{
	if (app_status(v->view.app)->net == HUB_NET_OFFLINE)
		hub_probe(app_hub(v->view.app));
	read_it(v);
}

static bool matrix_command(struct view *view, enum command c)
{
	struct matrix_view *v = (struct matrix_view *)view;
	bool used = true;

	v->armed = v->armed && c == CMD_ADD;
	if (c == CMD_OPEN)
		change(v);
	else if (c == CMD_MARK) {
		change(v);
		move(v, CMD_DOWN);
	} else if (c == CMD_REVIEW)
		matrix_review(v);
	else if (c == CMD_UNMARK)
		take_back(v);
	else if (c == CMD_SWITCH_FOCUS)
		next_change(v);
	else if (c == CMD_FILTER)
		v->typing = v->m != NULL;
	else if (c == CMD_BACK || c == CMD_QUIT)
		used = back(v);
	else if (c == CMD_REFRESH)
		refresh(v);
	else if (c == CMD_STOP)
		used = stop(v);
	else if (c == CMD_VIEW)
		turn(v);
	else if (c == CMD_ADD)
		read_more(v);
	else if (c == CMD_EXPORT)
		matrix_export_open(v);
	else if (c == CMD_ACCESS)
		open_row(v);
	else if (c == CMD_TEAM)
		open_team(v);
	else
		used = move(v, c);
	return used;
}

/* ---- the view
 * ------------------------------------------------------------------------------
 */

static bool matrix_busy(struct view *view)
{
	return ((struct matrix_view *)view)->reading &&
	       app_status(view->app)->ask == HUB_ASK_NONE;
}

static int64_t matrix_data_at(struct view *view)
{
	return ((struct matrix_view *)view)->read_at;
}

static const struct estate *matrix_estate(const struct view *view)
{
	const struct matrix_view *v = (const struct matrix_view *)view;

	return v->stale ? NULL : v->of_what;
}

static void matrix_view_free(struct view *view)
{
	struct matrix_view *v = (struct matrix_view *)view;

	end_reading(v);
	matrix_free(v->m);
	estate_done(&v->estate);
	free(v->shown);
	free(v);
}

static const struct view_ops matrix_ops = {
	.name = "matrix",
	.where = WHERE_GRID | WHERE_WRITE,
	.draw = matrix_draw,
	.key = matrix_key,
	.command = matrix_command,
	.reply = matrix_reply,
	.heading = matrix_heading,
	.keys = matrix_keys,
	.summary = matrix_summary,
	.legend = matrix_legend,
	.deadline = matrix_deadline,
	.tick = matrix_tick,
	.unsent = matrix_unsent,
	.busy = matrix_busy,
	.data_at = matrix_data_at,
	.changed = matrix_changed,
	.estate = matrix_estate,
	.free = matrix_view_free,
};

struct view *matrix_view_new(struct app *a, const struct place *p, enum matrix_of of,
			     const char *row, const char *team)
{
	struct matrix_view *v = xcalloc(1, sizeof(*v));

	v->view.ops = &matrix_ops;
	v->view.app = a;
	v->of = of;
	v->place.kind = &kind_teams;
	snprintf(v->place.ns, sizeof(v->place.ns), "%s", p->ns);
	snprintf(v->sought_row, sizeof(v->sought_row), "%s", row);
	snprintf(v->sought_team, sizeof(v->sought_team), "%s", team);
	read_it(v);
	return &v->view;
}
