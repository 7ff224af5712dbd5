#include "ui/options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/flags.h"
#include "ui/params.h"

/* How an option changes the configuration, and which member of it. */
enum effect {
	SETS_FLAG, /* bool */
	SETS_TEXT, /* char *, owned */
	COUNTS,    /* int: one more each time */
	CALLS,     /* `take` reads the value */
	EARLY,     /* was read before the others: early_option() */
};

struct option_row {
	const char *name;  /* long form without "--" */
	char letter;       /* 0: none */
	const char *value; /* what follows it; NULL: nothing */
	enum effect effect;
	size_t offset; /* in struct options, but for CALLS and EARLY */
	enum status (*take)(struct options *o, const struct option_row *row,
			    const char *value, struct error *err);
	const char *help;
	const char *values; /* "a b c": what the value may be; NULL: many things */
};

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

static enum status take_output(struct options *o, const struct option_row *row,
			       const char *value, struct error *err)
{
	(void)row;
	return set_output(&o->config, value, err);
}

/* --csv is --output csv. */
static enum status take_format(struct options *o, const struct option_row *row,
			       const char *value, struct error *err)
{
	(void)value;
	return set_output(&o->config, row->name, err);
}

static enum status take_params(struct options *o, const struct option_row *row,
			       const char *value, struct error *err)
{
	(void)row;
	(void)err;
	o->params_source = value;
	return ST_OK;
}

static enum status take_max_wait(struct options *o, const struct option_row *row,
				 const char *value, struct error *err)
{
	int64_t n;

	(void)row;
	if (!parse_int(str_from(value), &n) || n < 0 || n > 86400)
		return error_set(err, ST_USAGE, "--max-wait: seconds from 0 to 86400");
	o->config.max_wait = (int)n;
	return ST_OK;
}

static enum status take_color(struct options *o, const struct option_row *row,
			      const char *value, struct error *err)
{
	static const char *const names[] = { [COLOR_AUTO] = "auto",
					     [COLOR_ALWAYS] = "always",
					     [COLOR_NEVER] = "never" };

	(void)row;
	for (size_t i = 0; i < COUNT(names); i++)
		if (!strcmp(names[i], value)) {
			o->config.color = (enum color_mode)i;
			return ST_OK;
		}
	return error_set(err, ST_USAGE, "--color: auto, always or never, not \"%.40s\"",
			 value);
}

/* clang-format off */
#define CONFIG(member) offsetof(struct options, config.member)
#define FLAG(member) .effect = SETS_FLAG, .offset = CONFIG(member)
#define TEXT(member) .effect = SETS_TEXT, .offset = CONFIG(member)
#define CALL(fn) .effect = CALLS, .take = (fn)

static const struct option_row rows[] = {
	{ "output", 'o', "FORMAT", CALL(take_output),
	  .help = "table, json, ndjson, csv or tsv (default: table on a terminal, json in a "
		  "pipe)",
	  .values = "table json ndjson csv tsv" },
	{ "json", 0, NULL, CALL(take_format), .help = "short for --output json" },
	{ "ndjson", 0, NULL, CALL(take_format),
	  .help = "short for --output ndjson: one row a line" },
	{ "csv", 0, NULL, CALL(take_format), .help = "short for --output csv" },
	{ "tsv", 0, NULL, CALL(take_format), .help = "short for --output tsv" },
	{ "columns", 0, "A,B,...", TEXT(columns), .help = "these columns, in this order" },
	{ "all", 0, NULL, FLAG(all), .help = "every page of a list" },
	{ "params", 0, "JSON", CALL(take_params),
	  .help = "parameters as JSON; @FILE or - reads them" },
	{ "read-only", 0, NULL, FLAG(read_only),
	  .help = "send nothing that changes anything" },
	{ "allow-destructive", 0, NULL, FLAG(allow_destructive),
	  .help = "open the gate for deletions and the like" },
	{ "yes", 'y', NULL, FLAG(yes), .help = "confirm a change to a handful of things" },
	{ "confirm", 0, "NAME", TEXT(confirm),
	  .help = "confirm a big change by its full name" },
	{ "dry-run", 'n', NULL, FLAG(dry_run), .help = "print the request and send nothing" },
	{ "no-input", 0, NULL, FLAG(no_input), .help = "never ask for anything" },
	{ "max-wait", 0, "SECONDS", CALL(take_max_wait),
	  .help = "wait this long for limits in all (default 900)" },
	{ "url", 0, "URL", TEXT(url), .help = "another Hub" },
	{ "config", 0, "FILE", EARLY, .help = "another configuration file" },
	{ "context", 0, "NAME", EARLY, .help = "a context of the configuration" },
	{ "cacert", 0, "FILE", TEXT(ca_file), .help = "trust these certificates (PEM)" },
	{ "color", 0, "WHEN", CALL(take_color), .help = "auto, always or never",
	  .values = "auto always never" },
	{ "ascii", 0, NULL, FLAG(ascii), .help = "draw with ASCII only" },
	{ "plain", 0, NULL, FLAG(plain), .help = "a place line by line; without a terminal, its list" },
	{ "null", '0', NULL, FLAG(nul), .help = "names only, each ended by a NUL byte" },
	{ "reveal", 0, NULL, FLAG(reveal), .help = "show webhook addresses in full" },
	{ "quiet", 'q', NULL, FLAG(quiet), .help = "no notes on standard error" },
	{ "verbose", 'v', NULL, .effect = COUNTS, .offset = CONFIG(verbose),
	  .help = "print each request on standard error" },
	{ "help", 'h', NULL, .effect = SETS_FLAG, .offset = offsetof(struct options, help),
	  .help = "this help; after GROUP ACTION: its parameters" },
	{ "version", 'V', NULL, .effect = SETS_FLAG,
	  .offset = offsetof(struct options, version), .help = "print the version" },
};
/* clang-format on */

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

const char *options_values(size_t i)
{
	return i < COUNT(rows) ? rows[i].values : NULL;
}

/* The same with '_' for '-', as parameters are written. */
bool options_has(const char *name)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *a = rows[i].name, *b = name;

		while (*a && (*a == *b || (*a == '-' && *b == '_'))) {
			a++;
			b++;
		}
		if (*a == *b)
			return true;
	}
	return false;
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

static enum status apply(struct options *o, const struct option_row *row,
			 const char *value, struct error *err)
{
	void *at = (char *)o + row->offset;

	switch (row->effect) {
	case SETS_FLAG:
		*(bool *)at = true;
		break;
	case SETS_TEXT:
		free(*(char **)at);
		*(char **)at = xstrdup(value);
		break;
	case COUNTS:
		++*(int *)at;
		break;
	case CALLS:
		return row->take(o, row, value, err);
	case EARLY:
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

/* A flag of the command, if that stands before it. */
static bool find_flag(const struct options *o, struct str name, struct flag *ret)
{
	char *copy = xstrndup(name.ptr, name.len);
	bool found = o->n_words && flag_find(o->words[0], copy, ret);

	free(copy);
	return found;
}

/* One that takes no value. */
static bool is_switch(const struct options *o, struct str name)
{
	struct flag f;

	return find_flag(o, name, &f) && !f.value;
}

/* --name VALUE or --name=VALUE for the operation or the command. */
static enum status take_param(struct options *o, int argc, char **argv, int *i,
			      struct error *err)
{
	const char *arg = argv[*i] + 2, *eq = strchr(arg, '=');
	const char *value = eq ? eq + 1 : NULL;
	struct str name = { arg, eq ? (size_t)(eq - arg) : strlen(arg) };

	if (!value && is_switch(o, name))
		value = "true";
	if (!value && *i + 1 < argc && strncmp(argv[*i + 1], "--", 2) != 0)
		value = argv[++*i];
	return params_add(o->params, name, value, err);
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
	struct flag own;

	if (arg[1] == '-') {
		struct str name = { arg + 2,
				    eq ? (size_t)(eq - arg - 2) : strlen(arg + 2) };

		/* `invite --csv FILE` is not `--output csv`. */
		row = find_flag(o, name, &own) ? NULL : find(name.ptr, name.len);
		if (!row)
			return take_param(o, argc, argv, i, err);
		return take_value(o, row, eq ? eq + 1 : NULL, argc, argv, i, err);
	}
	row = arg[2] ? NULL : find_letter(arg[1]);
	if (!row) {
		error_set(err, ST_USAGE, "%.20s: no such option", arg);
		return error_hint(err, "hubdeck --help lists the options");
	}
	return take_value(o, row, NULL, argc, argv, i, err);
}

/* A mistake is told in the format that was asked for, wherever that stands. */
static void take_output_at_least(struct options *o, int argc, char **argv)
{
	struct error ignored = { 0 };

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *arg = argv[i], *eq = strchr(arg, '=');
		const struct option_row *row = NULL;
		const char *value;

		if (!strncmp(arg, "--", 2))
			row = find(arg + 2,
				   eq ? (size_t)(eq - arg - 2) : strlen(arg + 2));
		else if (arg[0] == '-' && arg[1] && !arg[2])
			row = find_letter(arg[1]);
		value = eq ? eq + 1 : i + 1 < argc ? argv[i + 1] : "";
		if (row && (row->take == take_output || row->take == take_format))
			(void)!row->take(o, row, value, &ignored);
	}
}

enum status options_parse(int argc, char **argv, const char *context,
			  struct options *ret, struct error *err)
{
	enum status st;

	*ret = (struct options){ .params = json_object_new_object() };
	ret->words = xcalloc((size_t)argc + 1, sizeof(*ret->words));
	st = config_load(&ret->config, early_option(argc, argv, "--config"),
			 context ? context : early_option(argc, argv, "--context"),
			 err);
	for (int i = 1; !st && i < argc; i++) {
		if (!ret->only_place && !strcmp(argv[i], "--"))
			ret->only_place = true;
		else if (!ret->only_place && argv[i][0] == '-' && argv[i][1])
			st = take_option(ret, argc, argv, &i, err);
		else
			ret->words[ret->n_words++] = argv[i];
	}
	if (st)
		take_output_at_least(ret, argc, argv);
	return st;
}

void options_done(struct options *o)
{
	json_object_put(o->params);
	free(o->words);
	config_done(&o->config);
	*o = (struct options){ 0 };
}
