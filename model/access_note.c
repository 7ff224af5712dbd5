#include <stdio.h>
#include <string.h>

#include "model/access.h"
#include "model/format.h"
#include "model/json.h"
#include "model/member_audit.h"

/* What is beside the ways: who to look at twice, and how many there are. */

static size_t count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

/* Of the flags those that do not say a role, nor what the ways say themselves. */
static void note_flags(const char *flags, char *buf, size_t size)
{
	static const char *const kept[] = { "GUEST", "IDLE", "NOSEEN", "NEW",
					    "NOSCIM" };
	size_t n = 0;

	buf[0] = '\0';
	while (*flags) {
		size_t len = strcspn(flags, " ");

		for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
			if (strlen(kept[i]) == len && !strncmp(flags, kept[i], len) &&
			    n < size)
				n += (size_t)snprintf(buf + n, size - n, "%s%s",
						      n ? " " : "", kept[i]);
		flags += len + (flags[len] == ' ');
	}
}

/* {"jdoe": "GUEST IDLE"} */
static json_object *people(const struct estate *e)
{
	json_object *rows = member_audit(e, &(struct audit_options){ 0 });
	json_object *notes = json_object_new_object();

	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		char note[80];

		note_flags(json_text(row, "/flags"), note, sizeof(note));
		json_object_object_add(notes, json_text(row, "/member"),
				       json_object_new_string(note));
	}
	json_object_put(rows);
	return notes;
}

static void note_token(const struct estate *e, json_object *token, char *buf,
		       size_t size)
{
	int64_t used, expires;
	char age[24];

	if (!json_flag(token, "/is_active", true))
		snprintf(buf, size, "disabled");
	else if (parse_rfc3339(json_str(token, "/expires_at"), &expires) && expires &&
		 expires <= e->now)
		snprintf(buf, size, "expired");
	else if (!parse_rfc3339(json_str(token, "/last_used_at"), &used) || !used)
		snprintf(buf, size, "never used !");
	else {
		format_age(used, e->now, age, sizeof(age));
		snprintf(buf, size, "used %s ago", age);
	}
}

static json_object *tokens(const struct estate *e)
{
	json_object *notes = json_object_new_object();

	for (size_t i = 0; i < count(e->oats); i++) {
		json_object *t = json_object_array_get_idx(e->oats, i);
		char note[80];

		note_token(e, t, note, sizeof(note));
		json_object_object_add(notes, json_text(t, "/id"),
				       json_object_new_string(note));
	}
	return notes;
}

void access_notes(const struct estate *e, json_object *rows)
{
	json_object *of_people = people(e), *of_tokens = tokens(e);

	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i), *note = NULL;
		bool user = !strcmp(json_text(row, "/kind"), "user");

		if (json_object_object_get_ex(
			    user ? of_people : of_tokens,
			    json_text(row, user ? "/who" : "/token_id"), &note))
			json_object_object_add(row, "note", json_object_get(note));
	}
	json_object_put(of_people);
	json_object_put(of_tokens);
}

bool access_is_public(const struct estate *e, const char *repo)
{
	for (size_t i = 0; i < count(e->repos); i++) {
		json_object *row = json_object_array_get_idx(e->repos, i);

		if (!strcmp(json_text(row, "/name"), repo))
			return !json_flag(row, "/is_private", true);
	}
	return false;
}

size_t access_count(json_object *rows, const char *kind, bool twice)
{
	json_object *seen = json_object_new_object();
	size_t n;

	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		const char *id = json_text(row, "/token_id");

		if (!strcmp(json_text(row, "/kind"), kind) &&
		    (!twice || json_int(row, "/ways") > 1))
			json_object_object_add(seen, *id ? id : json_text(row, "/who"),
					       json_object_new_boolean(true));
	}
	n = (size_t)json_object_object_length(seen);
	json_object_put(seen);
	return n;
}
