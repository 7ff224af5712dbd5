/* Parameters from outside -> a request target: whatever comes in, the path keeps its
 * shape. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/op.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t slashes(const char *s, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += s[i] == '/';
	return k;
}

static void check_target(const char *target, const char *template)
{
	size_t path = strcspn(target, "?");

	/* No value adds a segment, a query or a byte that is not printable ASCII. */
	if (slashes(target, path) != slashes(template, strlen(template)))
		abort();
	if (strstr(target, "/../") || strstr(target, "/./") || strchr(target, '#'))
		abort();
	for (const char *c = target; *c; c++)
		if (*c <= ' ' || *c > '~')
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	json_object *params = NULL;
	struct call *c = NULL;

	if (!size)
		return 0;
	const struct op *op = op_at(data[0] % op_count());
	struct str text = { (const char *)data + 1, size - 1 };

	if (json_parse(text, &params, &err) ||
	    !json_object_is_type(params, json_type_object)) {
		json_object_put(params);
		return 0;
	}
	if (op_call(op, params, &c, &err) == ST_OK && c->target)
		check_target(c->target, op->path);
	if (c && c->body) {
		json_object *body = NULL;

		if (json_parse(str_from(c->body), &body, &err))
			abort();
		json_object_put(body);
	}
	call_free(c);
	json_object_put(params);
	return 0;
}
