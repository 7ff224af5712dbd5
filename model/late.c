#include "model/late.h"

#include <ctype.h>
#include <stdio.h>

#include "model/json.h"

bool late_unknown(const struct field *f, const void *row)
{
	const void *at = field_at(f, row);

	if (!(f->flags & FIELD_LATE))
		return false;
	switch (f->type) {
	case FIELD_TEXT:
		return !((const struct text *)at)->p;
	case FIELD_COUNT:
		return ((const struct count *)at)->n < 0;
	case FIELD_BYTES:
		return ((const struct bytes *)at)->n < 0;
	case FIELD_STAMP:
	case FIELD_IDENT:
	case FIELD_BOOL:
	case FIELD_DIGEST:
	case FIELD_FLAGS:
		break;
	}
	return false;
}

void late_titles(const struct kind *k, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < k->n_fields && n < size; i++)
		if (k->fields[i].flags & FIELD_LATE)
			n += (size_t)snprintf(buf + n, size - n, "%s%s", n ? ", " : "",
					      k->fields[i].title);
}

static void fill_one(const struct field *f, char *row, json_object *value,
		     struct arena *arena)
{
	void *at = row + f->offset;

	if (f->type == FIELD_TEXT && json_object_is_type(value, json_type_string))
		*(struct text *)at = arena_text(arena, json_str(value, ""));
	else if (f->type == FIELD_COUNT)
		((struct count *)at)->n = json_int(value, "");
	else if (f->type == FIELD_BYTES)
		((struct bytes *)at)->n = json_int(value, "");
}

void late_fill(const struct kind *k, void *row, json_object *values,
	       struct arena *arena)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];
		json_object *value = NULL;

		if (f->flags & FIELD_LATE &&
		    json_object_object_get_ex(values, f->name, &value))
			fill_one(f, row, value, arena);
	}
}

struct str late_find(const struct kind *k, const struct late *late, const void *row,
		     json_object *values)
{
	for (size_t i = 0; late->match[i]; i++) {
		const struct field *f = kind_field(k, str_from(late->match[i]));
		struct str s = field_value(f, row, NULL, NULL, 0);
		char key[256];
		json_object *value = NULL;

		if (!s.len || s.len >= sizeof(key))
			continue;
		for (size_t j = 0; j < s.len; j++)
			key[j] = (char)tolower((unsigned char)s.ptr[j]);
		key[s.len] = '\0';
		if (json_object_object_get_ex(values, key, &value))
			return json_str(value, "");
	}
	return (struct str){ NULL, 0 };
}
