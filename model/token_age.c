#include "model/token_age.h"

#include "model/doctor.h"

enum { EXPIRED = 1 << 0, EXPIRING = 1 << 1, UNUSED = 1 << 2, NEVER = 1 << 3 };
enum { DAY = 86400 };

const char *const token_age_words[] = { "EXPIRED", "EXPIRING", "UNUSED", "NEVER",
					NULL };

static bool is_older(int64_t at, int days, int64_t now)
{
	return at && now - at >= (int64_t)days * DAY;
}

uint32_t token_age_flags(const struct token_age *t, const struct row_context *ctx)
{
	const struct doctor_limits *limits = &doctor_limits;
	uint32_t flags = 0;

	if (!ctx->now)
		return 0;
	if (t->expires && t->expires <= ctx->now)
		return EXPIRED;
	if (t->off)
		return 0;
	if (t->expires && t->expires - ctx->now <= (int64_t)limits->expiring * DAY)
		flags |= EXPIRING;
	if (is_older(t->used, limits->unused, ctx->now))
		flags |= UNUSED;
	/* A new one has not been used yet. */
	if (!t->used && is_older(t->created, limits->joined, ctx->now))
		flags |= NEVER;
	return flags;
}
