#include "ui/access_words.h"

#include <stdio.h>

#include "model/access_effect.h"
#include "model/json.h"

void access_words_sum(json_object *rows, char *buf, size_t size)
{
	if (json_object_array_length(rows))
		snprintf(buf, size, "People gained: %zu   people lost: %zu",
			 access_effect_people(rows, true),
			 access_effect_people(rows, false));
	else
		snprintf(buf, size, "Nobody gains or loses anything by it.");
}

static bool gains(json_object *row)
{
	return json_flag(row, "/gain", false);
}

/* The repository without its organization, which is said above. */
static const char *without_org(const char *where)
{
	const char *slash = strchr(where, '/');

	return slash ? slash + 1 : where;
}

void access_words_one(json_object *row, char *buf, size_t size)
{
	snprintf(buf, size, "%c %s  %s: %s -> %s", gains(row) ? '+' : '-',
		 json_text(row, "/who"), without_org(json_text(row, "/where")),
		 json_text(row, "/was"), json_text(row, "/can"));
}

void access_words_people(struct lines *l, json_object *rows)
{
	char line[400];

	access_words_sum(rows, line, sizeof(line));
	lines_add(l, STYLE_WARN, NULL, "%s", line);
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		access_words_one(row, line, sizeof(line));
		lines_add(l, gains(row) ? STYLE_GOOD : STYLE_BAD, NULL, "  %s", line);
	}
}
