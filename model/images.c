#include "model/images.h"

#include <stdlib.h>

#include "model/json.h"

static json_object *copy(json_object *from, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(from, key, &v);
	return json_object_get(v);
}

static json_object *new_row(json_object *image)
{
	static const char *const keys[] = { "digest",      "os",         "architecture",
					    "variant",     "size",       "status",
					    "last_pushed", "last_pulled" };
	json_object *row = json_object_new_object();

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		json_object_object_add(row, keys[i], copy(image, keys[i]));
	json_object_object_add(row, "tags", json_object_new_array());
	return row;
}

/* `by_digest` borrows the rows that `rows` owns. */
static void join_image(json_object *rows, json_object *by_digest, json_object *image,
		       json_object *name)
{
	const char *digest = json_str(image, "/digest").ptr;
	json_object *row = NULL;

	if (!json_object_is_type(image, json_type_object))
		return;
	if (!digest || !json_object_object_get_ex(by_digest, digest, &row)) {
		row = new_row(image);
		json_object_array_add(rows, row);
		if (digest)
			json_object_object_add(by_digest, digest, json_object_get(row));
	}
	json_object_array_add(json_at(row, "/tags"), json_object_get(name));
}

json_object *images_join(json_object *tags)
{
	json_object *rows = json_object_new_array(),
		    *by_digest = json_object_new_object();

	for (size_t i = 0; i < json_object_array_length(tags); i++) {
		json_object *tag = json_object_array_get_idx(tags, i);
		json_object *images = json_at(tag, "/images"),
			    *name = json_at(tag, "/name");

		if (!json_object_is_type(images, json_type_array))
			continue;
		for (size_t k = 0; k < json_object_array_length(images); k++)
			join_image(rows, by_digest,
				   json_object_array_get_idx(images, k), name);
	}
	json_object_put(by_digest);
	return rows;
}
