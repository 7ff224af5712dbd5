#ifndef UI_ESTATE_GET_H
#define UI_ESTATE_GET_H

#include "ui/estate_read.h"
#include "ui/face.h"

/*
 * The estate a command is about: read from the Hub, which it opens, or from the
 * snapshot that --open names, without the Hub.  Of ESTATE_SCIM only if there is a
 * bearer.  As estate_read() otherwise.
 */
enum status estate_get(struct program *p, const struct estate_wanted *wanted,
		       struct estate *ret, int *ret_requests,
		       struct error *err) MUST_CHECK;

#endif
