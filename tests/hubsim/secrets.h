#ifndef HUBSIM_SECRETS_H
#define HUBSIM_SECRETS_H

/* Personal and organization tokens: what they have in common. */
#include "tests/hubsim/world.h"

/* A new token with that prefix, usable at once; strings are copied. */
struct secret *secret_add(struct hub *hub, const char *prefix, const char *label,
			  int64_t now);
struct secret *secret_by_id(const struct world *w, const char *uuid);
/* NULL changes nothing. */
void secret_label(struct secret *s, const char *label);
/* `expires_at` of the body: 0 when absent or null; false when it is no time to come. */
bool secret_expiry(const struct request *rq, int64_t *ret_at);

#endif
