/* Rate headers of a hostile server: whatever they say, the wait has bounds and the pace
 * stays sane. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/limit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FIELDS = 6, NOW = 1767225600, MAX_WAIT = 900 };

static void check(const struct limits *l)
{
	int64_t opens = limit_opens(l, NOW);

	if (l->limit < 0 || l->remaining < -1 || limit_reserve(l) < 0 ||
	    limit_spare(l, NOW) < 0)
		abort();
	if (opens < NOW || opens > NOW + MAX_WAIT)
		abort();
	if (!memchr(l->why, '\0', sizeof(l->why)))
		abort();
	for (const char *c = l->why; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			abort();
}

/* Lines of the input are the six headers, over and over; an empty one is absent. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct limits l = { .remaining = -1 };
	char *text, *rest;
	int strikes = 0;

	if (!size)
		return 0;
	text = xstrndup((const char *)data, size);
	rest = text;
	while (rest) {
		char *line[FIELDS] = { NULL };
		struct limit_headers h;

		for (int i = 0; i < FIELDS; i++) {
			line[i] = rest ? strsep(&rest, "\n") : NULL;
			if (line[i] && !*line[i])
				line[i] = NULL;
		}
		h = (struct limit_headers){ line[0], line[1], line[2],
					    line[3], line[4], line[5] };
		limit_seen(&l, &h, NOW);
		check(&l);
		limit_hit(&l, &h, NOW, strikes++ % 3);
		check(&l);
		if (l.wait_until <= NOW || l.wait_until > NOW + MAX_WAIT)
			abort();
	}
	free(text);
	return 0;
}
