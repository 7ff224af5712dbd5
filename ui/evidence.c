#include "ui/evidence.h"

#include <stdio.h>

#include "model/format.h"

json_object *evidence_json(const struct estate *e, int requests)
{
	json_object *o = json_object_new_object();
	char now[40];

	format_rfc3339(e->now, now, sizeof(now));
	json_object_object_add(o, "organization", json_object_new_string(e->org));
	json_object_object_add(o, "time", json_object_new_string(now));
	json_object_object_add(o, "credential",
			       e->by ? json_object_new_string(e->by) : NULL);
	json_object_object_add(o, "complete",
			       json_object_new_boolean(estate_complete(e)));
	json_object_object_add(o, "missing", json_object_get(e->missing));
	json_object_object_add(o, "requests", json_object_new_int(requests));
	return o;
}

json_object *evidence_members(const struct estate *e, json_object *rows,
			      json_object *counts, int requests)
{
	json_object *all = evidence_json(e, requests);

	json_object_object_add(all, "counts", json_object_get(counts));
	json_object_object_add(all, "members", json_object_get(rows));
	return all;
}

json_object *evidence_access(const struct estate *e, json_object *rows, int requests)
{
	json_object *all = evidence_json(e, requests);

	json_object_object_add(all, "access", json_object_get(rows));
	return all;
}

void evidence_print(const struct output *out, json_object *take_object)
{
	output_json(out->to,
		    json_object_to_json_string_ext(
			    take_object,
			    JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	fputc('\n', out->to);
	json_object_put(take_object);
}

void evidence_say_missing(const struct output *out, json_object *missing)
{
	enum { SHOWN = 5 };
	size_t n = json_object_array_length(missing);

	for (size_t i = 0; i < n && i < SHOWN; i++) {
		json_object *o = json_object_array_get_idx(missing, i);

		output_note(out, "INCOMPLETE: %.80s: %.160s",
			    json_object_get_string(json_at(o, "/what")),
			    json_object_get_string(json_at(o, "/why")));
	}
	if (n > SHOWN)
		output_note(out, "INCOMPLETE: and %zu more (--json has all)",
			    n - SHOWN);
}
