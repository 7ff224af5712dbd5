#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include "model/json.h"
#include "ui/config.h"

/*
 * The command line, taken apart: options for everybody go into the configuration, what
 * is left are words and `--name value` parameters for an operation (DESIGN 5.1).
 */
struct options {
	struct config config;
	char **words; /* borrowed from argv */
	size_t n_words;
	bool only_place; /* after "--": the words are a place, whatever they are called
			  */
	bool help, version;
	json_object *params;       /* names as typed, values as text; owned */
	const char *params_source; /* --params: JSON, @FILE or "-"; NULL */
	size_t line;               /* of a batch: what is said names it; 0: none */
};

/* Reads the configuration, too.  `context`: as if --context named it; NULL: what the
 * options say.  ST_USAGE names the option. */
enum status options_parse(int argc, char **argv, const char *context,
			  struct options *ret, struct error *err) MUST_CHECK;
void options_done(struct options *o);

/* The table behind --help and the man page: one line an option. */
void options_print(void);

/* The long options one by one, without "--"; NULL behind the last. */
const char *options_name(size_t i);
/* "a b c": what may stand behind the option; NULL: nothing, or many things. */
const char *options_values(size_t i);

/* Is a parameter of that name an option for everybody? */
bool options_has(const char *name);

#endif
