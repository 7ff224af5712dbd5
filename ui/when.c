#include "ui/when.h"

#include <stdio.h>
#include <time.h>

#include "model/format.h"

static bool local;

void when_use_utc(bool utc)
{
	local = !utc;
	tzset();
}

/* False for a time that has no date here. */
static bool broken_down(int64_t sec, struct tm *ret)
{
	const time_t t = (time_t)sec;

	return localtime_r(&t, ret) != NULL;
}

size_t when_clock(int64_t sec, char *buf, size_t size)
{
	struct tm tm;

	if (!local || !broken_down(sec, &tm))
		return format_clock(sec, buf, size);
	return strftime(buf, size, "%H:%M:%S", &tm);
}

size_t when_stamp(int64_t sec, char *buf, size_t size)
{
	char stamp[32];
	struct tm tm;

	if (local && sec && broken_down(sec, &tm))
		return strftime(buf, size, "%Y-%m-%d %H:%M %Z", &tm);
	format_stamp(sec, stamp, sizeof(stamp));
	return (size_t)snprintf(buf, size, "%s%s", stamp, sec ? " UTC" : "");
}
