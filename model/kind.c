#include "model/kind.h"

#include <stdlib.h>

#include "model/draft.h"
#include "model/json.h"
#include "model/xalloc.h"

struct text pool_text(struct pool *pool, struct str s)
{
	struct text t;

	for (size_t i = 0; i < pool->n; i++)
		if (str_eq(text_str(pool->texts[i]), s))
			return pool->texts[i];
	t = arena_text(pool->arena, s);
	if (pool->n < POOL_MAX)
		pool->texts[pool->n++] = t;
	return t;
}

enum { JOIN_MAX = 512 }; /* bytes; what is beyond is left out */

struct text pool_join(struct pool *pool, json_object *array, const char *member)
{
	char buf[JOIN_MAX];
	size_t n = 0, len;

	if (!json_object_is_type(array, json_type_array))
		return (struct text){ NULL };
	len = json_object_array_length(array);
	for (size_t i = 0; i < len; i++) {
		struct str s = json_str(json_object_array_get_idx(array, i), member);

		if (!s.len || n + s.len + 1 > sizeof(buf))
			continue;
		if (n)
			buf[n++] = ',';
		memcpy(buf + n, s.ptr, s.len);
		n += s.len;
	}
	return n ? pool_text(pool, (struct str){ buf, n }) : (struct text){ NULL };
}

struct text pool_json(struct pool *pool, json_object *value)
{
	struct str s = { NULL, 0 };

	if (json_object_is_type(value, json_type_string))
		s = json_str(value, "");
	else if (value)
		s = str_from(json_object_to_json_string_ext(
			value,
			JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	return s.ptr ? arena_text(pool->arena, s) : (struct text){ NULL };
}

struct text pool_active(struct pool *pool, json_object *obj)
{
	json_object *active = json_at(obj, "/is_active");

	if (!json_object_is_type(active, json_type_boolean))
		return (struct text){ NULL };
	return pool_text(pool, json_object_get_boolean(active) ? STR("active")
							       : STR("disabled"));
}

const struct field *kind_field(const struct kind *k, struct str name)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (str_eq(str_from(k->fields[i].name), name))
			return &k->fields[i];
	return NULL;
}

const struct field *kind_flags(const struct kind *k)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].type == FIELD_FLAGS)
			return &k->fields[i];
	return NULL;
}

size_t kind_key(const struct kind *k, const void *row, char *buf, size_t size)
{
	size_t n = 0;
	bool first = true;

	for (size_t i = 0; i < k->n_fields; i++) {
		char value[80];
		struct str s;

		if (!(k->fields[i].flags & FIELD_KEY))
			continue;
		if (!first && n < size)
			buf[n++] = '\0';
		first = false;
		s = field_value(&k->fields[i], row, k->flag_words, value,
				sizeof(value));
		if (s.len > size - n)
			s.len = size - n;
		if (s.len)
			memcpy(buf + n, s.ptr, s.len);
		n += s.len;
	}
	return n;
}

bool kind_same(const struct kind *k, const void *a, const void *b)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].flags & FIELD_KEY && field_cmp(&k->fields[i], a, b))
			return false;
	return true;
}

struct str kind_name(const struct kind *k, const void *row)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];

		if (f->flags & FIELD_KEY && f->type == FIELD_TEXT)
			return text_str(*(const struct text *)field_at(f, row));
	}
	return (struct str){ NULL, 0 };
}

const struct action *kind_action(const struct kind *k, char key)
{
	for (size_t i = 0; i < k->n_actions; i++)
		if (k->actions[i].key == key)
			return &k->actions[i];
	return NULL;
}

const struct action *kind_action_named(const struct kind *k, struct str name)
{
	for (size_t i = 0; i < k->n_actions; i++)
		if (str_eq(str_from(k->actions[i].name), name))
			return &k->actions[i];
	return NULL;
}

bool kind_markable(const struct kind *k)
{
	for (size_t i = 0; i < k->n_actions; i++)
		if (k->actions[i].flags & ACTION_MANY)
			return true;
	return false;
}

json_object *kind_action_params(const struct kind *k, const struct action *act,
				const void *row)
{
	char *fixed = xasprintf("{%s}", act->fixed ? act->fixed : "");
	json_object *params = json_tokener_parse(fixed);

	free(fixed);
	for (const struct bind *b = act->binds; b && b->param; b++) {
		const struct field *f = kind_field(k, str_from(b->field));
		char buf[80];
		struct str v = field_value(f, row, k->flag_words, buf, sizeof(buf));

		if (!v.len) {
			json_object_put(params);
			return NULL;
		}
		json_object_object_add(params, b->param,
				       json_object_new_string_len(v.ptr, (int)v.len));
	}
	return params;
}

const char *kind_nouns(const struct kind *k)
{
	return k->nouns ? k->nouns : k->name;
}

json_object *kind_action_now(const struct kind *k, const struct action *act,
			     const void *row)
{
	json_object *was = json_object_new_object();

	for (const struct bind *b = act->now; b && b->param; b++) {
		const struct param *p = op_param(op_by_name(act->op), b->param);
		const struct field *f = kind_field(k, str_from(b->field));
		char buf[80];
		struct str v = field_value(f, row, k->flag_words, buf, sizeof(buf));
		json_object *said = json_object_new_string_len(v.ptr, (int)v.len);
		char *text = draft_text(p, said);

		if (v.len)
			json_object_object_add(was, b->param, draft_value(p, text, 0));
		json_object_put(said);
		free(text);
	}
	return was;
}
