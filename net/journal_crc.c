#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/journal_private.h"

/* CRC-32C (Castagnoli), RFC 3720 appendix B.4. */
static uint32_t crc_bytes(uint32_t crc, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	crc = ~crc;
	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
	}
	return ~crc;
}

/* The NUL goes along: it keeps "ab","c" apart from "a","bc". */
static uint32_t crc_text(uint32_t crc, const char *s)
{
	return crc_bytes(crc, s, strlen(s) + 1);
}

static uint32_t crc_number(uint32_t crc, int64_t n)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	return crc_text(crc, text);
}

uint32_t journal_intent_crc(int64_t id, const struct journal_intent *in)
{
	const char *const texts[] = { in->job,    in->who,       in->credential,
				      in->url,    in->operation, in->target,
				      in->digest, in->params };
	uint32_t crc = crc_number(crc_number(0, id), in->at);

	for (size_t i = 0; i < COUNT(texts); i++)
		crc = crc_text(crc, texts[i]);
	return crc;
}

uint32_t journal_outcome_crc(int64_t id, int64_t at, const char *state, int http,
			     int quota_left, const char *note)
{
	uint32_t crc = crc_number(crc_number(0, id), at);

	crc = crc_number(crc_number(crc_text(crc, state), http), quota_left);
	return crc_text(crc, note);
}
