#ifndef NET_WIPING_H
#define NET_WIPING_H

#include <stdbool.h>

/*
 * libcurl with memory that is overwritten before it goes back to the heap: its copies
 * of passwords and tokens, in headers, bodies and answers, end with their handle and
 * not when something else needs the room (QUALITY C16).  What other libraries copy for
 * it (OpenSSL's records, nghttp2's frames) is theirs.
 */

/* curl_global_init(); false when libcurl does not start.  Once a curl_global_cleanup().
 */
bool wiping_curl_init(void);

#endif
