/* Registry Access Management: where members may pull from (CONTRACT 12). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

static bool bool_in(json_object *o, const char *key, bool *ret)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	*ret = json_object_get_boolean(v);
	return json_object_is_type(v, json_type_boolean);
}

static void reply_registries(struct reply *rp, const struct org_settings *s)
{
	struct buf *b = &rp->body;

	reply_start(rp, 200);
	json_open(b, '{');
	json_add_bool(b, "enabled", s->registries);
	json_key(b, "standard_registries");
	buf_fmt(b, "[{\"id\":\"DockerHub\",\"allowed\":%s}]",
		s->allow_hub ? "true" : "false");
	json_key(b, "custom_registries");
	buf_str(b, s->custom ? s->custom : "[]");
	json_close(b, '}');
}

void registries_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, "scope-ram-read");

	if (o)
		reply_registries(rp, &o->settings);
}

static bool text_in(json_object *o, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return json_object_is_type(v, json_type_string);
}

/* Each with address, name and permission. */
static bool good_custom(json_object *v)
{
	bool allowed, good = !v || json_object_is_type(v, json_type_array);

	for (size_t i = 0; v && good && i < json_object_array_length(v); i++) {
		json_object *row = json_object_array_get_idx(v, i);

		good = json_object_is_type(row, json_type_object) &&
		       text_in(row, "address") && text_in(row, "friendly_name") &&
		       bool_in(row, "allowed", &allowed);
	}
	return good;
}

static bool read_standard(json_object *v, bool *ret_allowed)
{
	if (!json_object_is_type(v, json_type_array))
		return false;
	for (size_t i = 0; i < json_object_array_length(v); i++) {
		json_object *row = json_object_array_get_idx(v, i), *id = NULL;

		if (!json_object_is_type(row, json_type_object))
			return false;
		json_object_object_get_ex(row, "id", &id);
		if (!json_object_is_type(id, json_type_string) ||
		    strcmp(json_object_get_string(id), "DockerHub") != 0 ||
		    !bool_in(row, "allowed", ret_allowed))
			return false;
	}
	return true;
}

/* The row of that address, or NULL. */
static json_object *row_of(json_object *rows, const char *address)
{
	size_t n = rows ? json_object_array_length(rows) : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, i), *v = NULL;

		json_object_object_get_ex(row, "address", &v);
		if (!strcmp(json_object_get_string(v), address))
			return row;
	}
	return NULL;
}

static void note_registry(struct hub *hub, const struct request *rq,
			  const struct org *o, const char *what, const char *address)
{
	char action[64];

	snprintf(action, sizeof(action), "org.registry_access.registry_%s", what);
	note_event(hub, rq, o->name, action, o->name,
		   (const char *const[]){ "address", address, NULL },
		   "%s the registry %s of the organization %s\n", what, address,
		   o->name);
}

/* Each row that `these` have and `others` have not, or have otherwise. */
static void note_rows(struct hub *hub, const struct request *rq, const struct org *o,
		      json_object *these, json_object *others, bool new)
{
	size_t n = these ? json_object_array_length(these) : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(these, i), *v = NULL;
		json_object *other;
		const char *address;

		json_object_object_get_ex(row, "address", &v);
		address = json_object_get_string(v);
		other = row_of(others, address);
		if (!other)
			note_registry(hub, rq, o, new ? "added" : "removed", address);
		else if (new && !json_object_equal(row, other))
			note_registry(hub, rq, o, "updated", address);
	}
}

static void note_changes(struct hub *hub, const struct request *rq, const struct org *o,
			 json_object *custom)
{
	json_object *was =
		o->settings.custom ? json_tokener_parse(o->settings.custom) : NULL;

	note_rows(hub, rq, o, custom, was, true);
	note_rows(hub, rq, o, was, custom, false);
	json_object_put(was);
}

void registries_put(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_OWNER, "scope-ram-write");
	json_object *custom = request_member(rq, "custom_registries");
	bool enabled, allowed;

	if (!o || !need_body(rq, rp))
		return;
	allowed = o->settings.allow_hub;
	if (!request_bool(rq, "enabled", &enabled) ||
	    !read_standard(request_member(rq, "standard_registries"), &allowed) ||
	    !good_custom(custom)) {
		reply_invalid(rp, NULL, NULL);
		return;
	}
	if (enabled != o->settings.registries)
		note_event(hub, rq, o->name,
			   enabled ? "org.registry_access.enabled"
				   : "org.registry_access.disabled",
			   o->name, NULL, "%s Registry Access Management of %s\n",
			   enabled ? "enabled" : "disabled", o->name);
	note_changes(hub, rq, o, custom);
	o->settings.registries = enabled;
	o->settings.allow_hub = allowed;
	free(o->settings.custom);
	o->settings.custom = custom ? must_dup(json_object_to_json_string_ext(
					      custom, JSON_C_TO_STRING_NOSLASHESCAPE))
				    : NULL;
	reply_registries(rp, &o->settings);
}
