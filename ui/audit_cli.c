#include "ui/audit_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/audit_page.h"
#include "ui/cli.h"
#include "ui/evidence.h"
#include "ui/flags.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2 };

static enum status check_words(const struct options *o, const struct audit_command *c,
			       const char **ret_org, struct error *err)
{
	if (flags_check(o, c->name, err) ||
	    audit_page_check(flag_value(o, "report"), err) ||
	    estate_org(o, ret_org, err))
		return err->status;
	return c->check ? c->check(c->arg, *ret_org, err) : ST_OK;
}

static enum status write_page(const struct options *o, const struct audit_command *c,
			      const struct estate *e, const struct audit_found *f,
			      int requests, struct error *err)
{
	json_object *evidence = evidence_json(e, requests);
	char *title = xasprintf("%s of %s", c->title, e->org);
	const struct audit_page page = {
		.title = title,
		.evidence = evidence,
		.counts = f->counts,
		.remark = c->remark,
		.columns = c->columns,
		.n_columns = c->n_columns,
		.rows = f->rows,
		.words = f->words,
	};
	enum status st = audit_page_write(flag_value(o, "report"), &page, err);

	free(title);
	json_object_put(evidence);
	return st;
}

static enum status print(const struct options *o, const struct audit_command *c,
			 const struct estate *e, const struct audit_found *f,
			 int requests, struct error *err)
{
	size_t n = json_object_array_length(f->rows);
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		evidence_print(&out, audit_found_json(f, c->member, e, requests));
		return ST_OK;
	}
	if (n || out.format != OUT_TABLE)
		st = local_table(&out, c->columns, c->n_columns, f->rows, err);
	if (st == ST_OK && out.format == OUT_TABLE) {
		if (n)
			putchar('\n');
		c->say(c->arg, e, f, requests);
	}
	evidence_say_missing(&out, e->missing);
	return st;
}

int audit_run(struct program *p, const struct audit_command *c, struct error *err)
{
	const struct options *o = &p->options;
	struct estate_wanted wanted = { .parts = c->parts };
	struct audit_found f = { 0 };
	struct estate e = { 0 };
	int requests = 0, code;
	enum status st = check_words(o, c, &wanted.org, err);

	if (st == ST_OK)
		st = estate_get(p, &wanted, &e, &requests, err);
	if (st == ST_OK) {
		f = c->judge(c->arg, &e);
		st = write_page(o, c, &e, &f, requests, err);
	}
	if (st == ST_OK)
		st = print(o, c, &e, &f, requests, err);
	code = st != ST_OK            ? cli_fail(o, err)
	       : !estate_complete(&e) ? EXIT_INCOMPLETE
	       : f.flagged            ? EXIT_FOUND
				      : 0;
	audit_found_done(&f);
	estate_done(&e);
	return code;
}
