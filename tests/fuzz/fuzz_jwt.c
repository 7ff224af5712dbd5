/* The input as a token, and as the payload of one. */
#include <assert.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/jwt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PAYLOAD_MAX = 8000 };

static void check(const struct claims *claims)
{
	assert(memchr(claims->username, '\0', sizeof(claims->username)));
	assert(memchr(claims->scope, '\0', sizeof(claims->scope)));
	assert(claims->iat >= 0 && claims->exp >= 0);
}

static bool as_payload(const uint8_t *data, size_t size, struct claims *claims)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	char *token = malloc(size * 2 + 8), *p = token;
	unsigned bits = 0;
	int have = 0;
	bool good;

	assert(token);
	memcpy(p, "e30.", 4);
	p += 4;
	for (size_t i = 0; i < size; i++) {
		bits = bits << 8 | data[i];
		for (have += 8; have >= 6; have -= 6)
			*p++ = digits[bits >> (have - 6) & 63];
	}
	if (have)
		*p++ = digits[bits << (6 - have) & 63];
	*p++ = '.';
	good = jwt_claims((struct str){ token, (size_t)(p - token) }, claims);
	free(token);
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct claims claims;
	struct error err;
	json_object *obj;
	bool object;

	jwt_claims((struct str){ (const char *)data, size }, &claims);
	check(&claims);
	if (size > PAYLOAD_MAX)
		return 0;
	object = !json_parse((struct str){ (const char *)data, size }, &obj, &err) &&
		 json_object_is_type(obj, json_type_object);
	json_object_put(obj);
	assert(as_payload(data, size, &claims) == object);
	check(&claims);
	return 0;
}
