#ifndef MODEL_REDACT_H
#define MODEL_REDACT_H

#include "model/json.h"

/* Takes what is secret out of what the Hub sent, in place, however deep it is. */
enum redact {
	REDACT_TOKENS = 1 << 0,    /* "***redacted***", for every text that is not "" */
	REDACT_ADDRESSES = 1 << 1, /* of webhooks: their path and query (url_mask()) */
};

/*
 * `numbers` (may be NULL) is an object in which addresses get numbers, from 1, in the
 * order in which they are met: they are masked by hook_url_numbered() then, and can
 * still be told apart.
 */
void redact(json_object *obj, unsigned what, json_object *numbers);

#endif
