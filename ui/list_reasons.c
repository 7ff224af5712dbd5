#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

#include "model/format.h"
#include "model/kinds.h"
#include "ui/list.h"
#include "ui/net_words.h"
#include "ui/settings.h"
#include "ui/when.h"

/* The six states of UX 7 in words: loading, empty, error, forbidden, rate-limited,
 * offline. */

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
	bool unasked = err->status == ST_USAGE; /* it is about what is here */

	if (err->http == 404)
		say(why, STYLE_BAD,
		    "The Hub shows no %s%s%s%s%s to this account (404).", l->place.ns,
		    l->place.repo[0] ? "/" : "", l->place.repo,
		    l->place.tag[0] ? ":" : "", l->place.tag);
	else
		say(why, STYLE_BAD, "%c%s.",
		    unasked ? toupper((unsigned char)err->text[0]) : err->text[0],
		    err->text + 1);
	if (err->hint[0])
		say(why, STYLE_BAD, "%c%s.", toupper((unsigned char)err->hint[0]),
		    err->hint + 1);
	if (table_loaded(l->table))
		say(why, STYLE_BAD,
		    "Rows below are the last good copy. Nothing you do here is lost.");
	if (app_snapshot(l->view.app) || unasked)
		say(why, STYLE_BAD, "R read again   Esc back");
	else
		say(why, STYLE_BAD, "R retry now   @ log");
}

/* A try of this list's reading failed in passing. */
static bool retrying(const struct list *l)
{
	const struct hub_retry *r = &app_status(l->view.app)->retry;

	return l->load.state == LOAD_WAITING && r->ticket &&
	       (r->ticket == l->load.ticket || list_estate_waits(l, r->ticket));
}

/* ", next in 8s", which counts down; nothing when it is under way. */
static void next_in(const struct list *l, const struct hub_retry *r, char *buf,
		    size_t size)
{
	int64_t left = r->at - app_now(l->view.app);

	buf[0] = '\0';
	if (r->at && left > 0 && !app_settings(l->view.app)->calm)
		snprintf(buf, size, ", next in %llds", (long long)left);
}

static void say_retrying(const struct list *l, struct reasons *why)
{
	const struct hub_retry *r = &app_status(l->view.app)->retry;
	char next[40], said[40] = "Hub did not answer";

	if (r->http)
		snprintf(said, sizeof(said), "Hub answered %d", r->http);
	next_in(l, r, next, sizeof(next));
	say(why, STYLE_WARN, "%s (try %d of %d%s).", said, r->tries, r->most, next);
	if (l->behind && table_loaded(l->table))
		say(why, STYLE_WARN,
		    "Rows below are the last good copy. Nothing you do here is lost.");
	say(why, STYLE_WARN, "R retry now   @ log");
}

/* Hub answers 200 with public repositories only when the scope is missing. */
bool list_public_only(const struct list *l)
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

	if (l->place.asked[0] && !list_estate(l)) {
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

/* Which lists could not be read, and why. */
static void say_incomplete(const struct list *l, struct reasons *why)
{
	enum { SHOWN = 2 };
	size_t n = 0;
	char missed[200];

	for (;; n++) {
		list_estate_missed(l, n, missed, sizeof(missed));
		if (!missed[0])
			break;
		if (n < SHOWN)
			say(why, STYLE_WARN, "! Not read: %s", missed);
	}
	if (n > SHOWN)
		say(why, STYLE_WARN, "! and %zu more; ! lists them", n - SHOWN);
	/* What an old reading lacks is not for today's credential to give. */
	say(why, STYLE_WARN, "What hangs on that is not here.   %s",
	    l->kind == &kind_compare && estate_complete(&l->estate.shown)
		    ? "c another snapshot"
		    : "C what can this credential do?");
}

static void say_no_rows(const struct list *l, struct reasons *why)
{
	if (l->load.state == LOAD_WAITING && l->kind->merge && l->load.pages_total > 1)
		say(why, STYLE_DIM,
		    "Images are joined from the tags: needs all tag pages (%d/%d).",
		    l->load.pages_done, l->load.pages_total);
	else if (l->load.state == LOAD_WAITING && list_estate_reads(l))
		say(why, STYLE_DIM, "Loading %s: %d of %d requests answered.   z stops",
		    kind_nouns(l->kind), l->load.pages_done, l->load.pages_total);
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

/* Does anything shown here come from the Hub?  What a session says of itself is all
 * there once it is there. */
static bool needs_hub(const struct list *l)
{
	return l->op->host != HOST_NONE || list_estate(l) || list_estate_reads(l) ||
	       (l->op->access == ACCESS_SESSION && l->load.state == LOAD_WAITING);
}

static void say_net(const struct net_words *net, struct reasons *why)
{
	for (size_t i = 0; i < net->n; i++)
		say(why, net->style, "%s", net->text[i]);
}

void list_reasons(const struct list *l, struct reasons *ret)
{
	bool failed = l->load.state == LOAD_FAILED;
	struct net_words net = { .n = 0 };

	ret->n = 0;
	if (needs_hub(l))
		net_words(l->view.app, table_loaded(l->table) ? l->rows_at : 0, &net);
	if (failed && list_anonymous(l))
		say_anonymous(ret);
	else if (failed && (l->load.error.status == ST_FORBIDDEN ||
			    l->load.error.status == ST_AUTH))
		say_forbidden(l, ret);
	else if (net.n)
		say_net(&net, ret);
	else if (retrying(l))
		say_retrying(l, ret);
	else if (failed)
		say_error(l, ret);
	else if (!table_loaded(l->table) && !list_estate_incomplete(l))
		say_no_rows(l, ret);
	else if (table_loaded(l->table) && !table_shown(l->table))
		say_filtered(l, ret);
	else if (list_estate_incomplete(l))
		say_incomplete(l, ret);
	else if (list_public_only(l))
		say_public_only(l, ret);
}
