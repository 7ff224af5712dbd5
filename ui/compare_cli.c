#include "ui/compare_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/estate_compare.h"
#include "model/format.h"
#include "model/xalloc.h"
#include "ui/change_log.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/gather.h"
#include "ui/local_table.h"
#include "ui/snapshot_file.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2 };

static const char not_known[] = "not known";

struct comparing {
	const struct options *o;
	struct estate before, after;
	int requests_before, requests;
	bool live;
	json_object *rows, *not_compared;
	struct error
		log; /* why the audit log was not read; ST_OK: it was, or need not */
};

/* ---- the two of them ---------------------------------------------------------------
 */

static enum status check_words(const struct options *o, struct error *err)
{
	if (flags_check(o, "compare", err))
		return err->status;
	if (o->n_words == 3)
		return ST_OK;
	error_set(err, ST_USAGE, "compare: which snapshot with what?");
	return error_hint(err, "hubdeck compare OLD NEW, or hubdeck compare OLD live");
}

static enum status read_after(struct program *p, struct comparing *c, struct error *err)
{
	if (!c->live)
		return snapshot_load(c->o->words[2], &c->after, &c->requests, err);
	return estate_get(p,
			  &(struct estate_wanted){
				  .org = c->before.org,
				  .parts = ESTATE_PEOPLE | ESTATE_ACCESS,
			  },
			  &c->after, &c->requests, err);
}

static enum status check_pair(const struct comparing *c, struct error *err)
{
	struct error why = { 0 };

	if (estate_same(&c->before, &c->after, &why))
		return error_set(err, why.status, "compare: %s", why.text);
	if (c->before.now <= c->after.now)
		return ST_OK;
	error_set(err, ST_USAGE, "compare: the first is newer than the second");
	return error_hint(err, "hubdeck compare OLD NEW");
}

static enum status read_both(struct program *p, struct comparing *c, struct error *err)
{
	if (snapshot_load(c->o->words[1], &c->before, &c->requests_before, err) ||
	    read_after(p, c, err))
		return err->status;
	return check_pair(c, err);
}

/* ---- by whom ------------------------------------------------------------------------
 */

/* Who may read members may not be allowed to read the log; the changes stay. */
static enum status blame(struct program *p, struct comparing *c, struct error *err)
{
	struct gather *g = gather_new(p->hub);
	enum status st;

	change_log_ask(g, c->rows, &c->before);
	st = gather_wait(g, &c->o->config, err);
	if (st == ST_OK)
		change_log_take(g, c->rows, &c->before, &c->log);
	c->requests += gather_requests(g);
	gather_free(g);
	return st;
}

/* ---- what is printed
 * ------------------------------------------------------------------ */

static const struct local_column columns[] = {
	{ "change", 1, 0 },        { "who", 1, 0 }, { "where", 1, 0 },
	{ "from", 1, 0 },          { "to", 1, 0 },  { "by", 2, 0 },
	{ "when", 2, LOCAL_TIME },
};

/* Of what is compared: who may not list tokens can compare members. */
static bool is_complete(const struct comparing *c)
{
	return !json_object_array_length(c->not_compared);
}

static void print_json(const struct output *out, const struct comparing *c)
{
	json_object *o = json_object_new_object(), *counts = json_object_new_object();

	json_object_object_add(o, "old", evidence_json(&c->before, c->requests_before));
	json_object_object_add(o, "new", evidence_json(&c->after, c->requests));
	json_object_object_add(o, "complete", json_object_new_boolean(is_complete(c)));
	json_object_object_add(o, "not_compared", json_object_get(c->not_compared));
	json_put_text(o, "audit_log",
		      !c->live                 ? "not asked"
		      : c->log.status == ST_OK ? "read"
					       : c->log.text);
	for (size_t i = 0; i < 3; i++) {
		static const char *const names[] = { "more", "fewer", "changed" };

		json_object_object_add(counts, names[i],
				       json_object_new_int64((int64_t)change_count(
					       c->rows, "+-~"[i])));
	}
	json_object_object_add(o, "counts", counts);
	json_object_object_add(o, "changes", json_object_get(c->rows));
	evidence_print(out, o);
}

/* For people: an empty cell would be a place where nobody did it. */
static void say_not_known(json_object *rows)
{
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (!json_at(row, "/by"))
			json_put_text(row, "by", not_known);
	}
}

static void say_counts(const struct comparing *c)
{
	size_t n = json_object_array_length(c->rows);
	char since[32], until[32];

	format_stamp(c->before.now, since, sizeof(since));
	format_stamp(c->after.now, until, sizeof(until));
	if (n)
		printf("\n%s from %s to %s UTC: +%zu -%zu ~%zu; %d requests\n",
		       c->after.org, since, until, change_count(c->rows, '+'),
		       change_count(c->rows, '-'), change_count(c->rows, '~'),
		       c->live ? c->requests : 0);
	else
		printf("%s is the same at %s and at %s UTC\n", c->after.org, since,
		       until);
}

static void say_missing(const struct output *out, const struct comparing *c)
{
	evidence_say_missing(out, c->not_compared);
	if (c->log.status != ST_OK)
		output_note(out, "by whom is not known: the audit log: %.160s",
			    c->log.text);
}

static enum status print(const struct comparing *c, struct error *err)
{
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &c->o->config, stdout, c->after.now);
	if (out.format == OUT_JSON) {
		print_json(&out, c);
		return ST_OK;
	}
	if (out.format == OUT_TABLE)
		say_not_known(c->rows);
	if (json_object_array_length(c->rows) || out.format != OUT_TABLE)
		st = local_table(&out, columns, COUNT(columns), c->rows, err);
	if (st == ST_OK && out.format == OUT_TABLE && !out.nul)
		say_counts(c);
	say_missing(&out, c);
	return st;
}

/* ---- the command
 * ------------------------------------------------------------------------ */

static enum status compare(struct program *p, struct comparing *c, struct error *err)
{
	if (check_words(c->o, err))
		return err->status;
	c->live = !strcmp(c->o->words[2], "live");
	if (read_both(p, c, err))
		return err->status;
	c->rows = estate_compare(&c->before, &c->after, c->not_compared);
	if (c->live && json_object_array_length(c->rows) && blame(p, c, err))
		return err->status;
	return print(c, err);
}

int compare_command(struct program *p, struct error *err)
{
	struct comparing c = { .o = &p->options,
			       .not_compared = json_object_new_array() };
	enum status st = compare(p, &c, err);
	int code = st != ST_OK                        ? cli_fail(c.o, err)
		   : !is_complete(&c)                 ? EXIT_INCOMPLETE
		   : json_object_array_length(c.rows) ? EXIT_FOUND
						      : 0;

	json_object_put(c.rows);
	json_object_put(c.not_compared);
	estate_done(&c.before);
	estate_done(&c.after);
	return code;
}

void compare_help(void)
{
	puts("hubdeck compare OLD NEW: what changed between two snapshots\n"
	     "hubdeck compare OLD live: what changed since one, by whom and when where "
	     "the audit log says so\n"
	     "\n"
	     "Exit 0: nothing; 1: something; 2: not everything could be compared.\n"
	     "\nChanges:");
	for (size_t i = 0; i < n_change_kinds; i++)
		printf("  %c %-15s %s\n", change_kinds[i].sign, change_kinds[i].name,
		       change_kinds[i].help);
}
