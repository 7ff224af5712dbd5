#ifndef UI_NEW_FILE_H
#define UI_NEW_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "model/error.h"
#include "model/str.h"

/* A file that is written for the user: 0600, and never over another one.  NULL with
 * *err. */
FILE *new_file_open(const char *path, struct error *err);

/* All of it, past the buffers of stdio: nobody wipes those after a secret.  errno says
 * why not. */
bool put_all(int fd, struct str s);

/* What a person typed as its name: "~/" is the home directory, as in a shell. */
const char *new_file_typed(const char *typed, char *buf, size_t size);

/* Closes it; what could not be written whole is removed. */
enum status new_file_close(FILE *take_file, const char *path,
			   struct error *err) MUST_CHECK;

#endif
