#include "net/wiping.h"

#include <curl/curl.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

static void wiping_free(void *p)
{
	if (!p)
		return;
	explicit_bzero(p, malloc_usable_size(p));
	free(p);
}

/* Never in place: realloc() would leave the old bytes behind when it moves them. */
static void *wiping_realloc(void *p, size_t size)
{
	size_t had = p ? malloc_usable_size(p) : 0;
	void *q;

	if (p && size && size <= had)
		return p;
	q = malloc(size ? size : 1);
	if (q && p) {
		memcpy(q, p, had < size ? had : size);
		wiping_free(p);
	}
	return q;
}

bool wiping_curl_init(void)
{
	return !curl_global_init_mem(CURL_GLOBAL_DEFAULT, malloc, wiping_free,
				     wiping_realloc, strdup, calloc);
}
