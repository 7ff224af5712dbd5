/*
 * Bytes from the terminal -> keys.  However they are cut into reads, the keys are the
 * same; no byte becomes two keys; a person can always get out of an answer.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The decoder is in the room above those that fuzz targets are linked with. */
#include "ui/keys.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KEYS_MAX = 8192 };

static size_t take(struct keys *k, uint32_t *keys, size_t n)
{
	uint32_t key;

	while ((key = keys_next(k))) {
		size_t len;

		if (n == KEYS_MAX || (key >= 0xd800 && key < 0xe000) || key > K_LOST)
			abort();
		if (key == K_PASTE && keys_paste(k, &len) && len > PASTE_MAX)
			abort();
		keys[n++] = key;
	}
	return n;
}

static void escape(struct keys *k)
{
	uint32_t keys[KEYS_MAX];
	size_t n;

	/* Twice: the first one may end a sequence. */
	for (int i = 0; i < 2; i++) {
		keys_feed(k, "\003", 1);
		take(k, keys, 0);
		keys_flush(k);
		take(k, keys, 0);
	}
	keys_feed(k, "qqqqq", 5);
	n = take(k, keys, 0);
	if (!n || keys[n - 1] != 'q')
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint32_t whole[KEYS_MAX], bytes[KEYS_MAX];
	struct keys *a = keys_new(), *b = keys_new();
	size_t n = 0, m = 0;

	if (size > KEYS_MAX)
		size = KEYS_MAX;
	keys_define(a, "\033[[Z9", K_F12);
	keys_define(b, "\033[[Z9", K_F12);
	keys_feed(a, (const char *)data, size);
	n = take(a, whole, 0);
	for (size_t i = 0; i < size; i++) {
		keys_feed(b, (const char *)data + i, 1);
		m = take(b, bytes, m);
	}
	if (n > size || n != m || memcmp(whole, bytes, n * sizeof(*whole)) != 0)
		abort();
	escape(a);
	keys_drop(b);
	keys_free(a);
	keys_free(b);
	return 0;
}
