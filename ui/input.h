#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "model/error.h"
#include "model/str.h"

/* What a person hands over whole: a file, or standard input. */
enum { INPUT_MAX = 1 << 20 };

/* Reads to the end; `name` is for messages.  More than INPUT_MAX is ST_USAGE.  The
 * caller ends it with input_free(). */
enum status input_read_fd(int fd, const char *name, struct str *ret,
			  struct error *err) MUST_CHECK;

/* "-" is standard input. */
enum status input_read(const char *path, struct str *ret, struct error *err) MUST_CHECK;

/* A file and nothing else, for who cannot wait: no terminal, no pipe. */
enum status input_read_file(const char *path, struct str *ret,
			    struct error *err) MUST_CHECK;

/* It may hold a secret: wiped.  {NULL,0} is fine. */
void input_free(struct str *text);

#endif
