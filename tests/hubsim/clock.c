#include "tests/hubsim/clock.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t start_at, start_real, advanced;
static double speed = 1.0;

static int64_t real_ns(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return ts.tv_sec * NS_SECOND + ts.tv_nsec;
}

void clock_start(int64_t now, double scale)
{
	start_at = now ? now : real_ns(CLOCK_REALTIME);
	start_real = real_ns(CLOCK_MONOTONIC);
	speed = scale;
}

int64_t clock_now(void)
{
	double gone = (double)(real_ns(CLOCK_MONOTONIC) - start_real) * speed;
	int64_t extra;

	pthread_mutex_lock(&lock);
	extra = advanced;
	pthread_mutex_unlock(&lock);
	return start_at + (int64_t)gone + extra;
}

void clock_advance(int64_t ns)
{
	pthread_mutex_lock(&lock);
	advanced += ns;
	pthread_mutex_unlock(&lock);
}

int64_t clock_real_ms(void)
{
	return real_ns(CLOCK_MONOTONIC) / 1000000;
}

/* Year, month and day of a day since 1970, by arithmetic: a page needs hundreds. */
static void split_day(int64_t day, int *ret_y, int *ret_m, int *ret_d)
{
	int64_t z = day + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*ret_d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*ret_m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*ret_y = (int)(yoe + era * 400 + (*ret_m <= 2));
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static char *digits(char *p, int64_t n, int width)
{
	for (int i = width - 1; i >= 0; i--) {
		p[i] = (char)('0' + n % 10);
		n /= 10;
	}
	return p + width;
}

size_t time_text(char out[TIME_TEXT], int64_t at)
{
	int64_t secs = floor_div(at, NS_SECOND), ns = at - secs * NS_SECOND;
	int64_t day = floor_div(secs, 86400), sod = secs - day * 86400;
	char *p = out;
	int y, m, d;

	split_day(day, &y, &m, &d);
	p = digits(p, y, 4);
	*p++ = '-';
	p = digits(p, m, 2);
	*p++ = '-';
	p = digits(p, d, 2);
	*p++ = 'T';
	p = digits(p, sod / 3600, 2);
	*p++ = ':';
	p = digits(p, sod / 60 % 60, 2);
	*p++ = ':';
	p = digits(p, sod % 60, 2);
	if (ns) {
		*p++ = '.';
		p = digits(p, ns, 9);
		while (p[-1] == '0')
			p--;
	}
	*p++ = 'Z';
	*p = '\0';
	return (size_t)(p - out);
}

void time_http(char out[TIME_TEXT], int64_t at)
{
	static const char days[] = "ThuFriSatSunMonTueWed";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int64_t secs = floor_div(at, NS_SECOND);
	int64_t day = floor_div(secs, 86400), sod = secs - day * 86400;
	int y, m, d;

	split_day(day, &y, &m, &d);
	snprintf(out, TIME_TEXT, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
		 days + (day % 7 + 7) % 7 * 3, d, months + (m - 1) * 3, y % 10000,
		 (int)(sod / 3600), (int)(sod / 60 % 60), (int)(sod % 60));
}

void time_day(char out[TIME_TEXT], int64_t at)
{
	int y, m, d;

	split_day(floor_div(at, NS_DAY), &y, &m, &d);
	snprintf(out, TIME_TEXT, "%04d%02d%02d", y % 10000, m, d);
}

/* Two or four digits at *s, which is moved behind them; -1 when not digits. */
static int number(const char **s, int width)
{
	int n = 0;

	for (int i = 0; i < width; i++, (*s)++) {
		if (**s < '0' || **s > '9')
			return -1;
		n = n * 10 + (**s - '0');
	}
	return n;
}

/* "Z" or "+02:00" at s, as the seconds to take off. */
static bool zone(const char *s, int64_t *ret_secs)
{
	int sign = *s == '-' ? -1 : 1, h, m;

	*ret_secs = 0;
	if ((*s == 'Z' || *s == 'z') && !s[1])
		return true;
	/* A `+` that was not percent-encoded arrives as a space. */
	if (*s != '+' && *s != '-' && *s != ' ')
		return false;
	s++;
	h = number(&s, 2);
	if (h < 0 || *s++ != ':')
		return false;
	m = number(&s, 2);
	*ret_secs = sign * (h * 3600 + m * 60);
	return m >= 0 && !*s;
}

bool time_parse(const char *s, int64_t *ret_at)
{
	static const char between[] = "--T::";
	int part[6];
	int64_t ns = 0, step = NS_SECOND / 10, off;
	struct tm tm = { 0 };

	for (int i = 0; i < 6; i++) {
		part[i] = number(&s, i ? 2 : 4);
		if (part[i] < 0)
			return false;
		if (i < 5 && *s != between[i] && !(i == 2 && *s == 't'))
			return false;
		if (i < 5)
			s++;
	}
	if (*s == '.')
		for (s++; *s >= '0' && *s <= '9'; s++, step /= 10)
			ns += (*s - '0') * step;
	if (!zone(s, &off))
		return false;
	tm.tm_year = part[0] - 1900;
	tm.tm_mon = part[1] - 1;
	tm.tm_mday = part[2];
	tm.tm_hour = part[3];
	tm.tm_min = part[4];
	tm.tm_sec = part[5];
	*ret_at = (timegm(&tm) - off) * NS_SECOND + ns;
	return true;
}
