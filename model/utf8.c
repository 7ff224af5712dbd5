#include "model/utf8.h"

/*
 * What may follow a lead byte: the number of continuation bytes, and the range of the
 * first of them (Unicode 15, table 3-7); the others are 80..BF.
 */
struct lead {
	unsigned char more, low, high;
};

static struct lead lead_of(unsigned char c)
{
	if (c >= 0xC2 && c <= 0xDF)
		return (struct lead){ 1, 0x80, 0xBF };
	if (c >= 0xE0 && c <= 0xEF)
		return (struct lead){ 2, c == 0xE0 ? 0xA0 : 0x80,
				      c == 0xED ? 0x9F : 0xBF };
	if (c >= 0xF0 && c <= 0xF4)
		return (struct lead){ 3, c == 0xF0 ? 0x90 : 0x80,
				      c == 0xF4 ? 0x8F : 0xBF };
	return (struct lead){ 0, 0, 0 };
}

static size_t decoded(size_t len, uint32_t cp, bool valid, uint32_t *ret_cp,
		      bool *ret_valid)
{
	*ret_cp = cp;
	if (ret_valid)
		*ret_valid = valid;
	return len;
}

size_t utf8_next(struct str s, uint32_t *ret_cp, bool *ret_valid)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	struct lead lead;
	uint32_t cp;

	if (p[0] < 0x80)
		return decoded(1, p[0], true, ret_cp, ret_valid);
	lead = lead_of(p[0]);
	if (!lead.more)
		return decoded(1, UTF8_BAD, false, ret_cp, ret_valid);
	cp = p[0] & (0x3FU >> lead.more);
	for (size_t i = 1; i <= lead.more; i++) {
		if (i >= s.len || p[i] < lead.low || p[i] > lead.high)
			return decoded(i, UTF8_BAD, false, ret_cp, ret_valid);
		cp = cp << 6 | (p[i] & 0x3FU);
		lead.low = 0x80;
		lead.high = 0xBF;
	}
	return decoded(lead.more + 1U, cp, true, ret_cp, ret_valid);
}

size_t utf8_put(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_BAD;
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool utf8_valid(struct str s, size_t *ret_at)
{
	size_t at = 0;
	bool valid = true;

	while (at < s.len) {
		uint32_t cp;
		size_t n =
			utf8_next((struct str){ s.ptr + at, s.len - at }, &cp, &valid);

		if (!valid)
			break;
		at += n;
	}
	if (!valid && ret_at)
		*ret_at = at;
	return valid;
}
