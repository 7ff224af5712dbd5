#ifndef UI_CONTEXT_H
#define UI_CONTEXT_H

#include "net/credential.h"
#include "ui/config.h"

/*
 * [context NAME] of a configuration file: a Hub, an account and where its secret is,
 * chosen with --context, HUBDECK_CONTEXT or `context = NAME` (DESIGN 5.2).
 */
struct context {
	char *name;
	char *url, *org, *user, *ca_file, *registry_url, *registry_auth_url;
	char *token_file;
	char **command;     /* secret-command, as an argv */
	char *command_file; /* the configuration file that names it */
	bool read_only;
};

/* The context of that name, made when there is none yet. */
struct context *context_make(struct config *c, const char *name);
const struct context *context_find(const struct config *c, const char *name);
/* It says where its secret is, whatever comes of reading it. */
bool context_has_secret(const struct context *x);
void context_free_all(struct config *c);

/* One `key = value` of the section in the file `path`.  ST_USAGE names what is wrong.
 */
enum status context_set(struct context *x, const char *path, const char *key,
			const char *value, struct error *err) MUST_CHECK;

/* Makes c->context the one of that name and puts its settings over those of the files.
 * ST_USAGE names the contexts there are.  "" chooses none. */
enum status context_choose(struct config *c, const char *name,
			   struct error *err) MUST_CHECK;

/*
 * Tells the credentials of the chosen context, if there is one.  Its secret is not used
 * for another address than its own, and a secret-command is refused when others can
 * write the file that names it, or the file's directory.
 */
void context_credentials(const struct config *c, struct credentials *credentials);

#endif
