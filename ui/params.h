#ifndef UI_PARAMS_H
#define UI_PARAMS_H

#include "model/error.h"
#include "model/json.h"
#include "model/str.h"

/*
 * The parameters of an operation, from `--name VALUE` and from --params.  Names are
 * kept with '_' for '-'; what they must be is said by the row of the operation.
 */

/* `--name VALUE`: adds it as text; a name given again makes a list.  ST_USAGE when it
 * names a secret: everybody on this machine can read the arguments of a program. */
enum status params_add(json_object *params, struct str name, const char *value,
		       struct error *err) MUST_CHECK;

/*
 * --params: JSON as it stands, @FILE or "-" for standard input.  What *params holds
 * already wins.  ST_USAGE tells the position of a fault; what was read is wiped.
 */
enum status params_read(const char *source, json_object **params,
			struct error *err) MUST_CHECK;

#endif
