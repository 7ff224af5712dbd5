#include "ui/logout.h"

#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/local_table.h"

static const struct local_column columns[] = {
	{ "source", 1, 0 },
	{ "state", 1, 0 },
	{ "forget", 1, 0 },
};

/* How a credential is taken away from where it is, by how the source is called. */
static const struct {
	const char *begins, *how;
} ways[] = {
	{ "DOCKERHUB_TOKEN_FILE", "delete the file" },
	{ "docker config, helper", "hubdeck logout erase, or docker logout" },
	{ "docker config", "docker logout" },
	{ "context", "take secret-command or token-file out of the context" },
	{ "DOCKER", "unset the variable" },
};

static const char *way_of(const char *source)
{
	for (size_t i = 0; i < COUNT(ways); i++)
		if (!strncmp(source, ways[i].begins, strlen(ways[i].begins)))
			return ways[i].how;
	return "";
}

/* What is there; a prompt keeps nothing. */
static json_object *make_rows(const struct credentials *c)
{
	struct credential_source sources[CREDENTIAL_SOURCES];
	json_object *rows = json_object_new_array();

	credentials_sources(c, sources);
	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++) {
		const struct credential_source *s = &sources[i];
		json_object *row;

		if (s->state == SOURCE_ABSENT || !strcmp(s->name, "prompt"))
			continue;
		row = json_object_new_object();
		json_put_text(row, "source", s->name);
		json_put_text(row, "state",
			      s->state == SOURCE_USED ? "used" : "not used");
		json_put_text(row, "forget", way_of(s->name));
		json_object_array_add(rows, row);
	}
	return rows;
}

int logout_run(const struct options *o, const struct credentials *c)
{
	json_object *rows = make_rows(c);
	struct error err = { 0 };
	struct output out;
	enum status st;

	output_init(&out, &o->config, stdout, 0);
	st = local_table(&out, columns, COUNT(columns), rows, &err);
	if (st == ST_OK && !o->config.quiet)
		fprintf(stderr, "hubdeck: no session and no secret is kept; %s\n",
			json_object_array_length(rows)
				? "these are read when they are needed"
				: "there is no credential either");
	json_object_put(rows);
	return st == ST_OK ? 0 : cli_fail(o, &err);
}

static enum status check_erase(const struct options *o, struct error *err)
{
	if (!o->config.read_only)
		return ST_OK;
	error_set(err, ST_GATE, "read-only: no helper is told to forget anything");
	return error_hint(err, "read-only comes from --read-only, HUBDECK_READ_ONLY "
			       "or a configuration file");
}

int logout_erase(const struct options *o, struct hub *h)
{
	struct error err = { .status = ST_LOCAL, .text = "cannot wait for the helper" };
	struct reply *r;
	int code = 0;

	if (check_erase(o, &err) != ST_OK)
		return cli_fail(o, &err);
	r = cli_wait(h, hub_erase(h), &o->config, NULL, NULL);
	if (!r || r->err.status)
		code = cli_fail(o, r ? &r->err : &err);
	else if (!o->config.quiet)
		fprintf(stderr, "hubdeck: docker-credential-%s %s of Docker Hub\n",
			r->body,
			r->gone ? "keeps no login" : "has forgotten the login");
	reply_free(r);
	return code;
}
