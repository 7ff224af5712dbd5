/* Readers say no or give a value in range; writers stay in their buffer and come back.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef size_t (*writer)(int64_t n, char *buf, size_t size);

static void write_all(int64_t n)
{
	static const writer writers[] = {
		format_count,   format_bytes, format_stamp,
		format_rfc3339, format_clock, format_grouped
	};

	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		char buf[40], small[5];
		size_t len = writers[i](n, buf, sizeof(buf));

		assert(len == strlen(buf) && len < sizeof(buf) - 1);
		assert(writers[i](n, small, sizeof(small)) == (len < 4 ? len : 4));
		assert(!memcmp(buf, small, len < 4 ? len : 4));
		assert(i != 0 || len <= 5);
		assert(i != 1 || len <= 7);
	}
}

static void time_back(int64_t sec)
{
	char buf[40];
	int64_t back;
	size_t len = format_rfc3339(sec, buf, sizeof(buf));

	if (!len)
		return;
	assert(parse_rfc3339((struct str){ buf, len }, &back));
	assert(back == sec || (back == 0 && len && strncmp(buf, "0001", 4) <= 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	int64_t n = 0, now = 0;
	char age[40];

	if (parse_rfc3339(s, &n)) {
		assert(n > INT64_C(-62135596800) - 86400 &&
		       n < INT64_C(253402300800) + 86400);
		time_back(n);
	}
	if (parse_size(s, &n))
		assert(n >= 0);
	if (parse_age(s, &n))
		assert(n >= 0);
	if (parse_int(s, &n)) {
		char digits[40];

		snprintf(digits, sizeof(digits), "%lld", (long long)n);
		assert(parse_int(str_from(digits), &now) && now == n);
	}
	if (size >= 16) {
		memcpy(&n, data, 8);
		memcpy(&now, data + 8, 8);
	}
	write_all(n);
	time_back(n);
	assert(format_age(n, now, age, sizeof(age)) == strlen(age));
	return 0;
}
