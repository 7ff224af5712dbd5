/* Any body becomes one line of valid shape, within what there is room for. */
#include <assert.h>
#include <stdlib.h>

#include "model/hub_error.h"
#include "model/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void one_line(const char *text, bool valid)
{
	for (const char *p = text; *p; p++)
		assert((unsigned char)*p >= 0x20 && *p != 0x7F);
	assert(!valid || utf8_valid(str_from(text), NULL));
}

static void see_field(void *arg, struct str name, const char *text)
{
	size_t *n = arg;

	assert(name.ptr && strlen(name.ptr) == name.len);
	assert(*text);
	one_line(text, false);
	(*n)++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int http[] = { 301, 400, 401, 403, 404, 405, 409, 429, 500, 503 };
	struct error err = { 0 };
	struct str body;
	bool valid;
	char *buf;
	size_t room, seen = 0;

	if (size < 2)
		return 0;
	body = (struct str){ (const char *)data + 2, size - 2 };
	valid = utf8_valid(body, NULL);
	room = data[1] + 1U;
	buf = malloc(room);
	assert(buf);
	hub_error_text(body, data[0] & 128 ? "text/html" : NULL, buf, room);
	assert(strlen(buf) < room);
	one_line(buf, valid);
	free(buf);
	assert(hub_error_set(&err, http[data[0] % 10], body, "application/json") ==
	       err.status);
	assert(err.status != ST_OK && err.http == http[data[0] % 10]);
	one_line(err.text, valid);
	one_line(err.hint, true);
	if (hub_error_no_route(404, body))
		assert(!hub_error_no_route(405, body));
	if (hub_error_is_json(body))
		assert(valid);
	assert(hub_error_fields(400, body, see_field, &seen) == seen);
	assert(!hub_error_fields(404, body, see_field, &seen));
	return 0;
}
