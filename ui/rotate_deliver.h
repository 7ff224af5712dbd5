#ifndef UI_ROTATE_DELIVER_H
#define UI_ROTATE_DELIVER_H

#include <stdio.h>

#include "model/error.h"
#include "net/secret.h"
#include "ui/options.h"

/* Where a new token goes: the standard input of a command, a file of its own, or
 * standard output, once. */
struct delivery {
	char **command; /* argv; NULL */
	char *path;     /* NULL */
	FILE *file;
	bool show;
	char words[160]; /* "file new.token" */
};

/* From --deliver-command, --deliver-to and --show, and made ready: nothing may fail
 * after the token was made that could be told before.  ST_USAGE: nowhere. */
enum status delivery_prepare(const struct options *o, struct delivery *ret,
			     struct error *err) MUST_CHECK;
enum status delivery_give(struct delivery *d, const struct secret *secret,
			  struct error *err) MUST_CHECK;
/* A file that was not filled is removed. */
void delivery_done(struct delivery *d);

#endif
