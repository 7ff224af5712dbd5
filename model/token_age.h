#ifndef MODEL_TOKEN_AGE_H
#define MODEL_TOKEN_AGE_H

#include "model/kind.h"

/*
 * What the dates of an access token say of it, the same for the panes and `hubdeck
 * tokens` (model/doctor.h, whose limits these are).
 */
struct token_age {
	int64_t expires, used, created; /* Unix seconds; 0: never, or not said */
	bool off;
};

extern const char *const token_age_words[]; /* of the flags; NULL-terminated */
#define TOKEN_AGE_LEGEND                                                               \
	"EXPIRED still counts  EXPIRING in 30d  UNUSED for 90d  NEVER used"

uint32_t token_age_flags(const struct token_age *t, const struct row_context *ctx);

#endif
