/* What an organization lets its members pull (CONTRACT 12). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

static void reply_images(struct reply *rp, const struct org_settings *s)
{
	struct buf *b = &rp->body;

	reply_start(rp, 200);
	json_open(b, '{');
	json_key(b, "restricted_images");
	json_open(b, '{');
	json_add_bool(b, "enabled", s->restricted);
	json_add_bool(b, "allow_official_images", s->allow_official);
	json_add_bool(b, "allow_verified_publishers", s->allow_publishers);
	json_close(b, '}');
	json_close(b, '}');
}

void settings_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);

	if (o)
		reply_images(rp, &o->settings);
}

static bool bool_in(json_object *o, const char *key, bool *ret)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	*ret = json_object_get_boolean(v);
	return json_object_is_type(v, json_type_boolean);
}

/* All three, or nothing is changed. */
void settings_put(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
	json_object *v = request_member(rq, "restricted_images");
	bool enabled, official, publishers;

	if (!o || !need_body(rq, rp))
		return;
	if (!json_object_is_type(v, json_type_object) ||
	    !bool_in(v, "enabled", &enabled) ||
	    !bool_in(v, "allow_official_images", &official) ||
	    !bool_in(v, "allow_verified_publishers", &publishers)) {
		reply_invalid(rp, "restricted_images", "three booleans are required");
		return;
	}
	o->settings.restricted = enabled;
	o->settings.allow_official = official;
	o->settings.allow_publishers = publishers;
	note_event(hub, rq, o->name, "org.settings.update", o->name, NULL,
		   "updated the settings of the organization %s\n", o->name);
	reply_images(rp, &o->settings);
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
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);

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

void registries_put(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
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
	o->settings.registries = enabled;
	o->settings.allow_hub = allowed;
	free(o->settings.custom);
	o->settings.custom = custom ? must_dup(json_object_to_json_string_ext(
					      custom, JSON_C_TO_STRING_NOSLASHESCAPE))
				    : NULL;
	reply_registries(rp, &o->settings);
}
