#include "model/json.h"

#include <json-c/printbuf.h>
#include <stdlib.h>
#include <string.h>

#include "model/utf8.h"
#include "model/xalloc.h"

json_object *json_must(json_object *made)
{
	if (!made)
		xalloc_die();
	return made;
}

void json_must_take(int rc)
{
	if (rc)
		xalloc_die();
}

const char *json_must_text(const char *text)
{
	if (!text)
		xalloc_die();
	return text;
}

enum { TOKEN_MAX = 128 }; /* longest key a pointer may name */

static const int64_t INT_LIMIT = INT64_C(1) << 53;

/* What json_check() let through and json-c does not take would be a fault of ours. */
static enum status refused(struct json_tokener *tok, struct error *err)
{
	enum json_tokener_error why = json_tokener_get_error(tok);

	return error_set(err, ST_PARSE, "the answer is not valid JSON: %s",
			 json_tokener_error_desc(why));
}

/* json-c gathers each text in a buffer of its own, and says nothing of it before it
 * frees it.  Large enough from the start it is never moved: that would leave a copy. */
static void make_room(struct json_tokener *tok, size_t n)
{
	if (printbuf_memset(tok->pb, 0, '\0', (int)n + 1) < 0)
		xalloc_die();
	printbuf_reset(tok->pb);
}

static void free_tokener(struct json_tokener *tok)
{
	explicit_bzero(tok->pb->buf, (size_t)tok->pb->size);
	json_tokener_free(tok);
}

/* `text` was checked.  `may_hold_secret`: no copy of its texts is left behind. */
static enum status parse(struct str text, bool may_hold_secret, json_object **ret_obj,
			 struct error *err)
{
	/* json-c counts a value in 32 brackets as the 33rd level */
	struct json_tokener *tok = json_tokener_new_ex(JSON_DEPTH_MAX + 1);
	enum status st = ST_OK;
	json_object *obj;

	if (!tok)
		return error_set(err, ST_LOCAL, "out of memory");
	if (may_hold_secret)
		make_room(tok, text.len);
	/* Not JSON_TOKENER_STRICT: json_check() is stricter, and json-c 0.18 with that
	 * flag takes every byte of UTF-8 beyond ASCII for a control character. */
	obj = json_tokener_parse_ex(tok, text.ptr, (int)text.len);
	/* a number may go on until something else comes */
	if (json_tokener_get_error(tok) == json_tokener_continue)
		obj = json_tokener_parse_ex(tok, "", 1);
	if (json_tokener_get_error(tok) == json_tokener_success)
		*ret_obj = obj;
	else
		st = refused(tok, err);
	free_tokener(tok);
	return st;
}

enum status json_parse(struct str body, json_object **ret_obj, struct error *err)
{
	char *mended;
	enum status st = json_mend(body, &mended, err);

	*ret_obj = NULL;
	if (mended)
		body.ptr = mended;
	if (!st)
		st = parse(body, false, ret_obj, err);
	free(mended);
	return st;
}

enum status json_parse_input(struct str text, json_object **ret_obj, struct error *err)
{
	enum status st = json_check_input(text, err);

	*ret_obj = NULL;
	return st ? st : parse(text, true, ret_obj, err);
}

/*
 * Decodes the reference token at `p` (behind its slash) into `out`.  Returns what
 * follows it, NULL when it is malformed or too long.
 */
static const char *token(const char *p, char *out)
{
	size_t len = 0;

	for (; *p && *p != '/'; p++) {
		if (len == TOKEN_MAX - 1)
			return NULL;
		out[len++] = *p;
		if (*p != '~')
			continue;
		p++;
		if (*p != '0' && *p != '1')
			return NULL;
		out[len - 1] = *p == '0' ? '~' : '/';
	}
	out[len] = '\0';
	return p;
}

static json_object *element(json_object *array, const char *name)
{
	size_t index = 0;

	if (!name[0] || (name[0] == '0' && name[1]))
		return NULL;
	for (; *name; name++) {
		if (*name < '0' || *name > '9' || index > INT32_MAX)
			return NULL;
		index = index * 10 + (size_t)(*name - '0');
	}
	return json_object_array_get_idx(array, index);
}

json_object *json_at(json_object *obj, const char *pointer)
{
	while (obj && *pointer) {
		char name[TOKEN_MAX];
		json_object *child = NULL;

		if (*pointer != '/')
			return NULL;
		pointer = token(pointer + 1, name);
		if (!pointer)
			return NULL;
		if (json_object_is_type(obj, json_type_object))
			json_object_object_get_ex(obj, name, &child);
		else if (json_object_is_type(obj, json_type_array))
			child = element(obj, name);
		obj = child;
	}
	return obj;
}

struct str json_str(json_object *obj, const char *pointer)
{
	json_object *at = json_at(obj, pointer);

	if (!json_object_is_type(at, json_type_string))
		return (struct str){ NULL, 0 };
	return (struct str){ json_object_get_string(at),
			     (size_t)json_object_get_string_len(at) };
}

const char *json_text(json_object *obj, const char *pointer)
{
	json_object *at = json_at(obj, pointer);
	bool scalar = at && !json_object_is_type(at, json_type_object) &&
		      !json_object_is_type(at, json_type_array);

	return scalar ? json_object_get_string(at) : "";
}

/* json-c owns the bytes and says nothing of them before it frees them. */
static void wipe_text(json_object *obj)
{
	union {
		const char *ro;
		char *rw;
	} s = { json_object_get_string(obj) };

	explicit_bzero(s.rw, (size_t)json_object_get_string_len(obj));
}

void json_wipe(json_object *obj)
{
	if (json_object_is_type(obj, json_type_string)) {
		wipe_text(obj);
	} else if (json_object_is_type(obj, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(obj); i++)
			json_wipe(json_object_array_get_idx(obj, i));
	} else if (json_object_is_type(obj, json_type_object)) {
		json_object_object_foreach(obj, key, value)
		{
			(void)key;
			json_wipe(value);
		}
	}
}

int64_t json_int(json_object *obj, const char *pointer)
{
	json_object *at = json_at(obj, pointer);
	int64_t n;

	if (!json_object_is_type(at, json_type_int))
		return -1;
	n = json_object_get_int64(at);
	return n < 0 || n > INT_LIMIT ? -1 : n;
}

bool json_flag(json_object *obj, const char *pointer, bool fallback)
{
	json_object *at = json_at(obj, pointer);

	if (!json_object_is_type(at, json_type_boolean))
		return fallback;
	return json_object_get_boolean(at);
}

void json_put_text(json_object *obj, const char *key, const char *text)
{
	struct str s = str_from(text);
	char *copy = xmalloc(s.len * 3 + 1);
	size_t n = 0;

	while (s.len) {
		uint32_t cp;
		size_t used = utf8_next(s, &cp, NULL);

		n += utf8_put(cp, copy + n);
		s = (struct str){ s.ptr + used, s.len - used };
	}
	json_object_object_add(obj, key, json_object_new_string_len(copy, (int)n));
	free(copy);
}
