/* Which images the members of an organization may pull (CONTRACT 12). */
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
