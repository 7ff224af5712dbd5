#ifndef NET_CREDENTIAL_H
#define NET_CREDENTIAL_H

#include <stdbool.h>

#include "model/error.h"
#include "net/secret.h"

/*
 * Where the sign-in comes from (DESIGN 5.2), in this order: environment, token file,
 * the context of the configuration, Docker's config.json (only for
 * https://hub.docker.com), a prompt.  Read again for each renewal when from a file,
 * helper or command; kept in secret memory when from the environment or typed.
 */
enum credential_kind {
	CRED_NONE,     /* anonymous */
	CRED_PASSWORD, /* /v2/users/login, may ask for a 2FA code */
	CRED_TOKEN,    /* dckr_pat_..., dckr_oat_...: /v2/auth/token */
	CRED_IDENTITY, /* Docker's "<token>" user: an identity token */
};

struct credential {
	enum credential_kind kind;
	char *user;            /* NULL for none */
	struct secret *secret; /* NULL for none */
	bool docker;     /* from Docker's configuration: for Docker's own hosts only */
	char source[96]; /* "DOCKERHUB_TOKEN", "docker config, helper pass", "typed" */
};

void credential_done(struct credential *c);

/* For the journal: "password", "pat", "oat", "none". */
const char *credential_name(const struct credential *c);

/* CRED_TOKEN or CRED_PASSWORD, by how it begins. */
enum credential_kind credential_kind_of(const struct secret *secret);

/* What was found at start, before any thread.  Owned by main, used by the net thread.
 */
struct credentials;

/*
 * Takes the secret variables out of the environment: copied, wiped in place, unset
 * (QUALITY C11); also unsets SSLKEYLOGFILE.  `url` is the Hub's.  A token file that
 * others can read is refused (ST_LOCAL), and so is a value with a line break.  On
 * success the caller owns *ret.
 */
enum status credentials_collect(const char *url, struct credentials **ret,
				struct error *err) MUST_CHECK;
void credentials_free(struct credentials *c); /* NULL is fine */

/* Wipes every secret and forgets where others are: nothing is found from now on.  The
 * user's name stays, to be asked for a password.  Net thread. */
void credentials_forget(struct credentials *c);

/*
 * What the chosen context of the configuration says; copied.  A user name in the
 * environment that differs from the context's is another account: the context's secret
 * is not used then.
 */
struct credential_context {
	const char *name;
	const char *user;       /* NULL */
	const char *org;        /* who an organization token signs in as; NULL */
	const char *token_file; /* NULL */
	char *const *command;   /* argv that prints the secret; NULL */
	const char *refused;    /* why the secret must not be read; NULL */
	bool elsewhere;         /* it is for another address: nothing of it is used */
};
void credentials_add_context(struct credentials *c,
			     const struct credential_context *ctx);

/* No credential of the user: for the demo.  `user` NULL: anonymous. */
struct credentials *credentials_fixed(const char *user, const char *secret,
				      const char *source);

/* What somebody typed at the prompt; takes the secret. */
struct credentials *credentials_typed(const char *user, struct secret *take_secret);

/* A user name given without a secret (DOCKERHUB_USERNAME alone), to prefill the prompt;
 * NULL. */
const char *credentials_user(const struct credentials *c);

/* What `hubdeck info` shows: the source that would be used, without reading secrets or
 * running a helper.  "none (anonymous)" when there is nothing. */
const char *credentials_source(const struct credentials *c);

/* Nothing of it is in memory: it is read from a file, a helper or a command. */
bool credentials_outside(const struct credentials *c);

/* Wipes every secret that is in memory; what is in a file, or comes from a helper or
 * command, can be read again.  Net thread. */
void credentials_wipe(struct credentials *c);

/* The bearer of SCIM (DOCKERHUB_SCIM_TOKEN), which nothing else is sent with and which
 * is sent nowhere else; borrowed, NULL when there is none. */
const struct secret *credentials_scim(const struct credentials *c);

/* One place where a credential may come from, in the order they are looked at. */
enum source_state {
	SOURCE_ABSENT,  /* nothing there */
	SOURCE_SET,     /* there, but an earlier one is used */
	SOURCE_USED,    /* this one */
	SOURCE_REFUSED, /* there, and not to be used: `note` says why */
};
struct credential_source {
	char name[96];
	enum source_state state;
	char note[160]; /* what it is, never a secret; may be "" */
};
enum { CREDENTIAL_SOURCES = 6 };

/* All CREDENTIAL_SOURCES of them, for `hubdeck info`. */
void credentials_sources(const struct credentials *c, struct credential_source *ret);

/*
 * Reads the credential once, asynchronously because a helper takes its time.  `done` is
 * called once, never from within credential_read(), unless credential_drop() comes
 * first; it takes what is in *cred.  CRED_NONE is not an error.  Net thread.
 */
struct worker;
struct credential_read;
typedef void credential_fn(void *arg, struct credential *take_cred,
			   const struct error *err);
struct credential_read *credential_read(struct worker *w,
					const struct credentials *from,
					credential_fn *done, void *arg);
void credential_drop(struct credential_read *r); /* NULL is fine */

#endif
