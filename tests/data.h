#ifndef TESTS_DATA_H
#define TESTS_DATA_H

#include <stdio.h>
#include <stdlib.h>

#include "model/page.h"
#include "model/xalloc.h"

/* tests/data/NAME.json as a string; the caller frees it. */
static inline char *data_read(const char *name)
{
	const char *dir = getenv("TESTDATA");
	char *path = xasprintf("%s/%s.json", dir ? dir : "tests/data", name);
	FILE *f = fopen(path, "rb");
	char *buf = xcalloc(1, 1 << 20);

	if (!f || !fread(buf, 1, (1 << 20) - 1, f)) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	fclose(f);
	free(path);
	return buf;
}

#endif
