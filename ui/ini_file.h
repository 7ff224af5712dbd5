#ifndef UI_INI_FILE_H
#define UI_INI_FILE_H

#include <stdbool.h>

#include "model/error.h"

/*
 * Reads an INI file (inih): sections in brackets, name = value, comments behind # and ;
 * at the start of a line and behind ; later.
 */

/* One `key = value`; `section` is "" above the first.  ST_USAGE says what is wrong with
 * it, without its place.  Goes on behind a line with a fault, which it then ignores. */
typedef enum status ini_pair_fn(void *arg, const char *section, const char *key,
				const char *value, int line, struct error *err);

/*
 * ST_USAGE: "FILE:LINE: what is wrong" of the first line with a fault.  A file that is
 * not there is none unless `must`.
 */
enum status ini_file_read(const char *path, bool must, ini_pair_fn *fn, void *arg,
			  struct error *err) MUST_CHECK;

/* A value: "yes", "off", "1" ...; false when it is neither. */
bool ini_flag(const char *value, bool *ret);

#endif
