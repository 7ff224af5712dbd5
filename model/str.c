#include "model/str.h"

static unsigned char lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c | 0x20) : c;
}

static bool digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The digits at `*at`, without leading zeros; *at moves behind them. */
static struct str digits_at(struct str s, size_t *at)
{
	size_t from;

	while (*at + 1 < s.len && s.ptr[*at] == '0' &&
	       digit((unsigned char)s.ptr[*at + 1]))
		++*at;
	from = *at;
	while (*at < s.len && digit((unsigned char)s.ptr[*at]))
		++*at;
	return (struct str){ s.ptr + from, *at - from };
}

static int digits_cmp(struct str a, struct str b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return memcmp(a.ptr, b.ptr, a.len);
}

/*
 * A run of digits against any other byte is decided by its first digit, as all digits
 * lie on the same side of that byte: this makes the order total.
 */
int str_natural_cmp(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	while (i < a.len && j < b.len) {
		unsigned char x = (unsigned char)a.ptr[i], y = (unsigned char)b.ptr[j];
		int order;

		if (digit(x) && digit(y)) {
			order = digits_cmp(digits_at(a, &i), digits_at(b, &j));
		} else {
			order = (int)lower(x) - (int)lower(y);
			i++;
			j++;
		}
		if (order)
			return order;
	}
	if (i < a.len || j < b.len)
		return i < a.len ? 1 : -1;
	return str_cmp(a, b);
}

static bool same(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lower((unsigned char)a[i]) != lower((unsigned char)b[i]))
			return false;
	return true;
}

bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && same(s.ptr, prefix.ptr, prefix.len);
}

bool str_has(struct str haystack, struct str needle)
{
	unsigned char first;

	if (!needle.len)
		return true;
	first = lower((unsigned char)needle.ptr[0]);
	for (size_t i = 0; i + needle.len <= haystack.len; i++)
		if (lower((unsigned char)haystack.ptr[i]) == first &&
		    same(haystack.ptr + i + 1, needle.ptr + 1, needle.len - 1))
			return true;
	return false;
}

uint64_t str_hash_more(uint64_t hash, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(0x100000001b3);
	return hash;
}

uint64_t str_hash(struct str s)
{
	return str_hash_more(UINT64_C(0xcbf29ce484222325), s);
}

static char dashed(char c)
{
	return c == '_' ? '-' : c;
}

bool str_eq_dashed(const char *a, const char *b)
{
	for (; *a && dashed(*a) == dashed(*b); a++, b++)
		;
	return *a == *b;
}
