#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/hub.h"

const char *request_param(const struct request *rq, const char *key)
{
	for (size_t i = 0; i < rq->n_params; i++)
		if (!strcmp(rq->param[i].key, key))
			return rq->param[i].value;
	return NULL;
}

const char *request_field(const struct request *rq, const char *key)
{
	json_object *v;

	if (!rq->json || !json_object_is_type(rq->json, json_type_object) ||
	    !json_object_object_get_ex(rq->json, key, &v) ||
	    !json_object_is_type(v, json_type_string))
		return NULL;
	return json_object_get_string(v);
}

json_object *request_member(const struct request *rq, const char *key)
{
	json_object *v = NULL;

	if (rq->json && json_object_is_type(rq->json, json_type_object))
		json_object_object_get_ex(rq->json, key, &v);
	return v;
}

bool request_bool(const struct request *rq, const char *key, bool *ret)
{
	json_object *v = request_member(rq, key);

	if (!json_object_is_type(v, json_type_boolean))
		return false;
	*ret = json_object_get_boolean(v);
	return true;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

char *percent_decode(const char *s, size_t n, bool plus)
{
	char *out = must_alloc(n + 1), *p = out;

	for (size_t i = 0; i < n; i++) {
		int high = i + 2 < n ? hex_value(s[i + 1]) : -1;
		int low = high >= 0 ? hex_value(s[i + 2]) : -1;

		/* %00 stays as it is: nothing here has such a byte in it. */
		if (s[i] == '%' && low >= 0 && (high || low)) {
			*p++ = (char)(high * 16 + low);
			i += 2;
		} else {
			*p++ = plus && s[i] == '+' ? ' ' : s[i];
		}
	}
	*p = '\0';
	return out;
}

void percent_encode(struct buf *b, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || strchr("-_.~", c)) {
			buf_char(b, *s);
			continue;
		}
		buf_char(b, '%');
		buf_char(b, hex[c >> 4]);
		buf_char(b, hex[c & 15]);
	}
}

static uint64_t stir(uint64_t z)
{
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

uint64_t random_next(uint64_t *state)
{
	*state += UINT64_C(0x9e3779b97f4a7c15);
	return stir(*state);
}

uint64_t mix(uint64_t a, uint64_t b)
{
	return stir(stir(a + UINT64_C(0x9e3779b97f4a7c15)) + b);
}

uint64_t hash_text(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return h;
}

void random_uuid(uint64_t *state, char out[37])
{
	uint64_t a = random_next(state), b = random_next(state);

	snprintf(out, 37, "%08x-%04x-4%03x-b%03x-%012llx", (unsigned)(a >> 32),
		 (unsigned)(a >> 16 & 0xffff), (unsigned)(a & 0xfff),
		 (unsigned)(b >> 52), (unsigned long long)(b & 0xffffffffffff));
}
