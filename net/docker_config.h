#ifndef NET_DOCKER_CONFIG_H
#define NET_DOCKER_CONFIG_H

#include "model/error.h"
#include "net/secret.h"

/*
 * Docker's config.json as docker/cli reads it (QUALITY C2, C3): credHelpers[key], then
 * credsStore, then auths[key].  Keys are compared whole, never by part.  Pure.
 */
#define DOCKER_HUB_KEY "https://index.docker.io/v1/"

struct docker_login {
	char *helper;          /* ask this program; everything else is then unset */
	char *user;            /* NULL: nothing for this key */
	struct secret *secret; /* with `user` */
	bool identity;         /* the secret is an identity token */
};

void docker_login_done(struct docker_login *l);

/* ST_LOCAL when it is no JSON, or the entry cannot be read.  An empty *ret_login is "no
 * credential".  `auths_only` is for DOCKER_AUTH_CONFIG. */
enum status docker_config_find(struct str json, const char *key, bool auths_only,
			       struct docker_login *ret_login,
			       struct error *err) MUST_CHECK;

#endif
