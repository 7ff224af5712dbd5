#include "ui/net_words.h"

#include <stdarg.h>
#include <stdio.h>

#include "ui/settings.h"
#include "ui/when.h"

static void say(struct net_words *w, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void say(struct net_words *w, enum style style, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(w->text[w->n++], sizeof(w->text[0]), fmt, ap);
	va_end(ap);
	w->style = style;
}

static bool limited(const struct app *a)
{
	const struct hub_status *s = app_status(a);
	int64_t now = app_now(a);

	return app_wait_until(a) > now && (s->queued || s->limits.wait_until > now);
}

/* "in 38s", which counts down, or the time of day, which does not. */
static void next_try(const struct app *a, char *buf, size_t size)
{
	int64_t at = app_wait_until(a);
	char clock[16];

	when_clock(at, clock, sizeof(clock));
	if (app_settings(a)->calm)
		snprintf(buf, size, "at %s", clock);
	else
		snprintf(buf, size, "in %llds", (long long)(at - app_now(a)));
}

static void say_limited(const struct app *a, struct net_words *w)
{
	const struct hub_status *s = app_status(a);
	char when[32];

	next_try(a, when, sizeof(when));
	if (s->limits.abuse)
		say(w, STYLE_WARN,
		    "Hub has stopped answering this address (abuse limit). Next try "
		    "%s.",
		    when);
	else
		say(w, STYLE_WARN,
		    "Rate limited by Hub (API limit, not the pull limit). Next call "
		    "%s.",
		    when);
	if (s->queued)
		say(w, STYLE_WARN,
		    "Queued: %d request%s (yours go first).   z stops waiting",
		    s->queued, s->queued == 1 ? "" : "s");
	else
		say(w, STYLE_WARN, "Nothing is queued.   R reads when that is over");
	if (s->limits.why[0])
		say(w, STYLE_WARN, "%s", s->limits.why);
}

static void say_offline(const struct app *a, int64_t data_at, struct net_words *w)
{
	const struct hub_status *s = app_status(a);
	char clock[16];

	say(w, STYLE_BAD, "Cannot reach the Hub: %s.",
	    s->net_error[0] ? s->net_error : "no answer");
	when_clock(data_at, clock, sizeof(clock));
	if (data_at)
		say(w, STYLE_BAD,
		    "You are looking at data of %s. Changes are off until it answers.",
		    clock);
	when_clock(s->retry_at, clock, sizeof(clock));
	say(w, STYLE_BAD, "R try now%s%s%s   @ log   q quit",
	    s->retry_at ? " (by itself at " : "", s->retry_at ? clock : "",
	    s->retry_at ? ")" : "");
}

void net_words(const struct app *a, int64_t data_at, struct net_words *ret)
{
	ret->n = 0;
	if (app_snapshot(a))
		return;
	if (app_status(a)->net == HUB_NET_OFFLINE)
		say_offline(a, data_at, ret);
	else if (limited(a))
		say_limited(a, ret);
}

void net_words_add(const struct net_words *w, struct lines *to, const char *label,
		   int width)
{
	for (size_t i = 0; i < w->n; i++)
		lines_wrap_as(to, w->style, i && label ? "" : label,
			      str_from(w->text[i]), width);
}
