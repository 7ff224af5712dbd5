/*
 * What the check lets through, json-c reads to its end and writes back as something
 * that passes again; what it refuses, nobody sees.  The first line of the input is a
 * pointer.
 */
#include <assert.h>
#include <stdlib.h>

#include "model/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { POINTER_MAX = 200 };

static void read_all(json_object *obj, const char *pointer)
{
	struct str s = json_str(obj, pointer);
	int64_t n = json_int(obj, pointer);

	assert(n >= -1 && n <= INT64_C(1) << 53);
	assert(json_flag(obj, pointer, true) || !json_flag(obj, pointer, false));
	assert(!s.ptr || s.ptr[s.len] == '\0');
}

/* Escapes and numbers may be written in another way, but the value stays one. */
static void write_back(json_object *obj)
{
	struct error err;
	size_t len;
	const char *text =
		json_object_to_json_string_length(obj, JSON_C_TO_STRING_PLAIN, &len);

	if (!strstr(text, "Infinity"))
		assert(json_check((struct str){ text, len }, NULL, &err) == ST_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	const uint8_t *line = size ? memchr(data, '\n', size) : NULL;
	size_t head = line ? (size_t)(line - data) : 0;
	char pointer[POINTER_MAX] = "";
	struct str body;
	json_object *obj;
	size_t at = 0;
	enum status st;

	if (line && head < sizeof(pointer)) {
		memcpy(pointer, data, head);
		pointer[head] = '\0';
		head++;
	} else {
		head = 0;
	}
	body = (struct str){ (const char *)data + head, size - head };
	st = json_check(body, &at, &err);
	assert(at <= body.len && (st == ST_OK) == (err.status == ST_OK));
	assert(json_parse(body, &obj, &err) == st);
	assert(!st || !obj);
	if (!st) {
		read_all(obj, "");
		read_all(obj, pointer);
		write_back(obj);
	}
	json_object_put(obj);
	return 0;
}
