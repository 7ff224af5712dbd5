/* Numbers, sizes and times, written and read. */
#include "model/format.h"
#include "model/xalloc.h"
#include "tests/check.h"

struct number {
	int64_t n;
	const char *text;
};

typedef size_t (*number_writer)(int64_t n, char *buf, size_t size);

static void written(number_writer write, const struct number *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char buf[40];

		CU_ASSERT_EQUAL(write(rows[i].n, buf, sizeof(buf)),
				strlen(rows[i].text));
		CU_ASSERT_STRING_EQUAL(buf, rows[i].text);
	}
}

static void test_count(void)
{
	static const struct number rows[] = {
		{ -1, "-" },
		{ 0, "0" },
		{ 840, "840" },
		{ 999, "999" },
		{ 1000, "1.0k" },
		{ 3100, "3.1k" },
		{ 9949, "9.9k" },
		{ 9950, "10k" },
		{ 44000, "44k" },
		{ 812345, "812k" },
		{ 999499, "999k" },
		{ 999500, "1.0M" },
		{ 1900000, "1.9M" },
		{ INT64_C(12000000000), "12G" },
		{ INT64_C(999499999999999), "999T" },
		{ INT64_MAX, "9223P" },
	};

	written(format_count, rows, COUNT(rows));
}

static void test_bytes(void)
{
	static const struct number rows[] = {
		{ -1, "-" },
		{ 0, "0" },
		{ 512, "512" },
		{ 4200, "4.2k" },
		{ 999999, "1.0M" },
		{ 12000000, "12M" },
		{ 412000000, "412M" },
		{ 840000000, "840M" },
		{ INT64_C(3900000000), "3.9G" },
		{ INT64_C(97100000000), "97.1G" },
		{ INT64_C(412300000000), "412.3G" },
		{ INT64_C(999949999999), "999.9G" },
		{ INT64_C(999950000000), "1.00T" },
		{ INT64_C(1530000000000), "1.53T" },
		{ INT64_C(12040000000000), "12.0T" },
		{ INT64_MAX, "9223.4P" },
	};

	written(format_bytes, rows, COUNT(rows));
}

static void test_grouped(void)
{
	static const struct number rows[] = {
		{ 0, "0" },
		{ 999, "999" },
		{ 1000, "1,000" },
		{ 1234567, "1,234,567" },
		{ -999, "-999" },
		{ -123456, "-123,456" },
		{ INT64_MIN, "-9,223,372,036,854,775,808" },
	};

	written(format_grouped, rows, COUNT(rows));
}

static void test_age(void)
{
	static const int64_t now = 1770000000;
	static const struct number rows[] = {
		{ 0, "0s" },
		{ 12, "12s" },
		{ 59, "59s" },
		{ 60, "1m" },
		{ 5 * 60 + 59, "5m" },
		{ 3600, "1h" },
		{ 2 * 3600, "2h" },
		{ 86399, "23h" },
		{ 86400, "1d" },
		{ 214 * 86400, "214d" },
		{ 1102 * 86400, "1,102d" },
		{ -1, "now" },
		{ -60, "now" },
		{ -61, "in 1m" },
		{ -7200, "in 2h" },
		{ -30 * 86400, "in 30d" },
	};
	char buf[40];

	for (size_t i = 0; i < COUNT(rows); i++) {
		format_age(now - rows[i].n, now, buf, sizeof(buf));
		CU_ASSERT_STRING_EQUAL(buf, rows[i].text);
	}
	format_age(0, now, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "never");
	format_age(INT64_MIN, now, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "-");
	format_age(INT64_MAX, 0, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "in 106,751,991,167,300d");
}

static void test_what_is_left(void)
{
	static const struct {
		int64_t n;
		const char *text;
	} rows[] = {
		{ INT64_MIN, "0s" },
		{ -1, "0s" },
		{ 0, "0s" },
		{ 1, "1s" },
		{ 59, "59s" },
		{ 60, "1m" },
		{ 61, "2m" },
		{ 3540, "59m" },
		{ 3541, "1h" },
		{ 3601, "2h" },
		{ 82801, "1d" },
		{ 86400, "1d" },
		{ 86401, "2d" },
		{ 518400, "6d" },
		{ 518401, "7d" },
		{ 7 * 86400 - 1, "7d" },
		{ 604800, "7d" },
		{ 604801, "8d" },
		{ 1102 * 86400, "1,102d" },
	};
	char buf[32];

	for (size_t i = 0; i < COUNT(rows); i++) {
		format_left(rows[i].n, buf, sizeof(buf));
		CU_ASSERT_STRING_EQUAL(buf, rows[i].text);
	}
}

static void test_times(void)
{
	static const struct number stamps[] = {
		{ 0, "never" },
		{ 1770887640, "2026-02-12 09:14" },
		{ INT64_C(253402300799), "9999-12-31 23:59" },
		{ INT64_C(253402300800), "-" },
		{ INT64_MAX, "-" },
		{ INT64_MIN, "-" },
	};
	static const struct number rfc[] = {
		{ 0, "" },
		{ 1770887640, "2026-02-12T09:14:00Z" },
		{ 951782399, "2000-02-28T23:59:59Z" },
		{ INT64_MAX, "" },
	};
	static const struct number clocks[] = { { 1770887602, "09:13:22" },
						{ 0, "00:00:00" } };

	written(format_stamp, stamps, COUNT(stamps));
	written(format_rfc3339, rfc, COUNT(rfc));
	written(format_clock, clocks, COUNT(clocks));
}

static void test_small_buffers_are_kept(void)
{
	char buf[4] = "xyz";

	CU_ASSERT_EQUAL(format_grouped(1234567, buf, 0), 0);
	CU_ASSERT_STRING_EQUAL(buf, "xyz");
	CU_ASSERT_EQUAL(format_stamp(1770887640, buf, sizeof(buf)), 3);
	CU_ASSERT_STRING_EQUAL(buf, "202");
}

typedef bool (*number_reader)(struct str s, int64_t *ret);

static void read_back(number_reader read, const struct number *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t n = -99;

		CU_ASSERT_TRUE(read(str_from(rows[i].text), &n));
		CU_ASSERT_EQUAL(n, rows[i].n);
	}
}

static void refused(number_reader read, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t n;

		CU_ASSERT_FALSE(read(str_from(texts[i]), &n));
	}
}

static void test_reads_times(void)
{
	static const struct number rows[] = {
		{ 1770887640, "2026-02-12T09:14:00Z" },
		{ 1770887640, "2026-02-12t09:14:00.123456789z" },
		{ 1770887640, "2026-02-12T10:44:00.1+01:30" },
		{ 1770887640, "2026-02-11T21:14:00-12:00" },
		{ 951825600, "2000-02-29T12:00:00Z" },
		{ 0, "0001-01-01T00:00:00Z" },
		{ -1, "1969-12-31T23:59:59Z" },
		{ 1483228800, "2016-12-31T23:59:60Z" },
	};
	static const char *const bad[] = {
		"",
		"never",
		"2026-02-12",
		"2026-02-12 09:14:00Z",
		"2026-02-12T09:14:00",
		"2026-02-12T09:14Z",
		"2026-02-12T09:14:00.Z",
		"2026-02-12T09:14:00.1234567890Z",
		"2026-02-12T09:14:00ZZ",
		"2026-02-30T09:14:00Z",
		"2025-02-29T09:14:00Z",
		"1900-02-29T09:14:00Z",
		"2026-13-01T09:14:00Z",
		"2026-00-01T09:14:00Z",
		"2026-02-12T24:00:00Z",
		"2026-02-12T09:60:00Z",
		"2026-02-12T09:14:61Z",
		"2026-02-12T09:14:00+1:00",
		"2026-02-12T09:14:00+24:00",
		" 2026-02-12T09:14:00Z",
		"+026-02-12T09:14:00Z",
	};
	int64_t n;

	read_back(parse_rfc3339, rows, COUNT(rows));
	refused(parse_rfc3339, bad, COUNT(bad));
	CU_ASSERT_FALSE(parse_rfc3339(STR("2026-02-12T09:14:00Z\0"), &n));
}

static void test_what_is_written_reads_back(void)
{
	for (int64_t sec = -62135596800 + 366 * 86400; sec < INT64_C(253402300800);
	     sec += 86400 * 97 + 12347) {
		char buf[32];
		int64_t back = 0;
		size_t len = format_rfc3339(sec, buf, sizeof(buf));

		CU_ASSERT_TRUE_FATAL(parse_rfc3339((struct str){ buf, len }, &back));
		CU_ASSERT_EQUAL_FATAL(back, sec);
	}
}

static void test_reads_sizes(void)
{
	static const struct number rows[] = {
		{ 12, "12" },
		{ 12, "12B" },
		{ 4200, "4.2k" },
		{ 1000000000, "1G" },
		{ 1000000000, "1gb" },
		{ 1073741824, "1GiB" },
		{ 1536, "1.5Ki" },
		{ INT64_C(1530000000000), "1.53T" },
		{ INT64_C(1125899906842624), "1PiB" },
		{ INT64_MAX, "9223372036854775807" },
	};
	static const char *const bad[] = { "",    "k",       "-1",
					   "1.5", "1.k",     "1 k",
					   "1kk", "1.2345k", "0x10",
					   "1e3", "1i",      "1iB",
					   "1BB", "10000P",  "9223372036854775808",
					   "+1",  "1X",      ".5k" };

	read_back(parse_size, rows, COUNT(rows));
	refused(parse_size, bad, COUNT(bad));
}

static void test_reads_ages(void)
{
	static const struct number rows[] = {
		{ 0, "0s" },        { 90, "90s" },      { 900, "15m" },
		{ 86400, "24h" },   { 2592000, "30d" }, { 4838400, "8w" },
		{ 31536000, "1y" },
	};
	static const char *const bad[] = {
		"",    "d",    "30",   "30D",  "1M",
		"-1d", "1.5d", "30dd", "30 d", "300000000000y"
	};

	read_back(parse_age, rows, COUNT(rows));
	refused(parse_age, bad, COUNT(bad));
}

static void test_reads_integers(void)
{
	static const struct number rows[] = {
		{ 0, "0" },     { 7, "007" },
		{ -42, "-42" }, { INT64_MAX, "9223372036854775807" },
		{ 0, "-0" },
	};
	static const char *const bad[] = { "",   "-",     "+1",  " 1",
					   "1 ", "12abc", "--1", "9223372036854775808",
					   "1.0" };
	int64_t n;

	read_back(parse_int, rows, COUNT(rows));
	refused(parse_int, bad, COUNT(bad));
	CU_ASSERT_FALSE(parse_int(STR("1\0"), &n));
}

CHECK_MAIN("format", test_count, test_bytes, test_grouped, test_age, test_what_is_left,
	   test_times, test_small_buffers_are_kept, test_reads_times,
	   test_what_is_written_reads_back, test_reads_sizes, test_reads_ages,
	   test_reads_integers)
