#ifndef MODEL_JWT_H
#define MODEL_JWT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/str.h"

/*
 * What a session token says of itself (CONTRACT 3, samples/jwt-claims-pat-2026.json).
 * Read for display and renewal only; the signature is the Hub's business.
 */
enum session_source {
	SOURCE_UNKNOWN,
	SOURCE_PASSWORD,
	SOURCE_PAT, /* source claim "docker_pat|..." */
	SOURCE_OAT, /* "docker_oat|..." */
};

struct claims {
	char username[64];
	char scope[1024]; /* an organization token has many */
	int64_t iat, exp; /* Unix seconds; 0 when absent */
	enum session_source source;
	char token[64]; /* id of the personal or organization token; "" for none */
};

/* "personal token"; "sign-in" when the session does not say. */
const char *session_source_text(enum session_source source);

/* False when it is not a JWT with a JSON payload; *ret is then zeroed. */
bool jwt_claims(struct str token, struct claims *ret);

#endif
