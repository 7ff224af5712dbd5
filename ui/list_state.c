#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

#include "model/format.h"
#include "model/kinds.h"
#include "ui/list.h"
#include "ui/settings.h"
#include "ui/when.h"

/* The six states of UX 7 in words: loading, empty, error, forbidden, rate-limited,
 * offline; and how complete what is shown is. */

enum { OF_MAX = 19 }; /* "sha256:" and twelve digits */

static void say(struct reasons *why, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void say(struct reasons *why, enum style style, const char *fmt, ...)
{
	va_list ap;

	if (why->n == LIST_REASON_LINES)
		return;
	if (!why->n)
		why->style = style;
	va_start(ap, fmt);
	vsnprintf(why->text[why->n++], sizeof(why->text[0]), fmt, ap);
	va_end(ap);
}

static const char *by_what(const struct hub_status *s)
{
	return s->claims.source == SOURCE_UNKNOWN && s->kind == CRED_TOKEN
		       ? "token"
		       : session_source_text(s->claims.source);
}

/* What was said, what would work, what you have. */
static void say_forbidden(const struct list *l, struct reasons *why)
{
	const struct hub_status *s = app_status(l->view.app);
	const struct error *err = &l->load.error;
	const char *role = app_role(l->view.app, l->place.ns);

	say(why, STYLE_BAD, "%s.", err->text);
	if (l->kind->forbidden)
		say(why, STYLE_BAD, "%s", l->kind->forbidden);
	if (l->op->access == ACCESS_SCIM) {
		say(why, STYLE_BAD, "R read again   Esc back");
		return;
	}
	if (s->signed_in)
		say(why, STYLE_BAD, "You are: %s%s%s%s by %s.", s->claims.username,
		    *role ? " (" : "", role, *role ? ")" : "", by_what(s));
	else
		say(why, STYLE_BAD, "You are: not signed in.");
	say(why, STYLE_BAD,
	    "L sign in another way   C what can this credential do?   R read again");
}

static void say_error(const struct list *l, struct reasons *why)
{
	const struct error *err = &l->load.error;

	if (err->http == 404)
		say(why, STYLE_BAD,
		    "The Hub shows no %s%s%s%s%s to this account (404).", l->place.ns,
		    l->place.repo[0] ? "/" : "", l->place.repo,
		    l->place.tag[0] ? ":" : "", l->place.tag);
	else
		say(why, STYLE_BAD, "%s.", err->text);
	if (err->hint[0])
		say(why, STYLE_BAD, "%c%s.", toupper((unsigned char)err->hint[0]),
		    err->hint + 1);
	if (table_loaded(l->table))
		say(why, STYLE_BAD,
		    "Rows below are the last good copy. Nothing you do here is lost.");
	say(why, STYLE_BAD, "R retry now   @ log");
}

/* "in 38s", which counts down, or the time of day, which does not. */
static void next_try(const struct list *l, char *buf, size_t size)
{
	int64_t at = app_wait_until(l->view.app);
	char clock[16];

	when_clock(at, clock, sizeof(clock));
	if (app_settings(l->view.app)->calm)
		snprintf(buf, size, "at %s", clock);
	else
		snprintf(buf, size, "in %llds", (long long)(at - app_now(l->view.app)));
}

static void say_limited(const struct list *l, struct reasons *why)
{
	const struct hub_status *s = app_status(l->view.app);
	char when[32];

	next_try(l, when, sizeof(when));
	if (s->limits.abuse)
		say(why, STYLE_WARN,
		    "Hub has stopped answering this address (abuse limit). Next try "
		    "%s.",
		    when);
	else
		say(why, STYLE_WARN,
		    "Rate limited by Hub (API limit, not the pull limit). Next call "
		    "%s.",
		    when);
	say(why, STYLE_WARN, "Queued: %d request%s (yours go first).   z stops waiting",
	    s->queued, s->queued == 1 ? "" : "s");
	if (s->limits.why[0])
		say(why, STYLE_WARN, "%s", s->limits.why);
}

static void say_offline(const struct list *l, struct reasons *why)
{
	const struct hub_status *s = app_status(l->view.app);
	char clock[16];

	say(why, STYLE_BAD, "Cannot reach the Hub: %s.",
	    s->net_error[0] ? s->net_error : "no answer");
	when_clock(l->rows_at, clock, sizeof(clock));
	if (table_loaded(l->table) && l->rows_at)
		say(why, STYLE_BAD,
		    "You are looking at data of %s. Changes are off until it answers.",
		    clock);
	when_clock(s->retry_at, clock, sizeof(clock));
	say(why, STYLE_BAD, "R try now%s%s%s   @ log   q quit",
	    s->retry_at ? " (by itself at " : "", s->retry_at ? clock : "",
	    s->retry_at ? ")" : "");
}

/* Hub answers 200 with public repositories only when the scope is missing. */
static bool public_only(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);

	return l->kind == &kind_repos && l->load.state == LOAD_COMPLETE &&
	       s->signed_in && s->claims.source == SOURCE_OAT &&
	       !strstr(s->claims.scope, "scope-repository-list");
}

static void say_public_only(const struct list *l, struct reasons *why)
{
	say(why, STYLE_WARN,
	    "! This organization token may lack scope-repository-list. Hub then "
	    "answers");
	say(why, STYLE_WARN,
	    "  200 with public repositories only: %zu rows may not be all of them.",
	    table_loaded(l->table));
	say(why, STYLE_WARN, "C what can this credential do?");
}

/* Up to three names that share the longest beginning with what was typed. */
static size_t nearest(const struct list *l, char *buf, size_t size)
{
	size_t n = table_loaded(l->table), used = 0, found = 0;

	for (size_t want = l->filter.len; want > 2 && !found; want--) {
		struct str head = { l->filter.text, want - 1 };

		for (size_t i = 0; i < n && i < 20000 && found < 3; i++) {
			struct str name = kind_name(
				l->kind, table_row_by_id(l->table, (uint32_t)i));
			int more;

			if (!str_has(name, head) || used + name.len + 3 > size)
				continue;
			more = snprintf(buf + used, size - used, "%s%.*s",
					found++ ? ", " : "", STR_ARG(name));
			used += more > 0 ? (size_t)more : 0;
		}
	}
	return used;
}

static void say_filtered(const struct list *l, struct reasons *why)
{
	char names[160] = "", hidden[32];
	size_t n;

	if (l->filter_error.status != ST_OK) {
		say(why, STYLE_WARN, "%s.", l->filter_error.text);
		say(why, STYLE_PLAIN, "Esc clears the filter.");
		return;
	}
	if (!l->filter.len) {
		say(why, STYLE_PLAIN, "None of the %s is here.   Esc shows all.",
		    kind_nouns(l->kind));
		return;
	}
	n = l->dropped ? 0 : nearest(l, names, sizeof(names));
	format_grouped((int64_t)table_loaded(l->table), hidden, sizeof(hidden));
	say(why, STYLE_PLAIN, "No %s matches /%s  (%s hidden).", l->kind->noun,
	    l->filter.text, hidden);
	say(why, STYLE_PLAIN, "Esc clears the filter.%s%s", n ? " Nearest names: " : "",
	    names);
	if (l->log.more)
		say(why, STYLE_PLAIN, "Down reads older %ss, 100 with each request.",
		    l->kind->noun);
	else
		say(why, STYLE_PLAIN, "filter is local: 0 requests");
}

/* One end of what a log was asked for, as a date. */
static void window_end(const struct list *l, const char *word, const char *open,
		       char *buf, size_t size)
{
	char value[PLACE_ASKED_MAX], stamp[48];
	int64_t age;

	place_word(&l->place, word, value, sizeof(value));
	if (parse_age(str_from(value), &age)) {
		when_stamp(app_now(l->view.app) - age, stamp, sizeof(stamp));
		snprintf(buf, size, "%.10s", stamp);
	} else {
		snprintf(buf, size, "%s", *value ? value : open);
	}
}

/* What was asked for has no rows; the whole list may have. */
static void say_empty_asked(const struct list *l, struct reasons *why)
{
	char since[PLACE_ASKED_MAX], to[PLACE_ASKED_MAX];

	if (!l->kind->endless) {
		say(why, STYLE_PLAIN, "No %s with %s.", l->kind->noun, l->place.asked);
		say(why, STYLE_PLAIN, "f asks for others, :%s for all.", l->kind->name);
		return;
	}
	window_end(l, "since", "the beginning", since, sizeof(since));
	window_end(l, "to", "now", to, sizeof(to));
	say(why, STYLE_PLAIN, "Nothing in this window (from %s to %s).", since, to);
	say(why, STYLE_PLAIN, "Asked: %s", l->place.asked);
	say(why, STYLE_PLAIN, "Try :%s since 90d, or f for other words.",
	    l->kind->name);
}

/* "   n new": how there comes to be one, where that is possible. */
static void add_key(const struct list *l, char *buf, size_t size)
{
	const struct action *add = kind_action(l->kind, 'n');

	buf[0] = '\0';
	if (add && !app_read_only(l->view.app))
		snprintf(buf, size, "   n %s", add->name);
}

static void say_empty(const struct list *l, struct reasons *why)
{
	char place[PLACE_MAX + 2], text[2 * PLACE_MAX], add[32];
	const char *at, *empty = l->kind->empty ? l->kind->empty : "Nothing here.";

	if (l->place.asked[0]) {
		say_empty_asked(l, why);
		return;
	}
	snprintf(place, sizeof(place), "%s%s%s%s%s", l->place.ns,
		 l->place.repo[0] ? "/" : "", l->place.repo, l->place.tag[0] ? ":" : "",
		 l->place.tag);
	at = strstr(empty, "%s");
	if (at)
		snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - empty), empty,
			 place, at + 2);
	add_key(l, add, sizeof(add));
	say(why, STYLE_PLAIN, "%s%s", at ? text : empty, add);
}

static void say_anonymous(struct reasons *why)
{
	say(why, STYLE_PLAIN, "You are not signed in: public places only.");
	say(why, STYLE_PLAIN,
	    ": opens a place by its name, e.g. :library or :library/debian");
	say(why, STYLE_PLAIN,
	    "L signs in; or set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN.");
}

static void say_no_rows(const struct list *l, struct reasons *why)
{
	if (l->load.state == LOAD_WAITING && l->kind->merge && l->load.pages_total > 1)
		say(why, STYLE_DIM,
		    "Images are joined from the tags: needs all tag pages (%d/%d).",
		    l->load.pages_done, l->load.pages_total);
	else if (l->load.state == LOAD_WAITING)
		say(why, STYLE_DIM, "Loading %s ...", kind_nouns(l->kind));
	else if (l->load.state == LOAD_COMPLETE)
		say_empty(l, why);
	else if (l->load.state == LOAD_STOPPED)
		say(why, STYLE_PLAIN, "Stopped before a row arrived.   R reads again");
}

/* Nobody is signed in: there is nobody whose organizations could be asked for. */
bool list_anonymous(const struct list *l)
{
	return l->kind == &kind_namespaces && l->load.error.status == ST_AUTH &&
	       app_status(l->view.app)->kind == CRED_NONE;
}

static bool limited(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);

	return app_wait_until(l->view.app) > app_now(l->view.app) &&
	       (s->queued || s->limits.wait_until > app_now(l->view.app));
}

/* Does anything shown here come from the Hub?  What a session says of itself is all
 * there once it is there. */
static bool needs_hub(const struct list *l)
{
	return l->op->host != HOST_NONE ||
	       (l->op->access == ACCESS_SESSION && l->load.state == LOAD_WAITING);
}

void list_reasons(const struct list *l, struct reasons *ret)
{
	bool failed = l->load.state == LOAD_FAILED, hub = needs_hub(l);

	ret->n = 0;
	if (failed && list_anonymous(l))
		say_anonymous(ret);
	else if (failed && (l->load.error.status == ST_FORBIDDEN ||
			    l->load.error.status == ST_AUTH))
		say_forbidden(l, ret);
	else if (hub && app_status(l->view.app)->net == HUB_NET_OFFLINE)
		say_offline(l, ret);
	else if (hub && limited(l))
		say_limited(l, ret);
	else if (failed)
		say_error(l, ret);
	else if (!table_loaded(l->table))
		say_no_rows(l, ret);
	else if (!table_shown(l->table))
		say_filtered(l, ret);
	else if (public_only(l))
		say_public_only(l, ret);
}

/* "[1-17/100+ since 2026-02-01]": how many events, and how far they go back. */
static void log_range(const struct list *l, size_t first, size_t last,
		      const char *shown, char *buf, size_t size)
{
	size_t n = table_loaded(l->table);
	char of[48] = "", since[48];

	if (n != table_shown(l->table))
		snprintf(of, sizeof(of), " of %zu", n);
	when_stamp(l->log.oldest, since, sizeof(since));
	/* What does not fit is cut: it is a heading. */
	if (snprintf(buf, size, "[%zu-%zu/%s%s%s since %.10s]", first, last, shown, of,
		     l->log.more ? "+" : "", since) < 0)
		buf[0] = '\0';
}

/* "[51-60/4,027 of 4,812]": on screen, passing the filter, on the Hub. */
static void range_text(const struct list *l, char *buf, size_t size)
{
	size_t n = table_shown(l->table), page = l->page > 0 ? (size_t)l->page : 1;
	size_t last = l->top + page < n ? l->top + page : n;
	char shown[32], loaded[32], total[32];
	bool filtered = n != table_loaded(l->table);

	format_grouped((int64_t)n, shown, sizeof(shown));
	format_grouped((int64_t)table_loaded(l->table), loaded, sizeof(loaded));
	format_grouped(l->total, total, sizeof(total));
	if (!table_loaded(l->table))
		snprintf(buf, size, "[0]");
	else if (l->log.oldest)
		log_range(l, n ? l->top + 1 : 0, last, shown, buf, size);
	else if (!l->complete && l->total < 0)
		snprintf(buf, size, "[%zu-%zu/%s+]", n ? l->top + 1 : 0, last, shown);
	else if (l->complete)
		snprintf(buf, size, "[%zu-%zu/%s%s%s]", n ? l->top + 1 : 0, last, shown,
			 filtered ? " of " : "", filtered ? loaded : "");
	else
		snprintf(buf, size, "[%zu-%zu/%s of ~%s]", n ? l->top + 1 : 0, last,
			 shown, total);
}

/* Newest first is how a log is read: what is not here comes behind. */
static bool as_logged(const struct list *l)
{
	bool reverse;
	const struct field *by = table_sorted_by(l->table, &reverse);

	return l->kind->endless && by && reverse == l->kind->sort_reverse &&
	       !strcmp(by->name, l->kind->sort);
}

static void sort_text(const struct list *l, char *buf, size_t size)
{
	bool reverse;
	const struct field *by = table_sorted_by(l->table, &reverse);

	snprintf(buf, size, "%s%s%s", by ? by->name : "as sent",
		 !by       ? ""
		 : reverse ? " v"
			   : " ^",
		 l->complete || !table_loaded(l->table) || as_logged(l) ? ""
									: " partial");
}

static const char *failure_word(const struct error *err)
{
	if (err->status == ST_AUTH)
		return "NOT SIGNED IN";
	if (err->status == ST_FORBIDDEN)
		return "FORBIDDEN";
	return err->http == 404 ? "NOT FOUND" : "ERROR";
}

static void state_text(const struct list *l, char *buf, size_t size)
{
	const struct load *load = &l->load;
	bool calm = app_settings(l->view.app)->calm;
	bool again = l->behind && table_loaded(l->table);
	size_t done, all;

	buf[0] = '\0';
	if (list_late_progress(l, &done, &all))
		snprintf(buf, size, "  READING %zu/%zu", done, all);
	else if (l->export.to)
		snprintf(buf, size, "  EXPORT %zu rows", export_rows(l->export.to));
	else if (load->state == LOAD_WAITING && load->pages_total > 1 && !calm)
		snprintf(buf, size, "  %s %d/%d", again ? "REFRESH" : "LOADING",
			 load->pages_done, load->pages_total);
	else if (load->state == LOAD_WAITING)
		snprintf(buf, size, "  %s", again ? "REFRESH" : "LOADING");
	else if (load->state == LOAD_FAILED)
		snprintf(buf, size, "  %s", failure_word(&load->error));
	else if (load->state == LOAD_STOPPED)
		snprintf(buf, size, "  STOPPED");
	else if (public_only(l))
		snprintf(buf, size, "  PUBLIC ONLY?");
}

void list_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	const struct list *l = (const struct list *)v;
	char range[96], sort[64], state[64];

	place_crumbs(&l->place, left, nl);
	range_text(l, range, sizeof(range));
	sort_text(l, sort, sizeof(sort));
	state_text(l, state, sizeof(state));
	snprintf(right, nr, "%s %s%s%.*s%s%s%s", range, sort, l->only ? "  of " : "",
		 OF_MAX, l->only_of,
		 l->filter.len         ? "  filter: /"
		 : state[0] || l->only ? ""
				       : "  filter: -",
		 l->filter.text, state);
}

/* "  left out: 1 latest 18 LOCK": what D would not delete. */
static void left_out(const struct list *l, char *buf, size_t size)
{
	static const char *const words[N_EXCLUSIONS] = {
		[EXCLUDE_LATEST] = "latest",
		[EXCLUDE_IMMUTABLE] = "LOCK",
		[EXCLUDE_RECENT] = "<24h",
		[EXCLUDE_PROTECTED] = "protected",
	};
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < N_EXCLUSIONS && n < size; i++) {
		if (l->left_out[i])
			n += (size_t)snprintf(buf + n, size - n, "%s%zu %s",
					      n ? " " : "  left out: ", l->left_out[i],
					      words[i]);
	}
}

static void summary_marks(struct list *l, char *buf, size_t size)
{
	size_t hidden = table_marks_hidden(l->table);
	int64_t bytes = list_marked_bytes(l); /* -1: they have none */
	char n[32], sum[32] = "", kept[128], out[64] = "";

	format_grouped((int64_t)table_marks(l->table), n, sizeof(n));
	if (bytes >= 0)
		format_bytes(bytes, sum, sizeof(sum));
	left_out(l, kept, sizeof(kept));
	if (hidden)
		snprintf(out, sizeof(out), "  %zu hidden by the filter", hidden);
	snprintf(buf, size, "%s marked%s%s%s%s%s%s", n, *sum ? "  " : "", sum,
		 *sum ? " logical" : "", *sum && !*kept ? " (layers are shared)" : "",
		 out, kept);
}

static bool on_screen(const struct list *l, const struct field *f)
{
	for (size_t i = 0; i < l->columns.n; i++) {
		if (l->columns.v[i].field == f)
			return true;
	}
	return false;
}

/* The current row in full, and what has no column here. */
static void summary_row(struct list *l, const void *row, char *buf, size_t size)
{
	const struct cell_style style = {
		.now = app_now(l->view.app),
		.flag_words = l->kind->flag_words,
	};
	size_t n;

	if (!l->columns.n) /* the first frame: the rows are drawn later */
		list_layout(l, list_width(l, draw_cols()));
	list_reference(l, row, buf, size);
	n = strlen(buf);
	for (size_t i = 0; i < l->kind->n_fields && n + 96 < size; i++) {
		const struct field *f = &l->kind->fields[i];
		char value[64];

		if (on_screen(l, f) || f->flags & FIELD_KEY ||
		    !field_show(f, row, &style, value, sizeof(value)) ||
		    !strcmp(value, "-") || !strcmp(value, "never"))
			continue;
		n += (size_t)snprintf(buf + n, size - n, "   %s %s", f->name, value);
	}
}

static void summary_pages(const struct list *l, char *buf, size_t size)
{
	const struct hub_status *s = app_status(l->view.app);
	char clock[16], held[64] = "";

	when_clock(s->held_until, clock, sizeof(clock));
	if (s->held_until)
		snprintf(held, sizeof(held), "waits for the limit until %s   ", clock);
	if (app_settings(l->view.app)->calm)
		snprintf(buf, size, "%d pages   %sz stops here and keeps the rows",
			 l->load.pages_total, held);
	else
		snprintf(buf, size, "page %d/%d   %sz stops here and keeps the rows",
			 l->load.pages_done, l->load.pages_total, held);
}

static void summary_failure(const struct load *load, char *buf, size_t size)
{
	if (!load->requests)
		snprintf(buf, size, "not sent: %s", load->request);
	else if (load->requests > 1)
		snprintf(buf, size, "%s %d (%d requests)", load->request,
			 load->error.http, load->requests);
	else
		snprintf(buf, size, "%s %d (not retried)", load->request,
			 load->error.http);
}

void list_summary(struct view *v, char *buf, size_t size)
{
	struct list *l = (struct list *)v;
	const void *row = list_row(l);

	/* It says what has no column, and is drawn before the columns are. */
	list_layout(l, list_width(l, draw_cols()));
	buf[0] = '\0';
	if (list_anonymous(l) && l->load.state == LOAD_FAILED)
		return;
	if (l->load.state == LOAD_FAILED && l->load.request[0])
		summary_failure(&l->load, buf, size);
	else if (l->export.to)
		snprintf(buf, size, "writing %s: %zu rows of %d requests   z stops",
			 l->export.path, export_rows(l->export.to), l->export.requests);
	else if (table_marks(l->table))
		summary_marks(l, buf, size);
	else if (l->load.state == LOAD_WAITING && l->load.pages_total > 1)
		summary_pages(l, buf, size);
	else if (row)
		summary_row(l, row, buf, size);
}

const char *list_legend(struct view *v)
{
	struct list *l = (struct list *)v;

	if (l->kind == &kind_images)
		return list_joined_legend(l);
	if (!l->kind->flag_words)
		return NULL;
	if (!table_shown(l->table) || !on_screen(l, kind_flags(l->kind)))
		return "";
	return l->kind->legend;
}
