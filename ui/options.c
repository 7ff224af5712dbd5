#include "ui/options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"

enum { PARAMS_MAX = 1 << 20 };

enum option {
	OPT_OUTPUT,
	OPT_JSON,
	OPT_NDJSON,
	OPT_CSV,
	OPT_TSV,
	OPT_COLUMNS,
	OPT_ALL,
	OPT_PARAMS,
	OPT_READ_ONLY,
	OPT_ALLOW,
	OPT_YES,
	OPT_CONFIRM,
	OPT_DRY_RUN,
	OPT_NO_INPUT,
	OPT_MAX_WAIT,
	OPT_URL,
	OPT_CONFIG,
	OPT_CONTEXT,
	OPT_CACERT,
	OPT_COLOR,
	OPT_ASCII,
	OPT_QUIET,
	OPT_REVEAL,
	OPT_VERBOSE,
	OPT_HELP,
	OPT_VERSION,
};

struct option_row {
	enum option option;
	const char *name;  /* long form without "--" */
	char letter;       /* 0: none */
	const char *value; /* what follows it; NULL: nothing */
	const char *help;
};

static const struct option_row rows[] = {
	{ OPT_OUTPUT, "output", 'o', "FORMAT",
	  "table, json, ndjson, csv or tsv (default: table on a terminal, json in a "
	  "pipe)" },
	{ OPT_JSON, "json", 0, NULL, "short for --output json" },
	{ OPT_NDJSON, "ndjson", 0, NULL, "short for --output ndjson: one row a line" },
	{ OPT_CSV, "csv", 0, NULL, "short for --output csv" },
	{ OPT_TSV, "tsv", 0, NULL, "short for --output tsv" },
	{ OPT_COLUMNS, "columns", 0, "A,B,...", "these columns, in this order" },
	{ OPT_ALL, "all", 0, NULL, "every page of a list" },
	{ OPT_PARAMS, "params", 0, "JSON",
	  "parameters as JSON; @FILE or - reads them" },
	{ OPT_READ_ONLY, "read-only", 0, NULL, "send nothing that changes anything" },
	{ OPT_ALLOW, "allow-destructive", 0, NULL,
	  "open the gate for deletions and the like" },
	{ OPT_YES, "yes", 'y', NULL, "confirm a change to a handful of things" },
	{ OPT_CONFIRM, "confirm", 0, "NAME", "confirm a big change by its full name" },
	{ OPT_DRY_RUN, "dry-run", 'n', NULL, "print the request and send nothing" },
	{ OPT_NO_INPUT, "no-input", 0, NULL, "never ask for anything" },
	{ OPT_MAX_WAIT, "max-wait", 0, "SECONDS",
	  "wait this long for limits in all (default 900)" },
	{ OPT_URL, "url", 0, "URL", "another Hub" },
	{ OPT_CONFIG, "config", 0, "FILE", "another configuration file" },
	{ OPT_CONTEXT, "context", 0, "NAME", "a context of the configuration" },
	{ OPT_CACERT, "cacert", 0, "FILE", "trust these certificates (PEM)" },
	{ OPT_COLOR, "color", 0, "WHEN", "auto, always or never" },
	{ OPT_ASCII, "ascii", 0, NULL, "draw with ASCII only" },
	{ OPT_REVEAL, "reveal", 0, NULL, "show webhook addresses in full" },
	{ OPT_QUIET, "quiet", 'q', NULL, "no notes on standard error" },
	{ OPT_VERBOSE, "verbose", 'v', NULL, "print each request on standard error" },
	{ OPT_HELP, "help", 'h', NULL,
	  "this help; after GROUP ACTION: its parameters" },
	{ OPT_VERSION, "version", 'V', NULL, "print the version" },
};

void options_print(void)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		char left[40];

		snprintf(left, sizeof(left), "--%s%s%s", rows[i].name,
			 rows[i].value ? " " : "", rows[i].value ? rows[i].value : "");
		if (rows[i].letter)
			printf("  -%c, %-22s %s\n", rows[i].letter, left, rows[i].help);
		else
			printf("      %-22s %s\n", left, rows[i].help);
	}
}

const char *options_name(size_t i)
{
	return i < COUNT(rows) ? rows[i].name : NULL;
}

static const struct option_row *find(const char *name, size_t n)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strlen(rows[i].name) == n && !strncmp(rows[i].name, name, n))
			return &rows[i];
	return NULL;
}

static const struct option_row *find_letter(char c)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].letter == c)
			return &rows[i];
	return NULL;
}

static void set(char **to, const char *value)
{
	free(*to);
	*to = xstrdup(value);
}

static enum status set_output(struct config *c, const char *value, struct error *err)
{
	static const char *const names[] = {
		[OUT_TABLE] = "table", [OUT_JSON] = "json", [OUT_NDJSON] = "ndjson",
		[OUT_CSV] = "csv",     [OUT_TSV] = "tsv",
	};

	for (size_t i = OUT_TABLE; i < COUNT(names); i++)
		if (!strcmp(names[i], value)) {
			c->output = (enum output_format)i;
			return ST_OK;
		}
	return error_set(err, ST_USAGE,
			 "--output: table, json, ndjson, csv or tsv, not \"%.40s\"",
			 value);
}

static enum status set_color(struct config *c, const char *value, struct error *err)
{
	if (!strcmp(value, "auto"))
		c->color = COLOR_AUTO;
	else if (!strcmp(value, "always"))
		c->color = COLOR_ALWAYS;
	else if (!strcmp(value, "never"))
		c->color = COLOR_NEVER;
	else
		return error_set(err, ST_USAGE,
				 "--color: auto, always or never, not \"%.40s\"",
				 value);
	return ST_OK;
}

static enum status set_max_wait(struct config *c, const char *value, struct error *err)
{
	int64_t n;

	if (!parse_int(str_from(value), &n) || n < 0 || n > 86400)
		return error_set(err, ST_USAGE, "--max-wait: seconds from 0 to 86400");
	c->max_wait = (int)n;
	return ST_OK;
}

static enum status apply(struct options *o, const struct option_row *row,
			 const char *value, struct error *err)
{
	struct config *c = &o->config;

	switch (row->option) {
	case OPT_OUTPUT:
		return set_output(c, value, err);
	case OPT_JSON:
	case OPT_NDJSON:
	case OPT_CSV:
	case OPT_TSV:
		return set_output(c, row->name, err);
	case OPT_COLUMNS:
		set(&c->columns, value);
		break;
	case OPT_ALL:
		c->all = true;
		break;
	case OPT_PARAMS:
		o->params_source = value;
		break;
	case OPT_READ_ONLY:
		c->read_only = true;
		break;
	case OPT_ALLOW:
		c->allow_destructive = true;
		break;
	case OPT_YES:
		c->yes = true;
		break;
	case OPT_CONFIRM:
		set(&c->confirm, value);
		break;
	case OPT_DRY_RUN:
		c->dry_run = true;
		break;
	case OPT_NO_INPUT:
		c->no_input = true;
		break;
	case OPT_MAX_WAIT:
		return set_max_wait(c, value, err);
	case OPT_URL:
		set(&c->url, value);
		break;
	case OPT_CONFIG: /* read before the others: early_option() */
	case OPT_CONTEXT:
		break;
	case OPT_CACERT:
		set(&c->ca_file, value);
		break;
	case OPT_COLOR:
		return set_color(c, value, err);
	case OPT_ASCII:
		c->ascii = true;
		break;
	case OPT_QUIET:
		c->quiet = true;
		break;
	case OPT_REVEAL:
		c->reveal = true;
		break;
	case OPT_VERBOSE:
		c->verbose++;
		break;
	case OPT_HELP:
		o->help = true;
		break;
	case OPT_VERSION:
		o->version = true;
		break;
	}
	return ST_OK;
}

/* The configuration must be known before the options that beat it are read. */
static const char *early_option(int argc, char **argv, const char *name)
{
	const char *value = NULL;
	size_t n = strlen(name);

	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strcmp(argv[i], name) && i + 1 < argc)
			value = argv[i + 1];
		else if (!strncmp(argv[i], name, n) && argv[i][n] == '=')
			value = argv[i] + n + 1;
	}
	return value;
}

/* A secret on the command line is in everybody's process list; say so, not "unknown".
 */
static bool names_secret(const char *name, size_t n)
{
	static const char *const words[] = { "password",        "secret",
					     "token",           "code",
					     "login-2fa-token", "login_2fa_token" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strlen(words[i]) == n && !strncmp(words[i], name, n))
			return true;
	return false;
}

/* A name given twice is a list. */
static void add_param(json_object *params, const char *name, const char *value)
{
	json_object *v = json_object_new_string(value), *before, *list;

	if (!json_object_object_get_ex(params, name, &before)) {
		json_object_object_add(params, name, v);
		return;
	}
	if (json_object_is_type(before, json_type_array)) {
		json_object_array_add(before, v);
		return;
	}
	list = json_object_new_array();
	json_object_array_add(list, json_object_get(before));
	json_object_array_add(list, v);
	json_object_object_add(params, name, list);
}

/* --name VALUE or --name=VALUE for the operation. */
static enum status take_param(struct options *o, int argc, char **argv, int *i,
			      struct error *err)
{
	const char *arg = argv[*i] + 2, *eq = strchr(arg, '=');
	size_t n = eq ? (size_t)(eq - arg) : strlen(arg);
	char *name = xstrndup(arg, n);
	const char *value = eq ? eq + 1 : NULL;

	if (names_secret(arg, n)) {
		error_set(err, ST_USAGE,
			  "--%s: a secret is never given on the command line", name);
		error_hint(err, "give it in --params - or --params @FILE");
		free(name);
		return ST_USAGE;
	}
	if (!value && *i + 1 < argc && strncmp(argv[*i + 1], "--", 2) != 0)
		value = argv[++*i];
	if (!value) {
		error_set(err, ST_USAGE,
			  "--%.60s: unknown option, or a value is missing", name);
		error_hint(err, "hubdeck --help lists the options");
		free(name);
		return ST_USAGE;
	}
	for (char *p = name; *p; p++)
		*p = *p == '-' ? '_' : *p;
	add_param(o->params, name, value);
	free(name);
	return ST_OK;
}

static enum status take_value(struct options *o, const struct option_row *row,
			      const char *inline_value, int argc, char **argv, int *i,
			      struct error *err)
{
	const char *value = inline_value;

	if (!row->value)
		return value ? error_set(err, ST_USAGE, "--%s takes no value",
					 row->name)
			     : apply(o, row, "", err);
	if (!value) {
		if (*i + 1 >= argc)
			return error_set(err, ST_USAGE, "--%s needs %s", row->name,
					 row->value);
		value = argv[++*i];
	}
	return apply(o, row, value, err);
}

static enum status take_option(struct options *o, int argc, char **argv, int *i,
			       struct error *err)
{
	char *arg = argv[*i], *eq = strchr(arg, '=');
	const struct option_row *row;

	if (arg[1] == '-') {
		row = find(arg + 2, eq ? (size_t)(eq - arg - 2) : strlen(arg + 2));
		if (!row)
			return take_param(o, argc, argv, i, err);
		return take_value(o, row, eq ? eq + 1 : NULL, argc, argv, i, err);
	}
	if (arg[1] == '0' && !arg[2]) {
		o->config.nul = true;
		return ST_OK;
	}
	row = arg[2] ? NULL : find_letter(arg[1]);
	if (!row) {
		error_set(err, ST_USAGE, "%.20s: no such option", arg);
		return error_hint(err, "hubdeck --help lists the options");
	}
	return take_value(o, row, NULL, argc, argv, i, err);
}

enum status options_parse(int argc, char **argv, struct options *ret, struct error *err)
{
	enum status st;

	*ret = (struct options){ .params = json_object_new_object() };
	ret->words = xcalloc((size_t)argc + 1, sizeof(*ret->words));
	st = config_load(&ret->config, early_option(argc, argv, "--config"),
			 early_option(argc, argv, "--context"), err);
	for (int i = 1; !st && i < argc; i++) {
		if (!ret->only_place && !strcmp(argv[i], "--"))
			ret->only_place = true;
		else if (!ret->only_place && argv[i][0] == '-' && argv[i][1])
			st = take_option(ret, argc, argv, &i, err);
		else
			ret->words[ret->n_words++] = argv[i];
	}
	return st;
}

void options_done(struct options *o)
{
	json_object_put(o->params);
	free(o->words);
	config_done(&o->config);
	*o = (struct options){ 0 };
}

/* ---- --params --------------------------------------------------------- */

static enum status read_all(int fd, const char *name, struct str *ret,
			    struct error *err)
{
	char *buf = xmalloc(PARAMS_MAX);
	size_t n = 0;
	ssize_t got;

	while (n < PARAMS_MAX && (got = read(fd, buf + n, PARAMS_MAX - n)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			error_set(err, ST_LOCAL, "%s: %s", name, strerror(errno));
			break;
		}
		n += (size_t)got;
	}
	if (n == PARAMS_MAX)
		error_set(err, ST_USAGE, "%s: more than 1 MiB of parameters", name);
	if (err->status) {
		explicit_bzero(buf, n);
		free(buf);
		return err->status;
	}
	*ret = (struct str){ buf, n };
	return ST_OK;
}

static enum status read_source(const char *source, struct str *ret, struct error *err)
{
	enum status st;
	int fd;

	if (!strcmp(source, "-"))
		return read_all(STDIN_FILENO, "standard input", ret, err);
	if (*source != '@') {
		*ret = (struct str){ xstrdup(source), strlen(source) };
		return ST_OK;
	}
	fd = open(source + 1, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		error_set(err, ST_USAGE, "--params %s: %s", source, strerror(errno));
		return ST_USAGE;
	}
	st = read_all(fd, source + 1, ret, err);
	close(fd);
	return st;
}

/* Everybody on this machine can read the arguments of a program. */
static enum status refuse_secrets(const char *source, json_object *given,
				  struct error *err)
{
	if (!strcmp(source, "-") || *source == '@')
		return ST_OK;
	json_object_object_foreach(given, key, value)
	{
		(void)value;
		if (!names_secret(key, strlen(key)))
			continue;
		error_set(err, ST_USAGE,
			  "%s: a secret is never given on the command line", key);
		error_hint(err, "give it in --params - or --params @FILE");
		return ST_USAGE;
	}
	return ST_OK;
}

enum status options_read_params(struct options *o, struct error *err)
{
	json_object *given = NULL;
	struct error fault = { 0 };
	struct str text;
	size_t at = 0;
	enum status st;

	if (!o->params_source)
		return ST_OK;
	st = read_source(o->params_source, &text, err);
	if (st)
		return st;
	if (json_check(text, &at, &fault) || json_parse(text, &given, &fault))
		st = error_set(err, ST_USAGE, "--params: not JSON at byte %zu", at + 1);
	else if (!json_object_is_type(given, json_type_object))
		st = error_set(err, ST_USAGE,
			       "--params: an object is expected, as in "
			       "{\"namespace\":\"acme\"}");
	else
		st = refuse_secrets(o->params_source, given, err);
	explicit_bzero((void *)(uintptr_t)text.ptr, text.len);
	free((void *)(uintptr_t)text.ptr);
	if (st == ST_OK) {
		json_object_object_foreach(o->params, key, value)
			json_object_object_add(given, key, json_object_get(value));
		json_object_put(o->params);
		o->params = given;
		given = NULL;
	}
	json_object_put(given);
	return st;
}
