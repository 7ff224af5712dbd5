#ifndef NET_HELPER_H
#define NET_HELPER_H

#include "net/worker.h"

/*
 * Docker's credential helpers: `docker-credential-NAME get`, the server's URL on
 * standard input, {"ServerURL","Username","Secret"} on standard output; a failure is an
 * exit status with its text on standard OUTPUT (QUALITY C4).
 *
 * It runs beside the net thread, in a session of its own, so that it cannot take the
 * terminal, and is killed with its process group after 30 s.  Net thread.
 */
struct helper;

struct helper_reply {
	struct error err;      /* ST_OK: something or nothing was found */
	char *user;            /* NULL: the helper knows no credential; taken */
	struct secret *secret; /* with `user`, or of a command; taken */
	bool erased;           /* helper_erase(): it had one, and has it no more */
};

/* Called once, never from within helper_start(), unless helper_drop() comes first. */
typedef void helper_fn(void *arg, struct helper_reply *reply);

/* [A-Za-z0-9_-]+, so that it is one program and no path (C5). */
bool helper_name_ok(const char *name);

/* `env` is the environment it gets (C11).  A server with CR, LF or NUL is refused (C6).
 * NULL, with *err filled, when it cannot be started. */
struct helper *helper_start(struct worker *w, const char *name, const char *server,
			    char *const *env, helper_fn *done, void *arg,
			    struct error *err);

/* Has it forget what it keeps for that server: `docker-credential-NAME erase`. */
struct helper *helper_erase(struct worker *w, const char *name, const char *server,
			    char *const *env, helper_fn *done, void *arg,
			    struct error *err);

/* As helper_start(), for a command of the user that prints a secret: the first line of
 * its output, without a user.  Nothing is on its standard input; argv[0] is found in
 * PATH. `argv` and `env` are borrowed for the call. */
struct helper *helper_command(struct worker *w, char *const *argv, char *const *env,
			      helper_fn *done, void *arg, struct error *err);

void helper_drop(struct helper *h); /* kills; NULL is fine */

#endif
