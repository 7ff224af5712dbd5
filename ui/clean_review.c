#include "ui/clean_review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/local_table.h"
#include "ui/progress.h"

enum { LABEL = 12 };

/* ---- for people ----------------------------------------------------------- */

static void print_line(void *arg, enum style style, const char *label, const char *text)
{
	const struct output *out = arg;
	char *shown = show_line(str_from(text), out->charset);

	(void)style;
	fprintf(out->to, "  %-*s %s\n", LABEL, label, shown);
	free(shown);
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

static void say_plan(const struct clean_say *say, const struct clean_review *r,
		     const struct output *out)
{
	char *command = r->handle ? apply_command(r) : NULL;
	char n[32];

	format_grouped((int64_t)r->plan->n, n, sizeof(n));
	if (r->plan->n)
		fprintf(out->to, "%s: %s %s planned, nothing was deleted\n",
			r->plan->id, n, r->plan->n == 1 ? "deletion" : "deletions");
	else
		fputs("Nothing to delete.\n", out->to);
	if (r->plan->n) {
		clean_say_cost(say, r);
		clean_say_undo(say);
	}
	if (r->path)
		say->line(say->arg, STYLE_PLAIN, "Plan", r->path);
	if (command)
		say->line(say->arg, STYLE_PLAIN, "To apply", command);
	free(command);
}

static void print_people(const struct clean_review *r, const struct output *out)
{
	struct output to = *out;
	const struct clean_say say = { print_line, &to, out->now, true };

	for (size_t i = 0; i < r->n; i++) {
		fprintf(out->to, "%s\n", r->reports[i].where);
		clean_say_going(&say, &r->reports[i]);
		clean_say_kept(&say, &r->reports[i]);
		clean_say_samples(&say, &r->reports[i]);
		fputc('\n', out->to);
	}
	say_plan(&say, r, out);
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

json_object *clean_review_json(const struct clean_review *r)
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
	json_object *o = clean_review_json(r);

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
