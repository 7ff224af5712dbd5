#include "ui/clean_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/progress.h"

/* What one call that deletes by digest takes (model/ops_images.c). */
enum { ROWS_PER_PAGE = 100 };

/* ---- what it costs -------------------------------------------------------- */

/* What one request is made for so many at once. */
static size_t each(size_t n, size_t many)
{
	return (n + many - 1) / many;
}

/* The list once, and the repository's dates before it, at the end and in between. */
static size_t watched(const struct clean_report *p, size_t looks)
{
	return p->pages + 2 + looks;
}

/* A small plan looks at each tag first, a large one at the whole list, and at the dates
 * again when that was read (net/job_list.c).  By digest both are done. */
struct clean_cost clean_cost(const struct clean_review *r)
{
	struct clean_cost c = { 0, 0 };
	bool large = r->plan->n > PLAN_LOOK_MAX;

	for (size_t i = 0; i < r->n; i++) {
		const struct clean_report *p = &r->reports[i];
		size_t n = p->counts[CLEAN_DELETE];
		size_t whole = each(p->whole_digests, PLAN_BATCH);
		size_t images =
			watched(p, each(p->n, ROWS_PER_PAGE)) + each(n, PLAN_BATCH);

		if (!n)
			continue;
		c.requests += p->untagged ? images
			      : large     ? n + watched(p, 1 + n / PLAN_WATCH_EVERY)
					  : 2 * n;
		c.batched += p->untagged ? images
					 : (large ? 1 : 2) * (n - p->whole) + whole +
						   watched(p, 1 + whole);
	}
	return c;
}

/* ", 27 min at 150 a minute"; "" when the Hub did not say how much it allows. */
static void minutes(const struct clean_review *r, size_t requests, char *buf,
		    size_t size)
{
	int64_t sec = progress_left(requests, 0, 0, &r->limits);
	char eta[32];

	buf[0] = '\0';
	if (sec < 0)
		return;
	progress_eta(sec > 0 ? sec : 1, eta, sizeof(eta));
	snprintf(buf, size, ": %s at %d a minute", eta + (*eta == '~'),
		 r->limits.limit - limit_reserve(&r->limits));
}

/* ---- for people ----------------------------------------------------------- */

static void say(const struct clean_say *to, enum style style, const char *label,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static void say(const struct clean_say *to, enum style style, const char *label,
		const char *fmt, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		abort();
	va_end(args);
	to->line(to->arg, style, label, text);
	free(text);
}

static const char *grouped(size_t n, char buf[32])
{
	format_grouped((int64_t)n, buf, 32);
	return buf;
}

static const char *things(const struct clean_report *r, size_t n)
{
	if (r->untagged)
		return n == 1 ? "manifest" : "manifests";
	return n == 1 ? "tag" : "tags";
}

static void say_sizes(const struct clean_say *to, const struct clean_report *r)
{
	char all[24], most[24], storage[24], n[32];

	format_bytes(r->bytes, all, sizeof(all));
	format_bytes(r->unique_bytes, most, sizeof(most));
	format_bytes(r->storage, storage, sizeof(storage));
	say(to, STYLE_PLAIN, "",
	    "%s logical; layers are shared, so at most %s is freed", all, most);
	if (r->storage >= 0)
		say(to, STYLE_PLAIN, "", "%s takes %s by the Hub's own figure",
		    r->where, storage);
	if (r->unsized)
		say(to, STYLE_PLAIN, "", "the size of %s of them is not known",
		    grouped(r->unsized, n));
}

/* What takes them in nevertheless. */
static const char *remedy(const struct clean_say *to, enum clean_verdict v)
{
	if (v == CLEAN_NEVER_PULLED)
		return to->flags ? " (--include-never-pulled)"
				 : " (include never pulled)";
	if (v == CLEAN_NEWEST_MAJOR)
		return to->flags ? " (--include-newest-versions)"
				 : " (include newest versions)";
	return v == CLEAN_SHARED ? ": deleting them frees nothing" : "";
}

void clean_say_kept(const struct clean_say *to, const struct clean_report *r)
{
	size_t kept = r->n - r->counts[CLEAN_DELETE];
	char n[32];

	say(to, STYLE_PLAIN, "Will keep", "%9s %s", grouped(kept, n), things(r, kept));
	for (size_t v = CLEAN_DELETE + 1; v < N_CLEAN_VERDICTS; v++)
		if (r->counts[v])
			say(to, STYLE_PLAIN, "", "%9s %s%s", grouped(r->counts[v], n),
			    clean_verdict_text((enum clean_verdict)v),
			    remedy(to, (enum clean_verdict)v));
	if (r->unsure)
		say(to, STYLE_PLAIN, "", "%9s of them because a pattern took too long",
		    grouped(r->unsure, n));
}

/* A digest is told by its first digits. */
static void say_named(const struct clean_say *to, const char *label,
		      const struct clean_report *r, const struct clean_named *t)
{
	int width = r->untagged ? 19 : 128;
	char pushed[24], pulled[24];

	if (!t->name)
		return;
	format_age(t->pushed.sec, to->now, pushed, sizeof(pushed));
	format_age(t->pulled.sec, to->now, pulled, sizeof(pulled));
	say(to, STYLE_PLAIN, label, "%.*s  pushed %s ago, %s%s%s", width, t->name,
	    pushed, t->pulled.sec ? "pulled " : "",
	    t->pulled.sec ? pulled : "never pulled", t->pulled.sec ? " ago" : "");
}

/* Names are up to 128 characters long. */
static void say_samples(const struct clean_say *to, const struct clean_report *r)
{
	for (size_t i = 0; i < r->n_samples; i++)
		say_named(to, i ? "" : "At random", r, &r->sample[i]);
}

void clean_say_samples(const struct clean_say *to, const struct clean_report *r)
{
	size_t n = r->counts[CLEAN_DELETE];
	char never[32], of[32];

	if (!n)
		return;
	if (r->never_pulled)
		say(to, STYLE_PLAIN, "Never pulled", "%s of the %s",
		    grouped(r->never_pulled, never), grouped(n, of));
	say_named(to, "Last pull", r, &r->last_pulled);
	say_named(to, "Oldest", r, &r->oldest);
	say_named(to, "Newest", r, &r->newest);
	say_samples(to, r);
}

void clean_say_going(const struct clean_say *to, const struct clean_report *r)
{
	size_t n = r->counts[CLEAN_DELETE];
	char count[32], total[32];

	say(to, STYLE_PLAIN, "Rule", "%s", r->rule);
	if (!r->complete)
		say(to, STYLE_BAD, "INCOMPLETE", "%s", r->why);
	say(to, STYLE_KEY, "Will delete", "%9s %s of %s", grouped(n, count),
	    things(r, n), grouped(r->n, total));
	if (n)
		say_sizes(to, r);
}

void clean_say_cost(const struct clean_say *to, const struct clean_review *r)
{
	struct clean_cost c = clean_cost(r);
	bool batches = r->plan->by_digest;
	char n[32], time[64];

	minutes(r, batches ? c.batched : c.requests, time, sizeof(time));
	say(to, STYLE_PLAIN, "Cost", "%s requests%s",
	    grouped(batches ? c.batched : c.requests, n), time);
	if (c.batched >= c.requests)
		return;
	minutes(r, batches ? c.requests : c.batched, time, sizeof(time));
	if (batches)
		say(to, STYLE_PLAIN, "",
		    "or %s where the Hub does not delete by digest%s",
		    grouped(c.requests, n), time);
	else
		say(to, STYLE_PLAIN, "",
		    "or %s with %s, which deletes their images, too%s",
		    grouped(c.batched, n), to->flags ? "--by-digest" : "by digest",
		    time);
}

void clean_say_undo(const struct clean_say *to)
{
	say(to, STYLE_BAD, "Undo",
	    "none: nothing can be restored; the plan keeps the digests");
}
