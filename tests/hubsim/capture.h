#ifndef HUBSIM_CAPTURE_H
#define HUBSIM_CAPTURE_H

/*
 * --capture FILE: what was sent, one JSON line a request, for tests:
 * {"method", "target", "status", "headers": {...}, "body"}.
 *
 * Nothing in it is a secret: Authorization is "Bearer pat:maria", the kind of
 * credential and its account; in a body that names a secret, its value is "***".
 */
#include "tests/hubsim/exchange.h"

void capture_write(int fd, struct exchange *x, const char *method, const char *query);

#endif
