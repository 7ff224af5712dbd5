#ifndef UI_ROTATE_DELIVER_H
#define UI_ROTATE_DELIVER_H

#include <stdio.h>

#include "model/error.h"
#include "net/secret.h"
#include "ui/options.h"

/* Where a new token goes: the standard input of a command, a file of its own, or
 * standard output, once; on the screen the clipboard, too. */
struct delivery {
	char **command;  /* argv; NULL */
	int64_t seconds; /* it may take */
	char *path;      /* NULL */
	FILE *file;
	bool show, copy;
	char words[160]; /* "in the file new.token" */
};
enum { DELIVERY_SECONDS = 300 };

/* From --deliver-command, --deliver-to and --show, and made ready: nothing may fail
 * after the token was made that could be told before.  ST_USAGE: nowhere. */
enum status delivery_prepare(const struct options *o, struct delivery *ret,
			     struct error *err) MUST_CHECK;
/* The first two of them alone; *d is as delivery_done() leaves it. */
enum status delivery_to_command(struct delivery *d, const char *command,
				struct error *err) MUST_CHECK;
enum status delivery_to_file(struct delivery *d, const char *path,
			     struct error *err) MUST_CHECK;

/* Waits for a command. */
enum status delivery_give(struct delivery *d, const struct secret *secret,
			  struct error *err) MUST_CHECK;
/* How a command ended: was it delivered? */
enum status delivery_ended(const struct delivery *d, int status,
			   struct error *err) MUST_CHECK;
/* A file that was not filled is removed. */
void delivery_done(struct delivery *d);

#endif
