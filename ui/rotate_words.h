#ifndef UI_ROTATE_WORDS_H
#define UI_ROTATE_WORDS_H

#include "model/rotation.h"
#include "ui/options.h"

/* How a rotation stands, on standard output, or where that has the token (`shown`) on
 * standard error.  `old_token` and `new_token` are rows of the Hub; NULL: not there. */
enum status rotate_say(const struct options *o, const struct rotation *r,
		       json_object *old_token, json_object *new_token, bool shown,
		       int64_t now, struct error *err) MUST_CHECK;

/* Rows of rotation_list(). */
enum status rotate_say_list(const struct options *o, json_object *rows,
			    struct error *err) MUST_CHECK;

#endif
