#ifndef NET_CREDENTIAL_PRIVATE_H
#define NET_CREDENTIAL_PRIVATE_H

#include "net/credential.h"

/* Inside of net/credential*.c. */
struct credentials {
	char *user;                 /* DOCKERHUB_USERNAME, or the context's; NULL */
	struct secret *secret;      /* DOCKERHUB_TOKEN; NULL */
	const char *secret_name;    /* the variable it was in */
	char *token_file;           /* DOCKERHUB_TOKEN_FILE; NULL */
	struct secret *auth_config; /* DOCKER_AUTH_CONFIG; NULL */
	char *docker_config;        /* path of config.json; NULL: not for this url */
	char **env;                 /* for helpers: without any of the above */
	struct secret *scim;        /* DOCKERHUB_SCIM_TOKEN; NULL */

	char *context; /* its name; NULL: none */
	char *org, *context_file;
	char **command;
	char *refused;   /* why the context's secret is not to be read; NULL */
	bool elsewhere;  /* the context is for another address */
	bool other_user; /* the environment names another account */
	char source[96];
};

/* The context has a secret for this account and address. */
bool credentials_has_context(const struct credentials *c);

/* Fills c->source from credentials_sources(). */
void credentials_describe(struct credentials *c);

#endif
