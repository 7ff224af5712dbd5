#include "model/format.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "model/xalloc.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

static const int64_t YEAR_9999_END = INT64_C(253402300799);

/* As snprintf(), but returns what was written. */
static size_t put(char *buf, size_t size, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static size_t put(char *buf, size_t size, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, size, fmt, ap);
	va_end(ap);
	if (n < 0 || !size)
		return 0;
	return (size_t)n < size ? (size_t)n : size - 1;
}

/*
 * One way to write a number: n / div, rounded, with `decimals` digits behind the point
 * (div is smaller than the unit by as much), while the rounded value is below `below`.
 */
struct scale {
	int64_t div;
	int below, decimals;
	char unit[2];
};

static const struct scale count_scales[] = {
	{ 1, 1000, 0, "" },
	{ INT64_C(100), 100, 1, "k" },
	{ INT64_C(1000), 1000, 0, "k" },
	{ INT64_C(100000), 100, 1, "M" },
	{ INT64_C(1000000), 1000, 0, "M" },
	{ INT64_C(100000000), 100, 1, "G" },
	{ INT64_C(1000000000), 1000, 0, "G" },
	{ INT64_C(100000000000), 100, 1, "T" },
	{ INT64_C(1000000000000), 1000, 0, "T" },
	{ INT64_C(1000000000000000), 10000, 0, "P" },
};

/* Finer from G on: there a tenth is money. */
static const struct scale byte_scales[] = {
	{ 1, 1000, 0, "" },
	{ INT64_C(100), 100, 1, "k" },
	{ INT64_C(1000), 1000, 0, "k" },
	{ INT64_C(100000), 100, 1, "M" },
	{ INT64_C(1000000), 1000, 0, "M" },
	{ INT64_C(100000000), 10000, 1, "G" },
	{ INT64_C(10000000000), 1000, 2, "T" },
	{ INT64_C(100000000000), 10000, 1, "T" },
	{ INT64_C(10000000000000), 1000, 2, "P" },
	{ INT64_C(100000000000000), 100000, 1, "P" },
};

static size_t scaled(int64_t n, const struct scale *scales, size_t count, char *buf,
		     size_t size)
{
	static const int tens[] = { 1, 10, 100 };
	const struct scale *s = scales;
	int64_t value = n;

	if (n < 0)
		return put(buf, size, "-");
	for (size_t i = 0; i < count; i++) {
		s = &scales[i];
		value = n / s->div + (s->div > 1 && n % s->div * 2 >= s->div);
		if (value < s->below)
			break;
	}
	if (!s->decimals)
		return put(buf, size, "%lld%s", (long long)value, s->unit);
	return put(buf, size, "%lld.%0*d%s", (long long)(value / tens[s->decimals]),
		   s->decimals, (int)(value % tens[s->decimals]), s->unit);
}

size_t format_count(int64_t n, char *buf, size_t size)
{
	return scaled(n, count_scales, COUNT(count_scales), buf, size);
}

size_t format_bytes(int64_t n, char *buf, size_t size)
{
	return scaled(n, byte_scales, COUNT(byte_scales), buf, size);
}

size_t format_grouped(int64_t n, char *buf, size_t size)
{
	char digits[24], out[32];
	size_t len = put(digits, sizeof(digits), "%lld", (long long)n);
	size_t first = digits[0] == '-', to = 0;

	for (size_t i = 0; i < len; i++) {
		if (i > first && (len - i) % 3 == 0)
			out[to++] = ',';
		out[to++] = digits[i];
	}
	out[to] = '\0';
	return put(buf, size, "%s", out);
}

struct grouped format_groups(int64_t n)
{
	struct grouped g = { "" };

	format_grouped(n, g.text, sizeof(g.text));
	return g;
}

static size_t span(int64_t sec, const char *before, char *buf, size_t size)
{
	char days[32];

	if (sec < MINUTE)
		return put(buf, size, "%s%ds", before, (int)sec);
	if (sec < HOUR)
		return put(buf, size, "%s%dm", before, (int)(sec / MINUTE));
	if (sec < DAY)
		return put(buf, size, "%s%dh", before, (int)(sec / HOUR));
	format_grouped(sec / DAY, days, sizeof(days));
	return put(buf, size, "%s%sd", before, days);
}

size_t format_age(int64_t sec, int64_t now, char *buf, size_t size)
{
	int64_t age;

	if (!sec)
		return put(buf, size, "never");
	if (__builtin_sub_overflow(now, sec, &age) || age == INT64_MIN)
		return put(buf, size, "-");
	if (age >= 0)
		return span(age, "", buf, size);
	if (age >= -MINUTE)
		return put(buf, size, "now");
	return span(-age, "in ", buf, size);
}

size_t format_left(int64_t seconds, char *buf, size_t size)
{
	int64_t unit = seconds < MINUTE ? 1
		       : seconds < HOUR ? MINUTE
		       : seconds < DAY  ? HOUR
					: DAY;
	int64_t over = seconds % unit;

	/* 59m 30s is 1h by this: the unit is that of what comes of it. */
	if (seconds <= 0)
		seconds = 0;
	else if (over)
		seconds += unit - over;
	return span(seconds, "", buf, size);
}

/* False outside the years 0 to 9999, which is what four digits can say. */
static bool civil(int64_t sec, struct tm *ret)
{
	time_t t = (time_t)sec;

	return sec <= YEAR_9999_END && gmtime_r(&t, ret) && ret->tm_year >= -1900;
}

size_t format_stamp(int64_t sec, char *buf, size_t size)
{
	struct tm tm;

	if (!sec)
		return put(buf, size, "never");
	if (!civil(sec, &tm))
		return put(buf, size, "-");
	return put(buf, size, "%04d-%02d-%02d %02d:%02d", tm.tm_year + 1900,
		   tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
}

size_t format_rfc3339(int64_t sec, char *buf, size_t size)
{
	struct tm tm;

	if (!sec || !civil(sec, &tm))
		return put(buf, size, "%s", "");
	return put(buf, size, "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900,
		   tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

size_t format_clock(int64_t sec, char *buf, size_t size)
{
	struct tm tm;

	if (!civil(sec, &tm))
		return put(buf, size, "-");
	return put(buf, size, "%02d:%02d:%02d", tm.tm_hour, tm.tm_min, tm.tm_sec);
}
