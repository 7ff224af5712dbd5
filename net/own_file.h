#ifndef NET_OWN_FILE_H
#define NET_OWN_FILE_H

#include <stdio.h>

#include "model/error.h"

/*
 * Opens a file that says what is to be done, or believed.  Refused: a symbolic link,
 * what is no regular file, belongs to somebody else, can be written by others or is
 * larger than so many MiB.  `what` begins the message: "plan".  NULL with *err; else
 * the caller's, to fclose().
 */
FILE *own_file_open(const char *what, const char *path, int mib_max, struct error *err);

#endif
