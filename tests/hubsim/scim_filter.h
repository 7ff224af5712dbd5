#ifndef HUBSIM_SCIM_FILTER_H
#define HUBSIM_SCIM_FILTER_H

/* The filter language of SCIM (RFC 7644, 3.4.2.2): eq ne co sw, and or not (). */
#include "tests/hubsim/world.h"

/* Is this a filter?  `u` may then be asked for. */
bool scim_filter_valid(const char *filter);
bool scim_filter_fits(const char *filter, const struct user *u);

/* The text of an attribute, "" when it has none or `u` is NULL; NULL for an unknown
 * name. */
const char *scim_attribute(const struct user *u, const char *name, char out[256]);

#endif
