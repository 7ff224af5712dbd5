/* Decoding goes forward, agrees with utf8proc, and comes back as it was. */
#include <assert.h>
#include <utf8proc.h>

#include "model/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void one(struct str s, size_t n, uint32_t cp, bool valid)
{
	utf8proc_int32_t theirs;
	utf8proc_ssize_t len = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr,
						(utf8proc_ssize_t)s.len, &theirs);
	char back[4];

	assert(valid == (len > 0));
	if (!valid) {
		assert(cp == UTF8_BAD && n <= 3);
		return;
	}
	assert((size_t)len == n && (uint32_t)theirs == cp);
	assert(utf8_put(cp, back) == n && !memcmp(back, s.ptr, n));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t at = 0, fault = size, said = size;

	while (at < size) {
		struct str s = { (const char *)data + at, size - at };
		uint32_t cp = 0;
		bool valid = false;
		size_t n = utf8_next(s, &cp, &valid);

		assert(n >= 1 && n <= 4 && n <= s.len);
		one(s, n, cp, valid);
		if (!valid && fault == size)
			fault = at;
		at += n;
	}
	assert(utf8_valid((struct str){ (const char *)data, size }, &said) ==
	       (fault == size));
	assert(said == fault);
	return 0;
}
