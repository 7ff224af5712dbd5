/* The reading half of format.h: times, sizes, ages and integers as people write them.
 */
#include "model/format.h"

#include <time.h>

#include "model/xalloc.h"

/* Takes exactly `n` digits off the front. */
static bool take_digits(struct str *s, size_t n, int *ret)
{
	int value = 0;

	if (s->len < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s->ptr[i] < '0' || s->ptr[i] > '9')
			return false;
		value = value * 10 + (s->ptr[i] - '0');
	}
	*s = (struct str){ s->ptr + n, s->len - n };
	*ret = value;
	return true;
}

/* Takes one byte off the front when it is one of `any`; 0 when not. */
static char take_any(struct str *s, const char *any)
{
	char c;

	if (!s->len || !s->ptr[0] || !strchr(any, s->ptr[0]))
		return '\0';
	c = s->ptr[0];
	*s = (struct str){ s->ptr + 1, s->len - 1 };
	return c;
}

/* As many digits as there are; false when none, or when they exceed an int64_t. */
static bool take_number(struct str *s, int64_t *ret)
{
	int64_t value = 0;
	size_t n = 0;

	for (; n < s->len && s->ptr[n] >= '0' && s->ptr[n] <= '9'; n++)
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, s->ptr[n] - '0', &value))
			return false;
	*s = (struct str){ s->ptr + n, s->len - n };
	*ret = value;
	return n > 0;
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool take_date(struct str *s, struct tm *tm)
{
	int year, month, day;

	if (!take_digits(s, 4, &year) || !take_any(s, "-") ||
	    !take_digits(s, 2, &month) || !take_any(s, "-") || !take_digits(s, 2, &day))
		return false;
	if (month < 1 || month > 12 || day < 1 || day > days_in(year, month))
		return false;
	tm->tm_year = year - 1900;
	tm->tm_mon = month - 1;
	tm->tm_mday = day;
	return true;
}

/* The fraction is checked and dropped: nothing here is finer than a second. */
static bool take_time(struct str *s, struct tm *tm)
{
	if (!take_digits(s, 2, &tm->tm_hour) || !take_any(s, ":") ||
	    !take_digits(s, 2, &tm->tm_min) || !take_any(s, ":") ||
	    !take_digits(s, 2, &tm->tm_sec))
		return false;
	if (take_any(s, ".")) {
		size_t n = 0;

		while (take_any(s, "0123456789"))
			n++;
		if (n < 1 || n > 9)
			return false;
	}
	return tm->tm_hour <= 23 && tm->tm_min <= 59 && tm->tm_sec <= 60;
}

static bool take_offset(struct str *s, int64_t *ret)
{
	int hours, minutes;
	char sign = take_any(s, "Zz+-");

	*ret = 0;
	if (sign == 'Z' || sign == 'z')
		return true;
	if (!sign || !take_digits(s, 2, &hours) || !take_any(s, ":") ||
	    !take_digits(s, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*ret = INT64_C(60) * (hours * 60 + minutes);
	if (sign == '-')
		*ret = -*ret;
	return true;
}

bool parse_rfc3339(struct str s, int64_t *ret_sec)
{
	struct tm tm = { 0 };
	int64_t offset;

	if (!take_date(&s, &tm) || !take_any(&s, "Tt") || !take_time(&s, &tm) ||
	    !take_offset(&s, &offset) || s.len)
		return false;
	if (tm.tm_year + 1900 <= 1)
		*ret_sec = 0;
	else
		*ret_sec = (int64_t)timegm(&tm) - offset;
	return true;
}

/* Up to three digits, in thousandths. */
static bool take_fraction(struct str *s, int *ret_thousandths)
{
	int worth = 100;

	*ret_thousandths = 0;
	if (!take_any(s, "."))
		return true;
	for (char c; worth && (c = take_any(s, "0123456789")); worth /= 10)
		*ret_thousandths += (c - '0') * worth;
	return worth < 100;
}

/* k, KB, Ki, KiB ... or B or nothing: what one of it is, 0 when it is no unit. */
static int64_t take_unit(struct str *s)
{
	static const char units[] = "kMGTP";
	char c = take_any(s, "kKmMgGtTpP");
	int64_t unit = 1, step = take_any(s, "i") ? 1024 : 1000;

	if (!c && step == 1024)
		return 0;
	for (const char *u = units; c; u++) {
		unit *= step;
		if ((c | 0x20) == (*u | 0x20))
			break;
	}
	take_any(s, "bB");
	return unit;
}

bool parse_size(struct str s, int64_t *ret_bytes)
{
	int64_t whole, unit, bytes;
	int thousandths;

	if (!take_number(&s, &whole) || !take_fraction(&s, &thousandths))
		return false;
	unit = take_unit(&s);
	if (!unit || s.len || (unit == 1 && thousandths))
		return false;
	if (__builtin_mul_overflow(whole, unit, &bytes) ||
	    __builtin_add_overflow(bytes, unit * thousandths / 1000, &bytes))
		return false;
	*ret_bytes = bytes;
	return true;
}

bool parse_age(struct str s, int64_t *ret_seconds)
{
	static const struct {
		char unit;
		int64_t seconds;
	} units[] = {
		{ 's', 1 },
		{ 'm', 60 },
		{ 'h', 3600 },
		{ 'd', 86400 },
		{ 'w', INT64_C(7) * 86400 },
		{ 'y', INT64_C(365) * 86400 },
	};
	int64_t n;

	if (!take_number(&s, &n) || s.len != 1)
		return false;
	for (size_t i = 0; i < COUNT(units); i++)
		if (units[i].unit == s.ptr[0])
			return !__builtin_mul_overflow(n, units[i].seconds,
						       ret_seconds);
	return false;
}

bool parse_int(struct str s, int64_t *ret)
{
	bool minus = take_any(&s, "-");
	int64_t n;

	if (!take_number(&s, &n) || s.len)
		return false;
	*ret = minus ? -n : n;
	return true;
}
