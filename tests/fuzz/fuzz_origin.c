/* Links of a hostile server: what is taken for our own origin really is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/origin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char base[] = "https://hub.docker.com";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	struct origin ours, there;
	char *url = NULL, *first = NULL;
	struct str link = { (const char *)data, size };

	if (origin_base(base, &first, &ours, &err))
		abort();
	if (origin_resolve("https://hub.docker.com/v2/x?page=1", link, &url, &there)) {
		/* A URL of our origin begins with it, and nothing in it can end a
		 * header line. */
		if (origin_same(&ours, &there) &&
		    strncmp(url, "https://hub.docker.com/", 23) != 0 &&
		    strncmp(url, "https://hub.docker.com:443/", 27) != 0 &&
		    strcmp(url, base) != 0 &&
		    strncmp(url, "https://hub.docker.com?", 23) != 0)
			abort();
		if (strpbrk(url, "\r\n"))
			abort();
		if (origin_page(url) < -1)
			abort();
		free(url);
	}
	free(first);
	return 0;
}
