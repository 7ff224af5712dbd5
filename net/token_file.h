#ifndef NET_TOKEN_FILE_H
#define NET_TOKEN_FILE_H

#include "model/error.h"
#include "net/secret.h"

/*
 * Reads files that hold secrets, straight into memory for secrets.  Any thread.
 */

/*
 * DOCKERHUB_TOKEN_FILE: one line.  Refused (ST_LOCAL) when others can read or write
 * it, when it belongs to somebody else (root excepted), or when a symbolic link that is
 * not ours leads to it (QUALITY C12).  On success the caller owns *ret.
 */
enum status token_file_read(const char *path, struct secret **ret,
			    struct error *err) MUST_CHECK;

/* Any file up to 1 MB, as it is; *ret is NULL (and ST_OK) when there is none. */
enum status secret_file_read(const char *path, struct secret **ret,
			     struct error *err) MUST_CHECK;

/* A line break or NUL in a secret would change the request it is put in (H14).  `name`
 * is what the error calls it. */
enum status secret_check(const struct secret *s, const char *name,
			 struct error *err) MUST_CHECK;

#endif
