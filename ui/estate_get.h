#ifndef UI_ESTATE_GET_H
#define UI_ESTATE_GET_H

#include "ui/estate_read.h"
#include "ui/face.h"

/*
 * Which organization a command is about: its first word, else that of the context;
 * NULL: whose snapshot --open names.  ST_USAGE: none is named; borrowed.
 */
enum status estate_org(const struct options *o, const char **ret,
		       struct error *err) MUST_CHECK;

/*
 * The estate a command is about: read from the Hub, which it opens, or from the
 * snapshot that --open names, without the Hub; wanted->org as of estate_org().  Of
 * ESTATE_SCIM only if there is a bearer.  As estate_read() otherwise.
 */
enum status estate_get(struct program *p, const struct estate_wanted *wanted,
		       struct estate *ret, int *ret_requests,
		       struct error *err) MUST_CHECK;

#endif
