#include "ui/clean_review.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/local_table.h"
#include "ui/progress.h"

/* What one call that deletes by digest takes (model/ops_images.c). */
enum { LABEL = 12, ROWS_PER_PAGE = 100 };

/* ---- what it costs -------------------------------------------------------- */

/* What one request is made for so many at once. */
static size_t each(size_t n, size_t many)
{
	return (n + many - 1) / many;
}

/* The list once, and the repository's dates before, after and in between. */
static size_t watched(const struct clean_report *p, size_t looks)
{
	return p->pages + 2 + looks;
}

/* A small plan looks at each tag first, a large one at the whole list (net/job_list.c).
 */
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
			      : large     ? n + watched(p, n / PLAN_WATCH_EVERY)
					  : 2 * n;
		c.batched +=
			p->untagged ? images : n - p->whole + whole + watched(p, whole);
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

struct printer {
	FILE *to;
	enum charset charset;
	int64_t now;
};

static void say(const struct printer *p, const char *label, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void say(const struct printer *p, const char *label, const char *fmt, ...)
{
	char *text = NULL, *shown;
	va_list args;

	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		abort();
	va_end(args);
	shown = show_line(str_from(text), p->charset);
	fprintf(p->to, "  %-*s %s\n", LABEL, label, shown);
	free(shown);
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

static void say_sizes(const struct printer *p, const struct clean_report *r)
{
	char all[24], most[24], storage[24], n[32];

	format_bytes(r->bytes, all, sizeof(all));
	format_bytes(r->unique_bytes, most, sizeof(most));
	format_bytes(r->storage, storage, sizeof(storage));
	say(p, "", "%s logical; layers are shared, so at most %s is freed", all, most);
	if (r->storage >= 0)
		say(p, "", "%s takes %s by the Hub's own figure", r->where, storage);
	if (r->unsized)
		say(p, "", "the size of %s of them is not known",
		    grouped(r->unsized, n));
}

/* What takes them in nevertheless. */
static const char *remedy(enum clean_verdict v)
{
	if (v == CLEAN_NEVER_PULLED)
		return " (--include-never-pulled)";
	if (v == CLEAN_NEWEST_MAJOR)
		return " (--include-newest-versions)";
	return v == CLEAN_SHARED ? ": deleting them frees nothing" : "";
}

static void say_kept(const struct printer *p, const struct clean_report *r)
{
	size_t kept = r->n - r->counts[CLEAN_DELETE];
	char n[32];

	say(p, "Will keep", "%9s %s", grouped(kept, n), things(r, kept));
	for (size_t v = CLEAN_DELETE + 1; v < N_CLEAN_VERDICTS; v++)
		if (r->counts[v])
			say(p, "", "%9s %s%s", grouped(r->counts[v], n),
			    clean_verdict_text((enum clean_verdict)v),
			    remedy((enum clean_verdict)v));
	if (r->unsure)
		say(p, "", "%9s of them because a pattern took too long",
		    grouped(r->unsure, n));
}

/* A digest is told by its first digits. */
static void say_named(const struct printer *p, const char *label,
		      const struct clean_report *r, const struct clean_named *t)
{
	int width = r->untagged ? 19 : 128;
	char pushed[24], pulled[24];

	if (!t->name)
		return;
	format_age(t->pushed.sec, p->now, pushed, sizeof(pushed));
	format_age(t->pulled.sec, p->now, pulled, sizeof(pulled));
	say(p, label, "%.*s  pushed %s ago, %s%s%s", width, t->name, pushed,
	    t->pulled.sec ? "pulled " : "", t->pulled.sec ? pulled : "never pulled",
	    t->pulled.sec ? " ago" : "");
}

/* Names are up to 128 characters long. */
static void say_samples(const struct printer *p, const struct clean_report *r)
{
	for (size_t i = 0; i < r->n_samples; i++)
		say_named(p, i ? "" : "At random", r, &r->sample[i]);
}

static void say_going(const struct printer *p, const struct clean_report *r)
{
	size_t n = r->counts[CLEAN_DELETE];
	char never[32], of[32];

	say_sizes(p, r);
	say_kept(p, r);
	if (r->never_pulled)
		say(p, "Never pulled", "%s of the %s", grouped(r->never_pulled, never),
		    grouped(n, of));
	say_named(p, "Last pull", r, &r->last_pulled);
	say_named(p, "Oldest", r, &r->oldest);
	say_named(p, "Newest", r, &r->newest);
	say_samples(p, r);
}

static void say_report(const struct printer *p, const struct clean_report *r)
{
	size_t n = r->counts[CLEAN_DELETE];
	char count[32], total[32];

	fprintf(p->to, "%s\n", r->where);
	say(p, "Rule", "%s", r->rule);
	if (!r->complete)
		say(p, "INCOMPLETE", "%s", r->why);
	say(p, "Will delete", "%9s %s of %s", grouped(n, count), things(r, n),
	    grouped(r->n, total));
	if (n)
		say_going(p, r);
	else
		say_kept(p, r);
	fputc('\n', p->to);
}

static void say_cost(const struct printer *p, const struct clean_review *r)
{
	struct clean_cost c = clean_cost(r);
	bool batches = r->plan->by_digest;
	char n[32], time[64];

	minutes(r, batches ? c.batched : c.requests, time, sizeof(time));
	say(p, "Cost", "%s requests%s", grouped(batches ? c.batched : c.requests, n),
	    time);
	if (c.batched >= c.requests)
		return;
	minutes(r, batches ? c.requests : c.batched, time, sizeof(time));
	if (batches)
		say(p, "", "or %s where the Hub does not delete by digest%s",
		    grouped(c.requests, n), time);
	else
		say(p, "", "or %s with --by-digest, which deletes their images, too%s",
		    grouped(c.batched, n), time);
}

static const char *confirmation(const struct clean_review *r, char *buf, size_t size)
{
	char *where = plan_where(r->plan);

	buf[0] = '\0';
	if (plan_safety(r->plan) >= SAFETY_3)
		snprintf(buf, size, " --confirm %s",
			 r->plan->n_parts > 1 ? r->plan->id : where);
	else if (plan_safety(r->plan) == SAFETY_2)
		snprintf(buf, size, " --yes");
	free(where);
	return buf;
}

static char *apply_command(const struct clean_review *r)
{
	char buf[256];

	return xasprintf("hubdeck apply %s --allow-destructive%s", r->handle,
			 confirmation(r, buf, sizeof(buf)));
}

static void say_plan(const struct printer *p, const struct clean_review *r)
{
	char *command = r->handle ? apply_command(r) : NULL;
	char n[32];

	if (r->plan->n)
		fprintf(p->to, "%s: %s %s planned, nothing was deleted\n", r->plan->id,
			grouped(r->plan->n, n),
			r->plan->n == 1 ? "deletion" : "deletions");
	else
		fputs("Nothing to delete.\n", p->to);
	if (r->plan->n) {
		say_cost(p, r);
		say(p, "Undo",
		    "none: nothing can be restored; the plan keeps the digests");
	}
	if (r->path)
		say(p, "Plan", "%s", r->path);
	if (command)
		say(p, "To apply", "%s", command);
	free(command);
}

static void print_people(const struct clean_review *r, const struct output *out)
{
	const struct printer p = { out->to, out->charset, out->now };

	for (size_t i = 0; i < r->n; i++)
		say_report(&p, &r->reports[i]);
	say_plan(&p, r);
}

/* ---- JSON ----------------------------------------------------------------- */

static void add_text(json_object *o, const char *name, const char *text)
{
	json_object_object_add(o, name, text ? json_object_new_string(text) : NULL);
}

static json_object *cost_json(const struct clean_review *r, size_t requests)
{
	int64_t sec = progress_left(requests, 0, 0, &r->limits);
	json_object *o = json_object_new_object();

	json_object_object_add(o, "requests", json_object_new_int64((int64_t)requests));
	json_object_object_add(o, "seconds",
			       sec < 0 ? NULL : json_object_new_int64(sec));
	return o;
}

static json_object *whole_json(const struct clean_review *r)
{
	json_object *o = json_object_new_object(), *reports = json_object_new_array();
	struct clean_cost c = clean_cost(r);
	char *command = r->handle ? apply_command(r) : NULL;

	add_text(o, "id", r->plan->id);
	json_object_object_add(o, "rule", json_object_get(r->plan->rule));
	add_text(o, "file", r->path);
	json_object_object_add(o, "complete",
			       json_object_new_boolean(!r->plan->incomplete));
	json_object_object_add(o, "delete", json_object_new_int64((int64_t)r->plan->n));
	json_object_object_add(o, "counts", json_object_get(r->plan->counts));
	json_object_object_add(o, "cost", cost_json(r, c.requests));
	json_object_object_add(o, "cost_in_batches", cost_json(r, c.batched));
	add_text(o, "apply", command);
	for (size_t i = 0; i < r->n; i++)
		json_object_array_add(reports, clean_report_json(&r->reports[i]));
	json_object_object_add(o, "repositories", reports);
	free(command);
	return o;
}

static void print_json(const struct clean_review *r, const struct output *out)
{
	json_object *o = whole_json(r);

	output_json(out->to, json_object_to_json_string_ext(
				     o, JSON_C_TO_STRING_PRETTY |
						JSON_C_TO_STRING_NOSLASHESCAPE));
	fputc('\n', out->to);
	json_object_put(o);
}

/* ---- rows ----------------------------------------------------------------- */

static const struct local_column columns[] = {
	{ "repository", 2, 0 },      { "name", 1, 0 },
	{ "pushed", 2, LOCAL_TIME }, { "pulled", 2, LOCAL_TIME },
	{ "size", 3, LOCAL_RIGHT },  { "platforms", 4, 0 },
	{ "digest", 5, 0 },
};

static void add_stamp(json_object *row, const char *name, struct stamp at)
{
	char text[32];

	format_rfc3339(at.sec, text, sizeof(text));
	json_put_text(row, name, text);
}

static json_object *row_of(const struct plan *p, size_t i)
{
	const struct plan_item *it = &p->items[i];
	json_object *row = json_object_new_object();
	char digest[DIGEST_TEXT + 1];

	digest_text(&it->digest, digest, sizeof(digest));
	json_put_text(row, "repository", plan_part(p, it)->where);
	json_put_text(row, "name", it->name);
	add_stamp(row, "pushed", it->pushed);
	add_stamp(row, "pulled", it->pulled);
	json_object_object_add(
		row, "size", it->size.n < 0 ? NULL : json_object_new_int64(it->size.n));
	json_put_text(row, "platforms", it->platforms ? it->platforms : "");
	json_put_text(row, "digest", digest);
	return row;
}

void clean_review_csv(const struct plan *p, FILE *to)
{
	for (size_t i = 0; i < COUNT(columns); i++)
		fprintf(to, "%s%s", i ? "," : "", columns[i].name);
	fputs("\r\n", to);
	for (size_t i = 0; i < p->n; i++) {
		json_object *row = row_of(p, i);

		for (size_t k = 0; k < COUNT(columns); k++) {
			json_object *v = NULL;

			json_object_object_get_ex(row, columns[k].name, &v);
			if (k)
				fputc(',', to);
			output_csv_cell(
				to, str_from(v ? json_object_get_string(v) : ""), ',');
		}
		fputs("\r\n", to);
		json_object_put(row);
	}
}

static enum status print_rows(const struct clean_review *r, const struct output *out,
			      struct error *err)
{
	json_object *rows = json_object_new_array();
	struct output own = *out;
	enum status st;

	if (own.nul && !own.columns)
		own.columns = "name";
	for (size_t i = 0; i < r->plan->n; i++)
		json_object_array_add(rows, row_of(r->plan, i));
	st = local_table(&own, columns, COUNT(columns), rows, err);
	json_object_put(rows);
	return st;
}

enum status clean_review_print(const struct clean_review *r, const struct output *out,
			       struct error *err)
{
	if (out->format == OUT_TABLE && !out->columns && !out->nul) {
		print_people(r, out);
		return ST_OK;
	}
	if (out->format == OUT_JSON) {
		print_json(r, out);
		return ST_OK;
	}
	return print_rows(r, out, err);
}
