#include "ui/job_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/progress.h"

enum style job_state_style(enum plan_state state)
{
	if (state == ITEM_DONE || state == ITEM_GONE)
		return STYLE_GOOD;
	if (state == ITEM_FAILED || state == ITEM_UNKNOWN)
		return STYLE_BAD;
	return state == ITEM_DRIFTED ? STYLE_WARN : STYLE_PLAIN;
}

static void say(const struct job_say *to, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void say(const struct job_say *to, enum style style, const char *fmt, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		abort();
	va_end(args);
	to->line(to->arg, style, text);
	free(text);
}

void job_say_begun(const struct job_say *to, const struct job_summary *job)
{
	char clock[32] = "", took[40] = "";

	format_stamp(job->began, clock, sizeof(clock));
	if (job->ended > job->began)
		progress_eta(job->ended - job->began, took, sizeof(took));
	say(to, STYLE_PLAIN, "begun %s by %s%s%s", clock, job->who,
	    *took ? ", ended after " : "", *took ? took + 1 : "");
}

void job_say_counts(const struct job_say *to, const struct plan *plan,
		    const struct job_summary *job)
{
	static const enum plan_state said[] = {
		ITEM_DONE,    ITEM_GONE,    ITEM_DRIFTED, ITEM_FAILED,
		ITEM_UNKNOWN, ITEM_SKIPPED, ITEM_PLANNED,
	};
	char n[32];

	for (size_t i = 0; i < COUNT(said); i++) {
		size_t count = job->counts[said[i]];

		if (!count && said[i] != ITEM_DONE)
			continue;
		format_grouped((int64_t)count, n, sizeof(n));
		say(to, job_state_style(said[i]), "%-26s %9s",
		    said[i] == ITEM_PLANNED ? "left"
					    : plan_state_text(&plan->words, said[i]),
		    n);
	}
}

size_t job_say_odd(const struct job_say *to, const struct plan *plan, size_t most)
{
	size_t shown = 0;

	for (size_t i = 0; i < plan->n; i++) {
		const struct plan_item *it = &plan->items[i];

		if (it->state != ITEM_DRIFTED && it->state != ITEM_FAILED &&
		    it->state != ITEM_UNKNOWN)
			continue;
		if (++shown <= most)
			say(to, job_state_style(it->state), "%-10s %s  %s",
			    plan_state_text(&plan->words, it->state), it->name,
			    it->note ? it->note : "");
	}
	return shown > most ? shown - most : 0;
}

void job_say_storage(const struct job_say *to, const struct job_summary *job)
{
	char before[24], after[24];

	if (job->storage_before < 0)
		return;
	format_bytes(job->storage_before, before, sizeof(before));
	format_bytes(job->storage_after, after, sizeof(after));
	say(to, STYLE_PLAIN, "storage %s before, %s after (the Hub updates this later)",
	    before, job->storage_after < 0 ? "not known" : after);
}

void job_say_cost(const struct job_say *to, const struct job_summary *job, bool why)
{
	say(to, STYLE_PLAIN,
	    "%lld request%s, %lld answered 429; the journal has the details: "
	    "hubdeck journal --job %s",
	    (long long)job->requests, job->requests == 1 ? "" : "s",
	    (long long)job->limited, job->id);
	if (why && job->why[0])
		say(to, STYLE_BAD, "%s", job->why);
}

/* ---- as a row ------------------------------------------------------------------ */

void job_put_number(json_object *row, const char *name, int64_t n)
{
	json_object_object_add(row, name, n < 0 ? NULL : json_object_new_int64(n));
}

static void add_time(json_object *row, const char *name, int64_t at)
{
	char text[32];

	if (!at) {
		json_object_object_add(row, name, NULL);
		return;
	}
	format_rfc3339(at, text, sizeof(text));
	json_put_text(row, name, text);
}

static void add_counts(json_object *row, const struct job_summary *s)
{
	job_put_number(row, "planned", (int64_t)s->n);
	job_put_number(row, "done", (int64_t)s->counts[ITEM_DONE]);
	job_put_number(row, "gone", (int64_t)s->counts[ITEM_GONE]);
	job_put_number(row, "drifted", (int64_t)s->counts[ITEM_DRIFTED]);
	job_put_number(row, "failed", (int64_t)s->counts[ITEM_FAILED]);
	job_put_number(row, "unknown", (int64_t)s->counts[ITEM_UNKNOWN]);
	job_put_number(row, "left",
		       (int64_t)(s->counts[ITEM_PLANNED] + s->counts[ITEM_UNKNOWN]));
}

json_object *job_row(const struct job_summary *s)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "job", s->id);
	json_put_text(row, "state", job_state_text(s->state));
	json_put_text(row, "where", s->where);
	add_counts(row, s);
	add_time(row, "began", s->began);
	add_time(row, "ended", s->ended);
	job_put_number(row, "runs", s->runs);
	json_put_text(row, "who", s->who);
	json_put_text(row, "holder", s->holder);
	json_put_text(row, "why", s->why);
	return row;
}

json_object *job_item_row(const struct plan *plan, size_t i)
{
	const struct plan_item *it = &plan->items[i];
	json_object *row = json_object_new_object();
	char digest[DIGEST_TEXT + 1];

	digest_text(&it->digest, digest, sizeof(digest));
	job_put_number(row, "n", (int64_t)i + 1);
	json_put_text(row, "where", plan_part(plan, it)->where);
	json_put_text(row, "name", it->name);
	json_put_text(row, "state", plan_state_text(&plan->words, it->state));
	job_put_number(row, "http", it->http ? it->http : -1);
	json_put_text(row, "note", it->note ? it->note : "");
	json_put_text(row, "digest", digest);
	return row;
}

json_object *job_report(const struct plan *plan, const struct job_summary *job)
{
	json_object *report = job_row(job);
	json_object *items = json_object_new_array();

	job_put_number(report, "requests", job->requests);
	job_put_number(report, "rate_limited", job->limited);
	job_put_number(report, "storage_before", job->storage_before);
	job_put_number(report, "storage_after", job->storage_after);
	for (size_t i = 0; i < plan->n; i++)
		json_object_array_add(items, job_item_row(plan, i));
	json_object_object_add(report, "items", items);
	return report;
}
