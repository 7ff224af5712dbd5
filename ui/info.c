#include "ui/info.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "net/versions.h"
#include "ui/output.h"

struct fact {
	const char *name, *value;
};

static void print_json(const struct fact *facts, size_t n)
{
	json_object *o = json_object_new_object();

	for (size_t i = 0; i < n; i++)
		json_object_object_add(o, facts[i].name,
				       json_object_new_string(facts[i].value));
	puts(json_object_to_json_string_ext(o, JSON_C_TO_STRING_PRETTY |
						       JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
}

int info_run(const struct options *o, const struct credentials *c)
{
	const struct config *cfg = &o->config;
	char network[128], *journal = NULL;
	struct output out;

	if (cfg->state_dir)
		journal = xasprintf("%s/journal.db", cfg->state_dir);
	versions_network(network, sizeof(network));
	const struct fact facts[] = {
		{ "version", HUBDECK_VERSION },
		{ "network", network },
		{ "json", "json-c " JSON_C_VERSION },
		{ "url", cfg->url },
		{ "credential", credentials_source(c) },
		{ "read_only", cfg->read_only ? "yes" : "no" },
		{ "config",
		  cfg->config_path ? cfg->config_path : "none: HOME is not set" },
		{ "journal", journal ? journal : "none: HOME is not set" },
	};

	output_init(&out, cfg, stdout, 0);
	if (out.format == OUT_JSON || out.format == OUT_NDJSON)
		print_json(facts, COUNT(facts));
	else
		for (size_t i = 0; i < COUNT(facts); i++)
			printf("%-11s %s\n", facts[i].name, facts[i].value);
	free(journal);
	return 0;
}
