#ifndef MODEL_RESOURCES_H
#define MODEL_RESOURCES_H

#include "model/error.h"
#include "model/json.h"

/*
 * What an organization token may reach (CONTRACT 3.2): an array of objects, each with
 * a type, a path and scopes.  The Hub adds scopes now and then: their form is checked,
 * their names are its own to know.  ST_USAGE with what is wrong and what is allowed.
 */
enum status resources_check(json_object *value, struct error *err) MUST_CHECK;

#endif
