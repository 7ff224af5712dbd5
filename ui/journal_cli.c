#include "ui/journal_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "ui/cli.h"
#include "ui/local_table.h"

enum { DAY = 86400, LIMIT_MAX = 1000000000 };

/* ---- what is asked for ------------------------------------------------ */

struct asked {
	struct journal_filter filter;
	int64_t older_than; /* seconds; 0: not given */
	int64_t keep;       /* rows; 0: not given */
};

/* 7d: so long ago; 2026-02-12: the beginning of that day in UTC; RFC 3339. */
static enum status take_time(const char *name, const char *value, int64_t now,
			     int64_t *ret, struct error *err)
{
	char day[40];
	int64_t age;

	snprintf(day, sizeof(day), "%.20sT00:00:00Z", value);
	if (parse_age(str_from(value), &age)) {
		*ret = now - age;
		return ST_OK;
	}
	if (parse_rfc3339(str_from(value), ret) || parse_rfc3339(str_from(day), ret))
		return ST_OK;
	return error_set(err, ST_USAGE,
			 "--%s: an age (7d), a day (2026-02-12) or a time "
			 "(2026-02-12T09:14:00Z)",
			 name);
}

static enum status take_count(const char *name, const char *value, int64_t *ret,
			      struct error *err)
{
	if (parse_int(str_from(value), ret) && *ret > 0 && *ret <= LIMIT_MAX)
		return ST_OK;
	return error_set(err, ST_USAGE, "--%s: a number from 1", name);
}

static enum status take_older(const char *value, int64_t *ret, struct error *err)
{
	if (parse_age(str_from(value), ret) && *ret >= DAY)
		return ST_OK;
	return error_set(err, ST_USAGE,
			 "--older-than: an age of at least 1d, as in "
			 "90d");
}

static enum status take_state(const char *value, const char **ret, struct error *err)
{
	static const char *const states[] = {
		"done",    "gone",    "failed", "unknown",
		"drifted", "skipped", "open",   "damaged"
	};

	for (size_t i = 0; i < COUNT(states); i++)
		if (!strcmp(states[i], value)) {
			*ret = states[i];
			return ST_OK;
		}
	return error_set(err, ST_USAGE,
			 "--state: done, gone, failed, unknown, drifted, skipped, open "
			 "or damaged, not \"%.40s\"",
			 value);
}

static enum status take_one(struct asked *a, const char *name, const char *value,
			    int64_t now, struct error *err)
{
	struct journal_filter *f = &a->filter;

	if (!strcmp(name, "since") || !strcmp(name, "from"))
		return take_time(name, value, now, &f->from, err);
	if (!strcmp(name, "to"))
		return take_time(name, value, now, &f->to, err);
	if (!strcmp(name, "limit"))
		return take_count(name, value, &f->limit, err);
	if (!strcmp(name, "state"))
		return take_state(value, &f->state, err);
	if (!strcmp(name, "operation"))
		f->operation = value;
	else if (!strcmp(name, "target"))
		f->target = value;
	else if (!strcmp(name, "job"))
		f->job = value;
	else {
		error_set(err, ST_USAGE, "--%.60s: no such option here", name);
		return error_hint(err, "journal takes --since, --from, --to, "
				       "--operation, --target, --state, --job and "
				       "--limit");
	}
	return ST_OK;
}

/* The texts stay with the options. */
static enum status take_asked(const struct options *o, bool prune, int64_t now,
			      struct asked *ret, struct error *err)
{
	enum status st = ST_OK;

	json_object_object_foreach(o->params, name, value)
	{
		const char *text = json_object_get_string(value);

		if (st != ST_OK)
			break;
		if (prune && !strcmp(name, "older_than"))
			st = take_older(text, &ret->older_than, err);
		else if (prune && !strcmp(name, "keep"))
			st = take_count(name, text, &ret->keep, err);
		else if (prune)
			st = error_set(err, ST_USAGE, "--%.60s: no such option here",
				       name);
		else
			st = take_one(ret, name, text, now, err);
	}
	if (st == ST_OK && prune && !ret->older_than && !ret->keep) {
		st = error_set(err, ST_USAGE, "journal prune: how old, or how many?");
		error_hint(err, "hubdeck journal prune --older-than 90d, or --keep "
				"10000");
	}
	/* Younger rows may belong to a change that is just under way. */
	if (!ret->older_than)
		ret->older_than = DAY;
	return st;
}

/* ---- listing ---------------------------------------------------------- */

/* From the left, what is asked first of a change. */
static const struct local_column columns[] = {
	{ "time", 1, LOCAL_TIME },
	{ "operation", 1, 0 },
	{ "target", 1, 0 },
	{ "state", 1, 0 },
	{ "http", 2, LOCAL_RIGHT },
	{ "who", 2, 0 },
	{ "credential", 3, 0 },
	{ "note", 3, 0 },
	{ "job", 4, 0 },
	{ "quota_left", 4, LOCAL_RIGHT },
	{ "digest", 4, 0 },
	{ "done", 0, LOCAL_TIME },
	{ "url", 0, 0 },
	{ "params", 0, 0 },
	{ "id", 0, LOCAL_RIGHT },
	{ "damaged", 0, 0 },
};

static bool add_row(void *arg, const struct journal_row *row)
{
	json_object_array_add(arg, journal_row_json(row));
	return true;
}

static enum status read_rows(const char *path, const struct journal_filter *f,
			     json_object *rows, bool *ret_there, struct error *err)
{
	struct journal *j = NULL;
	enum status st = journal_open_read(path, &j, err);

	*ret_there = j != NULL;
	if (st == ST_OK && j)
		st = journal_find(j, f, add_row, rows, err);
	journal_close(j);
	return st;
}

static int list(const struct options *o, const char *path, const struct asked *a,
		int64_t now)
{
	json_object *rows = json_object_new_array();
	struct error err = { 0 };
	struct output out;
	bool there = false;
	enum status st = read_rows(path, &a->filter, rows, &there, &err);

	output_init(&out, &o->config, stdout, now);
	if (st == ST_OK)
		st = local_table(&out, columns, COUNT(columns), rows, &err);
	if (st == ST_OK && !json_object_array_length(rows) && !o->config.quiet)
		fprintf(stderr, "hubdeck: %s\n",
			there ? "no such change in the journal"
			      : "nothing yet: no change was ever sent from here");
	json_object_put(rows);
	return st == ST_OK ? 0 : cli_fail(o, &err);
}

/* ---- pruning ---------------------------------------------------------- */

static void print_pruned(const struct options *o, const struct journal_pruned *p,
			 bool dry)
{
	struct output out;
	json_object *obj;

	output_init(&out, &o->config, stdout, 0);
	if (out.format != OUT_JSON && out.format != OUT_NDJSON) {
		printf("%s %lld of %lld rows%s\n", dry ? "would remove" : "removed",
		       (long long)(p->old - p->needed), (long long)p->rows,
		       p->removed && !p->compact
			       ? "; the file shrinks later, somebody reads it"
			       : "");
		if (p->needed)
			printf("kept %lld old rows of unfinished jobs\n",
			       (long long)p->needed);
		return;
	}
	obj = json_object_new_object();
	json_object_object_add(obj, "dry_run", json_object_new_boolean(dry));
	json_object_object_add(obj, "rows", json_object_new_int64(p->rows));
	json_object_object_add(obj, "removed",
			       json_object_new_int64(p->old - p->needed));
	json_object_object_add(obj, "kept_for_jobs", json_object_new_int64(p->needed));
	json_object_object_add(obj, "compact", json_object_new_boolean(p->compact));
	puts(json_object_to_json_string_ext(obj, JSON_C_TO_STRING_PLAIN));
	json_object_put(obj);
}

static int prune(const struct options *o, const char *path, const struct asked *a,
		 int64_t now)
{
	bool dry = o->config.dry_run || !o->config.yes;
	struct journal_pruned p;
	struct error err = { 0 };

	if (journal_prune(path, now - a->older_than, a->keep, dry, &p, &err))
		return cli_fail(o, &err);
	if (dry && !o->config.dry_run && p.old > p.needed) {
		error_set(&err, ST_GATE,
			  "journal prune: %lld of %lld rows would be removed for ever",
			  (long long)(p.old - p.needed), (long long)p.rows);
		error_hint(&err, "--yes removes them");
		return cli_fail(o, &err);
	}
	print_pruned(o, &p, dry);
	return output_flush_file(stdout, &err) ? cli_fail(o, &err) : 0;
}

/* ---- both ------------------------------------------------------------- */

int journal_run_cli(struct options *o, int64_t now)
{
	bool pruning = o->n_words == 2 && !strcmp(o->words[1], "prune");
	struct asked a = { 0 };
	struct error err = { 0 };
	char *path;
	int code;

	if (o->n_words > 1 && !pruning) {
		error_set(&err, ST_USAGE, "journal: what is \"%.60s\"?",
			  o->words[o->n_words - 1]);
		error_hint(&err, "hubdeck journal, or hubdeck journal prune "
				 "--older-than 90d");
	} else if (!o->config.state_dir) {
		error_set(&err, ST_LOCAL,
			  "no journal: neither XDG_STATE_HOME nor HOME is set");
	} else {
		take_asked(o, pruning, now, &a, &err);
	}
	if (err.status)
		return cli_fail(o, &err);
	path = xasprintf("%s/journal.db", o->config.state_dir);
	code = pruning ? prune(o, path, &a, now) : list(o, path, &a, now);
	free(path);
	return code;
}

void journal_help(void)
{
	puts("hubdeck journal: the changes sent from here, newest first\n"
	     "  --since 7d, --from, --to   an age, a day, or an RFC 3339 time\n"
	     "  --operation repos.delete*  a shell pattern\n"
	     "  --target acme/app*         a shell pattern\n"
	     "  --state STATE              done, gone, failed, unknown, drifted, "
	     "skipped,\n"
	     "                             open (no outcome is recorded), damaged\n"
	     "  --job ID                   one job\n"
	     "  --limit N                  so many\n"
	     "\n"
	     "hubdeck journal prune: removes old rows for ever, on request only\n"
	     "  --older-than 90d           rows that are older, at least 1d\n"
	     "  --keep N                   all but the newest N that are older than "
	     "1d\n"
	     "  --yes                      needed; without it they are counted\n"
	     "What belongs to an unfinished job stays.");
}
