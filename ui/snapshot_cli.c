#include "ui/snapshot_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"
#include "ui/snapshot_file.h"

enum { EXIT_INCOMPLETE = 2 };

static const struct local_column columns[] = {
	{ "file", 1, 0 },
	{ "members", 1, LOCAL_RIGHT },
	{ "invites", 2, LOCAL_RIGHT },
	{ "teams", 1, LOCAL_RIGHT },
	{ "repositories", 1, LOCAL_RIGHT },
	{ "tokens", 2, LOCAL_RIGHT },
	{ "complete", 1, 0 },
	{ "requests", 3, LOCAL_RIGHT },
	{ "organization", LOCAL_NOT_SHOWN, 0 },
	{ "time", LOCAL_NOT_SHOWN, LOCAL_TIME },
	{ "credential", LOCAL_NOT_SHOWN, 0 },
};

/* null when the list was not read. */
static void put_count(json_object *o, const char *name, json_object *rows)
{
	json_object_object_add(
		o, name,
		rows ? json_object_new_int64((int64_t)json_object_array_length(rows))
		     : NULL);
}

/* The evidence, and what was kept where. */
static json_object *summary(const struct estate *e, const char *path, int requests)
{
	json_object *o = evidence_json(e, requests);

	json_put_text(o, "file", path);
	put_count(o, "members", e->members);
	put_count(o, "invites", e->invites);
	put_count(o, "teams", e->teams);
	put_count(o, "repositories", e->repos);
	put_count(o, "tokens", e->oats);
	return o;
}

static enum status print(const struct options *o, const struct estate *e,
			 const char *path, int requests, struct error *err)
{
	json_object *all = summary(e, path, requests), *rows;
	struct output out;
	enum status st;

	output_init(&out, &o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		evidence_print(&out, all);
		return ST_OK;
	}
	rows = json_object_new_array();
	json_object_array_add(rows, all);
	st = local_table(&out, columns, COUNT(columns), rows, err);
	json_object_put(rows);
	evidence_say_missing(&out, e->missing);
	return st;
}

static enum status check_words(const struct options *o, struct error *err)
{
	if (flags_check(o, "snapshot", err))
		return err->status;
	if (o->n_words < 2) {
		error_set(err, ST_USAGE, "snapshot: of which organization?");
		return error_hint(err, "hubdeck snapshot ORG [FILE]");
	}
	/* Before hundreds of requests; new_file_open() has the last word. */
	if (o->n_words > 2 && !access(o->words[2], F_OK)) {
		error_set(err, ST_LOCAL, "%s exists already", o->words[2]);
		return error_hint(err, "choose another name; nothing is overwritten");
	}
	return ST_OK;
}

/* The file is made last: none is left of a reading that failed. */
static enum status save(const struct options *o, const struct estate *e, int requests,
			char **ret_path, struct error *err)
{
	enum status st = ST_OK;

	if (o->n_words > 2)
		*ret_path = xstrdup(o->words[2]);
	else
		st = snapshot_path(o->config.state_dir, e->org, e->now, ret_path, err);
	return st ? st : snapshot_save(*ret_path, e, requests, err);
}

int snapshot_command(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	struct estate e = { 0 };
	char *path = NULL;
	int requests = 0, code;
	enum status st = check_words(o, err);

	if (st == ST_OK)
		st = estate_get(p,
				&(struct estate_wanted){
					.org = o->words[1],
					.parts = ESTATE_EVERYTHING,
				},
				&e, &requests, err);
	if (st == ST_OK)
		st = save(o, &e, requests, &path, err);
	if (st == ST_OK)
		st = print(o, &e, path, requests, err);
	code = st != ST_OK           ? cli_fail(o, err)
	       : estate_complete(&e) ? 0
				     : EXIT_INCOMPLETE;
	free(path);
	estate_done(&e);
	return code;
}

void snapshot_help(void)
{
	puts("hubdeck snapshot ORG [FILE]: keeps what an organization is now\n"
	     "\n"
	     "People, teams, tokens, repositories, access and webhooks, as JSON a "
	     "line, "
	     "readable by you alone.\n"
	     "Without FILE it goes to snapshots/ of the state directory (hubdeck "
	     "info). "
	     " No file is\n"
	     "overwritten.  No secret is in it: addresses of webhooks are masked.\n"
	     "hubdeck compare tells two apart; --open FILE has members, access and "
	     "doctor answer from one.\n"
	     "Exit 0, or 2: not everything could be read, and the snapshot says so.");
}
