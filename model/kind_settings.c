/*
 * Settings of an organization: one object, a row for each of its values.  CONTRACT 12.
 * What we do not know is shown as it came.
 */
#include <stdio.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct setting {
	struct text key; /* "restricted_images.enabled" */
	struct text value;
	struct text meaning; /* NULL: not one we know */
	struct text who, preset;
};

#define F(...) FIELD(struct setting, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(key, "key", "KEY", "/key", 43, 1, FIELD_KEY | FIELD_FIND | FIELD_STRICT),
	F(value, "value", "VALUE", "/value", 24, 2, FIELD_FIND | FIELD_GROW),
	F(who, "who", "WHO CAN CHANGE", NULL, 14, 3, FIELD_SHARE),
	F(preset, "default", "DEFAULT", NULL, 7, 4, FIELD_SHARE),
	F(meaning, "meaning", "MEANING", NULL, 44, 4, FIELD_SHARE),
};

/* Image access management is off until an owner turns it on; what its two exceptions are
 * then, nobody has written down. */
static const struct {
	const char *key, *meaning, *preset; /* preset: NULL when unknown */
} known[] = {
	{ "restricted_images.enabled", "members pull allowed images only", "false" },
	{ "restricted_images.allow_official_images", "official images are allowed", NULL },
	{ "restricted_images.allow_verified_publishers",
	  "images of verified publishers are allowed", NULL },
};
/* clang-format on */

enum { OBJECTS_MAX = 32, KEY_MAX = 128 }; /* what is beyond is one value */

static void add_row(json_object *rows, const char *key, json_object *value)
{
	json_object *row = json_object_new_object();
	const char *text =
		value && json_object_is_type(value, json_type_string)
			? json_object_get_string(value)
			: json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN);

	json_object_object_add(row, "key", json_object_new_string(key));
	json_object_object_add(row, "value", json_object_new_string(text));
	json_object_array_add(rows, row);
}

struct object {
	json_object *obj;
	char key[KEY_MAX]; /* of what is in it, with the dot at the end */
};

/* Objects in objects, breadth first. */
static json_object *unfold(json_object *obj)
{
	json_object *rows = json_object_new_array();
	struct object todo[OBJECTS_MAX] = { { .obj = obj } };
	size_t n = json_object_is_type(obj, json_type_object), done = 0;

	while (done < n) {
		const struct object *o = &todo[done++];

		json_object_object_foreach(o->obj, name, value)
		{
			char key[KEY_MAX];
			int len = snprintf(key, sizeof(key), "%s%s", o->key, name);
			bool open = json_object_is_type(value, json_type_object) &&
				    n < OBJECTS_MAX && len + 1 < KEY_MAX;

			if (!open) {
				add_row(rows, key, value);
				continue;
			}
			todo[n].obj = value;
			memcpy(todo[n].key, key, (size_t)len);
			memcpy(todo[n++].key + len, ".", 2);
		}
	}
	return rows;
}

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct setting *s = row;

	(void)obj;
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_eq(text_str(s->key), str_from(known[i].key))) {
			s->meaning = pool_text(pool, str_from(known[i].meaning));
			if (known[i].preset)
				s->preset = pool_text(pool, str_from(known[i].preset));
			s->who = pool_text(pool, STR("owner"));
		}
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit settings",
		.op = "org.update_settings",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "say which images members may pull",
	},
};
/* clang-format on */

const struct kind kind_settings = {
	.name = "settings",
	.noun = "setting",
	.group = "org",
	.action = "get_settings",
	.up = "namespaces",
	.event_words = "action=org.settings.update",
	.actions = actions,
	.n_actions = COUNT(actions),
	.row_size = sizeof(struct setting),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "key",
	.unfold = unfold,
	.derive = derive,
	.empty = "Hub sent no settings of %s.",
	.forbidden = "Settings need: password + 2FA sign-in as an owner; image "
		     "restrictions are on the Business plan only.",
};
