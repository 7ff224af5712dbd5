#include "ui/info.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "net/versions.h"
#include "ui/cli.h"
#include "ui/context.h"
#include "ui/in_force.h"
#include "ui/local_table.h"

enum { LABEL = 12, MAX_FACTS = 24 };

struct facts {
	const char *name[MAX_FACTS];
	char *value[MAX_FACTS]; /* owned */
	size_t n;
};

static void add(struct facts *f, const char *name, char *take_value)
{
	f->name[f->n] = name;
	f->value[f->n++] = take_value;
}

/* An address without the user and password in it, which a proxy's may have. */
static char *without_user(const char *address)
{
	const char *start = strstr(address, "://");
	const char *host = start ? start + 3 : address;
	const char *at = strrchr(host, '@');

	if (!at)
		return xstrdup(address);
	return xasprintf("%.*s***@%s", (int)(host - address), address, at + 1);
}

/* As curl reads them; HTTP_PROXY in capitals is not one of them. */
static void add_proxies(struct facts *f)
{
	static const char *const names[] = { "https_proxy", "HTTPS_PROXY", "http_proxy",
					     "all_proxy",   "ALL_PROXY",   "no_proxy",
					     "NO_PROXY" };

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *v = getenv(names[i]);

		if (v && *v)
			add(f, names[i], without_user(v));
	}
}

static char *or_none(const char *s, const char *none)
{
	return xstrdup(s ? s : none);
}

static char *context_text(const struct config *c)
{
	size_t n = c->n_contexts;

	if (c->context)
		return xstrdup(c->context->name);
	return n ? xasprintf("none of %zu; --context chooses one", n) : xstrdup("none");
}

/* A person who asks why nothing works is told here, too. */
static void add_url(struct facts *f, const char *url)
{
	struct error err = { 0 };
	struct origin o;
	char *base = NULL;

	add(f, "url", without_user(url));
	if (origin_base(url, &base, &o, &err))
		add(f, "url_refused", xstrdup(err.text));
	free(base);
}

static void collect(struct facts *f, const struct config *cfg,
		    const struct credentials *c)
{
	char network[128];

	versions_network(network, sizeof(network));
	add(f, "version", xstrdup(HUBDECK_VERSION));
	add(f, "network", xstrdup(network));
	add(f, "json", xstrdup("json-c " JSON_C_VERSION));
	add_url(f, cfg->url);
	add(f, "context", context_text(cfg));
	add(f, "user", or_none(credentials_user(c), "not named"));
	add(f, "credential", xstrdup(credentials_source(c)));
	add(f, "scim_bearer",
	    xstrdup(credentials_scim(c) ? "DOCKERHUB_SCIM_TOKEN" : "none"));
	add(f, "read_only", xstrdup(cfg->read_only ? "yes" : "no"));
	add(f, "config", or_none(cfg->config_path, "none: HOME is not set"));
	add(f, "journal",
	    cfg->state_dir ? xasprintf("%s/journal.db", cfg->state_dir)
			   : xstrdup("none: HOME is not set"));
	add_proxies(f);
}

static const char *state_text(enum source_state state)
{
	static const char *const texts[] = {
		[SOURCE_ABSENT] = "not set",
		[SOURCE_SET] = "set, not used",
		[SOURCE_USED] = "used",
		[SOURCE_REFUSED] = "not used",
	};

	return texts[state];
}

static json_object *source_rows(const struct credential_source *sources)
{
	json_object *list = json_object_new_array();

	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++) {
		json_object *one = json_object_new_object();

		json_put_text(one, "source", sources[i].name);
		json_put_text(one, "state", state_text(sources[i].state));
		json_put_text(one, "note", sources[i].note);
		json_object_array_add(list, one);
	}
	return list;
}

static void add_json(void *settings, const char *name, const char *value)
{
	json_put_text(settings, name, value);
}

static void print_json(const struct output *out, const struct config *c,
		       const struct facts *f, const struct credential_source *sources)
{
	int pretty = out->format == OUT_JSON ? JSON_C_TO_STRING_PRETTY
					     : JSON_C_TO_STRING_PLAIN;
	json_object *o = json_object_new_object(), *settings = json_object_new_object();

	for (size_t i = 0; i < f->n; i++)
		json_put_text(o, f->name[i], f->value[i]);
	json_object_object_add(o, "sources", source_rows(sources));
	in_force(c, add_json, settings);
	json_object_object_add(o, "settings", settings);
	output_json(stdout, json_object_to_json_string_ext(
				    o, pretty | JSON_C_TO_STRING_NOSLASHESCAPE));
	putchar('\n');
	json_object_put(o);
}

static void add_row(json_object *rows, const char *field, const char *value)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "field", field);
	json_put_text(row, "value", value);
	json_object_array_add(rows, row);
}

static void add_setting(void *rows, const char *name, const char *value)
{
	char *field = xasprintf("setting: %s", name);

	add_row(rows, field, value);
	free(field);
}

/* A source is a row as the facts are, in the order they are tried; so are settings. */
static enum status print_separated(const struct output *out, const struct config *cfg,
				   const struct facts *f,
				   const struct credential_source *sources,
				   struct error *err)
{
	static const struct local_column columns[] = { { "field", 1, 0 },
						       { "value", 1, 0 } };
	json_object *rows = json_object_new_array();
	enum status st;

	for (size_t i = 0; i < f->n; i++)
		add_row(rows, f->name[i], f->value[i]);
	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++) {
		char *name = xasprintf("source: %s", sources[i].name);

		add_row(rows, name, state_text(sources[i].state));
		free(name);
	}
	in_force(cfg, add_setting, rows);
	st = local_table(out, columns, COUNT(columns), rows, err);
	json_object_put(rows);
	return st;
}

static void print_line(const struct output *out, const char *name, const char *text)
{
	char *shown = show_line(str_from(text), out->charset);

	printf("%-*s %s\n", LABEL, name, shown);
	free(shown);
}

static void print_setting(void *arg, const char *name, const char *value)
{
	const struct output *out = arg;
	char *text = xasprintf("%-30s %s", name, value);

	print_line(out, "", text);
	free(text);
}

static void print_text(struct output *out, const struct config *c,
		       const struct facts *f, const struct credential_source *sources)
{
	for (size_t i = 0; i < f->n; i++)
		print_line(out, f->name[i], f->value[i]);
	puts("\nA credential is looked for in this order:");
	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++) {
		const struct credential_source *s = &sources[i];
		char *text = xasprintf("%-30s %-14s %s", s->name, state_text(s->state),
				       s->note);
		size_t n = strlen(text);

		while (n && text[n - 1] == ' ')
			text[--n] = '\0';
		print_line(out, (const char[]){ ' ', ' ', (char)('1' + i), '\0' },
			   text);
		free(text);
	}
	puts("\nSettings in force:");
	in_force(c, print_setting, out);
}

int info_run(const struct options *o, const struct credentials *c)
{
	struct credential_source sources[CREDENTIAL_SOURCES];
	struct error err = { 0 };
	struct facts f = { 0 };
	struct output out;

	collect(&f, &o->config, c);
	credentials_sources(c, sources);
	output_init(&out, &o->config, stdout, 0);
	if (out.format == OUT_JSON || out.format == OUT_NDJSON)
		print_json(&out, &o->config, &f, sources);
	else if (out.format == OUT_TABLE)
		print_text(&out, &o->config, &f, sources);
	else
		(void)!print_separated(&out, &o->config, &f, sources, &err);
	for (size_t i = 0; i < f.n; i++)
		free(f.value[i]);
	return err.status ? cli_fail(o, &err) : 0;
}
