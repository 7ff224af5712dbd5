#ifndef UI_REQUESTS_H
#define UI_REQUESTS_H

#include <stddef.h>

#include "net/trace.h"

/* One request on one line: "14:13:22 DELETE /v2/... 204 0.21s session renewed". */
void requests_line(const struct trace_entry *e, char *buf, size_t size);

#endif
