#include "model/envelope.h"

#include <stdlib.h>
#include <string.h>

#include "model/csv.h"
#include "model/json.h"
#include "model/platform.h"
#include "model/xalloc.h"

/* The member that holds the rows; NULL where it is not as simple as that. */
static const char *member(enum envelope envelope)
{
	static const char *const members[] = {
		[ENV_PAGE] = "/results",      [ENV_IMAGES] = "/images",
		[ENV_LOGS] = "/logs",         [ENV_DATA] = "/data",
		[ENV_SCIM] = "/resources",    [ENV_MANIFESTS] = "/manifests",
		[ENV_TAGS] = "/tags",         [ENV_REFERRERS] = "/manifests",
		[ENV_INVITEES] = "/invitees", [ENV_TEXT] = NULL,
	};

	return members[envelope];
}

bool envelope_lists(enum envelope envelope)
{
	return envelope == ENV_ARRAY || envelope == ENV_LAYERS ||
	       envelope == ENV_ACTIONS || envelope == ENV_STATUS || member(envelope);
}

/* One action as a row, by the name that the log is filtered with: "repo.tag.push"
 * (CONTRACT 15: group.name). */
static json_object *action_row(const char *group, json_object *action)
{
	json_object *row = json_object_new_object();
	struct str name = json_str(action, "/name");
	char *dotted = xasprintf("%s.", group);
	bool full = str_starts(name, str_from(dotted));
	char *text = xasprintf("%s%.*s", full ? "" : dotted, STR_ARG(name));

	json_object_object_add(row, "action", json_object_new_string(text));
	json_object_object_add(row, "label",
			       json_object_get(json_at(action, "/label")));
	json_object_object_add(row, "description",
			       json_object_get(json_at(action, "/description")));
	free(text);
	free(dotted);
	return row;
}

static size_t length(json_object *array)
{
	return json_object_is_type(array, json_type_array)
		       ? json_object_array_length(array)
		       : 0;
}

static json_object *action_rows(json_object *groups)
{
	json_object *rows = json_object_new_array();

	if (!json_object_is_type(groups, json_type_object))
		return rows;
	json_object_object_foreach(groups, group, value)
	{
		json_object *list = json_at(value, "/actions");

		for (size_t i = 0; i < length(list); i++)
			json_object_array_add(
				rows,
				action_row(group, json_object_array_get_idx(list, i)));
	}
	return rows;
}

/* {digest: {"status": {"status": WORD, ...}}}; also seen one level flatter.  What the
 * Hub says besides the word is kept. */
static json_object *status_rows(json_object *digests)
{
	json_object *rows = json_object_new_array();

	if (!json_object_is_type(digests, json_type_object))
		return rows;
	json_object_object_foreach(digests, digest, value)
	{
		json_object *row = json_object_new_object(), *word = value;
		json_object *message = NULL;

		while (json_object_is_type(word, json_type_object)) {
			message = json_at(word, "/message");
			word = json_at(word, "/status");
		}
		json_object_object_add(row, "digest", json_object_new_string(digest));
		json_object_object_add(row, "status", json_object_get(word));
		if (message)
			json_object_object_add(row, "message",
					       json_object_get(message));
		json_object_array_add(rows, row);
	}
	return rows;
}

static void add_layers(json_object *rows, json_object *image)
{
	json_object *layers = json_at(image, "/layers");
	char platform[PLATFORM_MAX];

	platform_long(image, platform, sizeof(platform));
	for (size_t i = 0; i < length(layers); i++) {
		static const char *const keys[] = { "size", "digest", "instruction" };
		json_object *layer = json_object_array_get_idx(layers, i);
		json_object *row = json_object_new_object();

		json_object_object_add(row, "platform",
				       json_object_new_string(platform));
		for (size_t k = 0; k < COUNT(keys); k++) {
			json_object *v = NULL;

			if (json_object_is_type(layer, json_type_object))
				json_object_object_get_ex(layer, keys[k], &v);
			json_object_object_add(row, keys[k], json_object_get(v));
		}
		json_object_array_add(rows, row);
	}
}

static json_object *layer_rows(json_object *images)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < length(images); i++)
		add_layers(rows, json_object_array_get_idx(images, i));
	return rows;
}

static json_object *name_rows(json_object *names)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < length(names); i++) {
		json_object *row = json_object_new_object();

		json_object_object_add(
			row, "name",
			json_object_get(json_object_array_get_idx(names, i)));
		json_object_array_add(rows, row);
	}
	return rows;
}

json_object *envelope_rows(enum envelope envelope, json_object *body)
{
	json_object *rows;

	if (envelope == ENV_TEXT)
		return json_object_is_type(body, json_type_string)
			       ? csv_rows(json_str(body, ""))
			       : NULL;
	if (envelope == ENV_LAYERS && json_object_is_type(body, json_type_array))
		return layer_rows(body);
	if (json_object_is_type(body, json_type_array))
		return json_object_get(body);
	if (envelope == ENV_ACTIONS)
		return action_rows(json_at(body, "/actions"));
	if (envelope == ENV_STATUS)
		return status_rows(json_at(body, "/status"));
	if (!member(envelope))
		return NULL;
	rows = json_at(body, member(envelope));
	if (envelope == ENV_SCIM && !rows)
		rows = json_at(body, "/Resources"); /* as RFC 7644 spells it */
	if (envelope == ENV_INVITEES && json_object_is_type(rows, json_type_object))
		rows = json_at(rows, "/invitees");
	if (envelope == ENV_TAGS)
		return name_rows(rows);
	if (json_object_is_type(rows, json_type_array))
		return json_object_get(rows);
	/* "results": null is an empty list. */
	return json_object_object_get_ex(body, member(envelope) + 1, &rows) && !rows
		       ? json_object_new_array()
		       : NULL;
}

static int64_t total(enum envelope envelope, json_object *body)
{
	int64_t n = json_int(body, envelope == ENV_SCIM ? "/totalResults" : "/count");

	return n >= 0 ? n : json_int(body, "/total");
}

static struct frame scim_frame(json_object *body, size_t rows)
{
	int64_t first = json_int(body, "/startIndex"), all = total(ENV_SCIM, body);

	return (struct frame){ .rows = rows,
			       .total = all,
			       .more = rows && all >= 0 &&
				       (first > 0 ? first : 1) + (int64_t)rows - 1 <
					       all };
}

struct frame envelope_frame(enum envelope envelope, json_object *body)
{
	json_object *rows = envelope_rows(envelope, body);
	struct frame f = { .rows = length(rows), .total = -1 };

	json_object_put(rows);
	switch ((int)envelope) {
	case ENV_LOGS:
		f.more = f.rows > 0;
		break;
	case ENV_SCIM:
		return scim_frame(body, f.rows);
	case ENV_MANIFESTS:
		f.key = json_str(body, "/last_evaluated_key");
		f.more = f.key.len > 0;
		break;
	default:
		f.total = total(envelope, body);
		f.next = json_str(body, "/next");
		f.more = f.next.len > 0;
	}
	return f;
}

static bool succeeded(json_object *row)
{
	static const char *const good[] = { "success", "invited", "existing_org_member",
					    "ok", "deleted" };
	struct str status = json_str(row, "/status");

	for (size_t i = 0; i < COUNT(good); i++)
		if (str_eq(status, str_from(good[i])))
			return true;
	return false;
}

size_t envelope_failed(enum envelope envelope, json_object *body, size_t *ret_items)
{
	json_object *rows;
	size_t failed = 0;

	if (ret_items)
		*ret_items = 0;

	if (envelope != ENV_INVITEES && envelope != ENV_STATUS)
		return 0;
	rows = envelope_rows(envelope, body);
	for (size_t i = 0; i < length(rows); i++)
		failed += !succeeded(json_object_array_get_idx(rows, i));
	if (ret_items)
		*ret_items = length(rows);
	json_object_put(rows);
	return failed;
}
