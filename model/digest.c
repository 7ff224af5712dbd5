#include "model/digest.h"

#include <stdio.h>
#include <string.h>

static const struct str prefix = { "sha256:", 7 };

struct digest digest_parse(struct str s)
{
	struct digest d = { 0 };

	if (s.len != DIGEST_TEXT || memcmp(s.ptr, prefix.ptr, prefix.len) != 0)
		return d;
	for (size_t i = 0; i < DIGEST_HEX; i++) {
		char c = s.ptr[prefix.len + i];
		unsigned v;

		if (c >= '0' && c <= '9')
			v = (unsigned)(c - '0');
		else if (c >= 'a' && c <= 'f')
			v = (unsigned)(c - 'a') + 10;
		else
			return (struct digest){ 0 };
		d.sha256[i / 2] = (uint8_t)(d.sha256[i / 2] << 4 | v);
	}
	d.known = true;
	return d;
}

size_t digest_hex(const struct digest *d, size_t digits, char *buf, size_t size)
{
	static const char hex[] = "0123456789abcdef";
	size_t n = 0;

	for (; n < digits && n < DIGEST_HEX && n + 1 < size; n++) {
		unsigned byte = d->sha256[n / 2];

		buf[n] = hex[n % 2 ? byte & 15 : byte >> 4];
	}
	if (size)
		buf[n] = '\0';
	return n;
}

size_t digest_text(const struct digest *d, char *buf, size_t size)
{
	size_t n;

	if (!d->known || size <= prefix.len) {
		if (size)
			*buf = '\0';
		return 0;
	}
	n = (size_t)snprintf(buf, size, "%s", prefix.ptr);
	return n + digest_hex(d, DIGEST_HEX, buf + n, size - n);
}

bool digest_same(const struct digest *a, const struct digest *b)
{
	return a->known && b->known && !memcmp(a->sha256, b->sha256, sizeof(a->sha256));
}
