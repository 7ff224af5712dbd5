#ifndef NET_VERSIONS_H
#define NET_VERSIONS_H

#include <stddef.h>

/* "libcurl 7.88.1, OpenSSL/3.0.19, HTTP/2": what runs here, for `hubdeck info`. Returns
 * buf. */
const char *versions_network(char *buf, size_t size);

#endif
