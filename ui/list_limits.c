#include <stdio.h>

#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/utf8.h"
#include "ui/list.h"
#include "ui/term.h"
#include "ui/when.h"

/*
 * ":limits": the API limit as every answer tells it, the pull limit once somebody asked
 * the registry for it, and what is known of signing in; below them how the API limit
 * went in this session.
 */
static const char pull_key[] = "pull limit";

static void put_number(json_object *row, const char *key, int64_t n)
{
	json_object_object_add(row, key, n < 0 ? NULL : json_object_new_int64(n));
}

static json_object *new_row(const char *limit, const char *window, const char *whose)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "limit", limit);
	json_put_text(row, "window", window);
	json_put_text(row, "for", whose);
	return row;
}

/* ---- the rows ------------------------------------------------------------ */

static json_object *api_row(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);
	const struct limits *m = &s->limits;
	json_object *row = new_row("API", "1m",
				   s->signed_in ? s->claims.username : "this address");
	char state[80], clock[16];

	when_clock(m->wait_until, clock, sizeof(clock));
	if (m->wait_until > app_now(l->view.app))
		snprintf(state, sizeof(state), "%s until %s",
			 m->abuse ? "blocked" : "waits", clock);
	else if (m->limit <= 0)
		snprintf(state, sizeof(state), "not known: R asks (1 request)");
	else {
		when_clock(m->reset, clock, sizeof(clock));
		snprintf(state, sizeof(state), "reset %s", clock);
	}
	put_number(row, "left", m->limit > 0 ? m->remaining : -1);
	put_number(row, "of", m->limit > 0 ? m->limit : -1);
	json_put_text(row, "state", state);
	json_put_text(row, "note", "requests to Docker Hub, whatever they are");
	return row;
}

static json_object *pull_row(const struct list *l)
{
	json_object *said = app_remembered(l->view.app, pull_key);
	int64_t window = json_int(said, "/window_seconds");
	struct str account = json_str(said, "/account");
	char span[24] = "", state[80], clock[16];
	json_object *row;

	if (window > 0)
		format_age(1, 1 + window, span, sizeof(span));
	row = new_row("pulls", span,
		      said && !account.len ? "this address" : account.ptr);
	when_clock(json_int(said, "/asked_at"), clock, sizeof(clock));
	if (l->limit_ticket)
		snprintf(state, sizeof(state), "the registry is being asked ...");
	else if (!said)
		snprintf(state, sizeof(state), "Enter asks the registry");
	else
		snprintf(state, sizeof(state), "asked at %s", clock);
	put_number(row, "left", json_int(said, "/remaining"));
	put_number(row, "of", json_int(said, "/limit"));
	json_put_text(row, "state", state);
	json_put_text(row, "note",
		      json_str(said, "/note").len
			      ? json_str(said, "/note").ptr
			      : "docker pull; asking takes 2 requests and no pull");
	return row;
}

static json_object *sign_in_row(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);
	const char *who = s->signed_in ? s->claims.username : s->ask_user;
	json_object *row = new_row("sign-in", "10m", who);

	json_put_text(row, "state",
		      s->ask_error.status ? s->ask_error.text
		      : s->signed_in      ? "signed in"
					  : "not signed in");
	json_put_text(row, "note",
		      "wrong passwords lock the name; none is tried by itself");
	return row;
}

void list_limits_fill(struct list *l)
{
	json_object *rows = json_object_new_array();

	json_object_array_add(rows, api_row(l));
	json_object_array_add(rows, pull_row(l));
	json_object_array_add(rows, sign_in_row(l));
	list_load_made(l, rows);
	l->limits_shown = app_status(l->view.app)->limits;
}

bool list_limits_changed(const struct list *l)
{
	const struct limits *a = &l->limits_shown,
			    *b = &app_status(l->view.app)->limits;

	return l->kind == &kind_limits &&
	       (a->limit != b->limit || a->remaining != b->remaining ||
		a->reset != b->reset || a->wait_until != b->wait_until ||
		a->abuse != b->abuse);
}

/* ---- asking -------------------------------------------------------------- */

void list_limits_ask(struct list *l, bool pulls)
{
	struct request req = {
		.op = op_by_name(pulls ? "admin.pull_limit" : "admin.rate_limit"),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};

	if (l->limit_ticket)
		return;
	req.params = json_object_new_object();
	l->limit_pulls = pulls;
	l->limit_ticket = hub_submit(app_hub(l->view.app), &req);
	list_limits_fill(l);
}

bool list_limits_reply(struct list *l, struct reply *r)
{
	json_object *said = NULL;
	struct error err = { 0 };

	if (!r->ticket || r->ticket != l->limit_ticket)
		return false;
	l->limit_ticket = 0;
	if (r->err.status != ST_OK)
		app_say_error(l->view.app, &r->err);
	else if (l->limit_pulls && r->body &&
		 json_parse((struct str){ r->body, r->body_len }, &said, &err) ==
			 ST_OK) {
		put_number(said, "asked_at", app_now(l->view.app));
		app_remember(l->view.app, pull_key, said);
		app_say(l->view.app, TONE_INFO, "the registry was asked (%d requests)",
			r->requests);
	}
	list_limits_fill(l);
	app_dirty(l->view.app);
	return true;
}

/* ---- the sparkline ------------------------------------------------------- */

static const uint32_t blocks[] = { 0x2581, 0x2582, 0x2583, 0x2584,
				   0x2585, 0x2586, 0x2587, 0x2588 };
static const char ascii[] = "_.-:=+*#";
enum { LEVELS = sizeof(blocks) / sizeof(*blocks) };

static size_t put_level(int left, int limit, char *to)
{
	int level = limit > 0 ? left * LEVELS / limit : 0;

	level = level < 0 ? 0 : level >= LEVELS ? LEVELS - 1 : level;
	if (term_charset() == CHARSET_UTF8)
		return utf8_put(blocks[level], to);
	*to = ascii[level];
	return 1;
}

void list_limits_draw(const struct list *l, struct rect r)
{
	char text[4 * API_SAMPLES_MAX];
	int samples[API_SAMPLES_MAX], low = 0, room = r.cols - 2;
	size_t n = app_api_samples(l->view.app, samples), from, len = 0;

	if (r.rows < 4 || !n || room < 8)
		return;
	from = n > (size_t)room ? n - (size_t)room : 0;
	low = samples[from];
	for (size_t i = from; i < n; i++) {
		low = samples[i] < low ? samples[i] : low;
		len += put_level(samples[i], app_status(l->view.app)->limits.limit,
				 text + len);
	}
	draw_print(r.y + 1, r.x + 1, room, STYLE_TITLE,
		   "API requests left in this session: lowest %d, now %d", low,
		   samples[n - 1]);
	draw_text(r.y + 2, r.x + 1, room, (struct str){ text, len }, STYLE_PLAIN);
	draw_text(r.y + 3, r.x + 1, room, STR("one column an answer, the newest last"),
		  STYLE_DIM);
}
