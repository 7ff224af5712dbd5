/*
 * Markdown: whatever comes in, what comes out is bounded and no longer than some times
 * what went in.
 */
#include <assert.h>

#include "model/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct markdown m;
	size_t all = 0;

	markdown_parse((struct str){ (const char *)data, size }, &m);
	assert(m.n <= MARKDOWN_BLOCKS_MAX);
	for (size_t i = 0; i < m.n; i++) {
		assert(m.v[i].indent >= 0 && m.v[i].indent <= MARKDOWN_INDENT_MAX);
		assert(strlen(m.v[i].marker) < sizeof(m.v[i].marker));
		all += strlen(m.v[i].text);
	}
	/* "![](" becomes "[picture]". */
	assert(all <= 9 * size + 16);
	markdown_done(&m);
	return 0;
}
