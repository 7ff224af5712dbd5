/* The lines around the views: line 1 and 2; rule, summary, status and keys (UX 2.1). */
#include <stdio.h>
#include <string.h>

#include "model/estate.h"
#include "model/format.h"
#include "model/show.h"
#include "ui/app_state.h"
#include "ui/draw.h"
#include "ui/key_line.h"
#include "ui/lock.h"
#include "ui/term.h"
#include "ui/views.h"
#include "ui/when.h"

#define DOCKERS "hub.docker.com"

enum {
	GAP = 2,
	CLOCK_MAX = 16,
	COLS_FOR_RESET = 76, /* below, when the limit starts anew is not shown */
	ROWS_FOR_LEGEND = 24,
	DAY_LEN = 10, /* of a time */
};

/* ---- line 1 --------------------------------------------------------------- */

static const char *sign_in_kind(const struct hub_status *s)
{
	if (!s->signed_in) {
		if (s->ask)
			return "sign-in needed";
		if (s->anonymous)
			return "anon";
		return s->busy ? "signing in" : "not signed in";
	}
	switch (s->claims.source) {
	case SOURCE_PASSWORD:
		break;
	case SOURCE_PAT:
		return "pat";
	case SOURCE_OAT:
		return "oat";
	case SOURCE_UNKNOWN:
		if (s->kind != CRED_PASSWORD)
			return "token";
		break;
	}
	return s->two_factor ? "pw+2fa" : "pw";
}

/* The Hub's address without its scheme, when it is not Docker's. */
static const char *other_host(const struct app *a)
{
	const char *s = a->opt.url ? strstr(a->opt.url, "://") : NULL;

	return a->opt.demo || a->opt.snapshot || !s || !strcmp(s + 3, DOCKERS) ? ""
									       : s + 3;
}

/* Parts that are not there take no room. */
static void add_part(char *buf, size_t size, const char *part)
{
	size_t n = strlen(buf);

	if (*part && n < size)
		snprintf(buf + n, size - n, "%s%s", n ? "  " : "", part);
}

/* What may be left out for want of room, in that order. */
enum { DROP_NOTHING, DROP_HOST, DROP_USER, DROP_DEMO, DROP_ROLE, N_DROPS };

static void context_without(const struct app *a, int dropped, char *buf, size_t size)
{
	const struct place *p = app_place(a);
	const struct hub_status *s = &a->status;
	const char *ns = p ? p->ns : "";
	const char *user = s->signed_in ? s->claims.username : s->ask_user;
	const char *role = dropped < DROP_ROLE ? app_role(a, ns) : "";
	char where[300], kept[64] = "", when[40];

	if (a->opt.snapshot) {
		when_stamp(a->opt.snapshot->now, when, sizeof(when));
		snprintf(kept, sizeof(kept), "SNAPSHOT %.*s",
			 draw_cols() < COLS_FOR_RESET ? DAY_LEN : (int)sizeof(when),
			 when);
	}
	snprintf(where, sizeof(where), "%s%s%s", ns, *role ? " " : "", role);
	snprintf(buf, size, "hubdeck");
	add_part(buf, size, a->opt.demo && dropped < DROP_DEMO ? "demo" : "");
	add_part(buf, size, kept);
	add_part(buf, size, dropped < DROP_HOST ? other_host(a) : "");
	add_part(buf, size, where);
	if (dropped < DROP_USER || !*ns)
		add_part(buf, size, strcmp(user, ns) ? user : "");
}

/* Where, who, how, and whether changes are possible: the last two are never cut. */
static void context(const struct app *a, int width, char *buf, size_t size)
{
	const char *kind = a->opt.snapshot ? "" : sign_in_kind(&a->status);
	bool can_change = !a->opt.read_only && a->status.net != HUB_NET_OFFLINE;
	const char *mode = can_change ? "RW" : "RO";
	int room = width - (int)(strlen(kind) + strlen(mode)) - 2 * GAP;

	for (int dropped = DROP_NOTHING; dropped < N_DROPS; dropped++) {
		context_without(a, dropped, buf, size);
		if ((int)strlen(buf) <= room)
			break;
	}
	if (room > 0 && strlen(buf) > (size_t)room)
		buf[room] = '\0';
	add_part(buf, size, kind);
	add_part(buf, size, mode);
}

static void clock_of(int64_t sec, char *buf)
{
	when_clock(sec, buf, CLOCK_MAX);
}

/* How long, which counts down, or until when, which does not. */
static void wait_text(const struct app *a, char *buf, size_t size)
{
	int64_t left = app_wait_until(a) - app_now(a);
	char clock[CLOCK_MAX];

	clock_of(app_wait_until(a), clock);
	if (a->set.calm)
		snprintf(buf, size, "WAIT until %s", clock);
	else
		snprintf(buf, size, "WAIT %d:%02d", (int)(left / 60), (int)(left % 60));
}

static void gauge(const struct app *a, char *buf, size_t size)
{
	const struct limits *l = &a->status.limits;
	char clock[CLOCK_MAX], wait[32];

	wait_text(a, wait, sizeof(wait));
	if (app_waits(a) && l->limit > 0 && !l->abuse)
		snprintf(buf, size, "API %d/%d %s", l->remaining > 0 ? l->remaining : 0,
			 l->limit, wait);
	else if (app_waits(a))
		snprintf(buf, size, "%s %s", l->abuse ? "BLOCKED" : "API", wait);
	else if (l->limit > 0 && l->remaining >= 0 && l->reset > 0 &&
		 draw_cols() >= COLS_FOR_RESET) {
		clock_of(l->reset, clock);
		snprintf(buf, size, "API %d/%d reset %s", l->remaining, l->limit,
			 clock);
	} else if (l->limit > 0 && l->remaining >= 0)
		snprintf(buf, size, "API %d/%d", l->remaining, l->limit);
	else
		snprintf(buf, size, "API -");
}

static void gauges(const struct app *a, char *buf, size_t size)
{
	char part[64], clock[CLOCK_MAX];

	buf[0] = part[0] = '\0';
	if (a->opt.snapshot) {
		/* No Hub, and no limit of one. */
	} else if (a->status.net == HUB_NET_OFFLINE) {
		clock_of(a->status.offline_since, clock);
		snprintf(part, sizeof(part), "OFFLINE since %s", clock);
	} else
		gauge(a, part, sizeof(part));
	add_part(buf, size, part);
	snprintf(part, sizeof(part), "jobs %d", a->jobs);
	add_part(buf, size, part);
}

/* Two texts in one line; the right one is cut last. */
static void draw_ends(int y, int x, int width, const char *left, const char *right,
		      enum style left_style, enum style right_style)
{
	struct str r = str_from(right);
	int need = show_width(r, term_charset(), width);
	int room = width - (need ? need + GAP : 0);

	if (room < width / 4)
		room = width / 4;
	draw_text(y, x, room, str_from(left), left_style);
	if (need > width - room)
		need = width - room;
	draw_text(y, x + width - need, need, r, right_style);
}

static void draw_head(const struct app *a)
{
	char left[LINE_MAX], right[LINE_MAX];
	int cols = draw_cols();

	if (lock_is_on(a)) {
		draw_fill(0, 0, cols, STYLE_HEAD);
		draw_text(0, 0, cols, STR("hubdeck  locked"), STYLE_HEAD);
		return;
	}
	gauges(a, right, sizeof(right));
	context(a, cols - (int)strlen(right) - GAP, left, sizeof(left));
	draw_fill(0, 0, cols, STYLE_HEAD);
	draw_ends(0, 0, cols, left, right, STYLE_HEAD, STYLE_HEAD);
}

/* ---- line 2 --------------------------------------------------------------- */

/* Another view of the pane is that pane, too. */
static bool shows_pane(const struct place *here, const struct kind *pane)
{
	return here->kind == pane ||
	       (here->kind->view && !strcmp(here->kind->twin, pane->name));
}

/* "1 repos  2[tags]  3 images"; returns the columns used. */
static int draw_tabs(const struct app *a)
{
	const struct place *here = app_place(a);
	const char *name;
	int x = 0;

	for (size_t i = 0; (name = app_pane(i)); i++) {
		bool on = here && shows_pane(here, app_pane_kind(a, name));

		x += draw_print(1, x, draw_cols() - x, on ? STYLE_KEY : STYLE_PLAIN,
				on ? "%zu[%s]" : "%zu %s", i + 1, name);
		x += GAP;
	}
	x += draw_print(1, x, draw_cols() - x, STYLE_PLAIN, "0 more");
	return x + GAP;
}

/* :set chrome min: place, headings and status, and else rows (UX 1.8). */
static bool minimal(const struct app *a)
{
	return a->set.chrome == CHROME_MIN;
}

static int heading_line(const struct app *a)
{
	return minimal(a) ? 0 : 1;
}

static void draw_heading(const struct app *a)
{
	int y = heading_line(a), x = 0;

	if (draw_cols() >= WIDE_COLS && !minimal(a) && !lock_is_on(a))
		x = draw_tabs(a);
	draw_ends(y, x, draw_cols() - x, a->counters.left, a->counters.right, STYLE_KEY,
		  STYLE_PLAIN);
}

/* Who speaks in line 2: the topmost that has something to say. */
static struct view *speaker(const struct app *a)
{
	struct view *v = a->top;

	while (v && !v->ops->heading)
		v = v->below;
	return v;
}

/* While the cursor moves the counters stay as they were. */
static bool held(const struct app *a)
{
	return a->paint.hold && a->counters.of == a->top;
}

void chrome_draw_head(struct app *a)
{
	struct counters *c = &a->counters;
	struct view *v = lock_is_on(a) ? NULL : speaker(a);

	if (!held(a)) {
		c->left[0] = c->right[0] = '\0';
		c->of = a->top;
		if (v)
			v->ops->heading(v, c->left, sizeof(c->left), c->right,
					sizeof(c->right));
	}
	if (!minimal(a))
		draw_head(a);
	draw_heading(a);
}

/* ---- the lines below ------------------------------------------------------ */

static enum style tone_style(enum tone t)
{
	static const enum style styles[] = {
		[TONE_INFO] = STYLE_PLAIN,
		[TONE_GOOD] = STYLE_GOOD,
		[TONE_WARN] = STYLE_WARN,
		[TONE_BAD] = STYLE_BAD,
	};

	return styles[t];
}

/* Colour never carries meaning alone. */
static const char *tone_word(enum tone t)
{
	static const char *const words[] = {
		[TONE_INFO] = "",
		[TONE_GOOD] = "ok: ",
		[TONE_WARN] = "! ",
		[TONE_BAD] = "error: ",
	};

	return words[t];
}

/* Of line 1 where it is not drawn: what is not as usual. */
static void what_matters(const struct app *a, char *buf, size_t size)
{
	char part[64];

	if (a->opt.demo)
		add_part(buf, size, "demo");
	if (a->opt.snapshot)
		add_part(buf, size, "SNAPSHOT");
	else if (a->opt.read_only)
		add_part(buf, size, "RO");
	if (a->status.net == HUB_NET_OFFLINE)
		add_part(buf, size, "OFFLINE");
	if (app_waits(a)) {
		wait_text(a, part, sizeof(part));
		add_part(buf, size, part);
	}
	if (a->jobs) {
		snprintf(part, sizeof(part), "jobs %d", a->jobs);
		add_part(buf, size, part);
	}
}

int app_prompt_line(const struct app *a)
{
	return draw_rows() - (minimal(a) ? 1 : 2);
}

static void draw_address(const struct app *a, int y)
{
	bool linked = a->set.links == LINKS_YES ||
		      (a->set.links == LINKS_AUTO && term_links());

	draw_text(y, 0, draw_cols(), str_from(a->said), STYLE_PLAIN);
	if (linked)
		draw_link(y, 0, draw_cols(), a->said);
}

static void draw_status(const struct app *a, int y)
{
	struct view *base = app_base(a);
	int64_t at = base->ops->data_at ? base->ops->data_at(base) : 0;
	char left[LINE_MAX + 8], right[LINE_MAX] = "", data[32], clock[CLOCK_MAX];

	if (lock_is_on(a))
		return;
	if (minimal(a))
		what_matters(a, right, sizeof(right));
	if (a->notice[0] && (!a->said[0] || a->tone == TONE_INFO))
		snprintf(left, sizeof(left), "%s", a->notice);
	else
		snprintf(left, sizeof(left), "%s%s",
			 a->said[0] ? tone_word(a->tone) : "", a->said);
	if (at && !a->opt.snapshot) {
		clock_of(at, clock);
		snprintf(data, sizeof(data), "data %s", clock);
		add_part(right, sizeof(right), data);
	}
	if (a->link && a->said[0]) {
		draw_address(a, y);
		return;
	}
	draw_ends(y, 0, draw_cols(), left, right, tone_style(a->tone), STYLE_DIM);
}

/* The first of a binding's keys. */
static struct str first_key(const struct binding *b)
{
	const char *keys = command_keys(b->command);

	return (struct str){ keys, strcspn(keys, " ") };
}

/* What it does to these rows says their kind. */
static const char *hint_of(const struct app *a, const struct binding *b)
{
	const struct action *act = app_action(a, b);

	return act ? act->name : b->hint;
}

static int draw_hint(const struct app *a, const struct binding *b, int y, int x,
		     int width)
{
	int used = draw_text(y, x, width, first_key(b), STYLE_KEY);

	return used +
	       draw_print(y, x + used, width - used, STYLE_PLAIN, " %s", hint_of(a, b));
}

static int hint_width(const struct app *a, const struct binding *b)
{
	return (int)(first_key(b).len + 1 + strlen(hint_of(a, b)));
}

/* What can be pressed now, most useful first; help always has its place. */
static void draw_keys(const struct app *a, int y)
{
	const char *own = a->top->ops->keys ? a->top->ops->keys(a->top) : NULL;
	const struct binding *help = command_binding(CMD_HELP);
	bool has_help = first_key(help).len && !app_refuses(a, help);
	char fits[LINE_MAX];
	int x = 0, width = draw_cols() - (has_help ? hint_width(a, help) : 0);

	if (own) {
		key_line_fit(own, draw_cols(), fits, sizeof(fits));
		draw_text(y, 0, draw_cols(), str_from(fits), STYLE_KEY);
		return;
	}
	for (size_t i = 0; i < n_bindings; i++) {
		const struct binding *b = &bindings[i];

		if (!b->hint || b == help || !first_key(b).len || app_refuses(a, b) ||
		    !list_offers(a->top, b->command))
			continue;
		if (x + hint_width(a, b) + GAP > width)
			break;
		x += draw_hint(a, b, y, x, width - x) + GAP;
	}
	if (has_help)
		draw_hint(a, help, y, x, draw_cols() - x);
}

static int count_lines(const char *text)
{
	int n = text ? 1 : 0;

	for (; text && (text = strchr(text, '\n')); text++)
		n++;
	return n;
}

static void draw_legend(int y, const char *text)
{
	for (int n = count_lines(text); n > 0; n--) {
		size_t len = strcspn(text, "\n");

		draw_text(y++, 0, draw_cols(), (struct str){ text, len }, STYLE_DIM);
		text += len + (text[len] != '\0');
	}
}

/* Returns the lines used. */
static int draw_summary(struct app *a, struct view *base, int bottom)
{
	struct counters *c = &a->counters;
	const char *legend = NULL;
	int y;

	if (base->ops->legend && draw_rows() >= ROWS_FOR_LEGEND)
		legend = base->ops->legend(base);
	if (!held(a)) {
		c->summary[0] = '\0';
		base->ops->summary(base, c->summary, sizeof(c->summary));
	}
	y = bottom - 2 - count_lines(legend);
	draw_hline(y, 0, draw_cols());
	draw_text(y + 1, 0, draw_cols(), str_from(c->summary), STYLE_PLAIN);
	draw_legend(y + 2, legend);
	return bottom - y;
}

struct rect chrome_draw_foot(struct app *a)
{
	int status = app_prompt_line(a), top = heading_line(a) + 1, end = status;
	struct view *base = app_base(a);

	if (base->ops->summary && !minimal(a))
		end -= draw_summary(a, base, status);
	draw_status(a, status);
	if (!minimal(a))
		draw_keys(a, status + 1);
	return (struct rect){ .y = top, .rows = end - top, .cols = draw_cols() };
}
