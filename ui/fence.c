#include "ui/fence.h"

enum {
	SLOW_MS = 30, /* answers slower than this are worth a fence */
	QUICK_MS = 8, /* and so many quicker than this are not */
	QUICK_MAX = 16,
	NO_ANSWER_MS = 250,
	AGAIN_MS = 2000, /* a line may become slow */
};

bool fence_wanted(const struct fence *f, int64_t now)
{
	if (f->out)
		return false;
	if (f->mode == FENCE_OFF)
		return f->known && now - f->answered_at >= AGAIN_MS;
	return f->mode == FENCE_NEW || f->mode == FENCE_ON;
}

void fence_sent(struct fence *f, size_t bytes, int64_t now)
{
	if (f->mode != FENCE_ON)
		f->mode = FENCE_MEASURING;
	f->out = true;
	f->sent_at = now;
	f->bytes = bytes;
	/* Twice what the slowest frame so far would have needed. */
	f->patience_ms = NO_ANSWER_MS + 2 * f->slowness * (int64_t)bytes / 1000;
}

void fence_answered(struct fence *f, int64_t now)
{
	int64_t ms = now - f->sent_at;
	int64_t slowness = ms * 1000 / (int64_t)(f->bytes + 1);

	if (!f->out)
		return;
	f->out = false;
	f->known = true;
	f->answered_at = now;
	if (slowness > f->slowness)
		f->slowness = slowness;
	f->quick = ms <= QUICK_MS ? f->quick + 1 : 0;
	if (f->mode == FENCE_MEASURING || ms > SLOW_MS)
		f->mode = ms > SLOW_MS ? FENCE_ON : FENCE_OFF;
	if (f->quick >= QUICK_MAX)
		f->mode = FENCE_OFF;
}

bool fence_holds(struct fence *f, int64_t now)
{
	if (f->mode != FENCE_ON || !f->out)
		return false;
	if (now < f->sent_at + f->patience_ms)
		return true;
	f->mode = FENCE_OFF;
	return false;
}

bool fence_slow(const struct fence *f)
{
	return f->mode == FENCE_ON;
}

int64_t fence_deadline(const struct fence *f)
{
	return f->mode == FENCE_ON && f->out ? f->sent_at + f->patience_ms : -1;
}

int fence_last_wait(const struct fence *f, int64_t now)
{
	int64_t since = f->known ? now : f->sent_at;

	if (!f->out || now >= since + NO_ANSWER_MS)
		return 0;
	return (int)(since + NO_ANSWER_MS - now);
}
