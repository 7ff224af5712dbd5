#include "model/resources.h"

enum { RESOURCES_MAX = 1000, SCOPES_MAX = 100, PATH_LEN_MAX = 512 };

static bool is_scope(struct str s)
{
	if (!str_starts(s, STR("scope-")) || s.len > 64)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!(s.ptr[i] >= 'a' && s.ptr[i] <= 'z') && s.ptr[i] != '_' &&
		    s.ptr[i] != '-')
			return false;
	return true;
}

static enum status check_scopes(json_object *scopes, size_t item, struct error *err)
{
	size_t n = json_object_is_type(scopes, json_type_array)
			   ? json_object_array_length(scopes)
			   : 0;

	if (n < 1 || n > SCOPES_MAX)
		return error_set(err, ST_USAGE,
				 "resources, item %zu: \"scopes\" is a list, such as "
				 "[\"scope-image-pull\"]",
				 item);
	for (size_t i = 0; i < n; i++)
		if (!is_scope(json_str(json_object_array_get_idx(scopes, i), "")))
			return error_set(err, ST_USAGE,
					 "resources, item %zu: scope %zu is none; they "
					 "read scope-image-pull, scope-tag-read ...",
					 item, i + 1);
	return ST_OK;
}

static bool is_path(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == 0x7f)
			return false;
	return s.len && s.len <= PATH_LEN_MAX;
}

static enum status check_one(json_object *one, size_t item, struct error *err)
{
	struct str type = json_str(one, "/type");

	if (!json_object_is_type(one, json_type_object))
		return error_set(err, ST_USAGE,
				 "resources, item %zu: an object is expected", item);
	if (!str_eq(type, STR("TYPE_REPO")) && !str_eq(type, STR("TYPE_ORG")))
		return error_set(
			err, ST_USAGE,
			"resources, item %zu: \"type\" is one of TYPE_REPO, TYPE_ORG",
			item);
	if (!is_path(json_str(one, "/path")))
		return error_set(err, ST_USAGE,
				 "resources, item %zu: \"path\" is a name such as "
				 "acme/web-app or acme/*",
				 item);
	return check_scopes(json_at(one, "/scopes"), item, err);
}

enum status resources_check(json_object *value, struct error *err)
{
	enum status st = ST_OK;
	size_t n;

	if (!json_object_is_type(value, json_type_array))
		return error_set(err, ST_USAGE, "resources: a JSON array of objects");
	n = json_object_array_length(value);
	if (n > RESOURCES_MAX)
		return error_set(err, ST_USAGE, "resources: at most %d of them",
				 RESOURCES_MAX);
	for (size_t i = 0; !st && i < n; i++)
		st = check_one(json_object_array_get_idx(value, i), i + 1, err);
	return st;
}
