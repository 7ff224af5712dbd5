#include "tests/harness/keyed.h"

#include <string.h>

void keyed_press(struct line *l, const char *key, struct keyed *k)
{
	int64_t t0;

	line_forget(l);
	t0 = line_now_us();
	line_send(l, key, strlen(key));
	k->sent++;
	if (k->painted == KEYED_MAX || !line_first(l, KEYED_PAINT_MS))
		return;
	line_settle(l, KEYED_QUIET_MS, KEYED_PAINT_MS);
	k->ms[k->painted] = (double)(l->last - t0) / 1e3;
	k->bytes[k->painted++] = (double)l->bytes;
}

void keyed_press_first(struct line *l, const char *key, struct keyed *k)
{
	int64_t t0;

	line_settle(l, KEYED_QUIET_MS, KEYED_QUIET_MS);
	line_forget(l);
	t0 = line_now_us();
	line_send(l, key, strlen(key));
	k->sent++;
	if (k->painted < KEYED_MAX && line_first(l, KEYED_PAINT_MS))
		k->ms[k->painted++] = (double)(l->first - t0) / 1e3;
}

void keyed_times(struct line *l, const char *key, size_t n, struct keyed *k)
{
	*k = (struct keyed){ 0 };
	while (n--)
		keyed_press(l, key, k);
}
